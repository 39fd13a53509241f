import ArgumentParser
import HoldplanModel
import HoldplanText

struct AccessCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "role",
    subcommands: [AccessList.self, AccessSet.self, AccessRemove.self], defaultSubcommand: AccessList.self)
}

struct AccessList: WorkspaceCommand {
  static let configuration = CommandConfiguration(commandName: "list")
  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws {
    let (words, accesses) = (session.context.words, session.workspace.accesses)
    session.answer(accesses) { [session] in
      let lines = accesses.map { access in
        let person = access.employee.map { "  \($0) \(session.name($0))" } ?? ""
        return "\(SafeText.of(access.user))  \(words["access.\(access.role.rawValue)"])\(person)"
      }
      let own = words[
        "cli.role.you",
        [
          "user": SafeText.of(session.context.author),
          "role": words["access.\(session.access.role.rawValue)"],
        ]]
      return lines + [own, words["cli.doctor.roles"]]
    }
  }
}

struct AccessSet: WorkspaceCommand {
  static let configuration = CommandConfiguration(
    commandName: "set")

  @Argument var user: String
  @Argument var role: AccessRole
  @Argument var employee: String?
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
    session.say(text: session.text(Change.grantAccess(access)), key: "change.grantAccess")
  }
}

extension AccessRole: ExpressibleByArgument {}

struct AccessRemove: WorkspaceCommand {
  static let configuration = CommandConfiguration(commandName: "remove")

  @Argument var user: String
  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws {
    try session.requireHR()
    let access =
      session.workspace.accesses.first { $0.user == user } ?? Access(user: user, role: .viewer)
    try session.commit(.revokeAccess(access), label: "role")
    session.say(text: session.text(Change.revokeAccess(access)), key: "change.revokeAccess")
  }
}
