import HoldplanModel
import HoldplanResources
import Testing

@testable import HoldplanInterface

/// What is made beside the interface is what the interface would have made itself.
struct GroundworkTests {
  private func prepared(_ reply: Reply, _ state: State) -> Reply {
    reply.prepared(after: state.ground, viewer: .planner, today: Sample.today)
  }

  @Test func aChangeIsShownTheSameWithAndWithoutGroundwork() throws {
    for change in [
      Change.move("05", from: "KONF-1", to: "KONF-2"),
      .put(.employee(Employee(id: "99", name: "Aa Ny", department: "DRI"))),
      .put(.department(Department(id: "DRI", name: "Drift og service"))),
    ] {
      var (one, other) = (try start(), try start())
      let workspace = try one.workspace.applying(change)
      let reply = Reply.saved(workspace, Sample.assessment, change: change)
      _ = update(&one, .reply(reply))
      _ = update(&other, .reply(prepared(reply, other)))
      for keys in ["1", "2", "3", "4", "5"] {
        press(keys, &one)
        press(keys, &other)
        #expect(picture(of: view(one, size: one.size)) == picture(of: view(other, size: other.size)))
      }
      #expect(one.index.positions == other.index.positions && other.groundwork == nil)
    }
  }

  @Test func aCountIsTakenInWithItsFindings() throws {
    var state = try start(assessment: nil)
    let counted = try #require(state.ground.counted(Sample.assessment, of: state.workspace))
    _ = update(&state, .reply(.prepared(counted, .assessed(Sample.assessment, ledgers: nil, revision: 0))))
    #expect(state.findings.brokenCount == 2 && state.assessment != nil)
  }

  @Test func aCountOfAnotherPlanHasNoGroundwork() throws {
    let state = try start()
    let other = try state.workspace.applying(.move("05", from: "KONF-1", to: "KONF-2"))
    #expect(state.ground.counted(Sample.assessment, of: other) == nil)
  }

  @Test func marksNeedNoGroundworkUnlessOthersHaveChangedMore() throws {
    let state = try start()
    let marks = Change.group(Answers.marked.attendance.map(Change.mark))
    let marked = Answers.marked
    #expect(prepared(.saved(marked, nil, change: marks), state).groundwork == nil)
    let more = try marked.applying(.move("05", from: "KONF-1", to: "KONF-2"))
    #expect(prepared(.saved(more, nil, change: marks), state).groundwork != nil)
  }

  @Test func repliesWithoutAWorkspaceStayAsTheyAre() throws {
    let state = try start()
    #expect(prepared(.nothingToUndo, state).groundwork == nil)
    #expect(prepared(.conflict(state.workspace, by: "anders"), state).groundwork != nil)
  }

  /// The same pairs as the report tells of, of a plan and beside a season before.
  @Test func newAcquaintancesAreCountedAsInTheReport() {
    let workspace = Sample.workspace
    #expect(
      workspace.newAcquaintances(in: workspace.draft) == workspace.acquaintances(in: workspace.draft).count)
    #expect(workspace.newAcquaintances(in: Plan()) == 0)
  }

  @Test func newAcquaintancesStandInTheOverview() throws {
    var state = try start()
    state.acquaintances = nil
    let label = state.words["figure.new"]
    #expect(state.figures.first { $0.label == label }?.value == "…")
    _ = update(&state, .reply(.acquainted(1904, revision: 0)))
    #expect(state.figures.first { $0.label == label }?.value == "1.904")
    _ = update(&state, .reply(.acquainted(7, revision: 99)))
    #expect(state.figures.first { $0.label == label }?.value == "1.904", "an answer about another plan")
  }
}
