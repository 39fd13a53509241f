import Foundation
import Synchronization

/// Another workspace that is being read while the interface goes on with the present one.
final class OpeningSession: Sendable {
  private let result = Mutex<Result<Session, any Error>?>(nil)
  private let abandoned = Atomic<Bool>(false)

  /// - Parameter wake: makes the main loop look.
  init(_ file: URL, _ context: Context, wake: @escaping @Sendable () -> Void) {
    Thread.detachNewThread { [self] in
      let opened = Result { try Session(context, opening: file) }
      if abandoned.load(ordering: .acquiring) { return }
      result.withLock { $0 = opened }
      wake()
    }
  }

  /// What came of it, once.
  func take() -> Result<Session, any Error>? {
    result.withLock { held in
      defer { held = nil }
      return held
    }
  }

  func abandon() { abandoned.store(true, ordering: .releasing) }
}
