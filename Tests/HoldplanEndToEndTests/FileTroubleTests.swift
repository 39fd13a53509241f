import Foundation
import HoldplanTestSupport
import Testing

@Suite("Files that cannot be read or written are told in plain words, and nothing changes", .homes)
struct FileTroubleTests {
  let program: Program

  init() async throws {
    program = try Program()
    try await program.run("new", "Søvang")
    try await program.run("add", "department", "id=DRIFT", "name=Drift")
  }

  private func file(_ name: String, _ bytes: [UInt8]) throws -> String {
    let file = program.home.appendingPathComponent(name)
    try Data(bytes).write(to: file)
    return file.path
  }

  private func expectRefused(
    _ words: [String], _ hints: String..., at location: SourceLocation = #_sourceLocation
  ) async throws {
    let before = try await program.run("export", "workspace").output
    let result = try await program.run(words)
    #expect(result.status == 2, "\(result.output)", sourceLocation: location)
    for hint in hints { #expect(result.errors.contains(hint), "\(result.errors)", sourceLocation: location) }
    let isEnglish = result.errors.contains("No such file") || result.errors.contains("couldn’t")
    #expect(!isEnglish, "\(result.errors)", sourceLocation: location)
    #expect(try await program.run("export", "workspace").output == before, sourceLocation: location)
  }

  @Test("a missing file, a folder, a path through a file, and links in a ring")
  func unreadable() async throws {
    let home = program.home.path
    let plain = try program.file("plain", "x")
    try FileManager.default.createSymbolicLink(atPath: home + "/ring", withDestinationPath: home + "/ring")
    for command in [["import", "employees"], ["import", "workspace"]] {
      try await expectRefused(command + [home + "/none"], home + "/none", "findes ikke")
      try await expectRefused(command + [home], "mappe")
      try await expectRefused(command + [plain + "/below"], plain)
      try await expectRefused(command + [home + "/ring"], "ring")
    }
    try await expectRefused(["check", "--file", home], home)
    try await expectRefused(["solve", "--instance", home + "/none", "--plan", home + "/out"], "findes ikke")
    try await expectRefused(["check", "--instance", home, "--plan", home], "mappe")
    try await expectRefused(["new", "Nyt", "--from", home + "/nowhere"], "nowhere")
  }

  @Test("a file that others keep to themselves", .enabled(if: geteuid() != 0))
  func forbidden() async throws {
    let table = try program.file("people.csv", "nummer;navn;afdeling\n1;Ida;DRIFT\n")
    try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: table)
    try await expectRefused(["import", "employees", table], "adgang")
  }

  /// What a file of employees holds, and a word of the answer.
  static let tables: [([UInt8], String)] = [
    ([], "tom"),
    ([0, 1, 2, 3, 0, 255, 254, 0, 7], "ikke tekst"),
    (Array("nummer;navn;afdeling\n1;Id\u{0}a;DRIFT\n".utf8), "people.csv"),
    (Array("nummer;navn;afdeling\n1;Ida;DRIFT;99999999999999999999\n".utf8), "linje 2"),
    (Array("nummer;navn;afdeling;ansat fra\n1;Ida;DRIFT;31-02-2026\n".utf8), "31-02-2026"),
    (Array("nummer;navn;afdeling;læsetimer\n1;Ida;DRIFT;99999999999999999999999\n".utf8), "people.csv"),
  ]

  @Test("a table that is none", arguments: tables)
  func table(_ bytes: [UInt8], _ hint: String) async throws {
    try await expectRefused(["import", "employees", try file("people.csv", bytes)], hint)
  }

  /// A document in place of a workspace.
  static let documents = [
    "", "{", "[]", "42", "{\"workspace\": 7}", "{\"format\": \"holdplan-workspace\", \"version\": 99}",
    "{\"a\": 1e999}", String(repeating: "[", count: 100_000), "\u{0}\u{0}\u{0}",
  ]

  @Test("a document that is no workspace", arguments: documents)
  func document(_ text: String) async throws {
    try await expectRefused(["import", "workspace", try program.file("kopi.json", text)], "kopi.json")
    let instance = try program.file("opgave.json", text)
    try await expectRefused(
      ["solve", "--instance", instance, "--plan", program.home.path + "/out.json"], "opgave.json")
    #expect(!FileManager.default.fileExists(atPath: program.home.path + "/out.json"))
  }

