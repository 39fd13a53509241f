import Dispatch
import Synchronization

/// The bound of a search while it is being proven, read by all threads of the search.
final class RisingBound: Sendable {
  private let best = Atomic<Int>(Int.min)
  private let isOver = Atomic<Bool>(false)
  private let proof = DispatchGroup()

  /// The highest proven so far.
  var value: Int? {
    let value = best.load(ordering: .relaxed)
    return value == Int.min ? nil : value
  }

  func raise(to value: Int) {
    _ = best.max(value, ordering: .relaxed)
  }

  /// Proves as much as `work` steps can before it returns: always the same for the same problem.
  func prove(_ problem: Problem, work: Int) {
    if let value = lowerBound(problem, work: work, report: raise) { raise(to: value) }
  }

  /// Goes on proving beside the search until it is ended.
  func proveBeside(_ problem: Problem, isStopped: @escaping @Sendable () -> Bool) {
    DispatchQueue.global().async(group: proof) {
      let value = lowerBound(
        problem, isStopped: { self.isOver.load(ordering: .relaxed) || isStopped() }, report: self.raise)
      if let value { self.raise(to: value) }
    }
  }

  /// Ends the proof; what is proven by then counts.
  func end() {
    isOver.store(true, ordering: .relaxed)
    proof.wait()
  }
}
