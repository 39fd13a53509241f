import HoldplanModel

extension JSONReader {
  /// Reads a text.
  mutating func string() throws(Problem) -> String {
    skipSpace()
    guard current == UInt8(ascii: "\"") else { throw try mismatch(.text) }
    position += 1
    let start = position
    var seen: UInt8 = 0
    while position < bytes.count {
      let byte = bytes[position]
      switch byte {
      case UInt8(ascii: "\""):
        let text = try text(bytes[start..<position], isASCII: seen < 0x80)
        position += 1
        return text
      case UInt8(ascii: "\\"): return try escapedString(from: start)
      case 0..<0x20: throw syntaxProblem()
      default:
        seen |= byte
        position += 1
      }
    }
    throw syntaxProblem()
  }

  /// Reads `2026-11-14`.
  mutating func date() throws(Problem) -> CalendarDate {
    skipSpace()
    // Dates are most of a large document, so they are read without making a string first.
    if position + 11 < bytes.count, current == UInt8(ascii: "\""), bytes[position + 11] == current,
      bytes[position + 5] == UInt8(ascii: "-"), bytes[position + 8] == UInt8(ascii: "-"),
      let year = digits(position + 1, 4), let month = digits(position + 6, 2),
      let day = digits(position + 9, 2), let date = CalendarDate(year: year, month: month, day: day)
    {
      position += 12
      return date
    }
    let text = try string()
    throw problem(.notValid(value: text, expected: .date))
  }

  /// Reads a whole number; 3.0 is one.
  mutating func int() throws(Problem) -> Int {
    switch try anyNumber(expected: .wholeNumber) {
    case .int(let value): return value
    case .double(let value):
      guard let whole = Int(exactly: value) else {
        throw problem(.notValid(value: "\(value)", expected: .wholeNumber))
      }
      return whole
    default: throw problem(.wrongType(expected: .wholeNumber))
    }
  }

  /// Reads a number; never infinite.
  mutating func double() throws(Problem) -> Double {
    switch try anyNumber(expected: .number) {
    case .int(let value): return Double(value)
    case .double(let value): return value
    default: throw problem(.wrongType(expected: .number))
    }
  }

  /// Reads `true` or `false`.
  mutating func truth() throws(Problem) -> Bool {
    skipSpace()
    switch current {
    case UInt8(ascii: "t"): try word("true")
    case UInt8(ascii: "f"):
      try word("false")
      return false
    default: throw try mismatch(.truth)
    }
    return true
  }

  /// Reads a number as `.int` where it is written as one, else as `.double`.
  mutating func anyNumber(expected: Problem.Expected = .value) throws(Problem) -> JSONValue {
    skipSpace()
    let start = position
    if current == UInt8(ascii: "-") { position += 1 }
    let isNumber = isDigit(current)
    let hasLeadingZero =
      current == UInt8(ascii: "0") && position + 1 < bytes.count && isDigit(bytes[position + 1])
    guard isNumber, !hasLeadingZero else {
      position = start
      throw try mismatch(expected)
    }
    skipDigits()
    let wholeEnd = position
    try skipFraction()
    let isWhole = position == wholeEnd
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    if isWhole, let value = Int(text) { return .int(value) }
    guard !isWhole, let value = Double(text), value.isFinite else { throw problem(.tooLarge(text)) }
    return .double(value)
  }

