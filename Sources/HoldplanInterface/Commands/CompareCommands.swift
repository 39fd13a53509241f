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
      hindrance: { $0.comparedLine == nil ? "hindrance.noDifference" : nil }
    ) { $0.showCompared() },
    Entry(id: "compare.close", keys: [.code(.escape)], contexts: [.compare], rank: 9, hindrance: always) {
      $0.open($0.solve.proposal == nil ? .overview : .solve)
    },
  ]

  private static let choiceHindrance: @Sendable (State) -> String? = {
    $0.comparablePlans.count < 3 ? "hindrance.twoPlans" : nil
  }
}

extension State {
  /// The plans that there are to compare.
  var comparablePlans: [ComparedPlan] {
    (workspace.published == nil ? [] : [.published])
      + [.draft] + solve.results.indices.map(ComparedPlan.result)
  }

  func plan(_ plan: ComparedPlan) -> Plan {
    switch plan {
    case .published: workspace.published?.plan ?? Plan()
    case .draft: workspace.draft
    case .result(let number): solve.results.indices.contains(number) ? solve.results[number].plan : Plan()
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
    _ side: WritableKeyPath<CompareState, ComparedPlan>, besides other: KeyPath<CompareState, ComparedPlan>
  ) -> [Command] {
    let plans = comparablePlans.filter { $0 != compare[keyPath: other] }
    guard !plans.isEmpty else { return [] }
    let at = plans.firstIndex(of: compare[keyPath: side]) ?? -1
    compare[keyPath: side] = plans[(at + 1) % plans.count]
    compare.line = 0
    return refreshComparedPlans()
  }

  /// Works out the difference again after the workspace was replaced.
  mutating func refreshCompare() -> [Command] {
    compare.assessments = [:]
    return view == .compare ? refreshComparedPlans() : []
  }

  /// Makes sure that there are two plans to compare, works out what differs, and asks for the counts that are
  /// missing. A proposal that waits is what one comes to compare.
  mutating func refreshComparedPlans() -> [Command] {
    let plans = comparablePlans
    if !plans.contains(compare.left) { compare.left = .draft }
    if !plans.contains(compare.right) || compare.right == compare.left {
      compare.right = plans.last { $0 != compare.left } ?? .draft
    }
    let difference: PlanDifference
    if let known = solve.difference, compare.left == .draft, plan(compare.right) == solve.proposal?.plan {
      // What the search has told already.
      difference = known
      compare.lines = solve.lines
    } else {
      difference = PlanDifference(from: plan(compare.left), to: plan(compare.right))
      compare.lines = lines(of: difference)
    }
    compare.people = Set(difference.memberships.map(\.employee)).count
    compare.line = max(0, min(compare.line, compare.lines.count - 1))
    let missing = [compare.left, compare.right].filter { $0 != .draft && compare.assessments[$0] == nil }
    if missing.isEmpty { return [] }
    waiting.insert(.comparing)
    return missing.map { .count(plan($0), as: $0, revision: revision) }
  }

  mutating func take(_ assessment: Assessment, of plan: ComparedPlan) {
    compare.assessments[plan] = assessment
    if [compare.left, compare.right].allSatisfy({ self.assessment(of: $0) != nil }) {
      waiting.remove(.comparing)
    }
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
