import HoldplanModel
import HoldplanTestSupport
import Testing

@Suite("Leave and the published plan")
struct LeaveDecisionTests {
  /// 01 attends team 1 and teaches (as U2) team 3; 03 is in team 2.
  let workspace: Workspace = {
    var small = Module.fixture("K1", teams: 4, instructors: ["U1", "U2", "U3"])
    small.sessions[1].kind = .exam
    return .fixture(
      rules: Rules(leaveSource: "MED-aftale"), employees: (1...8).map { .fixture(Identifier("0\($0)")) },
      modules: [small],
      instructors: [
        Instructor(id: "U1", name: "Ekstern"), Instructor(id: "U2", name: "Person 01", employee: "01"),
        Instructor(id: "U3", name: "Person 08", employee: "08"),
      ],
      teams: [
        .fixture("K1-1", on: ["2026-11-03", "2026-11-17"], members: ["01", "02"]),
        .fixture("K1-2", on: ["2026-11-04", "2026-11-18"], members: ["03", "04", "05"]),
        .fixture("K1-3", on: ["2026-11-10", "2026-11-24"], instructor: "U2", members: ["06", "07"]),
        .fixture("K1-4", on: ["2026-11-17", "2026-12-01"], slot: 1, members: ["08"]),
      ], isPublished: true)
  }()

  private func refused(_ employee: Employee.ID, _ range: DateRange, today: String? = nil) throws
    -> [LeaveConflict]
  {
    guard
      case .refused(let conflicts) = try workspace.leaveDecision(for: employee, range, today: today.map(day))
    else { return [] }
    return conflicts
  }

  @Test func isGrantedOnADayWithoutTeaching() throws {
    guard case .granted(let change) = try workspace.leaveDecision(for: "02", days("2026-11-18", "2026-11-30"))
    else {
      Issue.record("refused")
      return
    }
    let after = try workspace.applying(change)
    #expect(after.employees["02"]?.leave == [days("2026-11-18", "2026-11-30")])
  }

  @Test func isRefusedOnATeachingDayWithTheSessionAndTheSource() throws {
    let conflicts = try refused("02", days("2026-11-02", "2026-11-30"))
    #expect(conflicts.map(\.occurrence.date) == [day("2026-11-03"), day("2026-11-17")])
    #expect(conflicts.map(\.kind) == [.lesson, .exam])
    #expect(conflicts.allSatisfy { $0.source == "MED-aftale" && $0.duty.part == .attends })
    #expect(conflicts.map(\.occurrence.team) == ["K1-1", "K1-1"])
  }

  @Test func namesTheParallelTeamsThatWouldFreeThePerson() throws {
    let conflict = try #require(refused("02", days("2026-11-03", "2026-11-04")).first)
    // Team 2 meets on 4 November, which is asked for as well.
    #expect(
      conflict.parallelTeams == [
        ParallelTeam(team: "K1-3", number: 3, freeSeats: 4),
        ParallelTeam(team: "K1-4", number: 4, freeSeats: 5),
      ])
  }

  @Test func doesNotNameTeamsInTheWayOfTheRestOfThePersonsWork() throws {
    // 01 teaches team 3, and so cannot attend it; team 4 meets on the day of leave.
    let conflict = try #require(refused("01", days("2026-11-17")).first)
    #expect(conflict.parallelTeams.map(\.team) == ["K1-2"])
  }

  @Test func doesNotNameTeamsThatHaveBegun() throws {
    let conflict = try #require(refused("02", days("2026-11-17"), today: "2026-11-09").first)
    #expect(conflict.parallelTeams.map(\.team) == ["K1-3"])
  }

  @Test func isRefusedToWhoeverTeachesThatDayWithOthersWhoCould() throws {
    let conflicts = try refused("01", days("2026-11-10"))
    #expect(conflicts.map(\.duty.part) == [.teaches])
    #expect(conflicts.first?.occurrence.team == "K1-3")
    #expect(conflicts.first?.substitutes == ["U1", "U3"])
  }

  @Test func isGrantedWhereTheRulesLeaveTeachingDaysOpen() throws {
    var open = workspace
    try open.apply(.setRules(Rules(closesTeachingDaysForLeave: false)))
    guard case .granted = try open.leaveDecision(for: "02", days("2026-11-03")) else {
      Issue.record("refused")
      return
    }
  }

  @Test func isGrantedWhileNothingIsPublished() throws {
    var draft = workspace
    try draft.apply(.withdraw(publication: 1))
    guard case .granted = try draft.leaveDecision(for: "02", days("2026-11-03")) else {
      Issue.record("refused")
      return
    }
  }

  @Test func isRecordedByForceAndThenFlagged() throws {
    let recorded = try workspace.recordLeave(for: "02", days("2026-11-16", "2026-11-20"))
    #expect(recorded.conflicts.map(\.occurrence.date) == [day("2026-11-17")])
    let after = try workspace.applying(recorded.change)
    let flagged = after.publishedLeaveConflicts(from: day("2026-11-01"))
    #expect(flagged.map(\.employee) == ["02"] && flagged.map(\.occurrence.date) == [day("2026-11-17")])
    #expect(after.publishedLeaveConflicts(from: day("2026-11-18")).isEmpty)
    #expect(workspace.publishedLeaveConflicts(from: day("2026-11-01")).isEmpty)
  }

  @Test func isTakenBackDayByDay() throws {
    let granted = try workspace.applying(
      workspace.recordLeave(for: "02", days("2026-12-01", "2026-12-05")).change)
    let back = try granted.applying(granted.cancelLeave(for: "02", days("2026-12-02")))
    #expect(back.employees["02"]?.leave == [days("2026-12-01"), days("2026-12-03", "2026-12-05")])
  }

  @Test func needsAKnownPerson() {
    #expect(throws: ChangeError.unknown(.employee("99"))) {
      try workspace.leaveDecision(for: "99", days("2026-11-03"))
    }
  }
}
