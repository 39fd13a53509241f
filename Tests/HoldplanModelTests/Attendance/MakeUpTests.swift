import HoldplanModel
import HoldplanTestSupport
import Testing

/// 01 missed the first session of K1-1; K1-2 and K1-3 have theirs still to come.
private func parallelTeams(
  rules: Rules = Rules(), person: Employee = .fixture("01"), module: Module = .fixture("K1"),
  guests: [Employee.ID] = [], more: [Team] = [], waivers: [Waiver] = []
) throws -> Workspace {
  let people = [person] + (2...9).map { Employee.fixture(Identifier("0\($0)"), in: "OKO") }
  var workspace = Workspace.fixture(
    rules: rules, roles: [JobRole(id: "VM", name: "Varmemester")], employees: people,
    modules: [module, .fixture("K2")], rooms: [Room(id: "A", name: "A", capacity: 30)], waivers: waivers,
    teams: [
      .fixture("K1-1", on: ["2026-11-03", "2026-11-17"], members: ["01", "02"]),
      .fixture("K1-2", on: ["2026-11-10", "2026-11-24"], members: ["03", "04", "05"]),
      .fixture("K1-3", on: ["2026-11-18", "2026-12-02"], members: ["06"]),
    ] + more, isPublished: true)
  let missed = workspace.session(0, of: "K1-1")
  try workspace.apply(.mark(.fixture("01", .absent, at: missed)))
  for guest in guests {
    try workspace.apply(.mark(.fixture(guest, .absent, at: missed)))
    try workspace.apply(.bookSeat(.fixture(guest, missed: missed, host: workspace.session(0, of: "K1-2"))))
  }
  return workspace
}

private let today = day("2026-11-05")

private func options(_ workspace: Workspace) -> [MakeUpOption] {
  workspace.makeUpOptions(for: "01", missed: workspace.session(0, of: "K1-1"), today: today)
}

/// The rules in the way at K1-2.
private func blocks(_ workspace: Workspace) -> [HardRule] {
  options(workspace).first { $0.host.team == "K1-2" }?.blocks.map(\.rule) ?? []
}

@Suite("Making up a session")
struct MakeUpTests {
  @Test func theSoonestThatKeepsTheOrderIsFirst() throws {
    let options = options(try parallelTeams())
    #expect(options.map(\.host.team) == ["K1-2", "K1-3"])
    #expect(options.map(\.isAllowed) == [true, true])
    #expect(options.map(\.keepsOrder) == [true, false])
    #expect(options[0].freeSeats == 3)
  }

  @Test func sessionsThatWereHeldAreNotOffered() throws {
    let workspace = try parallelTeams()
    let later = workspace.makeUpOptions(
      for: "01", missed: workspace.session(0, of: "K1-1"), today: day("2026-11-11"))
    #expect(later.map(\.host.team) == ["K1-3"])
  }

  @Test func leaveWeekdaysAndEmploymentAreInTheWay() throws {
    #expect(blocks(try parallelTeams(person: .fixture("01", leave: [days("2026-11-10")]))) == [.absence])
    var tuesdays = Employee.fixture("01")
    tuesdays.unavailableWeekdays = WeekdaySet([.tuesday])
    #expect(blocks(try parallelTeams(person: tuesdays)) == [.absence])
    let leaver = Employee.fixture("01", employed: (nil, "2026-11-09"))
    #expect(blocks(try parallelTeams(person: leaver)) == [.absence])
  }

  @Test func theOwnSessionsAreInTheWayOfASeatByClockTime() throws {
    let morning = Team.fixture("K2-1", of: "K2", on: ["2026-11-10", "2026-11-24"], members: ["01"])
    #expect(blocks(try parallelTeams(rules: Rules(maxSessionsPerDay: 2), more: [morning])) == [.doubleRole])
    let afternoon = Team.fixture(
      "K2-1", of: "K2", on: ["2026-11-10", "2026-11-24"], slot: 1, members: ["01"])
    #expect(blocks(try parallelTeams(rules: Rules(maxSessionsPerDay: 2), more: [afternoon])) == [])
    #expect(blocks(try parallelTeams(more: [afternoon])) == [.dayClash])
  }

  @Test func guestsFillTheTeamAndTheRoom() throws {
    let small = Module.fixture("K1", size: (1, 2, 4))
    #expect(blocks(try parallelTeams(module: small)) == [])
    #expect(blocks(try parallelTeams(module: small, guests: ["02"])) == [.teamSize])
    var workspace = try parallelTeams()
    try workspace.apply(.put(.room(Room(id: "A", name: "A", capacity: 3))))
    #expect(blocks(workspace) == [.room])
  }

