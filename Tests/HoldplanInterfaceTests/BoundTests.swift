import HoldplanModel
import Testing

@testable import HoldplanInterface

@Suite("How far from the best possible")
struct BoundShownTests {
  private func gap(_ state: State) -> String? {
    state.figures.first { $0.label == state.words["figure.gap"] }?.value
  }

  private func solved(bound: Int?) throws -> State {
    var state = try start()
    var proposal = Answers.proposal
    proposal.bound = bound
    _ = update(&state, .reply(.solved(proposal)))
    state.solve.discard()
    let change = Change.setDraft(proposal.plan)
    var workspace = state.workspace
    try workspace.apply(change)
    _ = update(&state, .reply(.saved(workspace, proposal.assessment, change)))
    return state
  }

  private var total: Int { Answers.proposal.assessment.softTotal(Sample.workspace.rules.weights) }

  @Test func isRoundedUp() {
    #expect(gapPercent(total: 1001, bound: 1000) == 0.1)
    #expect(gapPercent(total: 10_001, bound: 10_000) == 0.1)
    #expect(gapPercent(total: 100, bound: 100) == 0)
    #expect(gapPercent(total: 3, bound: 0) > 100)
  }

  @Test func standsAmongTheFiguresOfASolvedPlan() throws {
    let state = try solved(bound: total - 1)
    #expect(gap(state)?.contains(state.words.decimal(gapPercent(total: total, bound: total - 1))) == true)
  }

  @Test func theBestPossibleIsSaid() throws {
    let state = try solved(bound: total)
    #expect(gap(state) == state.words["figure.gapNone"])
  }

  @Test func aBoundThatTellsNothingIsNotShown() throws {
    #expect(gap(try solved(bound: nil)) == nil)
    #expect(gap(try solved(bound: total / 2)) == nil)
    #expect(gap(try solved(bound: total + 1)) == nil)
  }

  @Test func isForgottenWhenMoreThanTheDraftChanges() throws {
    var state = try solved(bound: total)
    var workspace = state.workspace
    let employee = try #require(workspace.employees.sorted.first)
    let change = Change.put(.employee(employee))
    try workspace.apply(change)
    _ = update(&state, .reply(.saved(workspace, Answers.proposal.assessment, change)))
    #expect(gap(state) == nil)
  }

  @Test func aMoveInTheDraftLeavesTheProofStanding() throws {
    var state = try solved(bound: total)
    let change = Change.setDraft(state.workspace.draft)
    _ = update(&state, .reply(.saved(state.workspace, Answers.proposal.assessment, change)))
    #expect(gap(state) != nil)
  }
}
