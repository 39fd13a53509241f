import HoldplanModel
import HoldplanResources

/// Everything that is to be solved, and one problem with why and the ways out.
extension Canvas {
  mutating func drawProblems(_ state: State, _ area: Area) {
    let words = state.words
    let problems = state.problems
    // Without a problem there is nothing to say about one.
    let (upper, lower) = area.splitBottom(problems.rows.isEmpty ? 0 : area.rows >= 30 ? 10 : 7)
    let inner = box(upper, title: state.problemsTitle, isActive: true)
    if problems.rows.isEmpty {
      let isFiltered = !problems.filter.isEmpty && !state.findings.problems.isEmpty
      paragraph(
        isFiltered ? words["people.noneFound"] : state.allClear, in: inner, row: 0,
        style: Style(isFiltered ? .dim : .good))
      park(inner, row: 0)
    }
    sentences(.problems, in: inner, count: problems.rows.count, selected: problems.selected, state: state) {
      state.visibleProblem($0).map { state.line(of: $0) } ?? ("", .plain)
    }
    if problems.rows.isEmpty { return }
    let panel = box(lower, title: state.selectedProblem.map { state.ruleName(of: $0) } ?? "")
    var row = 0
    for line in state.selectedProblem.map({ state.background(of: $0) }) ?? [] {
      row = paragraph(line, in: panel, row: row)
    }
  }
}

extension Change {
  /// How many people's plans the change alters.
  func peopleTouched(in plan: Plan) -> Int {
    switch self {
    case .group(let parts): parts.reduce(0) { $0 + $1.peopleTouched(in: plan) }
    case .swap: 2
    case .setSession(let team, _, _): plan.teams[team]?.members.count ?? 0
    case .addMember, .removeMember, .move: 1
    default: 0
    }
  }
}

extension State {
  /// How many there are, and what the list is filtered by.
  fileprivate var problemsTitle: String {
    let title = words[
      "problems.title",
      [
        "open": words.number(findings.brokenCount),
        "waived": words.number(findings.problems.count - findings.brokenCount),
      ]]
    if problems.filter.isEmpty { return title }
    return title + "  "
      + words["filter.shown", ["text": shown(problems.filter), "count": words.number(problems.rows.count)]]
  }

  func ruleName(of problem: Problem) -> String {
    guard let violation = problem.violation else { return words["problem.record"] }
    return name(of: violation.rule)
  }

  func name(of rule: HardRule) -> String { HoldplanInterface.name(of: rule, words: words) }

  /// All that is known about a problem: the sentence with its source, the waiver, and what can be done.
  func background(of problem: Problem) -> [String] {
    switch problem {
    case .model: return [sentence(for: problem), words["problem.fixRecord"]]
    case .broken(let violation):
      let causes = causes(of: violation, in: workspace, words: words)
      return [describeWithSource(violation, in: workspace, words: words)]
        + (causes.isEmpty ? [] : [words["cause.title"]] + causes.map { "  " + $0 })
        + [words["problem.whatNow"]]
    case .waived(let waived):
      let reason = workspace.waivers[waived.waiver].map {
        describe($0, in: workspace, words: words)
      }
      return [describeWithSource(waived.violation, in: workspace, words: words)] + [reason].compactMap { $0 }
    }
  }
}
