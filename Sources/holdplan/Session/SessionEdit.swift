import Foundation
import HoldplanExchange
import HoldplanInterface
import HoldplanModel

extension EditableKind {
  /// The table that has a row of such a record; nil for what is no table.
  var table: ImportKind? {
    switch self {
    case .department: .departments
    case .site: .sites
    case .role: .roles
    case .employee: .employees
    case .module: .modules
    case .room: .rooms
    case .instructor: .instructors
    case .closedDay: .closedDays
    case .season, .rules, .organisation: nil
    }
  }

  /// The kind of record; nil for what is no record of its own.
  var record: RecordReference.Kind? { RecordReference.Kind(rawValue: rawValue) }
}

extension Session {
  /// Adds or edits one record: the same as importing a table of one row, so that fields, spellings and errors
  /// are the same, too.
  mutating func editRecord(_ kind: EditableKind, fields: [FieldAssignment], isNew: Bool) throws {
    guard let table = kind.table else { return }
    try refuseWrongVerb(kind, fields: fields, isNew: isNew)
    let rows = [fields.map(\.field), fields.map(\.value)]
    let bytes = Data(rows.map { $0.map(Self.quoted).joined(separator: ",") + "\r\n" }.joined().utf8)
    let preview = try previewImport(
      table, file: kind.rawValue, bytes: bytes, into: workspace, words: context.words)
    if let unread = preview.leftOutColumns.first { throw unknownField(unread.heading, of: table) }
    if preview.isRefused {
      let problems = preview.badRows.map { HoldplanExchange.sentence(for: $0, in: context.words) }
      throw CommandFailure(.wrongInput, problems.joined(separator: "\n"))
    }
    if preview.isEmpty { throw CommandFailure(.wrongInput, context.words["cli.edit.nothing"]) }
    try commit(preview.change)
  }

  /// Adding never overwrites, and editing never makes something new out of a slip of the pen.
  private func refuseWrongVerb(_ kind: EditableKind, fields: [FieldAssignment], isNew: Bool) throws {
    guard let record = kind.record, let id = fields.first(where: { $0.field.lowercased() == "id" })?.value
    else { return }
    let exists = workspace.record(record.reference(id)) != nil
    if exists == isNew {
      throw CommandFailure(
        .wrongInput, context.words[isNew ? "cli.edit.exists" : "cli.edit.missing", ["id": id]])
    }
  }

  /// Names the headings that the table has, the first of several that mean the same.
  private func unknownField(_ field: String, of table: ImportKind) -> CommandFailure {
    let headings = table.fields.map { context.words["import.heading.\(table.rawValue).\($0.rawValue)"] }
    return unknownField(field, known: headings.map { String($0.prefix { $0 != "|" }) })
  }

  private static func quoted(_ text: String) -> String {
    "\"" + text.replacing("\"", with: "\"\"") + "\""
  }
}
