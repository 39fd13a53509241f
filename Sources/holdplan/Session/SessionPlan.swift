import HoldplanCheck
import HoldplanEngine
import HoldplanInterface
import HoldplanModel

extension Session {
  /// Modules that the person should be taught by the draft and has no team in. Where modules are chosen
  /// among wishes and too few are, the wishes follow, cheapest first.
  func lackingModules(of person: Employee) -> [Module.ID] {
    let requirement = workspace.requirement(of: person)
    let taken = Set(workspace.draft.teams(with: person.id).map(\.module))
    let required = requirement.required.filter { !taken.contains($0) }
    let chosen = requirement.choice.from.filter { taken.contains($0) }.count
    guard chosen < requirement.choice.count else { return required }
    let wishes = requirement.choice.from.filter { !taken.contains($0) }
      .sorted { (requirement.choice.cost(of: $0), $0) < (requirement.choice.cost(of: $1), $1) }
    return required + wishes.prefix(requirement.choice.count - chosen)
  }

  /// Makes a change to the draft after showing what it does; refused when it breaks a rule that held, unless
  /// the planner insists or the change only writes down a fact, such as that somebody has left. What was held
  /// is never altered.
  mutating func edit(
    _ change: Change, allowBroken: Bool, dryRun: Bool, label: String = "command"
  ) throws {
    let effect = try self.effect(of: change)
    report(effect)
    if effect.past.contains(where: \.forbids) {
      throw CommandFailure(.planHasProblems, context.words["cli.refused.past"])
    }
    if !effect.isAllowed, !allowBroken {
      throw CommandFailure(.planHasProblems, context.words["cli.refused.broken"])
    }
    if dryRun { return }
    try commit(change, label: label)
  }

  /// Says which sessions would be announced although their day has gone by: nobody was told of them in time.
  func warnOfBelatedSessions() {
    let belated = workspace.belatedSessions(on: context.today)
    for one in belated {
      guard let team = workspace.draft.teams[one.team] else { continue }
      context.output.answer(SessionValue(team, one.session, in: workspace), in: "belated") { [] }
    }
    if let warning = describe(belated: belated, in: workspace, words: context.words) {
      Output.complain("! " + warning)
    }
  }

  /// What a change does to rules and goals, counted independently of the search before and after it.
  func effect(of change: Change) throws -> Effect {
    let after = try context.refusing(in: workspace) { () throws(ChangeError) in try workspace.applying(change)
    }
    var effect = Effect(
      of: change, from: assess(workspace.draft, of: workspace), to: assess(after.draft, of: after),
      weights: workspace.rules.weights)
    effect.past = WhatIf(workspace, today: context.today).past(of: change)
    return effect
  }
}

extension Effect {
  /// The difference between two counts.
  init(of change: Change, from before: Assessment, to after: Assessment, weights: Weights) {
    let (old, new) = (Set(before.violations), Set(after.violations))
    self.init(
      change: change, broken: after.violations.filter { !old.contains($0) },
      mended: before.violations.filter { !new.contains($0) },
      soft: GoalValues(ScoreDifference(from: before, to: after, weights: weights).soft))
  }
}
