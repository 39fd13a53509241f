import HoldplanModel
import HoldplanResources

/// The search for a plan: how it goes, what it costs, and what would change for whom.
extension Canvas {
  mutating func drawSolve(_ state: State, _ area: Area) {
    let layout = SolveLayout(
      area, hasChart: state.solve.hasChart, prefersChart: state.solve.prefersChart)
    drawSearch(state, layout.search, withChart: layout.chart == nil)
    drawGoals(state, layout.goals)
    if let chart = layout.chart { drawChart(state, chart) }
    if let difference = layout.difference { drawDifference(state, difference) }
  }

  private mutating func drawSearch(_ state: State, _ area: Area, withChart: Bool) {
    let words = state.words
    let solve = state.solve
    let inner = box(area, title: words["solve.title"], isActive: solve.isRunning)
    let seconds = words.counted("second", solve.settings.seconds)
    write(
      words["solve.settings", ["seconds": seconds, "seed": String(solve.settings.seed)]], in: inner, row: 0)
    let (status, style) = state.solveStatus
    var row = paragraph(status, in: inner, row: 1, style: style)
    if let progress = solve.progress {
      // While somebody has no place, no bound holds: it counts plans in which everybody has one.
      let bound = progress.unplaced == 0 ? progress.bound : nil
      let speed = words.number(Int(min(1e12, max(0, progress.movesPerSecond))))
      let figures = [
        (
          words["solve.time"],
          words["solve.pace", ["seconds": words.decimal(progress.seconds), "moves": speed]]
        ),
        (words["solve.unplaced"], words.number(progress.unplaced)),
        (
          LineChart.sign(isDotted: false, isASCII: !state.drawsDots) + " " + words["solve.total"],
          words.number(progress.softTotal)
        ),
        (
          LineChart.sign(isDotted: true, isASCII: !state.drawsDots) + " " + words["solve.bound"],
          bound.map { words.number($0) } ?? "–"
        ),
      ]
      for (label, value) in figures {
        write(label, in: inner, row: row, style: Style(.dim))
        writeRight(value, in: inner, row: row)
        row += 1
      }
    }
    if withChart { drawSmallChart(state, Area(below: inner, from: row)) }
    if solve.proposal == nil { park(inner, row: 1) }
  }

  /// Each rule that is broken and each goal that costs something: now, in the best plan so far, and proposed.
  private mutating func drawGoals(_ state: State, _ area: Area) {
    let words = state.words
    let inner = box(area, title: words["solve.goals"])
    let then = state.solve.isRunning ? "solve.soFar" : "solve.then"
    writeRight(
      aligned(words["solve.now"], columns: 8) + aligned(words[then], columns: 10), in: inner, row: 0,
      style: Style(.dim))
    let rows = state.goalRows
    let shown = rows.prefix(max(0, inner.rows - 2))
    for (number, goal) in shown.enumerated() { write(goal, in: inner, row: number + 1, words) }
    write(state.goalTotal, in: inner, row: inner.rows - 1, words)
  }

  private mutating func write(_ goal: GoalRow, in area: Area, row: Int, _ words: Words) {
    let style = Style(goal.role, bold: goal.role == .title)
    func number(_ value: Int?, _ columns: Int) -> String {
      aligned(value.map { words.number($0) } ?? "", columns: columns)
    }
    let numbers = String((number(goal.now, 8) + number(goal.then, 10)).drop { $0 == " " })
    let room = area.columns - displayWidth(numbers) - 1
    write(fitted(goal.name, columns: room), in: area, row: row, style: style)
    writeRight(numbers, in: area, row: row, style: style)
  }

  private mutating func drawDifference(_ state: State, _ area: Area) {
    let words = state.words
    let solve = state.solve
    let title = solve.comparison.map { words["solve.difference", state.extent(of: $0)] }
    let inner = box(area, title: title ?? words["solve.noDifference"], isActive: solve.difference != nil)
    guard let proposal = solve.proposal, !solve.lines.isEmpty else {
      let text =
        if solve.proposal == nil {
          words["solve.about"]
        } else if solve.comparison == nil {
          state.missingComparison(solve.pair)
        } else {
          words["solve.unchanged"]
        }
      paragraph(text, in: inner, row: 0, style: Style(.dim))
      return
    }
    sentences(.difference, in: inner, count: solve.lines.count, selected: solve.line, state: state) {
      state.text(of: solve.lines[$0], from: state.workspace.draft, to: proposal.plan)
    }
  }
}

