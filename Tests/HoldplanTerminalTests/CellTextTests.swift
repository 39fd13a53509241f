import Testing

@testable import HoldplanTerminal

/// Clusters in exactly the columns they were given. A piece is shown as `offset:text`.
struct CellTextTests {
  /// Widths as a system's tables may have them, whatever this one has.
  private func width(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0x300...0x36F: 0
    case 0x65E5, 0x1F469, 0x1F44D, 0x1F3FD: 2
    case 0x1FAE8, 0..<0x20: -1
    default: 1
    }
  }

  private func pieces(_ text: String, _ columns: Int) -> [String] {
    CellText.pieces(of: text, columns: columns, width: width).map { piece in
      let text = String(String.UnicodeScalarView(piece.scalars.compactMap(Unicode.Scalar.init)))
      return "\(piece.offset):\(text)"
    }
  }

  @Test func aLetterIsOnePiece() { #expect(pieces("å", 1) == ["0:å"]) }

  @Test func marksStayWithTheirBase() {
    #expect(pieces("e\u{301}\u{302}", 1) == ["0:e\u{301}\u{302}"])
  }

  @Test func cursesTakesFourMarks() {
    let many = "e" + String(repeating: "\u{301}", count: 9)
    #expect(CellText.pieces(of: many, columns: 1, width: width).map(\.scalars.count) == [5])
  }

  @Test func aMarkAloneStandsOnASpace() { #expect(pieces("\u{301}", 1) == ["0: \u{301}"]) }

  @Test func aWideCharacterFillsTwoColumns() { #expect(pieces("日", 2) == ["0:日"]) }

  @Test func aFlagIsItsTwoLetters() { #expect(pieces("🇩🇰", 2) == ["0:🇩", "1:🇰"]) }

  @Test func aJoinedEmojiIsItsFirstOne() { #expect(pieces("👩\u{200D}👩", 2) == ["0:👩"]) }

  @Test func aSkinToneThatDoesNotFitIsLeftOut() { #expect(pieces("👍🏽", 2) == ["0:👍"]) }

  @Test func aCharacterWidenedByAVariationGetsASpace() { #expect(pieces("❤\u{FE0F}", 2) == ["0:❤", "1: "]) }

  @Test func whatTheSystemDoesNotKnowIsAQuestionMark() { #expect(pieces("\u{1FAE8}", 2) == ["0:?", "1: "]) }

  @Test func aControlCharacterNeverReachesTheTerminal() {
    #expect(CellText.pieces(of: "\u{1B}", columns: 1, width: CellText.cursesWidth).map(\.scalars) == [[0x3F]])
    #expect(CellText.pieces(of: "\u{9B}", columns: 1, width: CellText.cursesWidth).map(\.scalars) == [[0x3F]])
    #expect(CellText.pieces(of: "\n", columns: 1, width: CellText.cursesWidth).map(\.scalars) == [[0x3F]])
  }
}
