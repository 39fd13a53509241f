import HoldplanModel
import HoldplanTestSupport
import Testing

@testable import HoldplanInterface

/// Planning with a chart, going on, and two plans side by side.
struct SolveAndCompareTests {
  private func solved() throws -> State {
    var state = try start()
    press("s enter", &state)
    progress(&state, total: 200, at: 2)
    _ = update(&state, .reply(.solved(Answers.proposal)))
    return state
  }

  private func progress(_ state: inout State, total: Int, at seconds: Double, unplaced: Int = 0) {
    _ = update(
      &state,
      .reply(
        .solving(
          SolveProgress(
            seconds: seconds, unplaced: unplaced, softTotal: total, bound: 120, moves: 1000,
            movesPerSecond: 500_000))))
  }

  @Test func aSearchGoesOnFromItsProposal() throws {
    var state = try solved()
    assertUpdate(
      &state, "c", gives: [.solveOn(Answers.proposal.plan, SolveSettings(seconds: 10, seed: 2))])
    progress(&state, total: 150, at: 1)
    #expect(state.solve.samples.map(\.seconds) == [2, 3], "time goes on, too")
  }

  @Test func noBoundIsToldWhileSomebodyHasNoPlace() throws {
    var state = try start()
    press("s enter", &state)
    progress(&state, total: 200, at: 1, unplaced: 2)
    #expect(state.solve.samples.last?.bound == nil)
    #expect(!picture(of: view(state, size: state.size)).contains("120"))
    progress(&state, total: 200, at: 1)
    #expect(picture(of: view(state, size: state.size)).contains("120"))
  }

