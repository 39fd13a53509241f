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
    let bytes = try session.exported(kind)
    if let output { return try session.deliver(bytes, to: output) }
    if session.context.json, kind != .workspace {
      session.answer(String(decoding: bytes, as: UTF8.self), as: "csv") { [] }
    } else {
      try session.context.output.answer(file: bytes)
    }
  }
}

extension Session {
  /// The file for another program; rosters are those of the published plan, or of the draft while nothing is.
  func exported(_ kind: ExportedName) throws -> Data {
    switch kind {
    case .workspace: try WorkspaceFile(workspace).encoded()
    case .rosters: RosterTable(workspace.edition.plan, of: workspace, words: context.words).file()
    case .table(let kind): try ExportTable(kind, of: workspace, words: context.words).file()
    }
  }
}
