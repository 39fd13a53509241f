import Foundation
import HoldplanInterface
import HoldplanTestSupport
import Testing

@Suite("Every view is printed as text", .homes)
struct ListedViewTests {
  let program: Program

  init() async throws {
    program = try await Program.sample("al2bolig")
    try await program.run("publish")
  }

  /// What a command is told beside its name, and what it prints of what the view shows.
  static let views: [Context: (words: [String], marks: [String])] = [
    .overview: ([], ["120 af 120", "480", "Næste:"]),
    .people: ([], ["0443  Agnete Skov; Drift Syd; 2 af 2 pladser (", "Afdelingsleder"]),
    .board: ([], ["K1  Konflikthåndtering", "K1-1  Hold 1: ", "ledige", "fravær i holdets periode"]),
    .calendar: ([], ["uge 52", "Juleaften", "Fravær uge for uge", "Drift Syd"]),
    .problems: ([], ["Undtaget", "Direktionen"]), .attendance: ([], ["af 20 noteret"]),
    .rosters: ([], ["Ida Grøn"]), .records: ([], ["Lukkedage", "Undervisere"]),
    .solve: (["--steps", "1000", "--threads", "1"], ["Fandt ikke noget bedre"]),
    .compare: ([], ["Udgave 1", "Kladde"]),
    .day: (["2026-10-13"], ["Tirsdag 13-10-2026, uge 42", "fravær"]),
    .person: (["0443"], ["Agnete Skov", "Moduler", "Historik", "Leder"]),
    .explanation: (["0443"], ["Agnete Skov"]),
    .history: ([], ["Planen er udgivet som nummer 1"]), .help: ([], ["Fortryd din seneste ændring."]),
    .palette: ([], ["Fortryd din seneste ændring."]), .settings: ([], ["Farver: automatisk."]),
    .files: ([], ["Ingen andre organisationer"]),
    .reports: (["completion"], ["Gennemførte moduler", "Agnete Skov", "på hold"]),
  ]

  @Test("with what it shows", arguments: Context.allCases.filter { $0.printedBy != nil })
  func printed(_ context: Context) async throws {
    let (words, marks) = try #require(Self.views[context], "no test prints \(context)")
    let command = try #require(context.printedBy).split(separator: " ").map(String.init)
    let result = try await program.run(command + words + ["--today", "2026-11-30"])
    #expect(result.status == 0 || result.status == 1, "\(result.errors)")
    for mark in marks { #expect(result.output.contains(mark), "\(command): \(result.output.prefix(1500))") }
    #expect(!result.output.contains("│") && !result.output.contains("\u{1B}"))
  }

  @Test("undoing and doing again tell of a swap as one")
  func swapUndone() async throws {
    // Nothing is published, so that every team may still change.
    let program = try await Program.sample("al2bolig")
    let teams = try await program.run("show", "teams", "K1").output.split(separator: "\n")
    // The first member of the first two teams.
    let first = teams.indices.filter { teams[$0].hasPrefix("  K1-") }.prefix(2).compactMap { at in
      teams[at...].lazy.compactMap { $0.prefixMatch(of: #/ {4}([0-9]{4}) /#) }.first.map { String($0.1) }
    }
    try #require(first.count == 2)
    try await program.run("swap", first[0], first[1], "K1", "--allow-broken", expecting: nil)
    let undone = try await program.run("undo").output
    let redone = try await program.run("redo").output
    #expect(undone.contains("byttet") && redone.contains("byttet") && !undone.contains("taget af"))
    let log = try await program.run("log", "--limit", "3").output
    #expect(log.components(separatedBy: "byttet").count == 4, "\(log)")
  }
}
