import HoldplanText

extension Document {
  /// The document laid out: the same on every machine, whatever fonts it has.
  package var pages: [Page] {
    sheets.enumerated().flatMap { index, sheet in
      var layout = SheetLayout(of: sheet.madeSafe, index: index)
      let pages = layout.finished()
      let needsBack = isDuplex && index < sheets.count - 1 && !pages.count.isMultiple(of: 2)
      return needsBack ? pages + [Page(sheet: index, number: pages.count + 1, blocks: [])] : pages
    }
  }
}

/// Fills pages with the parts of one sheet, from top to bottom.
private struct SheetLayout {
  private let sheet: Sheet
  private let index: Int
  private var pages: [Page] = []
  private var blocks: [Block] = []
  private var top = Page.top

  init(of sheet: Sheet, index: Int) {
    self.sheet = sheet
    self.index = index
  }

  mutating func finished() -> [Page] {
    append(.heading(sheet.heading))
    for (number, part) in sheet.parts.enumerated() {
      switch part {
      case .facts(let facts): append(.facts(facts))
      case .note(let note): append(.note(note))
      case .table(let table): append(table, part: number)
      case .poster(let lines): append(.poster(lines))
      case .signatures(let captions): append(.signatures(captions))
      }
    }
    endPage()
    for number in pages.indices {
      pages[number].blocks.append(
        .footer(sheet.footer, page: number + 1, of: pages.count))
    }
    return pages
  }

  /// Puts a block below the last one, on the next page where this one is full.
  private mutating func append(_ block: Block) {
    if !fits(block.height) { nextPage() }
    place(block)
  }

  private mutating func append(_ table: Table, part: Int) {
    let head = Block.tableHead(table, part: part)
    let caption = table.caption.map(Block.caption)
    let room = Page.bottom - top - head.height - (caption?.height ?? 0)
    let rows = Block.rows(of: table, part: part, room: room)
    // A caption or heading never stands at the foot of a page without two rows under it.
    let opening = rows.prefix(2).reduce(head.height + (caption?.height ?? 0)) { $0 + $1.height }
    if !fits(opening) { nextPage() }
    if let caption { place(caption) }
    place(head)
    for (number, row) in rows.enumerated() {
      // Nor does the last row stand alone on the last page.
      let isSecondLast = number == rows.count - 2 && number > 0
      let needed = isSecondLast ? row.height + rows[number + 1].height : row.height
      if !fits(needed) {
        nextPage()
        place(head)
      }
      place(row)
    }
    top += Block.gapAfterTable
  }

  private func fits(_ height: Int) -> Bool { top + height <= Page.bottom }

  private mutating func place(_ block: Block) {
    var block = block
    block.top = top
    top += block.height
    blocks.append(block)
  }

  private mutating func nextPage() {
    endPage()
    place(.continuation(sheet.heading))
  }

  private mutating func endPage() {
    pages.append(Page(sheet: index, number: pages.count + 1, blocks: blocks))
    blocks = []
    top = Page.top
  }
}

// MARK: - Foreign text

extension Sheet {
  /// With every control and invisible character in it made visible.
  var madeSafe: Sheet {
    var sheet = self
    sheet.name = SafeText.of(name)
    sheet.heading = heading.madeSafe
    sheet.footer.text = SafeText.of(footer.text)
    sheet.parts = parts.map { part in
      switch part {
      case .facts(let facts):
        .facts(facts.map { $0.madeSafe })
      case .note(let note): .note(SafeText.of(note))
      case .table(let table): .table(table.madeSafe)
      case .poster(let lines):
        .poster(
          lines.map { PosterLine(SafeText.of($0.text), size: $0.size, bold: $0.isBold, gap: $0.gap) })
      case .signatures(let captions): .signatures(captions.map { SafeText.of($0) })
      }
    }
    return sheet
  }
}

extension Fact {
  fileprivate var madeSafe: Fact {
    var fact = self
    fact.lines = lines.map { SafeText.of($0) }
    return fact
  }
}

extension Table {
  fileprivate var madeSafe: Table {
    var table = self
    table.caption = caption.map { SafeText.of($0) }
    table.rows = rows.map { $0.map { SafeText.of($0, keepingNewlines: keepsLineBreaks) } }
    return table
  }
}

extension Heading {
  fileprivate var madeSafe: Heading {
    Heading(
      organisation: SafeText.of(organisation), kind: SafeText.of(kind), title: SafeText.of(title),
      subtitle: SafeText.of(subtitle), edition: SafeText.of(edition), isDraft: isDraft)
  }
}
