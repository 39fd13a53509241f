import HoldplanModel

/// Ways out of a broken rule, for the view of problems.
extension WhatIf {
  /// How many changes are tried at most: an answer is wanted while somebody waits.
  private static let budget = 4000

  /// Moves, exchanges and other dates that mend a broken rule, at least in part, and break no other; those that
  /// mend most first, then the cheapest, and last those by which somebody joins or leaves a team that has met. Nothing
  /// is tried that has nothing to do with the rule.
  package func waysOut(of violation: Violation, limit: Int = 12) -> [Effect] {
    var found: [Effect] = []
    var tried = 0
    func take(_ effects: [Effect]) {
      tried += effects.count
      found += effects.filter { $0.isAllowed && $0.mends(violation) }
    }
    take(pinWays(of: violation))
    for (employee, module) in people(concernedBy: violation) where tried < Self.budget {
      take(alternatives(for: employee, in: module))
    }
    for (team, session) in sessions(concernedBy: violation) where tried < Self.budget {
      take(sessionAlternatives(team: team, index: session))
    }
    let ranked = found.enumerated().sorted { one, other in
      let (left, right) = (one.element, other.element)
      let (most, more) = (left.mending(of: violation), right.mending(of: violation))
      return (left.past.count, -most, left.total, one.offset)
        < (right.past.count, -more, right.total, other.offset)
    }
    let last = coverageWays(of: violation)
    return ranked.map(\.element).prefix(max(0, limit - last.count)) + last
  }

  /// For a pin that is not kept: what it says, or the pin taken away.
  private func pinWays(of violation: Violation) -> [Effect] {
    var copy = board
    return board.brokenPins(of: violation).flatMap { pin -> [Effect] in
      let steps = board.steps(keeping: pin)
      let released = Effect(change: .unpin(pin), mended: [violation])
      return (steps.isEmpty ? [] : [copy.effect(steps)]) + [released]
    }
  }

  /// Who could be moved, in which module.
  private func people(concernedBy violation: Violation) -> [(Employee.ID, Module.ID)] {
    let draft = board.workspace.draft
    if let employee = violation.employee {
      let teams = draft.teams(with: employee)
      return teams.filter { concerns(violation, $0) }.map { (employee, $0.module) }
    }
    if violation.rule == .coverage, let date = violation.date {
      return draft.occurrences(on: date).flatMap { occurrence -> [(Employee.ID, Module.ID)] in
        guard let team = draft.teams[occurrence.team] else { return [] }
        return team.members.filter { belongs($0, to: violation) }.map { ($0, team.module) }
      }
    }
    guard violation.reason == .tooMany || violation.rule == .composition || violation.reason == .tooSmall,
      let team = violation.team.flatMap({ draft.teams[$0] })
    else { return [] }
    return team.members.map { ($0, team.module) }
  }

  /// Which sessions could be given another date.
  private func sessions(concernedBy violation: Violation) -> [(Team.ID, Int)] {
    let draft = board.workspace.draft
    var result: [(Team.ID, Int)] = []
    for team in [violation.team, violation.otherTeam].compactMap({ $0.flatMap { draft.teams[$0] } }) {
      for (index, session) in team.sessions.enumerated()
      where violation.session.map({ $0 == index || team.id == violation.otherTeam })
        ?? violation.date.map({ $0 == session.date }) ?? false
      { result.append((team.id, index)) }
    }
    guard violation.team == nil, let date = violation.date else { return result }
    for occurrence in draft.occurrences(on: date) {
      guard let team = draft.teams[occurrence.team], concerns(violation, team) else { continue }
      result.append((team.id, occurrence.session))
    }
    return result
  }

  private func belongs(_ employee: Employee.ID, to violation: Violation) -> Bool {
    guard let person = board.workspace.employees[employee] else { return false }
    if let department = violation.department { return person.department == department }
    if let site = violation.site { return person.site == site }
    return true
  }

  /// Whether a team has a part in what is broken.
  private func concerns(_ violation: Violation, _ team: Team) -> Bool {
    if let week = violation.week { return team.weeks.contains(week.isoWeek) }
    if violation.rule == .coverage { return team.members.contains { belongs($0, to: violation) } }
    if let named = violation.team { return team.id == named || team.id == violation.otherTeam }
    if let date = violation.date { return team.sessions.contains { $0.date == date } }
    return violation.module.map { $0 == team.module } ?? true
  }
}

extension Effect {
  /// Whether the case would be gone or smaller.
  fileprivate func mends(_ violation: Violation) -> Bool { mending(of: violation) > 0 }

  /// How much of the case would be gone.
  fileprivate func mending(of violation: Violation) -> Int {
    mended.filter { $0.isSameCase(as: violation) }.reduce(0) { $0 + $1.count }
  }
}

extension Violation {
  /// Whether it is the same case, however much of it there is.
  fileprivate func isSameCase(as other: Violation) -> Bool {
    func key(_ violation: Violation) -> Violation {
      var key = violation
      (key.count, key.actual) = (1, nil)
      return key
    }
    return key(self) == key(other)
  }
}
