import ArgumentParser
import Foundation
import HoldplanModel
import HoldplanStore

struct Backup: WorkspaceCommand {
  @Argument var path: String
  @Flag var restore = false
  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws {
    try session.requireHR()
    let file = URL(fileURLWithPath: path)
    do {
      if restore {
        try session.restore(from: file)
        session.say("cli.restore.done", ["file": file.path])
      } else {
        try session.store.backUp(to: file)
        session.say("cli.backup.done", ["file": file.path])
      }
    } catch { throw session.context.failure(error, in: session.workspace) }
  }
}

struct Doctor: WorkspaceCommand {
  @Flag var deep = false
  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws { try session.examine(deep: deep) }
}
