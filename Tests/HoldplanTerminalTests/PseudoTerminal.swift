import Foundation
import Glibc
import HoldplanTestSupport

/// A terminal whose other end the test holds: it sees every byte, and can take the terminal away.
final class PseudoTerminal {
  let program: SpawnedProgram
  /// Everything that the program has written so far.
  private(set) var output: [UInt8] = []
  private var descriptor: Int32

  init(_ command: [String], environment: [String: String] = [:]) throws {
    // As posix_openpt, unlockpt and ptsname do on Linux; Swift does not see those.
    descriptor = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK)
    var number: UInt32 = 0
    var locked: Int32 = 0
    guard descriptor >= 0, ioctl(descriptor, 0x4004_5431, &locked) == 0,
      ioctl(descriptor, 0x8004_5430, &number) == 0
    else { throw TmuxFailure("no pseudo-terminal: \(String(cString: strerror(errno)))") }
    let path = "/dev/pts/\(number)"
    let standard = ["TERM": "xterm-256color", "LANG": "C.UTF-8", "SWIFT_BACKTRACE": "enable=no"]
    program = try SpawnedProgram(
      command, environment: standard.merging(environment) { $1 }, input: path, output: path, errors: path,
      ownSession: true)
    resize(columns: 80, rows: 24)
  }

  deinit { hangUp() }

  var text: String { String(decoding: output, as: UTF8.self) }

  /// The modes of the terminal as the program has set them.
  var modes: [UInt32] {
    var modes = termios()
    tcgetattr(descriptor, &modes)
    return [modes.c_iflag, modes.c_oflag, modes.c_cflag, modes.c_lflag]
  }

  func send(_ text: String) { send(Array(text.utf8)) }

  func send(_ bytes: [UInt8]) { _ = write(descriptor, bytes, bytes.count) }

  func resize(columns: UInt16, rows: UInt16) {
    var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(descriptor, UInt(TIOCSWINSZ), &size)
  }

  /// Takes the terminal away, as when its window is closed.
  func hangUp() {
    if descriptor >= 0 { close(descriptor) }
    descriptor = -1
  }

  /// Reads what the program has written meanwhile.
  func read() {
    var bytes = [UInt8](repeating: 0, count: 65536)
    while descriptor >= 0 {
      let count = Glibc.read(descriptor, &bytes, bytes.count)
      guard count > 0 else { return }
      output += bytes[..<count]
    }
  }

  func wait(until what: String, _ isSo: () -> Bool) async throws {
    let clock = ContinuousClock()
    let deadline = clock.now + SpawnedProgram.patience
    while true {
      read()
      if isSo() { return }
      guard clock.now < deadline else {
        throw TmuxFailure("waited in vain until \(what)\n\(text.suffix(2000).debugDescription)")
      }
      try await Task.sleep(for: .milliseconds(10))
    }
  }

  func wait(for text: String) async throws {
    try await wait(until: "it wrote “\(text)”") { self.text.contains(text) }
  }

  /// Waits until the program has ended, and reads what it wrote last.
  func ending() async throws -> SpawnedProgram.Ending {
    let ending = try await program.ending()
    read()
    return ending
  }
}
