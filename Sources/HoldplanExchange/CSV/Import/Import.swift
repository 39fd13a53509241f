import Foundation
import HoldplanModel
import HoldplanResources

/// Reads a table of one kind and says what it would add to a workspace and change in it.
///
/// Whatever is wrong with the file is in the preview, with every bad row in it; then `change` does nothing
/// unless `skipBadRows` leaves the bad rows out. Nothing is ever removed: an empty cell leaves what is known.
/// `words` is the language of the values in the preview; headings and words of every language are understood.
/// - Parameter today: attendance is noted for sessions up to this day; without it, for all of the season's.
/// Attendance marks in the change are unsigned: sign them with `Change.signed(by:at:)`.
/// - Throws: only when the language files cannot be read.
package func previewImport(
  _ kind: ImportKind, file name: String, bytes: Data, into workspace: Workspace, skipBadRows: Bool = false,
  words: Words, limits: CSVTable.Limits = CSVTable.Limits(), today: CalendarDate? = nil
) throws -> ImportPreview {
  let vocabulary = try ImportVocabulary(words)
  let table = ImportTable(file: name, bytes: bytes, kind: kind, vocabulary: vocabulary, limits: limits)
  var preview = ImportPreview(kind: kind, file: name)
  preview.leftOutColumns = table.leftOutColumns
  var batch = ImportBatch(table, into: workspace, vocabulary, today: today)
  if !table.isUnusable {
    batch.readRows()
    batch.validate()
  }
  preview.badRows = (table.problems + batch.problems).inFileOrder
  preview.isRefused =
    !preview.badRows.isEmpty && !(skipBadRows && !preview.badRows.contains(where: \.stopsImport))
  batch.describe(in: &preview)
  if !preview.isRefused { preview.change = batch.change }
  return preview
}

extension ImportBatch {
  /// What the rows make of the workspace. Unchanged records are left out.
  var change: Change {
    var parts: [Change] = []
    var done: Set<RecordReference> = []
    for entry in items {
      guard let reference = entry.item.record, done.insert(reference).inserted else { continue }
      appendPut(reference, to: &parts)
    }
    // What a row mentions that was taken out, and another row as well.
    let rest = staged.keys.filter { !done.contains($0) }
    for reference in rest.sorted(by: { ($0.kind.rawValue, $0.identifier) < ($1.kind.rawValue, $1.identifier) }
    ) {
      appendPut(reference, to: &parts)
    }
    if season != workspace.season { parts.append(.setSeason(season)) }
    if !marks.isEmpty { parts.append(workspace.change(noting: marks.map(\.mark))) }
    parts += notedMeetings
    return .group(parts)
  }

  private func appendPut(_ reference: RecordReference, to parts: inout [Change]) {
    guard let record = staged[reference]?.record, record != workspace.record(reference) else { return }
    parts.append(.put(record))
  }

  /// Makes the change on a copy, reports what cannot be, takes those rows out, and tries again, since other
  /// rows may depend on them.
  mutating func validate() {
    checkSpoilt()
    // Each round takes out a row at least; chains of dependent rows are short.
    for _ in 0..<20 {
      do throws(ChangeError) {
        _ = try workspace.applying(change)
        return
      } catch {
        guard case .invalid(let found) = error else {
          add([table.problem(.refused(error))])
          return
        }
        let reported = problems(from: found)
        add(reported)
        let lines = Set(reported.compactMap(\.line))
        if lines.isEmpty || reported.contains(where: { $0.line == nil }) { return }
        drop(lines: lines)
      }
    }
    add([table.problem(.refused(.invalid([])))])
  }

  /// Rows with something unreadable in them are looked at for the rest, so that all that is wrong is told at
  /// once: what they refer to is known to be missing.
  private mutating func checkSpoilt() {
    for (record, line) in spoilt {
      let told = Set(problems.filter { $0.line == line }.compactMap(\.column))
      let found = workspace.problems(of: record).filter { problem in
        if case .unknown = problem.issue { return false }
        let columns = ImportField.fields(of: problem.field, kind: table.kind)
          .compactMap { table.columns[$0].map { $0 + 1 } }
        return !columns.isEmpty && told.isDisjoint(with: columns)
      }
      add(problems(from: found, at: [line]))
    }
  }

