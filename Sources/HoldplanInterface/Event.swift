import HoldplanModel
import HoldplanResources

/// What `update` is told: something done at the terminal, the result of a command, or that time passes.
package enum Event: Sendable {
  case input(InputEvent)
  case reply(Reply)
  /// Sent a few times a second while something runs, so that progress is seen to move.
  case tick
  /// Sent while the interface itself has something to go on with (`State.isFiltering`) and nothing else happens.
  case idle
}

/// The result of a `Command`, or news from outside.
///
/// Replies to questions about the plan carry the `revision` that was asked about; an answer about a workspace
/// that has changed meanwhile is thrown away.
package enum Reply: Sendable {
  /// A change is stored and this is the workspace afterwards. Without an assessment the interface asks for one.
  case saved(Workspace, Assessment?, change: Change)
  /// Another reply, with what the interface would otherwise have to work out itself (`prepared(after:viewer:today:)`).
  indirect case prepared(Groundwork, Reply)
  /// The latest own change was taken back. `change` is what was taken back, for the message.
  case undone(Workspace, Assessment?, change: Change)
  case redone(Workspace, Assessment?, change: Change)
  case nothingToUndo
  case nothingToRedo
  /// The change or undo was not made because somebody else's later change stands in the way. The workspace is
  /// theirs.
  case conflict(Workspace, by: String)
  /// The change cannot be made; nothing was stored.
  case refused(ChangeError)
  /// A publication was refused because rules are broken.
  case publicationRefused(Assessment)
  /// Several of the latest changes were taken back, the latest first. `blockedBy` is who made the later change
  /// that stopped it before all was taken back.
  case undoneSeveral(Workspace, changes: [Change], blockedBy: String?)
  /// Another process changed the file; nothing of one's own is lost.
  case changedElsewhere(Workspace, by: String, changes: [Change])
  /// The rules of the draft, and those of meetings, cases and quotas where they were counted.
  case assessed(Assessment, ledgers: Assessment?, revision: Int)
  case alternatives([Effect], employee: Employee.ID, module: Module.ID, revision: Int)
  case sessionAlternatives([Effect], team: Team.ID, index: Int, revision: Int)
  case effect(Effect, revision: Int)
  /// In the order asked for, without the changes that cannot be made.
  case effects([Effect], revision: Int)
  /// The best first.
  case ways([Effect], employee: Employee.ID, module: Module.ID, revision: Int)
  /// No plan in which everybody has a place can have a lower weighted total.
  case bounded(Int, revision: Int)
  /// How many pairs from different departments the draft brings together for the first time.
  case acquainted(Int, revision: Int)
  case compared(Assessment, of: ComparedPlan, revision: Int)
  /// What differs between two plans (`Groundwork.comparison(from:to:)`).
  case differing(PlanComparison, between: ComparedPair, revision: Int)
  /// The latest first.
  case personHistory([HistoryEntry], employee: Employee.ID)
  case explained(Explanation, revision: Int)
  /// Why something in meetings, cases or quotas is broken, with ways out.
  case ledgerExplained(LedgerExplanation, revision: Int)
  /// The cheapest first; none where nothing was found.
  case waysOut([Effect], of: Violation, revision: Int)
  case solving(SolveProgress)
  case solved(Proposal)
  /// The search ended without a plan. The text is for people.
  case solveFailed(String)
  /// The lines of a roster as text, for a window of any height.
  case rosterPreview([String], RosterRequest)
  /// The printers that the machine knows, and the one that is used unless another is named.
  case printers([String], standard: String?)
  /// Taken on by the printing service, as the job it names; empty where it names none.
  case printed(RosterRequest, job: String)
  case savedPDF(RosterRequest, path: String)
  /// The latest first.
  case history([HistoryEntry])
  /// Something went wrong. The text is for people, in their language, and says what to do.
  case failed(String)
  /// Something is worth saying, such as that a copy was taken.
  case told(String)
  /// Who else has the file open; sent when that changes.
  case present([PresentPerson])
  case recentFiles([RecentFile])
  case report(ReportPage)
  case page([PageLine], of: PageRequest)
  /// Meetings and cases were planned already.
  case nothingToPlan
  case importPreview(FilePreview)
  /// What a cleanup would take away, in words.
  case rehearsed(Cleanup, [String], isEmpty: Bool)
  /// Personal data is gone; what was done, in words. Nothing before it can be undone.
  case cleanedUp(Workspace, [String])
  /// A file was written; where.
  case exported(path: String)
  /// Whether text was sent to the clipboard; false where the terminal has no way for it.
  case copied(Bool)
  /// The settings that hold now, in their language, and whether the terminal can draw lines and dots of braille.
  case settings(InterfaceSettings, Words, drawsLines: Bool, drawsDots: Bool = true)
}

/// A plan that a search has found and that waits to be accepted or discarded.
package struct Proposal: Equatable, Sendable {
  package var plan: Plan
  package var assessment: Assessment
  /// No plan can have a lower weighted total, where that is known.
  package var bound: Int?
  package var seconds: Double

  package init(plan: Plan, assessment: Assessment, bound: Int? = nil, seconds: Double = 0) {
    self.plan = plan
    self.assessment = assessment
    self.bound = bound
    self.seconds = seconds
  }
}

/// One line of the audit: who did what, and when.
package struct HistoryEntry: Equatable, Sendable {
  package enum Kind: Sendable { case `do`, undo, redo }

  /// Counts all changes from 1; 0 where it is not known.
  package var number: Int
  package var kind: Kind
  package var author: String
  /// As people read it, in local time, such as `12-11-2026 14:05`: the interface knows no time zones.
  package var moment: String
  /// What was done; of a line that undoes another or does it again, what that other did.
  package var change: Change
  /// What takes it back, where that is known: it tells what was there before.
  package var inverse: Change?
  /// Whether it was taken back later.
  package var isUndone: Bool

  /// Whether it stands, and can be taken back.
  package var isInEffect: Bool { kind != .undo && !isUndone }

  package init(
    number: Int = 0, kind: Kind = .do, author: String, moment: String, change: Change,
    inverse: Change? = nil, isUndone: Bool = false
  ) {
    self.number = number
    self.kind = kind
    self.author = author
    self.moment = moment
    self.change = change
    self.inverse = inverse
    self.isUndone = isUndone
  }
}
