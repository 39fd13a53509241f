import HoldplanModel

/// What stands on some sheets of paper, before it is laid out.
///
/// `pages` lays it out once; `text(width:)` and `pdf()` draw the same pages, so that the preview breaks where
/// the paper does. Text from files and people may stand in every string: it passes `SafeText` on the way to
/// the pages.
package struct Document: Equatable, Sendable {
  /// What PDF readers and the print queue call it.
  package var title: String
  /// The day on which the document says that it was made. Nothing else in it depends on the clock.
  package var date: CalendarDate
  package var sheets: [Sheet]
  /// Whether both sides of the paper are printed on: then every sheet begins on the front of a piece of paper,
  /// so that no list has another's first page on its back.
  package var isDuplex = false

  package init(title: String, date: CalendarDate, sheets: [Sheet]) {
    self.title = title
    self.date = date
    self.sheets = sheets
  }

  /// All sheets of some documents, in order. Each sheet keeps its own page numbers.
  package static func joined(_ documents: [Document], title: String, date: CalendarDate) -> Document {
    Document(title: title, date: date, sheets: documents.flatMap(\.sheets))
  }
}

/// One list or form, which begins on a page of its own and counts its own pages.
package struct Sheet: Equatable, Sendable {
  /// What the list of contents calls it.
  package var name: String
  package var heading: Heading
  package var parts: [Part]
  package var footer: Footer

  package init(name: String, heading: Heading, parts: [Part], footer: Footer) {
    self.name = name
    self.heading = heading
    self.parts = parts
    self.footer = footer
  }
}

/// What stands on top of a sheet; pages after the first have it in short.
package struct Heading: Equatable, Sendable {
  package var organisation: String
  /// What kind of sheet it is, such as a list of members.
  package var kind: String
  package var title: String
  package var subtitle: String
  /// The publication with its date, or that this is a draft.
  package var edition: String
  package var isDraft: Bool

  package init(
    organisation: String, kind: String, title: String, subtitle: String, edition: String, isDraft: Bool
  ) {
    self.organisation = organisation
    self.kind = kind
    self.title = title
    self.subtitle = subtitle
    self.edition = edition
    self.isDraft = isDraft
  }
}

/// What stands below every page.
package struct Footer: Equatable, Sendable {
  package var text: String
  /// With `{page}` and `{pages}` for the numbers.
  package var numbering: String

  package init(text: String, numbering: String) {
    self.text = text
    self.numbering = numbering
  }
}

/// A piece of a sheet.
package enum Part: Equatable, Sendable {
  /// Facts side by side, their widths in hundredths of a millimetre.
  case facts([Fact])
  case table(Table)
  case note(String)
  /// Lines of large type in the middle of the page, one below the other.
  case poster([PosterLine])
  /// Lines to sign on, side by side, each with what stands below it.
  case signatures([String])
}

/// A line that is read from afar.
package struct PosterLine: Equatable, Sendable {
  package var text: String
  /// Of the type, in hundredths of a point.
  package var size: Int
  package var isBold: Bool
  /// Empty room above it, in hundredths of a millimetre.
  package var gap: Int

  package init(_ text: String, size: Int, bold: Bool = false, gap: Int = 0) {
    self.text = text
    self.size = size
    self.isBold = bold
    self.gap = gap
  }
}

/// A value with the word for what it is.
package struct Fact: Equatable, Sendable {
  package var label: String
  package var lines: [String]
  package var width: Int
  /// Whether the first line is what people look for; the other lines are always small.
  package var isProminent: Bool

  package init(_ label: String, _ lines: [String], width: Int, isProminent: Bool = true) {
    self.label = label
    self.lines = lines
    self.width = width
    self.isProminent = isProminent
  }
}

/// Rows of cells under a line of headings.
package struct Table: Equatable, Sendable {
  package enum Style: Sendable {
    /// To be read: a fine line under each row.
    case list
    /// To be filled in by hand: a grid.
    case form
  }

  package var caption: String?
  package var style: Style
  package var columns: [Column]
  /// As many cells in each as there are columns.
  package var rows: [[String]]
  /// The height of a row in hundredths of a millimetre: the most with which the table ends on the page where
  /// it begins, or the most of all where it cannot. A row with wrapped cells may be higher.
  package var rowHeights: ClosedRange<Int>
  /// Of the type, in hundredths of a point.
  package var size: Int
  /// Whether a line feed in a cell begins a new line. Foreign text in the cells must have passed `SafeText`
  /// before it was put together; otherwise a line feed is made visible.
  package var keepsLineBreaks = false
  /// What does not fit into so many lines of a cell is cut off with `…`.
  package var lineLimit = 6
  /// How dark the cells of each row stand, from 0 (white) to 4; rows that are not named are white.
  package var shades: [[Int]] = []

  package init(
    caption: String? = nil, style: Style, columns: [Column], rows: [[String]], rowHeights: ClosedRange<Int>,
    size: Int
  ) {
    self.caption = caption
    self.style = style
    self.columns = columns
    self.rows = rows
    self.rowHeights = rowHeights
    self.size = size
  }
}

package struct Column: Equatable, Sendable {
  package var title: String
  /// In hundredths of a millimetre.
  package var width: Int
  package var isNumber: Bool
  /// Whether it is left empty for a pen.
  package var isBlank: Bool
  /// Whether its type is smaller, because people look for something else first.
  package var isSecondary: Bool

  package init(
    _ title: String, width: Int, isNumber: Bool = false, isBlank: Bool = false, isSecondary: Bool = false
  ) {
    self.title = title
    self.width = width
    self.isNumber = isNumber
    self.isBlank = isBlank
    self.isSecondary = isSecondary
  }
}
