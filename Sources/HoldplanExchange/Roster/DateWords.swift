import HoldplanModel
import HoldplanResources

/// Dates and times as people write them in a language.
package struct DateWords: Sendable {
  private let words: Words

  package init(_ words: Words) { self.words = words }

  /// `tirsdag den 10. november 2026`, `Tuesday 10 November 2026`.
  package func full(_ date: CalendarDate) -> String { written(date, as: "roster.date.full") }

  /// The same without the article, for tables: `tirsdag 10. november 2026`.
  package func inTable(_ date: CalendarDate) -> String { written(date, as: "roster.date.table") }

  /// `10-11-2026`, `10 November 2026`.
  package func short(_ date: CalendarDate) -> String { written(date, as: "roster.date.short") }

  /// `kl. 08:30–11:30`, in a table without the word; a dash where the season has no such slots.
  package func times(
    of session: Session, pattern: SessionPattern?, in season: Season, inTable: Bool = false
  ) -> String {
    guard let times = season.times(from: session.slot, count: pattern?.slotCount ?? 1) else { return "–" }
    return words[
      inTable ? "roster.times.table" : "roster.times",
      ["from": times.start.description, "to": times.end.description]]
  }

  private func written(_ date: CalendarDate, as key: String) -> String {
    let (year, month, day) = date.yearMonthDay
    return words[
      key,
      [
        "weekday": words["roster.weekday.\(date.weekday.rawValue + 1)"], "day": String(day),
        "month": words["roster.month.\(month)"], "year": String(year), "dd": Self.twoDigits(day),
        "mm": Self.twoDigits(month),
      ]]
  }

  private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
}
