extension Columns {
  /// The text in lines of at most `columns` columns, broken between words and at its own line breaks.
  ///
  /// A word that is wider than a line is broken between grapheme clusters, after a hyphen where it has one.
  /// Spaces at a break are dropped, those at the beginning of a paragraph are kept. `hanging` columns of
  /// space begin every line of a paragraph but its first. An empty text is one empty line.
  package static func wrapped(_ text: some StringProtocol, to columns: Int, hanging: Int = 0) -> [String] {
    let width = max(1, columns)
    let indent = String(repeating: " ", count: min(max(0, hanging), width - 1))
    return text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { paragraph in
      var lines = LineBreaker(width: width, indent: indent)
      for piece in pieces(of: paragraph) { lines.add(piece) }
      return lines.finished()
    }
  }

  /// The words of a paragraph and the spaces between them, one after the other.
  private static func pieces(of paragraph: some StringProtocol) -> [String] {
    var pieces: [String] = []
    var isSpace: Bool?
    for character in paragraph {
      let space = character == " " || character == "\t"
      if space == isSpace, var last = pieces.popLast() {
        last.append(character)
        pieces.append(last)
      } else {
        pieces.append(String(character))
      }
      isSpace = space
      // A hyphenated word may be broken after its hyphen; a date or a time may not.
      if character == "-", pieces.last?.dropLast().last?.isLetter == true { isSpace = nil }
    }
    return pieces
  }
}

/// Fills lines one piece at a time.
private struct LineBreaker {
  let width: Int
  let indent: String
  private var lines: [String] = []
  private var line = ""
  private var used = 0
  /// Whether something other than the indent stands in the line.
  private var isBlank = true

  init(width: Int, indent: String) {
    self.width = width
    self.indent = indent
  }

  mutating func add(_ piece: String) {
    let columns = DisplayWidth.of(piece)
    let isSpace = piece.first == " " || piece.first == "\t"
    if used + columns <= width {
      if isSpace && isBlank && !lines.isEmpty { return }
      append(piece, columns)
    } else if isSpace {
      breakLine()
    } else {
      if !isBlank { breakLine() }
      if used + columns <= width { append(piece, columns) } else { addByCharacter(piece) }
    }
  }

  mutating func finished() -> [String] {
    if lines.isEmpty || !isBlank { lines.append(Self.withoutTrailingSpaces(line)) }
    return lines
  }

  private mutating func addByCharacter(_ piece: String) {
    for character in piece {
      let columns = DisplayWidth.of(character)
      if used + columns > width && !isBlank { breakLine() }
      append(String(character), columns)
    }
  }

  private mutating func append(_ piece: String, _ columns: Int) {
    line += piece
    used += columns
    isBlank = false
  }

  private mutating func breakLine() {
    lines.append(Self.withoutTrailingSpaces(line))
    line = indent
    used = indent.utf8.count
    isBlank = true
  }

  private static func withoutTrailingSpaces(_ line: String) -> String {
    var line = line
    while line.last == " " { line.removeLast() }
    return line
  }
}
