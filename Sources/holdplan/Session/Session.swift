import Foundation
import HoldplanInterface
import HoldplanModel
import HoldplanResources
import HoldplanStore
import HoldplanText

/// An open workspace with what a command needs around it. Whatever it changes is stored before it returns.
struct Session: Sendable {
  var context: Context
  let store: WorkspaceStore
  /// Altered by what is stored alone.
  var snapshot: Snapshot
  /// Who is at the keyboard, or whom `--as` names.
  let access: Access

  var workspace: Workspace { snapshot.workspace }
  var lookup: Lookup { Lookup(workspace: workspace, context: context) }

  /// Opens the workspace that the command line names, or the one that was used last.
  static func open(_ context: Context) throws -> Session {
    try Session(context, opening: try file(context))
  }

  /// The workspace that the command line names, or the one that was used last.
  static func file(_ context: Context) throws -> URL { try context.file ?? lastUsed(context) }

  /// Opens one file, and remembers it as the one that was used last.
  init(_ context: Context, opening file: URL) throws {
    do {
      let store = try WorkspaceStore.open(at: file)
      try self.init(context, store)
    } catch let error as StoreError { throw context.failure(error) }
  }

  /// Makes a new file.
  init(_ context: Context, creating workspace: Workspace, at file: URL) throws {
    do {
      let store = try WorkspaceStore.create(at: file, workspace, author: context.author, at: Clock.now())
      try self.init(context, store)
    } catch let error as StoreError { throw context.failure(error) }
  }

  private init(_ context: Context, _ store: WorkspaceStore) throws {
    self.context = context
    self.store = store
    snapshot = try store.load()
    access = try context.access(in: snapshot.workspace)
    try LastWorkspace(context.paths).remember(store.file)
  }

  private static func lastUsed(_ context: Context) throws -> URL {
    guard let file = try LastWorkspace(context.paths).recall() else {
      throw CommandFailure(.wrongInput, context.words["cli.workspace.none"])
    }
    return file
  }

  // MARK: - Changing

  /// Stores a change as one action.
  mutating func commit(_ change: Change, label: String = "command") throws {
    try requireRole(for: change)
    do {
      let commit = try store.commit(
        change, to: &snapshot, label: label, author: context.author, at: Clock.now())
      context.output.note(entry: commit.entry.number)
    } catch { throw context.failure(error, in: workspace) }
  }

  mutating func undo() throws {
    do {
      let commit = try store.undo(by: context.author, at: Clock.now(), in: &snapshot)
      context.output.note(entry: commit.entry.number)
      say("undo.done", ["what": try sentence(ofEntry: commit.entry.number)])
    } catch { throw context.failure(error, in: workspace) }
  }

  mutating func redo() throws {
    do {
      let commit = try store.redo(by: context.author, at: Clock.now(), in: &snapshot)
      context.output.note(entry: commit.entry.number)
      say("redo.done", ["what": try sentence(ofEntry: commit.entry.number)])
    } catch { throw context.failure(error, in: workspace) }
  }

  /// Takes a person out of everything that is stored.
  mutating func erase(_ employee: Employee.ID, called name: String) throws(StoreError) -> ErasureReport {
    try store.erase(
      employee, called: name, in: &snapshot, today: context.today, author: context.author, at: Clock.now())
  }

  /// Takes away what is older than the rules allow.
  mutating func purge(called name: String) throws(StoreError) -> PurgeReport {
    try store.purge(
      in: &snapshot, called: name, today: context.today, author: context.author, at: Clock.now())
  }

  /// What an entry of the log did, as one action: told from what was there before. An entry that undoes another
  /// or does it again is told as that other.
  func sentence(ofEntry number: Int) throws(StoreError) -> String {
    let number = try store.original(of: number)
    return describe(
      try store.change(of: number), since: Earlier(inverse: try store.inverse(of: number)), in: workspace,
      words: context.words)
  }

  // MARK: - For the interface

