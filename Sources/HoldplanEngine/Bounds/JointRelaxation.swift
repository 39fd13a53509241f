import HoldplanModel

/// Who takes which module and how many teams each module has; dates, rooms, instructors and who sits with whom
/// are left out. The least total of that is a bound for every plan.
///
/// People and modules are tied together only by how many of a department take a module. That tie is given a
/// price (a Lagrange multiplier for each module and department): taking a module costs a person the price and
/// earns the module as much. For every price the two sides can be minimised apart, exactly, and their sum is
/// below the least total, since for people and modules that agree the prices cancel. Good prices bring it close.
final class JointRelaxation {
  let scale: RelaxationScale
  let modules: [ModuleTerms]
  let multiplierCount: Int
  /// What is certain: costs of single people, and of what was published.
  let constant: Int
  let kinds: ChooserKinds
  /// How many there are of each kind, and how many options each of them takes.
  let kindSize: [Int]
  let kindCount: [Int]
  /// Where the options of each kind begin, and in the end how many there are.
  let kindStart: [Int]
  /// Of the options of kinds: the cost and the price that is paid for it.
  let optionCost: [Int]
  let optionMultiplier: [Int]
  private let mostWishes: Int
  private let shared: [SharedPeople]
  private let repeatWeight: Int

  /// People who must take both of two modules (places in `modules`).
  private struct SharedPeople {
    var one: Int
    var other: Int
    var count: Int
  }

  /// `prices` says who shares prices; as long as nothing else is said, those for whom it proves as much, and the
  /// smallest where they are too many.
  init(_ demand: Demand, prices given: PriceGroups? = nil) {
    let problem = demand.problem
    let scale = RelaxationScale(problem)
    self.scale = scale
    let atOnce = TeamLimits.atOnce(problem)
    let limits = (0..<problem.modules.count).map { TeamLimits(demand, $0, atOnce: atOnce) }
    let prices = given ?? PriceGroups(demand, limits)
    var (modules, next) = ([ModuleTerms](), 0)
    var place: [[Int]: Int] = [:]
    for module in 0..<problem.modules.count {
      let terms = ModuleTerms(demand, module, limits[module], prices, scale: scale, firstMultiplier: next)
      guard terms.people.upperBound > 0 else { continue }
      for group in terms.groups {
        place[[module, group]] = next
        next += 1
      }
      modules.append(terms)
    }
    self.modules = modules
    multiplierCount = next
    constant =
      scale.unit
      * (demand.constant + problem.weights.perturbSession * Self.changedSessions(problem))
    repeatWeight = scale.unit * problem.weights.repeatPairs
    shared = repeatWeight > 0 ? Self.sharedPeople(problem, modules) : []
    let kinds = ChooserKinds(demand, prices)
    self.kinds = kinds
    kindSize = kinds.kinds.map(\.members.count)
    kindCount = kinds.kinds.map(\.count)
    kindStart = kinds.kinds.map(\.options.lowerBound) + [kinds.optionCost.count]
    mostWishes = kinds.kinds.map(\.options.count).max() ?? 0
    optionCost = kinds.optionCost.map { $0 * scale.unit }
    optionMultiplier = kinds.kinds.flatMap { kind in
      kind.options.map { place[[kinds.optionModule[$0], kind.group]] ?? 0 }
    }
  }

  private static func changedSessions(_ problem: Problem) -> Int {
    problem.isWaived(.sessions) ? 0 : PerturbSession.bound(problem)
  }

  private static func sharedPeople(_ problem: Problem, _ modules: [ModuleTerms]) -> [SharedPeople] {
    let place = Dictionary(uniqueKeysWithValues: modules.enumerated().map { ($1.module, $0) })
    var counts = [Int](repeating: 0, count: modules.count * modules.count)
    for person in 0..<problem.people.count {
      let own = problem.options.range(of: person).filter { !problem.options.isChoice[$0] }
        .compactMap { place[Int(problem.options.module[$0])] }.sorted()
      for (index, one) in own.enumerated() {
        for other in own[(index + 1)...] { counts[one * modules.count + other] += 1 }
      }
    }
    return counts.indices.filter { counts[$0] > 1 }.map {
      SharedPeople(one: $0 / modules.count, other: $0 % modules.count, count: counts[$0])
    }
  }

  // MARK: Evaluation

