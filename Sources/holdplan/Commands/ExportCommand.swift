import ArgumentParser
import Foundation
import HoldplanExchange
import HoldplanModel

struct Export: WorkspaceCommand {
  @Argument var kind: ExportedName
  @Argument var output: String?
  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws {
    try session.requireHR()
    session.note(.export, kind.text)
    let bytes =
      switch kind {
      case .workspace: try WorkspaceFile(session.workspace).encoded()
      case .table(let kind): try ExportTable(kind, of: session.workspace, words: session.context.words).file()
      }
    if let output { return try session.deliver(bytes, to: output) }
    if session.context.json, case .table = kind {
      session.answer(String(decoding: bytes, as: UTF8.self), as: "csv") { [] }
    } else {
      try session.context.output.answer(file: bytes)
    }
  }
}
