import HoldplanModel
import Synchronization

/// Counts the goals of the best plan while a search goes on, for whoever watches it.
///
/// A count takes a while on large instances. At most a twentieth of one thread's time is spent on it, so that
/// watching does not hold the search up.
final class GoalReader: Sendable {
  private struct Reading {
    var state: State?
    var goals: [SoftGoal: Int] = [:]
    /// The energy of the plan that was counted last, and when the next may be.
    var counted: Int?
    var next = 0.0
  }

  private let reading = Mutex(Reading())

  /// What each goal costs without its weight, in the plan given or in one that was the best shortly before.
  ///
  /// - Parameters:
  ///   - best: nil where the best plan is not at hand.
  ///   - now: seconds since the search began, read again after the count.
  func goals(of best: Snapshot?, in problem: Problem, now: () -> Double) -> [SoftGoal: Int] {
    reading.withLock { reading in
      let begin = now()
      guard let best, reading.counted != best.energy, begin >= reading.next else { return reading.goals }
      let state = reading.state ?? State(problem)
      state.restore(best)
      reading.state = state
      reading.goals = state.values
      reading.counted = best.energy
      let end = now()
      reading.next = end + 20 * (end - begin)
      return reading.goals
    }
  }
}
