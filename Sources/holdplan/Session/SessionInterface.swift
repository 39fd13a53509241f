import Foundation
import HoldplanCheck
import HoldplanExchange
import HoldplanInterface
import HoldplanModel
import HoldplanStore
import HoldplanText

/// What only the interface asks of an open workspace.
extension Session {
  /// Announces a plan after an independent count.
  mutating func publishForInterface(_ publication: Publication) throws(StoreError) -> Reply {
    let assessment = assess(publication.plan, of: workspace)
    if assessment.violations.contains(where: { !$0.isUnplaced }) { return .publicationRefused(assessment) }
    return try store(.publish(publication), label: "publish")
  }

  /// Takes back the latest changes one by one, until the one with this number is taken back. Each is an action of
  /// its own, so that it can be done again; somebody else's change ends it before the rest.
  mutating func undoForInterface(to number: Int) throws(StoreError) -> Reply {
    var undone: [Change] = []
    do throws(StoreError) {
      while try store.nextUndo(by: context.author).number >= number {
        let commit = try store.undo(by: context.author, at: Clock.now(), in: &snapshot)
        undone.append(commit.inverse)
        if commit.target?.number == number { break }
      }
    } catch {
      guard !undone.isEmpty else { throw error }
      switch error {
      case .blocked(let entry): return .undoneSeveral(workspace, changes: undone, blockedBy: entry.author)
      case .conflict(let entries):
        try store.refresh(&snapshot)
        return .undoneSeveral(workspace, changes: undone, blockedBy: entries.last?.author ?? "")
      case .nothingToUndo: break
      default: throw error
      }
    }
    return undone.isEmpty ? .nothingToUndo : .undoneSeveral(workspace, changes: undone, blockedBy: nil)
  }

  /// Stores what a file adds and changes, after a verified copy of the workspace.
  mutating func importForInterface(_ change: Change) throws -> Reply {
    try backUpBeforeImport()
    return try store(change, label: "import")
  }

  /// What a file would add and change.
  func previewImport(_ request: FileRequest) throws -> FilePreview {
    if request.kind == "folder" {
      let folder = try context.folder(Self.expanded(request.path))
      let preview = try OrganisationFolder(folder).preview(into: workspace, context)
      return FilePreview(
        request: request, lines: preview.report(in: workspace, context.words), change: preview.change,
        isRefused: preview.isRefused)
    }
    guard let kind = ImportKind(rawValue: request.kind) else {
      throw CommandFailure(.wrongInput, context.words["cli.unknown.kind", ["text": request.kind]])
    }
    let path = Self.expanded(request.path)
    let preview = try HoldplanExchange.previewImport(
      kind, file: path, bytes: try context.read(path), into: workspace, skipBadRows: request.skipsBadRows,
      words: context.words, today: context.today)
    return FilePreview(
      request: request, lines: preview.report(in: context.words), change: preview.change,
      isRefused: preview.isRefused)
  }

  /// Writes records of a kind, or all of the workspace.
  func export(_ request: FileRequest, _ isGivenUp: () -> Bool) throws -> Reply? {
    guard let kind = ExportedName(argument: request.kind) else {
      throw CommandFailure(.wrongInput, context.words["cli.unknown.kind", ["text": request.kind]])
    }
    let bytes = try exported(kind)
    if isGivenUp() { return nil }
    note(.export, request.kind)
    let path = Self.expanded(request.path)
    try write(bytes, to: path)
    return .exported(path: URL(fileURLWithPath: path).path)
  }

  /// A path as people type it, `~` included.
  static func expanded(_ path: String) -> String { (path as NSString).expandingTildeInPath }
}
