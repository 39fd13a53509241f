extension Workspace {
  /// The change that ends the season: what has been completed is entered as passed, and the draft and its pins
  /// go. Publications, marks and open make-ups stay, so that history and team-mates do.
  package func closing(by author: String, today: CalendarDate) -> Change {
    var parts: [Change] = []
    let completed = enteringCompletedModules(today: today)
    if completed != .group([]) { parts.append(completed) }
    parts += pins.sorted().map(Change.unpin)
    if !draft.teams.isEmpty { parts.append(.setDraft(Plan())) }
    parts.append(
      .closeSeason(
        ClosedSeason(
          season: season, lastPublication: publications.last?.number ?? 0, closedOn: today, author: author)))
    return .group(parts)
  }

  /// A season with the days and times of this one, for other dates; closed days are those of the new dates.
  package func nextSeason(named name: String, dates: DateRange) -> Season {
    Season(
      name: name, start: dates.from, end: dates.to, observesDanishHolidays: season.observesDanishHolidays,
      teachingWeekdays: season.teachingWeekdays,
      closedDays: season.closedDays.filter { dates.contains($0.date) }, slots: season.slots)
  }
}
