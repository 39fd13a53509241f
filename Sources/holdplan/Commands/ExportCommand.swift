import ArgumentParser
import Foundation
import HoldplanExchange
import HoldplanModel

struct Export: WorkspaceCommand {
  @Argument var kind: String
  @Argument var output: String?
  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws {
    let bytes: Data
    if kind == "workspace" {
      bytes = try WorkspaceFile(session.workspace).encoded()
    } else if let kind = ImportKind(rawValue: kind) {
      bytes = try ExportTable(kind, of: session.workspace, words: session.context.words).file()
    } else {
      throw CommandFailure(.wrongInput, session.context.words["cli.unknown.kind", ["text": kind]])
    }
    if let output { return try session.deliver(bytes, to: output) }
    if session.context.json, kind != "workspace" {
      session.answer(String(decoding: bytes, as: UTF8.self), as: "csv") { [] }
    } else {
      try session.context.output.answer(file: bytes)
    }
  }
}
