import HoldplanText
import Testing

private func finds(_ query: String, in text: String) -> Bool {
  SearchQuery(query).matches(SearchText(text))
}

struct SearchTests {
  @Test(arguments: [
    ("", "Anything"), ("søren", "SØREN Ærø"), ("ærø søren", "Søren Ærø"), ("rene", "René"), ("åge", "Aage"),
    ("aage", "Åge"), ("Ka", "Kaare"), ("kaa", "Kåre"), ("0042", "0042"), ("  bo ", "Bo"),
    ("A\u{30A}se", "Åse"),
  ])
  func `case, accents and the spelling of å don't count`(query: String, text: String) {
    #expect(finds(query, in: text))
  }

  @Test(arguments: [
    ("aer", "Ærø"), ("oster", "Øster"), ("age", "Åge"), ("ærø søren", "Søren"), ("sren", "Søren"),
  ])
  func `Danish letters are not their lookalikes, and every word must be found`(query: String, text: String) {
    #expect(!finds(query, in: text))
  }

  @Test func `the closer the fit, the lower the rank`() {
    let query = SearchQuery("and")
    let ranks = ["Anders", "Bo Andersen", "Sandra", "Arne Dam", "Dan"].map { query.rank(SearchText($0)) }
    #expect(ranks == [0, 1, 2, 3, nil])
    #expect(SearchQuery("").rank(SearchText("Bo")) == 0)
  }
}
