import HoldplanCheck
import HoldplanModel
import Testing

@testable import HoldplanEngine

@Suite("Bounds against all plans there are")
struct ExhaustiveBoundTests {
  /// The bound, and the total of the plan that a search ends with.
  private func expectNotAbove(
    _ workspace: Workspace, at location: SourceLocation = #_sourceLocation
  ) {
    let plans = ExhaustivePlans(workspace)
    guard let optimum = plans.optimum else { return }
    let problem = Problem(workspace)
    let bound = lowerBound(problem)
    #expect(bound.map { $0 <= optimum } == true, "\(bound ?? -1) > \(optimum)", sourceLocation: location)
    #expect(GoalBounds(Demand(problem)).total <= optimum, sourceLocation: location)
    let solution = solve(workspace, options: SolveOptions(steps: 500, seed: 1, threads: 1))
    #expect(solution.bound.map { $0 <= optimum } ?? true, sourceLocation: location)
    #expect(!solution.isOptimal || solution.softTotal == optimum, sourceLocation: location)
  }

  @Test(arguments: 1...4)
  func twoTeamsOfOneModule(seed: UInt64) {
    expectNotAbove(TinyWorkspace(instructors: 2).make(seed: seed))
  }

  @Test(arguments: 1...3)
  func twoSessions(seed: UInt64) {
    expectNotAbove(TinyWorkspace(people: 3, sessions: 2).make(seed: seed))
  }

  @Test(arguments: 1...6)
  func twoModulesToChooseFrom(seed: UInt64) {
    expectNotAbove(
      TinyWorkspace(people: 4, modules: 2, mostTeams: 1, hasChoice: true).make(seed: seed))
  }

  @Test(arguments: 1...6)
  func twoModulesThatAllMustTake(seed: UInt64) {
    expectNotAbove(TinyWorkspace(people: 3, modules: 2, mostTeams: 1).make(seed: seed))
  }

  /// With a waiver the check lets more plans through, and the bound must hold for them as well.
  @Test(arguments: [HardRule.absence, .coverage, .instructor, .sessions, .teamCount, .teamSize, .dayClash])
  func waivedRules(rule: HardRule) throws {
    for seed in UInt64(1)...2 {
      var workspace = TinyWorkspace(people: 3).make(seed: seed)
      let waiver = Waiver(
        id: "W", rule: rule, subject: .everything, reason: "Tried", author: "HR",
        writtenOn: workspace.season.start)
      try workspace.apply(.put(.waiver(waiver)))
      expectNotAbove(workspace)
    }
  }

  @Test(arguments: 1...2)
  func whatIsPinned(seed: UInt64) throws {
    var workspace = TinyWorkspace().make(seed: seed)
    guard let team = solve(workspace, options: SolveOptions(steps: 500, threads: 1)).plan.teams.sorted.first
    else { return }
    let session = team.sessions[0]
    try workspace.apply(
      .pin(
        .session(
          team: "M0-1", module: team.module, session: 0, date: session.date, slot: session.slot)))
    expectNotAbove(workspace)
  }

  @Test(arguments: 1...2)
  func whatWasPublished(seed: UInt64) throws {
    var workspace = TinyWorkspace().make(seed: seed)
    let plan = solve(workspace, options: SolveOptions(steps: 500, threads: 1)).plan
    try workspace.apply(.publish(Publication(number: 1, date: workspace.season.start, plan: plan)))
    var employee = try #require(workspace.employees.sorted.first)
    employee.leave.append(DateRange(day: workspace.season.teachingDates[0]))
    try workspace.apply(.put(.employee(employee)))
    expectNotAbove(workspace)
  }
}

@Suite("The exact end")
struct ExactEndTests {
  @Test(arguments: 1...4)
  func findsTheBestPlanOfAll(seed: UInt64) {
    let workspace = TinyWorkspace(people: 4, rooms: 2, instructors: 1).make(seed: seed)
    guard let optimum = ExhaustivePlans(workspace).optimum else { return }
    let solution = solve(workspace, options: SolveOptions(steps: 100, threads: 1))
    #expect(solution.softTotal == optimum)
    #expect(solution.isOptimal)
    #expect(solution.moves == 0, "found without a search")
    expectKeepsRules(solution, workspace)
  }

