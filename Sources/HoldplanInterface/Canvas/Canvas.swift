import HoldplanModel
import HoldplanText

/// What views draw on: a frame, the places that answer to the mouse, and where lists stood.
///
/// Everything written passes `SafeText` here, so that nothing foreign reaches a frame unseen.
struct Canvas {
  private(set) var frame: Frame
  private(set) var targets: [Target] = []
  /// The windows of the lists drawn, so that scrolling starts from what was seen.
  private(set) var windows: [ListName: Window] = [:]
  /// What was written over other text. A test says that there is nothing.
  private(set) var clashes: [String] = []

  init(size: Size) { frame = Frame(size: size) }

  var size: Size { frame.size }
  var area: Area { Area(column: 0, row: 0, columns: size.columns, rows: size.rows) }

  /// Writes one line, shortened with an ellipsis where it does not fit. Returns the columns used.
  @discardableResult
  mutating func write(
    _ text: String, at point: Point, style: Style = .plain, columns: Int = .max
  ) -> Int {
    let room = max(0, min(columns, size.columns - point.column))
    return frame.write(fitted(SafeText.of(text), columns: room), at: point, style: style, columns: room)
  }

  /// Writes one line of an area; rows beyond it are left out.
  @discardableResult
  mutating func write(
    _ text: String, in area: Area, row: Int, column: Int = 0, style: Style = .plain
  ) -> Int {
    guard (0..<area.size.rows).contains(row), column < area.size.columns else { return 0 }
    return write(
      text, at: Point(column: area.origin.column + column, row: area.origin.row + row), style: style,
      columns: area.size.columns - column)
  }

  /// Writes one line of an area against its right edge.
  mutating func writeRight(_ text: String, in area: Area, row: Int, style: Style = .plain) {
    let width = min(displayWidth(text), area.size.columns)
    noteClash(of: text, in: area, row: row, width: width)
    write(text, in: area, row: row, column: area.size.columns - width, style: style)
  }

  /// Notes where text at the right edge comes to lie over text from the left, which nobody could read.
  private mutating func noteClash(of text: String, in area: Area, row: Int, width: Int) {
    let line = area.origin.row + row
    guard width > 0, (0..<area.size.rows).contains(row), (0..<size.rows).contains(line) else { return }
    let from = max(area.origin.column, area.right - width)
    let covered = (max(0, from)..<min(size.columns, area.right)).contains { column in
      !["", " ", "─"].contains(frame[column, line].text)
    }
    if covered { clashes.append(text) }
  }

  /// Writes text over several lines from `row` on. Returns the row after the last one.
  @discardableResult
  mutating func paragraph(
    _ text: String, in area: Area, row: Int, indent: Int = 0, style: Style = .plain
  ) -> Int {
    let width = area.size.columns
    guard width > 0 else { return row }
    var next = row
    for line in Columns.wrapped(SafeText.of(text, keepingNewlines: true), to: width, hanging: indent) {
      write(line, in: area, row: next, style: style)
      next += 1
    }
    return next
  }

  /// Empties an area, for what lies on top of something else.
  mutating func clear(_ area: Area, style: Style = .plain) {
    let blank = String(repeating: " ", count: area.size.columns)
    for row in 0..<area.size.rows {
      frame.write(
        blank, at: Point(column: area.origin.column, row: area.origin.row + row), style: style,
        columns: area.size.columns)
    }
  }

  /// How much of a title the frame of a box has room for.
  static func titleColumns(of area: Area) -> Int { max(0, area.size.columns - 5) }

  /// Draws a border with a title and returns what lies inside, one column in from the border.
  @discardableResult
  mutating func box(_ area: Area, title: String, isActive: Bool = false) -> Area {
    let (columns, rows) = (area.size.columns, area.size.rows)
    guard columns >= 2, rows >= 2 else { return Area(column: 0, row: 0, columns: 0, rows: 0) }
    let style = Style(isActive ? .accent : .border, bold: isActive)
    let inner = columns - 2
    let label = title.isEmpty ? "" : " " + fitted(title, columns: Self.titleColumns(of: area)) + " "
    let rule = label + String(repeating: "─", count: max(0, inner - displayWidth(label)))
    let (left, top) = (area.origin.column, area.origin.row)
    write("┌" + rule + "┐", at: Point(column: left, row: top), style: style, columns: columns)
    write(label, at: Point(column: left + 1, row: top), style: Style(.title, bold: true), columns: inner)
    for row in top + 1..<max(top + 1, top + rows - 1) {
      write("│", at: Point(column: left, row: row), style: style)
      write("│", at: Point(column: left + columns - 1, row: row), style: style)
    }
    write(
      "└" + String(repeating: "─", count: inner) + "┘", at: Point(column: left, row: top + rows - 1),
      style: style, columns: columns)
    return Area(column: left + 2, row: top + 1, columns: columns - 4, rows: rows - 2)
  }

  /// Gives one line of an area another style, keeping what is written there.
  mutating func restyle(_ area: Area, row: Int, style: Style) {
    guard (0..<area.size.rows).contains(row) else { return }
    let line = area.origin.row + row
    guard (0..<size.rows).contains(line) else { return }
    for column in area.origin.column..<min(size.columns, area.origin.column + area.size.columns) {
      let cell = frame[column, line]
      guard !cell.text.isEmpty else { continue }
      frame.write(cell.text, at: Point(column: column, row: line), style: style)
    }
  }

  /// Makes an area answer to the mouse. What is drawn later lies on top.
  mutating func target(_ area: Area, _ action: Target.Action) {
    targets.append(Target(area: area, action: action))
  }

  /// Forgets the places below a dialog, which do not answer while it is open.
  mutating func coverTargets() { targets = [] }

  mutating func park(_ area: Area, row: Int, column: Int = 0) {
    guard (0..<area.size.rows).contains(row) else { return }
    frame.cursor = Point(column: area.origin.column + column, row: area.origin.row + row)
  }

  mutating func remember(_ name: ListName, _ window: Window) { windows[name] = window }
}

/// A part of the screen that answers to the mouse.
struct Target: Equatable {
  enum Action: Equatable {
    case view(ViewName)
    /// The command with this identifier, as if its key were pressed.
    case command(String)
    /// A row of a list.
    case row(ListName, Int)
    /// A column of the board, and a row in it where one was hit.
    case card(column: Int, row: Int?)
    case day(CalendarDate)
    /// A day of the calendar that a date is chosen from.
    case pickedDay(CalendarDate)
    /// The head of a column of people: sorts by it.
    case order(PeopleState.Order)
    case field(Int)
  }

  var area: Area
  var action: Action
}
