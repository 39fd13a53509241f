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
  @Argument var kind: EditableKind
  @Argument var fields: [String]
  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws {
    try session.edit(kind, fields: FieldAssignment.parse(fields, session.context), isNew: true)
  }
}

struct Edit: WorkspaceCommand {
  @Argument var kind: EditableKind
  @Argument var fields: [String]
  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws {
    try session.edit(kind, fields: FieldAssignment.parse(fields, session.context), isNew: false)
  }
}

struct Remove: WorkspaceCommand {
  @Argument var kind: String
  @Argument var id: String
  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws {
    if kind == EditableKind.closedDay.rawValue { return try session.removeClosedDay(session.date(id)) }
    guard let known = RecordReference.Kind(rawValue: kind) else {
      throw CommandFailure(.wrongInput, session.context.words["cli.unknown.kind", ["text": kind]])
    }
    try session.commit(session.workspace.removal(of: known.reference(id)))
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
  /// The reference to the record of this kind with an identifier.
  func reference(_ id: String) -> RecordReference {
    switch self {
    case .site: .site(Site.ID(id))
    case .department: .department(Department.ID(id))
    case .role: .role(JobRole.ID(id))
    case .employee: .employee(Employee.ID(id))
    case .programme: .programme(Programme.ID(id))
    case .module: .module(Module.ID(id))
    case .room: .room(Room.ID(id))
    case .instructor: .instructor(Instructor.ID(id))
    case .waiver: .waiver(Waiver.ID(id))
    case .team: .team(Team.ID(id))
    }
  }
}
