import HoldplanInterface
import Synchronization

/// Where work that runs beside the interface leaves its results.
final class Inbox: Sendable {
  private let replies = Mutex<[Reply]>([])
  private let wake: @Sendable () -> Void

  /// - Parameter wake: makes the main loop look; called from any thread.
  init(wake: @escaping @Sendable () -> Void) { self.wake = wake }

  func put(_ reply: Reply) {
    replies.withLock { $0.append(reply) }
    wake()
  }

  /// Everything that has come, in order; the inbox is empty afterwards.
  func takeAll() -> [Reply] {
    replies.withLock { waiting in
      defer { waiting = [] }
      return waiting
    }
  }
}
