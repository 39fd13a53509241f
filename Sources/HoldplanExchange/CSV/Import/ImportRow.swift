import Foundation
import HoldplanModel
import HoldplanText

/// What a cell says about a value: nothing, that there is none, or which it is.
enum ImportCell<Value> {
  /// The column or the cell is empty, so that what is known stays.
  case kept
  /// A lone hyphen or "none": what is known goes away.
  case cleared
  case value(Value)

  /// Sets what the cell says, with `empty` for a cleared one.
  func apply(to current: inout Value, empty: Value) {
    switch self {
    case .kept: break
    case .cleared: current = empty
    case .value(let value): current = value
    }
  }

  func apply(to current: inout Value?) {
    switch self {
    case .kept: break
    case .cleared: current = nil
    case .value(let value): current = value
    }
  }

  var value: Value? { if case .value(let value) = self { value } else { nil } }
}

/// One row of a table: reads its cells and collects what is wrong with them.
struct ImportRow {
  let table: ImportTable
  let record: CSVRecord
  let vocabulary: ImportVocabulary
  private(set) var problems: [ImportProblem] = []
  /// Records that don't exist yet and that the row mentions.
  var mentions: [Record] = []

  init(_ record: CSVRecord, of table: ImportTable, _ vocabulary: ImportVocabulary) {
    self.record = record
    self.table = table
    self.vocabulary = vocabulary
  }

  var isBad: Bool { !problems.isEmpty }
  var line: Int { record.line }

  func has(_ field: ImportField) -> Bool { table.columns[field] != nil }

  /// Reports a cell, or the row when no field is given. A civil registration number isn't repeated.
  mutating func report(_ issue: ImportProblem.Issue, _ field: ImportField?, value: String? = nil) {
    guard let field, let index = table.columns[field] else {
      problems.append(table.problem(issue, line: line, value: value))
      return
    }
    let cell = record.fields[index]
    let shown = value ?? cell.text
    problems.append(table.problem(issue, line: cell.line, column: index + 1, value: shown))
  }

  /// The trimmed text of a cell; nil when there is none. A line break inside it counts as a space.
  mutating func text(_ field: ImportField, keepingLines: Bool = false) -> String? {
    guard let index = table.columns[field] else { return nil }
    let text = CSVWriter.unguarded(record.fields[index].text.trimmed)
    if text.isEmpty { return nil }
    if SafeText.isPlain(text) { return text }
    return ordinary(text, field, keepingLines: keepingLines)
  }

  /// The text with ordinary spaces and composed letters; reported when it has characters nobody sees.
  private mutating func ordinary(_ text: String, _ field: ImportField, keepingLines: Bool) -> String? {
    var result = ""
    for character in text {
      switch character {
      case "\n", "\r\n", "\r": result.append(keepingLines ? "\n" : " ")
      case "\t", "\u{A0}", "\u{202F}", "\u{2007}": result.append(" ")
      default: result.append(character)
      }
    }
    if let hidden = result.unicodeScalars.first(where: { $0 != "\n" && !SafeText.isSafe(String($0)) }) {
      report(.invisibleCharacter(hidden.number), field)
      return nil
    }
    return result.precomposedStringWithCanonicalMapping.trimmed
  }

  /// A text that may be cleared.
  mutating func cell(_ field: ImportField, keepingLines: Bool = false) -> ImportCell<String> {
    guard let text = text(field, keepingLines: keepingLines) else { return .kept }
    if vocabulary.meansNothing(text) { return .cleared }
    return .value(text)
  }

  /// A text read by `read`; what cannot be read is reported.
  mutating func cell<Value>(
    _ field: ImportField, orReport issue: ImportProblem.Issue, _ read: (String) -> Value?
  ) -> ImportCell<Value> {
    switch cell(field, keepingLines: true) {
    case .kept: return .kept
    case .cleared: return .cleared
    case .value(let text):
      guard let value = read(text) else {
        report(issue, field)
        return .kept
      }
      return .value(value)
    }
  }

  mutating func date(_ field: ImportField) -> ImportCell<CalendarDate> {
    cell(field, orReport: .noDate) { ImportDates.date($0) }
  }

  mutating func wholeNumber(_ field: ImportField) -> ImportCell<Int> {
    if isBelowZero(field) { return .kept }
    return cell(field, orReport: .noWholeNumber) { ImportNumbers.whole($0) }
  }

  mutating func hours(_ field: ImportField) -> ImportCell<StudyHours> {
    if isBelowZero(field) { return .kept }
    return cell(field, orReport: .noNumber) { ImportNumbers.hours($0) }
  }

  /// Reports a number with a minus: it's a number all right, but none that can be.
  private mutating func isBelowZero(_ field: ImportField) -> Bool {
    guard let text = text(field), text.count > 1, "-−–".contains(text.prefix(1)),
      ImportNumbers.hours(text.dropFirst().trimmed) != nil
    else { return false }
    report(.belowZero, field)
    return true
  }

  mutating func weekdays(_ field: ImportField) -> ImportCell<WeekdaySet> {
    let vocabulary = vocabulary
    return cell(field, orReport: .noWeekday) { ImportWeekdays.read($0, vocabulary) }
  }

  /// Reports and answers nil unless the cell says yes or no.
  mutating func yesOrNo(_ field: ImportField) -> Bool? {
    guard let text = text(field) else { return nil }
    if text.lowercased() == "x" { return true }
    switch vocabulary.meaning(of: text) {
    case .yes: return true
    case .no: return false
    default:
      report(.noYesOrNo, field)
      return nil
    }
  }
}

extension Unicode.Scalar {
  /// `U+202E`.
  var number: String {
    let digits = String(value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
