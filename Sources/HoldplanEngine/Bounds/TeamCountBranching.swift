/// Proves the best bound of the joint relaxation that a given amount of work allows: finds good prices, then
/// splits where the number of teams of a module hangs between two values, always where the bound is lowest.
///
/// Work is counted in steps, never in seconds, so the same problem always gives the same bound.
struct TeamCountBranching {
  let relaxation: JointRelaxation
  /// Called with each higher bound that is proven, in points.
  let report: (Int) -> Void
  /// Called once, with the cheapest plan of the relaxation that was found before anything was split.
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
  /// Steps of the prices of one node: with fewer, splitting would be done many more times.
  private static let nodeRounds = 60

  /// Plans whose modules have numbers of teams within `ranges`.
  private struct Node {
    var ranges: [ClosedRange<Int>]
    var prices: [Int]
    /// The bound that its prices prove; `value` is what is proven of the node in any way.
    var priced: Int
    var value: Int
    /// Numbers of teams of a plan with fractions.
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
    searchTeams(ranges)
    reportPlan(cheapest)
    guard var root = improve(ranges, startPrices(prices, ranges), atLeast: first.value, rounds: 300) else {
      return nil
    }
    report(relaxation.scale.points(min(root.value, cheapest?.cost ?? .max)))
    let isOpen = tighten(&root)
    if isOpen { shave(&root) }
    var open = !isOpen || isDone(root.ranges) ? [] : [root]
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
        guard !isDone(ranges),
          var child = improve(ranges, node.prices, atLeast: node.value, rounds: Self.nodeRounds),
          tighten(&child), !isDone(child.ranges)
        else { continue }
        open.append(child)
      }
    }
    return cheapest.map { relaxation.scale.points($0.cost) }
  }

  /// What people would pay in the cheapest plan, or nothing: whichever proves more.
  private func startPrices(_ none: [Int], _ ranges: [ClosedRange<Int>]) -> [Int] {
    guard let cheapest else { return none }
    let level = relaxation.modules.flatMap {
      $0.levelPrices(teams: cheapest.teams[$0.module] ?? 0, joined: cheapest.joined[$0.multipliers])
    }
    func bound(_ prices: [Int]) -> Int {
      relaxation.evaluate(prices, ranges, wantsSurplus: false)?.value ?? .min
    }
    return bound(level) > bound(none) ? level : none
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

  /// Raises the bound of a node by moving its prices, and looks what its numbers of teams would really cost. Nil where
  /// no plan of the relaxation has such numbers of teams.
  private mutating func improve(
    _ ranges: [ClosedRange<Int>], _ start: [Int], atLeast floor: Int, rounds: Int
  ) -> Node? {
    guard let here = relaxation.evaluate(start, ranges) else { return nil }
    let effort = relaxation.effort(ranges)
    work -= effort
    let target = cheapest?.cost ?? here.value + max(2 * relaxation.scale.unit, here.value / 50)
    var bundle = PriceBundle(
      prices: start, at: here, target: target, grain: 0.02 * Double(relaxation.scale.unit))
    for _ in 0..<rounds where work > 0 && !isStopped() && !isHopeless(bundle.value) {
      guard let trial = bundle.next(), let there = relaxation.evaluate(trial, ranges) else { break }
      work -= effort
      bundle.learn(trial, there)
      // No plan of the relaxation costs so much: there is none.
      if bundle.value > ChoiceFlow.urgent { return nil }
    }
    tryTeams(bundle.teams, ranges)
    // Where people and modules agree, splitting brings nothing more.
    let agree =
      bundle.best.surplus.allSatisfy { $0 == 0 }
      && relaxation.repeats(bundle.best.teams) == relaxation.repeats(ranges.map(\.upperBound))
    return Node(
      ranges: ranges, prices: bundle.prices, priced: bundle.value, value: max(floor, bundle.value),
      teams: bundle.teams,
      isSettled: agree || ranges.allSatisfy { $0.count == 1 })
  }

  /// Whether nothing cheaper than the cheapest plan known can be where the bound is so high.
  private func isHopeless(_ value: Int) -> Bool {
    guard let cheapest else { return false }
    return relaxation.scale.points(value) >= relaxation.scale.points(cheapest.cost)
  }

  /// Leaves out numbers of teams, from both ends of each module's range, that a bound of their own rules out: half of
  /// what lies beyond the number that the node points at is tried at once, then half of the rest.
  private mutating func shave(_ node: inout Node) {
    func width() -> Int { node.ranges.reduce(0) { $0 + $1.count } }
    var before = 2 * width()
    // What is left out of one module helps to rule out more of another.
    while width() * 5 < before * 4 {
      before = width()
      shaveOnce(&node)
    }
  }

  private mutating func shaveOnce(_ node: inout Node) {
    for index in node.ranges.indices {
      while let part = beyond(node, index, isAbove: false), isRuledOut(part, index, node) {
        node.ranges[index] = (part.upperBound + 1)...node.ranges[index].upperBound
      }
      while let part = beyond(node, index, isAbove: true), isRuledOut(part, index, node) {
        node.ranges[index] = node.ranges[index].lowerBound...(part.lowerBound - 1)
      }
    }
  }

  private func beyond(_ node: Node, _ index: Int, isAbove: Bool) -> ClosedRange<Int>? {
    let range = node.ranges[index]
    let middle = Int(node.teams[index].rounded(isAbove ? .up : .down))
    let count = isAbove ? range.upperBound - middle : middle - range.lowerBound
    guard count > 0 else { return nil }
    let half = (count + 1) / 2
    return isAbove
      ? (range.upperBound - half + 1)...range.upperBound : range.lowerBound...(range.lowerBound + half - 1)
  }

  private mutating func isRuledOut(_ part: ClosedRange<Int>, _ index: Int, _ node: Node) -> Bool {
    var ranges = node.ranges
    ranges[index] = part
    guard work > 0, !isStopped() else { return false }
    guard let child = improve(ranges, node.prices, atLeast: 0, rounds: Self.nodeRounds) else { return true }
    return isHopeless(child.value)
  }

  /// Finds the exact cost of the numbers of teams that a node points at.
  private mutating func tryTeams(_ teams: [Double], _ ranges: [ClosedRange<Int>]) {
    let rounded = zip(teams, ranges).map { min(max(Int($0.rounded()), $1.lowerBound), $1.upperBound) }
    guard flowWork * 3 < allWork - work || tried.count < 8, tried.insert(rounded).inserted else { return }
    flow(rounded)
  }

  /// Where a node leaves one number of teams for each module, a flow tells all there is to know, and the node is
  /// done. False where it is not like that.
  private mutating func isDone(_ ranges: [ClosedRange<Int>]) -> Bool {
    guard ranges.allSatisfy({ $0.count == 1 }) else { return false }
    let teams = ranges.map(\.lowerBound)
    if tried.insert(teams).inserted { flow(teams) }
    return true
  }

  /// Looks for cheap numbers of teams: those that suit best who takes what, in turn with who takes what at these
  /// numbers; then a few teams more or less of one module.
  private mutating func searchTeams(_ ranges: [ClosedRange<Int>]) {
    let modules = ranges.indices.filter { ranges[$0].count > 1 }
    let wished = zip(relaxation.wishedTeams(), ranges).map { min(max($0, $1.lowerBound), $1.upperBound) }
    if tried.insert(wished).inserted { flow(wished) }
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
        flow(teams)
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
      flow(teams)
    }
  }

  /// Leaves out numbers of teams that cannot lead to less than the cheapest plan known: what the bound of the node
  /// would be with them is at hand. False where nothing is left.
  private func tighten(_ node: inout Node) -> Bool {
    guard !isHopeless(node.value) else { return false }
    let excess = relaxation.excess(node.prices, node.ranges)
    for index in node.ranges.indices {
      let range = node.ranges[index]
      let open = range.filter { count in
        excess[index][count - range.lowerBound].map { !isHopeless(node.priced + $0) } ?? false
      }
      guard let first = open.first, let last = open.last else { return false }
      node.ranges[index] = first...last
    }
    return true
  }

  /// Finds the least cost with these numbers of teams; the cheapest so far is kept.
  private mutating func flow(_ teams: [Int]) {
    var flow = ChoiceFlow(relaxation, teams: teams)
    let outcome = flow.run()
    work -= flow.effort
    flowWork += flow.effort
    if let outcome, outcome.cost < (cheapest?.cost ?? Int.max) {
      cheapest = RelaxedPlan(
        cost: outcome.cost, prices: outcome.prices, joined: flow.joined,
        teams: Dictionary(uniqueKeysWithValues: zip(relaxation.modules.map(\.module), teams)),
        taken: relaxation.kinds.dealt(flow.taken))
    }
  }
}

/// The cheapest way to share out modules and numbers of teams, with dates, rooms, instructors and company left out.
struct RelaxedPlan: Sendable {
  /// In parts of a point (`RelaxationScale`).
  var cost: Int
  /// Prices that prove that it is the least at these numbers of teams.
  var prices: [Int]
  /// How many of each group take each module by choice, by price.
  var joined: [Int]
  /// By module.
  var teams: [Int: Int]
  /// The options that are taken by choice.
  var taken: [Int]
}
