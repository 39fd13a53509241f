import HoldplanModel

extension CommandTable {
  /// Two plans side by side.
  static let compareCommands: [Entry] = [
    Entry(
      id: "view.compare", keys: ["C"], contexts: Context.views.subtracting([.compare]), rank: nil,
      hindrance: { $0.comparablePlans.count < 2 ? "hindrance.nothingToCompare" : nil }
    ) { $0.open(.compare) },
    Entry(
      id: "compare.left", keys: [.worded("key.compare.left")], contexts: [.compare], rank: 1,
      hindrance: choiceHindrance
    ) { $0.chooseCompared(\.left, besides: \.right) },
    Entry(
      id: "compare.right", keys: [.worded("key.compare.right")], contexts: [.compare], rank: 2,
      hindrance: choiceHindrance
    ) { $0.chooseCompared(\.right, besides: \.left) },
    Entry(
      id: "compare.show", keys: [.code(.enter)], contexts: [.compare], rank: 3,
      hindrance: { state in
        if state.compare.comparison == nil { return "hindrance.comparing" }
        return state.comparedLine == nil ? "hindrance.noDifference" : nil
      }
    ) { $0.showCompared() },
    // What can be given up is given up first.
    Entry(
      id: "compare.close", keys: [.code(.escape)], contexts: [.compare], rank: 9,
      hindrance: { $0.canCancel ? "hindrance.comparing" : nil }
    ) { $0.open($0.solve.proposal == nil ? .overview : .solve) },
  ]

  private static let choiceHindrance: @Sendable (State) -> String? = {
    $0.comparablePlans.count < 3 ? "hindrance.twoPlans" : nil
  }
}

extension State {
  /// The plans that there are to compare.
  var comparablePlans: [ComparedPlan] {
    (workspace.published == nil ? [] : [.published])
      + [.draft] + solve.numbers.map(ComparedPlan.result)
  }

  func plan(_ plan: ComparedPlan) -> Plan {
    switch plan {
    case .published: workspace.published?.plan ?? Plan()
    case .draft: workspace.draft
    case .result(let number): solve.result(number)?.plan ?? Plan()
    }
  }

  func assessment(of plan: ComparedPlan) -> Assessment? {
    plan == .draft ? assessment : compare.assessments[plan]
  }

  func name(of plan: ComparedPlan) -> String {
    switch plan {
    case .published: words["compare.published", ["number": String(workspace.published?.number ?? 0)]]
    case .draft: words["compare.draft"]
    case .result(let number): words["compare.result", ["number": String(number + 1)]]
    }
  }

  mutating func chooseCompared(
    _ side: WritableKeyPath<ComparedPair, ComparedPlan>, besides other: KeyPath<ComparedPair, ComparedPlan>
  ) -> [Command] {
    let plans = comparablePlans.filter { $0 != compare.pair[keyPath: other] }
    guard !plans.isEmpty else { return [] }
    let at = plans.firstIndex(of: compare.pair[keyPath: side]) ?? -1
    compare.pair[keyPath: side] = plans[(at + 1) % plans.count]
    return refreshComparedPlans()
  }

  /// Asks again for whatever is compared, after the workspace was replaced.
  mutating func refreshCompare() -> [Command] {
    compare.forget()
    solve.comparison = nil
    return compareProposal() + (view == .compare ? refreshComparedPlans() : [])
  }

  /// Asks what a proposal that waits would change, where that is not known.
  mutating func compareProposal() -> [Command] {
    guard let pair = solve.pair, solve.comparison == nil else { return [] }
    return ask([.difference(pair)])
  }

  /// Makes sure that there are two plans to compare, and asks for what is not known of them. A proposal that waits is
  /// what one comes to compare.
  mutating func refreshComparedPlans() -> [Command] {
    let plans = comparablePlans
    var pair = compare.pair
    if !plans.contains(pair.left) { pair.left = .draft }
    if !plans.contains(pair.right) || pair.right == pair.left {
      pair.right = plans.last { $0 != pair.left } ?? .draft
    }
    compare.pair = pair
    // What the search has told already.
    if compare.comparison == nil, pair == solve.pair { compare.comparison = solve.comparison }
    let uncounted = [pair.left, pair.right].filter { $0 != .draft && compare.assessments[$0] == nil }
    return ask(
      (compare.comparison == nil ? [.difference(pair)] : []) + uncounted.map(CompareState.Question.count))
  }

  /// Asks what was not asked already: two plans of many people take longer than a frame.
  private mutating func ask(_ questions: [CompareState.Question]) -> [Command] {
    let new = questions.filter { !compare.asked.contains($0) }
    compare.asked.formUnion(new)
    if !questions.isEmpty { waiting.insert(.comparing) }
    return new.map { question in
      switch question {
      case .difference(let pair):
        .compare(pair, from: plan(pair.left), to: plan(pair.right), revision: revision)
      case .count(let name): .count(plan(name), as: name, revision: revision)
      }
    }
  }

  mutating func take(_ assessment: Assessment, of plan: ComparedPlan) {
    guard settle(.count(plan)) else { return }
    compare.assessments[plan] = assessment
  }

  mutating func take(_ comparison: PlanComparison, between pair: ComparedPair) {
    guard settle(.difference(pair)) else { return }
    if pair == solve.pair {
      solve.comparison = comparison
      solve.line = max(0, min(solve.line, solve.lines.count - 1))
    }
    if pair == compare.pair {
      compare.comparison = comparison
      compare.line = max(0, min(compare.line, compare.lines.count - 1))
    }
  }

  /// Whether an answer was waited for.
  private mutating func settle(_ question: CompareState.Question) -> Bool {
    guard compare.asked.remove(question) != nil else { return false }
    if compare.asked.isEmpty { waiting.remove(.comparing) }
    return true
  }

  /// What is said where a comparison is missing: that it is being made, or how to have it made.
  func missingComparison(_ pair: ComparedPair?) -> String {
    if let pair, compare.asked.contains(.difference(pair)) { return words["compare.counting"] }
    let key = CommandTable.entry("recount")?.keyNames(words, settings.keys).first ?? ""
    return words["compare.notCounted", ["key": key]]
  }

  mutating func moveInCompare(_ motion: Motion) {
    compare.line = motion.step(
      from: compare.line, count: compare.lines.count, page: page(.comparePeople))
  }

  var comparedLine: DifferenceLine? {
    compare.lines.indices.contains(compare.line) ? compare.lines[compare.line] : nil
  }

  /// Opens the person, or the team on the board, that the line under the cursor is about.
  mutating func showCompared() -> [Command] {
    guard let line = comparedLine else { return [] }
    if let person = line.employee { return openPerson(person) }
    guard let team = line.team.flatMap({ workspace.draft.teams[$0] }) else { return [] }
    let commands = open(.board)
    board.module = team.module
    board.column = boardColumns.firstIndex { $0.team == team.id } ?? 0
    board.row = 0
    return commands
  }
}
