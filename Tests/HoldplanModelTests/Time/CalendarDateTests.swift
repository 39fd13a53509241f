import HoldplanModel
import HoldplanTestSupport
import Testing

@Suite("Calendar dates")
struct CalendarDateTests {
  @Test(arguments: [
    ("1970-01-01", 0), ("1969-12-31", -1), ("2000-02-29", 11_016), ("2000-03-01", 11_017),
    ("2026-11-14", 20_771), ("9999-12-31", 2_932_896), ("0001-01-01", -719_162),
  ])
  func countsDaysFrom1970(iso: String, number: Int) {
    #expect(day(iso).dayNumber == number)
    #expect(CalendarDate(dayNumber: number).iso == iso)
  }

  @Test(arguments: [
    "2026-02-29", "1900-02-29", "2100-02-29", "2026-04-31", "2026-13-01", "2026-00-10", "2026-01-00",
    "2026-1-1", "26-01-01", "2026/01/01", "2026-01-01 ", "", "0000-01-01", "２０２６-01-01",
  ])
  func refusesWhatIsNoDate(text: String) {
    #expect(CalendarDate(iso: text) == nil)
  }

  @Test(arguments: [1904, 2000, 2024, 2028, 2400]) func leapYearsHave29February(year: Int) {
    #expect(CalendarDate(year: year, month: 2, day: 29) != nil)
  }

  @Test(arguments: [
    ("1900-01-01", Weekday.monday), ("1970-01-01", .thursday), ("2000-02-29", .tuesday),
    ("2018-09-05", .wednesday), ("2026-11-14", .saturday), ("2027-03-28", .sunday), ("1582-10-15", .friday),
  ])
  func knowsTheWeekday(iso: String, weekday: Weekday) {
    #expect(day(iso).weekday == weekday)
  }

  @Test func everyDayOfFourCenturiesFollowsTheOneBefore() throws {
    var expected = (year: 1900, month: 1, day: 1)
    for date in day("1900-01-01")...day("2299-12-31") {
      let (year, month, number) = date.yearMonthDay
      try #require((year, month, number) == expected)
      try #require(CalendarDate(year: year, month: month, day: number) == date)
      expected.day += 1
      if expected.day > CalendarDate.days(inMonth: expected.month, of: expected.year) {
        expected = expected.month == 12 ? (expected.year + 1, 1, 1) : (expected.year, expected.month + 1, 1)
      }
    }
  }

  @Test func countsDaysOverTheTurnOfTheYearAndTheLeapDay() {
    #expect(day("2026-12-31").advanced(by: 1) == day("2027-01-01"))
    #expect(day("2028-02-28").distance(to: day("2028-03-01")) == 2)
    #expect(day("2027-02-28").distance(to: day("2027-03-01")) == 1)
  }
}

@Suite("ISO weeks")
struct ISOWeekTests {
  @Test(arguments: [
    // The turn of years with and without a week 53.
    ("2026-12-27", 2026, 52), ("2026-12-28", 2026, 53), ("2027-01-03", 2026, 53), ("2027-01-04", 2027, 1),
    ("2020-12-31", 2020, 53), ("2021-01-03", 2020, 53), ("2021-01-04", 2021, 1),
    ("2024-12-30", 2025, 1), ("2024-12-29", 2024, 52), ("2028-01-01", 2027, 52), ("2028-01-03", 2028, 1),
    ("2018-09-05", 2018, 36), ("2019-01-23", 2019, 4), ("2018-12-31", 2019, 1), ("2026-11-14", 2026, 46),
  ])
  func belongToTheYearOfTheirThursday(iso: String, year: Int, number: Int) {
    #expect(day(iso).isoWeek == ISOWeek(year: year, number: number))
  }

  @Test func beginOnMonday() {
    #expect(ISOWeek(year: 2026, number: 53).monday == day("2026-12-28"))
    #expect(ISOWeek(year: 2027, number: 1).monday == day("2027-01-04"))
    #expect(ISOWeek(year: 2025, number: 1).monday == day("2024-12-30"))
  }

  @Test func countMondaysAlsoBefore1970() {
    for date in day("1969-11-01")...day("1970-02-28") {
      let next = date.advanced(by: 1)
      #expect(next.weekIndex - date.weekIndex == (next.weekday == .monday ? 1 : 0))
    }
  }
}

@Suite("Times of day")
struct ClockTimeTests {
  @Test(arguments: [("8:30", 510), ("08.30", 510), ("00:00", 0), ("23:59", 1439)])
  func areReadAsDanesWriteThem(text: String, minutes: Int) {
    #expect(ClockTime(text)?.minutes == minutes)
  }

  @Test(arguments: ["24:00", "8:60", "8", "8:3", "", "a:30", "-1:30", "8:30:00", "+8:30", "8::30", ":8:30"])
  func refuseWhatIsNoTime(text: String) {
    #expect(ClockTime(text) == nil)
  }
}
