/// Proves the best bound of the joint relaxation that a given amount of work allows: finds good prices, then
/// splits where the number of teams of a module hangs between two values, always where the bound is lowest.
///
/// Work is counted in steps, never in seconds, so the same problem always gives the same bound.
struct TeamCountBranching {
  let relaxation: JointRelaxation
  /// Called with each higher bound that is proven, in points.
  let report: (Int) -> Void
  let isStopped: () -> Bool
  private var work: Int

  /// Steps that bring most bounds within a point of the best that the relaxation can prove.
  static let usualWork = 150_000_000

  /// Plans whose modules have numbers of teams within `ranges`.
  private struct Node {
    var ranges: [ClosedRange<Int>]
    var prices: [Int]
    var value: Int
    /// Numbers of teams, averaged over the last prices tried.
    var teams: [Double]
    var isSettled: Bool
  }

  init(
    _ relaxation: JointRelaxation, work: Int = usualWork, isStopped: @escaping () -> Bool,
    report: @escaping (Int) -> Void
  ) {
    self.relaxation = relaxation
    self.work = work
    self.isStopped = isStopped
    self.report = report
  }

  /// The highest bound proven. Nil where no numbers of teams fit the people.
  mutating func run() -> Int? {
    let ranges = relaxation.modules.map(\.teams)
    let prices = [Int](repeating: 0, count: relaxation.multiplierCount)
    guard let first = relaxation.evaluate(prices, ranges, wantsSurplus: false) else { return nil }
    report(relaxation.scale.points(first.value))
    guard let root = improve(ranges, prices, atLeast: first.value, rounds: 300) else { return nil }
    var open = [root]
    var proven = 0
    while let index = open.indices.min(by: { open[$0].value < open[$1].value }) {
      let node = open[index]
      proven = max(proven, relaxation.scale.points(node.value))
      report(proven)
      if node.isSettled || work <= 0 || isStopped() { return proven }
      open.remove(at: index)
      for ranges in split(node) {
        if let child = improve(ranges, node.prices, atLeast: node.value, rounds: 24) { open.append(child) }
      }
    }
    return nil
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

  /// Raises the bound of a node by moving the prices along the surplus: dearer what too many want.
  ///
  /// The length of a step is what would lead to a bound a little above the best so far (Polyak's rule with a
  /// moving target); where a few rounds bring nothing the target comes nearer.
  private mutating func improve(
    _ ranges: [ClosedRange<Int>], _ start: [Int], atLeast floor: Int, rounds: Int
  ) -> Node? {
    guard var here = relaxation.evaluate(start, ranges) else { return nil }
    let effort = relaxation.effort(ranges)
    work -= effort
    var (best, prices) = (start, start)
    var bestValue = here.value
    var around = here.teams
    var direction = [Double](repeating: 0, count: start.count)
    var teams = here.teams.map(Double.init)
    var target = max(
      Double(relaxation.scale.unit) * 2, Double(here.value) * (floor == here.value ? 0.02 : 0.002))
    var idle = 0
    for _ in 0..<rounds where work > 0 && !isStopped() {
      guard step(&prices, &direction, here, toward: Double(bestValue) + target) else { break }
      guard
        let next = relaxation.evaluate(prices, ranges, around: around) ?? relaxation.evaluate(prices, ranges)
      else { return nil }
      work -= effort
      here = next
      for index in teams.indices { teams[index] += 0.1 * (Double(here.teams[index]) - teams[index]) }
      if here.value > bestValue {
        idle = Double(here.value - bestValue) > 0.1 * target ? 0 : idle + 1
        (bestValue, best, around) = (here.value, prices, here.teams)
      } else {
        idle += 1
      }
      if idle > (rounds > 100 ? 7 : 4) {
        (target, idle, prices) = (target / 2, 0, best)
        direction = [Double](repeating: 0, count: start.count)
        if target < Double(relaxation.scale.unit) * 0.02 { break }
      }
    }
    // The bound that counts looks at every number of teams.
    guard let proof = relaxation.evaluate(best, ranges) else { return nil }
    // Where people and modules agree, splitting brings nothing more.
    let agree =
      proof.surplus.allSatisfy { $0 == 0 }
      && relaxation.repeats(proof.teams) == relaxation.repeats(ranges.map(\.upperBound))
    return Node(
      ranges: ranges, prices: best, value: max(floor, proof.value), teams: teams,
      isSettled: agree || ranges.allSatisfy { $0.count == 1 })
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