  @Test func theDifferenceIsGroupedByPersonAndTeam() throws {
    let state = try solved()
    let difference = try #require(state.solve.difference)
    #expect(
      state.solve.lines == [
        .person("05"), .membership(difference.memberships[0]), .team("KULT-3"),
        .session(difference.sessions[0]),
      ])
    let texts = state.solve.lines.map {
      state.text(of: $0, from: state.workspace.draft, to: Answers.proposal.plan).0
    }
    #expect(texts[0] == "Finn Greve (Drift)" && texts[1] == "  Konflikthåndtering: hold 1 → hold 2")
    #expect(texts.allSatisfy { displayWidth($0) <= 76 })
  }

  @Test func aProposalIsComparedWithTheDraft() throws {
    var state = try solved()
    let commands = press("C", &state)
    #expect(commands == [.count(Answers.proposal.plan, as: .result(0), revision: 0)])
    #expect(state.compare.left == .draft && state.compare.right == .result(0))
    _ = update(
      &state, .reply(.compared(Answers.proposal.assessment, of: .result(0), revision: 0)))
    #expect(state.waiting.contains(.comparing) == false)
    let pairs = try #require(state.comparedRules.first { $0.name == "Blanding" })
    #expect(pairs.left == 48 && pairs.right == 24 && pairs.difference(state.words) == "-24 ✓")
  }

  @Test func theDraftIsComparedWithWhatIsPublished() throws {
    var state = try start()
    let published = try #require(state.workspace.published)
    let pair = ComparedPair(left: .published, right: .draft)
    assertUpdate(
      &state, "C",
      gives: [
        .compare(pair, from: published.plan, to: state.workspace.draft, revision: 0),
        .count(published.plan, as: .published, revision: 0),
      ])
    #expect(state.compare.pair == pair && state.compare.lines.isEmpty)
    answerCompare(&state)
    #expect(state.compare.comparison?.people == 1 && state.waiting.contains(.comparing))
    _ = update(&state, .reply(.compared(Answers.proposal.assessment, of: .published, revision: 0)))
    #expect(!state.waiting.contains(.comparing))
    assertUpdate(&state, "enter", gives: [.personHistory("13")])
  }

  @Test func thereMustBeTwoPlansToCompare() throws {
    var state = try start(
      workspace: Workspace.fixture(), assessment: Assessment(violations: [], waived: [], soft: [:]))
    press("C", &state)
    #expect(state.view == .overview && state.message?.text == state.words["hindrance.nothingToCompare"])
  }

  @Test func aFallingLineFallsFromTheUpperLeft() {
    let chart = LineChart([LineChart.Line(values: [8, 4, 0])], columns: 3, rows: 2)
    #expect(chart.lowest == 0 && chart.highest == 8)
    #expect(chart.lines.count == 2 && chart.lines.allSatisfy { $0.count == 3 })
    #expect(chart.lines[0].first != "⠀" && chart.lines[0].last == "⠀")
    #expect(chart.lines[1].first == "⠀" && chart.lines[1].last != "⠀")
  }

  @Test func aBoundIsDrawnFromWhereItIsKnown() {
    let bound = LineChart.Line(values: [nil, nil, 0, 8], isDotted: true)
    let chart = LineChart([LineChart.Line(values: [8, 8, 8, 8]), bound], columns: 4, rows: 2)
    #expect(chart.lines[1].first == "⠀" && chart.lines[1].contains { $0 != "⠀" })
  }

  /// While a search runs, each goal is seen beside what it costs now.
  @Test func theTableTellsTheBestPlanSoFar() throws {
    var state = try start()
    press("s enter", &state)
    let progress = SolveProgress(
      seconds: 1, unplaced: 1, softTotal: 0, bound: nil, moves: 1, movesPerSecond: 1,
      goals: [.departmentPairs: 20, .teams: 8])
    _ = update(&state, .reply(.solving(progress)))
    let weights = state.workspace.rules.weights
    let rows = Dictionary(uniqueKeysWithValues: state.goalRows.map { ($0.name, $0) })
    #expect(rows["Blanding"]?.now == 24 * weights[.departmentPairs])
    #expect(rows["Blanding"]?.then == 20 * weights[.departmentPairs])
    #expect(rows["! Plads til alle"]?.now == 1 && rows["! Plads til alle"]?.then == 1)
    #expect(rows["! Holdstørrelse"]?.then == 0)
    #expect(state.goalTotal.then == 20 * weights[.departmentPairs] + 8 * weights[.teams])
  }

  @Test func aProposalThatIsNoBetterSaysSo() throws {
    let good = Assessment(violations: [], waived: [], soft: [.departmentPairs: 12])
    var state = try start(assessment: good)
    press("s enter", &state)
    var proposal = Answers.proposal
    proposal.assessment = good
    _ = update(&state, .reply(.solved(proposal)))
    #expect(state.solveStatus.0 == state.words["solve.noBetter"])
    // The draft is as it was published but for one day that has gone by: then it cannot stay.
    var workspace = Sample.workspace
    var session = try #require(workspace.draft.teams["KONF-3"]?.sessions[0])
    session.date = day("2026-10-06")
    try workspace.apply(.setSession(team: "KONF-3", index: 0, session))
    state = try start(workspace: workspace, assessment: good)
    press("s enter", &state)
    _ = update(&state, .reply(.solved(proposal)))
    #expect(state.solveStatus.0 == state.words["solve.past"])
  }

  /// The organisation may have been left for another while it was searched.
  @Test func aProposalThatNobodyAskedForIsNotTaken() throws {
    var state = try start()
    _ = update(&state, .reply(.solved(Answers.proposal)))
    #expect(state.solve.proposal == nil && state.solve.results.isEmpty)
  }

  @Test func aChartOfOneValueLiesAtTheBottom() {
    let chart = LineChart([LineChart.Line(values: [5, 5])], columns: 2, rows: 1)
    #expect(chart.lines == ["⣀⣀"])
  }

  @Test func aGoodBoundIsToldInTheOverview() throws {
    var state = try start(
      assessment: Assessment(violations: [], waived: [], soft: [.departmentPairs: 51]))
    #expect(state.figures.last?.label == "Samlet pris")
    _ = update(&state, .reply(.bounded(100, revision: 0)))
    #expect(state.figures.last?.label == "Højst 2 % fra det bedst mulige")
    _ = update(&state, .reply(.bounded(102, revision: 0)))
    #expect(state.figures.last?.label == "Det bedst mulige")
  }

  @Test func aPlanThatLeavesSomebodyOutIsNotCalledGood() throws {
    var state = try start()
    _ = update(&state, .reply(.bounded(1, revision: 0)))
    #expect(state.figures.last?.label == "Samlet pris")
  }
}