extension State {
  var solveStatus: (String, Style) {
    if solve.isStopping { return (words["solve.stopping"], Style(.warning)) }
    if solve.isRunning {
      // What has nothing to tell yet, such as a repair, is seen to go on all the same.
      let time = solve.progress == nil ? elapsed(.solving).map { " " + $0 } ?? "" : ""
      return (spinner + " " + words["waiting.solving"] + time, Style(.accent, bold: true))
    }
    guard let proposal = solve.proposal else { return (words["solve.ready"], Style(.dim)) }
    let broken = proposal.assessment.hardTotal
    if broken > 0 {
      return (words["solve.foundBroken", ["count": words.number(broken)]], Style(.warning, bold: true))
    }
    let total = proposal.assessment.softTotal(workspace.rules.weights)
    if let assessment, assessment.isFeasible, solve.difference?.isEmpty == false,
      total >= assessment.softTotal(workspace.rules.weights)
    {
      return (words[hasDatesGoneBy ? "solve.past" : "solve.noBetter"], Style(.warning, bold: true))
    }
    guard let bound = proposal.bound else { return (words["solve.found"], Style(.good, bold: true)) }
    if total <= bound { return (words["solve.optimal"], Style(.good, bold: true)) }
    let percent = Double(total - bound) * 100 / Double(max(1, bound))
    return (words["solve.within", ["percent": words.decimal(percent)]], Style(.good, bold: true))
  }

  /// Whether the draft puts something that was not held on a date that has gone by.
  private var hasDatesGoneBy: Bool {
    let held = Dictionary(
      index.held.map { (SessionReference(team: $0.team, index: $0.session), $0.date) }, uniquingKeysWith: max)
    return index.sessions.contains { date, sessions in
      date < today && !sessions.allSatisfy { held[$0] == date }
    }
  }

  /// How much a difference comes to: so many people, so many sessions.
  func extent(of comparison: PlanComparison) -> KeyValuePairs<String, String> {
    [
      "people": words.counted("people", comparison.people),
      "sessions": words.counted("session", comparison.difference.sessions.count),
    ]
  }

  /// The rules that are broken and the goals that cost something, now or in the plan that is found.
  var goalRows: [GoalRow] {
    let weights = workspace.rules.weights
    let (now, then) = (assessment, solve.proposal?.assessment)
    let rules = HardRule.allCases.map { rule in
      // A search breaks no rule: it only leaves people without a place.
      let soFar = solve.isRunning ? solve.progress.map { rule == .unassigned ? $0.unplaced : 0 } : nil
      return GoalRow(
        name: "! " + name(of: rule), now: now.map { $0.hard[rule] ?? 0 },
        then: then.map { $0.hard[rule] ?? 0 } ?? soFar, role: .problem)
    }
    let goals = SoftGoal.allCases.filter { weights[$0] != 0 }.map { goal in
      GoalRow(
        name: HoldplanInterface.name(of: goal, words: words),
        now: now.map { weights[goal] * ($0.soft[goal] ?? 0) },
        then: then.map { weights[goal] * ($0.soft[goal] ?? 0) }
          ?? solve.goals.map { weights[goal] * ($0[goal] ?? 0) },
        role: .text)
    }
    return (rules + goals).filter { ($0.now ?? 0) != 0 || ($0.then ?? 0) != 0 }
  }

  var goalTotal: GoalRow {
    let weights = workspace.rules.weights
    return GoalRow(
      name: words["figure.total"], now: assessment?.softTotal(weights),
      then: solve.proposal?.assessment.softTotal(weights)
        ?? solve.goals.map { goals in
          goals.reduce(0) { $0 + weights[$1.key] * $1.value }
        }, role: .title)
  }
}

/// A rule or a goal in the draft and in the plan that is being found. Lower is better.
struct GoalRow: Equatable {
  var name: String
  var now: Int?
  var then: Int?
  var role: ColorRole
}
