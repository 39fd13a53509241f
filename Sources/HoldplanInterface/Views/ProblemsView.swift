import HoldplanModel
import HoldplanResources

/// Everything that is to be solved, and one problem with why and the ways out.
extension Canvas {
  mutating func drawProblems(_ state: State, _ area: Area) {
    let words = state.words
    let problems = state.problems
    let (upper, lower) = area.splitBottom(area.rows >= 30 ? 10 : 7)
    let inner = box(upper, title: state.problemsTitle, isActive: true)
    if problems.rows.isEmpty {
      let isFiltered = !problems.filter.isEmpty && !state.findings.problems.isEmpty
      paragraph(
        isFiltered ? words["people.noneFound"] : state.allClear, in: inner, row: 0,
        style: Style(isFiltered ? .dim : .good))
      park(inner, row: 0)
    }
    list(.problems, in: inner, count: problems.rows.count, selected: problems.selected, state: state) {
      canvas, number, place in
      guard let problem = state.visibleProblem(number) else { return }
      let (mark, style) = state.mark(of: problem)
      canvas.write(mark + " " + state.sentence(for: problem), in: place, row: 0, style: style)
    }
    let panel = box(lower, title: state.selectedProblem.map { state.ruleName(of: $0) } ?? "")
    var row = 0
    for line in state.selectedProblem.map({ state.background(of: $0) }) ?? [] {
      row = paragraph(line, in: panel, row: row)
    }
  }

  /// One problem: why, and the ways out, each tried beforehand.
  mutating func draw(_ shown: ExplanationState, _ state: State, _ area: Area) {
    let words = state.words
    let place = area.centered(columns: min(area.columns, 100), rows: min(area.rows, 26))
    clear(place)
    let inner = box(place, title: state.ruleName(of: shown.problem), isActive: true)
    var row = 0
    let lines =
      shown.explanation.map { describe($0, in: state.workspace, words: words) }
      ?? state.background(of: shown.problem)
    let ways = max(3, min(shown.waysOut.count + 1, inner.rows / 2))
    let (why, out) = inner.splitBottom(ways + 1)
    for (number, line) in lines.enumerated() where row < why.rows {
      let isTeam = shown.explanation != nil && number > 0
      row = paragraph((isTeam ? "  " : "") + line, in: why, row: row, indent: isTeam ? 10 : 0)
    }
    if shown.waysOut.indices.contains(shown.selected) {
      let effect = shown.waysOut[shown.selected]
      let chosen =
        [describe(effect.change, in: state.workspace, words: words)]
        + describe(effect, in: state.workspace, words: words)
      row = max(row + 1, why.rows - 5)
      for line in chosen where row < why.rows {
        row = paragraph(line, in: why, row: row, style: Style(.title))
      }
    }
    drawWaysOut(shown, state, Area(below: out, from: out.rows - ways))
  }

  private mutating func drawWaysOut(_ shown: ExplanationState, _ state: State, _ area: Area) {
    let words = state.words
    let (head, rows) = area.splitTop(1)
    write(words["waysOut.title"], in: head, row: 0, style: Style(.title, bold: true))
    guard !shown.waysOut.isEmpty else {
      paragraph(
        words[shown.isComplete ? "waysOut.none" : "waiting.explanation"], in: rows, row: 0, style: Style(.dim)
      )
      park(rows, row: 0)
      return
    }
    let heads = words["waysOut.price"]
    writeRight(heads, in: head, row: 0, style: Style(.dim))
    list(.waysOut, in: rows, count: shown.waysOut.count, selected: shown.selected, state: state) {
      canvas, number, place in
      let effect = shown.waysOut[number]
      let price = aligned(words.signed(effect.total), columns: 6)
      let touched = effect.change.peopleTouched(in: state.workspace.draft)
      let people = touched == 0 ? "–" : words.counted("people", touched)
      let right = aligned(people, columns: 12) + " " + price
      let room = place.columns - displayWidth(right) - 1
      canvas.write(
        fitted(describe(effect.change, in: state.workspace, words: words), columns: room), in: place, row: 0)
      canvas.writeRight(right, in: place, row: 0)
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

  private func name(of rule: HardRule) -> String { HoldplanInterface.name(of: rule, words: words) }

  /// All that is known about a problem: the sentence with its source, the waiver, and what can be done.
  func background(of problem: Problem) -> [String] {
    switch problem {
    case .model: return [sentence(for: problem), words["problem.fixRecord"]]
    case .broken(let violation):
      return [describeWithSource(violation, in: workspace, words: words), words["problem.whatNow"]]
    case .waived(let waived):
      let reason = workspace.waivers[waived.waiver].map {
        describe($0, in: workspace, words: words)
      }
      return [describeWithSource(waived.violation, in: workspace, words: words)] + [reason].compactMap { $0 }
    }
  }
}
