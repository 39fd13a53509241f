import HoldplanModel

extension Problem {
  /// Whether some waiver sets the rule aside somewhere. Bounds do not rely on such a rule, unless what is set
  /// aside is in the compiled tables already (team sizes, cover, study hours, composition).
  func isWaived(_ rule: HardRule) -> Bool { names.waivedRules.contains(rule) }

  /// A weight below nought would reward what the goals count, and nothing could be said.
  var hasBounds: Bool { SoftGoal.allCases.allSatisfy { names.weights[$0] >= 0 } }
}

/// A total that no plan can be below in which everybody has what he or she is to have; nil where none is known
/// or no such plan exists.
///
/// Lower ones are reported on the way, as soon as they are proven, and what would cost so little if dates and
/// company did not count. `work` limits the steps taken, roughly.
func lowerBound(
  _ problem: Problem, work: Int = TeamCountBranching.usualWork,
  isStopped: @escaping () -> Bool = { false }, reportPlan: @escaping (RelaxedPlan?) -> Void = { _ in },
  report: @escaping (Int) -> Void = { _ in }
) -> Int? {
  guard problem.hasBounds else { return nil }
  let demand = Demand(problem)
  let goals = GoalBounds(demand)
  report(goals.total)
  var branching = TeamCountBranching(
    JointRelaxation(demand), work: work, isStopped: isStopped, reportPlan: reportPlan
  ) { report(max($0, goals.total)) }
  return branching.run().map { max($0, goals.total) }
}

/// A lower bound for each goal by itself, without its weight. Goals pull against each other, so all of them
/// together are seldom reached; the joint relaxation is stronger.
struct GoalBounds {
  let values: [SoftGoal: Int]
  /// Sum of weight x value.
  let total: Int

  init(_ demand: Demand) {
    let problem = demand.problem
    var values = demand.goals
    let atOnce = TeamLimits.atOnce(problem)
    var periods = 0
    for module in 0..<problem.modules.count {
      let limits = TeamLimits(demand, module, atOnce: atOnce)
      let required = (0..<problem.slots.departmentCount).map { demand.required[demand.place(module, $0)] }
      values[.departmentPairs, default: 0] += required.reduce(0) {
        $0 + DepartmentPairs.bound(count: $1, teams: limits.teams.upperBound)
      }
      let people = required.reduce(0, +)
      let optional = (0..<problem.slots.departmentCount).reduce(0) {
        $0 + demand.optional[demand.place(module, $1)]
      }
      values[.sizeDeviation, default: 0] += SizeDeviation.bound(
        people: people...(people + optional), teams: limits.teams, ideal: Int(problem.modules.ideal[module]))
      values[.teams, default: 0] += limits.teams.lowerBound
      values[.spacing, default: 0] += limits.teams.lowerBound * limits.spacing
      periods += limits.teams.lowerBound * limits.periods
    }
    let perDay = max(1, problem.calendar.slotsPerDay)
    values[.instructorDays] = InstructorDays.bound(periods: periods, perDay: perDay, longestTeam: 0)
    values[.perturbSession] = problem.isWaived(.sessions) ? 0 : PerturbSession.bound(problem)
    self.values = values
    let weights = problem.names.weights
    total = values.reduce(0) { $0 + weights[$1.key] * $1.value }
  }
}
