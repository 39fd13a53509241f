extension Workspace {
  /// The sessions of a team of the draft that were held up to a date, that day included: those that the
  /// published plan has on the same day and time. Positions within the team, in order.
  package func heldSessions(of team: Team, through date: CalendarDate) -> [Int] {
    guard let published = published?.plan.teams[team.id] else { return [] }
    return zip(team.sessions, published.sessions).enumerated().filter { _, pair in
      pair.1.date <= date && pair.0.date == pair.1.date && pair.0.slot == pair.1.slot
    }.map(\.offset)
  }

  /// The first date on which something new may be planned: today, and never a date that has gone by. Nil
  /// where nothing limits it: before the season, and after it, when only what was is looked at.
  package func firstPlannableDate(on today: CalendarDate) -> CalendarDate? {
    season.start < today && today <= season.end ? today : nil
  }
}
