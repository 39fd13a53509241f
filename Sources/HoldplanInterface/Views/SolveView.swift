import HoldplanModel
import HoldplanResources

/// The search for a plan: how it goes, what it costs, and what would change for whom.
extension Canvas {
  mutating func drawSolve(_ state: State, _ area: Area) {
    let (upper, lower) = area.splitTop(max(12, area.rows * 11 / 20))
    let (left, right) = upper.splitLeft(max(40, upper.columns / 2))
    drawSearch(state, left)
    drawGoals(state, right)
    drawDifference(state, lower)
  }

  private mutating func drawSearch(_ state: State, _ area: Area) {
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
        (words["solve.total"], words.number(progress.softTotal)),
        (words["solve.bound"], bound.map { words.number($0) } ?? "–"),
      ]
      for (label, value) in figures {
        write(label, in: inner, row: row, style: Style(.dim))
        writeRight(value, in: inner, row: row)
        row += 1
      }
    }
    drawChart(solve.samples, state, Area(below: inner, from: row))
    if solve.proposal == nil { park(inner, row: 1) }
  }

  /// How the total fell, and, dotted, what it cannot fall below.
  private mutating func drawChart(_ samples: [SolveState.Sample], _ state: State, _ area: Area) {
    guard samples.count > 1, area.rows > 1 else { return }
    let bounds = samples.compactMap(\.bound)
    var lines = [LineChart.Line(values: samples.map(\.total))]
    if let bound = bounds.last { lines.append(LineChart.Line(values: [bound], isDotted: true)) }
    let values = samples.map(\.total) + bounds.suffix(1)
    let labels = [values.max() ?? 0, values.min() ?? 0].map { state.words.number($0) }
    let width = labels.map { displayWidth($0) }.max() ?? 0
    write(aligned(labels[0], columns: width), in: area, row: 0, style: Style(.dim))
    write(aligned(labels[1], columns: width), in: area, row: area.rows - 1, style: Style(.dim))
    let chart = LineChart(lines, columns: area.columns - width - 1, rows: area.rows)
    for (row, line) in chart.lines.enumerated() {
      write(line, in: area, row: row, column: width + 1, style: Style(.accent))
    }
  }

  private mutating func drawGoals(_ state: State, _ area: Area) {
    let words = state.words
    let inner = box(area, title: words["solve.goals"])
    let weights = state.workspace.rules.weights
    let before = state.assessment?.soft ?? [:]
    let after = state.solve.proposal?.assessment.soft
    let head = aligned(words["solve.now"], columns: 8) + aligned(words["solve.then"], columns: 10)
    writeRight(head, in: inner, row: 0, style: Style(.dim))
    var row = 1
    for (rule, count, proposed) in state.rulesToShow where row < inner.rows - 1 {
      let (now, then) = (words.number(count), proposed.map { words.number($0) } ?? "")
      write("! " + name(of: rule, words: words), in: inner, row: row, style: Style(.problem))
      writeRight(
        aligned(now, columns: 8) + aligned(then, columns: 10), in: inner, row: row, style: Style(.problem))
      row += 1
    }
    for goal in SoftGoal.allCases where row < inner.rows - 1 {
      guard weights[goal] != 0, before[goal, default: 0] != 0 || after?[goal, default: 0] ?? 0 != 0 else {
        continue
      }
      write(name(of: goal, words: words), in: inner, row: row)
      let now = words.number(weights[goal] * before[goal, default: 0])
      let then = after.map { words.number(weights[goal] * $0[goal, default: 0]) } ?? ""
      writeRight(aligned(now, columns: 8) + aligned(then, columns: 10), in: inner, row: row)
      row += 1
    }
    let now = state.assessment.map { words.number($0.softTotal(weights)) } ?? "–"
    let then = state.solve.proposal.map { words.number($0.assessment.softTotal(weights)) } ?? ""
    write(words["figure.total"], in: inner, row: inner.rows - 1, style: Style(.title, bold: true))
    writeRight(
      aligned(now, columns: 8) + aligned(then, columns: 10), in: inner, row: inner.rows - 1,
      style: Style(.title, bold: true))
  }

  private mutating func drawDifference(_ state: State, _ area: Area) {
    let words = state.words
    let solve = state.solve
    let title = solve.difference.map { words["solve.difference", state.extent(of: $0)] }
    let inner = box(area, title: title ?? words["solve.noDifference"], isActive: solve.difference != nil)
    guard let proposal = solve.proposal, !solve.lines.isEmpty else {
      let text = solve.difference == nil ? words["solve.about"] : words["solve.unchanged"]
      paragraph(text, in: inner, row: 0, style: Style(.dim))
      return
    }
    list(.difference, in: inner, count: solve.lines.count, selected: solve.line, state: state) {
      canvas, number, place in
      let (text, style) = state.text(
        of: solve.lines[number], from: state.workspace.draft, to: proposal.plan)
      canvas.write(String(text.dropFirst(solve.shift)), in: place, row: 0, style: style)
    }
  }
}

extension State {
  var solveStatus: (String, Style) {
    if solve.isStopping { return (words["solve.stopping"], Style(.warning)) }
    if solve.isRunning { return (spinner + " " + words["waiting.solving"], Style(.accent, bold: true)) }
    guard let proposal = solve.proposal else { return (words["solve.ready"], Style(.dim)) }
    let broken = proposal.assessment.hardTotal
    if broken > 0 {
      return (words["solve.foundBroken", ["count": words.number(broken)]], Style(.warning, bold: true))
    }
    let total = proposal.assessment.softTotal(workspace.rules.weights)
    guard let bound = proposal.bound else { return (words["solve.found"], Style(.good, bold: true)) }
    if total <= bound { return (words["solve.optimal"], Style(.good, bold: true)) }
    let percent = Double(total - bound) * 100 / Double(max(1, bound))
    return (words["solve.within", ["percent": words.decimal(percent)]], Style(.good, bold: true))
  }

  /// How much a difference comes to: so many people, so many sessions.
  func extent(of difference: PlanDifference) -> KeyValuePairs<String, String> {
    [
      "people": words.counted("people", Set(difference.memberships.map(\.employee)).count),
      "sessions": words.counted("session", difference.sessions.count),
    ]
  }

  /// The rules that are broken now or would be, with how often.
  var rulesToShow: [(rule: HardRule, now: Int, then: Int?)] {
    let (now, then) = (assessment?.hard ?? [:], solve.proposal?.assessment.hard)
    return HardRule.allCases.map { ($0, now[$0] ?? 0, then?[$0] ?? (then == nil ? nil : 0)) }
      .filter { $0.1 > 0 || ($0.2 ?? 0) > 0 }
  }
}
