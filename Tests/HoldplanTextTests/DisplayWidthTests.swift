import HoldplanText
import Testing

struct DisplayWidthTests {
  @Test(arguments: [
    ("", 0), ("Holdplan", 8), ("Søren Ærø Ågård", 15), ("A\u{30A}", 1), ("e\u{301}", 1), ("…", 1), ("│█▁", 3),
  ])
  func `western text takes one column a letter`(text: String, columns: Int) {
    #expect(DisplayWidth.of(text) == columns)
  }

  @Test(arguments: [
    ("漢字", 4), ("한글", 4), ("\u{1112}\u{1161}\u{11AB}", 2), ("ａ", 2), ("🎓", 2), ("👩🏽‍🏫", 2), ("🇩🇰", 2),
    ("❤\u{FE0F}", 2),
    ("❤", 1), ("🇩", 1), ("กำ", 2),
  ])
  func `wide characters, emoji and flags take two columns`(text: String, columns: Int) {
    #expect(DisplayWidth.of(text) == columns)
  }

  @Test func `combining marks and controls take none`() {
    #expect(DisplayWidth.of("\u{301}") == 0)
    #expect(DisplayWidth.of("\u{200B}") == 0)
    #expect(DisplayWidth.of("\u{1B}") == 0)
  }
}
