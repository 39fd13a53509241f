import HoldplanModel

extension Inspection {
  /// H02: nobody has more sessions on a date than the rules allow.
  func dayClashes() -> [Violation] {
    let limit = workspace.rules.maxSessionsPerDay
    return people.flatMap { person -> [Violation] in
      // Most people have too few sessions for any day to be too full.
      guard person.sessions.count > limit else { return [] }
      let days = Dictionary(grouping: person.sessions, by: \.date)
      return days.filter { $0.value.count > limit }.sorted { $0.key < $1.key }.map { date, sessions in
        Violation(
          .dayClash, count: sessions.count - limit, employee: person.id,
          module: sessions[0].team.module.id, team: sessions[0].team.id,
          otherTeam: sessions.count > 1 ? sessions[1].team.id : nil, session: sessions[0].index, date: date,
          actual: sessions.count, limit: limit)
      }
    }
  }
}
