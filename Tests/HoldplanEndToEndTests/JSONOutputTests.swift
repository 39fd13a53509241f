import Foundation
import HoldplanTestSupport
import Testing

@Suite("Every command that prints prints JSON, too", .homes)
struct JSONOutputTests {
  let program: Program

  init() async throws { program = try await Program.sample("al2bolig") }

  /// What standard output holds, as one JSON value.
  private func json(_ words: String..., code: Int? = 0) async throws -> Any {
    let result = try await program.run(words + ["--json"])
    if let code { #expect(result.status == code, "\(words): \(result.errors)") }
    return try JSONSerialization.jsonObject(
      with: Data(result.output.utf8), options: .fragmentsAllowed)
  }

  @Test("views are values")
  func views() async throws {
    #expect((try await json("show", "people") as? [Any])?.count == 120)
    #expect((try await json("show", "teams") as? [Any])?.count == 12)
    let calendar = try #require(try await json("show", "calendar") as? [String: [Any]])
    #expect(calendar["sessions"]?.count == 24)
    #expect(calendar["closed"]?.isEmpty == false)
    let problems = try #require(try await json("show", "problems") as? [String: Any])
    #expect((problems["check"] as? [String: Any])?["feasible"] as? Bool == true)
    #expect((try await json("show", "rosters") as? [String: Any])?["draft"] as? Bool == true)
    #expect((try await json("show", "records") as? [String: [[String]]])?["module"]?.count == 8)
    #expect((try await json("show", "history") as? [Any])?.count == 2)
    #expect((try await json("demo") as? [String: [String]])?["samples"]?.contains("al2bolig") == true)
    let person = try #require(try await json("show", "person", "0443") as? [String: Any])
    #expect((person["sessions"] as? [Any])?.count == 4)
    let summary = try #require(try await json("show", "summary") as? [String: Any])
    #expect((summary["newAcquaintances"] as? Int).map { $0 > 1000 } == true)
  }

  @Test("commands and settings of the interface are values with names that hold in every language")
  func keysAndSettings() async throws {
    let commands = try #require(try await json("show", "keys") as? [[String: Any]])
    let drop = try #require(commands.first { $0["command"] as? String == "board.drop" })
    #expect(drop["keys"] as? [String] == ["mellemrum", "Enter"])
    #expect(drop["places"] as? [String] == ["board"] && drop["name"] as? String == "slip")
    let settings = try #require(try await json("show", "settings") as? [[String: Any]])
    #expect(settings.map { $0["setting"] as? String } == ["theme", "language", "keys", "borders"])
    #expect(settings[0]["value"] as? String == "automatic")
    #expect((settings[0]["values"] as? [String])?.contains("high-contrast") == true)
  }

  @Test("a check counts rules and goals under the keys of the neutral format")
  func check() async throws {
    let check = try #require(try await json("check") as? [String: Any])
    #expect(check["feasible"] as? Bool == true)
    #expect((check["hard"] as? [String: Int])?["H01_unassigned"] == 0)
    #expect((check["soft"] as? [String: Int])?["teams"] == 12)
    #expect((check["waived"] as? [Any])?.count == 4)
  }

  @Test("what was done is told in sentences with stable keys and the numbers in the log")
  func acts() async throws {
    let person = try await program.teams()[0].members[0]
    let released = try #require(try await json("release", person) as? [String: Any])
    #expect(released["entries"] as? [Int] == [3])
    #expect((released["effects"] as? [[String: Any]])?.first?["allowed"] as? Bool == false)
    let explained = try #require(try await json("explain", person) as? [String: Any])
    #expect((explained["explanations"] as? [[String: Any]])?.count == 2)
    let undone = try #require(try await json("undo") as? [String: Any])
    let messages = try #require(undone["messages"] as? [[String: String]])
    #expect(messages.map { $0["key"] } == ["undo.done"])
    let noted = try #require(try await json("leave", "record", person, "14-12-2026") as? [String: Any])
    #expect((noted["messages"] as? [[String: String]])?.first?["key"] == "cli.leave.recorded")
    #expect((try await json("publish") as? [String: Any])?["check"] != nil)
    #expect((try await json("roster", "K1-1") as? [String: [String: String]])?["roster"]?["title"] != nil)
    #expect((try await json("doctor") as? [String: Any])?["healthy"] as? Bool == true)
    #expect((try await json("attendance", "unmarked") as? [Any]) != nil)
    #expect((try await json("export", "rooms") as? [String: String])?["csv"] != nil)
    let copy = program.home.appendingPathComponent("kopi.json").path
    #expect((try await json("export", "workspace", copy) as? [String: Any])?["messages"] != nil)
  }

  @Test("an error is in the value, and said on standard error as well")
  func errors() async throws {
    for words in [["move", "nobody", "K1-1"], ["solve", "--secnds", "1"]] {
      let result = try await program.run(words + ["--json"])
      #expect(result.status == 2)
      let error = try #require(try result.json["error"] as? String)
      #expect(result.errors.hasPrefix(error))
    }
  }

  @Test("nothing but the printout prints")
  func onePrinter() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let folder = root.appendingPathComponent("Sources/holdplan")
    let files = try #require(FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
    for case let file as URL in files where file.pathExtension == "swift" {
      let source = try String(contentsOf: file, encoding: .utf8)
      if file.lastPathComponent == "Main.swift" { continue }
      #expect(
        !source.contains(/(^|[ {(])print\(/), "\(file.lastPathComponent): session.say or session.answer")
    }
  }
}
