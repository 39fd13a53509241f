/// A moment, in whole seconds since 1 January 1970 UTC. Always passed in: the model reads no clock.
package struct Timestamp: Hashable, Comparable, Codable, Sendable {
  package let seconds: Int

  package init(seconds: Int) { self.seconds = seconds }

  package static func < (left: Self, right: Self) -> Bool { left.seconds < right.seconds }

  package init(from decoder: any Decoder) throws {
    seconds = try decoder.singleValueContainer().decode(Int.self)
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(seconds)
  }
}