  @Test func noDepartmentStandsEmptyForAGuest() throws {
    let rules = Rules(coverage: [CoverageRule(scope: .everyDepartment, limit: .present(1))])
    #expect(blocks(try parallelTeams(rules: rules)) == [.coverage])
    let waiver = Waiver(
      id: "W", rule: .coverage, subject: .department("DRIFT"), reason: "Aftalt", author: "HR",
      writtenOn: today)
    #expect(blocks(try parallelTeams(rules: rules, waivers: [waiver])) == [])
  }

  @Test func studyHoursAndTheJobRoleCount() throws {
    // K1-3 lies in weeks in which K1-1 does not run.
    let module = Module.fixture("K1", hours: 2)
    let hosts = options(try parallelTeams(person: .fixture("01", hours: 1), module: module))
    #expect(hosts.first { $0.host.team == "K1-2" }?.blocks == [])
    var late = try parallelTeams(person: .fixture("01", hours: 1), module: module)
    try late.apply(
      .setSession(
        team: "K1-2", index: 0, Session(date: day("2026-12-08"), slot: 0, room: "A", instructor: "U1")))
    try late.apply(
      .setSession(
        team: "K1-2", index: 1, Session(date: day("2026-12-22"), slot: 0, room: "A", instructor: "U1")))
    try late.apply(.publish(late.nextPublication(on: today)))
    #expect(blocks(late) == [.studyHours])
    var forSome = Module.fixture("K1")
    forSome.eligibleRoles = ["VM"]
    #expect(blocks(try parallelTeams(module: forSome)) == [.role])
  }

  @Test func aSeatIsNoMembership() throws {
    var workspace = try parallelTeams()
    let plan = workspace.draft
    let seat = GuestSeat.fixture(
      "01", missed: workspace.session(0, of: "K1-1"), host: workspace.session(0, of: "K1-2"))
    let undo = try workspace.apply(.bookSeat(seat))
    #expect(workspace.draft == plan && workspace.published?.plan == plan)
    #expect(workspace.guests(at: seat.host) == ["01"])
    #expect(workspace.attendees(at: seat.host) == ["01", "03", "04", "05"])
    #expect(throws: ChangeError.alreadyBooked(seat)) { try workspace.apply(.bookSeat(seat)) }
    try workspace.apply(undo)
    #expect(workspace.guestSeats.isEmpty)
  }

  @Test func aSeatIsForTheSameSessionOfAnotherTeam() throws {
    let workspace = try parallelTeams()
    let missed = workspace.session(0, of: "K1-1")
    for host in [missed, workspace.session(1, of: "K1-2")] {
      #expect(throws: ChangeError.self) {
        _ = try workspace.applying(.bookSeat(.fixture("01", missed: missed, host: host)))
      }
    }
  }

  @Test func theGuestsMarkMakesUpTheSessionMissed() throws {
    var workspace = try parallelTeams()
    let (missed, host) = (workspace.session(0, of: "K1-1"), workspace.session(0, of: "K1-2"))
    try workspace.apply(.bookSeat(.fixture("01", missed: missed, host: host)))
    try workspace.apply(workspace.change(noting: [.fixture("01", .present, at: host)]))
    #expect(workspace.mark(of: "01", at: missed)?.status == .madeUp)
    #expect(workspace.mark(of: "01", at: missed)?.madeUpAt == host)
    #expect(workspace.openAbsences().isEmpty)
    // It was a slip: the guest was not there after all.
    try workspace.apply(workspace.change(noting: [.fixture("01", .absent, at: host)]))
    #expect(workspace.mark(of: "01", at: missed)?.status == .absent)
    #expect(workspace.markHistory(of: "01", at: missed).map(\.status) == [.absent, .madeUp, .absent])
  }

  @Test func aSeatIsFlaggedWhenTheHostMoves() throws {
    var workspace = try parallelTeams()
    let seat = GuestSeat.fixture(
      "01", missed: workspace.session(0, of: "K1-1"), host: workspace.session(0, of: "K1-2"))
    try workspace.apply(.bookSeat(seat))
    #expect(workspace.isCurrent(seat, today: today))
    try workspace.apply(
      .setSession(
        team: "K1-2", index: 0, Session(date: day("2026-11-11"), slot: 0, room: "A", instructor: "U1")))
    try workspace.apply(.publish(workspace.nextPublication(on: today)))
    #expect(!workspace.isCurrent(seat, today: today))
  }
}
