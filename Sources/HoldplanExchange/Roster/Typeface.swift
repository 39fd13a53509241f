import Foundation

/// A size and weight of type, and how much room text in it takes at most.
///
/// The widths are upper bounds over the fonts that the PDF may use (DejaVu Sans and Liberation Sans), measured
/// from those fonts with their kerning. So lines and pages break alike on every machine, and the text preview
/// needs no font.
package struct Typeface: Hashable, Sendable {
  /// In hundredths of a point.
  package var size: Int
  package var isBold: Bool

  package init(_ size: Int, bold: Bool = false) {
    self.size = size
    self.isBold = bold
  }

  /// From one line to the next, in hundredths of a millimetre: 1.2 times the size.
  package var lineHeight: Int { size * 2_540 * 12 / 72_000 }

  /// In hundredths of a millimetre, rounded up.
  package func width(of text: some StringProtocol) -> Int {
    millimetres(text.reduce(0) { $0 + self.hundredthsOfEm($1) })
  }

  private func millimetres(_ hundredthsOfEm: Int) -> Int {
    (hundredthsOfEm * size * 2_540 + 719_999) / 720_000
  }

  private func hundredthsOfEm(_ character: Character) -> Int {
    let table = isBold ? Self.bold : Self.regular
    if let ascii = character.asciiValue {
      return (32...126).contains(ascii) ? table[Int(ascii) - 32] : Self.widest
    }
    if let known = Self.others[character] { return known }
    // An accent sits above or below its letter and takes no room; only a horn (U+031B) stands out.
    let parts = String(character).decomposedStringWithCanonicalMapping.unicodeScalars
    if let base = parts.first, (32..<127).contains(base.value) {
      return table[Int(base.value) - 32] + (parts.contains("\u{31B}") ? 18 : 2)
    }
    return Self.widest
  }

  /// Of anything that is not in the tables, such as an emoji.
  private static let widest = 160

  private static let others: [Character: Int] = [
    "æ": 105, "ø": 69, "Æ": 108, "Ø": 85, "ß": 72, "œ": 109, "đ": 72, "ł": 40, "ľ": 44, "þ": 72, "ð": 69,
    "–": 56, "—": 100, "·": 38, "…": 100, "’": 38, "“": 66, "”": 66, "€": 70, "⟨": 46, "⟩": 46,
  ]

  /// From space to tilde.
  private static let regular = [
    32, 41, 46, 84, 64, 96, 78, 28, 40, 40, 50, 84, 32, 37, 32, 34, 64, 64, 64, 64, 64, 64, 64, 64,
    64, 64, 34, 34, 84, 84, 84, 56, 102, 72, 69, 73, 78, 67, 62, 78, 76, 30, 50, 67, 56, 87, 75, 79,
    67, 79, 73, 67, 62, 74, 69, 99, 69, 67, 69, 40, 34, 40, 84, 56, 50, 62, 64, 55, 64, 62, 36, 64,
    64, 28, 28, 58, 28, 98, 64, 62, 64, 64, 42, 53, 40, 64, 60, 82, 60, 60, 53, 64, 34, 64, 84,
  ]

  private static let bold = [
    35, 46, 53, 84, 70, 101, 88, 31, 46, 46, 53, 84, 38, 42, 38, 37, 70, 70, 70, 70, 70, 70, 70, 70,
    70, 70, 40, 40, 84, 84, 84, 62, 100, 81, 77, 74, 84, 69, 69, 83, 84, 38, 56, 78, 64, 100, 84, 86,
    74, 86, 78, 73, 69, 82, 78, 111, 78, 73, 73, 46, 37, 46, 84, 56, 50, 68, 72, 60, 72, 68, 44, 72,
    72, 35, 35, 67, 35, 105, 72, 69, 72, 72, 50, 60, 48, 72, 66, 93, 65, 66, 59, 72, 37, 72, 84,
  ]
}

extension Typeface {
  /// The text in at most `limit` lines that fit into a width: broken between words and after hyphens, within
  /// a word only where it fills a line by itself. What is too long for the limit ends in `…`.
  package func lines(of text: String, width: Int, limit: Int) -> [String] {
    var lines: [String] = []
    var rest = Substring(text)
    while lines.count < limit - 1, self.width(of: rest) > width {
      let end = lineBreak(in: rest, width: width)
      lines.append(Self.trimmed(rest[..<end]))
      rest = rest[end...].drop { $0 == " " }
    }
    lines.append(shortened(rest, width: width))
    return lines
  }

  /// Whether no word of the text has to be broken or left out in so many lines of a width.
  package func isWhole(_ text: String, width: Int, limit: Int) -> Bool {
    let isBroken = text.split(separator: " ").contains { self.width(of: $0) > width }
    let end = lines(of: text, width: width, limit: limit).last ?? ""
    return !isBroken && end.hasSuffix("…") == text.hasSuffix("…")
  }

  private func shortened(_ text: Substring, width: Int) -> String {
    guard self.width(of: text) > width else { return Self.trimmed(text) }
    var text = text
    while !text.isEmpty, self.width(of: text + "…") > width { text.removeLast() }
    return Self.trimmed(text) + "…"
  }

  /// Where the first line ends; always after at least one character.
  private func lineBreak(in text: Substring, width: Int) -> Substring.Index {
    var used = 0
    var index = text.startIndex
    var between: Substring.Index?
    while index < text.endIndex {
      let character = text[index]
      if character == " " { between = index }
      used += hundredthsOfEm(character)
      if millimetres(used) > width { break }
      index = text.index(after: index)
      if character == "-" || character == "/" { between = index }
    }
    if let between, between > text.startIndex { return between }
    return index > text.startIndex ? index : text.index(after: text.startIndex)
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
