/// S9: sessions of people on dates that they wished free.
enum AvoidDates {
  @inline(__always)
  static func move(_ person: Int, from: Int, to: Int, _ state: State) -> Int {
    guard state.people.hasWishes[person] else { return 0 }
    var difference = 0
    for word in 0..<state.words {
      let wished = state.people.wishedFree[person * state.words + word]
      difference += (wished & state.mask[to * state.words + word]).nonzeroBitCount
      difference -= (wished & state.mask[from * state.words + word]).nonzeroBitCount
    }
    return difference
  }

  static func count(_ state: State) -> Int {
    (0..<state.options.count).reduce(0) { sum, option in
      let slot = Int(state.team[option])
      guard slot != state.none else { return sum }
      let person = Int(state.options.person[option])
      return sum
        + state.sessionRange(slot, state.module(of: slot)).reduce(0) {
          $0 + (state.contains(Int(state.date[$1]), person, state.people.wishedFree) ? 1 : 0)
        }
    }
  }
}
