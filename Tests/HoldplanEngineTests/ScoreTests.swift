import HoldplanCheck
import HoldplanModel
import Testing

@testable import HoldplanEngine

@Suite("Scores add up")
struct ScoreTests {
  /// A draft that breaks rules, with a publication that it differs from.
  private func draft(seed: UInt64) throws -> Workspace {
    var workspace = RandomWorkspace(hasComposition: true).make(seed: seed)
    let plans = [1, 2].map {
      solve(workspace, options: SolveOptions(steps: 2000, seed: seed &* 7 &+ $0, threads: 1)).plan
    }
    try workspace.apply(.publish(Publication(number: 1, date: workspace.season.start, plan: plans[0])))
    try workspace.apply(.setDraft(plans[1]))
    for team in plans[1].teams.sorted {
      let other = workspace.employees.sorted.first { !team.members.contains($0.id) }
      if let other { try workspace.apply(.addMember(other.id, to: team.id)) }
    }
    return workspace
  }

  @Test(arguments: ScoreAxis.allCases, 1...2)
  func everyBreakdownAddsUpToTheTotal(axis: ScoreAxis, seed: UInt64) throws {
    let workspace = try draft(seed: seed)
    let assessment = assess(workspace.draft, of: workspace)
    let shares = breakdown(workspace.draft, of: workspace, by: axis)
    for goal in SoftGoal.allCases {
      let value = workspace.rules.weights[goal] * (assessment.soft[goal] ?? 0)
      #expect(shares.reduce(0) { $0 + ($1.soft[goal] ?? 0) } == value, "\(goal)")
    }
    for rule in HardRule.plan {
      #expect(shares.reduce(0) { $0 + ($1.hard[rule] ?? 0) } == assessment.hard[rule], "\(rule)")
    }
    #expect(shares.reduce(0) { $0 + $1.softTotal } == assessment.softTotal(workspace.rules.weights))
    #expect(Set(shares.map(\.subject)).count == shares.count)
  }

  @Test func oddWeightsAreDividedWithoutRemainder() throws {
    var workspace = try draft(seed: 3)
    var rules = workspace.rules
    for goal in SoftGoal.allCases { rules.weights[goal] = 7 }
    try workspace.apply(.setRules(rules))
    let total = assess(workspace.draft, of: workspace).softTotal(rules.weights)
    for axis in ScoreAxis.allCases {
      let shares = breakdown(workspace.draft, of: workspace, by: axis)
      #expect(shares.reduce(0) { $0 + $1.softTotal } == total, "\(axis)")
    }
  }

  @Test func aPersonAnswersForTheOwnWishes() throws {
    let workspace = try draft(seed: 2)
    let shares = breakdown(workspace.draft, of: workspace, by: .person)
    let dates = workspace.rules.weights[.avoidDates]
    for person in workspace.employees.sorted {
      let sessions = workspace.draft.teams(with: person.id).flatMap(\.sessions)
      let taken = sessions.filter { person.wishedFreeDates.contains($0.date) }.count
      let share = shares.first { $0.subject == .person(person.id) }
      #expect(share?.soft[.avoidDates] ?? 0 == dates * taken)
    }
  }

  @Test(arguments: 1...4)
  func theDifferenceOfTwoPlansIsThatOfTheirTotals(seed: UInt64) throws {
    let workspace = try draft(seed: seed)
    let weights = workspace.rules.weights
    let old = assess(try #require(workspace.published).plan, of: workspace)
    let new = assess(workspace.draft, of: workspace)
    let difference = ScoreDifference(from: old, to: new, weights: weights)
    #expect(difference.softTotal == new.softTotal(weights) - old.softTotal(weights))
    #expect(difference.hardTotal == new.hardTotal - old.hardTotal)
  }
}
