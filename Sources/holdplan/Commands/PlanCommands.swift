import ArgumentParser
import HoldplanModel

struct Place: WorkspaceCommand {
  static let configuration = CommandConfiguration(
    abstract: "Find a place for one person, changing as little as possible.")

  @Argument(help: "Staff number or name.") var employee: String
  @Option(help: "Only this module (default: all that the person lacks).") var module: String?
  @Flag(help: "Show what would be done and leave the plan as it is.") var dryRun = false
  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws {
    let person = try session.lookup.employee(employee)
    let modules = try module.map { [try session.lookup.module($0).id] } ?? session.lackingModules(of: person)
    if modules.isEmpty { return session.say("cli.place.nothing", ["name": session.name(person.id)]) }
    var failed = false
    for module in modules {
      if try !session.place(person.id, in: module, dryRun: dryRun) { failed = true }
    }
    if failed { throw CommandFailure(.planHasProblems, "") }
  }
}

struct Move: WorkspaceCommand {
  static let configuration = CommandConfiguration(
    abstract: "Move a person to another team of the same module.",
    discussion: "Refused when it breaks a rule, unless --allow-broken says that the planner knows.")

  @Argument(help: "Staff number or name.") var employee: String
  @Argument(help: "The team to move to.") var team: String
  @OptionGroup var edit: PlanEditOptions
  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws {
    let person = try session.lookup.employee(employee)
    let target = try session.lookup.team(team, in: session.workspace.draft)
    let current = session.workspace.draft.teams(with: person.id).first { $0.module == target.module }
    if current?.id == target.id {
      throw CommandFailure(.wrongInput, session.context.words["cli.edit.nothing"])
    }
    let change: Change =
      current.map { .move(person.id, from: $0.id, to: target.id) } ?? .addMember(person.id, to: target.id)
    try session.edit(change, allowBroken: edit.allowBroken, dryRun: edit.dryRun)
  }
}

struct Swap: WorkspaceCommand {
  static let configuration = CommandConfiguration(abstract: "Let two people of one module change places.")

  @Argument(help: "Staff number or name.") var employee: String
  @Argument(help: "Staff number or name of the other.") var other: String
  @Argument(help: "The module (default: the only one in which they sit in different teams).") var module:
    String?
  @OptionGroup var edit: PlanEditOptions
  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws {
    let one = try session.lookup.employee(employee)
    let two = try session.lookup.employee(other)
    let wanted = try module.map { try session.lookup.module($0).id }
    let pairs = session.workspace.draft.teams(with: one.id).flatMap { team in
      session.workspace.draft.teams(with: two.id)
        .filter { $0.module == team.module && $0.id != team.id && (wanted == nil || wanted == team.module) }
        .map { (team, $0) }
    }
    guard let (team, otherTeam) = pairs.first, pairs.count == 1 else {
      throw CommandFailure(.wrongInput, session.context.words["cli.swap.which"])
    }
    try session.edit(
      .swap(one.id, in: team.id, with: two.id, of: otherTeam.id), allowBroken: edit.allowBroken,
      dryRun: edit.dryRun)
  }
}

struct RemoveMember: WorkspaceCommand {
  static let configuration = CommandConfiguration(
    commandName: "release", abstract: "Take a person out of a team, or out of all teams.")

  @Argument(help: "Staff number or name.") var employee: String
  @Argument(help: "The team (default: all).") var team: String?
  @Flag(help: "Show the effect and leave the plan as it is.") var dryRun = false
  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws {
    let person = try session.lookup.employee(employee)
    let teams =
      try team.map { [try session.lookup.team($0, in: session.workspace.draft)] }
      ?? session.workspace.draft.teams(with: person.id)
    if teams.isEmpty { return session.say("cli.release.nothing", ["name": session.name(person.id)]) }
    try session.edit(
      .group(teams.map { .removeMember(person.id, from: $0.id) }), allowBroken: true, dryRun: dryRun)
  }
}

struct PinCommand: WorkspaceCommand {
  static let configuration = CommandConfiguration(
    commandName: "pin", abstract: "Keep a person in the present team, or a session on its date.",
    discussion: "With a team and --session N, pins that session; with an employee, pins the person.")

  @Argument(help: "An employee or a team.") var subject: String
  @Option(help: "Number of the session, from 1.") var session: Int?
  @Option(help: "Module, when the person sits in several teams.") var module: String?
  @Flag(help: "Take the pin away.") var remove = false
  @OptionGroup var global: GlobalOptions

  mutating func run(in current: inout Session) throws {
    let pins = try session == nil ? memberPins(current) : [sessionPin(current)]
    if pins.isEmpty { throw CommandFailure(.wrongInput, current.context.words["cli.pin.nothing"]) }
    try current.commit(.group(pins.map { remove ? .unpin($0) : .pin($0) }))
  }

  private func memberPins(_ current: Session) throws -> [Pin] {
    let person = try current.lookup.employee(subject)
    let wanted = try module.map { try current.lookup.module($0).id }
    return current.workspace.draft.teams(with: person.id)
      .filter { wanted == nil || $0.module == wanted }
      .map { Pin.member(person.id, module: $0.module, team: $0.id) }
      .filter { current.workspace.pins.contains($0) == remove }
  }

  private func sessionPin(_ current: Session) throws -> Pin {
    let team = try current.lookup.team(subject, in: current.workspace.draft)
    let index = (session ?? 1) - 1
    guard team.sessions.indices.contains(index) else {
      throw CommandFailure(
        .wrongInput,
        current.context.words["cli.session.none", ["team": team.id.rawValue, "number": "\(index + 1)"]])
    }
    let date = team.sessions[index]
    return .session(team: team.id, module: team.module, session: index, date: date.date, slot: date.slot)
  }
}

struct SessionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "session", abstract: "Work on the sessions of a team.", subcommands: [SessionMove.self])
}

struct SessionMove: WorkspaceCommand {
  static let configuration = CommandConfiguration(
    commandName: "move", abstract: "Move a session to another date, slot, room or instructor.")

  @Argument(help: "The team.") var team: String
  @Argument(help: "Number of the session, from 1.") var number: Int
  @Argument(help: "The new date, such as 14-11-2026 or 2026-11-14.") var date: String
  @Option(help: "The first slot of the day it takes, from 1.") var slot: Int?
  @Option(help: "Another room.") var room: String?
  @Option(help: "Another instructor.") var instructor: String?
  @OptionGroup var edit: PlanEditOptions
  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws {
    let team = try session.lookup.team(self.team, in: session.workspace.draft)
    guard team.sessions.indices.contains(number - 1) else {
      throw CommandFailure(
        .wrongInput,
        session.context.words["cli.session.none", ["team": team.id.rawValue, "number": "\(number)"]])
    }
    var moved = team.sessions[number - 1]
    moved.date = try session.date(date)
    if let slot { moved.slot = slot - 1 }
    if let room { moved.room = try session.lookup.room(room).id }
    if let instructor { moved.instructor = try session.lookup.instructor(instructor).id }
    try session.edit(
      .setSession(team: team.id, index: number - 1, moved), allowBroken: edit.allowBroken, dryRun: edit.dryRun
    )
  }
}
