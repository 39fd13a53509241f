import HoldplanCheck
import HoldplanModel
import Synchronization
import Testing

@testable import HoldplanEngine

/// What the engine says of its own plan must be what the independent check finds.
func expectKeepsRules(
  _ solution: Solution, _ workspace: Workspace, at location: SourceLocation = #_sourceLocation
) {
  let assessment = assess(solution.plan, of: workspace)
  let allowed = assessment.violations.filter {
    $0.rule != .unassigned || ![.missing, .tooFewChosen].contains($0.reason)
  }
  #expect(allowed == [], sourceLocation: location)
  for goal in SoftGoal.allCases {
    #expect(solution.soft[goal] == assessment.soft[goal], "\(goal)", sourceLocation: location)
  }
  #expect(solution.softTotal == assessment.softTotal(workspace.rules.weights), sourceLocation: location)
  let missing = assessment.hard[.unassigned] ?? 0
  #expect(solution.unplaced.count == missing, sourceLocation: location)
}

@Suite("Solving")
struct SolvingTests {
  let options = SolveOptions(steps: 8_000, seed: 3, threads: 1)

  @Test(arguments: 1...6)
  func neverBreaksARule(seed: UInt64) {
    let workspace = RandomWorkspace().make(seed: seed)
    expectKeepsRules(solve(workspace, options: options), workspace)
  }

  /// What the goals cost is told while the search goes on, and agrees with the total.
  @Test func theProgressTellsTheGoals() throws {
    let workspace = RandomWorkspace().make(seed: 2)
    let seen = Mutex<[SolveProgress]>([])
    let options = SolveOptions(seconds: 1.5, seed: 1, threads: 2, reportsGoals: true)
    let solution = solve(
      workspace, options: options, progress: { progress in seen.withLock { $0.append(progress) } })
    let told = seen.withLock { $0 }.filter { !$0.goals.isEmpty }
    let weights = workspace.rules.weights
    // A plan that was the best shortly before never costs less than the best.
    for progress in told {
      #expect(progress.goals.reduce(0) { $0 + weights[$1.key] * $1.value } >= solution.softTotal)
    }
    #expect(!told.isEmpty || solution.seconds < 0.3)
  }

  @Test(arguments: 1...4)
  func keepsCompositionAndSeveralSessionsADay(seed: UInt64) {
    let workspace = RandomWorkspace(hasComposition: true, maxSessionsPerDay: 2).make(seed: seed)
    expectKeepsRules(solve(workspace, options: options), workspace)
  }

  @Test(arguments: 1...3)
  func keepsTightCoverage(seed: UInt64) {
    let workspace = RandomWorkspace(leaveDays: 12, share: 0.1).make(seed: seed)
    expectKeepsRules(solve(workspace, options: options), workspace)
  }

  @Test func placesEveryoneWhereThatIsEasy() {
    let workspace = RandomWorkspace(people: 48, leaveDays: 0, hasColleaguesWhoTeach: false, share: 1).make(
      seed: 9)
    let solution = solve(workspace, options: options)
    let barred = solution.unplaced.filter { unplaced in
      explain(unplaced.employee, in: unplaced.module, of: workspace).certainty == .notFound
    }
    #expect(barred == [])
  }

  /// One person must take a module that is nobody's first wish: a team is formed of people who have another.
  @Test func aTeamIsFormedOfPeopleWithAnotherWish() throws {
    var workspace = RandomWorkspace(people: 30, leaveDays: 0, hasColleaguesWhoTeach: false, share: 1).make(
      seed: 9)
    for (index, person) in workspace.employees.sorted.enumerated() {
      var employee = person
      (employee.leave, employee.passed, employee.unavailableWeekdays) = ([], ["M0"], [])
      employee.role = "clerk"
      employee.weeklyStudyHours = StudyHours(nanohours: 9_000_000_000)
      employee.required = index == 0 ? ["M3"] : []
      employee.choice =
        ModuleChoice(count: index == 0 ? 0 : 1, from: ["M2", "M3"], cost: ["M2": 0, "M3": 5])
      try workspace.apply(.put(.employee(employee)))
    }
    let solution = solve(workspace, options: SolveOptions(steps: 20_000, seed: 1, threads: 1))
    #expect(solution.unplaced == [])
  }

