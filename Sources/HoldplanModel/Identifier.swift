/// The name of one record, such as a staff number or a team code, typed by what it names.
///
/// It is text because staff numbers have leading zeros that must be kept. Two identifiers are the same
/// when their text is. Order is that of the text, so that lists and the search are deterministic.
package struct Identifier<Subject>: Hashable, Comparable, Sendable {
  /// The text as the organisation writes it.
  package let rawValue: String

  package init(_ rawValue: String) { self.rawValue = rawValue }

  package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

extension Identifier: ExpressibleByStringLiteral {
  package init(stringLiteral value: String) { self.init(value) }
}

extension Identifier: CustomStringConvertible {
  package var description: String { rawValue }
}

extension Identifier: Codable {
  package init(from decoder: any Decoder) throws {
    rawValue = try decoder.singleValueContainer().decode(String.self)
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(rawValue)
  }
}

extension Identifier: CodingKeyRepresentable {
  package var codingKey: any CodingKey { IdentifierKey(stringValue: rawValue) }

  package init?<Key: CodingKey>(codingKey: Key) { rawValue = codingKey.stringValue }
}

private struct IdentifierKey: CodingKey {
  let stringValue: String
  var intValue: Int? { nil }

  init(stringValue: String) { self.stringValue = stringValue }
  init?(intValue: Int) { nil }
}
