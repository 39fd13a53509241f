import HoldplanModel

/// The exact end of the search: the cheapest plan of all where one module is taught to at most 64 people in one
/// team or two.
///
/// Every sequence of dates that a team may have is listed, and each pair of them is tried in the order of the
/// least it can cost; for two sequences the people are divided by dynamic programming (`Division`). What is left
/// out (which room, which instructor, pins, what was published, hours of study) can only make a plan dearer, so
/// the least cost is a bound in any case, and the plan that has it is the best if it can be carried out.
struct FewTeams {
  /// What came of it: a bound, and who is where and when.
  struct Outcome {
    var bound: Int
    /// For each team the dates and the options of its members.
    var teams: [(days: [Int], members: [Int])]
  }

  private let problem: Problem
  private let module: Int
  /// Options of the module, one for each person.
  private let options: [Int]
  private let limits: TeamLimits
  private let table: DatePatterns
  private let departments: [(index: Int, members: UInt64, group: Int)]
  private let sites: [(members: UInt64, group: Int)]
  private let everyone: UInt64

  private static let mostPatterns = 6000
  private static let mostSteps = 400_000_000

  /// Rules that no waiver may set aside, unless the compiled tables know of it.
  private static let compiled: Set<HardRule> = [
    .unassigned, .coverage, .teamSize, .composition, .studyHours, .role,
  ]

  /// Nil where the problem is not of this kind.
  init?(_ demand: Demand) {
    problem = demand.problem
    let departmentCount = problem.slots.departmentCount
    let wanted = (0..<problem.modules.count).filter { module in
      (0..<departmentCount).contains { demand.required[demand.place(module, $0)] > 0 }
    }
    guard wanted.count == 1, demand.choosers.isEmpty, problem.hasBounds,
      problem.names.waivedRules.subtracting(Self.compiled).isEmpty
    else { return nil }
    module = wanted[0]
    let rows = problem.options.byModule.range(module)
    options = rows.map { [problem] in Int(problem.options.byModule.values[$0]) }
    limits = TeamLimits(demand, module, atOnce: TeamLimits.atOnce(problem))
    let places = options.map { [problem] in Int(problem.options.person[$0]) }
    let needed = (0..<departmentCount).reduce(0) { $0 + demand.required[demand.place(wanted[0], $1)] }
    guard options.count <= 64, needed == options.count, limits.teams.upperBound <= 2, limits.periods > 0,
      let table = DatePatterns(problem, module: module, people: places, limit: Self.mostPatterns)
    else { return nil }
    self.table = table
    everyone = options.count == 64 ? ~0 : (1 << UInt64(options.count)) - 1
    departments = Self.departments(places, problem)
    sites = Self.sites(places, problem)
  }

  private static func departments(_ people: [Int], _ problem: Problem) -> [(Int, UInt64, Int)] {
    (0..<problem.slots.departmentCount).compactMap { department in
      let members = set(people) { Int(problem.people.department[$0]) == department }
      guard members != 0 else { return nil }
      return (department, members, Int(problem.people.departmentGroup[people[members.trailingZeroBitCount]]))
    }
  }

  private static func sites(_ people: [Int], _ problem: Problem) -> [(UInt64, Int)] {
    Set(people.map { Int(problem.people.siteGroup[$0]) }).subtracting([0]).sorted().map { group in
      (set(people) { Int(problem.people.siteGroup[$0]) == group }, group)
    }
  }

  private static func set(_ people: [Int], _ isIn: (Int) -> Bool) -> UInt64 {
    people.enumerated().reduce(0) { isIn($1.element) ? $0 | 1 << UInt64($1.offset) : $0 }
  }

  // MARK: The search

  private struct Best {
    var cost: Int
    var one: Int
    var other: Int?
    var first: UInt64
  }

