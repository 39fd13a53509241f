import Foundation
import HoldplanExchange
import Testing

private func written(_ cells: CSVCell...) -> String {
  String(decoding: CSVWriter().file([cells]), as: UTF8.self)
}

struct CSVWriterTests {
  @Test func `fields are quoted where they must be`() {
    #expect(written(.text("a"), .empty, .number("2,5")) == "a;;2,5\r\n")
    #expect(
      written(.text("a;b"), .text("say \"hej\""), .text("x\ny")) == "\"a;b\";\"say \"\"hej\"\"\";\"x\ny\"\r\n"
    )
    #expect(written(.text(" x "), .text("0042")) == "\" x \";0042\r\n")
  }

  @Test(arguments: ["=1+1", "+45 12 34", "-x", "@SUM(A1)", "\tx", "\rx"])
  func `text that a spreadsheet would run is guarded`(text: String) throws {
    let table = try CSVTable(reading: CSVWriter().file([[.text(text), .text("x")]]))
    #expect(table.records[0].fields[0].text == "'" + text)
  }

  @Test func `numbers are never guarded`() {
    #expect(written(.number("-5")) == "-5\r\n")
  }

  @Test(arguments: [CSVSeparator.semicolon, .comma, .tab])
  func `what was written is read back`(separator: CSVSeparator) throws {
    let texts = ["a;b,c\td", "\"", "\"\"", "x\r\ny", " x", "æøå 漢", "5\" pipe", "plain"]
    let file = CSVWriter(separator: separator, hasByteOrderMark: true).file([texts.map(CSVCell.text)])
    #expect(
      try CSVTable(reading: file, separator: separator).records.map { $0.fields.map(\.text) } == [texts])
  }
}
