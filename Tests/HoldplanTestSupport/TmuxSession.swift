import Foundation
import Glibc

/// A program in a terminal of its own, for tests that press keys and read the screen.
///
/// The terminal is a tmux server that only this test knows. Nothing here sleeps for a fixed time: what is waited
/// for is looked at again and again until it is so, and after twenty seconds the test fails with the screen that
/// was there instead.
///
///     try await withTmux([program, "demo", "al2bolig"], columns: 80, rows: 24) { session in
///       try await session.wait(for: "Oversigt")
///       try await session.press("Down", "F2", "M-x")
///       try await session.type("æøå")
///       try await session.resize(columns: 100, rows: 30)
///       try await session.wait(until: "the program has ended") { $0.exitStatus == 0 }
///     }
///
/// An Escape and a letter that arrive together are Alt with the letter: after `press("Escape")` wait for what it
/// does before the next key.
package struct TmuxSession: Sendable {
  /// What the terminal shows and in which state it is.
  package struct Screen: Sendable {
    /// The rows, without the spaces at their ends.
    package let rows: [String]
    package let columns: Int
    package let isAlternate: Bool
    package let isCursorVisible: Bool
    package let cursor: (column: Int, row: Int)
    package let reportsMouse: Bool
    /// The first process of the terminal: the command itself.
    package let processID: Int32
    /// How the command ended; nil while it runs.
    package let exitStatus: Int?
    /// The signal that ended it, if one did.
    package let exitSignal: Int?

    package var text: String { rows.joined(separator: "\n") }
    package var hasEnded: Bool { exitStatus != nil || exitSignal != nil }
    package func contains(_ text: String) -> Bool { self.text.contains(text) }
  }

  private let server: String

  fileprivate init(
    _ command: [String], columns: Int, rows: Int, environment: [String: String], directory: String?
  ) async throws {
    server = "holdplan-test-\(UUID().uuidString)"
    let kind = environment["TERM"] ?? "xterm-256color"
    let settings = [
      // The screen of an ended program can still be read.
      ["set", "-g", "remain-on-exit", "on"], ["set", "-g", "remain-on-exit-format", ""],
      ["set", "-g", "status", "off"],
      ["set", "-g", "default-terminal", kind], ["set", "-s", "escape-time", "0"],
      // Text that a program copies becomes the buffer that ``clipboard()`` reads.
      ["set", "-s", "set-clipboard", "on"],
    ]
    var arguments = ["start-server"] + settings.flatMap { [";"] + $0 }
    arguments += [";", "new-session", "-d", "-x", "\(columns)", "-y", "\(rows)"]
    for (name, value) in environment where name != "TERM" { arguments += ["-e", "\(name)=\(value)"] }
    if let directory { arguments += ["-c", directory] }
    // One word would be taken for a line of shell; and tmux gives a command its own PATH, whatever is set.
    let path = environment["PATH"].map { ["PATH=\($0)"] } ?? []
    arguments += ["--", "/usr/bin/env"] + path + command
    try await tmux(arguments)
  }

  fileprivate func end() async throws {
    try await tmux(["kill-server"])
  }

  // MARK: Keys

  /// Presses keys by the names of tmux: `Up`, `F5`, `Enter`, `C-c`, `M-x`, `S-Left`, or a letter.
  package func press(_ keys: String...) async throws {
    try await tmux(["send-keys", "-t", ":"] + keys)
  }

  /// Types text letter by letter; any bytes a terminal could send may be among it, such as mouse reports.
  package func type(_ text: String) async throws {
    try await tmux(["send-keys", "-t", ":", "-l", "--", text])
  }

  /// Pastes text in one go, marked as a paste if the program asked for that.
  package func paste(_ text: String) async throws {
    try await tmux(["set-buffer", "--", text])
    try await tmux(["paste-buffer", "-t", ":", "-p", "-r"])
  }

  /// Clicks at a cell, counted from 0, as terminals report it to programs that asked for the mouse.
  package func click(column: Int, row: Int) async throws {
    let place = "\(column + 1);\(row + 1)"
    try await type("\u{1B}[<0;\(place)M\u{1B}[<0;\(place)m")
  }

  /// Presses the button on one cell, moves to another, and lets go there.
  package func drag(from: (column: Int, row: Int), to: (column: Int, row: Int)) async throws {
    func place(_ cell: (column: Int, row: Int)) -> String { "\(cell.column + 1);\(cell.row + 1)" }
    try await type("\u{1B}[<0;\(place(from))M\u{1B}[<32;\(place(to))M")
    try await type("\u{1B}[<0;\(place(to))m")
  }

  package func resize(columns: Int, rows: Int) async throws {
    try await tmux(["resize-window", "-t", ":", "-x", "\(columns)", "-y", "\(rows)"])
  }

  /// What the program copied to the clipboard last.
  package func clipboard() async throws -> String { try await tmux(["show-buffer"]) }

  // MARK: Screen

  /// The screen as it is now.
  package func screen() async throws -> Screen {
    let fields = [
      "alternate_on", "cursor_flag", "cursor_x", "cursor_y", "mouse_any_flag", "pane_pid", "pane_dead",
      "pane_dead_status", "pane_dead_signal", "pane_width", "pid",
    ]
    // Both in one call, so that they belong together.
    let format = fields.map { "#{\($0)}" }.joined(separator: ",")
    let answer = try await tmux([
      "display-message", "-p", "-t", ":", format, ";", "capture-pane", "-p", "-t", ":",
    ])
    var rows = answer.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let state = rows.removeFirst().split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    if rows.last == "" { rows.removeLast() }
    guard state.count == fields.count else { throw TmuxFailure("tmux answered \(answer)") }
    let isDead = state[6] == "1"
    // Now and then tmux misses that its child has ended; it looks again when it is told.
    if isDead, state[7].isEmpty, state[8].isEmpty, let id = pid_t(state[10]) { kill(id, SIGCHLD) }
    return Screen(
      rows: rows, columns: Int(state[9]) ?? 0, isAlternate: state[0] == "1", isCursorVisible: state[1] == "1",
      cursor: (Int(state[2]) ?? 0, Int(state[3]) ?? 0), reportsMouse: state[4] == "1",
      processID: Int32(state[5]) ?? 0, exitStatus: isDead ? Int(state[7]) : nil,
      exitSignal: isDead ? Int(state[8]) : nil)
  }

  /// The screen with its colours and attributes as escape sequences.
  package func styledScreen() async throws -> String {
    try await tmux(["capture-pane", "-p", "-e", "-t", ":"])
  }

  /// Waits until the screen contains the text.
  @discardableResult
  package func wait(for text: String) async throws -> Screen {
    try await wait(until: "the screen contains “\(text)”") { $0.contains(text) }
  }

  /// Waits until something is so, and returns the screen on which it is.
  @discardableResult
  package func wait(until what: String, _ isSo: (Screen) throws -> Bool) async throws -> Screen {
    let clock = ContinuousClock()
    let deadline = clock.now + SpawnedProgram.patience
    while true {
      let screen = try await screen()
      if try isSo(screen) { return screen }
      guard clock.now < deadline else { throw TmuxFailure("waited in vain until \(what)", screen) }
      try await Task.sleep(for: .milliseconds(50))
    }
  }

  // MARK: tmux

  @discardableResult
  private func tmux(_ arguments: [String]) async throws -> String {
    let path = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map { "\($0)/tmux" }
    guard let program = path.first(where: FileManager.default.isExecutableFile) else {
      throw MissingProgram(path: "tmux", remedy: "make test installs it")
    }
    let outcome = try await run([program, "-L", server, "-f", "/dev/null"] + arguments)
    guard outcome.status == 0 else {
      throw TmuxFailure("tmux \(arguments.joined(separator: " ")): \(outcome.output)\(outcome.errors)")
    }
    return outcome.output
  }
}

