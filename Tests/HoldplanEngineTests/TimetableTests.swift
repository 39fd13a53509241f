import HoldplanCheck
import HoldplanModel
import Testing

@testable import HoldplanEngine

/// Small organisations with one team for each module, made around a plan: on every date some modules, each in a
/// room of its own, and nobody in two of them.
private struct PlantedTimetable {
  var modules = 24
  var people = 36
  var dates = 8
  var rooms = 3

  func make(seed: UInt64) -> Workspace {
    var random = Random(seed: seed)
    // A Monday without public holidays after it.
    let start = CalendarDate(dayNumber: 20_696)
    let season = Season(
      name: "", start: start, end: start.advanced(by: 7 * ((dates - 1) / 5) + (dates - 1) % 5),
      slots: RandomWorkspace.slots)
    let ids = (0..<modules).map { Module.ID("M\($0)") }
    let records = ids.map { id in
      Module(
        id: id, name: id.rawValue, sessions: [SessionPattern(gap: nil, weekdays: nil)],
        everyWeeks: nil, studyHoursPerWeek: .zero, requires: id == "M9" ? ["M0"] : [],
        teamSize: TeamSize(minimum: 1, ideal: 8, maximum: people),
        teamCount: TeamCount(maximum: 1), instructors: (0..<rooms).map { .init("I\($0)") },
        rooms: (0..<rooms).map { .init("R\($0)") })
    }
    let employees = (0..<people).map { index -> Employee in
      // Module m is planted on date m modulo the number of dates.
      let own = (0..<dates).compactMap { date -> Int? in
        let module = date + dates * random.below(modules / dates)
        return random.below(4) == 0 ? nil : module
      }
      return Employee(
        id: .init("E\(index)"), name: "", department: .init("D\(index % 3)"),
        passed: own.contains(0) ? [] : ["M0"],
        required: own.map { ids[$0] })
    }
    return Workspace(
      name: "", season: season, rules: Rules(),
      departments: Records((0..<3).map { Department(id: .init("D\($0)"), name: "") }),
      employees: Records(employees), modules: Records(records),
      rooms: Records((0..<rooms).map { Room(id: .init("R\($0)"), name: "", capacity: people - 4 * $0) }),
      instructors: Records((0..<rooms).map { Instructor(id: .init("I\($0)"), name: "") }))
  }
}

@Suite("Timetables")
struct TimetableTests {
  let options = SolveOptions(steps: 100_000, seed: 1, threads: 1)

  @Test(arguments: 1...4)
  func everybodyIsPlacedWhereAPlanExists(seed: UInt64) {
    let workspace = PlantedTimetable().make(seed: seed)
    let solution = solve(workspace, options: options)
    #expect(solution.unplaced == [])
    expectKeepsRules(solution, workspace)
  }

  /// People take modules on three of four dates, so nearly all modules share somebody: only whole dates help.
  @Test(arguments: 1...3)
  func everybodyIsPlacedWhereNearlyAllModulesShareSomebody(seed: UInt64) {
    let workspace = PlantedTimetable(modules: 144, people: 160, dates: 18, rooms: 5).make(seed: seed)
    let solution = solve(workspace, options: options)
    #expect(solution.unplaced == [])
    expectKeepsRules(solution, workspace)
  }

  /// What is to meet at once shares nobody, and no group is to meet twice.
  @Test(arguments: 1...3)
  func groupsOfOneDateShareNobody(seed: UInt64) throws {
    let state = State(
      Problem(PlantedTimetable(modules: 96, people: 60, dates: 12, rooms: 4).make(seed: seed)))
    let wanted = (0..<state.modules.count).map { module in
      state.options.byModule.range(module).map { Int(state.options.byModule.values[$0]) }
    }
    let timetable = try #require(Timetable(state, wanted: wanted, strict: true, random: Random(seed: seed)))
    let sets = timetable.setsByDate(Timetable.Fitting(timetable))
    for set in sets {
      for (place, group) in set.enumerated() {
        #expect(set.dropFirst(place + 1).allSatisfy { timetable.common[group * timetable.count + $0] == 0 })
      }
    }
    let all = sets.flatMap(\.self)
    #expect(Set(all).count == all.count)
    #expect(all.count * 10 > 8 * timetable.count)
  }

  @Test(arguments: 1...3)
  func whereThereAreTooFewDatesNoRuleIsBroken(seed: UInt64) {
    var workspace = PlantedTimetable().make(seed: seed)
    workspace = PlantedTimetable().with(lastDates: 3, in: workspace)
    let solution = solve(workspace, options: SolveOptions(steps: 4000, seed: 1, threads: 1))
    #expect(!solution.unplaced.isEmpty)
    #expect(!solution.plan.teams.isEmpty)
    expectKeepsRules(solution, workspace)
  }

  @Test(arguments: [1, 2])
  func theSameStepsGiveTheSamePlan(threads: Int) {
    let workspace = PlantedTimetable().make(seed: 3)
    let options = SolveOptions(steps: 20_000, seed: 4, threads: threads)
    #expect(solve(workspace, options: options).plan == solve(workspace, options: options).plan)
  }