  /// Once the proof of the bound divided by the most teams that a module may have.
  @Test func aModuleThatTooFewWishForHasNoTeam() throws {
    var workspace = RandomWorkspace(people: 30, leaveDays: 0, hasColleaguesWhoTeach: false, share: 1).make(
      seed: 9)
    for (index, person) in workspace.employees.sorted.enumerated() {
      var employee = person
      (employee.required, employee.role) = ([], "clerk")
      employee.choice =
        ModuleChoice(count: 1, from: index < 4 ? ["M2", "M3"] : ["M2"], cost: ["M2": 5, "M3": 0])
      try workspace.apply(.put(.employee(employee)))
    }
    let solution = solve(workspace, options: options)
    #expect(solution.plan.teams(of: "M3").isEmpty)
    expectKeepsRules(solution, workspace)
  }

  /// Four groups of five have two days in common each, and leave on nearly all others: dates that suit enough people
  /// for a team must be looked for.
  @Test(arguments: 1...3)
  func everyoneIsPlacedWhereLeaveIsDense(seed: UInt64) throws {
    var workspace = RandomWorkspace(people: 20, leaveDays: 0, hasColleaguesWhoTeach: false, share: 1).make(
      seed: seed)
    var random = Random(seed: seed)
    let dates = workspace.season.teachingDates
    let gaps: [GapLimits?] = [nil, GapLimits(minimum: 7, ideal: 14, maximum: 28)]
    let sessions = gaps.map { SessionPattern(kind: .lesson, slotCount: 1, gap: $0, weekdays: nil) }
    try workspace.apply(.setRules(Rules(maxSessionsPerDay: 1, coverage: [])))
    try workspace.apply(
      .put(
        .module(
          Module(
            id: "T", name: "T", sessions: sessions, teamSize: TeamSize(minimum: 5, ideal: 5, maximum: 6),
            teamCount: TeamCount(maximum: 4), instructors: (0..<5).map { .init("I\($0)") },
            rooms: ["R1", "R2", "R3"]))))
    let common: [[CalendarDate]] = (0..<4).map { group in [dates[3 + 7 * group], dates[13 + 7 * group]] }
    for (index, person) in workspace.employees.sorted.enumerated() {
      var free = Set(common[index % 4])
      for _ in 0..<8 { free.insert(dates[random.below(dates.count)]) }
      var employee = person
      (employee.employedFrom, employee.unavailableWeekdays) = (nil, [])
      (employee.required, employee.choice) = (["T"], .none)
      employee.leave = dates.filter { !free.contains($0) }.map(DateRange.init(day:))
      try workspace.apply(.put(.employee(employee)))
    }
    let solution = solve(workspace, options: SolveOptions(steps: 60_000, seed: 1, threads: 1))
    #expect(solution.unplaced == [])
    expectKeepsRules(solution, workspace)
  }

  @Test(arguments: [1, 2])
  func sameStepsAndSeedGiveTheSamePlan(threads: Int) {
    let workspace = RandomWorkspace().make(seed: 5)
    let options = SolveOptions(steps: 10_000, seed: 8, threads: threads)
    #expect(solve(workspace, options: options).plan == solve(workspace, options: options).plan)
  }

  @Test func anotherSeedGivesAnotherPlan() {
    let workspace = RandomWorkspace().make(seed: 5)
    let plans = [1, 2].map { solve(workspace, options: SolveOptions(steps: 3000, seed: $0, threads: 1)).plan }
    #expect(plans[0] != plans[1])
  }

  @Test func stopsWhenToldTo() {
    let workspace = RandomWorkspace().make(seed: 5)
    let solution = solve(workspace, options: SolveOptions(seconds: 600), isStopped: { true })
    #expect(solution.wasStopped)
    expectKeepsRules(solution, workspace)
  }

  @Test func anEmptyOrganisationHasAnEmptyPlan() {
    let season = Season(
      name: "", start: CalendarDate(dayNumber: 20_000), end: CalendarDate(dayNumber: 20_010),
      slots: RandomWorkspace.slots)
    let solution = solve(Workspace(name: "", season: season), options: options)
    #expect(solution.plan == Plan())
    #expect(solution.unplaced == [])
  }

  @Test(arguments: 1...4)
  func goesOnFromTheDraft(seed: UInt64) throws {
    let workspace = RandomWorkspace().make(seed: seed)
    let first = solve(workspace, options: options)
    let again = solve(try with(first.plan, in: workspace), options: SolveOptions(steps: 0, threads: 1))
    #expect(again.softTotal <= first.softTotal || again.unplaced.count < first.unplaced.count)
    #expect(again.unplaced.count <= first.unplaced.count)
  }
}

