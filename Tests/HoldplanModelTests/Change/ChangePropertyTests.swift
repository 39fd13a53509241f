import HoldplanModel
import HoldplanTestSupport
import Testing

@Suite("Whatever the change")
struct ChangePropertyTests {
  /// What is equal after a change and its inverse: all but the ledger, in which only what stands is equal.
  private func withoutLedger(_ workspace: Workspace) -> Workspace {
    Workspace(
      name: workspace.name, season: workspace.season, rules: workspace.rules, sites: workspace.sites,
      departments: workspace.departments, roles: workspace.roles, employees: workspace.employees,
      programmes: workspace.programmes, modules: workspace.modules, rooms: workspace.rooms,
      instructors: workspace.instructors, waivers: workspace.waivers, pins: workspace.pins,
      draft: workspace.draft, publications: workspace.publications,
      // An undone cancellation is signed when it is undone; here it is not, so seats come back as they were.
      guestSeats: workspace.guestSeats, accesses: workspace.accesses)
  }

  private func standing(_ workspace: Workspace) -> [String] {
    let marks = workspace.standingMarks.map { "\($0.occurrence) \($0.employee) \($0.status)" }
    let results = Set(
      workspace.examResults.compactMap { workspace.examResult(of: $0.employee, in: $0.module) })
    return (marks + results.map { "\($0.employee) \($0.module) \($0.outcome)" }).sorted()
  }

  @Test("it either leaves a sound workspace and can be taken back, or changes nothing", arguments: 1...40)
  func appliesWhollyOrNotAtAll(seed: UInt64) throws {
    var changes = RandomChanges(seed: seed)
    var workspace = Workspace.fixture(
      modules: [.fixture("K1"), .fixture("K2", requires: ["K1"])],
      teams: [
        .fixture("K1-1", on: ["2026-11-03", "2026-11-17"], members: ["01", "02", "03"]),
        .fixture("K1-2", on: ["2026-11-04", "2026-11-18"], members: ["04", "05"]), .fixture("K2-1", of: "K2"),
      ])
    for step in 0..<250 {
      let change = changes.change(of: workspace)
      var after = workspace
      let inverse: Change
      do {
        inverse = try after.apply(change)
      } catch {
        let isUntouched = after == workspace
        try #require(isUntouched, "step \(step): \(change) failed but changed something")
        continue
      }
      try #require(after.problems().isEmpty, "step \(step): \(change)")
      try expectReversible(change, from: workspace, to: after, inverse: inverse, step: step)
      workspace = after
    }
  }

  private func expectReversible(
    _ change: Change, from before: Workspace, to after: Workspace, inverse: Change, step: Int
  ) throws {
    var back = after
    let again = try back.apply(inverse)
    let isBack = withoutLedger(back) == withoutLedger(before) && standing(back) == standing(before)
    try #require(isBack, "step \(step): \(change)")
    var forth = back
    try forth.apply(again)
    let isForth = withoutLedger(forth) == withoutLedger(after) && standing(forth) == standing(after)
    try #require(isForth, "step \(step): \(change) made again")
  }

  /// Guards the test above against changes that always fail.
  @Test func everyKindOfChangeSucceedsSometimes() {
    var succeeded: [String: Int] = [:]
    for seed in UInt64(1)...40 {
      var changes = RandomChanges(seed: seed)
      var workspace = Workspace.fixture(
        modules: [.fixture("K1"), .fixture("K2", requires: ["K1"])],
        teams: [
          .fixture("K1-1", on: ["2026-11-03", "2026-11-17"], members: ["01", "02", "03"]),
          .fixture("K1-2", on: ["2026-11-04", "2026-11-18"], members: ["04", "05"]),
        ])
      for _ in 0..<250 {
        let change = changes.change(of: workspace)
        if (try? workspace.apply(change)) != nil {
          change.forEachPart { part in
            succeeded[String(String(describing: part).prefix { $0 != "(" }), default: 0] += 1
          }
        }
      }
    }
    let kinds = [
      "put", "remove", "rename", "setSeason", "setRules", "addMember", "removeMember", "move", "swap",
      "setSession",
      "pin", "unpin", "setDraft", "publish", "withdraw", "mark", "bookSeat", "cancelSeat", "noteExam",
      "grantAccess", "revokeAccess",
    ]
    for kind in kinds { #expect((succeeded[kind] ?? 0) > 10, "\(kind) \(succeeded[kind] ?? 0)") }
  }
}
