/// A share that is to be kept on average over a period, such as 14 % of the work done by apprentices.
package struct Quota: Identified {
  package typealias ID = Identifier<Quota>
  package var id: ID
  package var name: String
  package var minimum: Share
  package var entries: [QuotaEntry]

  package init(id: ID, name: String, minimum: Share, entries: [QuotaEntry] = []) {
    self.id = id
    self.name = name
    self.minimum = minimum
    self.entries = entries
  }

  /// What has been counted in a period: so many of so many. Exact, never rounded: 7 of 50 keeps 14 %, and
  /// 6 of 43, which is 13.95 %, does not.
  package func standing(in dates: DateRange? = nil) -> (part: Int, whole: Int, isKept: Bool) {
    let counted = entries.filter { dates?.contains($0.date) ?? true }
    let part = counted.reduce(0) { $0 + $1.part }
    let whole = counted.reduce(0) { $0 + $1.whole }
    return (part, whole, minimum.isKept(by: part, of: whole))
  }
}

/// So many of so many, counted on a day.
package struct QuotaEntry: Hashable, Codable, Sendable {
  package var date: CalendarDate
  package var part: Int
  package var whole: Int

  package init(date: CalendarDate, part: Int, whole: Int) {
    self.date = date
    self.part = part
    self.whole = whole
  }
}
