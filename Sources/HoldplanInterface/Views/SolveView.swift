import HoldplanModel
import HoldplanResources

/// The search for a plan: how it goes, what it costs, and what would change for whom.
extension Canvas {
  mutating func drawSolve(_ state: State, _ area: Area) {
    let (upper, lower) = area.splitTop(max(11, area.rows * 11 / 20))
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
    paragraph(status, in: inner, row: 1, style: style)
    if let progress = solve.progress {
      let rows = [
        (words["solve.time"], words["solve.seconds", ["count": words.decimal(progress.seconds)]]),
        (words["solve.unplaced"], words.number(progress.unplaced)),
        (words["solve.total"], words.number(progress.softTotal)),
        (words["solve.bound"], progress.bound.map { words.number($0) } ?? "–"),
        (words["solve.speed"], words.number(Int(min(1e12, max(0, progress.movesPerSecond))))),
      ]
      for (row, (label, value)) in rows.enumerated() {
        write(label, in: inner, row: row + 3, style: Style(.dim))
        writeRight(value, in: inner, row: row + 3)
      }
    }
    write(
      bars(solve.totals, columns: inner.columns), in: inner, row: inner.rows - 1, style: Style(.accent))
    if solve.proposal == nil { park(inner, row: 1) }
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
    let lines = state.solve.difference?.lineCount ?? 0
    let difference = state.solve.difference
    let title = difference.map {
      words[
        "solve.difference",
        [
          "people": words.counted("people", Set($0.memberships.map(\.employee)).count),
          "sessions": words.counted("session", $0.sessions.count),
        ]]
    }
    let inner = box(area, title: title ?? words["solve.noDifference"], isActive: difference != nil)
    guard let difference, lines > 0 else {
      let text = difference == nil ? words["solve.about"] : words["solve.unchanged"]
      paragraph(text, in: inner, row: 0, style: Style(.dim))
      return
    }
    list(.difference, in: inner, count: lines, selected: state.solve.line, state: state) {
      canvas, number, place in
      canvas.write(state.line(number, of: difference), in: place, row: 0)
    }
  }
}

/// A small chart of how the total fell, as wide as there is room: full blocks are high.
func bars(_ totals: [Int], columns: Int) -> String {
  let blocks = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
  guard let low = totals.min(), let high = totals.max(), columns > 0 else { return "" }
  let count = min(columns, totals.count)
  return (0..<count).map { column in
    let value = totals[column * totals.count / count]
    return blocks[high == low ? 0 : (value - low) * 7 / (high - low)]
  }.joined()
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
    let percent = gapPercent(total: total, bound: bound)
    return (words["solve.within", ["percent": words.decimal(percent)]], Style(.good, bold: true))
  }

  /// One line of a difference: first the people, then the sessions.
  func line(_ number: Int, of difference: PlanDifference) -> String {
    if number < difference.memberships.count {
      let change = difference.memberships[number]
      return words[
        "difference.member",
        [
          "employee": workspace.name(of: change.employee), "module": workspace.name(of: change.module),
          "before": change.before.map { teamName($0) } ?? words["difference.none"],
          "after": change.after.map { teamName($0) } ?? words["difference.none"],
        ]]
    }
    let change = difference.sessions[number - difference.memberships.count]
    return words[
      "difference.session",
      [
        "team": proposalName(of: change.team), "session": String(change.session + 1),
        "before": change.before.map { when($0) } ?? words["difference.none"],
        "after": change.after.map { when($0) } ?? words["difference.none"],
      ]]
  }

  private func teamName(_ id: Team.ID) -> String {
    let number = solve.proposal?.plan.teams[id]?.number ?? workspace.findTeam(id)?.number
    return number.map { words["team.name", ["number": String($0)]] } ?? shown(id.rawValue)
  }

  private func proposalName(of id: Team.ID) -> String {
    guard let team = solve.proposal?.plan.teams[id] else { return workspace.fullName(of: id, words) }
    return words[
      "team.fullName", ["number": String(team.number), "module": workspace.name(of: team.module)]]
  }

  private func when(_ session: Session) -> String {
    words.dayAndDate(session.date) + " " + workspace.slotName(session.slot) + " "
      + workspace.name(of: session.room)
  }
}
