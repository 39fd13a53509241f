import HoldplanModel
import HoldplanTestSupport
import Testing

@testable import HoldplanEngine

/// Ways around a rule that keeps somebody out of a team.
struct ChainTests {
  /// Three teams of at most two: 01 wants out of team 1, team 2 is full, team 3 has room. 02 and 03 are in team 2;
  /// 01 is on leave on the day of team 3.
  private func workspace(pins: Set<Pin> = [], besides others: [Employee.ID] = []) -> Workspace {
    Workspace.fixture(
      employees: [
        .fixture("01", leave: [days("2026-11-05")]), .fixture("02"), .fixture("03"), .fixture("04"),
      ] + others.map { .fixture($0) },
      modules: [.fixture("K1", sessions: 1, size: (1, 2, 2), teams: 3)], pins: pins,
      teams: [
        .fixture("K1-1", on: ["2026-11-03"], members: ["01"] + others),
        .fixture("K1-2", on: ["2026-11-04"], members: ["02", "03"]),
        .fixture("K1-3", on: ["2026-11-05"], members: ["04"]),
      ])
  }

  @Test func somebodyMovesOnToAThirdTeam() {
    // Somebody stays in team 1, which would be too small otherwise.
    let ways = WhatIf(workspace(besides: ["05"])).waysAround(for: "01", in: "K1")
    #expect(
      ways.contains {
        $0.change == .group([.move("02", from: "K1-2", to: "K1-3"), .move("01", from: "K1-1", to: "K1-2")])
      })
    #expect(ways.allSatisfy { $0.isAllowed })
  }

  @Test func exchangesAreAmongThem() {
    let ways = WhatIf(workspace()).waysAround(for: "01", in: "K1")
    #expect(ways.contains { $0.change == .swap("01", in: "K1-1", with: "02", of: "K1-2") })
  }

  @Test func leaveKeepsThePersonOutWhateverOthersDo() {
    let ways = WhatIf(workspace()).waysAround(for: "01", in: "K1")
    #expect(
      !ways.contains { effect in
        if case .swap(_, _, _, "K1-3") = effect.change { return true }
        return false
      })
  }

  @Test func whoeverIsPinnedStays() {
    let pins: Set<Pin> = [
      .member("02", module: "K1", team: "K1-2"), .member("03", module: "K1", team: "K1-2"),
    ]
    #expect(WhatIf(workspace(pins: pins)).waysAround(for: "01", in: "K1").isEmpty)
  }

  @Test func aTeamThatCanBeJoinedNeedsNoWayAround() {
    let ways = WhatIf(workspace()).waysAround(for: "04", in: "K1")
    #expect(!ways.contains { $0.change == .swap("04", in: "K1-3", with: "01", of: "K1-1") })
  }
}
