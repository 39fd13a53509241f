import CTerminal

/// One spacing character with its combining marks, at a column counted from that of its cell.
struct CellPiece: Equatable {
  let offset: Int
  let scalars: [UInt32]
}

/// Grapheme clusters as curses takes them.
///
/// Curses counts columns by single characters and the system's tables; `HoldplanText` counts by clusters. Where
/// the two differ (flags, joined emoji, emoji newer than the system) the screen would shift, so the cluster is
/// laid out again in exactly the columns that the frame gave it.
enum CellText {
  /// What curses takes in one cell: a base and four marks.
  private static let room = 5
  private static let questionMark: [UInt32] = [0x3F]
  private static let space: [UInt32] = [0x20]

  static func pieces(of text: String, columns: Int, width: (Unicode.Scalar) -> Int) -> [CellPiece] {
    var pieces: [CellPiece] = []
    var used = 0
    func add(_ scalars: [UInt32], _ columns: Int) {
      pieces.append(CellPiece(offset: used, scalars: scalars))
      used += columns
    }
    for scalar in text.unicodeScalars where !joinsOrVaries(scalar) {
      let own = width(scalar)
      if own == 0 {
        if pieces.isEmpty { add(space, 1) }
        guard let last = pieces.last, last.scalars.count < room else { continue }
        pieces[pieces.count - 1] = CellPiece(offset: last.offset, scalars: last.scalars + [scalar.value])
      } else if used + abs(own) > columns {
        break
      } else {
        add(own < 0 ? questionMark : [scalar.value], abs(own))
      }
    }
    while used < columns { add(space, 1) }
    return pieces
  }

  /// The columns of a character by the tables of curses; -1 if it cannot or must not be shown.
  static func cursesWidth(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0x20..<0x7F: 1
    // Frames hold safe text only; a control character that came here all the same must not reach the terminal.
    case 0..<0x20, 0x7F..<0xA0: -1
    default: Int(terminal_character_width(scalar.value))
    }
  }

  /// Zero-width joiner and variation selectors: terminals disagree about the columns of what they make.
  private static func joinsOrVaries(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value == 0x200D || (0xFE00...0xFE0F).contains(scalar.value)
  }
}
