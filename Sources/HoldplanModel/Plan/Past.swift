extension Workspace {
  /// The sessions of a team of the draft that were held up to a date, that day included: those that the
  /// published plan has on the same day and time. Positions within the team, in order.
  package func heldSessions(of team: Team, through date: CalendarDate) -> [Int] {
    guard let published = published?.plan.teams[team.id] else { return [] }
    return zip(team.sessions, published.sessions).enumerated().filter { _, pair in
      pair.1.date <= date && pair.0.date == pair.1.date && pair.0.slot == pair.1.slot
    }.map(\.offset)
  }

  /// The sessions that publishing the draft would announce for dates that have gone by or for today, and that nobody was
  /// told of: those that are new or were moved there. What the published plan has on the same day and time, and what was
  /// held, is none of them. By date, slot and team.
  package func belatedSessions(on today: CalendarDate) -> [Occurrence] {
    let announced = published?.plan.teams
    let found = draft.teams.unordered.flatMap { team -> [Occurrence] in
      let known = announced?[team.id]?.sessions ?? []
      return team.occurrences.filter { one in
        one.date <= today && !known.contains { $0.date == one.date && $0.slot == one.slot }
      }
    }
    if found.isEmpty { return [] }
    let held = Dictionary(grouping: heldSessions(through: today), by: \.team)
    return found.filter { one in
      held[one.team]?.contains { $0.date == one.date && $0.slot == one.slot } != true
    }.sorted()
  }

  /// The first date on which something new may be planned: today, and never a date that has gone by. Nil
  /// where nothing limits it: before the season, and after it, when only what was is looked at.
  package func firstPlannableDate(on today: CalendarDate) -> CalendarDate? {
    season.start < today && today <= season.end ? today : nil
  }
}
