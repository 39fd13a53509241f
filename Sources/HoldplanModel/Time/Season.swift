/// One half-day or other period of a teaching day, such as `08:30` to `11:30`.
package struct Slot: Hashable, Codable, Sendable {
  package var name: String
  package var start: ClockTime
  package var end: ClockTime

  package init(name: String, start: ClockTime, end: ClockTime) {
    self.name = name
    self.start = start
    self.end = end
  }
}

/// A day on which the organisation does not teach, with the reason that people are told.
package struct ClosedDay: Hashable, Codable, Sendable {
  package var date: CalendarDate
  package var reason: String

  package init(date: CalendarDate, reason: String) {
    self.date = date
    self.reason = reason
  }
}

/// The span of dates in which a round of training is taught, and its days and times.
package struct Season: Equatable, Codable, Sendable {
  package var name: String
  package var start: CalendarDate
  package var end: CalendarDate
  /// Whether Denmark's public holidays are kept free.
  package var observesDanishHolidays: Bool
  /// The weekdays on which sessions may be held.
  package var teachingWeekdays: WeekdaySet
  package var closedDays: [ClosedDay]
  /// The periods of a day, in order and not overlapping. A full-day session takes all of them.
  package var slots: [Slot]

  package init(
    name: String, start: CalendarDate, end: CalendarDate, observesDanishHolidays: Bool = true,
    teachingWeekdays: WeekdaySet = .mondayToFriday, closedDays: [ClosedDay] = [],
    slots: [Slot]
  ) {
    self.name = name
    self.start = start
    self.end = end
    self.observesDanishHolidays = observesDanishHolidays
    self.teachingWeekdays = teachingWeekdays
    self.closedDays = closedDays
    self.slots = slots
  }

  /// The dates on which a session may be held, in order. Computed each time: keep it if it's used twice.
  package var teachingDates: [CalendarDate] {
    guard start <= end else { return [] }
    let closed = Set(closedDays.map(\.date))
    return (start...end).filter {
      teachingWeekdays.contains($0.weekday) && !closed.contains($0) && holiday(on: $0) == nil
    }
  }

  package func contains(_ date: CalendarDate) -> Bool { start <= date && date <= end }

  /// The public holiday on `date`, where the season observes them.
  package func holiday(on date: CalendarDate) -> DanishHoliday? {
    observesDanishHolidays ? DanishHoliday.on(date) : nil
  }

  package func closedDay(on date: CalendarDate) -> ClosedDay? {
    closedDays.first { $0.date == date }
  }

  /// The clock times of a session that begins in `slot` and takes `count` periods, where they exist.
  package func times(from slot: Int, count: Int) -> (start: ClockTime, end: ClockTime)? {
    guard slot >= 0, count >= 1, slot + count <= slots.count else { return nil }
    return (slots[slot].start, slots[slot + count - 1].end)
  }
}
