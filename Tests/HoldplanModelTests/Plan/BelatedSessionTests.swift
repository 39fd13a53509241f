import HoldplanModel
import HoldplanTestSupport
import Testing

@Suite("Sessions that would be announced after their day")
struct BelatedSessionTests {
  private let today = day("2026-11-17")
  private var workspace = Workspace.fixture(
    teams: [
      .fixture("K1-1", on: ["2026-11-03", "2026-11-17"], members: ["01", "02"]),
      .fixture("K1-2", on: ["2026-11-10", "2026-11-24"], members: ["03", "04"]),
    ])

  private func belated(_ workspace: Workspace) -> [String] {
    workspace.belatedSessions(on: today).map { "\($0.team.rawValue) \($0.session) \($0.date.iso)" }
  }

  @Test func allThatWasNeverAnnouncedUpToToday() {
    #expect(belated(workspace) == ["K1-1 0 2026-11-03", "K1-2 0 2026-11-10", "K1-1 1 2026-11-17"])
    #expect(workspace.belatedSessions(on: day("2026-11-02")).isEmpty)
  }

  @Test func whatIsPublishedIsNot() throws {
    var workspace = workspace
    try workspace.apply(.publish(workspace.nextPublication(on: day("2026-10-01"))))
    #expect(belated(workspace).isEmpty)
    try workspace.apply(.addMember("05", to: "K1-1"))
    #expect(belated(workspace).isEmpty, "the session is the same")
  }

  @Test func whatWasMovedIs() throws {
    var workspace = workspace
    try workspace.apply(.publish(workspace.nextPublication(on: day("2026-10-01"))))
    var session = try #require(workspace.draft.teams["K1-2"]?.sessions[1])
    session.date = day("2026-11-16")
    try workspace.apply(.setSession(team: "K1-2", index: 1, session))
    #expect(belated(workspace) == ["K1-2 1 2026-11-16"])
  }

  /// Held by an earlier plan, and moved back to that day since.
  @Test func whatWasHeldIsNot() throws {
    var workspace = workspace
    try workspace.apply(.publish(workspace.nextPublication(on: day("2026-10-01"))))
    let held = try #require(workspace.draft.teams["K1-1"]?.sessions[0])
    var moved = held
    moved.date = day("2026-11-05")
    try workspace.apply(.setSession(team: "K1-1", index: 0, moved))
    try workspace.apply(.publish(workspace.nextPublication(on: day("2026-11-04"))))
    try workspace.apply(.setSession(team: "K1-1", index: 0, held))
    #expect(belated(workspace).isEmpty)
  }
}
