extension Frame {
  /// The frame with lines, blocks and signs drawn in ASCII, for terminals and readers that know no others.
  /// Letters stay as they are.
  package func inASCII() -> Frame {
    var frame = Frame(size: size)
    for row in 0..<max(0, size.rows) {
      for column in 0..<max(0, size.columns) where !self[column, row].text.isEmpty {
        let cell = self[column, row]
        frame.write(Self.plain(cell.text), at: Point(column: column, row: row), style: cell.style)
      }
    }
    frame.cursor = cursor
    return frame
  }

  private static func plain(_ text: String) -> String {
    guard let scalar = text.unicodeScalars.first, !scalar.isASCII else { return text }
    return signs[text] ?? family(of: scalar.value) ?? text
  }

  /// One sign for all of a family: lines, blocks by how much they fill, braille.
  private static func family(of value: UInt32) -> String? {
    switch value {
    case 0x2500...0x2503, 0x2550, 0x2574, 0x2576: value == 0x2502 || value == 0x2503 ? "|" : "-"
    case 0x2504...0x257F: "+"
    case 0x2581...0x2583: "_"
    case 0x2584...0x2587: "="
    case 0x2588: "#"
    case 0x2589...0x2590: "|"
    case 0x2580...0x259F: "#"
    case 0x2800: " "
    case 0x2801...0x28FF: "*"
    default: nil
    }
  }

  private static let signs: [String: String] = [
    "·": ".", "×": "x", "░": ".", "▒": ":", "▓": "%", "█": "#", "▸": ">", "▹": ">", "◂": "<", "▶": ">",
    "◀": "<", "▲": "^",
    "▼": "v", "△": "^", "▽": "v", "←": "<", "→": ">", "↑": "^", "↓": "v", "↔": "=", "◆": "#", "◇": "o",
    "✗": "x", "✘": "x", "✓": "v", "✔": "v", "★": "*", "☆": "*", "•": "*", "●": "*", "○": "o", "■": "#",
    "□": "o", "▪": "*", "…": ".", "–": "-", "—": "-", "−": "-", "“": "\"", "”": "\"", "‘": "'", "’": "'",
    "║": "|", "┃": "|", "╎": "|", "┆": "|", "≤": "<", "≥": ">", "≠": "=", "⚠": "!", "∅": "0", "⇒": ">",
    "◷": "o", "◶": "e", "↺": "r", "⇄": "=", "┄": ".", "◐": "o", "◑": "o", "┌": "+", "┐": "+", "└": "+",
    "┘": "+",
  ]
}
