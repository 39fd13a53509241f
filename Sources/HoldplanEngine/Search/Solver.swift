import Dispatch
import HoldplanModel
import Synchronization

/// Finds the best plan it can within the given time or steps, beginning with the draft where it can be used.
///
/// The plan breaks no hard rule. Whoever has no place without breaking one is listed in `unplaced`. Blocks
/// until it is done; `progress` is called a few times a second from one of the searching threads, and
/// `isStopped` often from all of them.
package func solve(
  _ workspace: Workspace, options: SolveOptions = SolveOptions(),
  progress: @escaping @Sendable (SolveProgress) -> Void = { _ in },
  isStopped: @escaping @Sendable () -> Bool = { false }
) -> Solution {
  let begin = ContinuousClock.now
  let problem = Problem(workspace, today: options.today)
  var options = options
  // Writing the plan out and checking it handle as much data as compiling did, and are to end in time, too.
  options.seconds = max(0.5 * options.seconds, options.seconds - begin.duration(to: .now).inSeconds)
  let run = SearchRun(problem, options, begin, progress, isStopped)
  return run.solve(from: workspace.draft)
}

/// Several searches side by side that exchange their best plans at fixed points.
private final class SearchRun: Sendable {
  /// What all searches know of each other.
  struct Shared {
    var best = Int.max
    var softTotal = 0
    var waiting = 0
    var moves = 0
    var secondsToFeasible: Double?
    var secondsToBest: Double?
    var lastReport = 0.0
  }

  let problem: Problem
  let options: SolveOptions
  let begin: ContinuousClock.Instant
  let progress: @Sendable (SolveProgress) -> Void
  let isStopped: @Sendable () -> Bool
  let shared = Mutex(Shared())
  let bound = RisingBound()
  let goalReader = GoalReader()
  let isFullyPinned: Bool
  /// Places that nobody can be given, whatever is tried.
  let hopeless: Int

  /// The shares of the budget after which the searches exchange plans.
  static let epochs = [0.5, 0.7, 0.85, 1.0]

  init(
    _ problem: Problem, _ options: SolveOptions, _ begin: ContinuousClock.Instant,
    _ progress: @escaping @Sendable (SolveProgress) -> Void, _ isStopped: @escaping @Sendable () -> Bool
  ) {
    self.problem = problem
    self.options = options
    self.begin = begin
    self.progress = progress
    self.isStopped = isStopped
    isFullyPinned = problem.isFullyPinned
    hopeless = problem.hopelessPlaces
  }

  func solve(from draft: Plan) -> Solution {
    if let best = exactEnd() { return solution([best]) }
    beginProof()
    defer { bound.end() }
    let threads = max(1, options.threads)
    let lanes = (0..<threads).map { _ in Lane() }
    DispatchQueue.concurrentPerform(iterations: threads) { index in
      lanes[index].start(problem, draft, beginning(index, of: threads))
      lanes[index].read { note($0, moves: 0) }
    }
    let searchBegin = seconds
    for (index, end) in Self.epochs.enumerated() where !isDone {
      let start = index == 0 ? 0 : Self.epochs[index - 1]
      DispatchQueue.concurrentPerform(iterations: threads) { lane in
        lanes[lane].read { search($0, from: start, to: end, since: searchBegin) }
      }
      if index + 1 < Self.epochs.count { exchange(lanes, isLast: index + 2 == Self.epochs.count) }
    }
    return solution(lanes.map { lane in lane.read { $0.best } })
  }

  /// Searches side by side begin differently: every other one follows the relaxation, and fills dates one by one.
  private func beginning(_ index: Int, of threads: Int) -> Beginning {
    let isSecond = index % 2 == 1
    return Beginning(
      seed: options.seed &* 1_000_003 &+ UInt64(index), steps: options.steps,
      guide: isSecond || threads == 1 ? guide : nil, fillsDates: !isSecond,
      // Where one search has placed everybody, the others need not go on beginning.
      maySpend: { self.maySpend($0) && (self.options.steps != nil || !self.isFeasible) })
  }

  private var isFeasible: Bool { shared.withLock { $0.secondsToFeasible != nil } }

  /// What the relaxation says of who takes what in how many teams. Where it is still being found out, a small share
  /// of the time is worth waiting for it.
  private var guide: RelaxedPlan? {
    bound.plan(within: options.steps == nil ? max(0, 0.15 * options.seconds - seconds) : 0)
  }

