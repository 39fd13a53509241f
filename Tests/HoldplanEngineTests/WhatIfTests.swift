import HoldplanCheck
import HoldplanModel
import Testing

@testable import HoldplanEngine

/// A workspace with a solved draft.
private func solved(seed: UInt64, steps: Int = 2000) throws -> Workspace {
  let workspace = RandomWorkspace().make(seed: seed)
  return try with(
    solve(workspace, options: SolveOptions(steps: steps, seed: 1, threads: 1)).plan, in: workspace)
}

/// The effect of a change counted by the independent check.
private func checked(_ change: Change, _ workspace: Workspace) throws -> (broken: Int, mended: Int, soft: Int)
{
  let before = assess(workspace.draft, of: workspace)
  let changed = try workspace.applying(change)
  let after = assess(changed.draft, of: changed)
  let rules = HardRule.allCases.map { (after.hard[$0] ?? 0) - (before.hard[$0] ?? 0) }
  let weights = workspace.rules.weights
  return (
    rules.filter { $0 > 0 }.reduce(0, +), rules.filter { $0 < 0 }.reduce(0, +),
    after.softTotal(weights) - before.softTotal(weights)
  )
}

/// The differences per rule of an effect, as the check would count them.
private func net(_ effect: Effect) -> (broken: Int, mended: Int, soft: Int) {
  var rules: [HardRule: Int] = [:]
  for violation in effect.broken { rules[violation.rule, default: 0] += violation.count }
  for violation in effect.mended { rules[violation.rule, default: 0] -= violation.count }
  return (
    rules.values.filter { $0 > 0 }.reduce(0, +), rules.values.filter { $0 < 0 }.reduce(0, +), effect.total
  )
}

@Suite("What if")
struct WhatIfTests {
  @Test(arguments: 1...8)
  func aBoardCountsWhatTheCheckCounts(seed: UInt64) throws {
    var workspace = try solved(seed: seed)
    var random = Random(seed: seed)
    for team in workspace.draft.teams.sorted {
      // Break something: people put where they are not allowed, and a session on any day.
      let someone = workspace.employees.sorted[random.below(workspace.employees.count)]
      if !team.members.contains(someone.id) { try workspace.apply(.addMember(someone.id, to: team.id)) }
      var session = team.sessions[0]
      session.date = session.date.advanced(by: random.below(9) - 4)
      try workspace.apply(.setSession(team: team.id, index: 0, session))
    }
    let board = Board(workspace)
    let assessment = assess(workspace.draft, of: workspace)
    let violations = board.violations(Scope(all: board))
    #expect(Set(violations).symmetricDifference(assessment.violations) == [])
    let soft = board.soft(Scope(all: board))
    for goal in SoftGoal.allCases {
      #expect(soft[goal] == workspace.rules.weights[goal] * (assessment.soft[goal] ?? 0), "\(goal)")
    }
  }

  @Test(arguments: 1...4)
  func everyAlternativeDoesWhatItSays(seed: UInt64) throws {
    let workspace = try solved(seed: seed)
    let whatIf = WhatIf(workspace)
    for employee in workspace.employees.sorted.prefix(5) {
      for module in workspace.modules.sorted {
        for effect in whatIf.alternatives(for: employee.id, in: module.id) {
          let (said, found) = (net(effect), try checked(effect.change, workspace))
          #expect(said == found, "\(effect)")
        }
      }
    }
  }

  @Test func aPinThatIsNotKeptIsMendedOrTakenAway() throws {
    var workspace = try solved(seed: 1)
    let team = try #require(workspace.draft.teams.sorted.first)
    let pin = Pin.member(team.members[0], module: team.module, team: team.id)
    try workspace.apply(.pin(pin))
    try workspace.apply(.removeMember(team.members[0], from: team.id))
    let violation = try #require(
      assess(workspace.draft, of: workspace).violations.first { $0.rule == .pins })
    let ways = WhatIf(workspace).waysOut(of: violation).map(\.change)
    #expect(ways.contains(.unpin(pin)) && ways.contains(.addMember(team.members[0], to: team.id)))
    for way in ways {
      let after = try workspace.applying(way)
      #expect(!assess(after.draft, of: after).violations.contains { $0.rule == .pins })
    }
  }

  @Test(arguments: 1...4)
  func anOpenTeamIsCalledOpen(seed: UInt64) throws {
    var workspace = try solved(seed: seed)
    let team = try #require(workspace.draft.teams.sorted.first { $0.members.count > 1 })
    let person = team.members[0]
    try workspace.apply(.removeMember(person, from: team.id))
    let explanation = WhatIf(workspace).explain(person, in: team.module)
    let open = explanation.teams.filter(\.isOpen).map(\.team)
    #expect(explanation.facts.isEmpty == !open.isEmpty)
  }

  @Test(arguments: 1...4)
  func everyTeamForSeveralDoesWhatItSays(seed: UInt64) throws {
    let workspace = try solved(seed: seed)
    let whatIf = WhatIf(workspace)
    for module in workspace.modules.sorted {
      let teams = workspace.draft.teams.sorted.filter { $0.module == module.id }
      let people = teams.prefix(2).flatMap { $0.members.prefix(2) }
      let effects = whatIf.alternatives(forAllOf: people, in: module.id)
      #expect(effects.count == teams.count || teams.count < 2)
      for effect in effects {
        let (said, found) = (net(effect), try checked(effect.change, workspace))
        #expect(said == found, "\(effect)")
        let after = try workspace.applying(effect.change)
        let together = after.draft.teams.sorted.filter { team in people.allSatisfy(team.members.contains) }
        #expect(together.count == 1)
      }
    }
  }

  @Test(arguments: 1...3)
  func everySessionAlternativeDoesWhatItSays(seed: UInt64) throws {
    let workspace = try solved(seed: seed)
    let whatIf = WhatIf(workspace)
    for team in workspace.draft.teams.sorted.prefix(3) {
      let effects = whatIf.sessionAlternatives(team: team.id, index: 0)
      #expect(!effects.isEmpty)
      for effect in effects.prefix(20) {
        let (said, found) = (net(effect), try checked(effect.change, workspace))
        #expect(said == found, "\(effect)")
      }
    }
  }

  @Test(arguments: 1...4)
  func swapsBreakNoRule(seed: UInt64) throws {
    let workspace = try solved(seed: seed)
    let whatIf = WhatIf(workspace)
    for team in workspace.draft.teams.sorted.prefix(4) {
      for effect in whatIf.swaps(for: team.members[0], in: team.module) {
        let found = try checked(effect.change, workspace)
        #expect(found.broken == 0)
        #expect(found.soft == effect.total)
      }
    }
  }

  @Test func aChangeOfARecordIsCountedInFull() throws {
    let workspace = try solved(seed: 2)
    let team = try #require(workspace.draft.teams.sorted.first)
    var employee = try #require(workspace.employees[team.members[0]])
    employee.leave.append(DateRange(day: team.sessions[0].date))
    let effect = try WhatIf(workspace).effect(of: .put(.employee(employee)))
    let broken = effect.broken.filter { $0.rule == .absence }
    #expect(broken.map(\.employee) == [employee.id])
    #expect(broken.map(\.date) == [team.sessions[0].date])
  }

  @Test func aChangeThatCannotBeMadeIsAnError() throws {
    let workspace = try solved(seed: 2)
    #expect(throws: ChangeError.self) {
      try WhatIf(workspace).effect(of: .addMember("nobody", to: "nowhere"))
    }
  }
}

