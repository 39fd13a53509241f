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
  /// How many of them are no longer kept.
  private var forgotten = 0
  /// What the proposal changes; nil until it was worked out.
  var comparison: PlanComparison?
  var line = 0
  /// Whether the chart rather than the difference is seen, where somebody has said so.
  var wantsChart: Bool?

  var difference: PlanDifference? { comparison?.difference }
  var lines: [DifferenceLine] { comparison?.lines ?? [] }

  /// The numbers of the results that are kept, counted from 0 through the sitting: a plan keeps its number.
  var numbers: Range<Int> { forgotten..<(forgotten + results.count) }

  func result(_ number: Int) -> Proposal? {
    numbers.contains(number) ? results[number - forgotten] : nil
  }

  /// The draft and the proposal, where there is one: it is the latest result.
  var pair: ComparedPair? {
    proposal == nil ? nil : ComparedPair(left: .draft, right: .result(numbers.upperBound - 1))
  }

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
    comparison = nil
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

  mutating func take(_ proposal: Proposal, _ comparison: PlanComparison?) {
    isRunning = false
    isStopping = false
    self.proposal = proposal
    results.append(proposal)
    if results.count > Self.kept {
      results.removeFirst()
      forgotten += 1
    }
    self.comparison = comparison
    line = 0
    wantsChart = nil
  }

  mutating func discard() {
    isRunning = false
    isStopping = false
    proposal = nil
    comparison = nil
    progress = nil
    samples = []
    secondsBefore = 0
  }
}

extension State {
  mutating func take(_ proposal: Proposal) -> [Command] {
    let ground = groundwork ?? ground.proposing(proposal.plan)
    solve.take(proposal, ground.workspace.draft == workspace.draft ? ground.proposed : nil)
    // The oldest result may have gone.
    compare.assessments = compare.assessments.filter { comparablePlans.contains($0.key) }
    return compareProposal() + (view == .compare ? refreshComparedPlans() : [])
  }
}
