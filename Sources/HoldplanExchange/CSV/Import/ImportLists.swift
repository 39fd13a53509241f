import HoldplanModel

/// Several values in one cell.
enum ImportLists {
  /// Values stand on lines of their own or between `|`; where there is neither, commas and slashes part them.
  static func split(_ text: String) -> [String] {
    let strong = parts(text) { $0 == "|" || $0.isNewline }
    return strong.count > 1 ? strong : parts(text) { $0 == "," || $0 == "/" || $0 == "|" || $0.isNewline }
  }

  /// For values such as dates that may hold slashes themselves.
  static func splitDates(_ text: String) -> [String] {
    parts(text) { $0 == "," || $0 == "|" || $0.isNewline || $0 == ";" }
  }

  /// For values that may hold commas and slashes.
  static func splitStrongly(_ text: String) -> [String] {
    parts(text) { $0 == "|" || $0.isNewline }
  }

  static func written(_ values: some Sequence<String>) -> String { values.joined(separator: " | ") }

  private static func parts(_ text: String, _ isSeparator: (Character) -> Bool) -> [String] {
    text.split(whereSeparator: isSeparator).map(\.trimmed).filter { !$0.isEmpty }
  }
}

enum ImportNumbers {
  static func whole(_ text: String) -> Int? {
    guard text.utf8.count <= 9, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return Int(text)
  }

  /// Digits with a decimal comma or point.
  static func hours(_ text: String) -> StudyHours? {
    let parts = text.split(omittingEmptySubsequences: false, whereSeparator: { $0 == "," || $0 == "." })
    guard parts.count <= 2,
      parts.allSatisfy({ part in !part.isEmpty && part.utf8.allSatisfy { (0x30...0x39).contains($0) } })
    else { return nil }
    return Double(parts.joined(separator: ".")).flatMap { StudyHours(hours: $0) }
  }

  /// A decimal comma where the language has one; no more digits than needed.
  static func written(_ hours: StudyHours, decimalComma: Bool) -> String {
    let whole = hours.nanohours / 1_000_000_000
    let rest = abs(hours.nanohours % 1_000_000_000)
    if rest == 0 { return String(whole) }
    var digits = String(rest + 1_000_000_000).dropFirst()
    while digits.last == "0" { digits.removeLast() }
    return "\(whole)\(decimalComma ? "," : ".")\(digits)"
  }
}

enum ImportWeekdays {
  /// Names of weekdays with signs or "and" between them; `mandag-onsdag` means all three.
  static func read(_ text: String, _ vocabulary: ImportVocabulary) -> WeekdaySet? {
    let tokens = text.split { $0.isWhitespace || $0 == "," || $0 == "/" || $0 == "|" || $0 == ";" }
    var weekdays: [Weekday] = []
    for token in tokens where vocabulary.meaning(of: token) != .and {
      let ends = token.split(whereSeparator: { $0 == "-" || $0 == "–" }).map {
        vocabulary.meaning(of: $0.hasSuffix(".") ? $0.dropLast() : $0)?.weekday
      }
      switch ends.count {
      case 1:
        guard let day = ends[0] else { return nil }
        weekdays.append(day)
      case 2:
        guard let first = ends[0], let last = ends[1], first <= last else { return nil }
        weekdays += Weekday.allCases.filter { first <= $0 && $0 <= last }
      default: return nil
      }
    }
    return weekdays.isEmpty ? nil : WeekdaySet(weekdays)
  }

  static func written(_ weekdays: WeekdaySet, _ vocabulary: ImportVocabulary) -> String {
    weekdays.weekdays.map { vocabulary[.of($0)] }.joined(separator: "/")
  }
}