  /// What a group is said to cost by date is what a count over its members gives.
  @Test(arguments: 1...3)
  func costsAreExact(seed: UInt64) throws {
    let state = State(Problem(PlantedTimetable().make(seed: seed)))
    let wanted = (0..<state.modules.count).map { module in
      state.options.byModule.range(module).map { Int(state.options.byModule.values[$0]) }
    }
    let timetable = try #require(
      Timetable(state, wanted: wanted, strict: false, random: Random(seed: seed)))
    timetable.search(iterations: 50) { true }
    for (index, group) in timetable.groups.enumerated() {
      for pattern in timetable.patterns(index) where timetable.chosen[index] >= 0 {
        let day = timetable.first(pattern)
        let lost = group.members.reduce(0) { sum, option in
          let person = state.options.person[option]
          return sum
            + timetable.groups.indices.filter { other in
              other != index && timetable.chosen[other] >= 0
                && timetable.first(Int(timetable.chosen[other])) == day
                && timetable.groups[other].members.contains { state.options.person[$0] == person }
            }.count
        }
        let prerequisites =
          timetable.startCost[index * timetable.days + day]
          + timetable.endCost[index * timetable.days + day]
        #expect(timetable.cost(index, pattern) == lost + Int(prerequisites))
      }
    }
  }
}

extension PlantedTimetable {
  /// The same with fewer dates than modules need.
  fileprivate func with(lastDates count: Int, in workspace: Workspace) -> Workspace {
    Workspace(
      name: "",
      season: Season(
        name: "", start: workspace.season.start, end: workspace.season.start.advanced(by: count - 1),
        slots: workspace.season.slots),
      rules: workspace.rules, departments: workspace.departments, employees: workspace.employees,
      modules: workspace.modules, rooms: workspace.rooms, instructors: workspace.instructors)
  }
}

@Suite("Rooms and instructors of a date")
struct DayBookingTests {
  /// After any insertions and removals nothing is booked twice, and what is called free can be booked.
  @Test(arguments: 1...3)
  func nothingIsBookedTwice(seed: UInt64) throws {
    let state = State(Problem(PlantedTimetable(modules: 24, rooms: 2).make(seed: seed)))
    let groups = (0..<state.modules.count).compactMap { module -> Timetable.Group? in
      let members = state.options.byModule.range(module).map { Int(state.options.byModule.values[$0]) }
      return members.isEmpty
        ? nil : Timetable.Group(slot: Int(state.slots.start[module]), module: module, members: members)
    }
    let booking = DayBooking(state, groups, width: 1)
    var random = Random(seed: seed)
    var booked: [Int: Int] = [:]
    for _ in 0..<600 {
      let (group, day) = (random.below(groups.count), random.below(state.calendar.count))
      if let old = booked[group] {
        booking.remove(group, 0, day: old)
        booked[group] = nil
      }
      let isFree = booking.obstacle(group, 0, day: day) == -1
      #expect(booking.insert(group, 0, day: day) == isFree)
      if isFree { booked[group] = day }
      let places = booked.map { [$0.value, Int(booking.period[$0.key]), Int(booking.room[$0.key])] }
      let teachers = booked.map { [$0.value, Int(booking.period[$0.key]), Int(booking.instructor[$0.key])] }
      #expect(Set(places).count == booked.count)
      #expect(Set(teachers).count == booked.count)
      for (group, _) in booked {
        #expect(Int(state.resources.capacity[booking.room[group]]) >= groups[group].members.count)
      }
    }
  }
}

@Suite("Going on and ending")
struct ResumingTests {
  @Test func aFullyPinnedPlanEndsAtOnce() throws {
    var workspace = RandomWorkspace(people: 24, leaveDays: 0, share: 1).make(seed: 2)
    let first = solve(workspace, options: SolveOptions(steps: 4000, seed: 1, threads: 1))
    try workspace.apply(.setDraft(first.plan))
    for team in first.plan.teams.sorted {
      for member in team.members {
        try workspace.apply(.pin(.member(member, module: team.module, team: team.id)))
      }
      for (index, session) in team.sessions.enumerated() {
        try workspace.apply(
          .pin(
            .session(
              team: team.id, module: team.module, session: index, date: session.date, slot: session.slot)))
      }
    }
    guard first.unplaced.isEmpty else { return }
    let again = solve(workspace, options: SolveOptions(steps: 10_000_000, seed: 1, threads: 1))
    #expect(again.plan == first.plan)
    #expect(again.moves < 100_000)
  }

  /// A long search after a short one never gives away what was there.
  @Test(arguments: 1...3)
  func aDraftIsNeverMadeWorse(seed: UInt64) throws {
    let workspace = RandomWorkspace().make(seed: seed)
    let first = solve(workspace, options: SolveOptions(steps: 60_000, seed: 1, threads: 1))
    let again = solve(
      try with(first.plan, in: workspace), options: SolveOptions(steps: 500, seed: 2, threads: 1))
    #expect(again.unplaced.count <= first.unplaced.count)
    if again.unplaced.count == first.unplaced.count { #expect(again.softTotal <= first.softTotal) }
  }
}
