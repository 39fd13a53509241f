import Testing

@testable import HoldplanModel

@Suite("CPR numbers are found")
struct CPRTests {
  @Test(arguments: [
    ("010180-1234", "010180-1234"), ("Ida Holm 311299 4321", "311299 4321"), ("0101801234", "0101801234"),
    ("cpr:010180–1234.", "010180–1234"), ("710180-1234", "710180-1234"), ("x010180-1234x", "010180-1234"),
  ])
  func inAnyWriting(text: String, number: String) { #expect(text.firstLikeCPR == number) }

  @Test(arguments: [
    "000000-1234", "321299-1234", "011399-1234", "010180-123", "010180-12345", "1010180-1234",
    "010180 – 1234",
    "20102030", "Vej 12, 9000 Aalborg", "+45 20 10 20 30", "00001234", "", "010180", "2026-11-14",
  ])
  func andNothingElse(text: String) { #expect(text.firstLikeCPR == nil) }
}
