import Foundation
import HoldplanModel
import HoldplanTestSupport
import Testing

@testable import HoldplanInterface

/// Fifty thousand people: what a frame costs must not depend on them.
struct LargeTests {
  @Test func fiftyThousandPeopleAreListedFilteredAndMoved() throws {
    let people = (0..<50_000).map { number in
      Employee(
        id: Identifier("\(number)"), name: "Person \(number)", department: number % 2 == 0 ? "DRIFT" : "OKO")
    }
    let teams = (0..<2500).map { number in
      Team.fixture(
        Identifier("K1-\(number + 1)"), on: ["2026-11-03"],
        members: people[(number * 20)..<(number * 20 + 20)].map(\.id))
    }
    let workspace = Workspace.fixture(employees: people, teams: teams)
    let clock = ContinuousClock()
    var state = try start(workspace: workspace, assessment: nil)
    let began = clock.now
    state = try start(workspace: workspace, assessment: nil)
    let opened = clock.now
    press("2 end", &state)
    #expect(state.people.selected == 49_999)
    let ended = clock.now
    press("down up down up down up down up down up", &state)
    let moved = clock.now
    press("f 'person 4999'", &state)
    // 4999, those that begin with it, and 14999, 24999, 34999 and 44999.
    #expect(state.people.rows.count == 15)
    let filtered = clock.now
    press("esc 3 right right", &state)
    let boarded = clock.now
    if ProcessInfo.processInfo.environment["HOLDPLAN_TIMES"] != nil {
      print(
        "open", opened - began, "end", ended - opened, "10 keys", moved - ended, "filter", filtered - moved,
        "board", boarded - filtered)
    }
    #expect(state.windows[.people].map { $0.height < 100 } == true)
  }
}
