import HoldplanModel

extension CommandTable {
  static let problemCommands: [Entry] = [
    Entry(
      id: "problem.explain", keys: [.code(.enter)], contexts: [.overview, .problems], rank: 1,
      hindrance: { state in
        let standsForSeveral = state.view == .overview && state.overviewLineCount > 0
        return state.selectedProblem == nil && !standsForSeveral ? "hindrance.noProblem" : nil
      }
    ) { $0.explain() },
    Entry(
      id: "problem.go", keys: ["g"], contexts: [.problems, .explanation], rank: 2,
      hindrance: { $0.selectedProblem == nil ? "hindrance.noProblem" : nil }
    ) { $0.goToProblem() },
    Entry(
      id: "problem.waive", keys: ["w"], contexts: [.problems, .explanation], rank: 3,
      hindrance: { state in
        if !state.isPlanner { return "hindrance.planner" }
        guard case .broken = state.selectedProblem else { return "hindrance.notWaivable" }
        return nil
      }
    ) { state in
      guard let violation = state.selectedProblem?.violation else { return [] }
      state.overlays = []
      return state.openForm(.waiver(violation))
    },
    Entry(id: "problem.showWaived", keys: ["v"], contexts: [.problems], rank: 4, hindrance: always) { state in
      state.problems.showsWaived.toggle()
      state.refreshProblems()
      return []
    },
    Entry(
      id: "problem.apply", keys: ["a", .code(.enter)], contexts: [.explanation], rank: 1,
      hindrance: { state in
        if !state.isPlanner { return "hindrance.planner" }
        guard case .explanation(let shown) = state.overlays.last, !shown.waysOut.isEmpty else {
          return "hindrance.noWayOut"
        }
        return nil
      }
    ) { $0.applyWayOut() },
  ]
}

extension State {
  /// The problem under the cursor of the view, or the one that is being explained.
  var selectedProblem: Problem? {
    if case .explanation(let explanation) = overlays.last { return explanation.problem }
    guard view == .overview else { return visibleProblem(problems.selected) }
    return overviewProblem(overview.selected)
  }

  /// Opens a problem with its explanation, and asks for the ways out.
  mutating func explain() -> [Command] {
    // A line of the overview that stands for several leads to all of them.
    guard let problem = selectedProblem else { return open(.problems) }
    var explanation = ExplanationState(problem: problem)
    let command = question(about: problem)
    explanation.isComplete = command == nil
    overlays.append(.explanation(explanation))
    guard let command else { return [] }
    waiting.insert(.explanation)
    return [command]
  }

  /// What to ask for ways out of a problem.
  private func question(about problem: Problem) -> Command? {
    guard case .broken(let violation) = problem else { return nil }
    if violation.ledger != nil { return .explainLedger(violation, revision: revision) }
    if violation.reason == .missing, let employee = violation.employee, let module = violation.module {
      return .explain(employee, module, revision: revision)
    }
    return .waysOut(violation, revision: revision)
  }

  mutating func take(_ explanation: Explanation) {
    changeExplanation { shown in
      guard shown.problem.violation?.employee == explanation.employee,
        shown.problem.violation?.module == explanation.module
      else { return false }
      shown.explanation = explanation
      shown.waysOut = explanation.waysOut
      return true
    }
  }

  mutating func take(_ explanation: LedgerExplanation) {
    changeExplanation { shown in
      guard shown.problem.violation == explanation.violation else { return false }
      shown.ledger = explanation
      shown.waysOut = explanation.waysOut
      return true
    }
  }

  mutating func take(waysOut effects: [Effect], of violation: Violation) {
    changeExplanation { shown in
      guard shown.problem.violation == violation else { return false }
      shown.waysOut = effects
      return true
    }
  }

  /// Takes an answer in, unless it is about another problem.
  private mutating func changeExplanation(_ alter: (inout ExplanationState) -> Bool) {
    guard let place = overlays.lastIndex(where: \.isExplanation),
      case .explanation(var shown) = overlays[place],
      alter(&shown)
    else { return }
    shown.isComplete = true
    overlays[place] = .explanation(shown)
    waiting.remove(.explanation)
  }

  /// Shows the difference that a way out makes, and asks. Where it sets a rule aside, it must be said why.
  mutating func applyWayOut() -> [Command] {
    guard case .explanation(let shown) = overlays.last, shown.waysOut.indices.contains(shown.selected) else {
      return []
    }
    let effect = shown.waysOut[shown.selected]
    if effect.change.needsReason { return openForm(.wayOut(effect.change)) }
    overlays.append(
      .confirm(
        Confirmation(
          title: words["wayOut.title"], lines: story(of: effect),
          commands: [.commit(effect.change, label: "problem.apply")])))
    return []
  }

  /// What a way out does in words, what it costs, and what it alters for whom.
  func story(of effect: Effect) -> [String] {
    let changes = difference(of: effect.change, in: workspace, words: words)
    return [describeWay(effect.change, in: workspace, words: words)]
      + describe(effect, in: workspace, words: words)
      + [""]
      + (changes.isEmpty ? [words["wayOut.nobody"]] : [words["wayOut.changes"]] + changes.map { "  " + $0 })
  }

  /// Goes to where a problem can be worked on.
  mutating func goToProblem() -> [Command] {
    guard let problem = selectedProblem else { return [] }
    overlays = []
    if case .model(let found) = problem { return goToRecord(found.record) }
    guard let violation = problem.violation else { return [] }
    if let ledger = violation.ledger { return goToRecord(ledger.nearest) }
    let module = violation.module ?? violation.team.flatMap { workspace.draft.teams[$0]?.module }
    if let employee = violation.employee {
      return module.map { showOnBoard(employee, $0) } ?? show(employee)
    }
    if let date = violation.date, workspace.season.contains(date) {
      let commands = open(.calendar)
      calendar.date = date
      calendar.selected = sessionsUnderCursor.firstIndex { $0.team == violation.team } ?? 0
      return commands
    }
    let commands = open(.board)
    if let module { board.module = module }
    board.column = boardColumns.firstIndex { $0.team == violation.team } ?? 0
    board.row = 0
    return commands
  }
}

extension Violation.Ledger {
  /// The meeting that is concerned, or else the series, rota or quota.
  fileprivate var nearest: RecordReference {
    if case .series(_, let meeting?, _) = self { return .meeting(meeting) }
    return record
  }
}
