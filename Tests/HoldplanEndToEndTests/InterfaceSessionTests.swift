import Foundation
import HoldplanTestSupport
import Testing

@Suite("The program in a terminal", .homes)
struct InterfaceSessionTests {
  let program: Program

  init() async throws { program = try await Program.sample("al2bolig") }

  private func inTerminal(
    columns: Int = 80, rows: Int = 24, _ work: (TmuxSession) async throws -> Void
  ) async throws {
    try await withTmux(
      program.command("--language", "da", "--today", "2026-10-20"), columns: columns, rows: rows,
      environment: program.environment, work)
  }

  @Test("starts on the overview, shows every view, and leaves without a trace")
  func views() async throws {
    try await inTerminal { session in
      try await session.wait(for: "120 / 120")
      let marks = [
        "2": "Folk 120", "3": "Konflikthåndtering", "4": "Oktober 2026", "5": "Problemer 0", "6": "Fremmøde",
        "7": "Undervisning", "8": "Data", "1": "Sæson",
      ]
      for (key, mark) in marks.sorted(by: { $0.key < $1.key }) {
        try await session.press(key)
        try await session.wait(for: mark)
      }
      try await session.press("?")
      try await session.wait(for: "Hjælp")
      try await session.press("Escape")
      try await session.wait(until: "help is gone") { !$0.contains("Hjælp") }
      try await session.press("q")
      let end = try await session.wait(until: "the program has ended") { $0.hasEnded }
      #expect(end.exitStatus == 0)
      #expect(!end.isAlternate)
    }
  }

  @Test("publishing in the interface is stored")
  func publish() async throws {
    try await inTerminal { session in
      try await session.wait(for: "120 / 120")
      try await session.press("P")
      try await session.wait(for: "Udgiv")
      try await session.press("Enter")
      try await session.wait(for: "udgave 1")
      try await session.press("q")
      try await session.wait(until: "the program has ended") { $0.hasEnded }
    }
    #expect(try await program.run("log").output.contains("dgiv"))
  }

  @Test("another process's change is shown, not overwritten")
  func changedElsewhere() async throws {
    let person = try await program.teams()[0].members[0]
    try await inTerminal { session in
      try await session.wait(for: "120 / 120")
      try await program.run("release", person)
      try await session.wait(for: "119 / 120")
    }
  }

  @Test("a small terminal says so, and growing brings the view back")
  func resize() async throws {
    try await inTerminal { session in
      try await session.wait(for: "120 / 120")
      try await session.resize(columns: 60, rows: 15)
      try await session.wait(for: "80")
      try await session.wait(until: "the view is gone") { !$0.contains("120 / 120") }
      try await session.resize(columns: 120, rows: 40)
      try await session.wait(for: "120 / 120")
      try await session.press("q")
      try await session.wait(until: "the program has ended") { $0.hasEnded }
    }
  }

  @Test("the terminal is given back", arguments: [SIGTERM, SIGHUP, SIGSEGV])
  func signals(_ number: Int32) async throws {
    try await inTerminal { session in
      let start = try await session.wait(for: "120 / 120")
      kill(start.processID, number)
      let end = try await session.wait(until: "the program has ended") { $0.hasEnded }
      #expect(!end.isAlternate)
      #expect(!end.reportsMouse)
    }
  }
}