  /// The cheapest plan; nil where there is none at all, or where it would take too long to say.
  func run(isStopped: () -> Bool) -> Outcome? {
    var best: Best?
    if limits.teams.contains(1) { oneTeam(&best) }
    if limits.teams.contains(2), !allPairs(&best, isStopped) { return nil }
    return best.map(outcome)
  }

  /// Tries all pairs of sequences that may still be cheaper; false where that takes too long.
  private func allPairs(_ best: inout Best?, _ isStopped: () -> Bool) -> Bool {
    let spacing = table.patterns.map(\.spacing)
    let available = table.patterns.map(\.available)
    let floor = fixedCost(teams: 2) + leastPairs
    var (steps, isTooLarge) = (0, false)
    for one in spacing.indices {
      if isStopped() || steps > Self.mostSteps || isTooLarge { return false }
      for other in one..<spacing.count {
        let limit = best?.cost ?? Int.max
        var cost = floor + spacing[one] + spacing[other]
        // Later sequences are spaced no better.
        if cost >= limit { break }
        steps += 1
        guard available[one] | available[other] == everyone else { continue }
        cost += leastDays(one, other)
        guard cost < limit, cost + leastWishes(one, other, available) < limit else { continue }
        twoTeams(one, other, &best, &steps, &isTooLarge)
      }
    }
    return true
  }

  /// S6 and S9 where everybody goes to the better team.
  private func leastWishes(_ one: Int, _ other: Int, _ available: [UInt64]) -> Int {
    let (first, second) = (Int32(table.patterns[one].weekLoad), Int32(table.patterns[other].weekLoad))
    var sum: Int32 = 0
    for place in options.indices {
      let bit = UInt64(1) << UInt64(place)
      let here = available[one] & bit != 0 ? table.avoided[one * options.count + place] + first : Int32.max
      let there =
        available[other] & bit != 0 ? table.avoided[other * options.count + place] + second : Int32.max
      sum += min(here, there)
    }
    return Int(sum)
  }

  private func outcome(_ best: Best) -> Outcome {
    func members(_ set: UInt64) -> [Int] {
      options.indices.filter { set & (1 << UInt64($0)) != 0 }.map { options[$0] }
    }
    var teams = [(days: table.patterns[best.one].days, members: members(best.first))]
    if let other = best.other {
      teams.append((days: table.patterns[other].days, members: members(everyone & ~best.first)))
    }
    return Outcome(bound: best.cost, teams: teams)
  }

  private func fixedCost(teams: Int) -> Int {
    problem.weights.teams * teams + wishes + problem.weights.perturbSession * PerturbSession.bound(problem)
  }

  /// S3: what is taken in any case.
  private var wishes: Int { options.reduce(0) { $0 + Int(problem.options.cost[$1]) } }

  private var leastPairs: Int {
    problem.weights.departmentPairs
      * departments.reduce(0) { $0 + DepartmentPairs.bound(count: $1.members.nonzeroBitCount, teams: 2) }
  }

  /// S8: on a date on which both teams meet, one instructor can do if the sessions fit into the day.
  private func leastDays(_ one: Int, _ other: Int) -> Int {
    let (first, second) = (table.patterns[one], table.patterns[other])
    var days = first.days.count + second.days.count
    let pattern = Int(problem.modules.sessionStart[module])
    for (index, day) in first.days.enumerated() where second.mask[day >> 6] & (1 << UInt64(day & 63)) != 0 {
      guard let meeting = second.days.firstIndex(of: day) else { continue }
      let periods = problem.modules.periods[pattern + index] + problem.modules.periods[pattern + meeting]
      if Int(periods) <= problem.calendar.slotsPerDay { days -= 1 }
    }
    return days * problem.weights.instructorDays
  }

  // MARK: One team

