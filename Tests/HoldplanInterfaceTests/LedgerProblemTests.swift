import HoldplanModel
import HoldplanResources
import HoldplanTestSupport
import Testing

@testable import HoldplanInterface

/// What is broken in meetings, cases and quotas stands among the problems like everything else.
@Suite("Problems of meetings, cases and quotas")
struct LedgerProblemTests {
  private static let gap = Violation(
    .meetings, .gap, session: 0, date: day("2026-11-10"), actual: 60, limit: 42
  ).inLedger(.series("GR", meeting: "GR#01", other: nil))
  private static let quota = Violation(.quota, .tooFew, actual: 6, limit: 43).inLedger(.quota("Q"))
  private static let pairs = Violation(.pairs, .missing).inLedger(.rota("R", cases: ["2"]))

  /// The view of problems, once the count has come.
  private func opened(waived: Bool = false, _ language: Language = .danish) throws -> State {
    var workspace = LedgerFormTests.workspace
    try workspace.apply(
      .put(
        .waiver(
          Waiver(
            id: "W9", rule: .quota, subject: .quota("Q"), reason: "Sagen er udskudt", author: "Mette",
            writtenOn: day("2026-10-01")))))
    var state = try start(
      language, workspace: workspace, assessment: Assessment(violations: [], waived: [], soft: [:]))
    let ledgers = Assessment(
      violations: [Self.gap, Self.pairs] + (waived ? [] : [Self.quota]),
      waived: waived ? [WaivedViolation(violation: Self.quota, waiver: "W9")] : [], soft: [:])
    _ = update(
      &state,
      .reply(
        .assessed(
          Assessment(violations: [], waived: [], soft: [:]), ledgers: ledgers, revision: state.revision)))
    press("5", &state)
    return state
  }

  @Test func theyAreListedAndCounted() throws {
    let state = try opened(waived: true)
    #expect(
      state.visibleProblems == [
        .broken(Self.gap), .broken(Self.pairs),
        .waived(WaivedViolation(violation: Self.quota, waiver: "W9")),
      ])
    #expect(state.findings.brokenCount == 2)
    let screen = picture(of: view(state, size: state.size))
    #expect(screen.contains("Følgegruppe, møde 1: 60 dage siden sidst, grænsen er 42."))
    #expect(screen.contains("Problemer 2"))
    // A plan that is well can be announced, and there is nothing to repair in it.
    #expect(
      CommandTable.entry("problem.repair")?.hindrance(state) == "hindrance.nothingToRepair"
        || CommandTable.entry("problem.repair")?.hindrance(state) == "hindrance.nothingBroken")
  }

  @Test func enterExplainsAndShowsWaysThatWereTried() throws {
    var state = try opened()
    assertUpdate(&state, "enter", gives: [.explainLedger(Self.gap, revision: state.revision)])
    var meeting = try #require(state.workspace.meetings["GR#01"])
    meeting.move(to: day("2026-11-16"))
    _ = update(
      &state,
      .reply(
        .ledgerExplained(
          LedgerExplanation(
            violation: Self.gap, facts: [.held("GR#01"), .window(28...42)],
            waysOut: [Effect(change: .put(.meeting(meeting)), mended: [Self.gap])]),
          revision: state.revision)))
    let screen = picture(of: view(state, size: state.size))
    #expect(screen.contains("Der skal være 28 til 42 dage mellem to møder."))
    #expect(screen.contains("Følgegruppe, møde 1 flyttes til ma 16-11-2026 kl. 09:00."))
    guard case .commit(let change, "problem.apply")? = press("enter enter", &state).first else {
      Issue.record("not applied")
      return
    }
    #expect(change == .put(.meeting(meeting)))
  }

  @Test func aWaiverIsForTheSeriesTheRotaOrTheQuota() throws {
    for (down, subject) in [
      ("", Waiver.Subject.series("GR")), ("down", .rota("R")), ("down down", .quota("Q")),
    ] {
      var state = try opened()
      press("\(down) w", &state)
      guard case .form = state.overlays.last else {
        Issue.record("no form")
        return
      }
      // Without a reason it is not stored, and the cursor goes there.
      press("^s 'Aftalt'", &state)
      guard case .commit(.put(.waiver(let waiver)), _)? = press("^s", &state).first else {
        Issue.record("not saved: \(state.shownForm?.problems ?? [:])")
        return
      }
      #expect(waiver.subject == subject && waiver.reason == "Aftalt")
    }
  }

  @Test func goLeadsToTheRecord() throws {
    var state = try opened()
    press("g", &state)
    #expect(state.view == .records && state.selectedMeeting?.id == "GR#01")
    state = try opened()
    press("down g", &state)
    #expect(state.recordKind == .rota)
  }

  @Test(arguments: [Language.danish, .english])
  func frame(_ language: Language) throws {
    let state = try opened(waived: true, language)
    try assertFrame(state, matches: "problems-ledgers-80x24-\(language.rawValue)")
  }

  @Test(arguments: Language.allCases)
  func everyFactHasASentence(_ language: Language) throws {
    let words = try Words(language)
    let workspace = LedgerFormTests.workspace
    let pair = try #require(WorkerPair("01", "02"))
    let share = try #require(Share(0.14))
    let facts: [LedgerFact] = [
      .held("GR#01"), .noneAfter(day("2026-11-10")), .window(28...42), .rhythm("GR"), .rhythm("ST"),
      .dates(days("2026-11-01", "2027-03-01")), .closed([day("2026-12-25")]), .past(day("2026-11-12")),
      .sits("01", ["GR", "ST"]), .taken("01", (1...9).map { day("2026-11-0\($0)") }), .seat("GR", "VM"),
      .seat("GR", nil), .hasRole("04", "VM"), .hasRole("01", nil), .nobodyWithRole("VM"),
      .allSeated(["01", "04"]), .unplanned("R"), .noPairAllowed("R"), .forbiddenPair(pair),
      .sameProfession(pair, "Jurist"), .notWorker("04", "R"), .load("01", 4), .pairs(2, possible: 6),
      .target(4), .counted(part: 6, whole: 43), .minimum(share), .lacking(1),
    ]
    for fact in facts {
      let sentence = describe(fact, in: workspace, words: words)
      #expect(
        !sentence.contains("{") && !sentence.contains("fact.") && sentence.hasSuffix("."), "\(sentence)")
    }
  }
}

extension State {
  fileprivate var shownForm: Form? { if case .form(let form) = overlays.last { form } else { nil } }
}
