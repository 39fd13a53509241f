import Foundation
import HoldplanInterface
import HoldplanModel
import HoldplanTerminal

/// Runs the interface in the terminal: paints what `view` draws, gives `update` what happens, and does what
/// it asks for.
@MainActor
final class InterfaceRunner {
  private let terminal: Terminal
  private var state: State
  private var effects: Effects
  private let inbox: Inbox
  private var ended = false

  init(_ session: Session) throws {
    do {
      terminal = try Terminal(theme: .fitting(ProcessInfo.processInfo.environment))
    } catch {
      throw CommandFailure(.wrongInput, session.context.sentence(for: error))
    }
    let terminal = terminal
    inbox = Inbox { terminal.wake() }
    effects = Effects(session, inbox: inbox)
    state = State(
      workspace: session.workspace, assessment: nil, words: session.context.words,
      today: session.context.today, author: session.context.author, viewer: session.viewer,
      size: terminal.size)
  }

  /// Returns when the person leaves or the terminal is gone. Everything is stored by then.
  func run() {
    defer { terminal.endBySignal() }
    take(.input(.resize(terminal.size)))
    perform(state.opening)
    for note in terminal.notes { take(.reply(.told(sentence(for: note)))) }
    if let problem = effects.backupProblem { take(.reply(.failed(problem))) }
    while !ended {
      terminal.paint(view(state, size: terminal.size))
      let events = terminal.waitForInput(timeout: .milliseconds(state.isBusy ? 100 : 1000))
      for event in events { take(.input(event)) }
      for reply in inbox.takeAll() { take(.reply(reply)) }
      if state.isBusy { take(.tick) }
      if events.isEmpty, let news = effects.news() { take(.reply(news)) }
    }
    effects.stopSolve()
  }

  private func sentence(for note: Terminal.Note) -> String {
    switch note {
    case .localeReplaced(let wanted): state.words["terminal.localeReplaced", ["wanted": wanted]]
    case .asciiOnly: state.words["terminal.asciiOnly"]
    }
  }

  private func take(_ event: Event) {
    guard !ended else { return }
    perform(update(&state, event))
  }

  private func perform(_ commands: [HoldplanInterface.Command]) {
    for command in commands {
      switch command {
      case .quit: ended = true
      case .suspend: terminal.suspend()
      case .copy(let text):
        if !terminal.copy(text) { terminal.beep() }
      default:
        if let reply = effects.run(command) { take(.reply(reply)) }
      }
    }
  }
}
