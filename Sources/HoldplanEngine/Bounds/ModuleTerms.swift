import HoldplanModel

/// What the teams of one module cost at least, as a function of how many teams there are and who takes it.
///
/// All costs are whole numbers in parts of a point (`RelaxationScale`), so that no rounding can lift a bound
/// above what it proves.
struct ModuleTerms {
  let module: Int
  /// How many teams there may be; empty where the people can never make up such teams.
  let teams: ClosedRange<Int>
  /// The groups (`PriceGroups`) of those who may choose the module; each has a multiplier here.
  let groups: [Int]
  /// Where the multipliers of those groups begin.
  let firstMultiplier: Int
  /// The place in `groups` of the people whose pairs are not counted.
  let freePlace: Int?
  /// By place in `groups`.
  let mustByGroup: [Int]
  let mayByGroup: [Int]
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
  /// The places of its multipliers.
  var multipliers: Range<Int> { firstMultiplier..<(firstMultiplier + groups.count) }

  init(
    _ demand: Demand, _ module: Int, _ limits: TeamLimits, _ prices: PriceGroups, scale: RelaxationScale,
    firstMultiplier: Int
  ) {
    let problem = demand.problem
    self.module = module
    self.firstMultiplier = firstMultiplier
    let departments = 0..<problem.slots.departmentCount
    let required = departments.map { demand.required[demand.place(module, $0)] }
    var own = [Int](repeating: 0, count: prices.count)
    var (may, atOnce) = (own, own)
    for department in departments {
      let group = prices.group[department]
      may[group] += demand.optional[demand.place(module, department)]
      (own[group], atOnce[group]) = (required[department], limits.atOnce[department])
    }
    if let shared = prices.shared { (own[shared], atOnce[shared]) = (0, Int(Int32.max)) }
    let groups = may.indices.filter { may[$0] > 0 }
    self.groups = groups
    freePlace = groups.firstIndex { $0 == prices.shared }
    mustByGroup = groups.map { own[$0] }
    mayByGroup = groups.map { may[$0] }
    self.atOnce = groups.map { atOnce[$0] }
    must = required.reduce(0, +)
    self.may = mayByGroup.reduce(0, +)
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

  /// The least cost of so many teams when taking on somebody of the i-th group earns
  /// `multipliers[firstMultiplier + i]`; nil where the people cannot make up so many teams. With `taken`, adds
  /// to it how many of each group are taken on.
  ///
  /// Taking on the k-th of a group costs floor((k - 1) / teams) new pairs, and one point more or less of
  /// size; both rise with the number of people, so taking the cheapest next each time is optimal.
  func least(
    teams count: Int, _ multipliers: [Int], _ runs: inout [Run], taken: ((Int, Int) -> Void)? = nil
  ) -> Int? {
    if count == 0 { return must == 0 ? 0 : nil }
    guard teams.contains(count) else { return nil }
    let fewest = max(0, count * minimum - must)
    let most = min(may, count.multipliedReportingOverflow(by: maximum).partialValue - must)
    guard fewest <= most else { return nil }
    collect(count, multipliers, &runs)
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
        taken?(run.place, chunk)
      }
    }
    return joined < fewest ? nil : cost
  }

  /// What so many teams cost when so many of each group (`joined`, by place in `groups`) take the module by choice.
  func cost(teams count: Int, joined: ArraySlice<Int>) -> Int {
    guard count > 0 else { return 0 }
    let people = must + joined.reduce(0, +)
    var cost = fixed[count - teams.lowerBound]
    cost += sizeWeight * SizeDeviation.bound(people: people, teams: count, ideal: ideal)
    for (index, more) in joined.enumerated() where index != freePlace {
      let have = mustByGroup[index]
      cost +=
        pairWeight
        * (DepartmentPairs.bound(count: have + more, teams: count)
          - DepartmentPairs.bound(count: have, teams: count))
    }
    return cost
  }

  /// What everybody pays at who takes what and how many teams, if each pays the share of a team and the pairs that
  /// one more brings.
  func levelPrices(teams count: Int, joined: ArraySlice<Int>) -> [Int] {
    // Of a module too few people want there is no team at all.
    let count = max(1, min(count, teams.upperBound))
    let next = min(count + 1, teams.upperBound) - teams.lowerBound
    let team = max(0, fixed[next] - fixed[max(0, next - 1)])
    return joined.enumerated().map { place, more in
      let level = place == freePlace ? 0 : (mustByGroup[place] + more) / count
      return team / max(1, ideal) + pairWeight * level
    }
  }

  /// For how many of a group, besides those who must take the module, so many teams have room.
  func room(_ index: Int, teams count: Int) -> Int {
    let (room, isHuge) = atOnce[index].multipliedReportingOverflow(by: count)
    return isHuge ? Int.max : max(0, room - mustByGroup[index])
  }

  /// So many people of one group who cost the same.
  struct Run {
    var cost: Int
    var count: Int
    var place: Int
  }

  /// The people who may be taken on, cheapest first.
  private func collect(_ count: Int, _ multipliers: [Int], _ runs: inout [Run]) {
    runs.removeAll(keepingCapacity: true)
    for place in groups.indices {
      let earned = multipliers[firstMultiplier + place]
      if place == freePlace {
        insert(Run(cost: -earned, count: mayByGroup[place], place: place), &runs)
        continue
      }
      let have = mustByGroup[place]
      let room = atOnce[place].multipliedReportingOverflow(by: count)
      var left = min(mayByGroup[place], room.overflow ? Int.max : room.partialValue - have)
      var level = have / count
      var step = (level + 1) * count - have
      while left > 0 {
        let run = Run(cost: pairWeight * level - earned, count: min(step, left), place: place)
        insert(run, &runs)
        left -= run.count
        level += 1
        step = count
      }
    }
  }

  /// Kept in order: there are few runs, mostly one or two a group.
  private func insert(_ run: Run, _ runs: inout [Run]) {
    var place = runs.count
    runs.append(run)
    while place > 0, runs[place - 1].cost > run.cost {
      runs[place] = runs[place - 1]
      place -= 1
    }
    runs[place] = run
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
    unit = 65_536 * perDay
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