  /// The problem with a value of another type than `expected`, or with text that is no JSON at all.
  mutating func mismatch(_ expected: Problem.Expected) throws(Problem) -> Problem {
    skipSpace()
    switch current {
    case UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "\""), UInt8(ascii: "0")...UInt8(ascii: "9"):
      return problem(.wrongType(expected: expected))
    case UInt8(ascii: "t"): try word("true")
    case UInt8(ascii: "f"): try word("false")
    case UInt8(ascii: "n"): try word("null")
    case UInt8(ascii: "-") where position + 1 < bytes.count && isDigit(bytes[position + 1]): break
    case UInt8(ascii: "N"), UInt8(ascii: "I"), UInt8(ascii: "-"):
      // Some programs write NaN and Infinity, which JSON does not have.
      let rest = bytes[position...].prefix(9).prefix { $0 == UInt8(ascii: "-") || $0 >= UInt8(ascii: "A") }
      let text = String(decoding: rest, as: UTF8.self)
      guard ["NaN", "Infinity", "-Infinity"].contains(text) else { return syntaxProblem() }
      return problem(.notValid(value: text, expected: expected))
    default: return syntaxProblem()
    }
    return problem(.wrongType(expected: expected))
  }

  private func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

  private mutating func skipDigits() {
    while isDigit(current) { position += 1 }
  }

  private mutating func skipFraction() throws(Problem) {
    if current == UInt8(ascii: ".") {
      position += 1
      guard isDigit(current) else { throw syntaxProblem() }
      skipDigits()
    }
    if current == UInt8(ascii: "e") || current == UInt8(ascii: "E") {
      position += 1
      if current == UInt8(ascii: "+") || current == UInt8(ascii: "-") { position += 1 }
      guard isDigit(current) else { throw syntaxProblem() }
      skipDigits()
    }
  }

  private func digits(_ start: Int, _ count: Int) -> Int? {
    var number = 0
    for byte in bytes[start..<start + count] {
      guard isDigit(byte) else { return nil }
      number = number * 10 + Int(byte - UInt8(ascii: "0"))
    }
    return number
  }

  /// Bytes as text. ASCII needs no validation, which is the slower way.
  private func text(_ bytes: ArraySlice<UInt8>, isASCII: Bool) throws(Problem) -> String {
    if isASCII { return String(decoding: bytes, as: UTF8.self) }
    guard let text = String(validating: bytes, as: UTF8.self) else { throw syntaxProblem() }
    return text
  }

  // MARK: - Escapes

  /// Reads the rest of a text that has escapes in it, from its first character at `start`.
  private mutating func escapedString(from start: Int) throws(Problem) -> String {
    var text = Array(bytes[start..<position])
    while position < bytes.count {
      let byte = bytes[position]
      switch byte {
      case UInt8(ascii: "\""):
        let string = try self.text(text[...], isASCII: false)
        position += 1
        return string
      case UInt8(ascii: "\\"): text += try escape()
      case 0..<0x20: throw syntaxProblem()
      default:
        text.append(byte)
        position += 1
      }
    }
    throw syntaxProblem()
  }

  private mutating func escape() throws(Problem) -> [UInt8] {
    position += 1
    let letter = current
    position += 1
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [letter]
    case UInt8(ascii: "b"): return [0x08]
    case UInt8(ascii: "f"): return [0x0c]
    case UInt8(ascii: "n"): return [0x0a]
    case UInt8(ascii: "r"): return [0x0d]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "u"): return Array(String(try unicodeEscape()).utf8)
    default:
      position -= 1
      throw syntaxProblem()
    }
  }

  /// Reads four hexadecimal digits, or two times four where the first is half of a surrogate pair.
  private mutating func unicodeEscape() throws(Problem) -> Character {
    let first = try hexadecimal()
    if let scalar = Unicode.Scalar(first) { return Character(scalar) }
    guard (0xd800..<0xdc00).contains(first), current == UInt8(ascii: "\\") else { throw syntaxProblem() }
    try word("\\u")
    let second = try hexadecimal()
    guard (0xdc00..<0xe000).contains(second),
      let scalar = Unicode.Scalar(0x10000 + (first - 0xd800) << 10 + (second - 0xdc00))
    else { throw syntaxProblem() }
    return Character(scalar)
  }

  private mutating func hexadecimal() throws(Problem) -> UInt32 {
    let text = String(decoding: bytes[position...].prefix(4), as: UTF8.self)
    guard text.utf8.count == 4, !text.hasPrefix("+"), !text.hasPrefix("-"),
      let value = UInt32(text, radix: 16)
    else { throw syntaxProblem() }
    position += 4
    return value
  }
}
