import ArgumentParser
import HoldplanModel

struct ProfileCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "profile", subcommands: [ProfileShow.self, ProfileSet.self, ProfileLevel.self],
    defaultSubcommand: ProfileShow.self)
}

struct ProfileShow: WorkspaceCommand {
  static let configuration = CommandConfiguration(commandName: "show")
  @Option var manager: String?
  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws {
    let manager = try session.manager(manager)
    try session.deliver(session.workspace.competenceMatrix(manager: manager), as: .text, to: nil, of: manager)
  }
}

struct ProfileSet: WorkspaceCommand {
  static let configuration = CommandConfiguration(commandName: "set")
  @Argument var profile: String
  @Argument var levels: [String] = []
  @Option var name: String?
  @Option var role: [String] = []
  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws {
    let id = JobProfile.ID(profile)
    var record =
      session.workspace.profiles[id] ?? JobProfile(id: id, name: name ?? profile, roles: [], required: [:])
    if let name { record.name = name }
    if !role.isEmpty { record.roles = Set(try role.map { try session.lookup.role($0).id }) }
    for level in try levels.map({ try session.level($0) }) {
      record.required[level.competence] = level.level == 0 ? nil : level.level
    }
    try session.commit(.put(.profile(record)))
    session.say("profile.set", ["name": record.name])
  }
}

struct ProfileLevel: WorkspaceCommand {
  static let configuration = CommandConfiguration(commandName: "level")
  @Argument var employee: String
  @Argument var levels: [String]
  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws {
    var person = try session.lookup.employee(employee)
    for level in try levels.map({ try session.level($0) }) { person.levels[level.competence] = level.level }
    try session.commit(.put(.employee(person)))
    session.say("profile.level", ["name": session.name(person.id)])
  }
}

struct GoalCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "goal",
    subcommands: [GoalList.self, GoalAdd.self, GoalEdit.self, GoalSignOff.self, GoalRemove.self],
    defaultSubcommand: GoalList.self)
}

struct GoalList: WorkspaceCommand {
  static let configuration = CommandConfiguration(commandName: "list")
  @Option var manager: String?
  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws {
    let owner = try session.manager(manager)
    try session.deliver(
      session.workspace.goalReport(owner: owner, today: session.context.today), as: .text, to: nil, of: owner)
  }
}

struct GoalAdd: WorkspaceCommand {
  static let configuration = CommandConfiguration(commandName: "add")
  @Argument var employee: String
  @Argument var competence: String
  @Argument var level: Int
  @OptionGroup var dates: GoalDates
  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws {
    let person = try session.lookup.employee(employee).id
    let competence = try session.lookup.competence(competence).id
    var goal = Goal(id: session.nextGoalID(), employee: person, competence: competence, level: level)
    try dates.apply(to: &goal, in: session)
    try session.commit(.put(.goal(goal)))
    session.say("goal.added", ["id": goal.id.rawValue])
  }
}

struct GoalEdit: WorkspaceCommand {
  static let configuration = CommandConfiguration(commandName: "edit")
  @Argument var goal: String
  @Option var level: Int?
  @OptionGroup var dates: GoalDates
  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws {
    var goal = try session.lookup.goal(goal)
    if let level { goal.level = level }
    try dates.apply(to: &goal, in: session)
    try session.commit(.put(.goal(goal)))
    session.say("goal.edited", ["id": goal.id.rawValue])
  }
}

struct GoalSignOff: WorkspaceCommand {
  static let configuration = CommandConfiguration(commandName: "sign-off")
  @Argument var goal: String
  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws {
    let goal = try session.lookup.goal(goal)
    let context = session.context
    guard let change = session.workspace.signOff(goal, by: context.author, on: context.today) else {
      let key = goal.signOff == nil ? "goal.notPassed" : "goal.alreadyReached"
      throw CommandFailure(.planHasProblems, context.words[key, ["id": goal.id.rawValue]])
    }
    try session.commit(change, label: "goal")
    session.say("goal.reached", ["id": goal.id.rawValue, "name": session.name(goal.employee)])
  }
}

struct GoalRemove: WorkspaceCommand {
  static let configuration = CommandConfiguration(commandName: "remove")
  @Argument var goal: String
  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws {
    let goal = try session.lookup.goal(goal)
    try session.commit(.remove(.goal(goal.id)))
    session.say("goal.removed", ["id": goal.id.rawValue])
  }
}

/// When a goal is to be reached, and who follows it up.
struct GoalDates: ParsableArguments {
  @Option var due: String?
  @Option var followUp: String?
  @Option var owner: String?

  func apply(to goal: inout Goal, in session: Session) throws {
    if let due { goal.due = try session.date(due) }
    if let followUp { goal.followUp = try session.date(followUp) }
    if let owner { goal.owner = try session.lookup.employee(owner).id }
  }
}

extension Session {
  /// `SAMT=3`: a competence and a level.
  func level(_ text: String) throws -> (competence: Competence.ID, level: Int) {
    let sides = text.split(separator: "=", maxSplits: 1).map(String.init)
    guard sides.count == 2, let level = Int(sides[1]) else {
      throw CommandFailure(.wrongInput, context.words["profile.form", ["text": text]])
    }
    return (try lookup.competence(sides[0]).id, level)
  }

  /// The first number after those of the goals there are.
  func nextGoalID() -> Goal.ID {
    var number = workspace.goals.count + 1
    while workspace.goals.contains(Goal.ID("G\(number)")) { number += 1 }
    return Goal.ID("G\(number)")
  }
}
