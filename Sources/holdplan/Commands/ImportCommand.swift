import ArgumentParser
import Foundation
import HoldplanExchange
import HoldplanModel

struct Import: WorkspaceCommand {
  @Argument var kind: TableName
  @Argument var path: String
  @Flag var skipBadRows = false
  @Flag var dryRun = false
  @OptionGroup var global: GlobalOptions

  mutating func run(in context: Context) throws {
    if case .workspace = kind { return try importWorkspace(context) }
    var session = try Session.open(context)
    try run(in: &session)
  }

  mutating func run(in session: inout Session) throws {
    let context = session.context
    if case .folder = kind { return try importFolder(into: &session) }
    guard case .table(let kind) = kind else { return }
    let preview = try previewImport(
      kind, file: path, bytes: try context.read(path), into: session.workspace, skipBadRows: skipBadRows,
      words: context.words, today: context.today)
    if preview.isRefused { throw context.failure(preview) }
    session.answer(ImportValue(preview), as: "import") { preview.report(in: context.words) }
    if dryRun { return session.say("cli.import.dry") }
    if preview.isEmpty { return session.say("cli.edit.nothing") }
    try session.backUpBeforeImport()
    try session.commit(preview.change.signed(by: context.author, at: Clock.now()), label: "import")
    session.say("cli.import.done")
  }

  /// All files of an organisation's folder at once, as one change.
  private func importFolder(into session: inout Session) throws {
    let context = session.context
    let preview = try OrganisationFolder(try context.folder(path)).preview(into: session.workspace, context)
    let lines = preview.report(in: session.workspace, context.words)
    if preview.isRefused { throw CommandFailure(.wrongInput, lines.joined(separator: "\n")) }
    session.answer(FolderImportValue(kind: "folder", changes: Array(lines.dropLast())), as: "import") {
      lines
    }
    if dryRun { return session.say("cli.import.dry") }
    if preview.isEmpty { return session.say("cli.edit.nothing") }
    try session.backUpBeforeImport()
    try session.commit(preview.change.signed(by: context.author, at: Clock.now()), label: "import")
    session.say("cli.import.done")
  }

  /// A file written by `holdplan export workspace` becomes a new workspace; an existing one is never replaced.
  private func importWorkspace(_ context: Context) throws {
    let workspace: Workspace
    let text = try context.read(path)
    do { workspace = try WorkspaceFile(json: text, file: path).workspace } catch {
      throw context.failure(error)
    }
    let file = context.file ?? context.paths.workspace(named: FileName.safe(workspace.name))
    let session = try Session(context, creating: workspace, at: file)
    session.say("cli.new.done", ["name": workspace.name, "file": session.store.file.path])
  }
}

/// What a folder brings in, for scripts.
private struct FolderImportValue: Encodable, Sendable {
  let kind: String
  let changes: [String]
}

/// What an import does, for scripts.
private struct ImportValue: Encodable, Sendable {
  let kind: String
  let added: Int
  let changed: Int
  let unchanged: Int
  let badRows: Int

  init(_ preview: ImportPreview) {
    kind = preview.kind.rawValue
    added = preview.added.count
    changed = preview.changed.count
    unchanged = preview.unchanged.count
    badRows = preview.badRows.count
  }
}
