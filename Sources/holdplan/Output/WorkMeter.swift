import Foundation
import HoldplanResources
import Synchronization

/// Says on standard error that a command is still at work, once it has lasted half a second, where that is a
/// terminal. The line goes before anything else is printed, and does not come back.
final class WorkMeter: Sendable {
  /// The process has one standard error.
  static let shared = WorkMeter()

  private struct Line {
    var words: Words?
    var began = 0.0
    var isShown = false
  }

  private static let patience = 0.5
  private let line = Mutex(Line())

  func begin(_ words: Words) {
    guard isatty(STDERR_FILENO) != 0 else { return }
    line.withLock { $0 = Line(words: words, began: Clock.seconds()) }
    Thread.detachNewThread { [self] in
      repeat { Thread.sleep(forTimeInterval: 0.1) } while step()
    }
  }

  /// Whether there is more to come.
  private func step() -> Bool {
    line.withLock { line in
      guard let words = line.words else { return false }
      let seconds = Clock.seconds() - line.began
      guard seconds >= Self.patience else { return true }
      line.isShown = true
      let time = words["solve.seconds", ["count": words.decimal((seconds * 10).rounded() / 10)]]
      Self.write("\r\u{1B}[K" + words["cli.working", ["time": time]])
      return true
    }
  }

  /// Takes the line away, for what is printed now.
  func end() {
    line.withLock { line in
      if line.isShown { Self.write("\r\u{1B}[K") }
      line = Line()
    }
  }

  private static func write(_ text: String) {
    // A note that nobody can read is of no concern.
    do { try FileHandle.standardError.write(contentsOf: Data(text.utf8)) } catch {}
  }
}
