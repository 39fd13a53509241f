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
  /// Whether the chart rather than the difference is seen, where somebody has said so.
  var wantsChart: Bool?

  /// Whether there is a search to draw.
  var hasChart: Bool { samples.count > 1 }
  /// Without a choice the chart is seen until there is a proposal.
  var prefersChart: Bool { wantsChart ?? (proposal == nil) }
  /// How long the search that is drawn lasts, as far as is known.
  var chartSeconds: Double {
    isRunning ? secondsBefore + Double(settings.seconds) : samples.last?.seconds ?? 0
  }

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
    wantsChart = nil
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

  mutating func take(_ proposal: Proposal, _ difference: PlanDifference) {
    isRunning = false
    isStopping = false
    self.proposal = proposal
    results = Array((results + [proposal]).suffix(Self.kept))
    self.difference = difference
    line = 0
    wantsChart = nil
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
    if let groundwork, let proposed = groundwork.proposed, groundwork.workspace.draft == workspace.draft {
      solve.take(proposal, proposed.difference)
      solve.lines = proposed.lines
    } else {
      solve.take(proposal, PlanDifference(from: workspace.draft, to: proposal.plan))
      refreshSolveLines()
    }
    // The oldest result may have gone, and what it was called is now called something else.
    compare.assessments = compare.assessments.filter { $0.key == .published }
  }

  mutating func refreshSolveLines() { solve.lines = solve.difference.map { lines(of: $0) } ?? [] }
}
