import Foundation
import HoldplanInterface
import HoldplanModel
import HoldplanResources
import HoldplanTerminal

/// Runs the interface in the terminal: paints what `view` draws, gives `update` what happens, and does what
/// it asks for.
@MainActor
final class InterfaceRunner {
  private let terminal: Terminal
  private let environment = ProcessInfo.processInfo.environment
  private var context: Context
  private let settingsFile: SettingsFile
  private var state: State
  private var effects: Effects
  private let inbox: Inbox
  private var presence: Presence?
  private var present: [PresentPerson] = []
  private var opening: OpeningSession?
  private var ended = false

  init(_ opened: OpenedSession, on terminal: Terminal) {
    self.terminal = terminal
    inbox = Inbox { terminal.wake() }
    context = opened.session.context
    settingsFile = SettingsFile(context.paths)
    effects = Effects(opened, inbox: inbox)
    state = opened.state
  }

  /// Returns when the person leaves or the terminal is gone. Everything is stored by then.
  ///
  /// - Parameter session: what was opened; that it was is noted once the first screen stands.
  func run(_ session: Session) {
    defer {
      presence?.leave()
      terminal.endBySignal()
    }
    take(.input(.resize(terminal.size)))
    readSettings()
    perform(state.opening)
    for note in terminal.notes { take(.reply(.told(sentence(for: note)))) }
    if let problem = effects.backupProblem { take(.reply(.failed(problem))) }
    terminal.paint(view(state, size: terminal.size))
    note(session)
    effects.noteOpening()
    while !ended {
      terminal.paint(view(state, size: terminal.size))
      turn()
    }
    effects.stopSolve()
  }

  private func turn() {
    let patience: Duration = state.isFiltering ? .zero : .milliseconds(state.isBusy ? 100 : 1000)
    let events = terminal.waitForInput(timeout: patience)
    for event in events { take(.input(event)) }
    for reply in inbox.takeAll() { take(.reply(reply)) }
    if let opened = opening?.take() { change(to: opened) }
    if state.isFiltering {
      take(.idle)
    } else if state.isBusy {
      take(.tick)
    }
    guard events.isEmpty else { return }
    if let news = effects.news() { take(.reply(news)) }
    lookForOthers()
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
      case .copy(let text): take(.reply(.copied(terminal.copy(text))))
      case .saveSettings(let settings): save(settings)
      case .open(let path): open(path)
      case .cancel:
        opening?.abandon()
        opening = nil
        _ = effects.run(.cancel)
      default:
        if let reply = effects.run(command) { take(.reply(reply)) }
      }
    }
  }
}

// MARK: Settings

extension InterfaceRunner {
  private func readSettings() {
    do {
      try apply(try settingsFile.read())
    } catch {
      take(.reply(.failed(context.words["settings.unreadable", ["path": settingsFile.file.path]])))
    }
  }

  private func save(_ settings: InterfaceSettings) {
    do {
      try apply(settings)
      try settingsFile.write(settings)
    } catch {
      take(.reply(.failed(context.sentence(for: error))))
    }
  }

  /// What is set holds at once. What was named on the command line goes before it.
  private func apply(_ settings: InterfaceSettings) throws {
    terminal.theme = Theme(rawValue: settings.theme.rawValue) ?? .fitting(environment)
    if !context.isLanguageGiven {
      let language =
        Language(rawValue: settings.tongue.rawValue) ?? Context.language(environment: environment)
      // They are many, and mostly the same.
      if language != context.words.language {
        context.words = try Words(language)
        effects.speak(context.words)
      }
    }
    take(
      .reply(
        .settings(
          settings, context.words, drawsLines: !terminal.notes.contains(.asciiOnly),
          drawsDots: terminal.drawsDots)))
  }
}

// MARK: Files and people

extension InterfaceRunner {
  /// Remembers that a workspace was opened, and tells the others.
  private func note(_ session: Session) {
    do {
      try RecentWorkspaces(context.paths).remember(
        session.store.file, name: session.workspace.name, at: Clock.now())
    } catch {
      inbox.put(.failed(context.sentence(for: error)))
    }
    presence = Presence(beside: session.store.file, name: context.author, at: Clock.now())
  }

  private func lookForOthers() {
    guard let others = presence?.others(), others != present else { return }
    present = others
    take(.reply(.present(others)))
  }

  private func open(_ path: String) {
    let file = URL(fileURLWithPath: Session.expanded(path))
    let (terminal, context) = (terminal, context)
    opening = OpeningSession({ try Session(context, opening: file) }, wake: { terminal.wake() })
  }

  /// Begins anew with another workspace, or stays where it cannot be opened.
  private func change(to opened: Result<OpenedSession, any Error>) {
    opening = nil
    switch opened {
    case .failure(let error): take(.reply(.failed(context.sentence(for: error))))
    case .success(let opened):
      effects.stopSolve()
      presence?.leave()
      present = []
      effects = Effects(opened, inbox: inbox)
      _ = inbox.takeAll()
      let settings = state.settings
      state = opened.state
      note(opened.session)
      take(.input(.resize(terminal.size)))
      take(
        .reply(
          .settings(
            settings, context.words, drawsLines: !terminal.notes.contains(.asciiOnly),
            drawsDots: terminal.drawsDots)))
      perform(state.opening)
    }
  }
}
