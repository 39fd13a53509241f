/// How many terminal columns text takes.
///
/// Computed here and not by the C library, whose answer depends on the locale and knows no grapheme clusters.
package enum DisplayWidth {
  /// The columns of a whole text: 0, 1 or 2 for each grapheme cluster. Control characters take none, so
  /// foreign text must pass `SafeText` first.
  package static func of(_ text: some StringProtocol) -> Int {
    if let ascii = columnsIfASCII(text) { return ascii }
    return text.reduce(0) { $0 + of($1) }
  }

  /// The columns of one grapheme cluster: combining marks and invisible characters take none, East Asian
  /// wide characters, flags and emoji take two.
  package static func of(_ character: Character) -> Int {
    let scalars = character.unicodeScalars
    guard let first = scalars.first else { return 0 }
    if scalars.index(after: scalars.startIndex) == scalars.endIndex { return of(first) }
    var columns = 0
    var indicators = 0
    for scalar in scalars {
      // The emoji variation selector makes a picture of a character that is narrow without it.
      if scalar == "\u{FE0F}" && first.properties.isEmoji { return 2 }
      if (0x1F1E6...0x1F1FF).contains(scalar.value) { indicators += 1 }
      columns += of(scalar)
    }
    return indicators == 2 ? 2 : min(columns, 2)
  }

  /// The columns of a scalar that stands alone.
  static func of(_ scalar: Unicode.Scalar) -> Int {
    let value = scalar.value
    if value < 0x7F { return value < 0x20 ? 0 : 1 }
    // Latin, Greek and Cyrillic letters, by far the most of the rest.
    if value < 0x300 { return value < 0xA0 ? 0 : 1 }
    if (0x1160...0x11FF).contains(value) || value == 0x200B { return 0 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control, .lineSeparator, .paragraphSeparator: return 0
    default: return WideCharacters.contains(scalar) ? 2 : 1
    }
  }

  private static func columnsIfASCII(_ text: some StringProtocol) -> Int? {
    let answer = text.utf8.withContiguousStorageIfAvailable { bytes -> Int? in
      for byte in bytes where byte < 0x20 || byte > 0x7E { return nil }
      return bytes.count
    }
    return answer ?? nil
  }
}