  mutating func store(_ change: Change, label: String) throws(StoreError) -> Reply {
    if let refusal = refusal(of: change) { return .failed(refusal) }
    let now = Clock.now()
    let signed = change.signed(by: context.author, at: now)
    do throws(StoreError) {
      try store.commit(signed, to: &snapshot, label: label, author: context.author, at: now)
    } catch {
      guard case .conflict(let entries) = error, signed.isOnlyMarks else { throw error }
      // A mark stands beside whatever others have done, unless they marked as well: then somebody must look.
      for entry in entries where try store.change(of: entry.number).isOnlyMarks { throw error }
      try store.refresh(&snapshot)
      try store.commit(signed, to: &snapshot, label: label, author: context.author, at: now)
    }
    return .saved(workspace, nil, change: signed)
  }

  mutating func undoForInterface() throws(StoreError) -> Reply {
    do {
      let commit = try store.undo(by: context.author, at: Clock.now(), in: &snapshot)
      return .undone(workspace, nil, change: try store.change(of: store.original(of: commit.entry.number)))
    } catch .nothingToUndo { return .nothingToUndo }
  }

  mutating func redoForInterface() throws(StoreError) -> Reply {
    do {
      let commit = try store.redo(by: context.author, at: Clock.now(), in: &snapshot)
      return .redone(workspace, nil, change: try store.change(of: store.original(of: commit.entry.number)))
    } catch .nothingToRedo { return .nothingToRedo }
  }

  /// What somebody else has committed since the workspace was read; it is read again.
  mutating func newsFromOthers() throws(StoreError) -> Reply? {
    guard try store.hasChanged(since: snapshot.revision) else { return nil }
    let entries = try store.refresh(&snapshot)
    guard let last = entries.last else { return nil }
    var changes: [Change] = []
    for entry in entries { changes.append(try store.change(of: entry.number)) }
    return .changedElsewhere(workspace, by: last.author, changes: changes)
  }

  /// How the interface is told of an error; after a conflict it gets the workspace as the other left it.
  mutating func replyAfterRefreshing(to error: any Error) -> Reply {
    if let error = error as? StoreError {
      switch error {
      case .conflict(let entries):
        do {
          try store.refresh(&snapshot)
          return .conflict(workspace, by: entries.last?.author ?? "")
        } catch { return .failed(context.sentence(for: error)) }
      case .blocked(let entry): return .conflict(workspace, by: entry.author)
      case .refused(let reason): return .refused(reason)
      default: break
      }
    }
    return .failed(context.sentence(for: error))
  }

  func historyEntries(limit: Int) throws(StoreError) -> [HistoryEntry] {
    let entries = try store.history(limit: limit)
    // Whatever takes back a line is later, so it is among those that were read.
    let undone = Set(entries.compactMap(\.target))
    let kinds: [LogEntry.Kind: HistoryEntry.Kind] = [.do: .do, .undo: .undo, .redo: .redo]
    var result: [HistoryEntry] = []
    for entry in entries {
      guard let kind = kinds[entry.kind] else { continue }
      let original = try store.original(of: entry.number)
      result.append(
        HistoryEntry(
          number: entry.number, kind: kind, author: SafeText.of(entry.author),
          moment: Clock.text(entry.recordedAt), change: try store.change(of: original),
          inverse: try store.inverse(of: original), isUndone: undone.contains(entry.number)))
    }
    return result
  }

  /// What was changed about one person, the latest first.
  func historyEntries(about employee: Employee.ID, limit: Int) throws(StoreError) -> [HistoryEntry] {
    Array(try historyEntries(limit: 5000).filter { $0.change.concerns(employee) }.prefix(limit))
  }
}

extension Change {
  /// Whether it does nothing but note attendance.
  fileprivate var isOnlyMarks: Bool {
    switch self {
    case .mark: true
    case .group(let parts): !parts.isEmpty && parts.allSatisfy(\.isOnlyMarks)
    default: false
    }
  }
}
