import Foundation
import HoldplanExchange
import Testing

private func rows(_ text: String, separator: CSVSeparator? = nil) throws -> [[String]] {
  let table = try CSVTable(reading: Data(text.utf8), separator: separator)
  #expect(table.problems == [])
  return table.records.map { $0.fields.map(\.text) }
}

private func problems(_ text: String, limits: CSVTable.Limits = .init()) throws -> [CSVProblem] {
  try CSVTable(reading: Data(text.utf8), separator: .semicolon, limits: limits).problems
}

struct CSVTableTests {
  @Test(arguments: [
    ("a;b\n1;2\n", [["a", "b"], ["1", "2"]]), ("a;b\r\n1;2", [["a", "b"], ["1", "2"]]),
    ("a;b\r1;2\r", [["a", "b"], ["1", "2"]]), ("\n\na;b\n\n\n1;2\n\n", [["a", "b"], ["1", "2"]]),
    ("", []), (";", [["", ""]]), ("\"\"", [[""]]), ("a;", [["a", ""]]),
    ("\"a\nb\r\nc\";d", [["a\nb\r\nc", "d"]]), ("\"say \"\"hej\"\"\";x", [["say \"hej\"", "x"]]),
    ("5\" pipe;x", [["5\" pipe", "x"]]), ("\"a;b\";c", [["a;b", "c"]]), (" a ; b ", [[" a ", " b "]]),
  ])
  func `rows are read as RFC 4180 says`(text: String, expected: [[String]]) throws {
    #expect(try rows(text, separator: .semicolon) == expected)
  }

  @Test(arguments: [
    ("Navn;Timer\nBo;2,5\n", CSVSeparator.semicolon), ("Name,Hours\nBo,\"2;5\"\n", .comma),
    ("Name\tHours\nBo\t2,5\n", .tab),
    ("Name\nBo\n", .semicolon), ("Hours (a,b);Name\n1;Bo\n2;Eva\n", .semicolon),
    ("\"a;b;c\",d\n1,2\n", .comma),
    ("sep=,\na;x,b\n1,2\n", .comma), ("sep=;\r\na;b\r\n", .semicolon),
  ])
  func `the separator is found`(text: String, separator: CSVSeparator) throws {
    #expect(try CSVTable(reading: Data(text.utf8)).separator == separator)
  }

  @Test func `a line that names the separator is no row, but it is counted`() throws {
    let table = try CSVTable(reading: Data("sep=,\r\na,b\r\n".utf8))
    #expect(table.records.map(\.line) == [2])
  }

  @Test func `positions count lines and characters as an editor does`() throws {
    let table = try CSVTable(reading: Data("æø;å\r\n\"x\ny\";z\n".utf8))
    #expect(table.records[0].fields[1] == CSVField(text: "å", line: 1, character: 4))
    #expect(table.records[1].line == 2)
    #expect(table.records[1].fields[1] == CSVField(text: "z", line: 3, character: 4))
  }

  @Test func `an unterminated quote is reported where it was opened`() throws {
    let problem = try #require(try problems("a;b\n1;\"2\n3;4\n").first)
    #expect(problem.issue == .unterminatedQuote)
    #expect((problem.line, problem.character) == (2, 3))
    #expect(!problem.isConfinedToRow)
  }

  @Test func `all bad rows are reported, and those between them are read`() throws {
    let text = "a;b\n\"1\"x;2\n3;4\n5; \"6\"\n7;\"8\"\"\n"
    let found = try problems(text)
    #expect(found.map(\.issue) == [.textAfterQuote, .quoteAfterSpace, .unterminatedQuote])
    #expect(found.map(\.line) == [2, 4, 5])
    #expect(found.map(\.character) == [4, 3, 3])
  }

  @Test func `there is a limit to everything`() throws {
    let limits = CSVTable.Limits(bytes: 100, records: 2, fieldsInRecord: 3, bytesInField: 4)
    #expect(try problems("1\n2\n3\n", limits: limits).map(\.issue) == [.tooManyRecords(limit: 2)])
    #expect(try problems("1;2;3;4;5\n", limits: limits).map(\.issue) == [.tooManyFields(limit: 3)])
    #expect(try problems("12345\n", limits: limits).map(\.issue) == [.fieldTooLong(limit: 4)])
    #expect(throws: TextDecodingError.tooLarge(bytes: 101, limit: 100)) {
      try problems(String(repeating: "x", count: 101), limits: limits)
    }
  }
}

struct CSVEncodingTests {
  static let text = "Navn;By\nSøren Ågård;Ærø €\n"

  private func text(of bytes: Data) throws -> String {
    let table = try CSVTable(reading: bytes)
    return table.records.map { $0.fields.map(\.text).joined(separator: ";") + "\n" }.joined()
  }

  @Test func `UTF-8 with and without a byte order mark`() throws {
    let bytes = Data(Self.text.utf8)
    #expect(try text(of: bytes) == Self.text)
    #expect(try text(of: Data([0xEF, 0xBB, 0xBF]) + bytes) == Self.text)
  }

  @Test func `UTF-16 with a byte order mark, of either order`() throws {
    let units = Array("\u{FEFF}\(Self.text)".utf16)
    #expect(try text(of: Data(units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })) == Self.text)
    #expect(try text(of: Data(units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] })) == Self.text)
  }

  @Test func `Windows-1252, also the bytes that the system's own table refuses`() throws {
    let table = try CSVTable(reading: Data([0xC5, 0x67, 0x65, 0x3B, 0x80, 0x96, 0xE6, 0xF8, 0x81]))
    #expect(table.encoding == .windows1252)
    #expect(table.records[0].fields.map(\.text) == ["Åge", "€–æø\u{81}"])
  }

  @Test func `damaged text is refused with its line`() {
    let damaged = Data("a;b\næø;å\nå".utf8) + Data([0xC3, 0x0A])
    #expect(throws: TextDecodingError.damagedUTF8(line: 3, byte: 0xC3)) { try CSVTable(reading: damaged) }
    #expect(throws: TextDecodingError.damagedUTF8(line: 1, byte: 0xFF)) {
      try CSVTable(reading: Data([0xEF, 0xBB, 0xBF, 0xFF]))
    }
    #expect(throws: TextDecodingError.damagedUTF16(line: 1)) {
      try CSVTable(reading: Data([0xFF, 0xFE, 0x00, 0xD8, 0x41, 0x00]))
    }
    #expect(throws: TextDecodingError.damagedUTF16(line: 1)) {
      try CSVTable(reading: Data([0xFF, 0xFE, 0x41]))
    }
  }

  @Test func `a file that is no text is refused`() {
    let zip = Data([0x50, 0x4B, 0x03, 0x04, 0x0A, 0x00, 0x00])
    #expect(throws: TextDecodingError.binary(line: 2)) { try CSVTable(reading: zip) }
  }
}
