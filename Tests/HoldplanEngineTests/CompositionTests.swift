import HoldplanCheck
import HoldplanModel
import HoldplanTestSupport
import Testing

@testable import HoldplanEngine

@Suite("Composition: professions, tags, not two of the same, mentors for newcomers")
struct CompositionTests {
  /// Twelve people for three teams of two to six: three mentors, three newcomers, four professions.
  private func organisation(_ rules: [CompositionRule]) -> Workspace {
    let people = (0..<12).map { index in
      var person = Employee.fixture(Identifier("P\(index < 10 ? "0" : "")\(index)"))
      person.profession = ["Jurist", "Lærer", "Psykolog", "Socialrådgiver"][index / 3]
      person.tags = index < 3 ? ["mentor"] : index < 6 ? ["ny"] : []
      return person
    }
    return .fixture(
      employees: people,
      modules: [.fixture("K1", size: (2, 4, 6), teams: 3, composition: rules)],
      rooms: [Room(id: "A", name: "A", capacity: 30)])
  }

  private func solved(_ workspace: Workspace) throws -> Workspace {
    let result = solve(workspace, options: SolveOptions(steps: 20_000, seed: 3, threads: 1))
    return try workspace.applying(.setDraft(result.plan))
  }

  @Test(arguments: [
    [CompositionRule(kind: .same(.profession), maximum: 1)],
    [CompositionRule(kind: .tag("mentor"), minimum: 1, maximum: 1)],
    [CompositionRule(kind: .profession("Psykolog"), minimum: 1)],
    [CompositionRule(kind: .tag("mentor"), minimum: 1, company: .init(kind: .tag("ny"), each: 1))],
  ])
  func everybodyIsPlacedWithinTheRules(_ rules: [CompositionRule]) throws {
    let workspace = try solved(organisation(rules))
    #expect(assess(workspace.draft, of: workspace).violations == [])
    for team in workspace.draft.teams.sorted {
      let members = team.members.compactMap { workspace.employees[$0] }
      for rule in workspace.groupedComposition(of: workspace.modules.sorted[0]) {
        let count = members.count { rule.kind.includes($0) }
        let others = rule.company.map { company in members.count { company.kind.includes($0) } } ?? 0
        #expect(count >= rule.minimum(for: others) ?? 0)
        #expect(count <= rule.maximum ?? .max)
      }
    }
  }

  @Test func newcomersWithoutMentorsWaitAndAreToldWhy() throws {
    let rule = CompositionRule(
      kind: .tag("mentor"), minimum: 1, company: .init(kind: .tag("ny"), each: 1))
    var workspace = organisation([rule])
    for id in ["P01", "P02"] {
      var person = try #require(workspace.employees[.init(id)])
      person.tags = []
      workspace = try workspace.applying(.put(.employee(person)))
    }
    workspace = try solved(workspace)
    let waiting = assess(workspace.draft, of: workspace).violations.filter(\.isUnplaced).compactMap(
      \.employee)
    #expect(!waiting.isEmpty && waiting.allSatisfy { workspace.employees[$0]?.tags == ["ny"] })
    let explanation = WhatIf(workspace).explain(try #require(waiting.first), in: "K1")
    #expect(explanation.facts.contains { $0.fact == .composition(rule) })
  }

  @Test func aWaiverSetsTheRuleAside() throws {
    let rule = CompositionRule(kind: .tag("ny"), maximum: 0)
    let strict = try solved(organisation([rule]))
    #expect(assess(strict.draft, of: strict).violations.count == 3)
    let waiver = Waiver(
      id: "W1", rule: .composition, subject: .module("K1"), reason: "Ingen andre hold", author: "HR",
      writtenOn: day("2026-09-01"))
    let free = try solved(try organisation([rule]).applying(.put(.waiver(waiver))))
    let assessment = assess(free.draft, of: free)
    #expect(assessment.violations == [])
    #expect(assessment.waived.allSatisfy { $0.waiver == "W1" } && !assessment.waived.isEmpty)
  }

  @Test func aBrokenTeamIsMendedWithFewChanges() throws {
    let rule = CompositionRule(
      kind: .tag("mentor"), minimum: 1, company: .init(kind: .tag("ny"), each: 1))
    var workspace = try solved(organisation([rule]))
    // A mentor and somebody else change places by hand.
    let mentor = try #require(workspace.draft.teams(with: "P00").first)
    let other = try #require(
      workspace.draft.teams.sorted.flatMap { team in team.members.map { (team, $0) } }
        .first { $0.0.id != mentor.id && workspace.employees[$0.1]?.tags == [] })
    workspace = try workspace.applying(.swap("P00", in: mentor.id, with: other.1, of: other.0.id))
    #expect(assess(workspace.draft, of: workspace).hard[.composition] ?? 0 > 0)
    let repaired = repair(workspace, options: RepairOptions(seconds: 20, threads: 1))
    workspace = try workspace.applying(.setDraft(repaired.plan))
    #expect(assess(workspace.draft, of: workspace).violations == [])
  }
}
