import HoldplanModel

/// How long and with what a search runs.
package struct SolveOptions: Equatable, Sendable {
  /// Wall time at most, in seconds. Ignored when `steps` is given.
  package var seconds: Double
  /// Exactly so many moves per thread: then the plan is the same on every run for the same seed and threads.
  package var steps: Int?
  package var seed: UInt64
  /// How many searches run side by side and exchange their best plans; 1 or more.
  package var threads: Int
  /// The date that counts as today: nothing new is put on an earlier one, and nobody joins a team that has met
  /// by the published plan. Nil sets no limit.
  package var today: CalendarDate?
  /// Whether the progress says what each goal costs.
  package var reportsGoals: Bool

  package init(
    seconds: Double = 10, steps: Int? = nil, seed: UInt64 = 1, threads: Int = 2, today: CalendarDate? = nil,
    reportsGoals: Bool = false
  ) {
    self.seconds = seconds
    self.steps = steps
    self.seed = seed
    self.threads = threads
    self.today = today
    self.reportsGoals = reportsGoals
  }
}

/// The best plan that a search found. It breaks no hard rule; whoever has no place in it is listed.
package struct Solution: Equatable, Sendable {
  /// Somebody without a place in a module. Where modules may be chosen, `module` is the first wish.
  package struct Unplaced: Hashable, Sendable {
    package var employee: Employee.ID
    package var module: Module.ID

    package init(employee: Employee.ID, module: Module.ID) {
      self.employee = employee
      self.module = module
    }
  }

  package var plan: Plan
  /// The value of each goal, without its weight.
  package var soft: [SoftGoal: Int]
  /// Sum of weight x value.
  package var softTotal: Int
  /// By employee, then module.
  package var unplaced: [Unplaced]
  /// No plan that places everyone has a lower total; nil where no bound is known or somebody has no place.
  package var bound: Int?
  /// Moves tried by all threads together.
  package var moves: Int
  /// Since the call, in seconds.
  package var seconds: Double
  /// When the search first had everyone placed; nil when it never had.
  package var secondsToFeasible: Double?
  /// When the search found the plan; nil when it was there before.
  package var secondsToBest: Double?
  /// Whether it was stopped before its time.
  package var wasStopped: Bool

  /// Whether it is proven that no plan in which everyone has a place has a lower total.
  package var isOptimal: Bool { bound.map { softTotal <= $0 } ?? false }

  package init(
    plan: Plan, soft: [SoftGoal: Int], softTotal: Int, unplaced: [Unplaced], bound: Int?, moves: Int,
    seconds: Double, secondsToFeasible: Double?, wasStopped: Bool,
    secondsToBest: Double? = nil
  ) {
    self.plan = plan
    self.soft = soft
    self.softTotal = softTotal
    self.unplaced = unplaced
    self.bound = bound
    self.moves = moves
    self.seconds = seconds
    self.secondsToFeasible = secondsToFeasible
    self.wasStopped = wasStopped
    self.secondsToBest = secondsToBest
  }
}
