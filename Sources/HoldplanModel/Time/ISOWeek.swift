/// A week as Danes name it: ISO 8601, from Monday, week 1 being the one with the year's first Thursday.
package struct ISOWeek: Hashable, Comparable, Sendable {
  /// The year that the week belongs to, which at the turn of the year may differ from that of the date.
  package let year: Int
  /// 1 to 53.
  package let number: Int

  package init(year: Int, number: Int) {
    self.year = year
    self.number = number
  }

  package init(containing date: CalendarDate) {
    let thursday = date.advanced(by: 3 - date.weekday.rawValue)
    let year = thursday.year
    let newYear = CalendarDate(year: year, month: 1, day: 1) ?? thursday
    self.init(year: year, number: newYear.distance(to: thursday) / 7 + 1)
  }

  /// The Monday of the week.
  package var monday: CalendarDate {
    let fourth = CalendarDate(year: year, month: 1, day: 4) ?? CalendarDate(dayNumber: 0)
    return fourth.advanced(by: (number - 1) * 7 - fourth.weekday.rawValue)
  }

  package static func < (left: Self, right: Self) -> Bool {
    (left.year, left.number) < (right.year, right.number)
  }
}

extension CalendarDate {
  package var isoWeek: ISOWeek { ISOWeek(containing: self) }

  /// Counts Mondays: equal for two dates exactly when they lie in the same ISO week.
  package var weekIndex: Int { (dayNumber + 3 >= 0 ? dayNumber + 3 : dayNumber - 3) / 7 }
}