@Suite("Placing, releasing, reassigning, explaining")
struct RepairTests {
  @Test(arguments: 1...6)
  func aLatecomerIsPlacedWithoutBreakingARule(seed: UInt64) throws {
    var workspace = try solved(seed: seed)
    let team = try #require(workspace.draft.teams.sorted.first { $0.members.count > 5 })
    let person = team.members[0]
    try workspace.apply(.removeMember(person, from: team.id))
    let effect = try #require(place(person, in: team.module, of: workspace))
    #expect(effect.isAllowed)
    let found = try checked(effect.change, workspace)
    #expect(found.broken == 0)
    #expect(
      try workspace.applying(effect.change).draft.teams(with: person).contains { $0.module == team.module })
  }

  @Test(arguments: 1...6)
  func whoLeavesIsInNoTeam(seed: UInt64) throws {
    let workspace = try solved(seed: seed)
    let person = try #require(workspace.draft.teams.sorted.first?.members.first)
    let effect = release(person, from: workspace)
    let after = try workspace.applying(effect.change)
    #expect(after.draft.teams(with: person).isEmpty)
    let moved = PlanDifference(from: workspace.draft, to: after.draft).memberships.filter {
      $0.employee != person
    }
    #expect(moved.count <= 2)
  }

  @Test(arguments: 1...6)
  func theSickChangeTeamsAndNobodyElseNeedsTo(seed: UInt64) throws {
    var workspace = try solved(seed: seed)
    // One that is not left with too few.
    let team = try #require(workspace.draft.teams.sorted.last { $0.members.count > 5 })
    var employee = try #require(workspace.employees[team.members[0]])
    employee.leave.append(DateRange(day: team.sessions[0].date))
    try workspace.apply(.put(.employee(employee)))
    let effect = reassign(employee.id, in: workspace)
    let after = try workspace.applying(effect.change)
    let assessment = assess(after.draft, of: after)
    #expect(!assessment.violations.contains { $0.rule == .absence && $0.employee == employee.id })
    // Where nobody can fill the place, the team that was left is too small.
    let others = effect.broken.filter { $0.rule != .unassigned || $0.employee != employee.id }
    #expect(others.filter { $0.reason != .tooFew || $0.team != team.id } == [])
  }

  @Test func leaveOnEveryDayIsProvenToLeaveNoPlace() throws {
    var workspace = try solved(seed: 3)
    var employee = try #require(workspace.employees.sorted.first { $0.choice.count > 0 })
    employee.leave = [try #require(DateRange(from: workspace.season.start, to: workspace.season.end))]
    let module = try #require(employee.choice.from.first)
    try workspace.apply(.put(.employee(employee)))
    for team in workspace.draft.teams(with: employee.id) {
      try workspace.apply(.removeMember(employee.id, from: team.id))
    }
    let explanation = explain(employee.id, in: module, of: workspace)
    #expect(explanation.certainty == .proven)
    #expect(explanation.waysOut == [])
    #expect(explanation.teams.allSatisfy { $0.blocks.contains { $0.reason == .leave } })
  }

  @Test(arguments: 1...4)
  func eachWayOutWasTried(seed: UInt64) throws {
    var workspace = try solved(seed: seed)
    let team = try #require(workspace.draft.teams.sorted.first { $0.members.count > 5 })
    let person = team.members[0]
    try workspace.apply(.removeMember(person, from: team.id))
    let explanation = explain(person, in: team.module, of: workspace)
    #expect(!explanation.waysOut.isEmpty)
    for way in explanation.waysOut {
      // Whoever sets a rule aside says why.
      let change = way.change.giving(reason: "Vikar", author: "HR", on: workspace.season.start)
      #expect(try checked(change, workspace).broken == 0)
    }
  }
}
