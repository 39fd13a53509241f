import Foundation
import HoldplanModel

/// Reads JSON (RFC 8259) from memory, front to back, without building a tree: an instance of 50,000 people
/// is read in a fraction of the time that Foundation's decoder takes.
///
/// The caller asks for the type that belongs in each place; anything else is thrown with its place in the
/// document. Numbers that are no JSON (NaN) or too large, broken text and endless nesting are errors too.
struct JSONReader {
  typealias Problem = DocumentError.Problem

  /// A step from the document's root to the place being read.
  private enum Step {
    case key(String)
    case index(Int)
  }

  private static let deepest = 100

  let bytes: [UInt8]
  var position = 0
  private var steps: [Step] = []

  init(_ text: Data) {
    bytes = [UInt8](text)
    if bytes.starts(with: [0xef, 0xbb, 0xbf]) { position = 3 }
  }

  /// The byte at the position, 0 at the end of the text.
  var current: UInt8 { position < bytes.count ? bytes[position] : 0 }

  // MARK: - Structure

  /// Reads an object; `field` is called for each key and must read its value. The `required` keys must occur.
  mutating func object(
    requiring required: [String] = [], _ field: (inout JSONReader, String) throws(Problem) -> Void
  ) throws(Problem) {
    var missing = required
    try open("{", expected: .object)
    if !(try closes(with: "}")) {
      repeat {
        skipSpace()
        let key = try string()
        try expect(":")
        steps.append(.key(key))
        try field(&self, key)
        steps.removeLast()
        missing.removeAll { $0 == key }
      } while try continues(until: "}")
    }
    if let key = missing.first { throw Problem(path: path(adding: key), issue: .missing) }
  }

  /// Reads a list; `element` is called for each element and must read it.
  mutating func list<Element>(
    _ element: (inout JSONReader) throws(Problem) -> Element
  ) throws(Problem) -> [Element] {
    try open("[", expected: .list)
    var elements: [Element] = []
    if try closes(with: "]") { return elements }
    steps.append(.index(0))
    repeat {
      steps[steps.count - 1] = .index(elements.count)
      elements.append(try element(&self))
    } while try continues(until: "]")
    steps.removeLast()
    return elements
  }

  /// Reads `null` if it stands here.
  mutating func null() throws(Problem) -> Bool {
    skipSpace()
    guard current == UInt8(ascii: "n") else { return false }
    try word("null")
    return true
  }

  /// Reads a value, or nothing where the document says `null`.
  mutating func optional<Value>(
    _ read: (inout JSONReader) throws(Problem) -> Value
  ) throws(Problem) -> Value? {
    try null() ? nil : try read(&self)
  }

  /// Reads whatever value stands here.
  mutating func value() throws(Problem) -> JSONValue {
    skipSpace()
    switch current {
    case UInt8(ascii: "{"):
      var values: [String: JSONValue] = [:]
      try object { reader, key throws(Problem) in values[key] = try reader.value() }
      return .object(values)
    case UInt8(ascii: "["): return .array(try list { reader throws(Problem) in try reader.value() })
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"), UInt8(ascii: "f"): return .bool(try truth())
    case UInt8(ascii: "n"):
      try word("null")
      return .null
    default: return try anyNumber()
    }
  }

  /// Reads the value that stands here and forgets it.
  mutating func skip() throws(Problem) { _ = try value() }

  /// Makes sure that nothing but space is left.
  mutating func end() throws(Problem) {
    skipSpace()
    if position < bytes.count { throw syntaxProblem() }
  }

  // MARK: - Problems

  /// A problem with the value being read.
  func problem(_ issue: Problem.Issue) -> Problem { Problem(path: path(), issue: issue) }

  /// The text is no JSON here.
  func syntaxProblem() -> Problem {
    let before = bytes[..<min(position, bytes.count)]
    let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    let line = before.reduce(1) { $1 == UInt8(ascii: "\n") ? $0 + 1 : $0 }
    let column = String(decoding: before[lineStart...], as: UTF8.self).count + 1
    return Problem(path: path(), issue: .notJSON(line: line, column: column))
  }

  private func path(adding field: String? = nil) -> String {
    var path = ""
    for step in steps + (field.map { [.key($0)] } ?? []) {
      switch step {
      case .key(let key): path += path.isEmpty ? key : ".\(key)"
      case .index(let index): path += "[\(index)]"
      }
    }
    return path
  }

  // MARK: - Bytes

  mutating func skipSpace() {
    while position < bytes.count {
      switch bytes[position] {
      case 0x20, 0x0a, 0x0d, 0x09: position += 1
      default: return
      }
    }
  }

  /// Reads a bare word such as `null`.
  mutating func word(_ word: StaticString) throws(Problem) {
    let end = position + word.utf8CodeUnitCount
    let matches = word.withUTF8Buffer { end <= bytes.count && bytes[position..<end].elementsEqual($0) }
    guard matches else { throw syntaxProblem() }
    position = end
  }

  private mutating func expect(_ character: Unicode.Scalar) throws(Problem) {
    skipSpace()
    guard current == UInt8(ascii: character) else { throw syntaxProblem() }
    position += 1
  }

  private mutating func open(_ bracket: Unicode.Scalar, expected: Problem.Expected) throws(Problem) {
    skipSpace()
    guard current == UInt8(ascii: bracket) else { throw try mismatch(expected) }
    guard steps.count < Self.deepest else { throw problem(.nestedTooDeeply) }
    position += 1
  }

  private mutating func closes(with bracket: Unicode.Scalar) throws(Problem) -> Bool {
    skipSpace()
    guard current == UInt8(ascii: bracket) else { return false }
    position += 1
    return true
  }

  private mutating func continues(until bracket: Unicode.Scalar) throws(Problem) -> Bool {
    if try closes(with: bracket) { return false }
    try expect(",")
    return true
  }
}