@Suite("Pins, waivers and publications")
struct PinTests {
  let options = SolveOptions(steps: 8_000, seed: 3, threads: 1)

  @Test(arguments: 1...6)
  func pinsAreKept(seed: UInt64) throws {
    var workspace = RandomWorkspace().make(seed: seed)
    let first = solve(workspace, options: options)
    let team = try #require(first.plan.teams.sorted.first)
    let member = try #require(team.members.first)
    try workspace.apply(.setDraft(first.plan))
    try workspace.apply(.pin(.member(member, module: team.module, team: team.id)))
    try workspace.apply(
      .pin(
        .session(
          team: team.id, module: team.module, session: 0, date: team.sessions[0].date,
          slot: team.sessions[0].slot)))
    let solution = solve(workspace, options: options)
    #expect(solution.plan.teams[team.id]?.members.contains(member) == true)
    #expect(solution.plan.teams[team.id]?.sessions[0].date == team.sessions[0].date)
    expectKeepsRules(solution, workspace)
  }

  @Test func aPinnedSessionOfATeamThatDoesNotExistYetFormsIt() throws {
    var workspace = RandomWorkspace(leaveDays: 0, share: 1).make(seed: 4)
    let date = try #require(
      workspace.season.teachingDates.dropFirst(10).first { $0.weekday == .monday || $0.weekday == .tuesday })
    try workspace.apply(.pin(.session(team: "Early", module: "M3", session: 0, date: date, slot: 0)))
    let solution = solve(workspace, options: options)
    #expect(solution.plan.teams["Early"]?.sessions.first?.date == date)
    expectKeepsRules(solution, workspace)
  }

  @Test func waivedCoverageLetsADepartmentGo() throws {
    var workspace = RandomWorkspace(leaveDays: 0, hasColleaguesWhoTeach: false, share: 0).make(seed: 2)
    var rules = workspace.rules
    rules.coverage = [CoverageRule(scope: .everyDepartment, limit: .present(1000))]
    try workspace.apply(.setRules(rules))
    #expect(solve(workspace, options: options).plan.teams.isEmpty)
    for department in workspace.departments.sorted {
      let waiver = Waiver(
        id: .init("W\(department.id)"), rule: .coverage, subject: .department(department.id),
        reason: "External cover", author: "HR", writtenOn: workspace.season.start)
      try workspace.apply(.put(.waiver(waiver)))
    }
    let solution = solve(workspace, options: options)
    #expect(!solution.plan.teams.isEmpty)
    expectKeepsRules(solution, workspace)
  }

  @Test(arguments: 1...3)
  func whatWasPublishedWeighs(seed: UInt64) throws {
    var workspace = RandomWorkspace().make(seed: seed)
    let first = solve(workspace, options: options)
    try workspace.apply(.publish(Publication(number: 1, date: workspace.season.start, plan: first.plan)))
    let solution = solve(workspace, options: options)
    expectKeepsRules(solution, workspace)
  }
}

@Suite("Delta equals full")
struct DeltaTests {
  /// Every accepted move on small instances: the running total is what a full count gives.
  @Test(arguments: 1...8)
  func afterEveryBlockOfMoves(seed: UInt64) throws {
    var workspace = RandomWorkspace(hasComposition: seed.isMultiple(of: 2)).make(seed: seed)
    if seed > 4 {
      let plan = solve(workspace, options: SolveOptions(steps: 2000, seed: 1, threads: 1)).plan
      try workspace.apply(.publish(Publication(number: 1, date: workspace.season.start, plan: plan)))
    }
    let state = State(Problem(workspace))
    var construction = Construction(state: state, random: Random(seed: seed))
    construction.run()
    #expect(state.totals[0].soft == state.fullSoft)
    let annealing = Annealing(state, seed: seed)
    for _ in 0..<1500 {
      annealing.runBlock(1)
      guard state.totals[0].soft == state.fullSoft else {
        #expect(state.totals[0].soft == state.fullSoft, "after \(annealing.moves) moves")
        return
      }
    }
  }

  @Test func restoringASnapshotGivesTheSameState() {
    let workspace = RandomWorkspace().make(seed: 6)
    let state = State(Problem(workspace))
    var construction = Construction(state: state, random: Random(seed: 1))
    construction.run()
    let annealing = Annealing(state, seed: 1)
    let before = state.snapshot
    annealing.runBlock(5000)
    state.restore(before)
    #expect(state.snapshot.energy == before.energy)
    #expect(state.snapshot.team == before.team)
    #expect(state.totals[0].soft == state.fullSoft)
  }
}
