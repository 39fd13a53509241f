/// Proves the best bound of the joint relaxation that a given amount of work allows: finds good prices, then
/// splits where the number of teams of a module hangs between two values, always where the bound is lowest.
///
/// Work is counted in steps, never in seconds, so the same problem always gives the same bound.
struct TeamCountBranching {
  let relaxation: JointRelaxation
  /// Called with each higher bound that is proven, in points.
  let report: (Int) -> Void
  /// Called once, with the cheapest plan of the relaxation that was found before anything was split; nil where
  /// the relaxation is too coarse for plans.
  let reportPlan: (RelaxedPlan?) -> Void
  let isStopped: () -> Bool
  private var work: Int
  private let allWork: Int
  /// Steps spent on flows.
  private var flowWork = 0
  private var tried: Set<[Int]> = []
  /// The cheapest plan of the relaxation so far: no bound of it can be above its cost.
  private(set) var cheapest: RelaxedPlan?

  /// Steps that bring most bounds within a point of the best that the relaxation can prove.
  static let usualWork = 150_000_000

  /// Plans whose modules have numbers of teams within `ranges`.
  private struct Node {
    var ranges: [ClosedRange<Int>]
    var prices: [Int]
    /// The bound that its prices prove; `value` is what is proven of the node in any way.
    var priced: Int
    var value: Int
    /// Numbers of teams, averaged over the last prices tried.
    var teams: [Double]
    var isSettled: Bool
  }

  init(
    _ relaxation: JointRelaxation, work: Int = usualWork, isStopped: @escaping () -> Bool,
    reportPlan: @escaping (RelaxedPlan?) -> Void = { _ in }, report: @escaping (Int) -> Void
  ) {
    self.relaxation = relaxation
    self.reportPlan = reportPlan
    self.work = work
    allWork = work
    self.isStopped = isStopped
    self.report = report
  }

  /// The highest bound proven. Nil where no numbers of teams fit the people.
  mutating func run() -> Int? {
    let ranges = relaxation.modules.map(\.teams)
    let prices = [Int](repeating: 0, count: relaxation.multiplierCount)
    guard let first = relaxation.evaluate(prices, ranges, wantsSurplus: false) else { return nil }
    report(relaxation.scale.points(first.value))
    guard var root = improve(ranges, prices, atLeast: first.value, rounds: 300) else { return nil }
    searchTeams(root.ranges)
    reportPlan(cheapest)
    var open = tighten(&root) && !isDone(root.ranges) ? [root] : []
    var proven = 0
    while let index = open.indices.min(by: { open[$0].value < open[$1].value }) {
      let node = open[index]
      // Nodes may have been left out, or remain, above a plan that was found since: no bound is above its cost.
      let ceiling = cheapest.map { relaxation.scale.points($0.cost) } ?? Int.max
      proven = max(proven, min(relaxation.scale.points(node.value), ceiling))
      report(proven)
      if node.isSettled || work <= 0 || isStopped() { return proven }
      if proven >= ceiling { return proven }
      open.remove(at: index)
      for ranges in split(node) {
        guard !isDone(ranges), var child = improve(ranges, node.prices, atLeast: node.value, rounds: 24),
          tighten(&child), !isDone(child.ranges)
        else { continue }
        open.append(child)
      }
    }
    return cheapest.map { relaxation.scale.points($0.cost) }
  }

  /// Splits at the module whose number of teams is furthest from a whole one.
  private func split(_ node: Node) -> [[ClosedRange<Int>]] {
    func distance(_ index: Int) -> Double {
      node.ranges[index].count < 2 ? -1 : abs(node.teams[index] - node.teams[index].rounded())
    }
    guard let index = node.ranges.indices.max(by: { distance($0) < distance($1) }) else { return [] }
    let range = node.ranges[index]
    let middle = min(max(Int(node.teams[index].rounded(.down)), range.lowerBound), range.upperBound - 1)
    return [range.lowerBound...middle, (middle + 1)...range.upperBound].map { part in
      var ranges = node.ranges
      ranges[index] = part
      return ranges
    }
  }

