import HoldplanModel

/// Dates as people and systems in Denmark write them.
enum ImportDates {
  /// Years outside these are slips of the pen, and tell `14112026` from `20261114`.
  private static let years = 1900...2199

  /// Reads `14-11-2026`, `14/11/2026`, `14.11.2026`, `14112026`, `2026-11-14` and `20261114`; a spreadsheet's
  /// midnight after the date is let pass.
  static func date(_ text: some StringProtocol) -> CalendarDate? {
    let parts = text.trimmed.split(whereSeparator: { $0 == " " || $0 == "T" })
    guard let written = parts.first, parts.count <= 2 else { return nil }
    if parts.count == 2, !["00:00", "00:00:00", "00.00.00", "00:00:00.000"].contains(parts[1]) { return nil }
    let numbers = written.split(
      omittingEmptySubsequences: false, whereSeparator: { $0 == "-" || $0 == "/" || $0 == "." })
    if numbers.count == 1 { return compact(written) }
    guard numbers.count == 3, separators(in: written).count == 1 else { return nil }
    if numbers[0].utf8.count == 4 {
      return numbers[1].utf8.count == 2 && numbers[2].utf8.count == 2
        ? date(numbers[0], numbers[1], numbers[2]) : nil
    }
    guard numbers[2].utf8.count == 4 else { return nil }
    return date(numbers[2], numbers[1], numbers[0])
  }

  /// Reads a date, or two with `-`, `–` or `..` between them and spaces around it: `1-10-2026 - 7-10-2026`.
  static func period(_ text: some StringProtocol) -> DateRange? {
    if let day = date(text) { return DateRange(day: day) }
    for separator in [" - ", "–", "—", "..", " til ", " to "] {
      let ends = String(text).ranges(of: separator)
      guard ends.count == 1, let middle = ends.first else { continue }
      let whole = String(text)
      guard let from = date(whole[..<middle.lowerBound]), let to = date(whole[middle.upperBound...]) else {
        return nil
      }
      return DateRange(from: from, to: to)
    }
    return nil
  }

  /// `14-11-2026`, as tables are written.
  static func written(_ date: CalendarDate) -> String {
    let (year, month, day) = date.yearMonthDay
    return "\(padded(day))-\(padded(month))-\(year)"
  }

  static func written(_ range: DateRange) -> String {
    range.from == range.to ? written(range.from) : written(range.from) + " - " + written(range.to)
  }

  private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  private static func separators(in text: Substring) -> Set<Character> {
    Set(text.filter { $0 == "-" || $0 == "/" || $0 == "." })
  }

  private static func compact(_ text: Substring) -> CalendarDate? {
    guard text.utf8.count == 8, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    let danish = date(text.suffix(4), text.dropFirst(2).prefix(2), text.prefix(2))
    return danish ?? date(text.prefix(4), text.dropFirst(4).prefix(2), text.suffix(2))
  }

  private static func date(_ year: Substring, _ month: Substring, _ day: Substring) -> CalendarDate? {
    let parts = [year, month, day]
    guard parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }), month.utf8.count <= 2,
      day.utf8.count <= 2, let year = Int(year), years.contains(year), let month = Int(month),
      let day = Int(day)
    else { return nil }
    return CalendarDate(year: year, month: month, day: day)
  }
}
