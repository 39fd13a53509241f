import ArgumentParser
import HoldplanEngine
import HoldplanInterface
import HoldplanModel

/// What can be done with a whole team of the draft.
struct TeamCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "team",
    subcommands: [TeamAdd.self, TeamSplit.self, TeamMerge.self, TeamChange.self, TeamRemove.self])
}

struct TeamAdd: WorkspaceCommand {
  static let configuration = CommandConfiguration(commandName: "add")

  @Argument var module: String
  @Flag var dryRun = false
  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws {
    let module = try session.lookup.module(module)
    let changes = session.teamChanges(of: module, team: nil).new()
    // A new team is too small until people come, which is why it is made.
    try session.edit(
      session.best(of: changes), allowBroken: true, dryRun: dryRun, label: "team.new")
  }
}

struct TeamSplit: WorkspaceCommand {
  static let configuration = CommandConfiguration(commandName: "split")

  @Argument var team: String
  @OptionGroup var edit: PlanEditOptions
  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws {
    let changes = try session.teamChanges(of: team)
    if changes.team.map({ $0.members.count < 2 }) ?? true {
      throw CommandFailure(.wrongInput, session.context.words["hindrance.tooSmallToSplit"])
    }
    try session.edit(session.best(of: changes.split()), edit, label: "team.split")
  }
}

struct TeamMerge: WorkspaceCommand {
  static let configuration = CommandConfiguration(commandName: "merge")

  @Argument var team: String
  @Argument(help: ArgumentHelp(valueName: "team")) var into: String
  @OptionGroup var edit: PlanEditOptions
  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws {
    let changes = try session.teamChanges(of: team)
    let host = try session.lookup.team(into, in: session.workspace.draft)
    guard let change = changes.merge(into: host) else {
      throw CommandFailure(.wrongInput, session.context.words["cli.team.otherModule"])
    }
    try session.edit(change, edit, label: "team.merge")
  }
}

struct TeamChange: WorkspaceCommand {
  static let configuration = CommandConfiguration(commandName: "change")

  @Argument var team: String
  @Option var room: String?
  @Option var instructor: String?
  @Option var number: Int?
  @Option var name: String?
  @OptionGroup var edit: PlanEditOptions
  @OptionGroup var global: GlobalOptions

  mutating func validate() throws {
    if room == nil, instructor == nil, number == nil, name == nil { throw UsageProblem("usage.team.change") }
    if let number, number < 1 { throw UsageProblem("usage.team.number") }
  }

  mutating func run(in session: inout Session) throws {
    let changes = try session.teamChanges(of: team)
    let room = try room.map { try session.lookup.room($0).id }
    let instructor = try instructor.map { try session.lookup.instructor($0).id }
    // A new number or name is written with all of the team, so it goes before what alters the sessions.
    let parts = [
      changes.called(number: number, name: name?.trimmingCharacters(in: .whitespaces)),
      changes.sessions(room: room, instructor: instructor),
    ].compactMap { $0 }
    if parts.isEmpty { throw CommandFailure(.wrongInput, session.context.words["cli.edit.nothing"]) }
    try session.edit(.together(parts), edit, label: "team.change")
  }
}

struct TeamRemove: WorkspaceCommand {
  static let configuration = CommandConfiguration(commandName: "remove")

  @Argument var team: String
  @Flag var dryRun = false
  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws {
    let changes = try session.teamChanges(of: team)
    // Its members are without a place afterwards, as whoever removes it means.
    try session.edit(.group(changes.remove()), allowBroken: true, dryRun: dryRun, label: "team.remove")
  }
}

extension Session {
  fileprivate func teamChanges(of team: String) throws -> TeamChanges {
    let team = try lookup.team(team, in: workspace.draft)
    guard let module = workspace.modules[team.module] else {
      throw lookup.missing(.module, team.module.rawValue)
    }
    return teamChanges(of: module, team: team)
  }

  fileprivate func teamChanges(of module: Module, team: Team?) -> TeamChanges {
    TeamChanges(workspace: workspace, today: context.today, module: module, team: team)
  }

  /// Of several dates that a new team could have, those that break no rule and cost least.
  fileprivate func best(of changes: [Change]) throws -> Change {
    let whatIf = WhatIf(workspace, today: context.today)
    let effects = try changes.map { change in
      try context.refusing(in: workspace) { () throws(ChangeError) in try whatIf.effect(of: change) }
    }
    func isBetter(_ one: Effect, _ other: Effect) -> Bool {
      (one.broken.count, one.total) < (other.broken.count, other.total)
    }
    return effects.min(by: isBetter)?.change ?? .group([])
  }

  fileprivate mutating func edit(_ change: Change, _ options: PlanEditOptions, label: String) throws {
    try edit(change, allowBroken: options.allowBroken, dryRun: options.dryRun, label: label)
  }
}
