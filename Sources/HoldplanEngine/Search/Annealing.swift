/// Simulated annealing over plans that keep every hard rule, with people waiting who have no place yet.
///
/// The mix of moves follows what worked on instances of 20 to 50,000 people. The temperature falls
/// geometrically with the share of the budget that is spent.
final class Annealing {
  let state: State
  var random: Random
  var temperature = 6.0
  /// Moves tried so far.
  private(set) var moves = 0
  /// Those of them that were made while the search was being set up.
  var movesBefore = 0
  private(set) var best: Snapshot
  /// How many teams each module is to have, where that is known: then teams are opened and dissolved only to come
  /// nearer. Empty where it is not.
  var teamGoal: [Int] = []
  /// Whether more people are to be placed before all else.
  var isPlacing = false
  private let noise: [Double]
  /// Large instances are searched module by module, some thousand moves each, so that what the moves read
  /// stays near the processor. `windowCount` options from `windowStart` in `options.byModule`; none means all.
  private var windowStart = 0
  private var windowCount = 0
  private var blocksInWindow = 0

  /// The temperature at the beginning and in the end.
  var hot: Double
  static let cold = 0.18

  /// How many moves are made between two looks at the clock.
  static let block = 2048

  init(_ state: State, seed: UInt64) {
    self.state = state
    random = Random(seed: seed)
    best = state.snapshot
    hot = state.people.count > 300 ? 3 : 6
    noise = Self.exponentialNoise
  }

  /// -ln(u) for evenly spread u: what a worsening may cost at temperature 1. Computed with sums and
  /// products alone, so that it is the same on every machine.
  private static let exponentialNoise: [Double] = (0..<4096).map { index in
    -naturalLogarithm((Double(index) + 0.5) / 4096)
  }

  /// ln(x) for 0 < x < 1 by halving the range and the series of the inverse hyperbolic tangent.
  static func naturalLogarithm(_ value: Double) -> Double {
    var (x, halvings) = (value, 0.0)
    while x < 0.75 {
      x *= 2
      halvings += 1
    }
    let ratio = (x - 1) / (x + 1)
    var (term, sum) = (ratio, 0.0)
    for index in 0..<20 {
      sum += term / Double(2 * index + 1)
      term *= ratio * ratio
    }
    return 2 * sum - halvings * 0.693_147_180_559_945_3
  }

  /// The temperature when a share of the budget is spent: from `hot` to `cold`, by a constant factor.
  static func temperature(hot: Double, cold: Double, spent: Double) -> Double {
    // (cold / hot)^spent by repeated squaring of roots: only exact operations, the same everywhere.
    var (result, factor, rest) = (hot, cold / hot, min(max(spent, 0), 1))
    for _ in 0..<24 {
      factor = factor.squareRoot()
      rest *= 2
      if rest >= 1 {
        result *= factor
        rest -= 1
      }
    }
    return spent >= 1 ? cold : result
  }

  /// What a move may cost now.
  @inline(__always)
  func allowance() -> Int { Int(temperature * noise[Int(random.next() >> 52)]) }

  /// Runs one block of moves and keeps the plan if it is the best so far.
  func runBlock(_ count: Int = Annealing.block) {
    if state.options.count > 20_000 { moveWindow() }
    for _ in 0..<count { step() }
    moves += count
    keepBest()
  }

  private func moveWindow() {
    blocksInWindow -= 1
    guard blocksInWindow <= 0 else { return }
    blocksInWindow = 4
    let rows = state.options.byModule.range(Int(state.options.module[random.below(state.options.count)]))
    windowStart = rows.lowerBound
    windowCount = rows.count
  }

  @inline(__always)
  private func drawOption(_ count: Int) -> Int {
    guard windowCount > 0 else { return random.below(count) }
    return Int(state.options.byModule.values[windowStart + random.below(windowCount)])
  }

  /// Finds the temperature from which a plan that is already there is to be improved: a little above the one at
  /// which moves make it neither better nor worse. A hotter beginning would throw away what it is worth.
  func warmUp(moves: Int) {
    let count = min(2 * max(1, state.options.count), moves)
    guard count > 0 else { return }
    var next = Self.cold
    while next < hot {
      temperature = next
      let before = state.energy
      runBlock(count)
      if state.energy > before { break }
      next *= 1.4
    }
    hot = min(hot, 1.3 * next)
  }

  func keepBest() {
    if state.energy < best.energy { best = state.snapshot }
  }

  /// Goes on from another search's plan.
  func adopt(_ snapshot: Snapshot) {
    state.restore(snapshot)
    keepBest()
  }

  @inline(__always)
  private func step() {
    let options = state.options.count
    guard options > 0 else { return }
    if state.waitingCount > 0 && random.below(16) == 0 {
      tryWaiting()
      return
    }
    let kind = random.below(1024)
    let option = drawOption(options)
    if Int(state.team[option]) == state.none {
      if kind < 512 { tryChoose(option) }
    } else if kind < 450 {
      tryRelocate(option)
    } else if kind < 830 {
      trySwap(option)
    } else if kind < 850 {
      tryRotate(option)
    } else if kind < 902 {
      tryChangeChoice(option)
    } else if kind < 920 {
      tryReshape(Int(state.team[option]))
    } else if kind < 1016 {
      tryRetime(Int(state.team[option]))
    } else if kind < 1020 {
      let team = Int(state.team[option])
      if mayDissolve(state.module(of: team)) { tryDissolve(team) }
    } else {
      let module = Int(state.options.module[option])
      if mayOpen(module) { tryOpen(module) }
    }
  }

