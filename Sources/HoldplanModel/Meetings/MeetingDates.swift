extension Season {
  /// Monday to Friday, neither a holiday nor a closed day. Unlike a teaching date it may lie outside the
  /// season's dates: meetings go on all year.
  package func isWorkingDay(_ date: CalendarDate) -> Bool {
    date.weekday < .saturday && holiday(on: date) == nil && closedDay(on: date) == nil
  }

  /// Where a meeting goes that would be on `date`: the same day if people work on it, else the next working
  /// day of its ISO week, else the one before; nil where the whole week is closed.
  package func meetingDay(for date: CalendarDate) -> CalendarDate? {
    let monday = date.isoWeek.monday
    let week = (0..<7).map { monday.advanced(by: $0) }
    return week.first { $0 >= date && isWorkingDay($0) } ?? week.last { $0 < date && isWorkingDay($0) }
  }
}

/// A day on which a series meets: the day of its pattern, and where that goes when nobody works on it.
package struct MeetingDay: Hashable, Sendable {
  package var nominal: CalendarDate
  package var date: CalendarDate

  package var movedFrom: CalendarDate? { date == nominal ? nil : nominal }
}

extension MeetingSeries {
  /// The days of a series that meets by the calendar, in order; nil for one that meets within a window, whose
  /// days are chosen. Days that would have to leave the dates of the series or of their week are left out.
  package func meetingDays(in season: Season) -> [MeetingDay]? {
    let nominal: [CalendarDate]
    switch recurrence {
    case .window: return nil
    case .everyWeeks(let weeks, let weekday):
      let ahead = (weekday.rawValue - dates.from.weekday.rawValue + 7) % 7
      nominal = Array(
        stride(from: dates.from.dayNumber + ahead, through: dates.to.dayNumber, by: 7 * max(1, weeks))
          .map(CalendarDate.init(dayNumber:)))
    case .timesAMonth(let count, let weekday): nominal = monthly(count, on: weekday)
    }
    return nominal.compactMap { day in
      season.meetingDay(for: day).map { MeetingDay(nominal: day, date: $0) }
    }
    .filter { dates.contains($0.date) }
  }

  /// The weekday's occurrences in each month, as evenly as four weeks allow: once a month is the first, twice
  /// the first and the third.
  private func monthly(_ count: Int, on weekday: Weekday) -> [CalendarDate] {
    var result: [CalendarDate] = []
    var (year, month) = (dates.from.year, dates.from.month)
    while (year, month) <= (dates.to.year, dates.to.month) {
      if let first = CalendarDate(year: year, month: month, day: 1) {
        let ahead = (weekday.rawValue - first.weekday.rawValue + 7) % 7
        for index in 0..<count {
          result.append(first.advanced(by: ahead + 7 * (index * 4 / count)))
        }
      }
      (year, month) = month == 12 ? (year + 1, 1) : (year, month + 1)
    }
    return result.filter(dates.contains)
  }

  /// When a meeting that begins at `start` takes place, in minutes of the day.
  package func minutes(from start: ClockTime) -> Range<Int> { start.minutes..<(start.minutes + minutes) }
}
