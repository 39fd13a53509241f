import HoldplanModel
import HoldplanTestSupport
import Testing

@Suite("Danish public holidays")
struct DanishHolidaysTests {
  /// Month and day of Easter Sunday, ten years a line, taken from the Python package `holidays` 0.109, with
  /// which all holidays of 1950 to 2100 were compared once.
  static let easter: [(firstYear: Int, dates: String)] = [
    (1950, "4-9 3-25 4-13 4-5 4-18 4-10 4-1 4-21 4-6 3-29"),
    (1960, "4-17 4-2 4-22 4-14 3-29 4-18 4-10 3-26 4-14 4-6"),
    (1970, "3-29 4-11 4-2 4-22 4-14 3-30 4-18 4-10 3-26 4-15"),
    (1980, "4-6 4-19 4-11 4-3 4-22 4-7 3-30 4-19 4-3 3-26"),
    (1990, "4-15 3-31 4-19 4-11 4-3 4-16 4-7 3-30 4-12 4-4"),
    (2000, "4-23 4-15 3-31 4-20 4-11 3-27 4-16 4-8 3-23 4-12"),
    (2010, "4-4 4-24 4-8 3-31 4-20 4-5 3-27 4-16 4-1 4-21"),
    (2020, "4-12 4-4 4-17 4-9 3-31 4-20 4-5 3-28 4-16 4-1"),
    (2030, "4-21 4-13 3-28 4-17 4-9 3-25 4-13 4-5 4-25 4-10"),
    (2040, "4-1 4-21 4-6 3-29 4-17 4-9 3-25 4-14 4-5 4-18"),
    (2050, "4-10 4-2 4-21 4-6 3-29 4-18 4-2 4-22 4-14 3-30"),
    (2060, "4-18 4-10 3-26 4-15 4-6 3-29 4-11 4-3 4-22 4-14"),
    (2070, "3-30 4-19 4-10 3-26 4-15 4-7 4-19 4-11 4-3 4-23"),
    (2080, "4-7 3-30 4-19 4-4 3-26 4-15 3-31 4-20 4-11 4-3"),
    (2090, "4-16 4-8 3-30 4-12 4-4 4-24 4-15 3-31 4-20 4-12"),
    (2100, "3-28"),
  ]

  @Test(arguments: easter) func easterFallsAsInTheTable(firstYear: Int, dates: String) {
    for (year, date) in zip(firstYear..., dates.split(separator: " ")) {
      let easter = DanishHoliday.easterSunday(in: year)
      #expect("\(easter.month)-\(easter.day)" == date, "\(year)")
    }
  }

  @Test(arguments: [
    (2023, "01-01 04-06 04-07 04-09 04-10 05-05 05-18 05-28 05-29 12-25 12-26"),
    (2024, "01-01 03-28 03-29 03-31 04-01 05-09 05-19 05-20 12-25 12-26"),
    (2026, "01-01 04-02 04-03 04-05 04-06 05-14 05-24 05-25 12-25 12-26"),
    (2027, "01-01 03-25 03-26 03-28 03-29 05-06 05-16 05-17 12-25 12-26"),
  ])
  func aYearHasTheseAndNoOthers(year: Int, expected: String) throws {
    let newYear = try #require(CalendarDate(year: year, month: 1, day: 1))
    let found = (0..<365).map { newYear.advanced(by: $0) }.filter { DanishHoliday.on($0) != nil }
    #expect(found.map { String($0.iso.dropFirst(5)) }.joined(separator: " ") == expected)
  }

  @Test func storeBededagWasAHolidayTo2023() {
    #expect(DanishHoliday.on(day("2023-05-05")) == .storeBededag)
    #expect(DanishHoliday.on(day("2024-04-26")) == nil)
  }

  @Test(arguments: ["2026-06-05", "2026-12-24", "2026-12-31"])
  func whatIsClosedByCustomIsNoHoliday(iso: String) {
    #expect(DanishHoliday.on(day(iso)) == nil)
  }
}

@Suite("Seasons")
struct SeasonTests {
  @Test func teachOnWeekdaysThatAreNeitherHolidaysNorClosed() {
    let season = Season.fixture("2027-03-22", "2027-04-02", closed: ["2027-03-31"])
    #expect(
      season.teachingDates.map(\.iso) == [
        "2027-03-22", "2027-03-23", "2027-03-24", "2027-03-30", "2027-04-01", "2027-04-02",
      ])
  }

  @Test func mayTeachOnHolidaysWhereTheyAreNotObserved() {
    var season = Season.fixture("2027-03-25", "2027-03-29")
    season.observesDanishHolidays = false
    #expect(season.teachingDates.count == 3)
  }

  @Test func haveNoDatesWhenTheyEndBeforeTheyBegin() {
    #expect(Season.fixture("2027-03-25", "2027-03-24").teachingDates.isEmpty)
  }

  @Test func giveTheTimesOfHalfAndFullDays() throws {
    let season = Season.fixture()
    let full = try #require(season.times(from: 0, count: 2))
    #expect(full.start == clock("08:30") && full.end == clock("15:30"))
    #expect(season.times(from: 1, count: 2) == nil)
    #expect(season.times(from: -1, count: 1) == nil)
  }
}

@Suite("Ranges of dates")
struct DateRangeTests {
  @Test func mergeWhenTheyOverlapOrTouch() {
    let merged = DateRange.merged([
      days("2026-11-10", "2026-11-12"), days("2026-11-01", "2026-11-03"), days("2026-11-04"),
      days("2026-11-11", "2026-11-11"), days("2026-11-06", "2026-11-08"),
    ])
    #expect(
      merged == [
        days("2026-11-01", "2026-11-04"), days("2026-11-06", "2026-11-08"), days("2026-11-10", "2026-11-12"),
      ])
  }

  @Test func loseTheDaysThatAreTakenOut() {
    let ranges = [days("2026-11-01", "2026-11-10"), days("2026-11-20")]
    #expect(
      DateRange.subtracting(days("2026-11-03", "2026-11-04"), from: ranges) == [
        days("2026-11-01", "2026-11-02"), days("2026-11-05", "2026-11-10"), days("2026-11-20"),
      ])
    #expect(DateRange.subtracting(days("2026-10-01", "2026-12-01"), from: ranges).isEmpty)
  }

  @Test func holdTheSameDaysHoweverTheyAreMerged() {
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<200 {
      let ranges = (0..<Int.random(in: 0...8, using: &generator)).map { _ in
        let from = CalendarDate(dayNumber: Int.random(in: 0...60, using: &generator))
        return DateRange(from: from, to: from.advanced(by: Int.random(in: 0...9, using: &generator)))
      }.compactMap { $0 }
      let merged = DateRange.merged(ranges)
      #expect(Set(merged.flatMap(\.dates)) == Set(ranges.flatMap(\.dates)))
      for (one, next) in zip(merged, merged.dropFirst()) { #expect(one.to.advanced(by: 1) < next.from) }
    }
  }

  @Test func neverEndBeforeTheyBegin() {
    #expect(DateRange(from: day("2026-11-02"), to: day("2026-11-01")) == nil)
  }

  @Test func leaveStaysMergedHoweverItIsSet() {
    var person = Employee.fixture("01", leave: [days("2026-11-03"), days("2026-11-02")])
    #expect(person.leave == [days("2026-11-02", "2026-11-03")])
    person.leave.append(days("2026-11-04"))
    #expect(person.leave == [days("2026-11-02", "2026-11-04")])
  }
}
