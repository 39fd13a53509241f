import ArgumentParser
import Foundation
import HoldplanModel

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
  @Argument var kind: RemovableKind
  @Argument var id: String
  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws {
    switch kind {
    case .closedDay: try session.removeClosedDay(session.date(id))
    case .coverage: try session.removeCoverage(of: id)
    default:
      guard let record = kind.record else { return }
      try session.remove(record, id)
    }
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