  @Test("a place where nothing can be written leaves no half file")
  func unwritable() async throws {
    for place in ["/proc/holdplan.json", "/nonexistent/holdplan.json", program.home.path] {
      try await expectRefused(["export", "workspace", place], place)
    }
    try await expectRefused(["backup", "/proc/holdplan"], "/proc/holdplan")
  }

  @Test("a full disk: the old file stays, nothing is half written")
  func fullDisk() async throws {
    let sample = try await Program.sample("al2bolig")
    let target = try sample.file("kopi.json", "the old one")
    // Blocks of 512 or 1,024 bytes, by the shell; the workspace as JSON is larger than both.
    let limited = ["/bin/sh", "-c", "ulimit -f 8; exec \"$@\"", "sh"]
    let outcome = try await HoldplanTestSupport.run(
      limited + sample.command("export", "workspace", target, "--language", "da"),
      environment: sample.environment)
    #expect(outcome.status == 2, "\(outcome.ending) \(outcome.errors)")
    #expect(outcome.errors.contains("kan ikke skrives"), "\(outcome.errors)")
    #expect(try String(contentsOfFile: target, encoding: .utf8) == "the old one")
    let left = try FileManager.default.contentsOfDirectory(atPath: sample.home.path)
    #expect(left.filter { $0.hasSuffix(".tmp") } == [])
  }

  @Test("too little memory is told in words, leaves the plan as it was, and never waits for ever")
  func memory() async throws {
    let sample = try await Program.sample("al2bolig")
    func run(_ kilobytes: Int, _ words: String...) async throws -> Outcome {
      let limited = ["/bin/sh", "-c", "ulimit -v \(kilobytes); exec \"$@\"", "sh"]
      return try await HoldplanTestSupport.run(
        limited + sample.command() + words + ["--language", "da"], environment: sample.environment)
    }
    let before = try await sample.run("export", "workspace").output
    var limit = 40_000
    while try await run(limit, "--version").status != 0 { limit += 4_000 }
    var refusals = 0
    while true {
      limit += 2_000
      let outcome = try await run(limit, "solve", "--steps", "2000", "--threads", "2", "--dry-run")
      // So few steps may leave somebody without a place, which is said with 1.
      if outcome.status == 0 || outcome.status == 1 { break }
      refusals += 1
      #expect(
        outcome.errors.contains("hukommelse") || outcome.errors.contains("memory"),
        "\(limit) kB, \(outcome.ending): \(outcome.errors)")
      try #require(limit < 2_000_000, "it never fits")
    }
    #expect(refusals > 0)
    #expect(try await sample.run("export", "workspace").output == before)
  }

  @Test("standard output that is full is an error, not a success")
  func fullOutput() async throws {
    for words in ["export workspace", "log", "show people --json", "--help"] {
      let outcome = try await HoldplanTestSupport.run(
        ["/bin/sh", "-c", "exec \"$0\" \(words) --language da >/dev/full"] + program.command(),
        environment: program.environment)
      #expect(outcome.status == 2, "\(words)")
      #expect(outcome.errors.contains("disken er fuld"), "\(words): \(outcome.errors)")
    }
  }

  @Test("a reader that goes away ends the command without a word")
  func closedPipe() async throws {
    let outcome = try await HoldplanTestSupport.run(
      ["/bin/sh", "-c", "\"$0\" log --language da | head -1"] + program.command(),
      environment: program.environment)
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("2"))
    #expect(outcome.errors.isEmpty, "\(outcome.errors)")
  }

  @Test("without a home nothing is written where one stands")
  func noHome() async throws {
    let here = program.home.appendingPathComponent("here")
    try FileManager.default.createDirectory(at: here, withIntermediateDirectories: true)
    for unset in ["-u HOME", "HOME="] {
      let outcome = try await HoldplanTestSupport.run(
        [
          "/bin/sh", "-c", "cd \"$1\" && exec /usr/bin/env \(unset) \"$0\" show summary --language da",
        ] + program.command() + [here.path],
        environment: program.environment)
      #expect(outcome.status == 0, "\(outcome.errors)")
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: here.path) == [])
  }

  @Test("nothing is left beside a file that is no workspace", arguments: ["hello", "SQLite format 3\u{0}x"])
  func foreignFile(_ text: String) async throws {
    let folder = program.home.appendingPathComponent("foreign")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: folder.appendingPathComponent("other.holdplan"))
    try await expectRefused(["check", "--file", folder.path + "/other.holdplan"], "other.holdplan")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["other.holdplan"])
  }
}
