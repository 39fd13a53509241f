/// S2: sum over teams of the distance to the ideal size.
enum SizeDeviation {
  @inline(__always)
  static func gain(_ slot: Int, _ state: State) -> Int {
    slot == state.none ? 0 : state.size[slot] >= state.modules.ideal[state.module(of: slot)] ? 1 : -1
  }

  @inline(__always)
  static func lose(_ slot: Int, _ state: State) -> Int {
    slot == state.none ? 0 : state.size[slot] > state.modules.ideal[state.module(of: slot)] ? -1 : 1
  }

  static func count(_ state: State) -> Int {
    state.openSlots.reduce(0) {
      $0 + abs(Int(state.size[$1]) - Int(state.modules.ideal[state.module(of: $1)]))
    }
  }
}
