/// Where the board's columns lie. Pure arithmetic: tests draw the answer as a picture.
struct BoardLayout: Equatable {
  static let narrowest = 20
  static let widest = 32

  /// What is being done, or the module.
  var title: Area
  /// The columns that are seen, from the left.
  var columns: [Area]
  /// What the board says about the cursor.
  var panel: Area

  init(_ area: Area, teams: Int) {
    let (top, rest) = area.splitTop(1)
    title = top
    let panelRows = area.rows >= 30 ? 9 : 5
    let (board, bottom) = rest.splitBottom(panelRows)
    panel = bottom
    let fitting = max(1, board.columns / Self.narrowest)
    let seen = min(max(0, teams), fitting)
    let width = seen == 0 ? 0 : min(Self.widest, board.columns / seen)
    columns = (0..<seen).map { number in
      Area(
        column: board.origin.column + number * width, row: board.origin.row, columns: width,
        rows: board.rows)
    }
  }
}