/// Runs a command in a terminal of the given size, and ends both when the body is done.
///
/// The command is started without a shell. `TERM` of the environment says what terminal it believes to be in;
/// `xterm-256color` if it is not set. Of the environment of the tests only PATH and HOME are passed on.
package func withTmux(
  _ command: [String], columns: Int = 80, rows: Int = 24, environment: [String: String] = [:],
  directory: String? = nil, _ body: (TmuxSession) async throws -> Void
) async throws {
  let session = try await TmuxSession(
    command, columns: columns, rows: rows, environment: environment, directory: directory)
  do {
    try await body(session)
    try await session.end()
  } catch {
    // What went wrong first is what counts; the server may be gone already.
    try? await session.end()
    throw error
  }
}

/// Why a test under tmux failed, with the screen that was there.
package struct TmuxFailure: Error, CustomStringConvertible {
  package let description: String

  package init(_ what: String, _ screen: TmuxSession.Screen? = nil) {
    guard let screen else {
      description = what
      return
    }
    let frame = String(repeating: "-", count: max(screen.columns, 1))
    let end =
      screen.hasEnded ? "\nended: status \(screen.exitStatus ?? -1), signal \(screen.exitSignal ?? 0)" : ""
    description = "\(what)\n\(frame)\n\(screen.text)\n\(frame)\(end)"
  }
}
