import Foundation
import HoldplanText

/// Writes to standard output and standard error.
enum Output {
  static func complain(_ message: String) {
    WorkMeter.shared.end()
    // Where standard error is closed there is nobody left to tell.
    do { try FileHandle.standardError.write(contentsOf: Data((message + "\n").utf8)) } catch {}
  }

  /// JSON in a stable order of keys, for scripts.
  static func json(_ value: any Encodable) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    try write(encoder.encode(value) + Data("\n".utf8))
  }

  /// Writes bytes as they are.
  static func write(_ bytes: Data) throws(OutputError) {
    WorkMeter.shared.end()
    do { try FileHandle.standardOutput.write(contentsOf: bytes) } catch { throw OutputError(reason: error) }
  }
}

/// Standard output takes no more.
struct OutputError: Error {
  let reason: any Error
}

extension Output {
  /// How wide a table may be: as the terminal, or as `COLUMNS` says; nil where the output goes elsewhere, so that a
  /// row stays one line for other programs.
  static var tableColumns: Int? {
    if let text = ProcessInfo.processInfo.environment["COLUMNS"], let columns = Int(text), columns >= 40 {
      return columns
    }
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col >= 40 else { return nil }
    return Int(size.ws_col)
  }

  /// The width of the terminal, or 80 where the output goes elsewhere; text is set in lines of at most 100.
  static var columns: Int {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return min(100, max(40, Int(size.ws_col)))
  }
}
