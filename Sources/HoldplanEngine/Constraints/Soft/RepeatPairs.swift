/// S4: sum over pairs of people of C(teams they share, 2), which is the sum over pairs of teams of
/// C(people they share, 2): both count pairs of people within pairs of teams.
enum RepeatPairs {
  /// The difference when a person leaves `from` for `to`, either of which may be the empty team.
  @inline(__always)
  static func move(_ person: Int, from: Int, to: Int, _ state: State) -> Int {
    var difference = 0
    let (rowFrom, rowTo) = (from * state.stride, to * state.stride)
    for option in state.options.range(of: person) {
      let other = Int(state.team[option])
      if other == from || other == state.none { continue }
      difference += Int(state.shared[rowTo + other])
      difference -= max(0, Int(state.shared[rowFrom + other]) - 1)
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
      let count = UInt16(truncatingIfNeeded: Int(state.shared[slot * state.stride + other]) + difference)
      state.shared[slot * state.stride + other] = count
      state.shared[other * state.stride + slot] = count
    }
  }

  static func count(_ state: State) -> Int {
    let open = state.openSlots
    var sum = 0
    for (index, slot) in open.enumerated() {
      for other in open[..<index] {
        let count = Int(state.shared[slot * state.stride + other])
        sum += count * (count - 1) / 2
      }
    }
    return sum
  }
}
