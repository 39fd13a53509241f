import HoldplanModel

/// A total that no plan in which everyone has a place can be below; nil where a weight is negative.
///
/// It adds up, module by module, the least that T teams can cost, for the best T:
/// - S7: T teams cost T.
/// - S2: the sizes of T teams add up to the number n of people, so their distances to the ideal size i add up
///   to at least |n - T i|. Where people may choose, n is taken from what is possible as suits best.
/// - S1: k people of one department in T teams make the fewest pairs when they are spread evenly (C(n, 2) is
///   convex). Only those who must take the module are counted: others can but add pairs.
/// - S8: each session takes an instructor for some of the day's periods, so an instructor's day serves at most
///   as many as fit into it.
///
/// To that comes S3: everybody chooses the cheapest wishes. All other goals are taken as nought.
func lowerBound(_ problem: Problem) -> Int? {
  let weights = problem.names.weights
  guard SoftGoal.allCases.allSatisfy({ weights[$0] >= 0 }) else { return nil }
  let periods = max(1, problem.calendar.slotsPerDay)
  // In parts of a day, so that rounding up happens once.
  let modules = (0..<problem.modules.count).reduce(0) { $0 + ModuleBound(problem, $1).least(periods) }
  return (modules + periods - 1) / periods + leastPreference(problem)
}

/// The sum of everybody's cheapest wishes.
private func leastPreference(_ problem: Problem) -> Int {
  (0..<problem.people.count).reduce(0) { sum, person in
    let costs = problem.options.range(of: person).filter { problem.options.isChoice[$0] }
      .map { Int(problem.options.cost[$0]) }.sorted()
    return sum + costs.prefix(Int(problem.people.choiceCount[person])).reduce(0, +)
  }
}

/// What the teams of one module cost at least.
private struct ModuleBound {
  let problem: Problem
  let module: Int
  /// How many must take the module, by department.
  var required: [Int]
  var optional = 0

  init(_ problem: Problem, _ module: Int) {
    self.problem = problem
    self.module = module
    required = [Int](repeating: 0, count: problem.slots.departmentCount)
    for row in problem.options.byModule.range(module) {
      let option = Int(problem.options.byModule.values[row])
      if problem.options.isChoice[option] {
        optional += 1
      } else {
        required[Int(problem.people.department[problem.options.person[option]])] += 1
      }
    }
  }

  /// The least over all numbers of teams, times the number of periods in a day.
  func least(_ periods: Int) -> Int {
    let must = required.reduce(0, +)
    let slots = Int(problem.slots.start[module])..<Int(problem.slots.start[module + 1])
    let largest = slots.map { Int(problem.slots.maximum[$0]) }.max() ?? 0
    guard must > 0, largest > 0 else { return 0 }
    let fewest = (must + largest - 1) / largest
    let most = max(fewest, min(Int(problem.modules.teamsMaximum[module]), must + optional))
    return (fewest...most).map { cost(teams: $0, must, periods) }.min() ?? 0
  }

  private func cost(teams: Int, _ must: Int, _ periods: Int) -> Int {
    let weights = problem.weights
    let seats = teams * Int(problem.modules.ideal[module])
    let distance = seats < must ? must - seats : max(0, seats - must - optional)
    let pairs = required.reduce(0) { sum, count in
      let (share, rest) = (count / teams, count % teams)
      return sum + (teams - rest) * share * (share - 1) / 2 + rest * (share + 1) * share / 2
    }
    let first = Int(problem.modules.sessionStart[module])
    let taken = (0..<Int(problem.modules.sessionCount[module])).reduce(0) {
      $0 + Int(problem.modules.periods[first + $1])
    }
    let whole = weights.teams * teams + weights.sizeDeviation * distance + weights.departmentPairs * pairs
    return whole * periods + weights.instructorDays * teams * taken
  }
}
