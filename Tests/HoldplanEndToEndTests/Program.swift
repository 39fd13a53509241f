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
    home = FileManager.default.temporaryDirectory.appendingPathComponent("holdplan-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
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

  /// A sample, scheduled with as many steps as place everybody.
  static func sample(_ name: String) async throws -> Program {
    let program = try Program()
    try await program.run("demo", name, "--steps", "20000", "--threads", "1")
    return program
  }
}
