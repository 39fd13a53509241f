import HoldplanModel

extension JSONReader {
  mutating func strings() throws(Problem) -> [String] {
    try list { reader throws(Problem) in try reader.string() }
  }

  mutating func dates() throws(Problem) -> [CalendarDate] {
    try list { reader throws(Problem) in try reader.date() }
  }

  mutating func ints() throws(Problem) -> [Int] {
    try list { reader throws(Problem) in try reader.int() }
  }

  /// Reads an object whose values are whole numbers.
  mutating func wholeNumbers() throws(Problem) -> [String: Int] {
    var values: [String: Int] = [:]
    try object { reader, key throws(Problem) in values[key] = try reader.int() }
    return values
  }

  mutating func optionalString() throws(Problem) -> String? { try null() ? nil : try string() }

  mutating func optionalInt() throws(Problem) -> Int? { try null() ? nil : try int() }

  mutating func optionalDate() throws(Problem) -> CalendarDate? { try null() ? nil : try date() }

  mutating func optionalStrings() throws(Problem) -> [String]? { try null() ? nil : try strings() }

  mutating func optionalInts() throws(Problem) -> [Int]? { try null() ? nil : try ints() }

  /// Reads an object of any values.
  mutating func optionalObject() throws(Problem) -> [String: JSONValue]? {
    if try null() { return nil }
    var values: [String: JSONValue] = [:]
    try object { reader, key throws(Problem) in values[key] = try reader.value() }
    return values
  }

  /// Reads the name of the document's format and refuses another than `expected`.
  mutating func formatName(_ expected: String) throws(Problem) -> String {
    let found = try string()
    guard found == expected else { throw problem(.otherFormat(found: found, expected: expected)) }
    return found
  }
}
