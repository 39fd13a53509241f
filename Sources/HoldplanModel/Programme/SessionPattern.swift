/// What one session of a module is like, before it has a date.
package struct SessionPattern: Hashable, Codable, Sendable {
  package enum Kind: String, Codable, CaseIterable, Sendable {
    case lesson, exam
  }

  package var kind: Kind
  /// How many periods of the day it takes: 1 is a half day where the season has two slots, 2 a full day.
  package var slotCount: Int
  /// Days since the previous session; nil on the first.
  package var gap: GapLimits?
  /// The weekdays it may be held on; nil allows all teaching days.
  package var weekdays: WeekdaySet?

  package init(kind: Kind = .lesson, slotCount: Int = 1, gap: GapLimits? = nil, weekdays: WeekdaySet? = nil) {
    self.kind = kind
    self.slotCount = slotCount
    self.gap = gap
    self.weekdays = weekdays
  }
}

/// The days that may lie between two sessions of a team that follow each other.
package struct GapLimits: Hashable, Codable, Sendable {
  package var minimum: Int
  package var ideal: Int
  package var maximum: Int

  package init(minimum: Int, ideal: Int, maximum: Int) {
    self.minimum = minimum
    self.ideal = ideal
    self.maximum = maximum
  }

  /// Whether sessions so many days apart keep the limits. A gap of no days or less never does.
  package func allows(_ days: Int) -> Bool { days > 0 && minimum <= days && days <= maximum }
}
