/// Where the parts of a screen lie. Pure arithmetic: tests draw the answer as a picture.
struct ScreenLayout: Equatable {
  /// The smallest screen on which everything can be done.
  static let smallest = Size(columns: 80, rows: 24)

  var header: Area
  var tabs: Area
  var body: Area
  var message: Area
  var footer: Area

  /// Nil below the smallest size.
  init?(_ size: Size) {
    guard size.columns >= Self.smallest.columns, size.rows >= Self.smallest.rows else { return nil }
    let columns = size.columns
    header = Area(column: 0, row: 0, columns: columns, rows: 1)
    tabs = Area(column: 0, row: 1, columns: columns, rows: 1)
    body = Area(column: 0, row: 2, columns: columns, rows: size.rows - 4)
    message = Area(column: 0, row: size.rows - 2, columns: columns, rows: 1)
    footer = Area(column: 0, row: size.rows - 1, columns: columns, rows: 1)
  }
}

extension Area {
  var columns: Int { size.columns }
  var rows: Int { size.rows }
  var right: Int { origin.column + size.columns }
  var bottom: Int { origin.row + size.rows }

  /// A left part of so many columns and the rest.
  func splitLeft(_ columns: Int) -> (Area, Area) {
    let left = min(columns, size.columns)
    return (
      Area(column: origin.column, row: origin.row, columns: left, rows: size.rows),
      Area(column: origin.column + left, row: origin.row, columns: size.columns - left, rows: size.rows)
    )
  }

  /// An upper part of so many rows and the rest.
  func splitTop(_ rows: Int) -> (Area, Area) {
    let top = min(max(0, rows), size.rows)
    return (
      Area(column: origin.column, row: origin.row, columns: size.columns, rows: top),
      Area(column: origin.column, row: origin.row + top, columns: size.columns, rows: size.rows - top)
    )
  }

  func splitBottom(_ rows: Int) -> (Area, Area) { splitTop(max(0, size.rows - rows)) }

  /// An area of at most the given size in the middle of this one.
  func centered(columns: Int, rows: Int) -> Area {
    let (width, height) = (min(columns, size.columns), min(rows, size.rows))
    return Area(
      column: origin.column + (size.columns - width) / 2, row: origin.row + (size.rows - height) / 2,
      columns: width, rows: height)
  }

  /// One row of the area.
  func line(_ row: Int) -> Area {
    Area(column: origin.column, row: origin.row + row, columns: size.columns, rows: 1)
  }
}
