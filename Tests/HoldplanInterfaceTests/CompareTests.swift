import HoldplanModel
import HoldplanTestSupport
import Testing

@testable import HoldplanInterface

/// Two plans are compared beside the interface: it says so, can be given up, and never shows what was.
struct CompareTests {
  private func compared() throws -> State {
    var state = try start()
    press("C", &state)
    return state
  }

  private func screen(_ state: State) -> String { picture(of: view(state, size: state.size)) }

  private func comparison(of state: State) -> PlanComparison {
    state.ground.comparison(from: state.plan(state.compare.left), to: state.plan(state.compare.right))
  }

  /// Lets the time pass after which something counts as lasting.
  private func wait(_ state: inout State) { for _ in 0..<8 { _ = update(&state, .tick) } }

  @Test func theViewOpensAtOnceAndSaysThatItCounts() throws {
    var state = try compared()
    #expect(state.view == .compare && screen(state).contains(state.words["compare.counting"]))
    #expect(!screen(state).contains(state.words["compare.same"]))
    wait(&state)
    #expect(screen(state).contains(state.words["waiting.comparing"] + " 0,8 s  Esc"))
    answerCompare(&state)
    #expect(!screen(state).contains(state.words["compare.counting"]) && !state.compare.lines.isEmpty)
  }

  @Test func nothingIsAskedTwice() throws {
    var state = try compared()
    assertUpdate(&state, "esc C", gives: [])
    answerCompare(&state)
    _ = update(&state, .reply(.compared(Answers.proposal.assessment, of: .published, revision: 0)))
    assertUpdate(&state, "esc C", gives: [])
    #expect(!state.compare.lines.isEmpty)
  }

  @Test func itIsGivenUpWithEscapeAndAskedForAgain() throws {
    var state = try compared()
    let late = Reply.differing(comparison(of: state), between: state.compare.pair, revision: 0)
    wait(&state)
    assertUpdate(&state, "esc", gives: [.cancel])
    #expect(state.view == .compare && !state.isBusy)
    _ = update(&state, .reply(late))
    #expect(state.compare.comparison == nil)
    #expect(screen(state).contains(state.words["compare.notCounted", ["key": "F5"]]))
    #expect(press("F5", &state).count == 3)
    answerCompare(&state)
    #expect(!state.compare.lines.isEmpty)
    wait(&state)
    press("esc esc", &state)
    #expect(state.view == .overview, "what runs is given up first")
  }

  @Test func whatWasWorkedOutOfAnotherPlanIsNotShown() throws {
    var state = try compared()
    let late = Reply.differing(comparison(of: state), between: state.compare.pair, revision: 0)
    let change = Change.move("05", from: "KONF-1", to: "KONF-2")
    let workspace = try state.workspace.applying(change)
    let commands = update(&state, .reply(.saved(workspace, Sample.assessment, change: change)))
    #expect(
      commands.first
        == .compare(
          state.compare.pair, from: state.plan(.published), to: workspace.draft, revision: state.revision))
    _ = update(&state, .reply(late))
    #expect(state.compare.comparison == nil && state.waiting.contains(.comparing))
    answerCompare(&state)
    #expect(state.compare.lines.contains(.person("05")))
    // What is shown goes with the plan that it is about.
    let reply = Reply.undone(Sample.workspace, Sample.assessment, change: change)
    _ = update(&state, .reply(reply))
    #expect(state.compare.comparison == nil && state.compare.lines.isEmpty)
  }

  @Test func theAnswerForOtherPlansIsNotShown() throws {
    var state = try start()
    press("s enter", &state)
    _ = update(&state, .reply(.solved(Answers.proposal)))
    press("d C", &state)
    #expect(state.compare.pair == ComparedPair(left: .published, right: .draft))
    let late = Reply.differing(comparison(of: state), between: state.compare.pair, revision: 0)
    press("h", &state)
    #expect(state.compare.right == .result(0))
    _ = update(&state, .reply(late))
    #expect(state.compare.comparison == nil)
    answerCompare(&state)
    #expect(state.compare.lines == comparison(of: state).lines)
  }

  @Test func aProposalIsComparedAgainWithADraftThatHasChanged() throws {
    var state = try start()
    press("s enter", &state)
    _ = update(&state, .reply(.solved(Answers.proposal)))
    #expect(state.solve.difference?.isEmpty == false && !state.isBusy, "the search tells what it changes")
    let change = Change.move("02", from: "KULT-2", to: "KULT-4")
    let workspace = try state.workspace.applying(change)
    let commands = update(&state, .reply(.saved(workspace, Sample.assessment, change: change)))
    let pair = ComparedPair(left: .draft, right: .result(0))
    #expect(
      commands == [
        .compare(pair, from: workspace.draft, to: Answers.proposal.plan, revision: state.revision)
      ])
    #expect(screen(state).contains(state.words["compare.counting"]))
    answerCompare(&state)
    #expect(state.solve.lines.contains(.person("02")) && !state.isBusy)
  }

  /// What hangs on a door must be announced anew when its team is called something else.
  @Test func aTeamThatIsCalledSomethingElseIsADifferenceToAnnounce() throws {
    var workspace = Sample.workspace
    try workspace.apply(.publish(Publication(number: 2, date: Sample.today, plan: workspace.draft)))
    let publishing = CommandTable.entry("publish")
    let sound = Answers.proposal.assessment
    var state = try start(workspace: workspace, assessment: sound)
    #expect(state.index.unpublishedChanges == 0 && publishing?.hindrance(state) == "hindrance.published")
    var team = try #require(workspace.draft.teams["KONF-1"])
    team.name = "Morgenhold"
    try workspace.apply(.put(.team(team)))
    state = try start(workspace: workspace, assessment: sound)
    #expect(state.index.unpublishedChanges == 1 && publishing?.hindrance(state) == nil)
    press("C", &state)
    answerCompare(&state)
    #expect(state.compare.lines.map(\.team) == ["KONF-1", "KONF-1"])
    #expect(screen(state).contains("hold 1 → hold 1 »Morgenhold«"))
  }

  /// The oldest goes where there are too many; the others are still called what they were called.
  @Test func resultsKeepTheirNumbers() throws {
    var state = try start()
    press("s", &state)
    for _ in 0...SolveState.kept {
      press("enter", &state)
      _ = update(&state, .reply(.solved(Answers.proposal)))
      press("d", &state)
    }
    #expect(state.comparablePlans == [.published, .draft] + (1...SolveState.kept).map(ComparedPlan.result))
    #expect(state.plan(.result(SolveState.kept)) == Answers.proposal.plan && state.plan(.result(0)) == Plan())
  }
}