  /// The model's findings, each at the rows that have caused it.
  private func problems(from found: [ModelProblem], at known: [Int]? = nil) -> [ImportProblem] {
    found.flatMap { problem -> [ImportProblem] in
      let issue = ImportProblem.Issue.invalid(problem.issue, field: problem.field)
      let fields = ImportField.fields(of: problem.field, kind: table.kind)
      let column = fields.lazy.compactMap { table.columns[$0] }.first
      let lines = known ?? problem.record.map { self.lines(of: $0) } ?? []
      if lines.isEmpty { return [table.problem(issue, value: problem.record?.identifier)] }
      return lines.map { line in
        let cell = column.flatMap { column in
          table.row(at: line).flatMap {
            $0.fields.indices.contains(column) ? $0.fields[column].text.trimmed : nil
          }
        }
        return table.problem(issue, line: line, column: column.map { $0 + 1 }, value: cell)
      }
    }
  }

  private func lines(of reference: RecordReference) -> [Int] {
    if let lines = staged[reference]?.lines, !lines.isEmpty { return lines }
    // Teams are spoilt by a new form of their module.
    if case .team(let id) = reference, let team = workspace.draft.teams[id] {
      return staged[.module(team.module)]?.lines ?? []
    }
    return []
  }

  func describe(in preview: inout ImportPreview) {
    let table = ExportTable(kind: preview.kind, vocabulary: vocabulary, workspace: workspace)
    for entry in items {
      switch entry.outcome {
      case .added: preview.added.append(entry.item)
      case .unchanged: preview.unchanged.append(entry.item)
      case .changed(let before, let after):
        let fields = [ImportPreview.FieldChange(field: .reason, before: before, after: after)]
        preview.changed.append(ImportPreview.ChangedItem(item: entry.item, fields: fields))
      case nil:
        guard let reference = entry.item.record, let record = staged[reference]?.record else { continue }
        guard let old = workspace.record(reference) else {
          preview.added.append(entry.item)
          continue
        }
        if old == record {
          preview.unchanged.append(entry.item)
        } else {
          let fields = table.differences(from: old, to: record)
          preview.changed.append(ImportPreview.ChangedItem(item: entry.item, fields: fields))
        }
      }
    }
  }
}

extension [ImportProblem] {
  fileprivate var inFileOrder: [ImportProblem] {
    enumerated().sorted { left, right in
      (left.element.line ?? 0, left.element.column ?? 0, left.offset)
        < (right.element.line ?? 0, right.element.column ?? 0, right.offset)
    }
    .map(\.element)
  }
}

extension ImportField {
  /// The columns from which a property of the model may come, the likeliest first: what a table leaves out
  /// follows from another column.
  fileprivate static func fields(of modelField: String, kind: ImportKind) -> [ImportField] {
    let known: [String: [ImportField]] = [
      "name": [.name, .firstName, .lastName, .id], "choice.from": [.choiceFrom],
      "choice.count": [.choiceCount, .choiceFrom], "choice.cost": [.wishes],
      "sessions.slotCount": [.sessions],
      "sessions.weekdays": [.weekdays, .sessions], "sessions.gap.minimum": [.gapMinimum, .sessions],
      "sessions.gap.ideal": [.gapIdeal, .gapMinimum, .gapMaximum, .sessions],
      "sessions.gap.maximum": [.gapMaximum, .gapIdeal, .gapMinimum, .sessions],
      "teamSize.minimum": [.teamMinimum, .teamMaximum],
      "teamSize.ideal": [.teamIdeal, .teamMinimum, .teamMaximum],
      "teamSize.maximum": [.teamMaximum, .teamIdeal, .teamMinimum],
      "teamCount.maximum": [.teamsMaximum, .teamsRequired],
      "teamCount.required": [.teamsRequired, .teamsMaximum], "eligibleRoles": [.roles],
      "composition.minimum": [.composition], "composition.maximum": [.composition],
      "season.closedDays": [.reason],
    ]
    let fields = known[modelField] ?? ImportField(rawValue: modelField).map { [$0] } ?? []
    return fields.filter(kind.fields.contains)
  }
}
