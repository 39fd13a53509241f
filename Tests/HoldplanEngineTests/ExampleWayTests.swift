import HoldplanCheck
import HoldplanModel
import HoldplanTestSupport
import Testing

@testable import HoldplanEngine

@Suite("Ways out, one by one")
struct ExampleWayTests {
  /// Ida has no place in K1. Team 1 meets on 3 and 17 November, team 2 on 14 and 28 January; others as given.
  private func workspace(
    _ ida: Employee, rules: Rules = Rules(), maximum: Int = 23, firstTeam: Int = 5, sessions: Int = 2,
    module: Module? = nil, rooms: [Room]? = nil
  ) -> Workspace {
    let one = (0..<firstTeam).map { Employee.ID("a\($0)") }
    let record = module ?? .fixture("K1", sessions: sessions, size: (2, 4, maximum), teams: 2)
    return Workspace.fixture(
      rules: rules, employees: [ida] + one.map { .fixture($0) }, modules: [record], rooms: rooms,
      teams: [.fixture("K1-1", on: ["2026-11-03", "2026-11-17"], members: one)])
  }

  private func ways(_ workspace: Workspace) throws -> [Effect] {
    let explanation = explain("ida", in: "K1", of: workspace)
    for way in explanation.waysOut {
      let change = way.change.giving(reason: "Agreed", author: "HR", on: workspace.season.start)
      let (before, after) = (workspace, try workspace.applying(change))
      let (old, new) = (assess(before.draft, of: before), assess(after.draft, of: after))
      for rule in HardRule.plan {
        #expect(new.hard[rule] ?? 0 <= old.hard[rule] ?? 0, "\(rule): \(way.change)")
      }
      #expect(new.hardTotal < old.hardTotal, "\(way.change)")
      let weights = workspace.rules.weights
      #expect(new.softTotal(weights) - old.softTotal(weights) == way.total)
    }
    return explanation.waysOut
  }

  private func waiver(
    _ rule: HardRule, _ subject: Waiver.Subject, _ workspace: Workspace, on date: String? = nil
  ) -> Change {
    .put(
      .waiver(
        Waiver(
          id: "W1", rule: rule, subject: subject, dates: date.map { days($0) }, reason: "", author: "",
          writtenOn: workspace.season.start)))
  }

  @Test func oneMoreIsAllowedInAFullTeam() throws {
    let workspace = workspace(.fixture("ida"), maximum: 22, firstTeam: 22)
    let expected = Change.group([
      waiver(.teamSize, .team("K1-1"), workspace), .addMember("ida", to: "K1-1"),
    ])
    #expect(try ways(workspace).map(\.change).contains(expected))
  }

  @Test func coverageIsWaivedInADepartmentOnADate() throws {
    let rules = Rules(coverage: [
      CoverageRule(scope: .everyDepartment, limit: .away(share: .zero, atLeast: 5))
    ])
    let workspace = workspace(.fixture("ida"), rules: rules, sessions: 2)
    let changes = try ways(workspace).map(\.change)
    let both = Change.group([
      waiver(.coverage, .department("DRIFT"), workspace, on: "2026-11-03"),
      .put(
        .waiver(
          Waiver(
            id: "W2", rule: .coverage, subject: .department("DRIFT"), dates: days("2026-11-17"), reason: "",
            author: "", writtenOn: workspace.season.start))), .addMember("ida", to: "K1-1"),
    ])
    #expect(changes.contains(both))
  }

