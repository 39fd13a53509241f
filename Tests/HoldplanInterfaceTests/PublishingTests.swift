import HoldplanModel
import HoldplanTestSupport
import Testing

@testable import HoldplanInterface

/// What is asked before a plan is announced.
struct PublishingTests {
  /// The question about the sample after some sessions were moved.
  private func question(_ moves: [(team: Team.ID, index: Int, to: String)]) throws
    -> HoldplanInterface.Confirmation?
  {
    var workspace = Sample.workspace
    for move in moves {
      var session = try #require(workspace.draft.teams[move.team]?.sessions[move.index])
      session.date = day(move.to)
      try workspace.apply(.setSession(team: move.team, index: move.index, session))
    }
    var state = try start(
      workspace: workspace, assessment: Assessment(violations: [], waived: [], soft: [:]))
    press("P", &state)
    guard case .confirm(let question) = state.overlays.last else { return nil }
    return question
  }

  @Test func whatWasHeldOrLiesAheadIsNotWarnedOf() throws {
    let question = try #require(try question([]))
    #expect(!question.lines.contains { $0.hasPrefix("!") })
  }

  @Test func sessionsMovedToDaysGoneByAreNamed() throws {
    let question = try #require(
      try question([("KONF-4", 0, "2026-11-12"), ("KONF-2", 1, "2026-11-11"), ("KULT-2", 0, "2026-11-13")]))
    #expect(
      question.lines.suffix(2) == [
        "! Nyt eller flyttet til dage, der er gået, eller til i dag: 2 undervisningsgange "
          + "(hold 2 i Konflikthåndtering on 11-11, hold 4 i Konflikthåndtering to 12-11).",
        "Udgiv alligevel?",
      ])
    #expect(question.commands.count == 1)
  }

  @Test func onlyTheFirstAreNamed() throws {
    let moves: [(team: Team.ID, index: Int, to: String)] = [
      ("KONF-1", 1, "2026-11-05"), ("KONF-2", 0, "2026-11-05"), ("KONF-3", 1, "2026-11-06"),
      ("KONF-4", 0, "2026-11-06"), ("KULT-2", 0, "2026-11-09"),
    ]
    let question = try #require(try question(moves))
    #expect(question.lines.contains { $0.contains("5 undervisningsgange") && $0.hasSuffix(" og 1 til).") })
  }
}
