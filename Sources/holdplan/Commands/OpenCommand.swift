import ArgumentParser
import Foundation

struct Open: HoldplanCommand {
  @OptionGroup var global: GlobalOptions

  mutating func run(in context: Context) throws {
    let file = try Session.file(context)
    try context.openInterface(file.lastPathComponent) { try Session(context, opening: file) }
  }
}

extension Context {
  /// Shows the interface until the person leaves.
  ///
  /// - Parameter name: what is opened, for people.
  func openInterface(_ name: String, reading read: @escaping @Sendable () throws -> Session) throws {
    let context = self
    // A printer that goes away must not end the program.
    signal(SIGPIPE, SIG_IGN)
    try MainActor.assumeIsolated { try InterfaceRunner.run(context, name: name, reading: read) }
  }
}

extension Session {
  /// Shows the interface of a workspace that is open already.
  func openInterface() throws {
    let session = self
    try context.openInterface(workspace.name) { session }
  }

  /// Whether somebody can see and use the interface.
  static var hasTerminal: Bool { isatty(STDIN_FILENO) != 0 && isatty(STDOUT_FILENO) != 0 }
}