  /// The bound for some prices, and how it would change with them.
  struct Evaluation {
    var value = 0
    /// For each price, how many people want to take the module less how many the module wants.
    var surplus: [Int] = []
    /// The best number of teams of each module.
    var teams: [Int] = []
  }

  /// Roughly how many steps one evaluation takes, for budgets of work that do not depend on the clock.
  func effort(_ ranges: [ClosedRange<Int>]) -> Int {
    zip(modules, ranges).reduce(optionCost.count * 4) {
      $0 + $1.1.count * (8 + 6 * $1.0.groups.count)
    }
  }

  /// The repeated pairs that so many teams at most cannot avoid.
  func repeats(_ most: [Int]) -> Int {
    shared.reduce(0) {
      $0 + repeatWeight
        * RepeatPairs.bound(shared: $1.count, teams: most[$1.one], otherTeams: most[$1.other])
    }
  }

  /// The bound for the prices over plans whose modules have numbers of teams within `ranges`; nil where there
  /// are none.
  func evaluate(_ prices: [Int], _ ranges: [ClosedRange<Int>], wantsSurplus: Bool = true) -> Evaluation? {
    var result = Evaluation(value: constant + repeats(ranges.map(\.upperBound)))
    result.surplus = [Int](repeating: 0, count: multiplierCount)
    choose(prices, &result)
    var runs: [ModuleTerms.Run] = []
    for (terms, range) in zip(modules, ranges) {
      var best: (cost: Int, teams: Int)?
      for count in range {
        guard let cost = terms.least(teams: count, prices, &runs) else { continue }
        if best.map({ cost < $0.cost }) ?? true { best = (cost, count) }
      }
      guard let best else { return nil }
      result.value += best.cost
      result.teams.append(best.teams)
      guard wantsSurplus, terms.hasChoosers else { continue }
      _ = terms.least(teams: best.teams, prices, &runs) { place, count in
        result.surplus[terms.firstMultiplier + place] -= count
      }
    }
    return result
  }

  /// By how much the bound rises, for each module and each number of teams in its range, where the module has so
  /// many; nil where it cannot.
  func excess(_ prices: [Int], _ ranges: [ClosedRange<Int>]) -> [[Int?]] {
    var runs: [ModuleTerms.Run] = []
    return zip(modules, ranges).map { terms, range in
      let costs = range.map { terms.least(teams: $0, prices, &runs) }
      let least = costs.compactMap(\.self).min() ?? 0
      return costs.map { $0.map { $0 - least } }
    }
  }

  /// How many teams of ideal size each module would have if everybody got what comes first.
  func wishedTeams() -> [Int] {
    var result = Evaluation(surplus: [Int](repeating: 0, count: multiplierCount))
    choose([Int](repeating: 0, count: multiplierCount), &result)
    return modules.map { terms in
      let people = terms.must + result.surplus[terms.multipliers].reduce(0, +)
      return (people + terms.ideal / 2) / max(1, terms.ideal)
    }
  }

  /// The number of teams in the range that costs least when so many people take the module.
  func bestTeams(_ index: Int, joined: [Int], _ range: ClosedRange<Int>) -> Int {
    let terms = modules[index]
    let own = joined[terms.multipliers]
    let people = terms.must + own.reduce(0, +)
    let fitting = range.filter { people >= $0 * terms.minimum && people <= $0 * terms.maximum }
    return fitting.min { terms.cost(teams: $0, joined: own) < terms.cost(teams: $1, joined: own) }
      ?? range.lowerBound
  }

  /// Everybody takes the cheapest.
  private func choose(_ prices: [Int], _ result: inout Evaluation) {
    var costs = [Int](repeating: 0, count: mostWishes)
    var places = costs
    for kind in kindSize.indices {
      let first = kindStart[kind]
      let count = kindStart[kind + 1] - first
      for rank in 0..<count {
        let price = optionMultiplier[first + rank]
        let cost = optionCost[first + rank] + prices[price]
        var place = rank
        while place > 0, costs[place - 1] > cost {
          costs[place] = costs[place - 1]
          places[place] = places[place - 1]
          place -= 1
        }
        costs[place] = cost
        places[place] = price
      }
      for rank in 0..<kindCount[kind] {
        result.value += kindSize[kind] * costs[rank]
        result.surplus[places[rank]] += kindSize[kind]
      }
    }
  }
}
