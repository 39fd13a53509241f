import HoldplanModel
import HoldplanResources

/// Two plans side by side: rule by rule and goal by goal, and what differs for whom.
extension Canvas {
  mutating func drawCompare(_ state: State, _ area: Area) {
    if area.columns >= 110 {
      let (left, right) = area.splitLeft(area.columns / 2)
      drawComparedRules(state, left)
      drawComparedPeople(state, right)
    } else {
      let rows = state.comparedRules.count + 4
      let (upper, lower) = area.splitTop(max(6, min(rows, area.rows / 2)))
      drawComparedRules(state, upper)
      drawComparedPeople(state, lower)
    }
  }

  private mutating func drawComparedRules(_ state: State, _ area: Area) {
    let words = state.words
    let inner = box(area, title: words["compare.rules"])
    let heads = [state.name(of: state.compare.left), state.name(of: state.compare.right)]
    let widths = heads.map { max(8, displayWidth($0) + 2) }
    let last = max(9, displayWidth(words["compare.difference"]) + 2)
    func columns(_ left: String, _ right: String, _ difference: String) -> String {
      aligned(left, columns: widths[0]) + aligned(right, columns: widths[1])
        + aligned(difference, columns: last)
    }
    writeRight(
      columns(heads[0], heads[1], words["compare.difference"]), in: inner, row: 0,
      style: Style(.title, bold: true))
    let room = inner.columns - widths[0] - widths[1] - last - 1
    for (number, row) in state.comparedRules.prefix(max(0, inner.rows - 2)).enumerated() {
      write(fitted(row.name, columns: room), in: inner, row: number + 1, style: Style(row.role))
      writeRight(
        columns(row.number(\.left, words), row.number(\.right, words), row.difference(words)), in: inner,
        row: number + 1, style: Style(row.role))
    }
    let total = state.comparedTotal
    write(total.name, in: inner, row: inner.rows - 1, style: Style(.title, bold: true))
    writeRight(
      columns(total.number(\.left, words), total.number(\.right, words), total.difference(words)), in: inner,
      row: inner.rows - 1, style: Style(.title, bold: true))
  }

  private mutating func drawComparedPeople(_ state: State, _ area: Area) {
    let words = state.words
    let compare = state.compare
    var title = words[
      "compare.people", ["left": state.name(of: compare.left), "right": state.name(of: compare.right)]]
    if let comparison = compare.comparison {
      title += " (" + words.counted("people", comparison.people) + ")"
    }
    let inner = box(area, title: title, isActive: true)
    if compare.lines.isEmpty {
      let isKnown = compare.comparison != nil
      paragraph(
        isKnown ? words["compare.same"] : state.missingComparison(compare.pair), in: inner, row: 0,
        style: Style(isKnown ? .good : .dim))
      park(inner, row: 0)
      return
    }
    let (old, new) = (state.plan(compare.left), state.plan(compare.right))
    sentences(.comparePeople, in: inner, count: compare.lines.count, selected: compare.line, state: state) {
      state.text(of: compare.lines[$0], from: old, to: new)
    }
  }
}

/// A rule or goal in two plans: how often broken, or what it costs. Lower is better.
package struct ComparedRule: Equatable, Sendable {
  package var name: String
  /// Nil while it is not known.
  package var left: Int?
  package var right: Int?
  package var isRule: Bool

  func number(_ side: KeyPath<ComparedRule, Int?>, _ words: Words) -> String {
    self[keyPath: side].map { words.number($0) } ?? "…"
  }

  func difference(_ words: Words) -> String {
    guard let left, let right else { return "" }
    return left == right ? "=" : words.signed(right - left) + (right < left ? " ✓" : "  ")
  }

  var role: ColorRole {
    guard let left, let right else { return .text }
    if isRule && right > 0 { return .problem }
    return left == right ? .dim : right < left ? .good : .warning
  }
}

/// The rules that either plan breaks and the goals that cost anything in either, those that differ first; the
/// weighted total is left to the caller.
package func comparedRules(
  _ left: Assessment?, _ right: Assessment?, weights: Weights, words: Words
) -> [ComparedRule] {
  let (before, after) = (left?.hard, right?.hard)
  let rules = HardRule.allCases.map { rule in
    ComparedRule(
      name: "! " + name(of: rule, words: words), left: before.map { $0[rule] ?? 0 },
      right: after.map { $0[rule] ?? 0 }, isRule: true)
  }
  let goals = SoftGoal.allCases.filter { weights[$0] != 0 }.map { goal in
    ComparedRule(
      name: name(of: goal, words: words), left: left.map { weights[goal] * ($0.soft[goal] ?? 0) },
      right: right.map { weights[goal] * ($0.soft[goal] ?? 0) }, isRule: false)
  }
  let rows = (rules + goals).filter { ($0.left ?? 0) != 0 || ($0.right ?? 0) != 0 }
  return rows.filter { $0.left != $0.right } + rows.filter { $0.left == $0.right }
}

extension State {
  var comparedRules: [ComparedRule] {
    HoldplanInterface.comparedRules(
      assessment(of: compare.left), assessment(of: compare.right), weights: workspace.rules.weights,
      words: words)
  }

  var comparedTotal: ComparedRule {
    let weights = workspace.rules.weights
    return ComparedRule(
      name: words["figure.total"], left: assessment(of: compare.left)?.softTotal(weights),
      right: assessment(of: compare.right)?.softTotal(weights), isRule: false)
  }
}
