/// S4: sum over pairs of people of C(teams they share, 2), which is the sum over pairs of teams of
/// C(people they share, 2): both count pairs of people within pairs of teams.
enum RepeatPairs {
  /// The difference when a person leaves `from` for `to`, either of which may be the empty team.
  @inline(__always)
  static func move(_ person: Int, from: Int, to: Int, _ state: State) -> Int {
    var difference = 0
    for option in state.options.range(of: person) {
      let other = Int(state.team[option])
      if other == from || other == state.none { continue }
      difference += state.shared[to, other]
      difference -= max(0, state.shared[from, other] - 1)
    }
    return difference
  }

  /// How many teams, apart from `one` and `two`, both people are in: what two single moves count twice.
  @inline(__always)
  static func teamsInCommon(_ first: Int, in one: Int, _ second: Int, in two: Int, _ state: State) -> Int {
    var common = 0
    for option in state.options.range(of: first) {
      let other = state.team[option]
      if Int(other) == one || Int(other) == state.none { continue }
      for second in state.options.range(of: second) where state.team[second] == other { common += 1 }
    }
    return common
  }

  /// Keeps the numbers of people that teams share, when a person joins or leaves `slot`.
  @inline(__always)
  static func add(_ difference: Int, _ person: Int, _ slot: Int, _ state: State) {
    for option in state.options.range(of: person) {
      let other = Int(state.team[option])
      if other == slot || other == state.none { continue }
      state.shared.change(slot, other, by: difference)
    }
  }

  static func count(_ state: State) -> Int {
    state.shared.pairsWithin
  }
}
