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
  /// Take back everything from the latest change to the one with this number: `.undoneSeveral` or `.conflict`.
  case undoTo(Int)
  /// Count the rules in the draft of the latest workspace: `.assessed`, `.acquainted`, and `.bounded` where it is
  /// known how good a plan can be at best.
  case assess(revision: Int)
  /// What each team of the module would do for a person, placed or not: `.alternatives`.
  case alternatives(Employee.ID, Module.ID, revision: Int)
  /// What each team of the module would do for several people at once: `.alternatives` with the first of them.
  case alternativesOfSeveral([Employee.ID], Module.ID, revision: Int)
  /// Where one session could be moved: `.sessionAlternatives`.
  case sessionAlternatives(Team.ID, index: Int, revision: Int)
  /// What a change would do: `.effect`.
  case effect(Change, revision: Int)
  /// What each of several changes would do: `.effects`. Changes that cannot be made are left out there.
  case effects([Change], revision: Int)
  /// Exchanges and moves in two steps that give a person another team of a module without breaking a rule,
  /// for where a move alone breaks one: `.ways`.
  case ways(Employee.ID, Module.ID, revision: Int)
  /// Work out what differs between two plans: `.differing`.
  case compare(ComparedPair, from: Plan, to: Plan, revision: Int)
  /// Count the rules in some other plan, such as the published one: `.compared`.
  case count(Plan, as: ComparedPlan, revision: Int)
  /// The entries of the audit that concern a person: `.personHistory`.
  case personHistory(Employee.ID)
  /// Why a person has no place in a module, with ways out: `.explained`.
  case explain(Employee.ID, Module.ID, revision: Int)
  /// Why a rule of meetings, cases or quotas is broken, with ways out: `.ledgerExplained`.
  case explainLedger(Violation, revision: Int)
  /// Changes that mend a broken rule and break no other: `.waysOut`.
  case waysOut(Violation, revision: Int)
  /// Search for a plan from the draft: `.solving` now and then, `.solved` at the end.
  case solve(SolveSettings)
  /// The same, but from another plan than the draft: a search that goes on where one ended.
  case solveOn(Plan, SolveSettings)
  /// Mend the draft with as few changes as can be found: `.solved` with what is proposed.
  case repair(SolveSettings)
  /// End the search with the best plan so far: `.solved`.
  case stopSolve
  /// Announce the plan, after an independent count: `.saved` or `.publicationRefused`.
  case publish(Publication)
  case previewRoster(RosterRequest)
  /// Ask which printers there are: `.printers`, or `.failed` where the machine cannot print.
  case listPrinters
  /// Send sheets to a printer: `.printed`.
  case print(PrintOrder)
  case savePDF(RosterRequest)
  /// The latest entries of the audit: `.history`.
  case history(limit: Int)
  /// Fill the empty seats of groups, find a day for every meeting, and give cases that nobody has to a pair, each
  /// around what is there: `.saved`, and `.told` where something found no place.
  case planLedgers
  /// The lines of a page of attendance: `.page`.
  case page(PageRequest)
  /// The text of a report: `.report`.
  case report(ReportKind)
  /// Note in the log of views that a page about people was opened: which one, and whose it is.
  case noteView(String, Employee.ID?)
  /// Put text on the clipboard: `.copied`.
  case copy(String)
  /// Keep the settings and have them hold: `.settings`.
  case saveSettings(InterfaceSettings)
  /// The organisations that were opened lately: `.recentFiles`.
  case recentFiles
  /// Leave this organisation for another: the interface begins anew with it, or `.failed`.
  case open(String)
  /// Try what a file would add and change: `.importPreview`.
  case previewImport(FileRequest)
  /// Store what a file adds and changes, after a copy of the workspace was taken: `.saved` and so on.
  case importChange(Change)
  /// Write records or the whole workspace to a file: `.exported`.
  case export(FileRequest)
  /// Say what a cleanup would take away: `.rehearsed`.
  case rehearse(Cleanup)
  /// Take it away for good: `.cleanedUp`.
  case cleanUp(Cleanup)
  /// Write everything that is stored about a person into two files beside the present folder: `.exported`.
  case exportPerson(Employee.ID)
  /// Throw away the answers of what runs beside the interface, apart from a search and a change being stored.
  case cancel
  /// Stop the process as ^Z does; `.input(.resume)` follows when it continues.
  case suspend
  /// Leave. Everything is stored already.
  case quit
}

/// A plan that can be compared with another.
package enum ComparedPlan: Hashable, Sendable {
  case published, draft
  /// A plan that a search of this sitting has found, counted from 0.
  case result(Int)
}

/// Two plans, the one on the left compared with the one on the right.
package struct ComparedPair: Hashable, Sendable {
  package var left: ComparedPlan
  package var right: ComparedPlan
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
    /// Who takes part in the session.
    case roster
    /// The same with room for signatures.
    case signIn
    /// For the door of the session.
    case door
    /// The session's team with all its sessions.
    case team
    /// The team's roster with the door signs and sign-in sheets of all its sessions.
    case pack
    /// Each member's own sessions.
    case slips
    /// The people of each of the members' managers.
    case managers
    /// For the members who have completed the module.
    case certificates
    /// The whole season, whichever the session.
    case wall
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

/// What is to be printed, where and how.
package struct PrintOrder: Hashable, Sendable {
  /// Which sides of the paper are printed on.
  package enum Sides: String, CaseIterable, Sendable {
    case one, longEdge, shortEdge
  }

  package var request: RosterRequest
  /// Nil leaves the choice to the printing service.
  package var printer: String?
  package var copies: Int
  package var sides: Sides

  package init(
    _ request: RosterRequest, printer: String? = nil, copies: Int = 1, sides: Sides = .one
  ) {
    self.request = request
    self.printer = printer
    self.copies = copies
    self.sides = sides
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

extension Command {
  /// What it makes the interface wait for.
  var waiting: Waiting {
    switch self {
    case .open: .opening
    case .previewImport: .importing
    case .export, .exportPerson: .exporting
    case .print, .savePDF: .printing
    default: .saving
    }
  }
}
