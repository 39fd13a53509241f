/// A day of the week. Weeks begin on Monday (ISO 8601), which has number 0.
package enum Weekday: Int, CaseIterable, Codable, Sendable, Comparable {
  case monday, tuesday, wednesday, thursday, friday, saturday, sunday

  package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// Some of the seven weekdays. Stored as a list of numbers, Monday 0.
package struct WeekdaySet: OptionSet, Hashable, Sendable {
  package let rawValue: UInt8

  package init(rawValue: UInt8) { self.rawValue = rawValue & 0x7f }

  package init(_ weekdays: some Sequence<Weekday>) {
    self.init(rawValue: weekdays.reduce(0) { $0 | (1 << UInt8($1.rawValue)) })
  }

  package static let mondayToFriday = WeekdaySet(rawValue: 0b001_1111)
  package static let all = WeekdaySet(rawValue: 0b111_1111)

  package func contains(_ weekday: Weekday) -> Bool { rawValue & (1 << UInt8(weekday.rawValue)) != 0 }

  package var weekdays: [Weekday] { Weekday.allCases.filter(contains) }
}

extension WeekdaySet: Codable {
  package init(from decoder: any Decoder) throws {
    self.init(try [Weekday](from: decoder))
  }

  package func encode(to encoder: any Encoder) throws {
    try weekdays.encode(to: encoder)
  }
}
