import HoldplanModel
import Testing

@testable import HoldplanEngine

/// All ways to put `count` like things into `places` places.
private func spreads(_ count: Int, _ places: Int) -> [[Int]] {
  guard places > 1 else { return [[count]] }
  return (0...count).flatMap { first in spreads(count - first, places - 1).map { [first] + $0 } }
}

private func pairs(_ count: Int) -> Int { count * (count - 1) / 2 }

@Suite("The bound of each goal")
struct GoalBoundTests {
  @Test(arguments: 0...7, 1...4)
  func departmentPairs(count: Int, teams: Int) {
    let least = spreads(count, teams).map { $0.reduce(0) { $0 + pairs($1) } }.min()
    #expect(DepartmentPairs.bound(count: count, teams: teams) == least)
  }

  @Test(arguments: 0...9, 1...3)
  func sizeDeviation(people: Int, teams: Int) {
    let least = spreads(people, teams).map { $0.reduce(0) { $0 + abs($1 - 3) } }.min()
    #expect(SizeDeviation.bound(people: people, teams: teams, ideal: 3) == least)
  }

  @Test func sizeDeviationOfAnyNumber() {
    #expect(SizeDeviation.bound(people: 20...23, teams: 1...5, ideal: 12) == 1)
    #expect(SizeDeviation.bound(people: 20...24, teams: 1...5, ideal: 12) == 0)
    #expect(SizeDeviation.bound(people: 20...20, teams: 3...5, ideal: 12) == 16)
  }

  @Test func preferenceIsTheCheapestWishes() {
    #expect(Preference.bound(costs: [9, 0, 4, 1], count: 2) == 1)
    #expect(Preference.bound(costs: [3], count: 2) == 3)
    #expect(Preference.bound(costs: [], count: 0) == 0)
  }

  @Test(arguments: [(5, 2, 2), (9, 2, 2), (3, 2, 2), (6, 1, 1)])
  func repeatPairs(shared: Int, teams: Int, others: Int) {
    let least = spreads(shared, teams * others).map { $0.reduce(0) { $0 + pairs($1) } }.min()
    #expect(RepeatPairs.bound(shared: shared, teams: teams, otherTeams: others) == least)
  }

  @Test(arguments: 0...6)
  func weekLoad(sessions: Int) {
    let room = [3, 1, 0, 2]
    let least = spreads(sessions, 4).filter { zip($0, room).allSatisfy { $0 <= $1 } }
      .map { $0.reduce(0) { $0 + pairs($1) } }.min()
    #expect(WeekLoad.bound(sessions: sessions, room: room) == least)
  }

  @Test func weekLoadWithoutRoomForAll() {
    #expect(WeekLoad.bound(sessions: 5, room: [2, 1]) == 1)
  }

  @Test func teamsBySizeAndByCover() {
    #expect(TeamsGoal.bound(people: 25, largest: 12, departments: []) == 3)
    #expect(TeamsGoal.bound(people: 25, largest: 30, departments: [(count: 7, atOnce: 2)]) == 4)
    #expect(TeamsGoal.bound(people: 0, largest: 12, departments: [(count: 0, atOnce: 0)]) == 0)
  }

  @Test func instructorDays() {
    #expect(InstructorDays.bound(periods: 7, perDay: 2, longestTeam: 2) == 4)
    #expect(InstructorDays.bound(periods: 3, perDay: 2, longestTeam: 3) == 3)
  }

  @Test(arguments: 1...8)
  func spacingAndAvoidedDates(seed: UInt64) throws {
    let workspace = RandomWorkspace(leaveDays: 20).make(seed: seed)
    let problem = Problem(workspace)
    var random = Random(seed: seed)
    let state = State(problem)
    for slot in 0..<problem.slots.count where state.drawDates(slot, &random) {
      let module = Int(problem.slots.module[slot])
      let least = try #require(Spacing.bound(module: module, problem))
      #expect(least <= Spacing.cost(state.candidate, state))
      let dates = SessionDates(problem, module: module)
      let row = problem.calendar.words
      for person in 0..<problem.people.count {
        let wished = (0..<row).map { problem.people.wishedFree[person * row + $0] }
        let drawn = (0..<row).map { state.mask[state.candidate * row + $0] }
        let closed = [UInt64](repeating: 0, count: row)
        let hits = zip(wished, drawn).reduce(0) { $0 + ($1.0 & $1.1).nonzeroBitCount }
        let bound = try #require(AvoidDates.bound(dates, closed: closed, wished: wished))
        #expect(bound <= hits)
      }
    }
  }

  @Test func avoidedDatesWhereAllAreWishedFree() throws {
    let problem = Problem(RandomWorkspace().make(seed: 2))
    let dates = SessionDates(problem, module: 0)
    let words = problem.calendar.words
    let all = [UInt64](repeating: ~0, count: words)
    let none = [UInt64](repeating: 0, count: words)
    #expect(AvoidDates.bound(dates, closed: none, wished: all) == dates.sessions)
    #expect(AvoidDates.bound(dates, closed: none, wished: none) == 0)
    #expect(AvoidDates.bound(dates, closed: all, wished: none) == nil)
  }

  @Test func publishedDatesThatAreGoneAreLost() throws {
    var workspace = RandomWorkspace(hasColleaguesWhoTeach: false).make(seed: 5)
    let plan = solve(workspace, options: SolveOptions(steps: 3000, threads: 1)).plan
    try workspace.apply(.publish(Publication(number: 1, date: workspace.season.start, plan: plan)))
    #expect(PerturbSession.bound(Problem(workspace)) == 0)
    let day = try #require(plan.teams.sorted.first?.sessions.first?.date)
    let held = plan.teams.sorted.flatMap(\.sessions).filter { $0.date == day }.count
    var season = workspace.season
    season.closedDays.append(ClosedDay(date: day, reason: "Works"))
    try workspace.apply(.setSeason(season))
    #expect(PerturbSession.bound(Problem(workspace)) == held)
  }
}
