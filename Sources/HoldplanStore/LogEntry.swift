import Foundation
import HoldplanModel

/// One line of the audit: who changed the workspace, when, and what for. What was changed is read by
/// `WorkspaceStore.change(of:)`, because a whole plan may be behind one line.
package struct LogEntry: Equatable, Sendable {
  package enum Kind: String, Codable, CaseIterable, Sendable {
    /// The first line: how the workspace came to be.
    case create
    case `do`
    case undo
    case redo
    /// A backup took the place of the file.
    case restore
    /// A person was taken out of everything that was stored.
    case erase
    /// What was older than the retention rules allow was taken away.
    case purge
  }

  /// 1 for the first; also the revision of the workspace after it.
  package var number: Int
  /// Names the user's action: the same action sent twice is made once.
  package var operation: UUID
  package var kind: Kind
  /// The line that was undone or made again.
  package var target: Int?
  package var author: String
  package var recordedAt: Timestamp
  /// The key of the sentence that says what was done.
  package var label: String
}

/// A workspace as it was read, with the number of the last change in it.
package struct Snapshot: Equatable, Sendable {
  package internal(set) var workspace: Workspace
  /// The number of the last line of the log.
  package internal(set) var revision: Int

  package init(workspace: Workspace, revision: Int) {
    self.workspace = workspace
    self.revision = revision
  }
}

/// What came of a commit, an undo or a redo.
package struct Commit: Equatable, Sendable {
  package var entry: LogEntry
  /// What was done to the workspace.
  package var change: Change
  package var inverse: Change
  /// The line that was undone or made again.
  package var target: LogEntry?
  /// The action was recorded before, and the workspace was read again instead of changed.
  package var isRepeat: Bool
}
