import HoldplanModel
import HoldplanResources

/// Reads dates as people type them.
package enum DateEntry {
  /// `14-11-2026`, `14/11 2026`, `14.11`, `2026-11-14`, `uge 47` (its Monday), `+2u` (weeks from `base`),
  /// `+3` (days), `i dag`. Without a year it is the day within `season`, or else the one nearest to `base`.
  /// Nil for what is no date.
  package static func date(_ text: String, base: CalendarDate, season: Season?, words: Words)
    -> CalendarDate?
  {
    let entry = text.lowercased().filter { !$0.isWhitespace }
    if let date = CalendarDate(iso: entry) { return date }
    if entry == words["date.today"].lowercased().filter({ !$0.isWhitespace }) { return base }
    if entry.hasPrefix("+") || entry.hasPrefix("-") { return shifted(entry, from: base) }
    for prefix in ["uge", "week", "u", "w"] where entry.hasPrefix(prefix) {
      guard let number = Int(entry.dropFirst(prefix.count)) else { return nil }
      return monday(ofWeek: number, base: base, season: season)
    }
    return dayAndMonth(text, base: base, season: season)
  }

  private static func shifted(_ entry: String, from base: CalendarDate) -> CalendarDate? {
    let isWeeks = entry.hasSuffix("u") || entry.hasSuffix("w")
    guard let count = Int(isWeeks ? entry.dropLast() : Substring(entry)), abs(count) <= 3660 else {
      return nil
    }
    return base.advanced(by: isWeeks ? count * 7 : count)
  }

  private static func monday(ofWeek number: Int, base: CalendarDate, season: Season?) -> CalendarDate? {
    guard (1...53).contains(number) else { return nil }
    let years = [base.isoWeek.year, base.isoWeek.year + 1, base.isoWeek.year - 1]
    // Week 53 exists in some years only: its Monday then names another week.
    let mondays = years.map { ISOWeek(year: $0, number: number) }
      .filter { $0.monday.isoWeek == $0 }.map(\.monday)
    return nearest(mondays, base, season)
  }

  private static func dayAndMonth(_ text: String, base: CalendarDate, season: Season?) -> CalendarDate? {
    let parts = text.split { "-/. ".contains($0) }.map { Int($0) }
    guard (2...3).contains(parts.count), let day = parts[0], let month = parts[1] else { return nil }
    if parts.count == 3 {
      guard let year = parts[2] else { return nil }
      return CalendarDate(year: year < 100 ? 2000 + year : year, month: month, day: day)
    }
    let years = [base.year, base.year + 1, base.year - 1]
    return nearest(years.compactMap { CalendarDate(year: $0, month: month, day: day) }, base, season)
  }

  private static func nearest(_ dates: [CalendarDate], _ base: CalendarDate, _ season: Season?)
    -> CalendarDate?
  {
    if let season, let date = dates.first(where: season.contains) { return date }
    return dates.min { abs($0.distance(to: base)) < abs($1.distance(to: base)) }
  }

  /// `2-11 til 30-1`, `2-11..30-1` or one date; several are kept apart by commas. Nil where one is no range.
  package static func ranges(_ text: String, base: CalendarDate, season: Season?, words: Words)
    -> [DateRange]?
  {
    var ranges: [DateRange] = []
    for part in text.split(separator: ",") where !part.allSatisfy(\.isWhitespace) {
      let ends = part.replacing(" til ", with: "..").replacing(" to ", with: "..")
        .split(separator: "..").map(String.init)
      guard (1...2).contains(ends.count), let from = date(ends[0], base: base, season: season, words: words),
        let to = date(ends[ends.count - 1], base: base, season: season, words: words),
        let range = DateRange(from: from, to: to)
      else { return nil }
      ranges.append(range)
    }
    return ranges
  }
}
