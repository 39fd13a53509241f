import HoldplanModel

/// What the rules leave open for the teams of one module, as far as no waiver sets them aside.
struct TeamLimits {
  let minimum: Int
  let maximum: Int
  let teams: ClosedRange<Int>
  /// How many of each department may be in one team, since all of them are away on its dates.
  let atOnce: [Int]
  /// Periods that the sessions of one team take, and how many sessions those are.
  let periods: Int
  let sessions: Int
  /// What the sessions of one team deviate from their ideal gaps at least.
  let spacing: Int
  let hasOwnInstructors: Bool

  init(_ demand: Demand, _ module: Int, atOnce: [Int]) {
    let problem = demand.problem
    let slots = Int(problem.slots.start[module])..<Int(problem.slots.start[module + 1])
    let modules = problem.modules
    minimum = max(1, slots.map { Int(problem.slots.minimum[$0]) }.min() ?? Int(modules.minimum[module]))
    maximum = Self.largest(problem, module, slots)
    let hasSessions = !problem.isWaived(.sessions)
    sessions = hasSessions ? Int(modules.sessionCount[module]) : 0
    // A team that never meets takes nobody away.
    self.atOnce = sessions > 0 ? atOnce : atOnce.map { _ in Int(Int32.max) }
    let first = Int(modules.sessionStart[module])
    periods =
      problem.isWaived(.instructor)
      ? 0 : (0..<sessions).reduce(0) { $0 + Int(modules.periods[first + $1]) }
    spacing = hasSessions && !problem.isWaived(.pins) ? Spacing.bound(module: module, problem) ?? 0 : 0
    hasOwnInstructors = !problem.isWaived(.instructor) && Self.hasOwnInstructors(problem, module)
    teams = Self.teams(demand, module, minimum, maximum, self.atOnce)
  }

  private static func largest(_ problem: Problem, _ module: Int, _ slots: Range<Int>) -> Int {
    let bySize = slots.map { Int(problem.slots.maximum[$0]) }.max() ?? Int(problem.modules.maximum[module])
    let rooms = problem.modules.rooms.range(module).map {
      Int(problem.resources.capacity[problem.modules.rooms.values[$0]])
    }
    guard problem.modules.sessionCount[module] > 0, !problem.isWaived(.room), !problem.isWaived(.sessions),
      let roomiest = rooms.max()
    else { return max(1, bySize) }
    return max(1, min(bySize, roomiest))
  }

  private static func hasOwnInstructors(_ problem: Problem, _ module: Int) -> Bool {
    let own = Set(problem.modules.instructors.range(module).map { problem.modules.instructors.values[$0] })
    return (0..<problem.modules.count).allSatisfy { other in
      other == module
        || !problem.modules.instructors.range(other).contains {
          own.contains(problem.modules.instructors.values[$0])
        }
    }
  }

  private static func teams(
    _ demand: Demand, _ module: Int, _ minimum: Int, _ maximum: Int, _ atOnce: [Int]
  ) -> ClosedRange<Int> {
    let problem = demand.problem
    let departments = (0..<problem.slots.departmentCount).map {
      (count: demand.required[demand.place(module, $0)], atOnce: atOnce[$0])
    }
    let must = departments.reduce(0) { $0 + $1.count }
    let may = (0..<problem.slots.departmentCount).reduce(0) {
      $0 + demand.optional[demand.place(module, $1)]
    }
    var fewest = TeamsGoal.bound(people: must, largest: maximum, departments: departments)
    var most = (must + may) / minimum
    if !problem.isWaived(.teamCount) {
      let required = Int(problem.modules.teamsRequired[module])
      most = min(most, required >= 0 ? required : Int(problem.modules.teamsMaximum[module]))
      fewest = max(fewest, required)
    }
    return fewest...max(fewest, most)
  }

  /// How many of each department may be away on the date that allows most. A waiver for a date lifts the limit
  /// of that date in the compiled table already.
  static func atOnce(_ problem: Problem) -> [Int] {
    var result = [Int](repeating: 0, count: problem.slots.departmentCount)
    for person in 0..<problem.people.count {
      let row = Int(problem.people.departmentGroup[person]) * problem.calendar.count
      let most = (0..<problem.calendar.count).map { Int(problem.coverage.limit[row + $0]) }.max() ?? 0
      let department = Int(problem.people.department[person])
      result[department] = max(result[department], most)
    }
    return result
  }
}
