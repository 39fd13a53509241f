import ArgumentParser
import HoldplanModel

struct Place: WorkspaceCommand {
  @Argument var employee: String
  @Option var module: String?
  @Flag var dryRun = false
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
  @Argument var employee: String
  @Argument var team: String
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
  @Argument var employee: String
  @Argument var other: String
  @Argument var module: String?
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
  static let configuration = CommandConfiguration(commandName: "release")

  @Argument var employee: String
  @Argument var team: String?
  @Flag var dryRun = false
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
  static let configuration = CommandConfiguration(commandName: "pin")

  @Argument var subject: String
  @Option var session: Int?
  @Option var module: String?
  @Flag var remove = false
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
    commandName: "session", subcommands: [SessionMove.self])
}

struct SessionMove: WorkspaceCommand {
  static let configuration = CommandConfiguration(commandName: "move")

  @Argument var team: String
  @Argument var number: Int
  @Argument var date: String
  @Option var slot: Int?
  @Option var room: String?
  @Option var instructor: String?
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
    if let slot {
      let count = session.workspace.season.slots.count
      guard (1...max(1, count)).contains(slot) else {
        throw CommandFailure(.wrongInput, session.context.words["cli.session.slot", ["count": "\(count)"]])
      }
      moved.slot = slot - 1
    }
    if let room { moved.room = try session.lookup.room(room).id }
    if let instructor { moved.instructor = try session.lookup.instructor(instructor).id }
    try session.edit(
      .setSession(team: team.id, index: number - 1, moved), allowBroken: edit.allowBroken, dryRun: edit.dryRun
    )
  }
}
