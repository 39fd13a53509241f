import Foundation
import HoldplanModel
import HoldplanTestSupport
import Testing

@testable import HoldplanStore

/// A season from the first publication to the last session: 120 people, two modules with six teams of two
/// sessions each, and all that happens to a ledger on the way.
private struct SeasonRun {
  let store: WorkspaceStore
  var snapshot: Snapshot
  var today: CalendarDate
  var workspace: Workspace { snapshot.workspace }

  static func person(_ number: Int) -> Employee.ID { Identifier(String(1000 + number)) }

  /// Session `index` of team `number` of a module: Tuesdays for K1, Thursdays for K2, three weeks apart.
  static func date(_ module: String, _ number: Int, _ index: Int) -> CalendarDate {
    day(module == "K1" ? "2026-11-03" : "2026-11-05").advanced(by: 7 * (number - 1) + 21 * index)
  }

  static func organisation() -> Workspace {
    let departments: [Department.ID] = ["DRIFT", "OKO"]
    let people = (0..<120).map {
      Employee.fixture(person($0), in: departments[$0 % 2], manager: $0 == 0 ? nil : person(0))
    }
    let modules = ["K1", "K2"].map {
      Module.fixture(Identifier($0), size: (15, 20, 25), teams: 6, rooms: ["A"])
    }
    let teams = ["K1", "K2"].flatMap { module in
      (1...6).map { number in
        Team.fixture(
          Identifier("\(module)-\(number)"), of: Identifier(module),
          on: [0, 1].map { date(module, number, $0).iso },
          members: (0..<120).filter { $0 % 6 == number - 1 }.map(person))
      }
    }
    return .fixture(employees: people, modules: modules, teams: teams)
  }

  mutating func commit(_ change: Change, by author: String = "HR") throws {
    try store.commit(change, to: &snapshot, by: author)
    try balance()
  }

  /// What must hold after every step.
  func balance(sourceLocation: SourceLocation = #_sourceLocation) throws {
    let rates = workspace.attendanceRates(through: today)
    let held = workspace.heldSessions(through: today)
    var expected = 0
    var unmarked = 0
    for occurrence in held {
      let attendees = workspace.attendees(at: occurrence)
      let guests = Set(workspace.guests(at: occurrence)).subtracting(workspace.expected(at: occurrence))
      let marks = workspace.marks(at: occurrence)
      #expect(Set(marks.keys).isSubset(of: attendees), "a mark is hidden", sourceLocation: sourceLocation)
      expected += attendees.count - guests.count
      unmarked += attendees.count { marks[$0] == nil && !guests.contains($0) }
    }
    let total = rates.total
    let byStatus = AttendanceMark.Status.shown.reduce(0) { $0 + total.count($1) }
    #expect(total.expected == expected, sourceLocation: sourceLocation)
    #expect(
      byStatus + total.unmarked == expected && total.unmarked == unmarked, sourceLocation: sourceLocation)
    for parts in [rates.teams.map(\.tally), rates.modules.map(\.tally), rates.weeks.map(\.tally)] {
      #expect(parts.reduce(0) { $0 + $1.expected } == expected, sourceLocation: sourceLocation)
    }
    #expect(
      rates.departments.reduce(0) { $0 + $1.tally.expected } == expected, sourceLocation: sourceLocation)
    #expect(
      workspace.standingMarks.count == total.marked + rates.guests, sourceLocation: sourceLocation)
  }

  /// Notes everybody at a session as present, but for those named.
  mutating func hold(_ team: Team.ID, _ index: Int, _ others: [Employee.ID: AttendanceMark.Status] = [:])
    throws
  {
    let occurrence = workspace.session(index, of: team)
    today = max(today, occurrence.date)
    try balance()
    let marks = workspace.attendees(at: occurrence).map { id in
      AttendanceMark.fixture(id, others[id] ?? .present, at: occurrence, late: others[id] == .late ? 10 : nil)
    }
    try commit(workspace.change(noting: marks))
  }

  mutating func publish(on date: CalendarDate) throws {
    today = max(today, date)
    try commit(.publish(workspace.nextPublication(on: date)))
  }
}

