import HoldplanText

extension Document {
  /// The document as plain text, page by page as on paper, in lines of at most `width` columns (40 or more).
  ///
  /// Pages are set apart by an empty line. Every line ends in a line feed; no line ends in a space.
  package func text(width: Int = 80) -> String {
    let sheets = sheets.map(\.madeSafe)
    var tables: [[TextTable?]] = []
    for sheet in sheets {
      tables.append(
        sheet.parts.map { part in
          guard case .table(let table) = part else { return nil }
          return TextTable(table, width: max(40, width))
        })
    }
    let lines = pages.filter { !$0.blocks.isEmpty }.map { page in
      var drawing = TextDrawing(sheet: sheets[page.sheet], tables: tables[page.sheet], width: max(40, width))
      for block in page.blocks { drawing.draw(block.content) }
      return drawing.lines
    }
    return lines.joined(separator: [""]).map { $0.withoutTrailingSpaces + "\n" }.joined()
  }
}

/// Draws the blocks of one page as lines of text.
private struct TextDrawing {
  let sheet: Sheet
  /// For each part of the sheet that is a table.
  let tables: [TextTable?]
  let width: Int
  private(set) var lines: [String] = []

  init(sheet: Sheet, tables: [TextTable?], width: Int) {
    self.sheet = sheet
    self.tables = tables
    self.width = width
  }

  mutating func draw(_ content: Block.Content) {
    switch content {
    case .heading: drawHeading(sheet.heading)
    case .continuation: drawContinuation(sheet.heading)
    case .facts(let facts): facts.forEach { draw($0) }
    case .caption(let caption): lines += [""] + Columns.wrapped(caption, to: width)
    case .tableHead(let part):
      lines.append("")
      lines += tables[part]?.head ?? []
    case .row(let part, let row): lines += tables[part]?.row(row) ?? []
    case .note(let note): lines += [""] + Columns.wrapped(note, to: width)
    case .poster(let poster): poster.forEach { draw($0) }
    case .signatures(let captions): drawSignatures(captions)
    case .footer(let text, let numbering):
      lines += ["", String(repeating: "─", count: width), bothEnds(text, numbering)]
    }
  }

  private mutating func drawHeading(_ heading: Heading) {
    drawTopLine(heading)
    lines += Columns.wrapped(heading.kind, to: width)
    if !heading.title.isEmpty { lines += Columns.wrapped(heading.title, to: width) }
    if !heading.subtitle.isEmpty { lines += Columns.wrapped(heading.subtitle, to: width) }
    lines.append("")
  }

  private mutating func drawContinuation(_ heading: Heading) {
    drawTopLine(heading)
    let parts = [heading.title, heading.subtitle, heading.kind].filter { !$0.isEmpty }
    lines += Columns.wrapped(parts.joined(separator: " · "), to: width)
  }

  private mutating func drawTopLine(_ heading: Heading) {
    let edition = heading.isDraft ? "*** \(heading.edition) ***" : heading.edition
    lines += [bothEnds(heading.organisation, edition), String(repeating: "═", count: width)]
  }

  private mutating func draw(_ fact: Fact) {
    let indent = min(16, width / 3)
    for (index, paragraph) in fact.lines.enumerated() {
      for (number, line) in Columns.wrapped(paragraph, to: width - indent).enumerated() {
        let label = index == 0 && number == 0 ? fact.label : ""
        lines.append(Columns.fitted(label, to: indent - 1) + " " + line)
      }
    }
  }

  private mutating func draw(_ line: PosterLine) {
    if line.gap > 0 { lines.append("") }
    lines += Columns.wrapped(line.text, to: width).map { Columns.padded($0, to: width, .center) }
  }

