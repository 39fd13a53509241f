import HoldplanModel
import HoldplanText

/// The list of problems, filtered a piece at a time: after a plan is thrown away it has a line for everybody.
struct ProblemsState: Sendable {
  enum Order: String, CaseIterable, Sendable {
    /// As the count gives them: rule by rule.
    case rule
    case person, date

    var next: Order {
      let all = Self.allCases
      return all[((all.firstIndex(of: self) ?? 0) + 1) % all.count]
    }
  }

  var selected = 0
  /// Waived cases are shown at the end unless hidden.
  var showsWaived = true
  var filter = ""
  var order = Order.rule
  var isDescending = false
  /// Positions in `Findings.problems`.
  private(set) var rows: [Int] = []
  /// What has not been looked through yet, in the order in which it is shown.
  private var rest: ArraySlice<Int> = []

  /// How many lines are looked through at once, well within a frame.
  static let piece = 2000

  /// Whether the filter has seen every line.
  var isFiltered: Bool { rest.isEmpty }

  /// Lists all anew; with a filter nothing is listed until `advance` has looked through the lines.
  mutating func refresh(_ findings: Findings) {
    let problems = findings.problems
    var all = problems.indices.filter { showsWaived || problems[$0].isOpen }
    switch order {
    case .rule: break
    case .person: Self.sort(&all) { problems[$0].violation?.employee?.rawValue ?? "\u{10FFFF}" }
    case .date:
      Self.sort(&all) { number -> Int in
        let violation = problems[number].violation
        return (violation?.date ?? violation?.week).map(\.dayNumber) ?? .max
      }
    }
    if isDescending { all.reverse() }
    rest = []
    rows = all
    if !filter.isEmpty {
      rest = all[...]
      rows = []
    }
    selected = max(0, min(selected, rows.count - 1))
  }

  /// Looks through the next piece.
  mutating func advance(_ state: State) {
    let query = SearchQuery(filter)
    for position in rest.prefix(Self.piece)
    where query.matches(Self.text(of: state.findings.problems[position], state)) { rows.append(position) }
    rest = rest.dropFirst(Self.piece)
  }

  func text(at row: Int, in state: State) -> SearchText {
    Self.text(of: state.findings.problems[rows[row]], state)
  }

  /// The names that a problem is about: what people look for, and far quicker than the whole sentence.
  private static func text(of problem: Problem, _ state: State) -> SearchText {
    guard let violation = problem.violation else { return SearchText(state.sentence(for: problem)) }
    let workspace = state.workspace
    var parts = [state.ruleName(of: problem)]
    if let employee = violation.employee {
      parts += [workspace.name(of: employee), employee.rawValue]
      if let home = workspace.employees[employee]?.department { parts.append(workspace.name(of: home)) }
    }
    if let module = violation.module { parts.append(workspace.name(of: module)) }
    if let team = violation.team { parts += [workspace.fullName(of: team, state.words), team.rawValue] }
    if let department = violation.department { parts.append(workspace.name(of: department)) }
    if let site = violation.site { parts.append(workspace.name(of: site)) }
    if let room = violation.room { parts.append(workspace.name(of: room)) }
    if let instructor = violation.instructor { parts.append(workspace.name(of: instructor)) }
    if let date = violation.date { parts.append(state.words.dayAndFullDate(date)) }
    if let week = violation.week { parts.append(state.words.week(week.isoWeek)) }
    return SearchText(parts.joined(separator: " "))
  }

  private static func sort<Key: Comparable>(_ rows: inout [Int], by key: (Int) -> Key) {
    rows = rows.map { (key($0), $0) }.sorted { $0 < $1 }.map(\.1)
  }
}

extension State {
  /// Lists the problems anew, and begins to filter them.
  mutating func refreshProblems() {
    problems.refresh(findings)
    waiting.remove(.filtering)
    guard !problems.filter.isEmpty else { return }
    problems.advance(self)
    if !problems.isFiltered { waiting.insert(.filtering) }
  }

  /// Goes on with a filter that has not seen everything.
  mutating func continueFilter() {
    guard waiting.contains(.filtering) else { return }
    problems.advance(self)
    if problems.isFiltered { waiting.remove(.filtering) }
  }

  /// The problems that are listed.
  var visibleProblems: [Problem] { problems.rows.map { findings.problems[$0] } }

  func visibleProblem(_ row: Int) -> Problem? {
    problems.rows.indices.contains(row) ? findings.problems[problems.rows[row]] : nil
  }
}
