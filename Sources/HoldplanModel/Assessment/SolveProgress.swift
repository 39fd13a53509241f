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

  package init(
    seconds: Double, unplaced: Int, softTotal: Int, bound: Int? = nil, moves: Int, movesPerSecond: Double
  ) {
    self.seconds = seconds
    self.unplaced = unplaced
    self.softTotal = softTotal
    self.bound = bound
    self.moves = moves
    self.movesPerSecond = movesPerSecond
  }
}