  private var seconds: Double { begin.duration(to: .now).inSeconds }

  /// The best plan of all, where the problem is small enough to find it exactly.
  private func exactEnd() -> Snapshot? {
    let isLate = {
      self.isStopped() || self.options.steps == nil && self.seconds > 0.5 * self.options.seconds
    }
    guard !isFullyPinned, let outcome = FewTeams(Demand(problem))?.run(isStopped: isLate) else { return nil }
    bound.raise(to: outcome.bound)
    let state = State(problem)
    guard state.carryOut(outcome), state.energy == outcome.bound else { return nil }
    let best = state.snapshot
    let now = seconds
    shared.withLock { ($0.best, $0.secondsToFeasible, $0.secondsToBest) = (best.energy, now, now) }
    return best
  }

  /// With a number of steps the bound is proven first, with as much work as the steps are worth: a search that
  /// reaches it ends, and must do so at the same step each time.
  private func beginProof() {
    if let steps = options.steps {
      bound.prove(problem, work: min(TeamCountBranching.usualWork, 40 * steps))
    } else {
      // A third of the time at most, so that it leaves the search its processors.
      bound.proveBeside(problem) { self.isStopped() || self.seconds > 0.33 * self.options.seconds }
    }
  }

  /// Whether nothing more is to be had: stopped, all pinned, or the plan reaches the bound.
  private var isDone: Bool {
    isFullyPinned || isStopped() || shared.withLock { $0.best <= (bound.value ?? Int.min) }
  }

  /// Whether one search has nothing more to do. With a number of steps it does not look at the others, which
  /// may be ahead of it or behind.
  private func isDone(_ annealing: Annealing) -> Bool {
    options.steps == nil
      ? isDone : isStopped() || annealing.best.energy <= (bound.value ?? Int.min)
  }

  /// Whether less than a share of the time is spent. With a number of steps there always is time: the plan must
  /// not depend on the clock.
  private func maySpend(_ share: Double) -> Bool {
    !isStopped() && (options.steps != nil || seconds < share * options.seconds)
  }

  private func search(_ annealing: Annealing, from start: Double, to end: Double, since searchBegin: Double) {
    while true {
      let spent = spent(annealing, since: searchBegin)
      guard spent < end else { return }
      let temperature = Annealing.temperature(hot: annealing.hot, cold: Annealing.cold, spent: spent)
      // While people wait who could have a place, the plan must stay easy to rearrange.
      annealing.isPlacing = spent < 0.6 && annealing.best.waiting > hopeless
      annealing.temperature =
        annealing.isPlacing || spent < 0.4 && annealing.state.waitingCount > 0
        ? max(temperature, 3) : temperature
      var count = Annealing.block
      if let steps = options.steps {
        count = min(
          count, max(1, Int((end * Double(steps)).rounded(.up)) - annealing.moves + annealing.movesBefore))
      }
      annealing.runBlock(count)
      note(annealing, moves: count)
      if isDone(annealing) { return }
    }
  }

  private func spent(_ annealing: Annealing, since searchBegin: Double) -> Double {
    if let steps = options.steps {
      return steps > 0 ? Double(annealing.moves - annealing.movesBefore) / Double(steps) : 1
    }
    let budget = options.seconds - searchBegin
    return budget > 0 ? (seconds - searchBegin) / budget : 1
  }

  /// The searches that are worse off go on from the plan of the one that is best off, and with its numbers of teams.
  /// In the end every other one is free of them: a team that is hard to form is soon lost where all are.
  private func exchange(_ lanes: [Lane], isLast: Bool) {
    let states = lanes.map { lane in lane.read { (best: $0.best, goal: $0.teamGoal) } }
    guard let best = states.min(by: { $0.best.energy < $1.best.energy }) else { return }
    for (index, lane) in lanes.enumerated() {
      lane.read { annealing in
        if states[index].best.energy > best.best.energy {
          annealing.adopt(best.best)
          annealing.teamGoal = best.goal
        }
        if isLast, index % 2 == 0 { annealing.teamGoal = [] }
      }
    }
  }

