import HoldplanText
import Testing

struct ColumnsTests {
  @Test(arguments: [
    ("Ærøskøbing", 10, "Ærøskøbing"), ("Ærøskøbing", 9, "Ærøskøbi…"), ("Ærøskøbing", 1, "…"), ("Ærø", 0, ""),
    ("漢字漢字", 8, "漢字漢字"), ("漢字漢字", 7, "漢字漢…"), ("漢字漢字", 6, "漢字…"),
    ("e\u{301}e\u{301}e\u{301}", 2, "e\u{301}…"),
    ("👩🏽‍🏫👩🏽‍🏫", 3, "👩🏽‍🏫…"),
  ])
  func `what is too long ends in an ellipsis, between characters`(text: String, columns: Int, shown: String) {
    #expect(Columns.truncated(text, to: columns) == shown)
    #expect(DisplayWidth.of(shown) <= columns)
  }

  @Test func `a date or a time is not broken at its hyphen, a word is`() {
    #expect(
      Columns.wrapped("mødes on 4-11 kl. 08:30-11:30", to: 12) == ["mødes on", "4-11 kl.", "08:30-11:30"])
    #expect(Columns.wrapped("Anne-Marie", to: 6) == ["Anne-", "Marie"])
  }

  @Test func `padding counts columns, not letters`() {
    #expect(Columns.padded("漢", to: 4) == "漢  ")
    #expect(Columns.padded("å", to: 3, .right) == "  å")
    #expect(Columns.padded("å", to: 4, .center) == " å  ")
    #expect(Columns.padded("for long", to: 3) == "for long")
  }

  @Test(arguments: [
    ("Nr Navn Drift", 0, 0, "Nr Navn Drift"), ("Nr Navn Drift", 5, 3, "Nr Drift"), ("漢字漢", 1, 0, " 字漢"),
    ("漢字漢", 2, 2, "漢漢"), ("kort", 9, 0, ""), ("kort", 9, 2, "ko"),
  ])
  func `columns are dropped after those that stay`(text: String, columns: Int, fixed: Int, rest: String) {
    #expect(Columns.dropped(text, columns: columns, after: fixed) == rest)
  }

  @Test func `fitted text has the width asked for`() {
    #expect(Columns.fitted("漢字漢", to: 4) == "漢… ")
    #expect(Columns.fitted("漢字漢", to: -1) == "")
  }
}

struct WrappingTests {
  @Test func `text is broken between words`() {
    #expect(Columns.wrapped("the quick brown fox", to: 10) == ["the quick", "brown fox"])
    #expect(Columns.wrapped("the quick  brown", to: 9) == ["the quick", "brown"])
  }

  @Test func `its own line breaks are kept, also empty lines`() {
    #expect(Columns.wrapped("a\n\nb", to: 10) == ["a", "", "b"])
    #expect(Columns.wrapped("", to: 10) == [""])
    #expect(Columns.wrapped("  indented", to: 20) == ["  indented"])
  }

  @Test func `a word that is too long is broken after a hyphen or between characters`() {
    #expect(Columns.wrapped("ab-cdefgh", to: 7) == ["ab-", "cdefgh"])
    #expect(Columns.wrapped("漢字漢字漢", to: 5) == ["漢字", "漢字", "漢"])
    #expect(Columns.wrapped("x abcdefghij", to: 4) == ["x", "abcd", "efgh", "ij"])
  }

  @Test func `lines after the first may hang`() {
    #expect(Columns.wrapped("- one two three", to: 9, hanging: 2) == ["- one two", "  three"])
  }

  @Test(arguments: 1...30) func `no line is too wide and no letter is lost`(columns: Int) {
    let text = "Æblegrød og 漢字-kager, e\u{301}n gang om  ugen\nfor 120 personer i Fællesbo-afdelingen"
    let lines = Columns.wrapped(text, to: columns)
    let wide = lines.filter { DisplayWidth.of($0) > max(columns, 2) }
    #expect(wide == [])
    let letters = { (text: String) in text.filter { !$0.isWhitespace } }
    #expect(letters(lines.joined()) == letters(text))
  }
}
