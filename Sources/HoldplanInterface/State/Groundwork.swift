import HoldplanModel

/// What the interface works out of a workspace before it can show it.
///
/// With tens of thousands of people that takes longer than a frame. The program has it made beside the interface and
/// hands it over with the reply that brings the workspace (`Reply.prepared`); where it does not, the interface makes
/// it itself.
package struct Groundwork: Sendable {
  let workspace: Workspace
  let index: WorkspaceIndex
  /// What a count says of the workspace, once there is one.
  private(set) var counted: Counted?

  /// What a proposal would change, where there is one.
  var proposed: PlanComparison?
  /// Whether nothing is known to be wrong with the records: a change that is made leaves nothing wrong behind.
  private var isSound = false

  struct Counted: Sendable {
    let findings: Findings
    let modelProblems: [ModelProblem]
  }

  /// - Parameter before: the groundwork of the workspace before a change, and the change: people whom it does not
  ///   touch are taken over.
  package init(
    _ workspace: Workspace, viewer: Viewer, today: CalendarDate,
    before: (groundwork: Groundwork, change: Change)? = nil
  ) {
    self.workspace = workspace
    index = WorkspaceIndex(
      workspace, viewer: viewer, today: today,
      before: before.map { ($0.groundwork.index, $0.change.peopleAltered) })
    isSound = before?.groundwork.isSound ?? false
  }

  fileprivate init(_ state: State) {
    (workspace, index) = (state.workspace, state.index)
    isSound = state.modelProblems?.isEmpty ?? false
  }

  /// The same with what a count says; nil where it is the groundwork of another plan.
  package func counted(
    _ assessment: Assessment, ledgers: Assessment? = nil, of workspace: Workspace
  ) -> Groundwork? {
    guard workspace.differsInAttendanceAlone(from: self.workspace) else { return nil }
    let problems = isSound ? [] : workspace.problems()
    var result = self
    result.isSound = problems.isEmpty
    result.counted = Counted(
      findings: Findings(
        assessment, ledgers: ledgers, modelProblems: problems, workspace: workspace, index: index),
      modelProblems: problems)
    return result
  }
}

extension State {
  /// The groundwork of what is shown.
  package var ground: Groundwork { Groundwork(self) }
}

extension Reply {
  /// The groundwork that the reply brings, if any.
  package var groundwork: Groundwork? {
    if case .prepared(let groundwork, _) = self { return groundwork }
    return nil
  }

  /// A reply that brings a workspace, with its groundwork; any other as it is.
  ///
  /// - Parameter before: the groundwork of the workspace that was stored before.
  package func prepared(after before: Groundwork?, viewer: Viewer, today: CalendarDate) -> Reply {
    func with(_ workspace: Workspace, _ change: Change?) -> Reply {
      let known = before.flatMap { before in change.map { (before, $0) } }
      return .prepared(Groundwork(workspace, viewer: viewer, today: today, before: known), self)
    }
    switch self {
    case .saved(let workspace, _, let change)
    where before.map { change.isAttendance(in: $0.workspace) } ?? false:
      // Nothing but marks has changed, unless others have changed more meanwhile.
      if let before, workspace.differsInAttendanceAlone(from: before.workspace) { return self }
      return with(workspace, nil)
    case .saved(let workspace, _, let change), .undone(let workspace, _, let change),
      .redone(let workspace, _, let change):
      return with(workspace, change)
    case .undoneSeveral(let workspace, _, _), .changedElsewhere(let workspace, _, _),
      .cleanedUp(let workspace, _), .conflict(let workspace, _):
      return with(workspace, nil)
    default: return self
    }
  }
}
