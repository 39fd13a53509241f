import HoldplanModel

/// What the teams of one module cost at least, as a function of how many teams there are and who takes it.
///
/// All costs are whole numbers in parts of a point (`RelaxationScale`), so that no rounding can lift a bound
/// above what it proves.
struct ModuleTerms {
  let module: Int
  /// How many teams there may be; empty where the people can never make up such teams.
  let teams: ClosedRange<Int>
  /// The departments of those who may choose the module.
  let departments: [Int]
  /// Where the multipliers of those departments begin; one for all where they are too many.
  let firstMultiplier: Int
  let hasOneMultiplier: Bool
  let mustByDepartment: [Int]
  let mayByDepartment: [Int]
  private let atOnce: [Int]
  let must: Int
  private let may: Int
  let minimum: Int
  let ideal: Int
  let maximum: Int
  let pairWeight: Int
  let sizeWeight: Int
  /// What so many teams cost before anybody who chooses is counted.
  private let fixed: [Int]
  /// Teams of which somebody must be a member are never none.
  var isWanted: Bool { must > 0 }
  var hasChoosers: Bool { may > 0 }
  var people: ClosedRange<Int> { must...(must + may) }

  init(
    _ demand: Demand, _ module: Int, _ limits: TeamLimits, scale: RelaxationScale, firstMultiplier: Int,
    hasOneMultiplier: Bool
  ) {
    let problem = demand.problem
    self.module = module
    self.firstMultiplier = firstMultiplier
    self.hasOneMultiplier = hasOneMultiplier
    let all = (0..<problem.slots.departmentCount)
    let required = all.map { demand.required[demand.place(module, $0)] }
    departments = all.filter { demand.optional[demand.place(module, $0)] > 0 }
    mustByDepartment = departments.map { required[$0] }
    mayByDepartment = departments.map { demand.optional[demand.place(module, $0)] }
    let atOnce = limits.atOnce
    self.atOnce = departments.map { atOnce[$0] }
    must = required.reduce(0, +)
    may = mayByDepartment.reduce(0, +)
    (minimum, ideal, maximum) = (limits.minimum, Int(problem.modules.ideal[module]), limits.maximum)
    teams = limits.teams
    pairWeight = problem.weights.departmentPairs * scale.unit
    sizeWeight = problem.weights.sizeDeviation * scale.unit
    let weight = pairWeight
    fixed = limits.teams.map { count in
      scale.cost(ofTeams: count, limits)
        + weight * required.reduce(0) { $0 + DepartmentPairs.bound(count: $1, teams: count) }
    }
  }

  /// The least cost of so many teams when taking on somebody of the i-th department earns
  /// `multipliers[firstMultiplier + i]`; nil where the people cannot make up so many teams. With `taken`, adds
  /// to it how many of each department are taken on.
  ///
  /// Taking on the k-th of a department costs floor((k - 1) / teams) new pairs, and one point more or less of
  /// size; both rise with the number of people, so taking the cheapest next each time is optimal.
  func least(
    teams count: Int, _ multipliers: [Int], _ runs: inout [Run], taken: ((Int, Int) -> Void)? = nil
  ) -> Int? {
    if count == 0 { return must == 0 ? 0 : nil }
    guard teams.contains(count) else { return nil }
    let fewest = max(0, count * minimum - must)
    let most = min(may, count.multipliedReportingOverflow(by: maximum).partialValue - must)
    guard fewest <= most else { return nil }
    if hasOneMultiplier {
      collectLevels(count, multipliers, &runs)
    } else {
      collect(count, multipliers, &runs)
    }
    var cost = fixed[count - teams.lowerBound]
    cost += sizeWeight * SizeDeviation.bound(people: must, teams: count, ideal: ideal)
    var joined = 0
    for run in runs {
      var left = min(run.count, most - joined)
      while left > 0 {
        let missing = count * ideal - must - joined
        let each = run.cost + (missing > 0 ? -sizeWeight : sizeWeight)
        var chunk = missing > 0 ? min(left, missing) : left
        if each >= 0 {
          guard joined < fewest else { return cost }
          chunk = min(chunk, fewest - joined)
        }
        cost += chunk * each
        joined += chunk
        left -= chunk
        taken?(run.department, chunk)
      }
    }
    return joined < fewest ? nil : cost
  }

