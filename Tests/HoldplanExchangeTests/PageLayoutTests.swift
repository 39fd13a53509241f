import HoldplanModel
import Testing

@testable import HoldplanExchange

@Suite struct PageLayoutTests {
  static let counts = [1, 2, 19, 20, 21, 22, 23, 24, 25, 40, 41, 120, 200]

  @Test(arguments: counts)
  func `everybody stands on the sheet once, in order`(count: Int) throws {
    for document in try documents(count) {
      let rows = document.pages.flatMap { page in page.blocks.compactMap { row(in: $0, of: document) } }
      #expect(rows == Array(0..<count))
    }
  }

  @Test(arguments: counts)
  func `blocks lie below each other and above the foot of the page`(count: Int) throws {
    for page in try documents(count).flatMap(\.pages) {
      var top = Page.top
      for block in page.blocks.dropLast() {
        #expect(block.top >= top)
        top = block.top + block.height
      }
      #expect(top <= Page.bottom)
      #expect(page.blocks.last?.top == Page.footerTop)
    }
  }

  @Test(arguments: counts)
  func `nothing is drawn outside its block or beside the paper's margins`(count: Int) throws {
    for block in try documents(count).flatMap(\.pages).flatMap(\.blocks) {
      for mark in block.marks {
        guard case .text(let line) = mark else { continue }
        #expect(line.origin.x >= Page.left && line.origin.x + line.width <= Page.left + Page.width)
        #expect(line.origin.y >= 0 && line.origin.y + line.type.lineHeight <= block.height)
        #expect(line.type.width(of: line.text) <= line.width)
      }
    }
  }

  @Test(arguments: counts)
  func `each page with rows has the headings of the table above them, and two rows at least`(count: Int)
    throws
  {
    for page in try documents(count).flatMap(\.pages) {
      let kinds = page.blocks.map { block in
        switch block.content {
        case .tableHead(let part): "head \(part)"
        case .row(let part, _): "row \(part)"
        default: "other"
        }
      }
      for (index, kind) in kinds.enumerated() where kind.hasPrefix("row") {
        let part = kind.dropFirst(4)
        #expect(["head \(part)", kind].contains(kinds[index - 1]))
      }
      let last = kinds.filter { $0.hasPrefix("row") }.last
      #expect(count == 1 || last == nil || kinds.filter { $0 == last }.count >= 2)
    }
  }

  @Test(arguments: counts)
  func `pages are counted`(count: Int) throws {
    for document in try documents(count) {
      let pages = document.pages
      #expect(pages.map(\.number) == Array(1...pages.count))
      for page in pages {
        guard case .footer(_, let numbering) = page.blocks.last?.content else {
          Issue.record("no footer")
          continue
        }
        #expect(numbering == "Side \(page.number) af \(pages.count)")
      }
    }
  }

  @Test(arguments: [(1, 1), (20, 1), (21, 1), (23, 1), (24, 2)])
  func `a usual team signs on one page`(count: Int, pages: Int) throws {
    let sheet = try Door.rosters(people: count).signInSheet(Door.team, session: 0)
    #expect(sheet.pages.count == pages)
  }

  @Test(arguments: counts)
  func `rows to sign are 8 to 9 mm high where nothing wraps`(count: Int) throws {
    let sheet = try Door.rosters(people: count).signInSheet(Door.team, session: 0)
    let heights = sheet.pages.flatMap(\.blocks).filter { row(in: $0, of: sheet) != nil }.map(\.height)
    #expect(heights.allSatisfy { (800...900).contains($0) })
  }

  @Test func `the layout knows no clock and no dictionary order`() throws {
    #expect(try documents(120).map(\.pages) == documents(120).map(\.pages))
  }

  // MARK: Lines

  @Test func `lines break between words, after hyphens, and in words that fill a line`() {
    let type = Typeface(1_000)
    let width = type.width(of: "Østergaard-Krogs")
    #expect(
      type.lines(of: "Anna Østergaard-Krogsgård", width: width, limit: 9) == [
        "Anna", "Østergaard-", "Krogsgård",
      ])
    #expect(type.lines(of: "Anna  Bo", width: width, limit: 9) == ["Anna  Bo"])
    #expect(type.lines(of: "", width: width, limit: 9) == [""])
    let long = String(repeating: "m", count: 40)
    let lines = type.lines(of: long, width: width, limit: 9)
    #expect(lines.joined() == long && lines.count > 2)
    #expect(lines.allSatisfy { type.width(of: $0) <= width })
  }

  @Test func `what needs more lines than there are ends in an ellipsis`() {
    let type = Typeface(1_000)
    let width = type.width(of: "Anna Bach…")
    #expect(type.lines(of: "Anna Bach Carl Dam Eva", width: width, limit: 2) == ["Anna Bach", "Carl Dam…"])
    #expect(type.lines(of: "Anna Bach", width: 0, limit: 3).count == 3)
  }

  @Test func `a sheet full of the longest words still has its places`() throws {
    let word = String(repeating: "Konflikthåndteringskursus", count: 20)
    var document = try Door.rosters(people: 3, names: [word, word, word]).teamRoster(Door.team)
    document.sheets[0].heading.title = word
    document.sheets[0].heading.subtitle = word
    document.sheets[0].heading.organisation = word
    document.sheets[0].heading.edition = word
    document.sheets[0].footer.text = word
    #expect(document.pages.count == 1)
    #expect(try document.drawn().shortenedLines == [])
  }

  // MARK: Vocabulary

  private func documents(_ count: Int) throws -> [Document] {
    let rosters = try Door.rosters(people: count)
    return [
      try rosters.teamRoster(Door.team), try rosters.sessionRoster(Door.team, session: 0),
      try rosters.signInSheet(Door.team, session: 0),
    ]
  }

  /// The row that a block shows of the sheet's last table, the one with people in it.
  private func row(in block: Block, of document: Document) -> Int? {
    guard case .row(let part, let row) = block.content, part == document.sheets[0].parts.count - 1 else {
      return nil
    }
    return row
  }
}