  private func mayDissolve(_ module: Int) -> Bool {
    teamGoal.isEmpty || Int(state.openCount[module]) > teamGoal[module]
  }

  private func mayOpen(_ module: Int) -> Bool {
    teamGoal.isEmpty || Int(state.openCount[module]) < teamGoal[module]
  }

  /// An open team of a module, drawn evenly; nil where there is none.
  @inline(__always)
  func drawTeam(_ module: Int) -> Int? {
    let count = Int(state.openCount[module])
    guard count > 0 else { return nil }
    return Int(state.openTeams[Int(state.slots.start[module]) + random.below(count)])
  }

  /// A member of a team that has some, drawn evenly.
  @inline(__always)
  func drawMember(_ slot: Int) -> Int {
    Int(state.members[Int(state.slots.memberStart[slot]) + random.below(Int(state.size[slot]))])
  }

  // MARK: People

  @inline(__always)
  private func tryRelocate(_ option: Int) {
    let from = Int(state.team[option])
    guard let to = drawTeam(Int(state.options.module[option])), to != from, state.options.pin[option] < 0,
      state.canMove(option, to: to)
    else { return }
    let delta = state.moveDelta(option, to: to)
    if delta <= allowance() { state.move(option, to: to, delta: delta) }
  }

  @inline(__always)
  private func trySwap(_ option: Int) {
    let module = Int(state.options.module[option])
    let one = Int(state.team[option])
    guard let two = drawTeam(module), two != one, state.size[two] > 0 else { return }
    let other = drawMember(two)
    guard state.options.pin[option] < 0, state.options.pin[other] < 0, state.canSwap(option, other) else {
      return
    }
    let delta = state.swapDelta(option, other)
    if delta <= allowance() { state.swap(option, other, delta: delta) }
  }

  /// Another module among the wishes.
  private func tryChangeChoice(_ option: Int) {
    guard state.options.isChoice[option], state.options.pin[option] < 0 else { return }
    let range = state.options.range(of: Int(state.options.person[option]))
    let other = range.lowerBound + random.below(range.count)
    guard let to = drawTeam(Int(state.options.module[other])), state.canExchange(option, for: other, to)
    else {
      return
    }
    let delta = state.exchangeDelta(option, for: other, to)
    if delta <= allowance() {
      state.move(option, to: state.none, delta: delta)
      state.move(other, to: to, delta: 0)
    }
  }

  /// A wish that is not taken, in the place of one that is.
  private func tryChoose(_ option: Int) {
    let range = state.options.range(of: Int(state.options.person[option]))
    let taken = range.lowerBound + random.below(range.count)
    guard Int(state.team[taken]) != state.none, state.options.isChoice[taken], state.options.pin[taken] < 0,
      let to = drawTeam(Int(state.options.module[option])), state.canExchange(taken, for: option, to)
    else { return }
    let delta = state.exchangeDelta(taken, for: option, to)
    if delta <= allowance() {
      state.move(taken, to: state.none, delta: delta)
      state.move(option, to: to, delta: 0)
    }
  }

  // MARK: Those who wait

  private func tryWaiting() {
    let person = Int(state.waitingList[random.below(state.waitingCount)])
    let range = state.options.range(of: person)
    guard !range.isEmpty else { return }
    let option = range.lowerBound + random.below(range.count)
    if state.isWanted(option) {
      let module = Int(state.options.module[option])
      let pin = Int(state.options.pin[option])
      guard let to = pin >= 0 && state.isOpen[pin] ? pin : drawTeam(module) else {
        return tryOpen(module, for: option)
      }
      guard pin < 0 || pin == to else { return }
      if state.canMove(option, to: to) {
        state.move(option, to: to)
      } else if random.below(32) == 0 {
        tryOpen(module, for: option)
      } else if random.below(24) == 0 {
        isPlacing && random.below(16) != 0 ? tryRenew(to) : tryRebuild(option, to)
      } else {
        tryEject(option, to)
      }
    } else if Int(state.team[option]) != state.none {
      if random.below(8) == 0 { tryRetime(Int(state.team[option])) } else { tryRelocate(option) }
    }
  }

  /// Takes the place of somebody in the team, who waits instead: nobody more waits than before.
  private func tryEject(_ option: Int, _ slot: Int) {
    guard state.size[slot] > 0 else { return }
    let other = drawMember(slot)
    guard state.options.pin[other] < 0, PrerequisiteConstraint.canLose(other, state) else { return }
    let before = state.energy
    state.move(other, to: state.none)
    // The team may be one short for a moment: the rules are checked for the one who joins.
    if state.canMove(option, to: slot) {
      state.move(option, to: slot)
      if CompositionConstraint.isComplete(slot, state), state.energy - before <= allowance() { return }
      state.move(option, to: state.none)
    }
    state.move(other, to: slot)
  }
}
