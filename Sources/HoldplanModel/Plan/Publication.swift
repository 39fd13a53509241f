/// A plan as it was announced. Leave, attendance, rosters and calendars read the latest one.
package struct Publication: Equatable, Codable, Sendable {
  /// 1 for the first; printed on every sheet.
  package var number: Int
  package var date: CalendarDate
  package var plan: Plan

  package init(number: Int, date: CalendarDate, plan: Plan) {
    self.number = number
    self.date = date
    self.plan = plan
  }
}

extension Workspace {
  /// Publications are counted through all seasons.
  package var nextPublicationNumber: Int { (publications.last?.number ?? 0) + 1 }

  /// What publishing the draft would announce: the next number, the date, and the teams that have members.
  ///
  /// Whether the draft may be published (no broken rule without a waiver) is for the check to say.
  package func nextPublication(on date: CalendarDate) -> Publication {
    Publication(
      number: nextPublicationNumber, date: date,
      plan: Plan(teams: Records(draft.teams.unordered.filter { !$0.members.isEmpty })))
  }
}
