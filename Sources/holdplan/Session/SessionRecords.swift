import Foundation
import HoldplanExchange
import HoldplanInterface
import HoldplanModel
import HoldplanText

extension Session {
  /// Adds or edits a record from `field=value` texts.
  mutating func edit(_ kind: EditableKind, fields: [FieldAssignment], isNew: Bool) throws {
    switch kind {
    case .season:
      var season = workspace.season
      try set(fields, SettingFields.season, in: &season)
      try commit(.setSeason(season))
    case .rules:
      var rules = workspace.rules
      try set(fields, SettingFields.rules, in: &rules)
      try commit(.setRules(rules))
    case .organisation:
      var name = workspace.name
      try set(fields, [SettingField(name: "name") { name, text in name = text }], in: &name)
      try commit(.rename(organisation: name))
    case .programme: try editProgramme(fields, isNew: isNew)
    case .coverage: try editCoverage(fields, isNew: isNew)
    case .waiver: try editWaiver(fields, isNew: isNew)
    case .department: try editRow(of: .departments, kind, fields, isNew: isNew)
    case .site: try editRow(of: .sites, kind, fields, isNew: isNew)
    case .role: try editRow(of: .roles, kind, fields, isNew: isNew)
    case .employee: try editRow(of: .employees, kind, fields, isNew: isNew)
    case .module: try editRow(of: .modules, kind, fields, isNew: isNew)
    case .room: try editRow(of: .rooms, kind, fields, isNew: isNew)
    case .instructor: try editRow(of: .instructors, kind, fields, isNew: isNew)
    case .closedDay: try editRow(of: .closedDays, kind, fields, isNew: isNew)
    }
    say("cli.saved")
  }

  mutating func remove(_ kind: RecordReference.Kind, _ id: String) throws {
    let reference = RecordReference(kind, id)
    guard workspace.record(reference) != nil else { throw lookup.missing(kind, id) }
    let name = workspace.name(of: reference, context.words)
    try commit(workspace.removal(of: reference))
    say("cli.removed", ["id": name])
  }

  mutating func removeClosedDay(_ date: CalendarDate) throws {
    var season = workspace.season
    guard season.closedDay(on: date) != nil else {
      throw CommandFailure(.wrongInput, context.words["cli.edit.missing", ["id": text(date)]])
    }
    season.closedDays.removeAll { $0.date == date }
    try commit(.setSeason(season))
    say("cli.removed", ["id": text(date)])
  }

  /// An identifier that no waiver has yet.
  func nextWaiverID() -> Waiver.ID {
    var number = workspace.waivers.count + 1
    while workspace.waivers.contains(Waiver.ID("W\(number)")) { number += 1 }
    return Waiver.ID("W\(number)")
  }

  // MARK: - Fields that are in no table

  func set<Root>(_ fields: [FieldAssignment], _ known: [SettingField<Root>], in root: inout Root) throws {
    let words = context.words
    for assignment in fields {
      let typed = assignment.field.lowercased()
      guard let field = known.first(where: { $0.name == typed || words["cli.setting.\($0.name)"] == typed })
      else { throw unknownField(assignment.field, known: known.map { words.setting($0.name) }) }
      do { try field.set(&root, assignment.value) } catch let hint as FieldHint {
        throw CommandFailure(
          .wrongInput,
          words[
            "cli.field.value",
            [
              "value": SafeText.of(assignment.value), "field": SafeText.of(assignment.field),
              "hint": words["cli.field.hint.\(hint.rawValue)"],
            ]])
      }
    }
  }

  func unknownField(_ field: String, known: [String]) -> CommandFailure {
    let words = context.words
    var message = words[
      "cli.field.unknown", ["text": SafeText.of(field), "list": known.joined(separator: ", ")]]
    if let near = Nearest.to(field, among: known) { message += " " + words["cli.near", ["near": near]] }
    return CommandFailure(.wrongInput, message)
  }

  // MARK: - Rows of tables

  /// The same as importing a table of one row, so that fields, spellings and errors are the same, too; but
  /// nothing is made that is only mentioned, which could be a slip of the pen.
  private mutating func editRow(
    of table: ImportKind, _ kind: EditableKind, _ fields: [FieldAssignment], isNew: Bool
  ) throws {
    if !isNew, let record = RecordReference.Kind(rawValue: kind.rawValue),
      let id = fields.first(where: { isIdentifier($0.field, of: table) })?.value,
      workspace.record(RecordReference(record, id)) == nil
    {
      throw lookup.missing(record, id)
    }
    // An empty value takes away what there was, where there was anything.
    let values = fields.map { $0.value.isEmpty && !isNew ? "-" : $0.value }
    let rows = [fields.map(\.field), values]
    let bytes = Data(rows.map { $0.map(Self.quoted).joined(separator: ",") + "\r\n" }.joined().utf8)
    let preview = try HoldplanExchange.previewImport(
      table, file: kind.rawValue, bytes: bytes, into: workspace, words: context.words)
    if let unread = preview.leftOutColumns.first { throw unknownField(unread.heading, of: table) }
    if let problem = refusal(preview) { throw CommandFailure(.wrongInput, problem) }
    if let mentioned = preview.added.first(where: \.isMentioned)?.record {
      throw lookup.missing(mentioned.kind, mentioned.identifier)
    }
    try refuseWrongVerb(preview, isNew: isNew)
    if preview.isEmpty { throw CommandFailure(.wrongInput, context.words["cli.edit.nothing"]) }
    try commit(preview.change)
  }

  private func isIdentifier(_ field: String, of table: ImportKind) -> Bool {
    let headings = context.words["import.heading.\(table.rawValue).id"].split(separator: "|")
    return field.lowercased() == "id" || headings.contains { $0.lowercased() == field.lowercased() }
  }

  /// What is wrong with the values, without the place in a file that there is not.
  private func refusal(_ preview: ImportPreview) -> String? {
    guard preview.isRefused else { return nil }
    return preview.badRows.map { problem -> String in
      let field = problem.heading ?? problem.kind.rawValue
      switch problem.issue {
      case .civilRegistrationNumbers, .invalid(.looksLikeCPR, _):
        return context.words["cli.field.cpr", ["field": SafeText.of(field)]]
      case .unknown(let kind, nil): return lookup.missing(kind, problem.value ?? "").message
      default:
        var plain = problem
        (plain.file, plain.line, plain.column) = (field, nil, nil)
        return HoldplanExchange.sentence(for: plain, in: context.words)
      }
    }.joined(separator: "\n")
  }

  /// Adding never overwrites, and editing never makes something new out of a slip of the pen.
  private func refuseWrongVerb(_ preview: ImportPreview, isNew: Bool) throws {
    let wrong = isNew ? preview.changed.map(\.item) + preview.unchanged : preview.added
    guard let item = wrong.first else { return }
    let name = SafeText.of(item.record?.identifier ?? item.label)
    throw CommandFailure(
      .wrongInput, context.words[isNew ? "cli.edit.exists" : "cli.edit.missing", ["id": name]])
  }

  /// Names the headings that the table has, in the language that is spoken, and `id`, which all understand.
  private func unknownField(_ field: String, of table: ImportKind) -> CommandFailure {
    let headings = table.fields.map { field -> String in
      switch field {
      case .id: "id"
      case .name: context.words.setting("name")
      default:
        context.words["import.heading.\(table.rawValue).\(field.rawValue)"].prefix { $0 != "|" }.lowercased()
      }
    }
    return unknownField(field, known: headings)
  }

  private static func quoted(_ text: String) -> String {
    "\"" + text.replacing("\"", with: "\"\"") + "\""
  }
}
