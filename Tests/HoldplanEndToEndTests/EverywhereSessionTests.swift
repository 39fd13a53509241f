import Foundation
import HoldplanTestSupport
import Testing

@Suite("What works everywhere, in a terminal", .homes)
struct EverywhereSessionTests {
  let program: Program

  init() async throws { program = try await Program.sample("al2bolig") }

  private func inTerminal(
    _ words: [String] = [], columns: Int = 80, rows: Int = 24, kind: String? = nil, language: String? = "da",
    _ work: (TmuxSession) async throws -> Void
  ) async throws {
    var environment = program.environment
    if let kind { environment["TERM"] = kind }
    let speaking = language.map { ["--language", $0] } ?? []
    try await withTmux(
      program.command() + words + speaking + ["--today", "2026-10-20"], columns: columns, rows: rows,
      environment: environment, work)
  }

  private func leave(_ session: TmuxSession) async throws {
    try await session.press("q")
    let end = try await session.wait(until: "the program has ended") { $0.hasEnded }
    #expect(end.exitStatus == 0)
  }

  @Test(
    "every kind of terminal shows the overview and is given back",
    arguments: ["xterm-256color", "screen-256color", "linux", "vt100"])
  func kinds(_ kind: String) async throws {
    try await inTerminal(kind: kind) { session in
      try await session.wait(for: "120 / 120")
      try await session.press("2")
      try await session.wait(for: "Folk 120")
      try await session.press("Down")
      try await session.wait(until: "the cursor is on the second person") { $0.cursor.row == 5 }
      try await leave(session)
    }
  }

  @Test("narrow and huge terminals", arguments: [(80, 24), (81, 60), (300, 90)])
  func sizes(_ columns: Int, _ rows: Int) async throws {
    try await inTerminal(columns: columns, rows: rows) { session in
      for (key, mark) in [
        ("2", "Folk 120"), ("3", "Konflikthåndtering"), ("4", "Oktober"), ("5", "Problemer"),
      ] {
        try await session.press(key)
        try await session.wait(for: mark)
      }
      try await leave(session)
    }
  }

  @Test("the mouse opens views and chooses rows")
  func mouse() async throws {
    try await inTerminal { session in
      let start = try await session.wait(for: "120 / 120")
      let tab = try #require(start.rows[1].range(of: "2 Folk"))
      let column = start.rows[1].distance(from: start.rows[1].startIndex, to: tab.lowerBound)
      try await session.click(column: column, row: 1)
      try await session.wait(for: "Folk 120")
      try await session.click(column: 4, row: 8)
      try await session.wait(until: "the fifth person is chosen") { $0.cursor.row == 8 }
      try await leave(session)
    }
  }

  @Test("somebody is dragged to another team, and it is undone")
  func dragging() async throws {
    try await inTerminal { session in
      try await session.wait(for: "120 / 120")
      try await session.press("3")
      let board = try await session.wait(for: "Konflikthåndtering")
      // The first person of the first team is dropped on the third one.
      try await session.drag(from: (4, 8), to: (50, 10))
      let screen = try await session.wait(until: "it is done or asked about") {
        $0.contains("flyttet fra") || $0.contains("Gør det alligevel?")
      }
      if screen.contains("alligevel") { try await session.press("Enter") }
      try await session.wait(for: "flyttet fra")
      try await session.press("u")
      try await session.wait(for: "Fortrudt")
      try await session.wait(until: "the board is as it was") { $0.rows[8] == board.rows[8] }
      try await leave(session)
    }
  }

  @Test("the program is stopped as a job and goes on, on a terminal that has another size")
  func suspending() async throws {
    let shell = ["/bin/bash", "--norc", "--noprofile", "-i"]
    try await withTmux(shell, environment: program.environment) { session in
      let line = program.command("--language", "da", "--today", "2026-10-20")
      try await session.type(line.map { "'\($0)'" }.joined(separator: " "))
      try await session.press("Enter")
      try await session.wait(for: "120 / 120")
      try await session.press("2")
      try await session.wait(for: "Folk 120")
      try await session.press("C-z")
      try await session.wait(until: "the shell has the terminal") {
        !$0.isAlternate && $0.contains("Stopped")
      }
      try await session.resize(columns: 100, rows: 30)
      try await session.type("fg")
      try await session.press("Enter")
      try await session.wait(until: "the people are back over the new width") { screen in
        screen.isAlternate && screen.contains("Folk 120") && screen.rows.count > 28
      }
      try await session.press("q")
      try await session.wait(until: "the shell has the terminal again") { !$0.isAlternate }
    }
  }

  @Test("help tells of a form, a menu and the palette")
  func help() async throws {
    try await inTerminal { session in
      try await session.wait(for: "120 / 120")
      try await session.press("2", "e")
      try await session.wait(for: "Ret medarbejder")
      try await session.press("F1")
      try await session.wait(for: "Hjælp: Formular")
      try await session.press("Escape")
      try await session.wait(for: "Ctrl+S gem")
      try await session.press("Escape")
      try await session.wait(until: "the form is closed") { !$0.contains("Ctrl+S gem") }
      try await session.press("3", "t", "?")
      try await session.wait(for: "Hjælp: Hele holdet")
      try await session.press("Escape")
      try await session.wait(for: "Del holdet")
      try await session.press("Escape")
      try await session.wait(until: "the menu is closed") { !$0.contains("Del holdet") }
      try await session.press(":", "?")
      try await session.wait(for: "Hjælp: Kommandoer")
      try await session.press("Escape")
      try await session.wait(for: "Esc luk")
      try await session.press("Escape")
      try await session.wait(until: "the palette is closed") { !$0.contains("Esc luk") }
      try await leave(session)
    }
  }

