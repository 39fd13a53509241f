/// How each piece of a page looks on paper.
extension Block {
  static let gapAfterTable = 500

  private static let ink: UInt8 = 0
  private static let quiet: UInt8 = 90
  private static let faint: UInt8 = 190
  private static let shade: UInt8 = 235
  /// Between the text of a cell and the edge of its column.
  static let padding = 120
  /// The type of a table's headings.
  static let headingSize = 900

  // MARK: Headings

  static func heading(_ heading: Heading) -> Block {
    var marks = topLine(heading)
    var y = 950
    let kind = Typeface(1_150)
    marks.append(line(heading.kind, kind, x: 0, y: y, width: Page.width, grey: quiet))
    y += kind.lineHeight + 60
    for (text, type, limit) in [
      (heading.title, Typeface(2_200, bold: true), 3), (heading.subtitle, Typeface(1_500), 2),
    ] where !text.isEmpty {
      for part in type.lines(of: text, width: Page.width, limit: limit) {
        marks.append(line(part, type, x: 0, y: y, width: Page.width))
        y += type.lineHeight
      }
      y += 60
    }
    return Block(content: .heading, top: 0, height: y + 350, marks: marks)
  }

  static func continuation(_ heading: Heading) -> Block {
    let type = Typeface(1_100, bold: true)
    let title = [heading.title, heading.subtitle].filter { !$0.isEmpty }.joined(separator: " · ")
    var marks = topLine(heading)
    let lines = type.lines(of: title + " · " + heading.kind, width: Page.width, limit: 2)
    for (index, text) in lines.enumerated() {
      marks.append(line(text, type, x: 0, y: 900 + index * type.lineHeight, width: Page.width))
    }
    return Block(
      content: .continuation, top: 0, height: 900 + lines.count * type.lineHeight + 350, marks: marks)
  }

  /// The organisation to the left, the edition to the right, a thick line below.
  private static func topLine(_ heading: Heading) -> [Mark] {
    let type = Typeface(1_000, bold: heading.isDraft)
    let edition = type.lines(of: heading.edition, width: 8_000, limit: 1)[0]
    let width = type.width(of: edition)
    let organisation = Typeface(1_000)
    let left = Page.width - width - 2 * padding
    var marks = [
      line(
        organisation.lines(of: heading.organisation, width: left - 400, limit: 1)[0], organisation,
        x: 0, y: 60, width: left - 400)
    ]
    if heading.isDraft {
      marks.append(.fill(at(left, -60), width: width + 2 * padding, height: 620, grey: ink))
      marks.append(line(edition, type, x: left + padding, y: 40, width: width, grey: 255, .centre))
    } else {
      marks.append(line(edition, type, x: left, y: 60, width: width + 2 * padding, .right))
    }
    marks.append(rule(0, 600, Page.width, 600, thickness: 40, grey: ink))
    return marks
  }

  // MARK: Facts, captions, notes

  static func facts(_ facts: [Fact]) -> Block {
    let (label, value) = (Typeface(850), Typeface(1_150, bold: true))
    var marks: [Mark] = []
    var x = 0
    var height = 0
    for fact in facts {
      let width = fact.width - 300
      marks.append(line(fact.label, label, x: x, y: 0, width: width, grey: quiet))
      var y = label.lineHeight + 20
      for (index, paragraph) in fact.lines.enumerated() {
        let type = index == 0 && fact.isProminent ? value : Typeface(1_000)
        for text in type.lines(of: paragraph, width: width, limit: 4) {
          marks.append(line(text, type, x: x, y: y, width: width))
          y += type.lineHeight
        }
      }
      x += fact.width
      height = max(height, y)
    }
    return Block(content: .facts(facts), top: 0, height: height + 300, marks: marks)
  }

  static func caption(_ caption: String) -> Block {
    let type = Typeface(1_250, bold: true)
    return Block(
      content: .caption(caption), top: 0, height: type.lineHeight + 250,
      marks: [
        line(
          type.lines(of: caption, width: Page.width, limit: 1)[0], type, x: 0, y: 120, width: Page.width)
      ])
  }

  static func note(_ note: String) -> Block {
    let type = Typeface(1_050)
    let lines = type.lines(of: note, width: Page.width, limit: 8)
    return Block(
      content: .note(note), top: 0, height: lines.count * type.lineHeight + 300,
      marks: lines.enumerated().map { index, text in
        line(text, type, x: 0, y: index * type.lineHeight, width: Page.width)
      })
  }

  static func footer(_ footer: Footer, page: Int, of pages: Int) -> Block {
    let type = Typeface(850)
    let numbering = footer.numbering
      .replacing("{pages}", with: String(pages)).replacing("{page}", with: String(page))
    let right = type.width(of: numbering)
    let left = Page.width - right - 400
    return Block(
      content: .footer(text: footer.text, numbering: numbering), top: Page.footerTop, height: 600,
      marks: [
        rule(0, 0, Page.width, 0, thickness: 15, grey: quiet),
        line(
          type.lines(of: footer.text, width: left, limit: 1)[0], type, x: 0, y: 120, width: left, grey: quiet),
        line(numbering, type, x: Page.width - right, y: 120, width: right, grey: quiet, .right),
      ])
  }

