/// S11: published sessions whose date or slot is changed, or whose team is gone.
enum PerturbSession {
  /// Weighted, for one team as it is now.
  static func cost(_ slot: Int, _ state: State) -> Int { cost(slot, sessionsOf: slot, state) }

  /// Weighted, for one team if it had the sessions of another place.
  static func cost(_ slot: Int, sessionsOf other: Int, _ state: State) -> Int {
    guard state.slots.isPublished[slot] else { return 0 }
    var changed = 0
    let offset = Int(state.slots.sessionStart[other] - state.slots.sessionStart[slot])
    for session in state.sessionRange(slot, state.module(of: slot))
    where state.slots.publishedDate[session] != -1 {
      if !state.isOpen[slot] || state.date[session + offset] != state.slots.publishedDate[session]
        || state.period[session + offset] != state.slots.publishedPeriod[session]
      {
        changed += 1
      }
    }
    return changed * state.weights.perturbSession
  }

  static func weighted(_ state: State) -> Int { (0..<state.slots.count).reduce(0) { $0 + cost($1, state) } }
}
