/// S3: sum of the cost of the modules that people chose.
enum Preference {
  /// Weighted.
  @inline(__always)
  static func cost(_ option: Int, _ state: State) -> Int { Int(state.options.cost[option]) }

  static func weighted(_ state: State) -> Int {
    (0..<state.options.count).reduce(0) {
      $0 + (Int(state.team[$1]) == state.none ? 0 : cost($1, state))
    }
  }
}
