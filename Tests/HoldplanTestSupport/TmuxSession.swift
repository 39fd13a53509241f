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

  /// How long anything may take on a slow machine with other work to do.
  private static let patience = Duration.seconds(20)

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
    // One word would be taken for a line of shell.
    arguments += ["--"] + (command.count == 1 ? ["/usr/bin/env"] + command : command)
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
      "pane_dead_status", "pane_dead_signal", "pane_width",
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
    let deadline = clock.now + Self.patience
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
    let result = try await Self.run(["-L", server, "-f", "/dev/null"] + arguments)
    guard result.status == 0 else {
      throw TmuxFailure("tmux \(arguments.joined(separator: " ")): \(result.text)")
    }
    return result.text
  }

  private static func run(_ arguments: [String]) async throws -> (status: Int32, text: String) {
    let environment = ProcessInfo.processInfo.environment
    let path = (environment["PATH"] ?? "").split(separator: ":").map { "\($0)/tmux" }
    guard let program = path.first(where: FileManager.default.isExecutableFile) else {
      throw MissingProgram(path: "tmux", remedy: "make test installs it")
    }
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("tmux-\(UUID().uuidString)")
    // A file left in the temporary folder harms nobody.
    defer { try? FileManager.default.removeItem(at: file) }
    // Not what happens to be set where the tests run.
    let own = [
      "PATH=\(environment["PATH"] ?? "")", "HOME=\(environment["HOME"] ?? "/")", "LANG=C.UTF-8",
      "SWIFT_BACKTRACE=enable=no",
    ]
    let process = try spawn([program] + arguments, environment: own, output: file.path)
    let status = try await exitStatus(of: process)
    return (status, String(decoding: try Data(contentsOf: file), as: UTF8.self))
  }

  /// Starts a program with its output in a file and nothing else open. Not by `Process` of Foundation: that waits
  /// for a descriptor to be closed which the server, a daemon, inherits and keeps.
  private static func spawn(_ command: [String], environment: [String], output: String) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_EXCL, 0o600)
    posix_spawn_file_actions_adddup2(&actions, 1, 2)
    // One that is not open does no harm.
    for descriptor: Int32 in 3..<256 { posix_spawn_file_actions_addclose(&actions, descriptor) }
    let words = command.map { strdup($0) } + [nil]
    let variables = environment.map { strdup($0) } + [nil]
    defer { (words + variables).forEach { free($0) } }
    var process: pid_t = 0
    let error = posix_spawn(&process, command[0], &actions, nil, words, variables)
    guard error == 0 else {
      throw TmuxFailure("cannot start \(command[0]): \(String(cString: strerror(error)))")
    }
    return process
  }

  private static func exitStatus(of process: pid_t) async throws -> Int32 {
    let clock = ContinuousClock()
    let deadline = clock.now + patience
    var status: Int32 = 0
    while waitpid(process, &status, WNOHANG) == 0 {
      guard clock.now < deadline else {
        kill(process, SIGKILL)
        waitpid(process, &status, 0)
        throw TmuxFailure("tmux does not answer")
      }
      try await Task.sleep(for: .milliseconds(2))
    }
    return status
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
