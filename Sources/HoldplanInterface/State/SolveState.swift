import HoldplanModel

/// A search for a plan.
struct SolveState: Sendable {
  /// How far the search was at a moment.
  struct Sample: Equatable, Sendable {
    var seconds: Double
    var total: Int
    var bound: Int?
  }

  /// How many plans found are kept to be compared.
  static let kept = 4

  var settings = SolveSettings()
  var isRunning = false
  var isStopping = false
  var progress: SolveProgress?
  /// For the chart, from the beginning of the first of searches that went on from each other.
  private(set) var samples: [Sample] = []
  /// What the searches before the one that runs took.
  private var secondsBefore = 0.0
  var proposal: Proposal?
  /// What searches of this sitting have found, the latest last.
  private(set) var results: [Proposal] = []
  var difference: PlanDifference?
  var lines: [DifferenceLine] = []
  var line = 0

  /// What each goal costs in the best plan so far, while a search runs and has told.
  var goals: [SoftGoal: Int]? {
    guard isRunning, let goals = progress?.goals, !goals.isEmpty else { return nil }
    return goals
  }

  mutating func start() {
    samples = []
    secondsBefore = 0
    begin()
  }

  /// Goes on from what was found, with other luck.
  mutating func goOn() {
    secondsBefore = samples.last?.seconds ?? 0
    settings.seed += 1
    begin()
  }

  private mutating func begin() {
    isRunning = true
    isStopping = false
    progress = nil
    proposal = nil
    difference = nil
    lines = []
    line = 0
  }

  mutating func take(_ progress: SolveProgress) {
    guard isRunning else { return }
    self.progress = progress
    samples.append(
      Sample(
        seconds: secondsBefore + progress.seconds, total: progress.softTotal,
        bound: progress.unplaced == 0 ? progress.bound : nil))
    // The chart is never wider than a screen.
    if samples.count > 800 {
      samples = samples.enumerated().filter { $0.offset.isMultiple(of: 2) }.map(\.element)
    }
  }

  mutating func take(_ proposal: Proposal, from draft: Plan) {
    isRunning = false
    isStopping = false
    self.proposal = proposal
    results = Array((results + [proposal]).suffix(Self.kept))
    difference = PlanDifference(from: draft, to: proposal.plan)
    line = 0
  }

  mutating func discard() {
    isRunning = false
    isStopping = false
    proposal = nil
    difference = nil
    lines = []
    progress = nil
    samples = []
    secondsBefore = 0
  }
}

extension State {
  mutating func take(_ proposal: Proposal) {
    solve.take(proposal, from: workspace.draft)
    refreshSolveLines()
    // The oldest result may have gone, and what it was called is now called something else.
    compare.assessments = compare.assessments.filter { $0.key == .published }
  }

  mutating func refreshSolveLines() { solve.lines = solve.difference.map { lines(of: $0) } ?? [] }
}
