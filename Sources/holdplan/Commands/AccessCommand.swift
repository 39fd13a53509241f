import ArgumentParser
import HoldplanModel
import HoldplanText

struct AccessCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "role", abstract: "Say what the users of this computer use Holdplan for.",
    discussion: """
      Roles shape what is shown and offered. They protect nothing: whoever can open the file can read it all.
      holdplan role set mette hr
      holdplan role set jens manager 0042
      holdplan page --as manager:0042     what that role would see
      """,
    subcommands: [AccessList.self, AccessSet.self, AccessRemove.self], defaultSubcommand: AccessList.self)
}

struct AccessList: WorkspaceCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "Show who has which role.")
  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws {
    if session.context.json { return try Output.json(session.workspace.accesses) }
    let words = session.context.words
    for access in session.workspace.accesses {
      let person = access.employee.map { "  \($0) \(session.name($0))" } ?? ""
      print("\(SafeText.of(access.user))  \(words["access.\(access.role.rawValue)"])\(person)")
    }
    session.say(
      "cli.role.you",
      ["user": SafeText.of(session.context.author), "role": words["access.\(session.access.role.rawValue)"]])
    session.say("cli.doctor.roles")
  }
}

struct AccessSet: WorkspaceCommand {
  static let configuration = CommandConfiguration(
    commandName: "set", abstract: "Give a user a role; managers and instructors need a person.")

  @Argument(help: "The user's name on this computer.") var user: String
  @Argument(help: "hr, manager, instructor or viewer.") var role: AccessRole
  @Argument(help: "The person's staff number or name.") var employee: String?
  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws {
    try session.requireHR()
    let person = try employee.map { try session.lookup.employee($0).id }
    let access = Access(user: user, role: role, employee: person)
    if person == nil, role == .manager || role == .instructor {
      let words = session.context.words
      throw CommandFailure(
        .wrongInput, words["access.needsPerson", ["role": words["access.\(role.rawValue)"]]])
    }
    try session.commit(.grantAccess(access), label: "role")
    print(session.text(Change.grantAccess(access)))
  }
}

extension AccessRole: ExpressibleByArgument {}

struct AccessRemove: WorkspaceCommand {
  static let configuration = CommandConfiguration(commandName: "remove", abstract: "Take a user's role back.")

  @Argument(help: "The user's name on this computer.") var user: String
  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws {
    try session.requireHR()
    let access =
      session.workspace.accesses.first { $0.user == user } ?? Access(user: user, role: .viewer)
    try session.commit(.revokeAccess(access), label: "role")
    print(session.text(Change.revokeAccess(access)))
  }
}
