import ArgumentParser
import HoldplanModel
import HoldplanText

struct LeaveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "leave",
    subcommands: [LeaveRequest.self, LeaveRecord.self, LeaveCancel.self, LeaveList.self])
}

struct LeaveRequest: WorkspaceCommand {
  static let configuration = CommandConfiguration(commandName: "request")

  @Argument var employee: String
  @Argument var from: String
  @Argument var to: String?
  @Flag var dryRun = false
  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws {
    try session.requestLeave(
      of: session.lookup.employee(employee).id, session.range(from, to), dryRun: dryRun)
  }
}

struct LeaveRecord: WorkspaceCommand {
  static let configuration = CommandConfiguration(commandName: "record")

  @Argument var employee: String
  @Argument var from: String
  @Argument var to: String?
  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws {
    try session.recordLeave(of: session.lookup.employee(employee).id, session.range(from, to))
  }
}

struct LeaveCancel: WorkspaceCommand {
  static let configuration = CommandConfiguration(commandName: "cancel")

  @Argument var employee: String
  @Argument var from: String
  @Argument var to: String?
  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws {
    try session.cancelLeave(of: session.lookup.employee(employee).id, session.range(from, to))
  }
}

struct LeaveList: WorkspaceCommand {
  static let configuration = CommandConfiguration(commandName: "list")

  @Argument var employee: String?
  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws {
    let person = try employee.map { try session.lookup.employee($0) }
    if let person {
      try session.requireRecord(of: person.id)
    } else if !session.viewer.seesRecords {
      try session.requireHR()
    }
    session.note(.view, "leave", person.map { .employee($0.id) })
    let isShown = session.isShown
    let people = person.map { [$0] } ?? session.workspace.employees.sorted.filter { isShown($0.id) }
    let rows = people.filter { !$0.leave.isEmpty }.map { LeaveRow(employee: $0.id, leave: $0.leave) }
    session.answer(rows) {
      rows.flatMap { row in
        row.leave.map {
          "\(SafeText.of(row.employee.rawValue))  \(session.name(row.employee))  \(session.text($0))"
        }
      }
    }
  }
}

private struct LeaveRow: Encodable, Sendable {
  let employee: Employee.ID
  let leave: [DateRange]
}
