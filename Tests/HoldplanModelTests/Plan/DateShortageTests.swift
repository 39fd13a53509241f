import HoldplanModel
import HoldplanTestSupport
import Testing

/// How many of a module's dates a season has, and what is closed among them.
struct DateShortageTests {
  private func module(_ count: Int, everyWeeks: Int? = nil) -> Module {
    var module = Module.fixture("K1", sessions: count)
    for index in module.sessions.indices {
      module.sessions[index].weekdays = WeekdaySet([.wednesday])
      if index > 0 { module.sessions[index].gap = GapLimits(minimum: 14, ideal: 14, maximum: 28) }
    }
    module.everyWeeks = everyWeeks
    return module
  }

  private func workspace(_ module: Module, closed: [String] = [], pins: Set<Pin> = []) -> Workspace {
    .fixture(season: .fixture("2026-09-02", "2026-10-21", closed: closed), modules: [module], pins: pins)
  }

  @Test func fourFortnightsHoldFourSessionsAndNoMore() throws {
    #expect(workspace(module(4, everyWeeks: 2)).dateShortage(of: module(4, everyWeeks: 2)) == nil)
    let short = try #require(workspace(module(5)).dateShortage(of: module(5)))
    #expect(short.module == "K1" && short.possible == 4 && short.needed == 5 && short.closed == [])
  }

  @Test func aClosedDayIsBridgedWhereTheGapAllowsIt() {
    let three = module(3, everyWeeks: 2)
    #expect(workspace(three, closed: ["2026-09-16"]).dateShortage(of: three) == nil)
  }

  @Test func theClosedDaysOfTheRhythmAreNamed() throws {
    let four = module(4, everyWeeks: 2)
    let pin = Pin.session(team: "K1-1", module: "K1", session: 0, date: day("2026-09-02"), slot: 0)
    // The Wednesday between is closed, too, but nobody would have been taught on it.
    let workspace = workspace(four, closed: ["2026-09-09", "2026-09-16"], pins: [pin])
    let shortage = try #require(workspace.dateShortage(of: four))
    #expect(shortage.possible == 3 && shortage.needed == 4)
    #expect(shortage.closed == [day("2026-09-16")])
  }

  @Test func aPinnedFirstDateIsKept() throws {
    let four = module(4, everyWeeks: 2)
    let pin = Pin.session(team: "K1-1", module: "K1", session: 0, date: day("2026-09-16"), slot: 0)
    #expect(try #require(workspace(four, pins: [pin]).dateShortage(of: four)).possible == 3)
  }
}