  @Test("a command is found in the palette, and its answer comes")
  func palette() async throws {
    try await inTerminal { session in
      try await session.wait(for: "120 / 120")
      try await session.type(":histor")
      try await session.wait(for: "Vis, hvem der har ændret hvad")
      try await session.press("Enter")
      try await session.wait(for: "Historik")
      try await session.press("Escape")
      try await session.wait(until: "the history is closed") { !$0.contains("Historik") }
      try await leave(session)
    }
  }

  @Test("text goes to the clipboard")
  func clipboard() async throws {
    try await inTerminal { session in
      try await session.wait(for: "120 / 120")
      try await session.press("2")
      try await session.wait(until: "the cursor is on the first person") {
        $0.contains("Folk 120") && $0.cursor.row == 4
      }
      try await session.press("y")
      let screen = try await session.wait(for: "udklipsholderen")
      let name = screen.rows[4].split(separator: " ").dropFirst().prefix(2).joined(separator: " ")
      let copied = try await session.clipboard()
      #expect(copied.contains(name), "\(copied)")
      try await leave(session)
    }
  }

  @Test("settings hold at once and the next time")
  func settings() async throws {
    try await inTerminal(language: nil) { session in
      try await session.wait(for: "120 / 120")
      try await session.press(",")
      try await session.wait(for: "Colours")
      try await session.press("Down", "Right")
      try await session.wait(for: "Indstillinger")
      try await session.press("Down", "Down", "Left")
      try await session.wait(until: "lines are ASCII") { $0.contains("+--") && !$0.contains("┌") }
      try await session.press("Escape")
      // Too soon after it, the next key would be read together with it.
      try await session.wait(until: "the settings are closed") { !$0.contains("Indstillinger") }
      try await leave(session)
    }
    let file = program.home.appendingPathComponent(".config/holdplan/settings.json")
    let settings = try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: String]
    #expect(settings == ["theme": "automatic", "language": "da", "keys": "arrows", "borders": "ascii"])
    try await inTerminal(language: nil) { session in
      try await session.wait(until: "the overview is Danish, in ASCII") {
        $0.contains("Placeret") && $0.contains("+-")
      }
      try await leave(session)
    }
  }

  @Test("who else has the file open is seen, and gone when the process is gone")
  func presence() async throws {
    let name = NSUserName()
    try await inTerminal { first in
      try await first.wait(for: "120 / 120")
      try await inTerminal { second in
        let screen = try await second.wait(for: "\(name) + \(name)")
        try await first.wait(for: "\(name) + \(name)")
        kill(screen.processID, SIGKILL)
        try await second.wait(until: "the second has ended") { $0.hasEnded }
      }
      try await first.wait(until: "the second is gone") { !$0.contains("\(name) + \(name)") }
      try await leave(first)
    }
    let folder = program.home.path + "/data/holdplan/demo-al2bolig.holdplan.present"
    #expect(!FileManager.default.fileExists(atPath: folder))
  }

  @Test("another organisation is opened from inside")
  func recentFiles() async throws {
    let other = program.home.path + "/søvang.holdplan"
    try await program.run(
      "new", "Søvang", "--start", "2026-10-01", "--end", "2027-03-31", "--file", other)
    let sample = program.home.path + "/data/holdplan/demo-al2bolig.holdplan"
    try await inTerminal(["--file", sample]) { session in
      try await session.wait(for: "120 / 120")
      try await session.press("C-o")
      try await session.wait(for: "åben nu")
      try await session.press("o")
      try await session.wait(for: "Åbn en fil")
      try await session.type(other)
      try await session.press("Enter")
      try await session.wait(for: "Søvang")
      try await session.press("C-o")
      try await session.wait(for: "AL2Bolig")
      try await session.press("Down", "Enter")
      try await session.wait(for: "120 / 120")
      try await leave(session)
    }
  }

  @Test("a file is imported from inside, after a preview")
  func importing() async throws {
    let file = try program.file("nye.csv", "Nummer;Navn;Afdeling\n9001;Åse Ny;Drift\n")
    try await inTerminal { session in
      try await session.wait(for: "120 / 120")
      try await session.press("I")
      try await session.wait(for: "Importér en fil")
      try await session.press("Tab")
      try await session.type(file)
      try await session.press("Enter")
      try await session.wait(for: "Importér det her?")
      try await session.press("Enter")
      try await session.press("2")
      try await session.wait(for: "Folk 121")
      try await leave(session)
    }
  }

  @Test("several changes are undone back to a point")
  func undoToAPoint() async throws {
    let person = try await program.teams()[0].members[0]
    try await program.run("release", person)
    try await program.run("place", person)
    try await inTerminal { session in
      try await session.wait(for: "120 / 120")
      try await session.press("H")
      try await session.wait(for: "fortryder 1 ændring")
      // The person has a place in each of two modules, so placing takes two changes.
      try await session.press("Down", "Down")
      try await session.wait(for: "fortryder 3 ændringer")
      try await session.press("Enter")
      try await session.wait(for: "Fortryd 3 ændringer?")
      try await session.press("Enter")
      try await session.wait(for: "Fortrudt: 3 ændringer.")
      try await leave(session)
    }
    #expect(try await program.teams()[0].members.contains(person))
  }
}