  private func note(_ annealing: Annealing, moves: Int) {
    let now = seconds
    let report = shared.withLock { shared -> SolveProgress? in
      shared.moves += moves
      let best = annealing.best
      if best.energy < shared.best {
        shared.best = best.energy
        shared.secondsToBest = now
        shared.softTotal = best.soft
        shared.waiting = best.waiting
        if best.waiting == 0, shared.secondsToFeasible == nil { shared.secondsToFeasible = now }
      }
      guard now - shared.lastReport >= 0.2 else { return nil }
      shared.lastReport = now
      return SolveProgress(
        seconds: now, unplaced: shared.waiting, softTotal: shared.softTotal, bound: bound.value,
        moves: shared.moves, movesPerSecond: Double(shared.moves) / max(now, 1e-6))
    }
    guard var report else { return }
    if options.reportsGoals {
      // Another lane may have the best plan.
      let best = annealing.best.soft == report.softTotal ? annealing.best : nil
      report.goals = goalReader.goals(of: best, in: problem) { seconds }
    }
    progress(report)
  }

  private func solution(_ snapshots: [Snapshot]) -> Solution {
    let best = snapshots.min { $0.energy < $1.energy } ?? State(problem).snapshot
    let state = State(problem)
    state.restore(best)
    let (moves, feasible, found) = shared.withLock { ($0.moves, $0.secondsToFeasible, $0.secondsToBest) }
    return Solution(
      plan: problem.plan(of: best), soft: state.values, softTotal: state.fullSoft,
      unplaced: problem.unplaced(in: best), bound: best.energy == best.soft ? bound.value : nil, moves: moves,
      seconds: seconds,
      secondsToFeasible: feasible, wasStopped: isStopped(), secondsToBest: found)
  }
}

/// How one of the searches forms its first teams.
private struct Beginning: Sendable {
  var seed: UInt64
  var steps: Int?
  /// Who takes what in how many teams, where that is to be followed.
  var guide: RelaxedPlan?
  /// Whether dates for whole groups are sought by filling whole dates first.
  var fillsDates: Bool
  /// Whether less than a share of the time is spent.
  var maySpend: @Sendable (Double) -> Bool

  /// Teams for everyone, with so many steps to find dates for whole groups.
  func build(_ problem: Problem, _ draft: Plan, attempt: Int) -> Annealing {
    let seed = seed &+ UInt64(attempt) &* 7_368_787
    // Dates for whole groups are sought once: it takes long, and another beginning is for the others.
    let timetabling = attempt > 0 ? 0 : steps.map { $0 / 50 } ?? .max
    let state = State(problem)
    let demand = state.totals[0].waiting
    state.load(draft)
    let isResumed = state.totals[0].waiting * 10 <= demand
    var construction = Construction(state: state, random: Random(seed: seed &* 2 &+ 1))
    construction.timetabling = timetabling
    construction.fillsDates = fillsDates
    construction.maySpend = maySpend
    construction.guide = isResumed ? nil : guide
    construction.run()
    let annealing = Annealing(state, seed: seed)
    if let guide = construction.guide { annealing.form(guide) }
    if isResumed { annealing.warmUp(moves: timetabling) }
    return annealing
  }
}

/// One of the searches, with a state of its own.
private final class Lane: Sendable {
  private let annealing = Mutex<Annealing?>(nil)

  /// Forms teams for everyone. On small instances where somebody is left without a place it begins anew a few
  /// times, from other seeds, and keeps what leaves the fewest.
  func start(_ problem: Problem, _ draft: Plan, _ beginning: Beginning) {
    annealing.withLock { kept in
      // A small number of steps is not to be outweighed by what comes before them.
      let blocks = beginning.steps.map { min(30, $0 / 20_000) } ?? 30
      let few = problem.options.count <= 2000 ? 12 : problem.options.count <= 10_000 ? 3 : 1
      let (tries, hopeless) = (blocks == 0 ? 1 : few, problem.hopelessPlaces)
      for attempt in 0..<tries where attempt == 0 || beginning.maySpend(0.2) {
        let next = beginning.build(problem, draft, attempt: attempt)
        for _ in 0..<blocks where tries > 1 && next.best.waiting > hopeless && beginning.maySpend(0.2) {
          next.runBlock()
        }
        if kept.map({ next.best.energy < $0.best.energy }) ?? true { kept = next }
        if let kept, kept.best.waiting <= hopeless { break }
      }
      kept?.movesBefore = kept?.moves ?? 0
    }
  }

  func read<Result: Sendable>(_ body: (Annealing) -> Result) -> Result {
    annealing.withLock { annealing in
      guard let annealing else { preconditionFailure("a lane is started before it is read") }
      return body(annealing)
    }
  }
}
