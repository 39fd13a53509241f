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
      guard let name = fields.first(where: { $0.field == "name" })?.value, fields.count == 1 else {
        throw unknownField(fields.first { $0.field != "name" }?.field ?? "", known: ["name"])
      }
      try commit(.rename(organisation: name))
    default: try editRecord(kind, fields: fields, isNew: isNew)
    }
    say("cli.saved")
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

  private func set<Root>(_ fields: [FieldAssignment], _ known: [SettingField<Root>], in root: inout Root)
    throws
  {
    for assignment in fields {
      guard let field = known.first(where: { $0.name == assignment.field }) else {
        throw unknownField(assignment.field, known: known.map(\.name))
      }
      do { try field.set(&root, assignment.value) } catch {
        throw CommandFailure(
          .wrongInput,
          context.words[
            "cli.field.value",
            [
              "value": SafeText.of(assignment.value), "field": field.name,
              "hint": context.words["cli.field.hint.\(error.rawValue)"],
            ]])
      }
    }
  }

  func unknownField(_ field: String, known: [String]) -> CommandFailure {
    CommandFailure(
      .wrongInput,
      context.words["cli.field.unknown", ["text": SafeText.of(field), "list": known.joined(separator: ", ")]])
  }
}