  @Test func theSecondSessionIsMovedToADayOnWhichAllCanCome() throws {
    let workspace = workspace(.fixture("ida", leave: [days("2026-11-17")]))
    let moved = try ways(workspace).compactMap { way -> CalendarDate? in
      guard case .group(let parts) = way.change, parts.count == 2, parts[1] == .addMember("ida", to: "K1-1"),
        case .setSession("K1-1", index: 1, let session) = parts[0]
      else { return nil }
      return session.date
    }
    #expect(!moved.isEmpty)
    for date in moved { #expect((7...28).contains(day("2026-11-03").distance(to: date))) }
  }

  @Test func theSessionsAreHeldInALargerRoom() throws {
    let module = Module.fixture("K1", size: (2, 4, 23), teams: 1, rooms: ["A", "B"])
    let rooms = [Room(id: "A", name: "A", capacity: 5), Room(id: "B", name: "B", capacity: 9)]
    let workspace = workspace(.fixture("ida"), module: module, rooms: rooms)
    let found = try ways(workspace).contains { way in
      guard case .group(let parts) = way.change else { return false }
      let moved = parts.filter {
        if case .setSession(_, _, let session) = $0 { session.room == "B" } else { false }
      }
      return moved.count == 2 && parts.last == .addMember("ida", to: "K1-1")
    }
    #expect(found)
  }

  @Test func hoursRolesPrerequisitesAndCompositionCanBeSetAside() throws {
    var module = Module.fixture("K1", hours: 2)
    var ida = Employee.fixture("ida", hours: 1)
    var base = workspace(ida, module: module)
    for var other in base.employees.sorted where other.id != "ida" {
      other.weeklyStudyHours = StudyHours(nanohours: 9_000_000_000)
      try base.apply(.put(.employee(other)))
    }
    func isOffered(_ rule: HardRule, _ subject: Waiver.Subject, in workspace: Workspace) throws -> Bool {
      try ways(workspace).map(\.change).contains(
        .group([waiver(rule, subject, workspace), .addMember("ida", to: "K1-1")]))
    }
    #expect(try isOffered(.studyHours, .employee("ida", nil), in: base))

    (module, ida) = (.fixture("K1"), .fixture("ida", role: nil))
    module.composition = [CompositionRule(kind: .department("DRIFT"), maximum: 5)]
    #expect(try isOffered(.composition, .team("K1-1"), in: workspace(ida, module: module)))

    module.composition = []
    var needing = workspace(ida, module: module)
    try needing.apply(.put(.module(.fixture("K0", audience: .listed))))
    module.requires = ["K0"]
    try needing.apply(.put(.module(module)))
    for var other in needing.employees.sorted where other.id != "ida" {
      other.passed = ["K0"]
      try needing.apply(.put(.employee(other)))
    }
    #expect(try isOffered(.prerequisite, .employee("ida", "K1"), in: needing))
  }

  /// Team 1 would cost least, but has met: whoever joins it now has missed a session.
  @Test func aTeamThatHasMetIsTheLastToBeOffered() throws {
    let (first, third) = ((0..<2).map { Employee.ID("a\($0)") }, (0..<6).map { Employee.ID("c\($0)") })
    let second: [Employee.ID] = ["b0", "b1", "b2", "ida"]
    var workspace = Workspace.fixture(
      employees: (first + second + third).map { .fixture($0) },
      modules: [.fixture("K1", size: (2, 4, 23), teams: 3)],
      teams: [
        .fixture("K1-1", on: ["2026-11-03", "2026-11-17"], members: first),
        .fixture("K1-2", on: ["2026-11-12", "2026-11-26"], members: second),
        .fixture("K1-3", on: ["2027-01-14", "2027-01-28"], members: third),
      ])
    try workspace.apply(.publish(workspace.nextPublication(on: workspace.season.start)))
    var ida = try #require(workspace.employees["ida"])
    ida.leave = [days("2026-11-12")]
    try workspace.apply(.put(.employee(ida)))
    let absence = try #require(
      assess(workspace.draft, of: workspace).violations.first { $0.rule == .absence })
    let ways = WhatIf(workspace, today: day("2026-11-05")).waysOut(of: absence, limit: 500)
    let moves = ways.filter { way in
      if case .move = way.change { true } else { false }
    }
    #expect(moves.map(\.past.isEmpty) == [true, false])
    #expect(moves[0].total > moves[1].total)
    #expect(ways.last?.past.isEmpty == false)
  }