  private mutating func drawSignatures(_ captions: [String]) {
    let column = (width - 2 * (captions.count - 1)) / max(1, captions.count)
    func row(_ texts: [String]) -> String {
      texts.map { Columns.fitted($0, to: column) }.joined(separator: "  ")
    }
    let wrapped = captions.map { Columns.wrapped($0, to: column) }
    lines += ["", "", row(captions.map { _ in String(repeating: "_", count: column) })]
    for line in 0..<(wrapped.map(\.count).max() ?? 0) {
      lines.append(row(wrapped.map { $0.indices.contains(line) ? $0[line] : "" }))
    }
  }

  private func bothEnds(_ left: String, _ right: String) -> String {
    let right = Columns.truncated(right, to: width * 2 / 3)
    let room = width - DisplayWidth.of(right)
    return Columns.fitted(Columns.truncated(left, to: room - 1), to: room) + right
  }
}

/// A table whose columns have been given widths in characters.
private struct TextTable {
  private static let gap = 2

  private let table: Table
  private let widths: [Int]

  init(_ table: Table, width: Int) {
    self.table = table
    let room = width - Self.gap * (table.columns.count - 1)
    let natural = table.columns.enumerated().map { index, column in
      column.isBlank
        ? 0 : max(Self.longestWord(column.title), table.rows.map { Self.widest($0[index]) }.max() ?? 0)
    }
    widths = Self.shared(room, natural: natural, columns: table.columns)
  }

  var head: [String] {
    drawn(table.columns.map(\.title)) + [drawnRule("─")]
  }

  func row(_ index: Int) -> [String] {
    let cells = zip(table.columns, zip(table.rows[index], widths)).map { column, cell in
      column.isBlank ? String(repeating: "_", count: cell.1) : cell.0
    }
    return drawn(cells)
  }

  private func drawnRule(_ character: Character) -> String {
    widths.map { String(repeating: character, count: $0) }
      .joined(separator: String(repeating: " ", count: Self.gap))
  }

  private func drawn(_ cells: [String]) -> [String] {
    let wrapped = zip(cells, widths).map { Columns.wrapped($0, to: $1) }
    return (0..<(wrapped.map(\.count).max() ?? 0)).map { line in
      zip(table.columns, zip(wrapped, widths)).map { column, cell in
        let text = cell.0.indices.contains(line) ? cell.0[line] : ""
        return Columns.fitted(text, to: cell.1, column.isNumber ? .right : .left)
      }.joined(separator: String(repeating: " ", count: Self.gap))
    }
  }

  /// Blank columns get the room that is left, and at least two fifths of it all or what their headings take;
  /// the others get what they need, the widest giving way first where there is too little.
  private static func shared(_ room: Int, natural: [Int], columns: [Column]) -> [Int] {
    let blanks = columns.indices.filter { columns[$0].isBlank }
    let headings = blanks.map { longestWord(columns[$0].title) }
    let least = max(room * 2 / 5, min(room / 2, headings.reduce(0, +)))
    let reserved = blanks.isEmpty ? 0 : max(least, room - natural.reduce(0, +))
    var widths = natural
    while widths.reduce(0, +) > room - reserved,
      let widest = widths.indices.max(by: { widths[$0] < widths[$1] }),
      widths[widest] > 1
    {
      widths[widest] -= 1
    }
    // Among themselves the blank ones share as on paper, once each has room for its heading.
    let fits = headings.reduce(0, +) <= reserved
    let spare = fits ? reserved - headings.reduce(0, +) : reserved
    let paper = max(1, blanks.reduce(0) { $0 + columns[$1].width })
    for (index, heading) in zip(blanks, headings) {
      widths[index] = max(1, (fits ? heading : 0) + spare * columns[index].width / paper)
    }
    return widths
  }

  /// The widest line of a cell.
  private static func widest(_ text: String) -> Int {
    text.split(separator: "\n").map { DisplayWidth.of($0) }.max() ?? 0
  }

  private static func longestWord(_ text: String) -> Int {
    text.split(separator: " ").map { DisplayWidth.of($0) }.max() ?? 0
  }
}

extension String {
  fileprivate var withoutTrailingSpaces: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
