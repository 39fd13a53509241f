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
