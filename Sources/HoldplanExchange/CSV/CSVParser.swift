/// Goes through the bytes of a table once.
///
/// The grammar is that of RFC 4180 with any of CRLF, LF and CR as the end of a row, a chosen separator, and
/// quotes taken as themselves inside a field that doesn't begin with one. A row that breaks it is reported,
/// and reading goes on with the next separator, so that all bad rows are found at once.
struct CSVParser {
  private let bytes: [UInt8]
  private let separator: UInt8
  private let limits: CSVTable.Limits
  private var index: Int
  private var line: Int
  /// The last byte whose character was counted, and its number in the line, so that a line is counted once.
  private var counted: (index: Int, character: Int)
  private var fields: [CSVField] = []
  private var scratch: [UInt8] = []

  private(set) var records: [CSVRecord] = []
  private(set) var problems: [CSVProblem] = []

  init(
    _ bytes: [UInt8], separator: CSVSeparator, from start: Int, firstLine: Int, limits: CSVTable.Limits
  ) {
    self.bytes = bytes
    self.separator = separator.byte
    self.limits = limits
    index = start
    line = firstLine
    counted = (start, 1)
  }

  mutating func parse() {
    while index < bytes.count {
      if isLineEnd(bytes[index]) {
        passLineEnd()
        continue
      }
      if records.count == limits.records {
        report(.tooManyRecords(limit: limits.records), line: line, character: 1)
        return
      }
      parseRecord()
    }
  }

  private mutating func parseRecord() {
    fields = []
    fields.reserveCapacity(records.last?.fields.count ?? 8)
    var wantsField = true
    while wantsField {
      parseField()
      wantsField = index < bytes.count && bytes[index] == separator
      if wantsField && fields.count == limits.fieldsInRecord {
        report(.tooManyFields(limit: limits.fieldsInRecord), line: line, character: character(at: index))
        while index < bytes.count && !isLineEnd(bytes[index]) { index += 1 }
        wantsField = false
      }
      if wantsField { index += 1 }
    }
    records.append(CSVRecord(fields: fields))
    if index < bytes.count { passLineEnd() }
  }

  /// Reads one field and stops at the separator, line end or end of file after it.
  private mutating func parseField() {
    let start = (line: line, character: character(at: index))
    let text: String
    if index < bytes.count && bytes[index] == UInt8(ascii: "\"") {
      text = quotedText(from: start)
    } else {
      let first = index
      passUnquoted()
      text = String(decoding: bytes[first..<index], as: UTF8.self)
      if hasQuoteAfterSpaces(bytes[first..<index]) {
        report(.quoteAfterSpace, line: start.line, character: start.character)
      }
    }
    if text.utf8.count > limits.bytesInField {
      report(.fieldTooLong(limit: limits.bytesInField), line: start.line, character: start.character)
    }
    fields.append(CSVField(text: text, line: start.line, character: start.character))
  }

  private mutating func passUnquoted() {
    while index < bytes.count, bytes[index] != separator, !isLineEnd(bytes[index]) { index += 1 }
  }

  private mutating func quotedText(from start: (line: Int, character: Int)) -> String {
    scratch.removeAll(keepingCapacity: true)
    index += 1
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "\"") {
        index += 1
        guard index < bytes.count else { return String(decoding: scratch, as: UTF8.self) }
        if bytes[index] == UInt8(ascii: "\"") {
          scratch.append(byte)
          index += 1
          continue
        }
        if bytes[index] != separator && !isLineEnd(bytes[index]) {
          report(.textAfterQuote, line: line, character: character(at: index))
          passUnquoted()
        }
        return String(decoding: scratch, as: UTF8.self)
      }
      if isLineEnd(byte) {
        let first = index
        passLineEnd()
        scratch.append(contentsOf: bytes[first..<index])
      } else {
        scratch.append(byte)
        index += 1
      }
    }
    report(.unterminatedQuote, line: start.line, character: start.character)
    return String(decoding: scratch, as: UTF8.self)
  }

  private func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

  private mutating func passLineEnd() {
    let isPair = bytes[index] == 0x0D && index + 1 < bytes.count && bytes[index + 1] == 0x0A
    index += isPair ? 2 : 1
    line += 1
    counted = (index, 1)
  }

  /// The number of the character at a byte in its line, from 1. Asked for in the order of the bytes.
  private mutating func character(at index: Int) -> Int {
    for byte in bytes[counted.index..<index] where byte & 0xC0 != 0x80 { counted.character += 1 }
    counted.index = index
    return counted.character
  }

  private func hasQuoteAfterSpaces(_ field: ArraySlice<UInt8>) -> Bool {
    guard field.first == UInt8(ascii: " ") || field.first == UInt8(ascii: "\t") else { return false }
    return field.first { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") } == UInt8(ascii: "\"")
  }

  private mutating func report(_ issue: CSVProblem.Issue, line: Int, character: Int) {
    let recordLine = fields.first?.line ?? line
    problems.append(CSVProblem(issue: issue, line: line, character: character, recordLine: recordLine))
  }
}
