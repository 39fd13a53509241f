import Foundation
import HoldplanInterface
import HoldplanModel
import HoldplanResources
import Synchronization

/// Shows how a search goes on one line of standard error, where that is a terminal.
final class ProgressMeter: Sendable {
  private let words: Words
  private let isShown = isatty(STDERR_FILENO) != 0
  private let hasLine = Mutex(false)

  init(words: Words) { self.words = words }

  @Sendable func show(_ progress: SolveProgress) {
    guard isShown else { return }
    WorkMeter.shared.end()
    let line = words[
      "cli.solve.progress",
      [
        "seconds": "\(Int(progress.seconds))", "unplaced": "\(progress.unplaced)",
        "total": "\(progress.softTotal)", "speed": words.number(Int(progress.movesPerSecond)),
      ]]
    hasLine.withLock { $0 = true }
    FileHandle.standardError.write(Data("\r\u{1b}[K\(line)".utf8))
  }

  /// Takes the line away.
  func end() {
    hasLine.withLock { shown in
      if shown { FileHandle.standardError.write(Data("\r\u{1b}[K".utf8)) }
      shown = false
    }
  }
}
