import Foundation
import HoldplanInterface
import HoldplanTerminal

extension InterfaceRunner {
  /// How long nothing is shown: what is read within this time needs no screen of its own, and what goes wrong is
  /// told where the command was typed. In milliseconds.
  private static let patience = 300

  /// Shows the interface of a workspace until the person leaves; while the workspace is read, that it is, and a way
  /// out.
  ///
  /// - Parameter name: what is opened, for people.
  static func run(
    _ context: Context, name: String, reading read: @escaping @Sendable () throws -> Session
  ) throws {
    WorkMeter.shared.end()
    let opening = OpeningSession(read)
    var result = opening.wait(milliseconds: patience)
    if case .failure(let error) = result { throw error }
    let terminal: Terminal
    do {
      terminal = try Terminal(theme: .fitting(ProcessInfo.processInfo.environment))
    } catch {
      throw CommandFailure(.wrongInput, context.sentence(for: error))
    }
    if result == nil { result = wait(for: opening, on: terminal, context, name) }
    switch result {
    case .success(let opened): InterfaceRunner(opened, on: terminal).run(opened.session)
    case .failure(let error):
      terminal.endBySignal()
      throw error
    case nil: terminal.endBySignal()
    }
  }

  /// Nil where the person has left.
  private static func wait(
    for opening: OpeningSession, on terminal: Terminal, _ context: Context, _ name: String
  ) -> Result<OpenedSession, any Error>? {
    let isASCII = terminal.notes.contains(.asciiOnly) || !terminal.drawsDots
    var ticks = patience / 100
    while true {
      terminal.paint(
        openingView(context.words, name: name, ticks: ticks, size: terminal.size, drawsASCII: isASCII))
      let begin = Clock.seconds()
      for event in terminal.waitForInput(timeout: .milliseconds(100)) {
        if event.asksToSuspend { terminal.suspend() }
        if event.asksToLeave {
          opening.abandon()
          return nil
        }
      }
      if let result = opening.take() { return result }
      ticks += max(0, Int(((Clock.seconds() - begin) * 10).rounded()))
    }
  }
}
