/// Why a person has no place in a module, and what could be done.
package struct Explanation: Equatable, Sendable {
  /// Whether it was shown that no place exists, or only that none was found.
  package enum Certainty: String, Sendable {
    case proven, notFound
  }

  package var employee: Employee.ID
  package var module: Module.ID
  package var certainty: Certainty
  /// For each team of the module, by identifier, the rules that keep the person out of it.
  package var teams: [BlockedTeam]
  /// Ways out, cheapest first, each tried by the engine beforehand.
  package var waysOut: [Effect]

  package init(
    employee: Employee.ID, module: Module.ID, certainty: Certainty, teams: [BlockedTeam],
    waysOut: [Effect] = []
  ) {
    self.employee = employee
    self.module = module
    self.certainty = certainty
    self.teams = teams
    self.waysOut = waysOut
  }
}

/// A team that a person cannot join, with every rule and date in the way.
package struct BlockedTeam: Equatable, Sendable {
  package var team: Team.ID
  package var blocks: [Violation]

  package init(team: Team.ID, blocks: [Violation]) {
    self.team = team
    self.blocks = blocks
  }
}
