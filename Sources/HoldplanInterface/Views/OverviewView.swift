import HoldplanModel
import HoldplanResources

/// Is the season all right? The calendar, the plan in figures, what comes next, and what is to be done.
extension Canvas {
  mutating func drawOverview(_ state: State, _ area: Area) {
    let (upper, lower) = area.splitBottom(max(7, area.rows / 3))
    let (left, right) = upper.splitLeft(max(44, upper.columns * 44 / 80))
    let (figures, next) = right.splitTop(9)
    drawSeason(state, left)
    drawFigures(state, figures)
    drawNext(state, next)
    drawProblemLines(state, lower)
  }

  private mutating func drawSeason(_ state: State, _ area: Area) {
    let words = state.words
    let inner = box(area, title: words["overview.season"])
    guard inner.rows > 1 else { return }
    let days = Weekday.allCases.filter { state.workspace.season.teachingWeekdays.contains($0) }
    let width = max(4, min(7, (inner.columns - 9 - days.count) / max(1, days.count)))
    for (number, day) in days.enumerated() {
      write(words.weekday(day), in: inner, row: 0, column: 9 + number * width, style: Style(.dim))
    }
    write(words["overview.leave"], in: inner, row: 0, column: 9 + days.count * width, style: Style(.dim))
    let mondays = state.index.season.mondays
    let now = mondays.lastIndex { $0 <= state.today } ?? 0
    let (_, list) = inner.splitTop(1)
    let top = max(0, min(now - 2, mondays.count - list.rows))
    for (line, week) in (top..<max(top, min(mondays.count, top + list.rows))).enumerated() {
      drawWeek(mondays[week], days, width, state, list, line)
    }
  }

  private mutating func drawWeek(
    _ monday: CalendarDate, _ days: [Weekday], _ width: Int, _ state: State, _ area: Area, _ row: Int
  ) {
    let isNow = monday.isoWeek == state.today.isoWeek
    write(
      state.words.week(monday.isoWeek), in: area, row: row,
      style: isNow ? Style(.accent, bold: true) : Style(.dim))
    for (number, day) in days.enumerated() {
      let date = monday.advanced(by: day.rawValue)
      let column = 9 + number * width
      if date == state.today {
        write("▌", in: area, row: row, column: column - 1, style: Style(.accent, bold: true))
      }
      let (text, style) = state.cell(for: date, width: width - 1)
      write(text, in: area, row: row, column: column, style: style)
    }
    let shades = days.map { state.index.season.leave.shade(on: monday.advanced(by: $0.rawValue)) }
    write(shades.joined(), in: area, row: row, column: 9 + days.count * width, style: Style(.shade2))
  }

  private mutating func drawFigures(_ state: State, _ area: Area) {
    let words = state.words
    let inner = box(area, title: words["overview.plan"])
    for (row, figure) in state.figures.enumerated() {
      write(figure.label, in: inner, row: row, style: figure.value.isEmpty ? Style(figure.role) : .plain)
      writeRight(figure.value, in: inner, row: row, style: Style(figure.role, bold: true))
    }
  }

  private mutating func drawNext(_ state: State, _ area: Area) {
    let words = state.words
    let inner = box(area, title: words["overview.next"])
    let plan = state.rosterPlan
    let coming = state.comingSessions(limit: inner.rows)
    if coming.isEmpty { paragraph(words["overview.noNext"], in: inner, row: 0, style: Style(.dim)) }
    for (row, (date, reference)) in coming.enumerated() {
      guard let team = plan.teams[reference.team], team.sessions.indices.contains(reference.index) else {
        continue
      }
      let session = team.sessions[reference.index]
      let line = "\(words.dayAndDate(date)) \(state.workspace.slotName(session.slot)) "
      let used = write(line, in: inner, row: row)
      let name = state.code(of: team) + " " + state.workspace.name(of: team.module)
      write(fitted(name, columns: inner.columns - used - 4), in: inner, row: row, column: used)
      writeRight(String(team.members.count), in: inner, row: row, style: Style(.dim))
    }
  }

  /// What is to be done, and what has been set aside.
  private mutating func drawProblemLines(_ state: State, _ area: Area) {
    let words = state.words
    let count = state.overviewLineCount
    let inner = box(area, title: words["overview.problems"], isActive: count > 0)
    var row = 0
    // Many cases that were waived must not hide that all is well.
    if state.findings.brokenCount == 0 {
      row = paragraph(state.allClear, in: inner, row: 0, style: Style(.good))
      park(inner, row: 0)
    }
    sentences(
      .problems, in: Area(below: inner, from: row), count: count, selected: state.overview.selected,
      state: state
    ) { number in
      if let problem = state.overviewProblem(number) { return state.line(of: problem) }
      let cases = words.counted("waivedCase", state.findings.waivedCount)
      let key = CommandTable.entry("view.problems")?.keyNames(words, state.settings.keys).first ?? ""
      return ("~ " + words["overview.waived", ["cases": cases, "key": key]], Style(.dim))
    }
  }
}

extension State {
  /// More cases that were waived than this stand in one line of the overview.
  private static let fewWaived = 3

  private var waivedStandInOneLine: Bool { findings.waivedCount > Self.fewWaived }

  /// The lines of the overview's problems: each that is to be solved, and what was waived.
  var overviewLineCount: Int {
    waivedStandInOneLine ? findings.brokenCount + 1 : findings.problems.count
  }

