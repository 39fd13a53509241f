import HoldplanModel
import HoldplanResources
import HoldplanText

/// The list of reports, or the one that is open: a page that scrolls both ways, its headings staying in sight.
extension Canvas {
  mutating func draw(_ reports: ReportsState, _ state: State, _ area: Area) {
    reports.open == nil ? drawReportList(reports, state, area) : drawReport(reports, state, area)
  }

  private mutating func drawReportList(_ reports: ReportsState, _ state: State, _ area: Area) {
    let kinds = ReportKind.allCases
    let place = area.centered(columns: min(area.columns, 60), rows: min(area.rows, kinds.count + 2))
    clear(place)
    let inner = box(place, title: state.words["reports.title"], isActive: true)
    list(.reports, in: inner, count: kinds.count, selected: reports.selected, state: state) {
      canvas, number, line in
      canvas.write(
        fitted(state.words["report.\(kinds[number].rawValue).title"], columns: line.columns), in: line, row: 0
      )
    }
  }

  private mutating func drawReport(_ reports: ReportsState, _ state: State, _ area: Area) {
    clear(area)
    let title = reports.page?.title ?? state.words["report.\(reports.kind.rawValue).title"]
    let inner = box(area, title: title, isActive: true)
    guard let page = reports.page else {
      write(state.words["waiting.report"], in: inner, row: 0, style: Style(.dim))
      park(inner, row: 0)
      return
    }
    let text = page.text(columns: inner.columns, left: reports.left)
    guard text.count > 0 else {
      write(state.words["reports.empty"], in: inner, row: 0, style: Style(.dim))
      park(inner, row: 0)
      return
    }
    let (head, rows) = inner.splitTop(1)
    write(text[0], in: head, row: 0, style: Style(.title, bold: true))
    // Only what is seen is made: there may be a line for each of tens of thousands.
    let count = text.count - 1
    let top = max(0, min(reports.top, count - rows.rows))
    let window = Window(top: top, height: rows.rows)
    remember(.reports, window)
    for (row, number) in window.rows(of: count).enumerated() {
      let line = text[number + 1]
      write(line, in: rows, row: row)
      shade(line, in: rows, row: row)
    }
    if top + rows.rows < count {
      writeRight(
        " ↓\(count - top - rows.rows) ", in: area.line(area.rows - 1).splitLeft(area.columns - 2).0,
        row: 0, style: Style(.dim))
    }
    if page.widest > inner.columns {
      write(
        " " + state.words["reports.sideways"] + " ", in: area.line(area.rows - 1), row: 0, column: 2,
        style: Style(.dim))
    }
    park(rows, row: 0)
  }

  /// Gives the shades of a heat map their colour; they are told apart without it, too.
  private mutating func shade(_ line: String, in area: Area, row: Int) {
    var column = 0
    for character in line {
      if "░▒▓█".contains(character), column < area.columns {
        write(
          String(character), in: area, row: row, column: column,
          style: Style(character == "░" ? .accent : .warning))
      }
      column += displayWidth(String(character))
    }
  }
}

/// The lines of a report for so many columns: the table from where it is scrolled to, then the notes, wrapped. Each is
/// made when it is asked for.
struct ReportText {
  fileprivate let page: ReportPage
  fileprivate let left: Int
  fileprivate let sentences: [String]

  private var gap: Int { page.lines.isEmpty || sentences.isEmpty ? 0 : 1 }
  var count: Int { page.lines.count + gap + sentences.count }

  subscript(number: Int) -> String {
    if number < page.lines.count {
      return Columns.dropped(page.lines[number], columns: left, after: page.fixed)
    }
    let sentence = number - page.lines.count - gap
    return sentence < 0 ? "" : sentences[sentence]
  }
}

extension ReportPage {
  func text(columns: Int, left: Int) -> ReportText {
    ReportText(
      page: self, left: left,
      sentences: notes.flatMap { Columns.wrapped(SafeText.of($0), to: max(10, columns), hanging: 2) })
  }
}

extension State {
  /// How many rows there are to step through: the reports, or the lines that the last page of one leaves.
  func rowCount(of reports: ReportsState) -> Int {
    guard reports.open != nil else { return ReportKind.allCases.count }
    let lines = reports.page?.text(columns: size.columns - 4, left: reports.left).count ?? 1
    return max(1, lines - page(.reports))
  }
}
