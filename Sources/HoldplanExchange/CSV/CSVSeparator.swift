/// What stands between the fields of a row.
package enum CSVSeparator: Character, CaseIterable, Sendable {
  // The order in which they win when nothing else tells them apart: Danish systems write semicolons.
  case semicolon = ";"
  case tab = "\t"
  case comma = ","

  var byte: UInt8 {
    switch self {
    case .semicolon: UInt8(ascii: ";")
    case .tab: UInt8(ascii: "\t")
    case .comma: UInt8(ascii: ",")
    }
  }

  /// The separator that splits the heading row into more than one field and most of the first rows into as
  /// many fields as the heading row.
  static func found(in text: [UInt8]) -> CSVSeparator {
    var best = CSVSeparator.semicolon
    var bestFit = (matches: 0, fields: 1)
    for candidate in allCases {
      let limits = CSVTable.Limits(records: 50)
      var parser = CSVParser(text, separator: candidate, from: 0, firstLine: 1, limits: limits)
      parser.parse()
      guard let heading = parser.records.first, heading.fields.count > 1 else { continue }
      let broken = Set(parser.problems.filter(\.isConfinedToRow).map(\.recordLine))
      let matches = parser.records.count {
        $0.fields.count == heading.fields.count && !broken.contains($0.line)
      }
      let fit = (matches: matches, fields: heading.fields.count)
      if fit > bestFit { (best, bestFit) = (candidate, fit) }
    }
    return best
  }
}

/// A first line such as `sep=;`, by which spreadsheets are told the separator.
struct SeparatorLine {
  let separator: CSVSeparator
  /// In bytes, with its line break.
  let length: Int

  init?(_ text: [UInt8]) {
    let line = text.prefix { $0 != 0x0A && $0 != 0x0D }
    guard line.count == 5, String(decoding: line.prefix(4), as: UTF8.self).lowercased() == "sep=",
      let separator = CSVSeparator.allCases.first(where: { $0.byte == line.last })
    else { return nil }
    self.separator = separator
    let rest = text.dropFirst(line.count)
    length = line.count + (rest.starts(with: [0x0D, 0x0A]) ? 2 : min(1, rest.count))
  }
}
