import ArgumentParser
import HoldplanModel

struct LeaveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "leave", abstract: "Ask for leave, record leave, and list it. Never with a reason.",
    subcommands: [LeaveRequest.self, LeaveRecord.self, LeaveList.self])
}

struct LeaveRequest: WorkspaceCommand {
  static let configuration = CommandConfiguration(
    commandName: "request",
    abstract: "Ask whether leave can be granted; granted leave is entered.",
    discussion: "Days on which the person is taught or examined by the published plan are closed for leave.")

  @Argument(help: "Staff number or name.") var employee: String
  @Argument(help: "First day.") var from: String
  @Argument(help: "Last day (default: the first).") var to: String?
  @Flag(help: "Answer only; enter nothing.") var dryRun = false
  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws {
    try session.requestLeave(
      of: session.lookup.employee(employee).id, session.range(from, to), dryRun: dryRun)
  }
}

struct LeaveRecord: WorkspaceCommand {
  static let configuration = CommandConfiguration(
    commandName: "record",
    abstract: "Enter leave that is a fact, such as sickness, and name the sessions that it hits.")

  @Argument(help: "Staff number or name.") var employee: String
  @Argument(help: "First day.") var from: String
  @Argument(help: "Last day (default: the first).") var to: String?
  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws {
    try session.recordLeave(of: session.lookup.employee(employee).id, session.range(from, to))
  }
}

struct LeaveList: WorkspaceCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Show leave, of one or of all.")

  @Argument(help: "Staff number or name (default: everybody).") var employee: String?
  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws {
    let people = try employee.map { [try session.lookup.employee($0)] } ?? session.workspace.employees.sorted
    if session.context.json {
      let rows = people.filter { !$0.leave.isEmpty }.map { LeaveRow(employee: $0.id, leave: $0.leave) }
      return try Output.json(rows)
    }
    for person in people {
      for range in person.leave { print("\(person.id)  \(session.name(person.id))  \(session.text(range))") }
    }
  }
}

private struct LeaveRow: Encodable {
  let employee: Employee.ID
  let leave: [DateRange]
}