  /// What so many teams cost when so many of each department (`joined`, by place in `departments`) take the
  /// module by choice.
  func cost(teams count: Int, joined: ArraySlice<Int>) -> Int {
    guard count > 0 else { return 0 }
    let people = must + joined.reduce(0, +)
    var cost = fixed[count - teams.lowerBound]
    cost += sizeWeight * SizeDeviation.bound(people: people, teams: count, ideal: ideal)
    for (index, more) in joined.enumerated() {
      let have = mustByDepartment[index]
      cost +=
        pairWeight
        * (DepartmentPairs.bound(count: have + more, teams: count)
          - DepartmentPairs.bound(count: have, teams: count))
    }
    return cost
  }

  /// For how many of a department, besides those who must take the module, so many teams have room.
  func room(_ index: Int, teams count: Int) -> Int {
    let (room, isHuge) = atOnce[index].multipliedReportingOverflow(by: count)
    return isHuge ? Int.max : max(0, room - mustByDepartment[index])
  }

  /// So many people of one department who cost the same.
  struct Run {
    var cost: Int
    var count: Int
    var department: Int
  }

  /// As `collect` where all departments earn the same: then only the number of pairs tells people apart.
  private func collectLevels(_ count: Int, _ multipliers: [Int], _ runs: inout [Run]) {
    runs.removeAll(keepingCapacity: true)
    for index in departments.indices {
      let have = mustByDepartment[index]
      let room = atOnce[index].multipliedReportingOverflow(by: count)
      var left = min(mayByDepartment[index], room.overflow ? Int.max : room.partialValue - have)
      var level = have / count
      var step = (level + 1) * count - have
      while left > 0 {
        while runs.count <= level {
          let cost = pairWeight * runs.count - multipliers[firstMultiplier]
          runs.append(Run(cost: cost, count: 0, department: 0))
        }
        runs[level].count += min(step, left)
        left -= min(step, left)
        level += 1
        step = count
      }
    }
  }

  private func collect(_ count: Int, _ multipliers: [Int], _ runs: inout [Run]) {
    runs.removeAll(keepingCapacity: true)
    for index in departments.indices {
      let earned = multipliers[firstMultiplier + index]
      let have = mustByDepartment[index]
      let room = atOnce[index].multipliedReportingOverflow(by: count)
      var left = min(mayByDepartment[index], room.overflow ? Int.max : room.partialValue - have)
      var level = have / count
      var step = (level + 1) * count - have
      while left > 0 {
        let run = Run(cost: pairWeight * level - earned, count: min(step, left), department: index)
        // Kept in order: there are few runs, mostly one or two a department.
        var place = runs.count
        runs.append(run)
        while place > 0, runs[place - 1].cost > run.cost {
          runs[place] = runs[place - 1]
          place -= 1
        }
        runs[place] = run
        left -= run.count
        level += 1
        step = count
      }
    }
  }
}

/// Costs in parts of a point: fine enough for multipliers, and instructor days can be shared out exactly.
struct RelaxationScale {
  /// Parts in a point.
  let unit: Int
  private let perDay: Int
  private let weights: GoalWeights

  init(_ problem: Problem) {
    perDay = max(1, problem.calendar.slotsPerDay)
    unit = 256 * perDay
    weights = problem.weights
  }

  /// S5, S7 and S8 of so many teams. Where other modules share the instructors, a team takes its share of a
  /// day; the whole is rounded up in the end.
  func cost(ofTeams count: Int, _ limits: TeamLimits) -> Int {
    let days =
      limits.hasOwnInstructors
      ? unit
        * InstructorDays.bound(
          periods: count * limits.periods, perDay: perDay, longestTeam: count > 0 ? limits.sessions : 0)
      : count * limits.periods * (unit / perDay)
    return weights.instructorDays * days + unit * count * (weights.teams + weights.spacing * limits.spacing)
  }

  /// The smallest whole number of points that is at least a cost.
  func points(_ cost: Int) -> Int {
    let whole = cost / unit
    return cost > whole * unit ? whole + 1 : whole
  }
}
