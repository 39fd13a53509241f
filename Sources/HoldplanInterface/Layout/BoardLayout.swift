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

  /// - Parameter lines: how much the panel has to say; it takes half of the board at most.
  init(_ area: Area, teams: Int, lines: Int = 0) {
    let (top, rest) = area.splitTop(1)
    title = top
    let panelRows = max(area.rows >= 30 ? 9 : 5, min(lines + 2, area.rows / 2))
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
