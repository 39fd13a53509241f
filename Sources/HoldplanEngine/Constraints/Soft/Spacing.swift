/// S5: sum over sessions of the days between the gap and the ideal gap.
enum Spacing {
  static func cost(_ slot: Int, _ state: State) -> Int {
    let module = state.module(of: slot)
    let start = Int(state.slots.sessionStart[slot])
    let pattern = Int(state.modules.sessionStart[module])
    var sum = 0
    for index in 1..<max(1, Int(state.modules.sessionCount[module])) {
      let ideal = state.modules.gapIdeal[pattern + index]
      if ideal < 0 { continue }
      let gap =
        state.calendar.dayNumber[state.date[start + index]]
        - state.calendar.dayNumber[state.date[start + index - 1]]
      sum += Int(abs(gap - ideal))
    }
    return sum
  }

  static func count(_ state: State) -> Int { state.openSlots.reduce(0) { $0 + cost($1, state) } }
}
