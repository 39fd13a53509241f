import HoldplanModel
import HoldplanTestSupport
import Testing

@Suite("Days on which a series meets")
struct MeetingDateTests {
  /// Spring 2021 from the first Monday.
  private func series(_ recurrence: MeetingRecurrence) -> MeetingSeries {
    MeetingSeries(
      id: "S", name: "Møde", recurrence: recurrence, dates: days("2021-01-04", "2021-07-04"),
      times: [clock("09:00")], minutes: 60)
  }

  private let season = Season.fixture("2021-01-04", "2021-07-04")

  private func dates(_ recurrence: MeetingRecurrence) -> [MeetingDay] {
    series(recurrence).meetingDays(in: season) ?? []
  }

  @Test func aHalfYearHasItsMeetings() {
    #expect(dates(.everyWeeks(1, on: .monday)).count == 26)
    #expect(dates(.everyWeeks(2, on: .tuesday)).count == 13)
    #expect(dates(.timesAMonth(2, on: .wednesday)).count == 12)
    #expect(dates(.timesAMonth(1, on: .thursday)).count == 7)
    #expect(dates(.timesAMonth(1, on: .wednesday)).count == 6)
  }

  @Test func aMeetingOnAHolidayGoesToTheNextWorkingDayOfItsWeek() {
    // Easter Monday 2021 is 5 April, Whit Monday 24 May.
    let moved = dates(.everyWeeks(1, on: .monday)).filter { $0.movedFrom != nil }
    #expect(moved.map(\.nominal) == [day("2021-04-05"), day("2021-05-24")])
    #expect(moved.map(\.date) == [day("2021-04-06"), day("2021-05-25")])
  }

  @Test func atTheEndOfAWeekItGoesToTheDayBefore() {
    // 2 April 2021 is Good Friday, the day before it Maundy Thursday.
    #expect(season.meetingDay(for: day("2021-04-02")) == day("2021-03-31"))
    #expect(season.meetingDay(for: day("2021-04-30")) == day("2021-04-29"))
  }

  @Test func topicsTakeTurns() {
    var series = series(.timesAMonth(1, on: .monday))
    #expect(series.topic(of: 2) == "Møde")
    series.topics = ["Supervision", "Coaching"]
    #expect((1...3).map(series.topic) == ["Supervision", "Coaching", "Supervision"])
  }
}

@Suite("Shares and amounts are exact")
struct ExactShareTests {
  private func quota(_ part: Int, of whole: Int) throws -> Quota {
    Quota(
      id: "Q", name: "Lærlinge", minimum: try #require(Share(0.14)),
      entries: [QuotaEntry(date: day("2022-01-03"), part: part, whole: whole)])
  }

  @Test func sevenOfFiftyKeepFourteenPercentAndSixOfFortyThreeDoNot() throws {
    #expect(try quota(7, of: 50).standing().isKept)
    #expect(try !quota(6, of: 43).standing().isKept)
  }

  @Test func aGrantIsSharedToTheLastOere() {
    let shares = Money(oere: 28_000_000).shares(21)
    #expect(shares.filter { $0.oere == 1_333_333 }.count == 14)
    #expect(shares.filter { $0.oere == 1_333_334 }.count == 7)
    #expect(shares.reduce(.zero, +) == Money(oere: 28_000_000))
    #expect(Money(oere: -5).shares(2) == [Money(oere: -2), Money(oere: -3)])
  }
}
