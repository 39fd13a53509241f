import Dispatch
import Synchronization

/// The bound of a search while it is being proven, read by all threads of the search.
final class RisingBound: Sendable {
  private let best = Atomic<Int>(Int.min)
  private let isOver = Atomic<Bool>(false)
  private let proof = DispatchGroup()
  private let cheapest = Mutex<RelaxedPlan?>(nil)
  private let isPlanned = DispatchSemaphore(value: 0)

  /// The highest proven so far.
  var value: Int? {
    let value = best.load(ordering: .relaxed)
    return value == Int.min ? nil : value
  }

  /// Who takes what in how many teams where it would cost least, as far as the proof has found out; waits for it
  /// so many seconds at most.
  func plan(within seconds: Double) -> RelaxedPlan? {
    if isPlanned.wait(timeout: .now() + seconds) == .success { isPlanned.signal() }
    return cheapest.withLock { $0 }
  }

  private func keep(_ plan: RelaxedPlan?) {
    cheapest.withLock { $0 = plan }
    isPlanned.signal()
  }

  func raise(to value: Int) {
    _ = best.max(value, ordering: .relaxed)
  }

  /// Proves as much as `work` steps can before it returns: always the same for the same problem.
  func prove(_ problem: Problem, work: Int) {
    if let value = lowerBound(problem, work: work, reportPlan: keep, report: raise) { raise(to: value) }
    isPlanned.signal()
  }

  /// Goes on proving beside the search until it is ended.
  func proveBeside(_ problem: Problem, isStopped: @escaping @Sendable () -> Bool) {
    DispatchQueue.global().async(group: proof) {
      let value = lowerBound(
        problem, work: .max, isStopped: { self.isOver.load(ordering: .relaxed) || isStopped() },
        reportPlan: self.keep, report: self.raise)
      if let value { self.raise(to: value) }
      self.isPlanned.signal()
    }
  }

  /// Ends the proof; what is proven by then counts.
  func end() {
    isOver.store(true, ordering: .relaxed)
    proof.wait()
  }
}
