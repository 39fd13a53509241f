import ArgumentParser
import Foundation
import HoldplanExchange
import HoldplanModel

struct Export: WorkspaceCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write the whole workspace as JSON, or one kind of record as CSV.",
    discussion: """
      holdplan export workspace kopi.json
      holdplan export employees employees.csv
      Without a file it goes to standard output.
      """)

  @Argument(help: "workspace, or a kind that import knows.") var kind: String
  @Argument(help: "The file to write.") var output: String?
  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws {
    session.note(.export, kind)
    let bytes: Data
    if kind == "workspace" {
      bytes = try WorkspaceFile(session.workspace).encoded()
    } else if let kind = ImportKind(rawValue: kind) {
      bytes = try ExportTable(kind, of: session.workspace, words: session.context.words).file()
    } else {
      throw CommandFailure(.wrongInput, session.context.words["cli.unknown.kind", ["text": kind]])
    }
    if let output { try session.write(bytes, to: output) } else { FileHandle.standardOutput.write(bytes) }
  }
}
