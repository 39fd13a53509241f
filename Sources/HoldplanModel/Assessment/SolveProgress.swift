/// How far a running search has come.
package struct SolveProgress: Equatable, Sendable {
  /// Since the search began.
  package var seconds: Double
  /// Seats that have nobody to fill them yet: people x modules without a place.
  package var unplaced: Int
  /// Weighted total of the best plan so far.
  package var softTotal: Int
  /// No plan can have a lower total, where that is known.
  package var bound: Int?
  package var moves: Int
  package var movesPerSecond: Double
  /// The value of each goal, without its weight, in the best plan or one that was the best shortly before; empty
  /// where it was not asked for.
  package var goals: [SoftGoal: Int]

  package init(
    seconds: Double, unplaced: Int, softTotal: Int, bound: Int? = nil, moves: Int, movesPerSecond: Double,
    goals: [SoftGoal: Int] = [:]
  ) {
    self.seconds = seconds
    self.unplaced = unplaced
    self.softTotal = softTotal
    self.bound = bound
    self.moves = moves
    self.movesPerSecond = movesPerSecond
    self.goals = goals
  }
}
