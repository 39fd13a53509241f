/// S7: the number of teams.
enum TeamsGoal {
  static func count(_ state: State) -> Int { state.openSlots.count }
}
