import HoldplanModel

extension Inspection {
  /// H02: nobody has more sessions on a date than the rules allow.
  func dayClashes() -> [Violation] {
    let limit = workspace.rules.maxSessionsPerDay
    return employees.indices.flatMap { number -> [Violation] in
      let attended = sessions(of: number)
      // Most people have too few sessions for any day to be too full.
      guard attended.count > limit else { return [] }
      let days = Dictionary(grouping: attended, by: \.date)
      return days.filter { $0.value.count > limit }.sorted { $0.key < $1.key }.map { date, sessions in
        let first = teams[sessions[0].team].team
        return Violation(
          .dayClash, count: sessions.count - limit, employee: employees[number].id, module: first.module,
          team: first.id, otherTeam: sessions.count > 1 ? teams[sessions[1].team].team.id : nil,
          session: sessions[0].index, date: date, actual: sessions.count, limit: limit)
      }
    }
  }
}
