import Foundation
import HoldplanTestSupport
import Testing

@Suite("Help and usage errors in the reader's language", .homes)
struct HelpTests {
  let program: Program

  init() throws { program = try Program() }

  /// Runs the words as they are, with a locale.
  private func run(_ words: [String], locale: String = "da_DK.UTF-8") async throws -> Outcome {
    try await HoldplanTestSupport.run(
      program.command() + words, environment: program.environment.merging(["LANG": locale]) { $1 })
  }

  @Test("the help of the program is Danish by the locale and by the option, English otherwise")
  func language() async throws {
    for outcome in [
      try await run(["--help"]), try await run(["--language", "da", "--help"], locale: "C.UTF-8"),
      try await run(["--help", "--language=da"], locale: "C.UTF-8"), try await run(["help"]),
    ] {
      #expect(outcome.status == 0)
      #expect(outcome.output.contains("Brug:"))
      #expect(outcome.output.contains("Planlægger en organisations undervisning"))
      #expect(outcome.output.contains("attendance"))
      #expect(outcome.output.contains("Fremmøde og gennemførelse:") && !outcome.output.contains("followUp"))
    }
    let english = try await run(["--help"], locale: "C.UTF-8").output
    #expect(english.contains("Usage:") && !english.contains("Brug"))
  }

  @Test("every command, argument and option has its sentence in both languages")
  func complete() async throws {
    let dump = try await run(["--experimental-dump-help"]).output
    let value = try JSONSerialization.jsonObject(with: Data(dump.utf8)) as? [String: Any]
    let root = try #require(value?["command"] as? [String: Any])
    for language in ["da", "en"] {
      let sentences = try Self.sentences(language)
      let keys = Self.neededKeys(of: root, path: [])
      #expect(keys.count > 150)
      let missing = keys.filter { options in !options.contains { sentences[$0]?.isEmpty == false } }
      #expect(missing.map { $0[0] } == [], "in Resources/languages/\(language)")
    }
  }

  /// For each command and argument the keys of which one must have a sentence.
  private static func neededKeys(of command: [String: Any], path: [String]) -> [[String]] {
    let key = path.isEmpty ? "help.holdplan" : "help." + path.joined(separator: ".")
    var keys = [[key]]
    for argument in command["arguments"] as? [[String: Any]] ?? [] {
      let name = (argument["preferredName"] as? [String: Any])?["name"] as? String
      let typed = name.map { "--" + $0 } ?? argument["valueName"] as? String ?? ""
      guard argument["shouldDisplay"] as? Bool == true else { continue }
      keys.append(["\(key):\(typed)", "help.any:\(typed)"])
      if let value = argument["valueName"] as? String, argument["kind"] as? String != "flag" {
        keys.append(["help.value.\(value)"])
      }
    }
    for below in command["subcommands"] as? [[String: Any]] ?? [] {
      // The parser's own command for help.
      guard let name = below["commandName"] as? String, name != "help" else { continue }
      keys += neededKeys(of: below, path: path + [name])
    }
    return keys
  }

  private static func sentences(_ language: String) throws -> [String: String] {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let folder = root.appendingPathComponent("Resources/languages/\(language)")
    return try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil).reduce(
      into: [:]
    ) { all, file in
      all.merge(try JSONDecoder().decode([String: String].self, from: Data(contentsOf: file))) { $1 }
    }
  }

  /// What is typed, and what the answer says.
  static let slips: [([String], [String])] = [
    (["solv"], ["ingen kommando", "'solve'"]),
    (["frobnicate"], ["ingen kommando", "frobnicate", "holdplan --help"]),
    (["attendance"], ["holdplan attendance", "mark, list, unmarked"]),
    (["attendance", "lst"], ["'list'"]),
    (["solve", "--secnds", "3"], ["--secnds", "--seconds", "Brug: holdplan solve"]),
    (["solve", "--seconds"], ["--seconds skal følges af en værdi"]),
    (["solve", "--seconds", "many"], ["'many' passer ikke til --seconds"]),
    (["solve", "--seconds", "1", "--steps", "1"], ["--seconds eller --steps"]),
    (["solve", "--threads", "0"], ["--threads", "1", "64"]),
    (["solve", "now"], ["mere, end kommandoen tager imod: now"]),
    (["solve", "--json=yes"], ["--json har ingen værdi"]),
    (["move", "0042"], ["<hold> mangler"]),
    (["attendance", "mark", "K1-1", "1", "gone"], ["'gone'", "present, remote, late"]),
    (["attendance", "mark", "K1-1", "99999999999999999999", "late"], ["<nummer>"]),
    (["add", "planet", "id=1"], ["'planet'", "department"]),
    (["--language", "fr", "solve"], ["'fr'", "da eller en"]),
    (["check", "--today", "14-11-2026"], ["'14-11-2026'", "2026-11-14"]),
    (["roster", "K1-1", "--sign-in"], ["--sign-in kræver --session"]),
    (["log", "--limit", "-1"], ["--limit"]),
  ]

  @Test("a slip is told in Danish with what was meant, and ends with code 2", arguments: slips)
  func slip(_ words: [String], _ hints: [String]) async throws {
    let outcome = try await run(words)
    #expect(outcome.status == 2)
    #expect(outcome.output.isEmpty)
    for hint in hints { #expect(outcome.errors.contains(hint), "\(outcome.errors)") }
    #expect(!outcome.errors.contains("Usage") && !outcome.errors.contains("Error"))
  }

  @Test("options of all commands stand before the command or after it")
  func globalOptions() async throws {
    try await program.run("new", "Søvang")
    let file = program.home.path + "/data/holdplan/Søvang.holdplan"
    for words in [
      ["--file", file, "--json", "show", "summary"], ["show", "--file=\(file)", "--json", "summary"],
      ["show", "summary", "--json", "--file", file], ["--json", "show", "--file", file],
    ] {
      let outcome = try await run(words)
      #expect(outcome.status == 0 && outcome.output.contains("\"people\" : 0"), "\(words): \(outcome.errors)")
    }
  }

  @Test("the manual page names every command, and man reads it without a complaint")
  func manual() async throws {
    for language in ["da", "en"] {
      let page = try await run(["man", "--language", language]).output
      #expect(page.hasPrefix(".TH HOLDPLAN 1"))
      for name in ["holdplan solve", "holdplan attendance mark", "holdplan show problems"] {
        #expect(page.contains(".SS \(name)"))
      }
      // A line of text that began with a dot would be taken for a command.
      let macros = [".TH", ".SH", ".SS", ".TP", ".PP", ".EX", ".EE", ".B "]
      for line in page.split(separator: "\n") where line.hasPrefix(".") {
        #expect(macros.contains { line.hasPrefix($0) }, "\(line)")
      }
    }
  }

  @Test("there are completions for the usual shells", arguments: ["bash", "zsh", "fish"])
  func completions(_ shell: String) async throws {
    let outcome = try await run(["--generate-completion-script", shell])
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("attendance"))
  }
}
