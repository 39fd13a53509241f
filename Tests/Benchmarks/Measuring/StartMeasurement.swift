import Foundation
import HoldplanEngine
import HoldplanModel
import HoldplanStore

/// How long it takes from the start of the program to its first screen, in milliseconds: a file is opened in a
/// terminal that nobody looks at, and the time is taken when the names of the views are on it.
struct StartMeasurement: Codable {
  var employees: Int
  var starts: Int
  var median: Double
  var best: Double
  var worst: Double

  /// Nil where the program does not lie beside this one.
  static func make(people: Int, starts: Int = 21) throws -> StartMeasurement? {
    let program = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
      .deletingLastPathComponent().appendingPathComponent("holdplan")
    guard FileManager.default.isExecutableFile(atPath: program.path) else { return nil }
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "holdplan-start-\(ProcessInfo.processInfo.processIdentifier)")
    let file = folder.appendingPathComponent("start.holdplan")
    var workspace = (SectioningPreset.all.last { $0.people == people } ?? .city(people: people))
      .workspace(seed: 1)
    let plan = solve(workspace, options: SolveOptions(steps: 1000, threads: 2)).plan
    try workspace.apply(.setDraft(plan))
    _ = try WorkspaceStore.create(
      at: file, workspace, author: "Benchmark", at: Timestamp(seconds: Int(Date().timeIntervalSince1970)))
    // The first start of a day makes a backup; it is not what is measured.
    let times = try (0...starts).map { _ in try start(program, file, home: folder) }.dropFirst().sorted()
    try FileManager.default.removeItem(at: folder)
    return StartMeasurement(
      employees: people, starts: starts, median: times[times.count / 2], best: times[0],
      worst: times[times.count - 1])
  }

  private static func start(_ program: URL, _ file: URL, home: URL) throws -> Double {
    let terminal = try PseudoTerminal()
    let process = Process()
    process.executableURL = program
    process.arguments = ["--file", file.path, "--language", "en"]
    process.environment = ["TERM": "xterm-256color", "LANG": "C.UTF-8", "HOME": home.path]
    for keyPath in [\Process.standardInput, \Process.standardOutput, \Process.standardError] {
      process[keyPath: keyPath] = terminal.program
    }
    let clock = ContinuousClock()
    let begin = clock.now
    try process.run()
    let isShown = terminal.waits(for: "Problems")
    let milliseconds = begin.duration(to: clock.now).milliseconds
    process.terminate()
    process.waitUntilExit()
    guard isShown else { throw CocoaError(.fileReadUnknown) }
    return milliseconds
  }
}

/// A terminal without a screen: what the program writes to its end is read at the other.
private struct PseudoTerminal {
  /// TIOCSPTLCK and TIOCGPTN, macros that Swift does not see: unlocks the other end, and tells which of /dev/pts it is.
  private static let lockRequest: UInt = 0x4004_5431
  private static let numberRequest: UInt = 0x8004_5430

  private let screen: FileHandle
  let program: FileHandle

  init() throws {
    let end = open("/dev/ptmx", O_RDWR | O_NOCTTY)
    var (number, lock) = (UInt32(0), UInt32(0))
    guard end >= 0, ioctl(end, Self.lockRequest, &lock) == 0, ioctl(end, Self.numberRequest, &number) == 0
    else { throw POSIXError(.ENOTTY) }
    let other = open("/dev/pts/\(number)", O_RDWR | O_NOCTTY)
    guard other >= 0 else { throw POSIXError(.ENOTTY) }
    var size = winsize(ws_row: 24, ws_col: 80, ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(other, UInt(TIOCSWINSZ), &size)
    screen = FileHandle(fileDescriptor: end, closeOnDealloc: true)
    program = FileHandle(fileDescriptor: other, closeOnDealloc: true)
  }

  /// Reads until the text has been written; false where it does not come within some seconds.
  func waits(for text: String) -> Bool {
    let wanted = Array(text.utf8)
    var (seen, buffer) = ([UInt8](), [UInt8](repeating: 0, count: 65_536))
    while true {
      var ready = pollfd(fd: screen.fileDescriptor, events: Int16(POLLIN), revents: 0)
      guard poll(&ready, 1, 10_000) > 0 else { return false }
      let count = read(screen.fileDescriptor, &buffer, buffer.count)
      guard count > 0 else { return false }
      seen += buffer.prefix(count)
      if seen.count >= wanted.count, Data(seen).range(of: Data(wanted)) != nil { return true }
    }
  }
}
