import Foundation
import HoldplanTestSupport
import Testing

/// A disk on which everything lasts: what is waited for is seen, and can be given up.
@Suite("What lasts, in a terminal")
struct ProgressTests {
  let program: Program

  init() async throws { program = try await Program.sample("al2bolig") }

  private func onSlowDisk(_ slow: Int, _ work: (TmuxSession) async throws -> Void) async throws {
    let file = program.home.path + "/data/holdplan/demo-al2bolig.holdplan"
    let environment = program.environment.merging(try FaultyDisk(file, slow: slow).environment) { $1 }
    try await withTmux(
      program.command("--language", "da", "--today", "2026-10-20", "--file", file), environment: environment,
      work)
  }

  @Test("opening a file that takes long says so with the time, and then shows it")
  func opening() async throws {
    try await onSlowDisk(60) { session in
      let screen = try await session.wait(for: "Åbner demo-al2bolig.holdplan")
      #expect(screen.contains("Esc afbryder") && screen.isAlternate)
      try await session.wait(until: "the time goes on") { $0.contains("1,2 s") }
      try await session.wait(for: "120 / 120")
    }
  }

  @Test("opening can be given up")
  func leaving() async throws {
    try await onSlowDisk(200) { session in
      try await session.wait(for: "Åbner")
      try await session.press("Escape")
      let end = try await session.wait(until: "the program has ended") { $0.hasEnded }
      #expect(end.exitStatus == 0 && !end.isAlternate)
    }
  }

  @Test("a command that takes long says so until it has something to print")
  func command() async throws {
    let file = program.home.path + "/data/holdplan/demo-al2bolig.holdplan"
    let environment = program.environment.merging(try FaultyDisk(file, slow: 60).environment) { $1 }
    let words = program.command("show", "summary", "--language", "da", "--file", file)
    try await withTmux(words, environment: environment) { session in
      try await session.wait(for: "Arbejder … ")
      let end = try await session.wait(until: "the command has ended") { $0.hasEnded }
      #expect(end.exitStatus == 0 && end.contains("Dage med undervisning") && !end.contains("Arbejder"))
    }
  }

  @Test("a change that takes long to store is seen to be stored")
  func saving() async throws {
    try await onSlowDisk(0) { session in
      try await session.wait(for: "120 / 120")
      try await session.press("3")
      try await session.wait(for: "Konflikthåndtering")
      try await session.press("l")
      try await session.wait(for: "Låst: ")
    }
    try await onSlowDisk(250) { session in
      try await session.wait(for: "120 / 120")
      try await session.press("3")
      try await session.wait(for: "Konflikthåndtering")
      try await session.press("l")
      try await session.wait(until: "it is said how long it has lasted") { screen in
        screen.rows.contains { $0.contains("Gemmer … ") && $0.contains(" s") }
      }
      try await session.wait(for: "Låst op: ")
    }
  }
}
