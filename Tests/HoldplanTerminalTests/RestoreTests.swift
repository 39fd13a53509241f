import Glibc
import HoldplanTestSupport
import Testing

/// However the program ends, the terminal is as it was.
@Suite(.serialized)
struct RestoreTests {
  /// The modes of the terminal, its first screen, its cursor and its mouse; and pasting is not marked any more.
  private func expectRestored(_ session: TmuxSession, status: Set<Int>) async throws -> TmuxSession.Screen {
    let screen = try await session.wait(for: "status-")
    #expect(status.contains { screen.rows.contains("status-\($0)") }, "\(screen.text)")
    #expect(screen.contains("before"))
    #expect(screen.contains("modes-kept"))
    #expect(!screen.contains("probe "))
    #expect(!screen.isAlternate)
    #expect(screen.isCursorVisible)
    #expect(!screen.reportsMouse)
    try await session.paste("pasted")
    let pasted = try await session.wait(for: "pasted")
    #expect(!pasted.contains("200~"))
    return screen
  }

  @Test func itTakesTheTerminalOver() async throws {
    try await withProbe { session in
      let screen = try await session.screen()
      #expect(screen.isAlternate)
      #expect(screen.isCursorVisible)
      #expect(screen.reportsMouse)
      #expect(screen.cursor == (2, 0))
      #expect(!screen.contains("before"))
      #expect(screen.rows.last?.hasSuffix("end") == true)
    }
  }

  /// What the probe is told to do, and the status that the shell then sees: 128 and the signal.
  static let endings: [(String, Set<Int>)] = [
    ("Q", [0]), ("X", [7]), ("F", [132, 133]), ("T", [132, 133]), ("S", [139]), ("N", [139]), ("O", [139]),
    ("A", [134]),
  ]

  @Test(arguments: endings)
  func afterQuittingAndCrashing(key: String, status: Set<Int>) async throws {
    // High enough for the stack that Swift writes after a fatal error.
    try await withProbe(rows: 60) { session in
      try await session.press(key)
      let screen = try await expectRestored(session, status: status)
      if key == "F" { #expect(screen.contains("Fatal error: on command")) }
      if key == "T" { #expect(screen.contains("Fatal error: in a thread")) }
    }
  }

  @Test(arguments: [SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGSEGV, SIGUSR1, SIGPIPE])
  func afterASignal(number: Int32) async throws {
    try await withProbe { session in
      try await session.signal(number)
      _ = try await expectRestored(session, status: [128 + Int(number)])
    }
  }

  @Test func aProgramThatDoesNotListenEndsAtTheSecondSignal() async throws {
    try await withProbe { session in
      let id = try await session.probeID()
      try await session.press("H")
      kill(id, SIGTERM)
      // Which of the two arrives while the other is handled does not matter: one asks, the next insists.
      try await session.wait(until: "the second signal has ended it") { screen in
        if screen.contains("status-") { return true }
        kill(id, SIGTERM)
        return false
      }
      _ = try await expectRestored(session, status: [143])
    }
  }

  @Test func messagesAreKeptUntilTheTerminalIsGivenBackAndCannotCommandIt() async throws {
    try await withProbe { session in
      try await session.press("E")
      let during = try await session.wait(for: "key E")
      #expect(!during.contains("kept"))
      try await session.press("Q")
      let after = try await expectRestored(session, status: [0])
      #expect(after.rows.contains("kept ?[31m message"))
    }
  }

  @Test func theMouseCanBeLeftToTheTerminal() async throws {
    try await withProbe("plain") { session in
      let screen = try await session.screen()
      #expect(!screen.reportsMouse)
    }
  }

  // MARK: Kinds of terminals

  @Test(arguments: ["xterm-256color", "xterm", "screen-256color", "screen", "linux", "vt100"])
  func everyKindThatCanMoveItsCursor(kind: String) async throws {
    try await withProbe(environment: ["TERM": kind]) { session in
      try await session.press("Up", "F1", "F5", "Home", "x")
      try await session.type("æ")
      let screen = try await session.wait(for: "6: key æ")
      let keys = screen.rows.filter { $0.contains(": key ") }
      #expect(
        keys == [
          "1: key up", "2: key function(1)", "3: key function(5)", "4: key home", "5: key x", "6: key æ",
        ])
      try await session.press("Q")
      let after = try await session.wait(for: "status-0")
      #expect(after.contains("modes-kept"))
      #expect(!after.contains("key up"), "names must not stay on the screen")
      #expect(after.isCursorVisible)
      #expect(!after.isAlternate)
    }
  }

  static let refusals: [(String, String)] = [
    ("TERM=dumb \"$0\"", "terminal.cannotMoveCursor dumb"),
    ("TERM=nonsense \"$0\"", "terminal.kindUnknown nonsense"),
    ("TERM= \"$0\"", "terminal.kindNotSet"), ("\"$0\" </dev/null", "terminal.inputIsNoTerminal"),
    ("{ \"$0\"; echo status-$? >&2; } | cat", "terminal.outputIsNoTerminal"),
  ]

  @Test(arguments: refusals)
  func otherwiseItRefusesAndSaysWhy(line: String, message: String) async throws {
    let script = "\(line); echo status-$?"
    try await withTmux(["/bin/sh", "-c", script, try builtProgram("TerminalProbe")]) { session in
      let screen = try await session.wait(until: "it has ended") { $0.hasEnded }
      #expect(screen.rows.first?.trimmingCharacters(in: .whitespaces) == "refused: \(message)")
      #expect(screen.contains("status-2"))
    }
  }
}