  /// Nobody but the person can set leave aside.
  @Test func leaveIsNeverWaived() throws {
    let workspace = workspace(.fixture("ida", leave: [days("2026-10-01", "2027-03-31")]))
    for way in try ways(workspace) {
      way.change.forEachPart { part in
        if case .put(.waiver(let waiver)) = part { #expect(waiver.rule != .absence) }
      }
    }
  }

  /// Where two things are in the way, both are set aside together, and what needs one waiver comes before what
  /// needs two.
  @Test func fewerWaiversComeFirst() throws {
    let rules = Rules(coverage: [
      CoverageRule(scope: .everyDepartment, limit: .away(share: .zero, atLeast: 5))
    ])
    var workspace = workspace(.fixture("ida"), rules: rules, maximum: 5)
    for index in 1...5 {
      try workspace.apply(.put(.employee(.fixture(Identifier("b\(index)"), in: "OKO"))))
    }
    var second = workspace
    try second.apply(
      .put(
        .team(.fixture("K1-2", on: ["2026-12-01", "2026-12-15"], members: ["b1", "b2", "b3", "b4", "b5"]))))
    let counts = try ways(second).map { way in
      var count = 0
      // Doing without the place comes last, and is no waiver of a team's rules.
      way.change.forEachPart {
        if case .put(.waiver(let waiver)) = $0, waiver.rule != .unassigned { count += 1 }
      }
      return count
    }.filter { $0 > 0 }
    #expect(counts == counts.sorted())
    #expect(counts.contains(3), "the size of the team and both dates")
    #expect(counts.contains(1), "the size of the other team alone")
  }
}

extension Share {
  fileprivate static let zero: Share = {
    guard let share = Share(0) else { preconditionFailure("0 is a share") }
    return share
  }()
}

@Suite("More than can be done")
struct OverConstrainedTests {
  private func expect(
    _ workspace: Workspace, leaves count: Int, at location: SourceLocation = #_sourceLocation
  ) {
    let solution = solve(workspace, options: SolveOptions(steps: 20_000, seed: 1, threads: 1))
    let assessment = assess(solution.plan, of: workspace)
    #expect(assessment.violations.filter { !$0.isUnplaced } == [], sourceLocation: location)
    #expect(assessment.hardTotal == count, sourceLocation: location)
    #expect(solution.unplaced.count == count, "everybody else is named", sourceLocation: location)
    let named = Set(assessment.violations.compactMap(\.employee))
    #expect(Set(solution.unplaced.map(\.employee)) == named, sourceLocation: location)
    #expect(count == 0 || !solution.isOptimal, "no good score hides it", sourceLocation: location)
  }

  @Test func theLargestTeamSetsTheNumber() {
    let people = (10..<26).map { Employee.fixture(Identifier("\($0)")) }
    let module = Module.fixture("K1", size: (2, 4, 6), teams: 2)
    expect(Workspace.fixture(employees: people, modules: [module]), leaves: 4)
  }

  @Test func theRoomSetsTheNumber() {
    let people = (10..<20).map { Employee.fixture(Identifier("\($0)")) }
    let module = Module.fixture("K1", size: (2, 4, 9), teams: 1)
    let rooms = [Room(id: "A", name: "A", capacity: 7)]
    expect(Workspace.fixture(employees: people, modules: [module], rooms: rooms), leaves: 3)
  }

  /// Three of each department may be away at a time, and there are two teams.
  @Test func coverageSetsTheNumber() {
    let people = (10..<30).map { Employee.fixture(Identifier("\($0)"), in: $0 < 20 ? "DRIFT" : "OKO") }
    let rules = Rules(coverage: [
      CoverageRule(scope: .everyDepartment, limit: .away(share: .zero, atLeast: 3))
    ])
    let module = Module.fixture("K1", size: (2, 4, 20), teams: 2)
    expect(Workspace.fixture(rules: rules, employees: people, modules: [module]), leaves: 8)
  }

  /// Half of them are away whenever the only team could meet.
  @Test func leaveSetsTheNumber() {
    let people = (10..<20).map { number in
      Employee.fixture(
        Identifier("\(number)"),
        leave: number < 15 ? [days("2026-10-01", "2026-12-31")] : [days("2027-01-01", "2027-03-31")])
    }
    let module = Module.fixture("K1", size: (2, 4, 9), teams: 1)
    expect(Workspace.fixture(employees: people, modules: [module]), leaves: 5)
  }
}