  /// Raises the bound of a node by moving the prices along the surplus (dearer what too many want), and looks what
  /// its numbers of teams would really cost.
  private mutating func improve(
    _ ranges: [ClosedRange<Int>], _ start: [Int], atLeast floor: Int, rounds: Int
  ) -> Node? {
    guard let here = relaxation.evaluate(start, ranges) else { return nil }
    work -= relaxation.effort(ranges)
    var ascent = Ascent(prices: start, best: here)
    climb(&ascent, ranges, floor, rounds)
    tryTeams(&ascent, ranges)
    // The bound that counts looks at every number of teams.
    guard let proof = relaxation.evaluate(ascent.prices, ranges) else { return nil }
    // Where people and modules agree, splitting brings nothing more.
    let agree =
      proof.surplus.allSatisfy { $0 == 0 }
      && relaxation.repeats(proof.teams) == relaxation.repeats(ranges.map(\.upperBound))
    return Node(
      ranges: ranges, prices: ascent.prices, priced: proof.value, value: max(floor, proof.value),
      teams: ascent.teams,
      isSettled: agree || ranges.allSatisfy { $0.count == 1 })
  }

  /// The best prices of a node so far.
  private struct Ascent {
    var prices: [Int]
    var best: JointRelaxation.Evaluation
    /// Numbers of teams, averaged over the last prices tried.
    var teams: [Double]

    init(prices: [Int], best: JointRelaxation.Evaluation) {
      (self.prices, self.best, teams) = (prices, best, best.teams.map(Double.init))
    }
  }

  /// Finds the exact cost of the numbers of teams that a node points at.
  private mutating func tryTeams(_ ascent: inout Ascent, _ ranges: [ClosedRange<Int>]) {
    let rounded = zip(ascent.teams, ranges).map { min(max(Int($0.rounded()), $1.lowerBound), $1.upperBound) }
    for teams in [rounded, ascent.best.teams] where flowWork * 3 < allWork - work || tried.count < 8 {
      guard tried.insert(teams).inserted, let flow = flow(teams) else { continue }
      guard let here = relaxation.evaluate(flow.prices, ranges), here.value > ascent.best.value else {
        continue
      }
      (ascent.prices, ascent.best) = (flow.prices, here)
    }
  }

  /// Where a node leaves one number of teams for each module, a flow tells all there is to know, and the node is
  /// done. False where it is not like that, or the relaxation too coarse for flows.
  private mutating func isDone(_ ranges: [ClosedRange<Int>]) -> Bool {
    guard !relaxation.isCoarse, ranges.allSatisfy({ $0.count == 1 }) else { return false }
    let teams = ranges.map(\.lowerBound)
    if tried.insert(teams).inserted { _ = flow(teams) }
    return true
  }

  /// Looks for cheap numbers of teams: those that suit best who takes what, in turn with who takes what at these
  /// numbers; then a few teams more or less of one module.
  private mutating func searchTeams(_ ranges: [ClosedRange<Int>]) {
    let modules = ranges.indices.filter { ranges[$0].count > 1 }
    let wished = zip(relaxation.wishedTeams(), ranges).map { min(max($0, $1.lowerBound), $1.upperBound) }
    if tried.insert(wished).inserted { _ = flow(wished) }
    var isImproving = cheapest != nil
    while isImproving {
      settle(ranges)
      isImproving = false
      guard var best = cheapest else { return }
      var excess = relaxation.excess(best.prices, ranges)
      // Few may be willing where many are: a module without teams is tried with several at once.
      for (module, step) in modules.flatMap({ [($0, 1), ($0, -1), ($0, 2), ($0, 3)] }) {
        guard work > 0, flowWork * 2 < allWork, !isStopped() else { return }
        var teams = relaxation.modules.map { best.teams[$0.module] ?? 0 }
        let (now, first) = (teams[module], ranges[module].lowerBound)
        teams[module] += step
        guard step < 2 || now == 0, ranges[module].contains(teams[module]),
          // What the prices of the best plan say of these numbers is a bound for them.
          let more = excess[module][now + step - first], more < excess[module][now - first] ?? 0,
          tried.insert(teams).inserted
        else { continue }
        _ = flow(teams)
        guard let cheapest, cheapest.cost < best.cost else { continue }
        best = cheapest
        excess = relaxation.excess(best.prices, ranges)
        isImproving = true
      }
    }
  }

  /// Alternates between who takes what and the numbers of teams that suit it best, until neither changes.
  private mutating func settle(_ ranges: [ClosedRange<Int>]) {
    while let best = cheapest, work > 0, !isStopped() {
      let teams = relaxation.modules.indices.map { relaxation.bestTeams($0, joined: best.joined, ranges[$0]) }
      guard tried.insert(teams).inserted else { return }
      _ = flow(teams)
    }
  }

