import HoldplanCheck
import HoldplanModel
import HoldplanTestSupport
import Testing

@testable import HoldplanEngine

@Suite("A pass that has lapsed satisfies no prerequisite")
struct LapsedPassTests {
  /// M1 builds on M0, whose pass is good for a year; half of those who have it passed long ago.
  private func workspace(_ seed: UInt64) throws -> Workspace {
    var workspace = RandomWorkspace().make(seed: seed)
    var first = try #require(workspace.modules["M0"])
    first.validMonths = 12
    var parts: [Change] = [.put(.module(first))]
    for (number, var person) in workspace.employees.sorted.enumerated() where person.passed.contains("M0") {
      person.passedOn["M0"] = workspace.season.start.advanced(by: number.isMultiple(of: 2) ? -400 : -20)
      parts.append(.put(.employee(person)))
    }
    try workspace.apply(.group(parts))
    return workspace
  }

  @Test(arguments: 1...6)
  func planningBringsTheCourseBackFirstOrLeavesThePersonOut(seed: UInt64) throws {
    let workspace = try workspace(seed)
    let plan = solve(workspace, options: SolveOptions(steps: 1500, seed: seed, threads: 1)).plan
    #expect(assess(plan, of: workspace).hard[.prerequisite] == 0)
    for team in plan.teams.sorted where team.module == "M1" {
      for person in team.members {
        guard let employee = workspace.employees[person], !workspace.hasValidPass(employee, in: "M0") else {
          continue
        }
        let before = try #require(plan.teams(with: person).first { $0.module == "M0" })
        #expect(try #require(before.sessions.last).date < (try #require(team.sessions.first).date))
      }
    }
  }

  @Test(arguments: 1...6)
  func theEngineAndTheCheckCountTheSame(seed: UInt64) throws {
    var workspace = try workspace(seed)
    var plan = solve(workspace, options: SolveOptions(steps: 800, seed: seed, threads: 1)).plan
    for id in plan.teams.sorted.map(\.id) where plan.teams[id]?.module == "M0" {
      plan.teams[id]?.members.removeAll()
    }
    try workspace.apply(.setDraft(plan))
    let counted = assess(workspace.draft, of: workspace).violations.filter { $0.rule == .prerequisite }
    let board = Board(workspace)
    let engine = board.violations(Scope(all: board)).filter { $0.rule == .prerequisite }
    #expect(Set(counted) == Set(engine))
    let lapsed = workspace.employees.sorted.filter {
      $0.passed.contains("M0") && !workspace.hasValidPass($0, in: "M0")
    }
    let inM1 = Set(plan.teams.sorted.filter { $0.module == "M1" }.flatMap(\.members))
    for person in lapsed where inM1.contains(person.id) {
      #expect(counted.contains { $0.employee == person.id }, "\(person.id)")
      let why = WhatIf(workspace).explain(person.id, in: "M1")
      #expect(why.teams.allSatisfy { team in team.blocks.contains { $0.rule == .prerequisite } })
    }
  }

  @Test func aWaiverSaysThatOncePassedIsEnough() throws {
    var workspace = try workspace(3)
    try workspace.apply(
      .put(
        .waiver(
          Waiver(
            id: "EN-GANG", rule: .prerequisite, subject: .module("M1"), reason: "Bestået én gang er nok",
            author: "Mette", writtenOn: workspace.season.start))))
    let plan = solve(workspace, options: SolveOptions(steps: 1500, threads: 1)).plan
    #expect(assess(plan, of: workspace).hard[.prerequisite] == 0)
    #expect(assess(plan, of: workspace).waived.allSatisfy { $0.waiver == "EN-GANG" })
  }
}
