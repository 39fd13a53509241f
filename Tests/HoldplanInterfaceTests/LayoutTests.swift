import Testing

@testable import HoldplanInterface

/// Where things lie, as pictures: each letter fills the area of one part.
struct LayoutTests {
  @Test func theScreenHasHeaderTabsBodyMessageAndFooter() throws {
    let layout = try #require(ScreenLayout(Size(columns: 80, rows: 24)))
    let parts = [
      ("h", layout.header), ("t", layout.tabs), ("b", layout.body), ("m", layout.message),
      ("f", layout.footer),
    ]
    let rows = picture(parts, 80, 24).map { $0.first ?? "?" }
    #expect(String(rows) == "ht" + String(repeating: "b", count: 20) + "mf")
  }

  @Test func belowTheSmallestSizeThereIsNoLayout() {
    #expect(ScreenLayout(Size(columns: 79, rows: 24)) == nil)
    #expect(ScreenLayout(Size(columns: 80, rows: 23)) == nil)
  }

  @Test func fourTeamsFillTheBoard() {
    #expect(
      boardPicture(teams: 4) == [
        "TTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTT",
        "AAAAAAAAAABBBBBBBBBBCCCCCCCCCCDDDDDDDDDD",
        "AAAAAAAAAABBBBBBBBBBCCCCCCCCCCDDDDDDDDDD",
        "PPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPP",
      ])
  }

  @Test func twoTeamsBecomeWiderButNotTooWide() {
    #expect(
      boardPicture(teams: 2) == [
        "TTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTT",
        "AAAAAAAAAAAAAAAABBBBBBBBBBBBBBBB........",
        "AAAAAAAAAAAAAAAABBBBBBBBBBBBBBBB........",
        "PPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPP",
      ])
  }

  @Test func ofManyTeamsAsManyAreSeenAsFit() {
    #expect(BoardLayout(Area(column: 0, row: 2, columns: 80, rows: 20), teams: 40).columns.count == 4)
    #expect(BoardLayout(Area(column: 0, row: 2, columns: 200, rows: 50), teams: 40).columns.count == 10)
  }

  @Test(arguments: [
    (0, 10, nil, 0), (9, 10, nil, 5), (4, 10, 3, 3), (2, 10, 3, 2), (8, 10, 3, 4), (0, 3, 9, 0),
  ])
  func aListMovesAsLittleAsItCan(_ selected: Int, _ count: Int, _ top: Int?, _ expected: Int) {
    let old = top.map { Window(top: $0, height: 5) }
    #expect(Window.showing(selected, of: count, height: 5, after: old).top == expected)
  }

  /// The board at half its size in both directions.
  private func boardPicture(teams: Int) -> [String] {
    let layout = BoardLayout(Area(column: 0, row: 0, columns: 80, rows: 12), teams: teams)
    let letters = ["A", "B", "C", "D"]
    let parts = [("T", layout.title), ("P", layout.panel)] + zip(letters, layout.columns).map { ($0, $1) }
    return picture(parts, 80, 12).enumerated().filter { [0, 2, 4, 9].contains($0.offset) }.map { _, row in
      String(row.enumerated().filter { $0.offset.isMultiple(of: 2) }.map(\.element))
    }
  }

  private func picture(_ parts: [(String, Area)], _ columns: Int, _ rows: Int) -> [String] {
    (0..<rows).map { row in
      (0..<columns).map { column in
        parts.last { $0.1.contains(Point(column: column, row: row)) }?.0 ?? "."
      }.joined()
    }
  }
}
