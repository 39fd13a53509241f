/// One page of A4 with everything in its place.
///
/// Lengths are hundredths of a millimetre from the upper left corner, sizes of type hundredths of a point.
package struct Page: Equatable, Sendable {
  package static let paperWidth = 21_000
  package static let paperHeight = 29_700
  /// Wide enough on the left for a hole punch.
  package static let left = 2_000
  package static let width = 17_500
  package static let top = 1_400
  package static let footerTop = 28_000
  /// Nothing but the footer goes below.
  package static let bottom = 27_700

  /// Index into the sheets of the document.
  package var sheet: Int
  /// Counts from 1 within the sheet.
  package var number: Int
  package var blocks: [Block]
}

/// A piece of a page that is never broken: what it says, and how that is drawn.
package struct Block: Equatable, Sendable {
  package enum Content: Equatable, Sendable {
    case heading
    /// The heading in short, on the pages after the first.
    case continuation
    case facts([Fact])
    case caption(String)
    /// The headings of the table that is part `part` of the sheet.
    case tableHead(part: Int)
    case row(part: Int, row: Int)
    case note(String)
    case poster([PosterLine])
    case signatures([String])
    case footer(text: String, numbering: String)
  }

  package var content: Content
  package var top: Int
  package var height: Int
  /// Placed relative to the block's own top.
  package var marks: [Mark]
}

/// Something drawn on a page.
package enum Mark: Equatable, Sendable {
  case text(Line)
  case rule(from: Point, to: Point, thickness: Int, grey: UInt8)
  case fill(Point, width: Int, height: Int, grey: UInt8)

  package struct Point: Equatable, Sendable {
    package var x: Int
    package var y: Int
  }

  /// One line of type that is known to fit into its width.
  package struct Line: Equatable, Sendable {
    package var text: String
    package var origin: Point
    package var width: Int
    package var type: Typeface
    package var grey: UInt8 = 0
    package var alignment: LineAlignment = .left
  }

  package enum LineAlignment: Sendable {
    case left, centre, right
  }
}
