import HoldplanModel
import Testing

@Suite("Calendar dates")
struct CalendarDateTests {
  @Test func readsAndWritesISO() throws {
    let date = try #require(CalendarDate(iso: "2026-11-14"))
    #expect(date.iso == "2026-11-14")
    #expect(date.weekday == .saturday)
    #expect(date.isoWeek == ISOWeek(year: 2026, number: 46))
    #expect(CalendarDate(iso: "2026-02-29") == nil)
  }
}
