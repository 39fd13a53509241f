import Foundation
import HoldplanInterface
import Synchronization

/// Does what reads and writes the file, one thing after the other, beside the interface.
///
/// What is done within a frame answers at once; of what takes longer the answer comes through the inbox, and the
/// interface shows meanwhile that it is being done.
final class StoreWorker: Sendable {
  /// How long the interface may wait for an answer, in milliseconds: about a frame.
  private static let patience = 25

  private let queue = DispatchQueue(label: "holdplan.store")
  private let held: Mutex<Session>
  private let inbox: Inbox
  private let running = Atomic<Int>(0)

  init(_ session: Session, inbox: Inbox) {
    held = Mutex(session)
    self.inbox = inbox
  }

  /// The workspace as it was left by what was done last; never waits for what is being done.
  var session: Session { held.withLock { $0 } }

  /// Whether something has not answered yet.
  var isBusy: Bool { running.load(ordering: .relaxed) > 0 }

  /// Has the session speak another language.
  func alter(_ change: @escaping @Sendable (inout Session) -> Void) {
    queue.async { [self] in
      var session = session
      change(&session)
      held.withLock { $0 = session }
    }
  }

  /// The answer, if it comes within a frame; otherwise it goes to the inbox.
  func run(_ work: @escaping @Sendable (inout Session) -> Reply?) -> Reply? {
    let answer = Answer()
    running.add(1, ordering: .relaxed)
    queue.async { [self] in
      var session = session
      let reply = work(&session)
      held.withLock { $0 = session }
      running.subtract(1, ordering: .relaxed)
      if let late = answer.give(reply) { inbox.put(late) }
    }
    return answer.wait(milliseconds: Self.patience)
  }
}

/// One answer that is waited for a short while.
private final class Answer: Sendable {
  private enum Stage {
    case awaited
    case given(Reply?)
    case left
  }

  private let stage = Mutex(Stage.awaited)
  private let signal = DispatchSemaphore(value: 0)

  /// Gives the answer to who waits; returns it where nobody waits any more.
  func give(_ reply: Reply?) -> Reply? {
    let late = stage.withLock { stage -> Bool in
      if case .left = stage { return true }
      stage = .given(reply)
      return false
    }
    signal.signal()
    return late ? reply : nil
  }

  func wait(milliseconds: Int) -> Reply? {
    _ = signal.wait(timeout: .now() + .milliseconds(milliseconds))
    return stage.withLock { stage in
      guard case .given(let reply) = stage else {
        stage = .left
        return nil
      }
      return reply
    }
  }
}
