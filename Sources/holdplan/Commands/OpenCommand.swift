import ArgumentParser
import Foundation

struct Open: WorkspaceCommand {
  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws { try session.openInterface() }
}

extension Session {
  /// Shows the interface until the person leaves.
  func openInterface() throws {
    let session = self
    // A printer that goes away must not end the program.
    signal(SIGPIPE, SIG_IGN)
    try MainActor.assumeIsolated { try InterfaceRunner(session).run() }
  }

  /// Whether somebody can see and use the interface.
  static var hasTerminal: Bool { isatty(STDIN_FILENO) != 0 && isatty(STDOUT_FILENO) != 0 }
}
