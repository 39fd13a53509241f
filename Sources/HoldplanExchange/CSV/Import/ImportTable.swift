import Foundation
import HoldplanModel

/// A file whose headings are understood: rows that can be asked for the cell of a field.
struct ImportTable {
  let file: String
  let kind: ImportKind
  private(set) var columns: [ImportField: Int] = [:]
  private(set) var headings: [String] = []
  private(set) var rows: [CSVRecord] = []
  private(set) var leftOutColumns: [LeftOutColumn] = []
  private(set) var problems: [ImportProblem] = []

  init(file: String, bytes: Data, kind: ImportKind, vocabulary: ImportVocabulary, limits: CSVTable.Limits) {
    self.file = file
    self.kind = kind
    let table: CSVTable
    do throws(TextDecodingError) {
      table = try CSVTable(reading: bytes, limits: limits)
    } catch {
      problems = [problem(.undecodable(error), line: Self.line(of: error))]
      return
    }
    problems = table.problems.map {
      problem(.syntax($0.issue, character: $0.character), line: $0.line)
    }
    let unreadable = Set(table.problems.map(\.recordLine))
    let filled = table.records.filter { record in record.fields.contains { !$0.text.trimmed.isEmpty } }
    guard let heading = filled.first else {
      problems.append(problem(.noRows))
      return
    }
    headings = heading.fields.map(\.text.trimmed)
    rows = filled.dropFirst().filter { !unreadable.contains($0.line) }
    findColumns(vocabulary, headingLine: heading.line)
    refuseCivilRegistrationNumbers(vocabulary, headingLine: heading.line)
    checkWidths()
  }

  /// Whether nothing at all can be imported.
  var isUnusable: Bool { problems.contains(where: \.stopsImport) }

  func problem(
    _ issue: ImportProblem.Issue, line: Int? = nil, column: Int? = nil, value: String? = nil
  ) -> ImportProblem {
    let heading = column.flatMap { headings.indices.contains($0 - 1) ? headings[$0 - 1] : nil }
    let isForbidden = value?.firstLikeCPR != nil
    return ImportProblem(
      file: file, line: line, column: column, heading: heading, value: isForbidden ? nil : value, kind: kind,
      issue: issue)
  }

  /// The row that begins on a line.
  func row(at line: Int) -> CSVRecord? {
    var low = 0
    var high = rows.count
    while low < high {
      let middle = (low + high) / 2
      if rows[middle].line < line { low = middle + 1 } else { high = middle }
    }
    return low < rows.count && rows[low].line == line ? rows[low] : nil
  }

  private static func line(of error: TextDecodingError) -> Int? {
    switch error {
    case .tooLarge: nil
    case .damagedUTF8(let line, _), .damagedUTF16(let line), .binary(let line): line
    }
  }

  private mutating func findColumns(_ vocabulary: ImportVocabulary, headingLine: Int) {
    let known = vocabulary.headings(of: kind)
    for (index, heading) in headings.enumerated() where !heading.isEmpty {
      guard let field = known[ImportVocabulary.folded(heading)] else {
        leaveOut(index + 1, .unknown)
        continue
      }
      if let reason = kind.neverStored[field] {
        leaveOut(index + 1, reason)
      } else if let first = columns[field] {
        problems.append(problem(.duplicateColumn(of: first + 1), line: headingLine, column: index + 1))
      } else {
        columns[field] = index
      }
    }
    if kind.fields.contains(.employee), columns[.employee] != nil, kind != .instructors,
      let name = columns.removeValue(forKey: .name)
    {
      leaveOut(name + 1, .forReaders)
    }
    for group in kind.neededFields where !group.contains(where: { columns[$0] != nil }) {
      problems.append(problem(.missingColumn(group), line: headingLine))
    }
    for index in headings.indices where headings[index].isEmpty && isFilled(index) {
      leaveOut(index + 1, .unknown)
    }
    leftOutColumns.sort { $0.column < $1.column }
  }

  private mutating func leaveOut(_ column: Int, _ reason: LeftOutColumn.Reason) {
    leftOutColumns.append(LeftOutColumn(heading: headings[column - 1], column: column, reason: reason))
  }

  private func isFilled(_ index: Int) -> Bool {
    rows.contains { $0.fields.indices.contains(index) && !$0.fields[index].text.trimmed.isEmpty }
  }

  /// No such number may even pass through: whoever gave the file out must take the column away.
  private mutating func refuseCivilRegistrationNumbers(_ vocabulary: ImportVocabulary, headingLine: Int) {
    let forbidden = vocabulary.civilRegistrationHeadings
    for (index, heading) in headings.enumerated() {
      if forbidden.contains(ImportVocabulary.folded(heading)) || holdsCivilRegistrationNumbers(index) {
        problems.append(problem(.civilRegistrationNumbers, line: headingLine, column: index + 1))
      }
    }
  }

  /// Whether at least half of the cells that hold something are such a number and nothing else.
  private func holdsCivilRegistrationNumbers(_ index: Int) -> Bool {
    var filled = 0
    var alike = 0
    for row in rows where row.fields.indices.contains(index) {
      let text = row.fields[index].text.trimmed
      if text.isEmpty { continue }
      filled += 1
      if text.utf8.count <= 13, text.firstLikeCPR?.utf8.count == text.utf8.count { alike += 1 }
    }
    return alike > 0 && alike * 2 >= filled
  }

  private mutating func checkWidths() {
    let expected = headings.count
    var kept: [CSVRecord] = []
    kept.reserveCapacity(rows.count)
    for row in rows {
      let actual = row.fields.count
      let extra = row.fields.dropFirst(expected).first { !$0.text.trimmed.isEmpty }
      if actual < expected {
        problems.append(problem(.tooFewFields(actual: actual, expected: expected), line: row.line))
      } else if let extra {
        problems.append(
          problem(.tooManyFields(actual: actual, expected: expected), line: extra.line, value: extra.text))
      } else {
        kept.append(row)
      }
    }
    rows = kept
  }
}
