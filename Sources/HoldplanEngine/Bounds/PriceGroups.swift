/// Whose taking a module by choice bears a price of its own in the joint relaxation, and whose bears a common one.
///
/// A price for each department and module is exact, but thousands of them are slow. Departments so small that no
/// two of their people need ever share a team cost no pairs, so telling them apart brings nothing: one price for
/// all of them proves just as much. Where prices are still too many the smallest of the others join them, and the
/// pairs that their choices may cost are left out, which keeps the bound valid.
struct PriceGroups {
  /// The group of each department. Departments without choices have one, too.
  let group: [Int]
  let count: Int
  /// The group of those with a common price; nil where each has its own.
  let shared: Int?

  /// Above `mostPrices` the smallest departments share theirs.
  init(_ demand: Demand, _ limits: [TeamLimits], mostPrices: Int = 1500) {
    let departments = demand.problem.slots.departmentCount
    let chosen = (0..<departments).map { department in
      limits.indices.filter { demand.optional[demand.place($0, department)] > 0 }
    }
    func people(_ department: Int) -> Int {
      chosen[department].reduce(0) { $0 + demand.optional[demand.place($1, department)] }
    }
    var isShared = (0..<departments).map { department in
      chosen[department].allSatisfy { Self.isFree(department, $0, demand, limits[$0]) }
    }
    var prices = (0..<departments).reduce(0) { $0 + (isShared[$1] ? 0 : chosen[$1].count) }
    for department in (0..<departments).filter({ !isShared[$0] }).sorted(by: { people($0) < people($1) })
    where prices > mostPrices {
      isShared[department] = true
      prices -= chosen[department].count
    }
    var (group, next) = ([Int](repeating: 0, count: departments), 0)
    for department in 0..<departments where !isShared[department] {
      group[department] = next
      next += 1
    }
    let hasShared = isShared.contains(true)
    for department in 0..<departments where isShared[department] { group[department] = next }
    self.group = group
    shared = hasShared ? next : nil
    count = next + (hasShared ? 1 : 0)
  }

  /// Each department has prices of its own.
  init(apart departments: Int) {
    (group, count, shared) = (Array(0..<departments), departments, nil)
  }

  /// Whether all of a department that may come to a module fit into any number of its teams without a pair.
  private static func isFree(_ department: Int, _ module: Int, _ demand: Demand, _ limits: TeamLimits) -> Bool
  {
    let place = demand.place(module, department)
    let fewest = max(1, limits.teams.lowerBound)
    return demand.required[place] + demand.optional[place] <= fewest && limits.atOnce[department] > 0
  }
}
