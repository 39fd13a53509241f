import Foundation
import HoldplanInterface
import Synchronization

/// A workspace with what the interface shows of it.
struct OpenedSession: Sendable {
  let session: Session
  let state: State

  init(_ session: Session) {
    self.session = session
    state = State(
      workspace: session.workspace, assessment: nil, words: session.context.words,
      today: session.context.today, author: session.context.author, viewer: session.viewer)
  }
}

/// A workspace that is being read by another thread, while somebody can see that it is.
final class OpeningSession: Sendable {
  private let result = Mutex<Result<OpenedSession, any Error>?>(nil)
  private let abandoned = Atomic<Bool>(false)
  private let ready = DispatchSemaphore(value: 0)

  /// - Parameter wake: makes the main loop look.
  init(_ read: @escaping @Sendable () throws -> Session, wake: @escaping @Sendable () -> Void = {}) {
    Thread.detachNewThread { [self] in
      let opened = Result { OpenedSession(try read()) }
      if abandoned.load(ordering: .acquiring) { return }
      result.withLock { $0 = opened }
      ready.signal()
      wake()
    }
  }

  /// What came of it, once.
  func take() -> Result<OpenedSession, any Error>? {
    result.withLock { held in
      defer { held = nil }
      return held
    }
  }

  /// What came of it within some milliseconds.
  func wait(milliseconds: Int) -> Result<OpenedSession, any Error>? {
    _ = ready.wait(timeout: .now() + .milliseconds(milliseconds))
    return take()
  }

  func abandon() { abandoned.store(true, ordering: .releasing) }
}