@Suite("A season from end to end")
struct SeasonTests {
  @Test func theLedgerBalancesAtEveryStep() throws {
    try withStore(SeasonRun.organisation()) { store in
      var run = SeasonRun(store: store, snapshot: try store.load(), today: day("2026-10-15"))
      let p = SeasonRun.person
      try run.publish(on: day("2026-10-15"))

      // Two sessions, with somebody late, somebody absent and somebody who had sent an apology.
      try run.hold("K1-1", 0, [p(0): .late, p(6): .absent, p(12): .excused])
      try run.hold("K2-1", 0, [p(18): .absent])

      // A slip is corrected; the old mark stays.
      let first = run.workspace.session(0, of: "K1-1")
      try run.commit(.mark(.fixture(p(6), .excused, at: first)))
      #expect(run.workspace.markHistory(of: p(6), at: first).map(\.status) == [.absent, .excused])

      // Everybody who missed something books the best session that fits.
      let open = run.workspace.openAbsences()
      #expect(Set(open.map(\.employee)) == [p(6), p(12), p(18)])
      for absence in open {
        let options = run.workspace.makeUpOptions(
          for: absence.employee, missed: absence.missed, today: run.today)
        let best = try #require(options.first { $0.isAllowed })
        let plan = run.workspace.draft
        try run.commit(.bookSeat(.fixture(absence.employee, missed: absence.missed, host: best.host)))
        #expect(run.workspace.draft == plan)
      }
      #expect(run.workspace.openAbsences().isEmpty)

      // The next week: the guests are there, and have made it up.
      try run.hold("K1-2", 0)
      try run.hold("K2-2", 0)
      #expect(run.workspace.mark(of: p(6), at: first)?.status == .madeUp)
      #expect(run.workspace.attendanceRates(through: run.today).guests == 3)

      // A leaver, and two new hires who take places; the draft is published again, on a day of teaching.
      var leaver = try #require(run.workspace.employees[p(7)])
      leaver.employedTo = day("2026-11-15")
      try run.commit(
        .group([
          .put(.employee(leaver)), .removeMember(p(7), from: "K1-2"), .removeMember(p(7), from: "K2-2"),
        ]))
      let hires = [Employee.fixture("1200"), .fixture("1201", in: "OKO", employed: ("2026-11-15", nil))]
      try run.commit(
        .group(
          hires.map { .put(.employee($0)) } + hires.map { .addMember($0.id, to: "K1-4") }
            + hires.map { .addMember($0.id, to: "K2-4") }))
      try run.commit(.move(p(0), from: "K1-1", to: "K1-3"))
      let marks = run.workspace.standingMarks
      try run.publish(on: SeasonRun.date("K1", 3, 0))
      #expect(run.workspace.standingMarks == marks)

      // The rest of the season, in the order of the calendar.
      var rest: [(Team.ID, Int)] = []
      for team in try #require(run.workspace.published).plan.teams.sorted {
        for index in 0...1 where run.workspace.session(index, of: team.id).date >= run.today {
          rest.append((team.id, index))
        }
      }
      rest.sort { run.workspace.session($0.1, of: $0.0) < run.workspace.session($1.1, of: $1.0) }
      #expect(rest.count == 20)
      for (number, (team, index)) in rest.enumerated() {
        let members = run.workspace.expected(at: run.workspace.session(index, of: team))
        try run.hold(team, index, number.isMultiple(of: 5) ? [members[3]: .absent] : [:])
        if number == 7 {
          // One of the marks is taken back, and made again, by undo and redo.
          try store.undo(by: "HR", at: second(3), in: &run.snapshot)
          try run.balance()
          try store.redo(by: "HR", at: second(3), in: &run.snapshot)
          try run.balance()
        }
      }

      try check(run)
    }
  }

  /// The season is over.
  private func check(_ run: SeasonRun) throws {
    let workspace = run.workspace
    #expect(workspace.heldSessions(through: run.today).count == 24)
    #expect(workspace.unmarkedSessions(through: run.today).isEmpty)
    // Who missed a session and did not make it up lacks it; the others are done.
    let lacking = Set(
      workspace.progress(today: run.today).filter { !$0.isComplete }.map { "\($0.employee) \($0.module)" })
    let missed = Set(
      workspace.standingMarks.filter(\.status.isMissed).map { "\($0.employee) \($0.occurrence.module)" })
    let leaver = Set(["1007 K1", "1007 K2"])
    #expect(lacking.subtracting(leaver) == missed.subtracting(leaver))
    #expect(try run.store.load() == run.snapshot)
    #expect(try run.store.doctor(deep: true).findings == [])
    // And the person who left can be erased without the counts changing.
    var snapshot = run.snapshot
    let before = workspace.attendanceRates(through: run.today).total
    _ = try run.store.erase(
      "1007", called: "Slettet {number}", in: &snapshot, today: run.today, author: "HR", at: second(9))
    #expect(snapshot.workspace.attendanceRates(through: run.today).total == before)
  }
}
