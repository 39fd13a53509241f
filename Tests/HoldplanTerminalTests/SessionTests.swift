import Glibc
import HoldplanTestSupport
import Testing

/// What reaches the program through a real terminal, and what that terminal shows.
@Suite(.serialized)
struct SessionTests {
  @Test func keysPasteAndMouse() async throws {
    try await withProbe { session in
      try await session.press("Left", "S-F3", "M-x", "C-Left", "BTab", "C-c", "Enter")
      try await session.type("øe\u{301}")
      try await session.paste("hej\næble")
      try await session.click(column: 4, row: 9)
      let screen = try await session.wait(for: "mouse release")
      #expect(
        screen.rows[1...12].map { $0.drop { $0 != " " }.dropFirst() } == [
          "key left", "key function(3)", "key alt-x", "key control-left", "key backTab", "key control-c",
          "key enter", "key ø", "key e\u{301}", "paste \"hej\\næble\"", "mouse press 4,9",
          "mouse release 4,9",
        ])
    }
  }

  @Test func escapeAlone() async throws {
    try await withProbe { session in
      try await session.press("Escape")
      try await session.wait(for: "1: key escape")
    }
  }

  @Test func aThreadCanWakeIt() async throws {
    try await withProbe { session in
      try await session.press("W")
      // The first turn showed the start, the second the key; nothing but the thread makes a third.
      let screen = try await session.wait(for: "turn 2 ")
      #expect(screen.contains("1: key W"))
      #expect(!screen.contains("2:"))
    }
  }

  @Test func textGoesToTheClipboard() async throws {
    try await withProbe { session in
      try await session.press("C")
      try await session.wait(for: "copied true")
      let copied = try await session.clipboard()
      #expect(copied == "blåbærgrød")
    }
  }

  @Test func aTerminalWithoutClipboardSaysSo() async throws {
    try await withProbe(environment: ["TERM": "linux"]) { session in
      try await session.press("C")
      try await session.wait(for: "copied false")
    }
  }

  // MARK: Size

  @Test func sizesDownToOneCellAndBack() async throws {
    try await withProbe { session in
      for (columns, rows) in [(1, 1), (200, 60), (2, 1), (1, 50), (79, 23), (1, 1), (3, 2), (132, 43)] {
        try await session.resize(columns: columns, rows: rows)
        // Each row and column there is, and nothing of another size.
        let first = String("probe \(columns)x\(rows)".prefix(columns))
        try await session.wait(until: "it is drawn at \(columns)x\(rows)") { screen in
          screen.rows.count == rows && screen.rows.first?.hasPrefix(first) == true
            && (columns < 3 || rows == 1 || screen.rows.last?.hasSuffix("end") == true)
        }
      }
      for step in 1...30 { try await session.resize(columns: step * 7 % 90 + 1, rows: step * 11 % 30 + 1) }
      try await session.resize(columns: 80, rows: 24)
      let screen = try await session.wait(until: "all is drawn in the last size") {
        $0.contains("probe 80x24") && $0.rows.last == String(repeating: " ", count: 77) + "end"
      }
      #expect(screen.rows.filter { $0.contains("end") }.count == 1)
      #expect(screen.rows.last(where: { $0.contains(":") })?.hasSuffix("resize 80x24") == true)
    }
  }

  @Test func theSizeOfTheTerminalCountsAndNotThatOfTheEnvironment() async throws {
    try await withProbe(columns: 90, rows: 30, environment: ["COLUMNS": "40", "LINES": "10"]) { session in
      try await session.wait(for: "probe 90x30")
    }
  }

  // MARK: Stopping

  /// An interactive shell with job control, and the probe in it.
  private func withShell(_ command: String, _ body: (TmuxSession) async throws -> Void) async throws {
    let bash = ["/bin/bash", "--norc", "--noprofile", "-i"]
    let program = try builtProgram("TerminalProbe")
    try await withTmux(bash, environment: ["PS1": "prompt$ ", "PROBE": program]) { session in
      try await session.wait(for: "prompt$")
      try await session.type("\(command)\n")
      try await session.wait(for: "probe 80x24")
      try await body(session)
    }
  }

  private func expectStopped(_ session: TmuxSession) async throws {
    let screen = try await session.wait(for: "Stopped")
    #expect(!screen.isAlternate)
    #expect(screen.isCursorVisible)
    #expect(!screen.reportsMouse)
    try await session.type("echo no''thing typed is lost\n")
    try await session.wait(for: "nothing typed is lost")
  }

  private func goOn(_ session: TmuxSession, expecting events: String) async throws {
    try await session.type("fg\n")
    let screen = try await session.wait(for: events)
    #expect(screen.isAlternate)
    #expect(screen.reportsMouse)
    #expect(!screen.contains("Stopped"))
    #expect(screen.rows.last?.hasSuffix("end") == true)
    try await session.press("F7")
    try await session.wait(for: "function(7)")
  }

  @Test(arguments: ["\"$PROBE\"", "(\"$PROBE\"; true)"])
  func stoppingResizingAndGoingOn(command: String) async throws {
    try await withShell(command) { session in
      try await session.press("Z")
      try await expectStopped(session)
      try await session.resize(columns: 70, rows: 20)
      try await goOn(session, expecting: "3: resume")
      let screen = try await session.screen()
      #expect(screen.contains("2: resize 70x20"))
      #expect(screen.contains("probe 70x20"))
      // And once more: what was put back must still be in place.
      try await session.press("Z")
      try await expectStopped(session)
      try await goOn(session, expecting: "6: resume")
      let after = try await session.screen()
      #expect(!after.contains("7: r"))
    }
  }

  @Test(arguments: [SIGTSTP, SIGSTOP])
  func stoppedBySomebodyElse(number: Int32) async throws {
    try await withShell("\"$PROBE\"") { session in
      try await session.signal(number)
      if number == SIGTSTP {
        try await expectStopped(session)
      } else {
        // Nobody could prepare the terminal, but the shell is there again.
        try await session.wait(for: "Stopped")
      }
      try await goOn(session, expecting: "resume")
    }
  }

  @Test func endingWhileStoppedLeavesTheShellAlone() async throws {
    try await withShell("\"$PROBE\"") { session in
      try await session.press("Z")
      try await expectStopped(session)
      // Asked at once, the shell may still call the job stopped; it says "Terminated" only of SIGTERM.
      try await session.type("kill %1; while jobs %1 2>/dev/null; do sleep 0.1; done; echo over''now\n")
      let screen = try await session.wait(for: "overnow")
      #expect(screen.contains("Terminated"))
      #expect(screen.contains("prompt$"))
      #expect(!screen.isAlternate)
    }
  }

  @Test func whereNobodyCanContinueItItDoesNotStop() async throws {
    try await withTmux([try builtProgram("TerminalProbe")]) { session in
      try await session.wait(for: "probe 80x24")
      try await session.press("Z")
      try await session.wait(for: "2: resume")
      try await session.press("Q")
      try await session.wait(until: "it has ended") { $0.exitStatus == 0 }
    }
  }

  // MARK: Language and colours

  @Test(arguments: [["LC_ALL": "C"], ["LANG": "da_DK.ISO-8859-1"], ["LANG": "", "LC_ALL": ""]])
  func withoutAUTF8LocaleLettersAreRightAllTheSame(environment: [String: String]) async throws {
    try await withProbe(environment: environment) { session in
      try await session.type("æ")
      let screen = try await session.wait(for: "1: key æ")
      #expect(screen.contains("note localeReplaced"))
    }
  }

  @Test func aUTF8LocaleIsNotWorthANote() async throws {
    try await withProbe { session in
      let screen = try await session.screen()
      #expect(!screen.contains("note"))
    }
  }

  /// Whether escape sequences on the screen set a colour of the text or of its background.
  private func showsColours(_ session: TmuxSession) async throws -> Bool {
    try await session.styledScreen().matches(of: /\e\[([0-9;]*)m/).contains { match in
      match.output.1.split(separator: ";").contains { code in
        // 39 and 49 are the terminal's own.
        code.count == 2 && (code.hasPrefix("3") || code.hasPrefix("4")) && !code.hasSuffix("9")
      }
    }
  }

  @Test func aThemeCanBeChanged() async throws {
    try await withProbe { session in
      let before = try await showsColours(session)
      try await session.press("M")
      try await session.wait(for: "key M")
      let after = try await showsColours(session)
      #expect(before && !after)
    }
  }

  static let coloured: [([String: String], Bool)] = [
    ([:], true), (["NO_COLOR": ""], true), (["NO_COLOR": "1"], false), (["TERM": "xterm"], true),
    (["TERM": "vt100"], false), (["PROBE_THEME": "light"], true), (["PROBE_THEME": "high-contrast"], true),
    (["PROBE_THEME": "monochrome"], false),
  ]

  @Test(arguments: coloured)
  func colours(environment: [String: String], expected: Bool) async throws {
    try await withProbe(environment: environment) { session in
      let shown = try await showsColours(session)
      #expect(shown == expected)
    }
  }
}
