import ArgumentParser
import Foundation
import HoldplanExchange
import HoldplanModel

struct Import: WorkspaceCommand {
  static let configuration = CommandConfiguration(
    abstract: "Read a CSV file of one kind of record, or a whole workspace from JSON.",
    discussion: """
      Kinds: \(ImportKind.allCases.map(\.rawValue).joined(separator: ", ")), workspace.
      Separator, character set, headings (Danish or English) and dates are recognised (docs/import.md).
      Nothing is ever deleted. With bad rows nothing is imported, unless --skip-bad-rows leaves them out.
      """)

  @Argument(help: "What the rows are.") var kind: String
  @Argument(help: "The file.") var path: String
  @Flag(help: "Leave bad rows out and import the others.") var skipBadRows = false
  @Flag(help: "Show what would be done and import nothing.") var dryRun = false
  @OptionGroup var global: GlobalOptions

  mutating func run() throws {
    let context = try Context(global)
    if kind == "workspace" { return try importWorkspace(context) }
    var session = try Session.open(context)
    try run(in: &session)
  }

  mutating func run(in session: inout Session) throws {
    let context = session.context
    guard let kind = ImportKind(rawValue: kind) else {
      throw CommandFailure(.wrongInput, context.words["cli.unknown.kind", ["text": kind]])
    }
    let preview = try previewImport(
      kind, file: path, bytes: try context.read(path), into: session.workspace, skipBadRows: skipBadRows,
      words: context.words, today: context.today)
    if preview.isRefused { throw context.failure(preview) }
    preview.report(in: context.words).forEach { print($0) }
    if dryRun { return session.say("cli.import.dry") }
    if preview.isEmpty { return session.say("cli.edit.nothing") }
    try session.backUpBeforeImport()
    try session.commit(preview.change.signed(by: context.author, at: Clock.now()), label: "import")
    session.say("cli.import.done")
  }

  /// A file written by `holdplan export workspace` becomes a new workspace; an existing one is never replaced.
  private func importWorkspace(_ context: Context) throws {
    let workspace: Workspace
    do { workspace = try WorkspaceFile(contentsOf: path).workspace } catch { throw context.failure(error) }
    let file = context.file ?? context.paths.workspace(named: FileName.safe(workspace.name))
    let session = try Session(context, creating: workspace, at: file)
    session.say("cli.new.done", ["name": workspace.name, "file": session.store.file.path])
  }
}