  // MARK: Tables

  static func tableHead(_ table: Table, part: Int) -> Block {
    let type = Typeface(headingSize, bold: true)
    let cells = table.columns.map { Cell($0.title, type, in: $0) }
    let height = (cells.map(\.height).max() ?? 0) + 240
    var marks: [Mark] = []
    if table.style == .form {
      marks.append(.fill(at(0, 0), width: table.width, height: height, grey: shade))
      marks.append(rule(0, 0, table.width, 0, thickness: 20, grey: quiet))
    }
    marks += texts(cells, height: height) + borders(table, height: height, isHead: true)
    return Block(content: .tableHead(part: part), top: 0, height: height, marks: marks)
  }

  /// The rows of a table that begins where there is `room` left on the page.
  static func rows(of table: Table, part: Int, room: Int) -> [Block] {
    let cells = table.rows.map { row in
      zip(table.columns, row).map { column, text in
        Cell(
          text, Typeface(column.isSecondary ? table.size * 17 / 20 : table.size), in: column,
          limit: table.lineLimit)
      }
    }
    let least = cells.map { ($0.map(\.height).max() ?? 0) + 160 }
    let height = rowHeight(in: table.rowHeights, least: least, room: room)
    return zip(cells, least).enumerated().map { index, row in
      let height = max(height, row.1)
      return Block(
        content: .row(part: part, row: index), top: 0, height: height,
        marks: shades(of: index, in: table, height: height) + texts(row.0, height: height)
          + borders(table, height: height, isHead: false))
    }
  }

  /// The grounds of the cells that are shaded; the text on them stays black and readable.
  private static func shades(of row: Int, in table: Table, height: Int) -> [Mark] {
    guard table.shades.indices.contains(row) else { return [] }
    var marks: [Mark] = []
    var x = 0
    for (column, shade) in zip(table.columns, table.shades[row]) {
      if shade > 0 {
        let grey = UInt8(255 - 28 * min(shade, 4))
        marks.append(.fill(at(x, 0), width: column.width, height: height, grey: grey))
      }
      x += column.width
    }
    return marks
  }

  /// The greatest height with which all rows fit into the room, or the greatest of all where none does.
  private static func rowHeight(in heights: ClosedRange<Int>, least: [Int], room: Int) -> Int {
    heights.reversed().first { height in
      least.reduce(0) { $0 + max($1, height) } <= room
    } ?? heights.upperBound
  }

  /// The lines of one cell.
  private struct Cell {
    let column: Column
    let type: Typeface
    let lines: [String]

    init(_ text: String, _ type: Typeface, in column: Column, limit: Int = 6) {
      self.column = column
      self.type = type
      let width = column.width - 2 * padding
      lines = Array(
        text.split(separator: "\n", omittingEmptySubsequences: false)
          .flatMap { type.lines(of: String($0), width: width, limit: limit) }.prefix(limit))
    }

    var height: Int { lines.count * type.lineHeight }
  }

  /// The cells of a row side by side, each in the middle of the height.
  private static func texts(_ cells: [Cell], height: Int) -> [Mark] {
    var marks: [Mark] = []
    var x = 0
    for cell in cells {
      let top = (height - cell.height) / 2
      for (index, text) in cell.lines.enumerated() where !text.isEmpty {
        marks.append(
          line(
            text, cell.type, x: x + padding, y: top + index * cell.type.lineHeight,
            width: cell.column.width - 2 * padding, cell.column.isNumber ? .right : .left))
      }
      x += cell.column.width
    }
    return marks
  }

  private static func borders(_ table: Table, height: Int, isHead: Bool) -> [Mark] {
    switch table.style {
    case .list:
      return [
        rule(
          0, height, table.width, height, thickness: isHead ? 30 : 12, grey: isHead ? ink : faint)
      ]
    case .form:
      var edges = [0]
      for column in table.columns { edges.append(edges[edges.count - 1] + column.width) }
      return edges.map { rule($0, 0, $0, height, thickness: 20, grey: quiet) }
        + [rule(0, height, table.width, height, thickness: 20, grey: quiet)]
    }
  }

  // MARK: Marks

  private static func at(_ x: Int, _ y: Int) -> Mark.Point { Mark.Point(x: Page.left + x, y: y) }

  private static func line(
    _ text: String, _ type: Typeface, x: Int, y: Int, width: Int, grey: UInt8 = ink,
    _ alignment: Mark.LineAlignment = .left
  ) -> Mark {
    .text(
      Mark.Line(text: text, origin: at(x, y), width: width, type: type, grey: grey, alignment: alignment))
  }

  private static func rule(_ x1: Int, _ y1: Int, _ x2: Int, _ y2: Int, thickness: Int, grey: UInt8) -> Mark {
    .rule(from: at(x1, y1), to: at(x2, y2), thickness: thickness, grey: grey)
  }
}

extension Table {
  fileprivate var width: Int { columns.reduce(0) { $0 + $1.width } }
}
