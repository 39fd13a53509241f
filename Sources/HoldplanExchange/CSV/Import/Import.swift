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
    return .group(parts)
  }

  private func appendPut(_ reference: RecordReference, to parts: inout [Change]) {
    guard let record = staged[reference]?.record, record != workspace.record(reference) else { return }
    parts.append(.put(record))
  }

  /// Makes the change on a copy, reports what cannot be, takes those rows out, and tries again, since other
  /// rows may depend on them.
  mutating func validate() {
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

  /// The model's findings, each at the rows that have caused it.
  private func problems(from found: [ModelProblem]) -> [ImportProblem] {
    found.flatMap { problem -> [ImportProblem] in
      let issue = ImportProblem.Issue.invalid(problem.issue, field: problem.field)
      let field = ImportField(modelField: problem.field, kind: table.kind)
      let column = field.flatMap { table.columns[$0] }
      let lines = problem.record.map { self.lines(of: $0) } ?? []
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
  /// The column from which a property of the model comes.
  init?(modelField: String, kind: ImportKind) {
    let known: [String: ImportField] = [
      "choice.from": .choiceFrom, "choice.count": .choiceCount, "choice.cost": .wishes,
      "sessions.slotCount": .sessions, "sessions.weekdays": .weekdays, "sessions.gap.minimum": .gapMinimum,
      "sessions.gap.ideal": .gapIdeal, "sessions.gap.maximum": .gapMaximum, "teamSize.minimum": .teamMinimum,
      "teamSize.ideal": .teamIdeal, "teamSize.maximum": .teamMaximum, "teamCount.maximum": .teamsMaximum,
      "teamCount.required": .teamsRequired, "eligibleRoles": .roles, "composition.minimum": .composition,
      "composition.maximum": .composition, "season.closedDays": .reason,
    ]
    guard let field = known[modelField] ?? ImportField(rawValue: modelField), kind.fields.contains(field)
    else {
      return nil
    }
    self = field
  }
}
