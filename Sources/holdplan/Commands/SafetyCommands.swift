import ArgumentParser
import Foundation
import HoldplanModel
import HoldplanStore

struct Backup: WorkspaceCommand {
  static let configuration = CommandConfiguration(
    abstract: "Take a verified copy of the workspace, or put one back.")

  @Argument(help: "The file to write, or with --restore the copy to put back.") var path: String
  @Flag(help: "Put this copy in the place of the workspace; the present one is kept as a backup.")
  var restore = false
  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws {
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
  static let configuration = CommandConfiguration(
    abstract: "Examine the workspace's file and settings.")

  @Flag(help: "Check the organisation's own rules, too, and replay the log.") var deep = false
  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws { try session.examine(deep: deep) }
}
