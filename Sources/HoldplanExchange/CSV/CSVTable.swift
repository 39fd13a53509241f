import Foundation

/// The rows of a table in comma-separated form (RFC 4180), read strictly: nothing is guessed, padded or lost.
package struct CSVTable: Equatable, Sendable {
  /// How much a file may hold before it's refused.
  package struct Limits: Sendable {
    package var bytes: Int
    package var records: Int
    package var fieldsInRecord: Int
    package var bytesInField: Int

    package init(
      bytes: Int = 64 << 20, records: Int = 500_000, fieldsInRecord: Int = 500, bytesInField: Int = 100_000
    ) {
      self.bytes = bytes
      self.records = records
      self.fieldsInRecord = fieldsInRecord
      self.bytesInField = bytesInField
    }
  }

  package var encoding: TextEncoding
  package var separator: CSVSeparator
  /// Rows without any character are left out.
  package var records: [CSVRecord]
  /// What breaks the rules of the format, in the order of the file.
  package var problems: [CSVProblem]

  /// Reads a file. The separator is found by itself unless it's given or stands in a first line `sep=;`.
  package init(
    reading bytes: Data, separator: CSVSeparator? = nil, limits: Limits = Limits()
  ) throws(TextDecodingError) {
    let text = try DecodedText(bytes, limit: limits.bytes)
    encoding = text.encoding
    let line = SeparatorLine(text.utf8)
    self.separator = separator ?? line?.separator ?? CSVSeparator.found(in: text.utf8)
    var parser = CSVParser(
      text.utf8, separator: self.separator, from: line?.length ?? 0, firstLine: line == nil ? 1 : 2,
      limits: limits)
    parser.parse()
    records = parser.records
    problems = parser.problems
  }
}

/// One row of a table.
package struct CSVRecord: Equatable, Sendable {
  /// Never empty.
  package var fields: [CSVField]

  /// The line of the file on which the row begins; the first is 1.
  package var line: Int { fields.first?.line ?? 0 }
}

/// One cell of a table.
package struct CSVField: Equatable, Sendable {
  package var text: String
  private let position: (line: UInt32, character: UInt32)

  package init(text: String, line: Int, character: Int) {
    self.text = text
    position = (UInt32(clamping: line), UInt32(clamping: character))
  }

  /// The line and the character in it where the field begins, both counted from 1.
  package var line: Int { Int(position.line) }
  package var character: Int { Int(position.character) }

  package static func == (left: Self, right: Self) -> Bool {
    left.text == right.text && left.position == right.position
  }
}

/// A place in a file where it breaks the rules of the format.
package struct CSVProblem: Equatable, Sendable {
  package enum Issue: Hashable, Sendable {
    /// A quoted field that never ends; all after it was swallowed.
    case unterminatedQuote
    /// Something other than a separator after a closing quote.
    case textAfterQuote
    /// A quote that isn't the first character of its field, but for spaces: nobody can tell what is meant.
    case quoteAfterSpace
    case tooManyRecords(limit: Int)
    case tooManyFields(limit: Int)
    case fieldTooLong(limit: Int)
  }

  package var issue: Issue
  package var line: Int
  package var character: Int
  /// The line on which the row begins.
  package var recordLine: Int

  /// Whether reading could go on after it, so that only this row is in doubt.
  package var isConfinedToRow: Bool {
    switch issue {
    case .unterminatedQuote, .tooManyRecords: false
    case .textAfterQuote, .quoteAfterSpace, .tooManyFields, .fieldTooLong: true
    }
  }
}