  private func oneTeam(_ best: inout Best?) {
    guard limits.minimum <= options.count, options.count <= limits.maximum else { return }
    let size = problem.weights.sizeDeviation * abs(options.count - Int(problem.modules.ideal[module]))
    let pairs =
      problem.weights.departmentPairs
      * departments.reduce(0) { $0 + DepartmentPairs.bound(count: $1.members.nonzeroBitCount, teams: 1) }
    for (index, pattern) in table.patterns.enumerated() where pattern.available == everyone {
      let mayLeave = departments.allSatisfy { $0.members.nonzeroBitCount <= away($0.group, pattern.days) }
      let mayClose = sites.allSatisfy { $0.members.nonzeroBitCount <= away($0.group, pattern.days) }
      guard mayLeave, mayClose else { continue }
      let people = options.indices.reduce(0) { $0 + Int(personCost(index, $1)) }
      let days = pattern.days.count * problem.weights.instructorDays
      let cost = fixedCost(teams: 1) + pattern.spacing + days + size + pairs + people
      if cost < best?.cost ?? Int.max { best = Best(cost: cost, one: index, other: nil, first: everyone) }
    }
  }

  /// How many of a group may be away on each of some dates.
  private func away(_ group: Int, _ days: some Sequence<Int>) -> Int {
    days.reduce(Int(Int32.max)) {
      min($0, Int(problem.coverage.limit[group * problem.calendar.count + $1]))
    }
  }

  /// S6 and S9 of one person, by place, in a team with some dates.
  private func personCost(_ pattern: Int, _ place: Int) -> Int32 {
    table.avoided[pattern * options.count + place] + Int32(table.patterns[pattern].weekLoad)
  }

  // MARK: Two teams

  private func twoTeams(
    _ one: Int, _ other: Int, _ best: inout Best?, _ steps: inout Int, _ isTooLarge: inout Bool
  ) {
    let (first, second) = (table.patterns[one], table.patterns[other])
    let apart =
      fixedCost(teams: 2) + first.spacing + second.spacing + leastDays(one, other)
    guard let division = division(one, other) else { return }
    steps += 20 * options.count
    let limit = best.map { $0.cost - apart } ?? Int(Division.impossible)
    guard limit > 0, Int(division.bound()) < limit,
      let result = division.solve(
        below: Int32(clamping: limit), steps: &steps, isTooLarge: &isTooLarge)
    else { return }
    best = Best(cost: apart + Int(result.cost), one: one, other: other, first: result.first)
  }

  private func division(_ one: Int, _ other: Int) -> Division? {
    let (first, second) = (table.patterns[one], table.patterns[other])
    let common = first.days.filter { second.mask[$0 >> 6] & (1 << UInt64($0 & 63)) != 0 }
    let onlyFirst = first.days.filter { !common.contains($0) }
    let onlySecond = second.days.filter { !common.contains($0) }
    func group(_ members: UInt64, _ watched: Int) -> Division.Group? {
      let count = members.nonzeroBitCount
      let low = max(0, count - away(watched, onlySecond))
      let high = min(count, away(watched, onlyFirst))
      guard low <= high, count <= away(watched, common) else { return nil }
      return Division.Group(members: members, range: low...high)
    }
    let byDepartment = departments.compactMap { group($0.members, $0.group) }
    let bySite = sites.compactMap { group($0.members, $0.group) }
    let low = max(limits.minimum, options.count - limits.maximum)
    let high = min(limits.maximum, options.count - limits.minimum)
    guard byDepartment.count == departments.count, bySite.count == sites.count, low <= high else {
      return nil
    }
    let ideal = Int(problem.modules.ideal[module])
    let sizes = (0...options.count).map { size -> Int32 in
      guard (low...high).contains(size) else { return Division.impossible }
      return Int32(problem.weights.sizeDeviation * (abs(size - ideal) + abs(options.count - size - ideal)))
    }
    return Division(
      first: options.indices.map { personCost(one, $0) },
      second: options.indices.map { personCost(other, $0) },
      mayBeFirst: first.available, mayBeSecond: second.available, departments: byDepartment,
      groups: [Division.Group(members: everyone, range: low...high)] + bySite,
      pairWeight: Int32(problem.weights.departmentPairs), sizeCost: sizes)
  }
}
