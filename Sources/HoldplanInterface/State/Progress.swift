/// What runs outside, how long it has run, and how it is given up.
extension State {
  /// The ticks of a second.
  static let ticksPerSecond = 10
  /// After so many ticks it is said how long something has run.
  private static let patience = 5

  mutating func noteBeginnings(since old: Set<Waiting>) {
    for new in waiting.subtracting(old) { beginnings[new] = ticks }
    for ended in old.subtracting(waiting) { beginnings[ended] = nil }
  }

  /// What can be given up: whatever only reads or sends. A change that is being stored cannot be half done.
  static let cancellable: [Waiting] = [
    .opening, .importing, .exporting, .printing, .effects, .explanation, .roster, .history, .files, .report,
    .page,
    .comparing, .assessing,
  ]

  /// What is being waited for, with something that moves, and after half a second for how long.
  var waitingSentence: String? {
    let order: [Waiting] = [.saving] + Self.cancellable
    guard let first = order.first(where: waiting.contains) else {
      guard waiting.contains(.solving), view != .solve else { return nil }
      return spinner + " " + words["waiting.solving"]
    }
    let sentence = spinner + " " + words["waiting.\(first)"]
    let ticks = ticks - (beginnings[first] ?? ticks)
    guard ticks >= Self.patience else { return sentence }
    let way = first == .saving ? "" : "  " + words["waiting.cancel", ["key": words["key.escape"]]]
    return sentence + " " + (elapsed(first) ?? "") + way
  }

  /// How long something has run: `1,2 s`.
  func elapsed(_ what: Waiting) -> String? {
    guard let began = beginnings[what] else { return nil }
    return words[
      "solve.seconds", ["count": words.decimal(Double(ticks - began) / Double(Self.ticksPerSecond))]]
  }

  var spinner: String { Self.spinner(ticks, isASCII: !drawsDots) }

  static func spinner(_ ticks: Int, isASCII: Bool) -> String {
    isASCII ? ["|", "/", "-", "\\"][ticks % 4] : ["⠋", "⠙", "⠸", "⠴", "⠦", "⠇"][ticks % 6]
  }

  /// Whether the interface has begun something that it goes on with a piece at a time.
  package var isFiltering: Bool { waiting.contains(.filtering) }

  /// Whether something has run for so long that it can be given up.
  var canCancel: Bool {
    Self.cancellable.contains { waiting.contains($0) && ticks - (beginnings[$0] ?? ticks) >= Self.patience }
  }

  /// Gives up what can be given up: answers that come all the same are thrown away.
  mutating func cancelWork() -> [Command] {
    if waiting.contains(.assessing) {
      // The old count is of another plan; none is more honest than a wrong one.
      assessment = nil
      findings = Findings()
      people.refresh(index, findings: findings)
      refreshProblems()
    }
    waiting.subtract(Self.cancellable)
    compare.asked = []
    if case .explanation(var shown) = overlays.last {
      shown.isComplete = true
      overlays[overlays.count - 1] = .explanation(shown)
    }
    if case .history = overlays.last { overlays.removeLast() }
    tell(words["waiting.cancelled"])
    return [.cancel]
  }
}

extension CommandTable {
  static let progressCommands: [Entry] = [
    Entry(
      id: "cancel", keys: [.code(.escape)], contexts: Context.views, rank: nil,
      hindrance: { $0.canCancel ? nil : "hindrance.nothingRuns" }
    ) { $0.cancelWork() },
    Entry(
      id: "recount", keys: [.code(.function(5))], contexts: Context.views, rank: nil,
      hindrance: { $0.waiting.contains(.assessing) ? "hindrance.assessing" : nil }
    ) { state in
      state.waiting.insert(.assessing)
      return [.assess(revision: state.revision)] + state.refreshCompare()
    },
  ]
}
