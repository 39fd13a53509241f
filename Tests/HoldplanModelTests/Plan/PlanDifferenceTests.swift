import HoldplanTestSupport
import Testing

@testable import HoldplanModel

/// What differs between two plans, against a count of all seats.
struct PlanDifferenceTests {
  private struct Seat: Hashable {
    var employee: Employee.ID
    var module: Module.ID
  }

  private func seats(_ plan: Plan) -> [Seat: Team.ID] {
    var seats: [Seat: Team.ID] = [:]
    for team in plan.teams.sorted {
      for member in team.members { seats[Seat(employee: member, module: team.module)] = team.id }
    }
    return seats
  }

  /// Two modules of three teams, each person in one team of each module or in none.
  private func plan(_ generator: inout SeededGenerator) -> Plan {
    var members: [Team.ID: [Employee.ID]] = [:]
    for person in 0..<20 {
      for module in ["K1", "K2"] {
        let number = Int.random(in: 0...3, using: &generator)
        if number > 0 {
          members[Identifier("\(module)-\(number)"), default: []].append(Identifier("P\(person)"))
        }
      }
    }
    let teams = ["K1", "K2"].flatMap { module in
      (1...3).map { number -> Team in
        let id: Team.ID = Identifier("\(module)-\(number)")
        return Team.fixture(
          id, of: Identifier(module), on: ["2026-11-0\(Int.random(in: 2...3, using: &generator))"],
          members: members[id] ?? [])
      }
    }
    return Plan(teams: Records(teams))
  }

  @Test(arguments: 0..<50 as Range<UInt64>) func everySeatThatDiffersIsTold(_ seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let (old, new) = (plan(&generator), plan(&generator))
    let difference = PlanDifference(from: old, to: new)
    let (before, after) = (seats(old), seats(new))
    let expected = Set(before.keys).union(after.keys).filter { before[$0] != after[$0] }
      .sorted { ($0.employee, $0.module) < ($1.employee, $1.module) }
      .map {
        PlanDifference.Membership(
          employee: $0.employee, module: $0.module, before: before[$0], after: after[$0])
      }
    #expect(difference.memberships == expected)
    #expect(PlanDifference(from: old, to: old).isEmpty)
  }

  @Test func aTeamThatIsGoneLeavesItsMembersWithoutOne() {
    let team = Team.fixture("K1-1", on: ["2026-11-02"], members: ["P1"])
    let difference = PlanDifference(from: Plan(teams: Records([team])), to: Plan())
    #expect(
      difference.memberships == [
        PlanDifference.Membership(employee: "P1", module: "K1", before: "K1-1", after: nil)
      ])
    #expect(difference.sessions.map(\.after) == [nil])
  }

  /// Those who met in a season before are no new acquaintances.
  @Test func newAcquaintancesAreCountedOnce() throws {
    let people = [
      Employee.fixture("A", in: "DRIFT"), .fixture("B", in: "OKO"), .fixture("C", in: "OKO"),
      .fixture("D", in: "DRIFT"),
    ]
    let plan = Plan(
      teams: Records([
        Team.fixture("K1-1", members: ["A", "B", "C"]), .fixture("K2-1", of: "K2", members: ["A", "B", "D"]),
      ]))
    let workspace = Workspace.fixture(employees: people)
    // A with B and C, D with B; B and C, and A and D, are colleagues already.
    #expect(workspace.newAcquaintances(in: plan) == 3)
    #expect(workspace.newAcquaintances(in: plan) == workspace.acquaintances(in: plan).count)
  }
}
