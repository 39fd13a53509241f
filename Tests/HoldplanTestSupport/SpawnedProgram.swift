import Foundation
import Glibc

/// A child process with clean signals and no descriptors but its three.
///
/// Not `Process` of Foundation: that waits for a descriptor to be closed, which a daemon that the child starts
/// inherits and keeps open.
package struct SpawnedProgram: Sendable {
  package let id: pid_t

  /// How a program ended: with a status, or by a signal.
  package enum Ending: Equatable, Sendable {
    case status(Int)
    case signal(Int32)
  }

  /// How long anything may take on a slow machine with other work to do.
  package static let patience = Duration.seconds(60)

  /// Starts a program by its path.
  ///
  /// - Parameters:
  ///   - environment: all of it; only PATH and HOME are passed on from the tests where it does not name them.
  ///   - input, output, errors: paths to be opened; the same path twice is one file.
  ///   - ownSession: the program has a session of its own, and a terminal that it opens becomes its terminal.
  package init(
    _ command: [String], environment: [String: String], input: String = "/dev/null", output: String,
    errors: String, ownSession: Bool = false
  ) throws {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, input, ownSession ? O_RDWR : O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT, 0o600)
    if errors == output {
      posix_spawn_file_actions_adddup2(&actions, 1, 2)
    } else {
      posix_spawn_file_actions_addopen(&actions, 2, errors, O_WRONLY | O_CREAT, 0o600)
    }
    // One that is not open does no harm.
    for descriptor: Int32 in 3..<256 { posix_spawn_file_actions_addclose(&actions, descriptor) }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    Self.cleanSignals(&attributes, ownSession: ownSession)

    let inherited = ProcessInfo.processInfo.environment.filter { ["PATH", "HOME"].contains($0.key) }
    let all = inherited.merging(environment) { $1 }
    let words = command.map { strdup($0) } + [nil]
    let variables = all.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { (words + variables).forEach { free($0) } }
    var process: pid_t = 0
    let error = posix_spawn(&process, command[0], &actions, &attributes, words, variables)
    guard error == 0 else { throw CannotStart(path: command[0], reason: String(cString: strerror(error))) }
    id = process
  }

  /// The threads that tests run on block signals, and a child would do so too.
  private static func cleanSignals(_ attributes: inout posix_spawnattr_t, ownSession: Bool) {
    var none = sigset_t()
    sigemptyset(&none)
    var all = sigset_t()
    sigfillset(&all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    // POSIX_SPAWN_SETSID of glibc, which Swift does not see.
    let setSession: Int32 = ownSession ? 0x80 : 0
    let flags = Int32(POSIX_SPAWN_SETSIGMASK) | Int32(POSIX_SPAWN_SETSIGDEF) | setSession
    posix_spawnattr_setflags(&attributes, Int16(flags))
  }

  /// Waits until the program has ended; after twenty seconds it is killed, and that is an error.
  package func ending() async throws -> Ending {
    let clock = ContinuousClock()
    let deadline = clock.now + Self.patience
    var status: Int32 = 0
    while waitpid(id, &status, WNOHANG) == 0 {
      guard clock.now < deadline else {
        kill(id, SIGKILL)
        waitpid(id, &status, 0)
        throw DoesNotEnd()
      }
      try await Task.sleep(for: .milliseconds(2))
    }
    let signal = status & 0x7F
    return signal == 0 ? .status(Int(status >> 8) & 0xFF) : .signal(signal)
  }

  struct DoesNotEnd: Error, CustomStringConvertible {
    var description: String { "the program did not end within \(SpawnedProgram.patience)" }
  }

  struct CannotStart: Error, CustomStringConvertible {
    let path: String
    let reason: String
    var description: String { "cannot start \(path): \(reason)" }
  }
}

/// What a program that ran without a terminal said, and how it ended.
package struct Outcome: Sendable {
  package let ending: SpawnedProgram.Ending
  package let output: String
  package let errors: String

  /// The exit status; nil if a signal ended it.
  package var status: Int? { if case .status(let status) = ending { status } else { nil } }
}

/// Runs a program to its end, without a terminal.
///
/// The environment holds PATH and HOME of the tests, `LANG=C.UTF-8` and what is given.
package func run(
  _ command: [String], input: String = "", environment: [String: String] = [:]
) async throws -> Outcome {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent("run-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
  // What is left in the temporary folder harms nobody.
  defer { try? FileManager.default.removeItem(at: folder) }
  let files = ["input", "output", "errors"].map { folder.appendingPathComponent($0) }
  try Data(input.utf8).write(to: files[0])
  let standard = ["LANG": "C.UTF-8", "SWIFT_BACKTRACE": "enable=no"]
  let program = try SpawnedProgram(
    command, environment: standard.merging(environment) { $1 }, input: files[0].path, output: files[1].path,
    errors: files[2].path)
  let ending = try await program.ending()
  func text(_ file: URL) throws -> String { String(decoding: try Data(contentsOf: file), as: UTF8.self) }
  return Outcome(ending: ending, output: try text(files[1]), errors: try text(files[2]))
}
