/// Hours of study, exact to a billionth of an hour so that sums of fractions compare as they should.
package struct StudyHours: Hashable, Comparable, Sendable {
  package let nanohours: Int

  package static let zero = StudyHours(nanohours: 0)

  package init(nanohours: Int) { self.nanohours = nanohours }

  /// Rounded to the nearest billionth of an hour; nil for what is no number or too large to be hours.
  package init?(hours: Double) {
    guard hours.isFinite, abs(hours) < 1e6 else { return nil }
    nanohours = Int((hours * 1e9).rounded())
  }

  package var hours: Double { Double(nanohours) / 1e9 }

  package static func < (left: Self, right: Self) -> Bool { left.nanohours < right.nanohours }
  package static func + (left: Self, right: Self) -> Self {
    Self(nanohours: left.nanohours + right.nanohours)
  }
  package static func - (left: Self, right: Self) -> Self {
    Self(nanohours: left.nanohours - right.nanohours)
  }
  package static func * (hours: Self, count: Int) -> Self { Self(nanohours: hours.nanohours * count) }

  /// Whether this much fits into `allowance`, with the neutral format's tolerance of 1e-9 hours.
  package func fits(in allowance: StudyHours) -> Bool { nanohours <= allowance.nanohours + 1 }
}

extension StudyHours: Codable {
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let hours = try container.decode(Double.self)
    guard let value = Self(hours: hours) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "\(hours) is not a number of hours")
    }
    self = value
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(hours)
  }
}
