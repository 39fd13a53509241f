/// Why a person has no place in a module, and what could be done.
package struct Explanation: Equatable, Sendable {
  /// Whether it was shown that no place exists, or only that none was found.
  package enum Certainty: String, Sendable {
    case proven, notFound
  }

  /// What was asked and decided by looking at every possibility.
  package enum Question: String, Sendable {
    /// Is there a sequence of dates in the season on which the person could take the module at all, whatever
    /// else is planned?
    case anyPlan
    /// Can the person join one of the module's teams on the dates on which they meet, when everybody else stays
    /// and so do the person's other teams?
    case asPlanned
  }

  package var employee: Employee.ID
  package var module: Module.ID
  /// `proven` where no plan at all has a place for the person.
  package var certainty: Certainty
  package var question: Question
  /// Facts that together answer the question with no. Any fewer of them would not: with one of them set aside,
  /// and whatever is not named here, there is a place. Empty where the answer is yes.
  package var facts: [ConflictingFact]
  /// For each team of the module, by identifier, the rules that keep the person out of it.
  package var teams: [BlockedTeam]
  /// Ways out, each tried by the engine beforehand: first those that set nothing aside, then those that set a
  /// rule or a pin aside, then those that give up the place; the cheapest first.
  ///
  /// Where one needs a waiver, its reason is empty: see `Change.needsReason`.
  package var waysOut: [Effect]

  package init(
    employee: Employee.ID, module: Module.ID, certainty: Certainty, question: Question = .asPlanned,
    facts: [ConflictingFact] = [], teams: [BlockedTeam], waysOut: [Effect] = []
  ) {
    self.employee = employee
    self.module = module
    self.certainty = certainty
    self.question = question
    self.facts = facts
    self.teams = teams
    self.waysOut = waysOut
  }
}

extension Explanation {
  /// Whether without any single one of the facts, everything else staying as it is, there is a place.
  package var isEachDecisive: Bool { facts.allSatisfy(\.isDecisive) }
}

/// A team of the module, with every rule and date that keeps the person out of it; none where it can be joined.
package struct BlockedTeam: Equatable, Sendable {
  package var team: Team.ID
  package var blocks: [Violation]
  /// Whether it has met: whoever joins now has missed something.
  package var hasMet: Bool

  package var isOpen: Bool { blocks.isEmpty && !hasMet }

  package init(team: Team.ID, blocks: [Violation], hasMet: Bool = false) {
    self.team = team
    self.blocks = blocks
    self.hasMet = hasMet
  }
}