  @Test(arguments: 1...3)
  func findsTheBestDatesOfTwoSessions(seed: UInt64) {
    let workspace = TinyWorkspace(people: 3, sessions: 2, rooms: 1).make(seed: seed)
    guard let optimum = ExhaustivePlans(workspace).optimum else { return }
    let solution = solve(workspace, options: SolveOptions(steps: 100, threads: 1))
    #expect(solution.softTotal == optimum)
  }

  @Test(arguments: 1...10)
  func moreLeaveNeverMakesTheBestPlanBetter(seed: UInt64) throws {
    var workspace = TinyWorkspace(people: 8, weeks: 4, rooms: 2).make(seed: seed)
    var random = Random(seed: seed)
    var last = 0
    for _ in 0..<6 {
      let outcome = FewTeams(Demand(Problem(workspace)))?.run { false }
      guard let outcome else { break }
      #expect(outcome.bound >= last)
      last = outcome.bound
      let people = workspace.employees.sorted
      var employee = people[random.below(people.count)]
      let days = workspace.season.teachingDates
      employee.leave.append(DateRange(day: days[random.below(days.count)]))
      try workspace.apply(.put(.employee(employee)))
    }
  }

  @Test func isLeftAloneWhereThereMayBeMoreTeams() {
    let workspace = TinyWorkspace(people: 6, mostTeams: 3).make(seed: 1)
    #expect(FewTeams(Demand(Problem(workspace))) == nil)
  }
}

@Suite("The joint relaxation")
struct JointRelaxationTests {
  @Test(arguments: 1...3)
  func noPricesLiftItAboveAPlan(seed: UInt64) {
    let workspace = RandomWorkspace(leaveDays: 1, hasColleaguesWhoTeach: false, share: 1).make(seed: seed)
    let solution = solve(workspace, options: SolveOptions(steps: 20_000, seed: 1, threads: 1))
    guard solution.unplaced.isEmpty else { return }
    let relaxation = JointRelaxation(Demand(Problem(workspace)))
    var random = Random(seed: seed)
    for _ in 0..<30 {
      let prices = (0..<relaxation.multiplierCount).map { _ in
        (random.below(40) - 20) * relaxation.scale.unit
      }
      guard let value = relaxation.evaluate(prices, relaxation.modules.map(\.teams))?.value else { return }
      #expect(relaxation.scale.points(value) <= solution.softTotal)
    }
  }

  @Test(arguments: 1...6)
  func isAtLeastAsStrongAsAllGoalsApart(seed: UInt64) throws {
    let workspace = RandomWorkspace(hasComposition: true).make(seed: seed)
    let problem = Problem(workspace)
    let apart = GoalBounds(Demand(problem))
    #expect(apart.values.values.allSatisfy { $0 >= 0 })
    let joint = try #require(lowerBound(problem, work: 500_000))
    #expect(joint >= apart.total)
  }

  @Test(arguments: 1...3)
  func risesAndEndsAtTheSameBoundEachTime(seed: UInt64) {
    let problem = Problem(RandomWorkspace().make(seed: seed))
    var steps: [Int] = []
    let bound = lowerBound(problem, work: 300_000, report: { steps.append($0) })
    #expect(steps == steps.sorted())
    #expect(bound == lowerBound(problem, work: 300_000))
  }

  @Test func aNegativeWeightLeavesNoBound() {
    var weights = Weights.standard
    weights[.teams] = -1
    let made = RandomWorkspace().make(seed: 1)
    let workspace = Workspace(name: "", season: made.season, rules: Rules(weights: weights))
    #expect(lowerBound(Problem(workspace)) == nil)
  }

  @Test func nobodyToTeachCostsNothing() {
    let season = Season(
      name: "", start: CalendarDate(dayNumber: 20_000), end: CalendarDate(dayNumber: 20_010),
      slots: RandomWorkspace.slots)
    #expect(lowerBound(Problem(Workspace(name: "", season: season))) == 0)
  }
}
