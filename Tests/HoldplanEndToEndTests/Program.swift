import Foundation
import HoldplanTestSupport
import Testing

/// The built program in a home of its own, so that no test sees another's workspaces.
struct Program {
  /// What a command printed and how it ended.
  struct Result {
    let output: String
    let errors: String
    let status: Int?

    var json: [String: Any] {
      get throws {
        let value = try JSONSerialization.jsonObject(with: Data(output.utf8))
        return try #require(value as? [String: Any])
      }
    }
  }

  let home: URL
  private let path: String

  init() throws {
    path = try builtProgram("holdplan")
    home = try Homes.make()
  }

  var environment: [String: String] {
    [
      "HOME": home.path, "XDG_DATA_HOME": home.path + "/data", "XDG_STATE_HOME": home.path + "/state",
      "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin", "LANG": "C.UTF-8",
    ]
  }

  /// The command with its words, for a terminal of its own.
  func command(_ words: String...) -> [String] { [path] + words }

  /// Runs a command without a terminal, in Danish on 20 October 2026 unless it says otherwise, and expects an
  /// exit code; nil leaves that to the caller.
  @discardableResult
  func run(_ words: String..., expecting status: Int? = 0, at location: SourceLocation = #_sourceLocation)
    async throws -> Result
  {
    let result = try await run(words)
    if let status {
      #expect(
        result.status == status, "\(words): \(result.output.suffix(600)) \(result.errors)",
        sourceLocation: location)
    }
    return result
  }

  /// Runs a command whose end the caller looks at.
  func run(_ words: [String]) async throws -> Result {
    let today = words.contains("--today") ? [] : ["--today", "2026-10-20"]
    let outcome = try await HoldplanTestSupport.run(
      [path] + words + ["--language", "da"] + today, environment: environment)
    return Result(output: outcome.output, errors: outcome.errors, status: outcome.status)
  }

  /// Writes a file into the home and returns its path.
  func file(_ name: String, _ text: String) throws -> String {
    let file = home.appendingPathComponent(name)
    try Data(text.utf8).write(to: file)
    return file.path
  }

  /// A sample, scheduled with as many steps as place everybody. Each test gets a copy of its own.
  static func sample(_ name: String) async throws -> Program {
    let original = try await ScheduledSamples.shared.program(name)
    let program = try Program()
    for folder in ["data", "state"] {
      try FileManager.default.copyItem(
        at: original.home.appendingPathComponent(folder), to: program.home.appendingPathComponent(folder))
    }
    let workspace = program.home.path + "/data/holdplan/demo-\(name).holdplan"
    try Data((workspace + "\n").utf8)
      .write(to: program.home.appendingPathComponent("state/holdplan/last-workspace"))
    return program
  }
}

/// Schedules each sample once for all tests.
private actor ScheduledSamples {
  static let shared = ScheduledSamples()
  private var running: [String: Task<Program, any Error>] = [:]

  func program(_ name: String) async throws -> Program {
    if let task = running[name] { return try await task.value }
    let task = Task {
      try await Homes.outlivingTests {
        let program = try Program()
        try await program.run("demo", name, "--steps", "20000", "--threads", "1")
        return program
      }
    }
    running[name] = task
    return try await task.value
  }
}