  /// The problem of a line; nil where the line stands for all that was waived.
  func overviewProblem(_ line: Int) -> Problem? {
    if waivedStandInOneLine && line >= findings.brokenCount { return nil }
    return findings.problems.indices.contains(line) ? findings.problems[line] : nil
  }

  struct Figure {
    var label: String
    var value: String
    var role: ColorRole = .text
  }

  /// The plan in figures.
  var figures: [Figure] {
    guard let assessment else { return [Figure(label: words["waiting.assessing"], value: "")] }
    let taught = findings.taughtPeople
    let placed = taught - findings.unplacedPeople
    let seats = index.seatCount
    let wanted = seats + findings.missingSeats
    var result = [figure("placed", placed, taught), figure("seats", seats, wanted), teamsFigure]
    if let mix = findings.mixPercent {
      result.append(Figure(label: words["figure.mix"], value: words["figure.percent", ["count": "\(mix)"]]))
    }
    result.append(
      Figure(label: words["figure.new"], value: acquaintances.map { words.number($0) } ?? "…"))
    let again = assessment.soft[.repeatPairs] ?? 0
    result.append(Figure(label: words["figure.again"], value: words.number(again)))
    result.append(quality(of: assessment))
    return result
  }

  /// How far the plan is at most from the best there can be, where that is known to be little; its price
  /// otherwise. A plan that breaks a rule or leaves somebody out is not compared with those that don't.
  private func quality(of assessment: Assessment) -> Figure {
    let total = assessment.softTotal(workspace.rules.weights)
    if let bound, bound > 0, assessment.isFeasible {
      if total <= bound { return Figure(label: words["figure.best"], value: "", role: .good) }
      let percent = Double(total - bound) * 100 / Double(bound)
      if percent <= 20 {
        return Figure(
          label: words["figure.within", ["percent": words.decimal((percent * 10).rounded(.up) / 10)]],
          value: "", role: .good)
      }
    }
    return Figure(label: words["figure.total"], value: words.number(total))
  }

  /// How many teams there are, and how many people are in each.
  private var teamsFigure: Figure {
    let sizes = index.teams.values.joined().map(\.members.count)
    let count = words.number(sizes.count)
    guard let low = sizes.min(), let high = sizes.max() else {
      return Figure(label: words["figure.teams"], value: count)
    }
    let size = low == high ? words.number(low) : words.number(low) + "–" + words.number(high)
    return Figure(
      label: words["figure.teams"], value: words["figure.teamsOf", ["count": count, "size": size]])
  }

  private func figure(_ name: String, _ actual: Int, _ wanted: Int) -> Figure {
    Figure(
      label: words["figure.\(name)"], value: words.number(actual) + " / " + words.number(wanted),
      role: actual == wanted ? .good : .warning)
  }

  /// What stands in the calendar for a date: its session, how many there are, or why there is none.
  func cell(for date: CalendarDate, width: Int) -> (String, Style) {
    let season = workspace.season
    if !season.contains(date) { return ("", Style(.dim)) }
    if let sessions = index.sessions[date], let first = sessions.first {
      let style = date < today ? Style(.held) : Style(.text, bold: true)
      let code = code(of: first, in: workspace.draft)
      if sessions.count == 1 { return (code, style) }
      // A code has two characters at least, and a day may have very many sessions.
      if sessions.count * 3 - 1 > width { return (code + "+\(sessions.count - 1)", style) }
      let all = sessions.map { self.code(of: $0, in: workspace.draft) }.joined(separator: " ")
      return (displayWidth(all) <= width ? all : code + "+\(sessions.count - 1)", style)
    }
    if closure(of: date) != nil { return ("×", Style(.dim)) }
    return (index.teachingDates.contains(date) ? "·" : " ", Style(.dim))
  }

  /// The sessions from today on, in the plan that rosters are made from.
  func comingSessions(limit: Int) -> [(CalendarDate, SessionReference)] {
    let sessions = workspace.published == nil ? index.sessions : index.publishedSessions
    return Array(
      sessions.keys.filter { $0 >= today }.sorted().prefix(limit)
        .flatMap { date in (sessions[date] ?? []).map { (date, $0) } }.prefix(limit))
  }

  /// What is said when there is no problem: what to do first, or that all is well.
  var allClear: String {
    if workspace.employees.isEmpty { return words["overview.start.employees"] }
    // Some organisations only meet: there is nothing to teach, and all may be well.
    let meets = !(workspace.series.isEmpty && workspace.rotas.isEmpty && workspace.quotas.isEmpty)
    if workspace.modules.isEmpty, !meets { return words["overview.start.modules"] }
    if workspace.draft.teams.isEmpty, !workspace.modules.isEmpty { return words["overview.start.solve"] }
    return assessment == nil ? words["waiting.assessing"] : words["overview.allClear"]
  }

  func mark(of problem: Problem) -> (String, Style) {
    switch problem {
    case .model: ("!", Style(.problem, bold: true))
    case .broken: ("!", Style(.problem, bold: true))
    case .waived: ("~", Style(.dim))
    }
  }

  /// A problem as a line of a list.
  func line(of problem: Problem) -> (String, Style) {
    let (mark, style) = mark(of: problem)
    return (mark + " " + sentence(for: problem), style)
  }

  /// A problem in one sentence; a waived one says so.
  func sentence(for problem: Problem) -> String {
    switch problem {
    case .model(let found): describe(found, in: workspace, words: words)
    case .broken(let violation): describe(violation, in: workspace, words: words)
    case .waived(let waived):
      words["problem.waived", ["what": describe(waived.violation, in: workspace, words: words)]]
    }
  }
}
