/// H04: in no ISO week do the hours of study of the modules that run exceed what the person is granted. A
/// module runs from the week of a team's first session to that of its last.
enum StudyHoursConstraint {
  @inline(__always)
  static func allows(_ person: Int, from: Int, to: Int, _ state: State) -> Bool {
    if state.people.hoursAlwaysFit[person] { return true }
    return count(person, from: from, to: to, state)
  }

  private static func count(_ person: Int, from: Int, to: Int, _ state: State) -> Bool {
    let more = state.modules.hours[state.module(of: to)]
    guard more > 0 else { return true }
    let less = from == state.none ? 0 : state.modules.hours[state.module(of: from)]
    let allowance = state.people.allowance[person]
    let row = person * state.weeks
    let (freedFirst, freedLast) = (state.firstWeek[from], state.lastWeek[from])
    var week = state.firstWeek[to]
    while week <= state.lastWeek[to] {
      let freed = week >= freedFirst && week <= freedLast ? less : 0
      if state.hours[row + Int(week)] - freed + more > allowance { return false }
      week += 1
    }
    return true
  }
}
