/// Where text stands in a column that is wider than it.
package enum Alignment: Sendable {
  case left, right, center
}

/// Fits text into terminal columns. Grapheme clusters are never cut in two.
///
/// The text must be safe for display: text from files and people passes `SafeText` first.
package enum Columns {
  /// A line without `columns` of its columns, those `after` the first so many. A wide character that is cut in two
  /// leaves a space.
  package static func dropped(_ line: String, columns: Int, after fixed: Int = 0) -> String {
    guard columns > 0 else { return line }
    var kept = ""
    var width = 0
    var rest = Substring(line)
    while width < fixed + columns, let first = rest.first {
      if width < fixed { kept.append(first) }
      width += DisplayWidth.of(String(first))
      rest = rest.dropFirst()
    }
    return kept + String(repeating: " ", count: max(0, min(1, width - fixed - columns))) + rest
  }

  /// At most `columns` wide: what is too long ends in `…`.
  package static func truncated(_ text: some StringProtocol, to columns: Int) -> String {
    if text.utf8.count <= columns { return String(text) }
    guard columns > 0 else { return "" }
    if DisplayWidth.of(text) <= columns { return String(text) }
    return prefix(text, of: columns - 1) + "…"
  }

  /// At least `columns` wide: filled with spaces, never cut.
  package static func padded(
    _ text: some StringProtocol, to columns: Int, _ alignment: Alignment = .left
  ) -> String {
    let missing = max(0, columns - DisplayWidth.of(text))
    let before =
      switch alignment {
      case .left: 0
      case .right: missing
      case .center: missing / 2
      }
    return spaces(before) + text + spaces(missing - before)
  }

  /// Exactly `columns` wide: cut or filled.
  package static func fitted(
    _ text: some StringProtocol, to columns: Int, _ alignment: Alignment = .left
  ) -> String {
    padded(truncated(text, to: columns), to: max(0, columns), alignment)
  }

  /// As much of the beginning as `columns` columns hold.
  package static func prefix(_ text: some StringProtocol, of columns: Int) -> String {
    var used = 0
    var result = ""
    for character in text {
      used += DisplayWidth.of(character)
      if used > columns { break }
      result.append(character)
    }
    return result
  }

  private static func spaces(_ count: Int) -> String { String(repeating: " ", count: count) }
}
