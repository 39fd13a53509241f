import CPage
import Foundation
import HoldplanModel
import HoldplanResources
import HoldplanText

/// Why no PDF could be made.
package enum PDFError: Error, Equatable {
  /// No font on the machine has the Danish letters: the Debian package fonts-dejavu-core brings one.
  case noFont
  case outOfMemory
  case drawingFailed

  /// What is wrong and what to do about it.
  package func sentence(_ words: Words) -> String {
    switch self {
    case .noFont: words["roster.pdf.noFont"]
    case .outOfMemory: words["roster.pdf.memory"]
    case .drawingFailed: words["roster.pdf.failed"]
    }
  }
}

extension Document {
  /// The fonts that `Typeface` knows the widths of, best first. `fontconfig`, which Pango needs, always brings
  /// one such family with it.
  private static let families = "Liberation Sans,DejaVu Sans"

  /// The document as a PDF on A4, fonts embedded. The same document gives the same bytes.
  ///
  /// Takes a few milliseconds a page; call it off the main actor.
  package func pdf() throws(PDFError) -> Data { try drawn().bytes }

  /// The PDF, and how many of its characters no font on the machine could show.
  package func drawn() throws(PDFError) -> PDF {
    let canvas = try Canvas(title: SafeText.of(title), date: date, families: Self.families)
    for (index, page) in pages.enumerated() {
      if index > 0 { canvas.nextPage() }
      if page.number == 1 { canvas.bookmark(SafeText.of(sheets[page.sheet].name)) }
      for block in page.blocks {
        for mark in block.marks { canvas.draw(mark, below: block.top) }
      }
    }
    return try canvas.finished()
  }
}

/// A finished PDF.
package struct PDF: Equatable, Sendable {
  package var bytes: Data
  /// Characters that stand as boxes on the page because no font on the machine has them.
  package var missingCharacters: Int
  /// Lines that were wider than `Typeface` expects and were cut off; none with the fonts it was measured from.
  package var shortenedLines: [String]
}

/// Owns one document of `CPage` and gives it back when it goes.
private final class Canvas {
  private let document: OpaquePointer
  private var shortenedLines: [String] = []

  init(title: String, date: CalendarDate, families: String) throws(PDFError) {
    var document: OpaquePointer?
    let status = title.asPageText { title in
      "Holdplan".asPageText { creator in
        let paper = CPagePaper(
          width: Int32(Page.paperWidth), height: Int32(Page.paperHeight), title: title, creator: creator,
          created: Int64(date.dayNumber) * 86_400)
        return cpage_open(paper, families, &document)
      }
    }
    guard let document else { throw PDFError.outOfMemory }
    self.document = document
    try Self.check(status)
  }

  deinit { cpage_close(document) }

  func nextPage() { cpage_next_page(document) }

  func bookmark(_ name: String) {
    name.asPageText { cpage_bookmark(document, $0) }
  }

  func draw(_ mark: Mark, below top: Int) {
    switch mark {
    case .text(let line): draw(line, below: top)
    case .rule(let from, let to, let thickness, let grey):
      cpage_line(
        document, Int32(from.x), Int32(top + from.y), Int32(to.x), Int32(top + to.y), Int32(thickness), grey)
    case .fill(let corner, let width, let height, let grey):
      let box = CPageBox(
        x: Int32(corner.x), y: Int32(top + corner.y), width: Int32(width), height: Int32(height))
      cpage_rectangle(document, box, 0, grey)
    }
  }

  private func draw(_ line: Mark.Line, below top: Int) {
    let alignment =
      switch line.alignment {
      case .left: CPAGE_LEFT
      case .centre: CPAGE_CENTRE
      case .right: CPAGE_RIGHT
      }
    let style = CPageStyle(
      size: Int32(line.type.size), bold: line.type.isBold, grey: line.grey, alignment: UInt8(alignment),
      width: Int32(line.width), wraps: false)
    let extent = line.text.asPageText { text in
      cpage_text(document, Int32(line.origin.x), Int32(top + line.origin.y), text, style)
    }
    if extent.shortened { shortenedLines.append(line.text) }
  }

  func finished() throws(PDFError) -> PDF {
    var bytes: UnsafePointer<UInt8>?
    var count = 0
    try Self.check(cpage_finish(document, &bytes, &count))
    guard let bytes else { throw PDFError.drawingFailed }
    return PDF(
      bytes: Data(bytes: bytes, count: count), missingCharacters: Int(cpage_missing_glyphs(document)),
      shortenedLines: shortenedLines)
  }

  private static func check(_ status: CPageStatus) throws(PDFError) {
    switch Int(status) {
    case CPAGE_OK: return
    case CPAGE_NO_MEMORY: throw .outOfMemory
    case CPAGE_NO_FONT: throw .noFont
    default: throw .drawingFailed
    }
  }
}

extension String {
  /// Lends the text's bytes for one call.
  fileprivate func asPageText<Result>(_ use: (CPageText) -> Result) -> Result {
    var text = self
    return text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { characters in
        use(CPageText(bytes: characters.baseAddress, length: Int32(characters.count)))
      }
    }
  }
}