  /// Leaves out numbers of teams that cannot lead to less than the cheapest plan known: what the bound of the node
  /// would be with them is at hand. False where nothing is left.
  private func tighten(_ node: inout Node) -> Bool {
    guard let cheapest else { return true }
    let goal = relaxation.scale.points(cheapest.cost)
    guard relaxation.scale.points(node.value) < goal else { return node.isSettled }
    let excess = relaxation.excess(node.prices, node.ranges)
    for index in node.ranges.indices {
      let range = node.ranges[index]
      let open = range.filter { count in
        excess[index][count - range.lowerBound].map { relaxation.scale.points(node.priced + $0) < goal }
          ?? false
      }
      guard let first = open.first, let last = open.last else { return true }
      node.ranges[index] = first...last
    }
    return true
  }

  /// The least cost with these numbers of teams; the cheapest so far is kept.
  private mutating func flow(_ teams: [Int]) -> (cost: Int, prices: [Int])? {
    guard var flow = ChoiceFlow(relaxation, teams: teams) else { return nil }
    let outcome = flow.run()
    work -= flow.effort
    flowWork += flow.effort
    if let outcome, outcome.cost < (cheapest?.cost ?? Int.max) {
      cheapest = RelaxedPlan(
        cost: outcome.cost, prices: outcome.prices, joined: flow.joined,
        teams: Dictionary(uniqueKeysWithValues: zip(relaxation.modules.map(\.module), teams)),
        taken: flow.isTaken.indices.filter { flow.isTaken[$0] }.map { Int(relaxation.option[$0]) })
    }
    return outcome
  }

  /// Moves the prices along the surplus. The length of a step is what would lead to a target: the cheapest flow
  /// known, or a bound a little above the best so far (Polyak's rule); where a few rounds bring nothing the
  /// target comes nearer.
  private mutating func climb(
    _ ascent: inout Ascent, _ ranges: [ClosedRange<Int>], _ floor: Int, _ rounds: Int
  ) {
    let (unit, effort) = (Double(relaxation.scale.unit), relaxation.effort(ranges))
    var (here, prices) = (ascent.best, ascent.prices)
    var direction = [Double](repeating: 0, count: prices.count)
    var target = max(unit * 2, Double(here.value) * (floor == here.value ? 0.02 : 0.002))
    if let cheapest { target = min(target, max(unit * 0.1, Double(cheapest.cost - here.value))) }
    var idle = 0
    for _ in 0..<rounds where work > 0 && !isStopped() {
      guard step(&prices, &direction, here, toward: Double(ascent.best.value) + target),
        let next = relaxation.evaluate(prices, ranges, around: ascent.best.teams)
          ?? relaxation.evaluate(prices, ranges)
      else { return }
      work -= effort
      here = next
      for index in ascent.teams.indices {
        ascent.teams[index] += 0.1 * (Double(here.teams[index]) - ascent.teams[index])
      }
      if here.value > ascent.best.value {
        idle = Double(here.value - ascent.best.value) > 0.1 * target ? 0 : idle + 1
        (ascent.prices, ascent.best) = (prices, here)
      } else {
        idle += 1
      }
      if idle > (rounds > 100 ? 7 : 4) {
        (target, idle, prices) = (target / 2, 0, ascent.prices)
        direction = [Double](repeating: 0, count: prices.count)
        if target < unit * 0.02 { return }
      }
    }
  }

  /// Moves the prices; false where nothing is left to gain.
  private func step(
    _ prices: inout [Int], _ direction: inout [Double], _ here: JointRelaxation.Evaluation,
    toward target: Double
  ) -> Bool {
    var length = 0.0
    for index in direction.indices {
      direction[index] = Double(here.surplus[index]) + 0.6 * direction[index]
      length += direction[index] * direction[index]
    }
    guard length > 0 else { return false }
    let factor = (target - Double(here.value)) / length
    for index in prices.indices { prices[index] += Int((factor * direction[index]).rounded()) }
    return true
  }
}

/// The cheapest way to share out modules and numbers of teams, with dates, rooms, instructors and company left out.
struct RelaxedPlan: Sendable {
  /// In parts of a point (`RelaxationScale`).
  var cost: Int
  /// Prices that prove that it is the least at these numbers of teams.
  var prices: [Int]
  /// How many of each department take each module by choice, by price.
  var joined: [Int]
  /// By module.
  var teams: [Int: Int]
  /// The options that are taken by choice.
  var taken: [Int]
}
