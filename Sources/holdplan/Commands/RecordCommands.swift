import ArgumentParser
import Foundation
import HoldplanModel

/// What can be added and edited field by field. Teams and waivers have commands of their own.
enum EditableKind: String, CaseIterable, ExpressibleByArgument {
  case department, site, role, employee, module, room, instructor
  case closedDay = "closed-day"
  case season, rules, organisation
}

struct Add: WorkspaceCommand {
  static let configuration = CommandConfiguration(
    abstract: "Add a record, field by field.",
    discussion: """
      Fields are named as the columns of an import (docs/import.md):
      holdplan add department id=DRIFT name=Drift
      holdplan add employee id=0042 name="Jens Møller" department=DRIFT
      """)

  @Argument var kind: EditableKind
  @Argument(help: ArgumentHelp("Fields and values.", valueName: "field=value")) var fields: [String]
  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws {
    try session.edit(kind, fields: FieldAssignment.parse(fields, session.context), isNew: true)
  }
}

struct Edit: WorkspaceCommand {
  static let configuration = CommandConfiguration(
    abstract: "Change fields of a record; what is not named stays.",
    discussion: """
      holdplan edit employee id=0042 department=NORD
      holdplan edit season start=2026-10-01 end=2027-03-31
      holdplan edit rules max-sessions-per-day=1 department-share-away=23 leave-source="MED agreement"
      """)

  @Argument var kind: EditableKind
  @Argument(help: ArgumentHelp("Fields and values.", valueName: "field=value")) var fields: [String]
  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws {
    try session.edit(kind, fields: FieldAssignment.parse(fields, session.context), isNew: false)
  }
}

struct Remove: WorkspaceCommand {
  static let configuration = CommandConfiguration(
    abstract: "Remove a record that nothing refers to any more.")

  @Argument(help: "\(RecordReference.Kind.allCases.map(\.rawValue).joined(separator: ", ")) or closed-day.")
  var kind: String
  @Argument(help: "Its identifier, or the date of a closed day.") var id: String
  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws {
    if kind == EditableKind.closedDay.rawValue { return try session.removeClosedDay(session.date(id)) }
    guard let known = RecordReference.Kind(rawValue: kind) else {
      throw CommandFailure(.wrongInput, session.context.words["cli.unknown.kind", ["text": kind]])
    }
    try session.commit(session.workspace.removal(of: RecordReference(known, id)))
    session.say("cli.removed", ["id": id])
  }
}

/// One `field=value` of the command line.
struct FieldAssignment {
  let field: String
  let value: String

  static func parse(_ texts: [String], _ context: Context) throws -> [FieldAssignment] {
    try texts.map { text in
      guard let sign = text.firstIndex(of: "="), sign != text.startIndex else {
        throw CommandFailure(.wrongInput, context.words["cli.field.form", ["text": text]])
      }
      return FieldAssignment(
        field: text[..<sign].trimmingCharacters(in: .whitespaces),
        value: String(text[text.index(after: sign)...]))
    }
  }
}

extension RecordReference.Kind {
}
