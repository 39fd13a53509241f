import ArgumentParser
import HoldplanExchange
import HoldplanModel

struct RosterCommand: WorkspaceCommand {
  static let configuration = CommandConfiguration(commandName: "roster")

  @Argument var subject: String
  @Option var session: Int?
  @Flag var signIn = false
  @Flag var door = false
  @Flag var draft = false
  @OptionGroup var paper: PaperOptions
  @OptionGroup var global: GlobalOptions

  mutating func validate() throws {
    for (name, isGiven) in [("--sign-in", signIn), ("--door", door)] where isGiven && session == nil {
      throw UsageProblem("usage.needs", ["one": name, "other": "--session"])
    }
    if door, signIn { throw UsageProblem("usage.apart", ["one": "--door", "other": "--sign-in"]) }
  }

  mutating func run(in current: inout Session) throws {
    let kind: SheetKind = door ? .door : signIn ? .signIn : .participants
    let document = try current.document(subject, session: session, kind: kind, draft: draft)
    let plan = draft ? current.workspace.draft : current.workspace.edition.plan
    let isTeam = plan.teams[Team.ID(subject)] != nil
    if kind != .door, !(isTeam && current.showsLists(of: Team.ID(subject))) { try current.requireHR() }
    current.note(
      paper.action, [session == nil ? .roster : kind],
      isTeam ? .team(Team.ID(subject)) : .module(Module.ID(subject)))
    try current.put(document, paper)
  }
}
