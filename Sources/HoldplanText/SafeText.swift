/// Foreign text made fit for a terminal, a page, a log and a spreadsheet.
///
/// Text from files and people may hold escape sequences, line breaks, characters that turn the direction of
/// writing, and characters that nobody sees. Each is shown instead of obeyed: a control character as its
/// picture (`␛`), any other as its number (`⟨U+202E⟩`). Ordinary text, æøå included, is unchanged.
package enum SafeText {
  /// How many marks may be stacked on a letter; more of them paint over the lines above and below.
  private static let stackedMarks = 4

  /// The text with every control, format, invisible and unknown character made visible.
  ///
  /// With `keepingNewlines` line breaks of every kind (LF, CR, CRLF) become LF, for text that is shown on
  /// several lines; otherwise they are made visible like the rest.
  package static func of(_ text: some StringProtocol, keepingNewlines: Bool = false) -> String {
    if isPlain(text) { return String(text) }
    var result = String.UnicodeScalarView()
    var marks = 0
    var previous: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      defer { previous = scalar }
      if keepingNewlines && (scalar == "\n" || scalar == "\r") {
        if scalar == "\n" && previous == "\r" { continue }
        result.append("\n")
        continue
      }
      marks = isMark(scalar) ? marks + 1 : 0
      if isVisible(scalar) && marks <= stackedMarks {
        result.append(scalar)
      } else {
        result.append(contentsOf: visible(scalar).unicodeScalars)
      }
    }
    return String(result)
  }

  /// Whether `of` would leave the text as it is.
  package static func isSafe(_ text: some StringProtocol) -> Bool {
    isPlain(text) || of(text) == String(text)
  }

  /// How a character that must not be obeyed is shown: `␛` or `⟨U+202E⟩`.
  static func visible(_ scalar: Unicode.Scalar) -> String {
    let value = scalar.value
    if value < 0x20, let picture = Unicode.Scalar(0x2400 + value) { return String(picture) }
    if value == 0x7F { return "␡" }
    let digits = String(value, radix: 16, uppercase: true)
    return "⟨U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + "⟩"
  }

  private static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .unassigned, .surrogate: return false
    default: break
    }
    // A variation selector only chooses between two pictures of the character before it.
    if scalar == "\u{FE0E}" || scalar == "\u{FE0F}" { return true }
    return !scalar.properties.isDefaultIgnorableCodePoint
  }

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x300 { return false }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark: return true
    default: return false
    }
  }

  /// Whether all of the text is printable ASCII or Latin letters (U+00C0 to U+02FF): quickly seen from its
  /// bytes. Such text is safe, and most text is such.
  package static func isPlain(_ text: some StringProtocol) -> Bool {
    let answer = text.utf8.withContiguousStorageIfAvailable { bytes -> Bool in
      var index = bytes.startIndex
      while index < bytes.endIndex {
        switch bytes[index] {
        case 0x20...0x7E: index += 1
        case 0xC3...0xCB: index += 2
        default: return false
        }
      }
      return true
    }
    return answer ?? false
  }
}
