import HoldplanModel

/// Something that `update` wants done outside: run by the program, answered with a `Reply`.
///
/// None of them blocks the interface: whatever may last is run elsewhere, and the view shows that it runs.
package enum Command: Equatable, Sendable {
  /// Store a change in one transaction: `.saved`, `.conflict` or `.refused`. Attendance marks inside carry no
  /// moment: sign them with `Change.signed(by:at:)`. `label` is the identifier of the command that was given,
  /// such as `board.drop`, for the log.
  case commit(Change, label: String)
  /// Take back the latest own change: `.undone`, `.nothingToUndo` or `.conflict`.
  case undo
  /// `.redone` or `.nothingToRedo`.
  case redo
  /// Count the rules in the draft of the latest workspace: `.assessed`.
  case assess(revision: Int)
  /// What each team of the module would do for a person, placed or not: `.alternatives`.
  case alternatives(Employee.ID, Module.ID, revision: Int)
  /// Where one session could be moved: `.sessionAlternatives`.
  case sessionAlternatives(Team.ID, index: Int, revision: Int)
  /// What a change would do: `.effect`.
  case effect(Change, revision: Int)
  /// Why a person has no place in a module, with ways out: `.explained`.
  case explain(Employee.ID, Module.ID, revision: Int)
  /// Search for a plan from the draft: `.solving` now and then, `.solved` at the end.
  case solve(SolveSettings)
  /// End the search with the best plan so far: `.solved`.
  case stopSolve
  /// Announce the plan, after an independent count: `.saved` or `.publicationRefused`.
  case publish(Publication)
  case previewRoster(RosterRequest)
  case print(RosterRequest)
  case savePDF(RosterRequest)
  /// The latest entries of the audit: `.history`.
  case history
  /// Note in the log of views that a page about people was opened: which one, and whose it is.
  case noteView(String, Employee.ID?)
  /// Put text on the clipboard.
  case copy(String)
  /// Stop the process as ^Z does; `.input(.resume)` follows when it continues.
  case suspend
  /// Leave. Everything is stored already.
  case quit
}

/// How long and how a search runs.
package struct SolveSettings: Equatable, Sendable {
  package var seconds: Int
  /// The same seed gives the same plan.
  package var seed: UInt64

  package init(seconds: Int = 10, seed: UInt64 = 1) {
    self.seconds = seconds
    self.seed = seed
  }
}

/// Which sheet for which session.
package struct RosterRequest: Hashable, Sendable {
  package enum Kind: String, CaseIterable, Sendable {
    /// Who takes part.
    case roster
    /// The same with room for signatures.
    case signIn
  }

  package var team: Team.ID
  /// Counts from 0 within the team.
  package var session: Int
  package var kind: Kind
  /// From the latest publication, or from the draft while nothing is published.
  package var isPublished: Bool

  package init(team: Team.ID, session: Int, kind: Kind, isPublished: Bool) {
    self.team = team
    self.session = session
    self.kind = kind
    self.isPublished = isPublished
  }
}

/// Whose eyes the interface shows things to.
package enum Viewer: Equatable, Sendable {
  /// Plans, edits and sees everybody.
  case planner
  /// Sees the own people and marks their attendance.
  case manager(Employee.ID)
  /// Sees the teams that the person teaches and marks their attendance.
  case instructor(Employee.ID)
  /// Alters nothing: sees the own page, or without a person the plan and the figures.
  case viewer(Employee.ID?)
}
