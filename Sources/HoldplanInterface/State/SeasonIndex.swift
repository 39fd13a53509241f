import HoldplanModel

/// What the season's calendars show besides the sessions.
struct SeasonIndex: Sendable {
  /// The Mondays of the season's weeks, in order.
  let mondays: [CalendarDate]
  /// A letter or two for each module, so that a session fits into a cell: `K` in `K2`.
  let codes: [Module.ID: String]
  /// People on leave on each day of the season, by days from its start.
  private let away: [Int]
  private let start: CalendarDate
  private let headcount: Int

  init(_ workspace: Workspace, modules: [Module]) {
    let season = workspace.season
    start = season.start
    let first = season.start.isoWeek.monday
    let weeks = max(0, first.distance(to: season.end) / 7 + 1)
    mondays = (0..<min(weeks, 520)).map { first.advanced(by: $0 * 7) }
    codes = Self.codes(for: modules)
    let length = max(0, season.start.distance(to: season.end) + 1)
    // Differences first and sums afterwards: the cost does not depend on how long the leave is.
    var steps = [Int](repeating: 0, count: length + 1)
    for employee in workspace.employees.unordered {
      for range in employee.leave {
        let from = max(0, season.start.distance(to: range.from))
        let to = min(length - 1, season.start.distance(to: range.to))
        guard from <= to else { continue }
        steps[from] += 1
        steps[to + 1] -= 1
      }
    }
    var running = 0
    away = steps.dropLast().map {
      running += $0
      return running
    }
    headcount = workspace.employees.count
  }

  /// How many are on leave on a date.
  func away(on date: CalendarDate) -> Int {
    let offset = start.distance(to: date)
    return away.indices.contains(offset) ? away[offset] : 0
  }

  /// How dense leave is on a date: nothing, light, medium, dark or full.
  func shade(on date: CalendarDate) -> String {
    guard headcount > 0 else { return " " }
    let percent = away(on: date) * 100 / headcount
    return percent >= 40 ? "█" : percent >= 20 ? "▓" : percent >= 8 ? "▒" : percent >= 2 ? "░" : " "
  }

  /// The first letter of a name where it's the only one with it, otherwise two, otherwise the identifier.
  private static func codes(for modules: [Module]) -> [Module.ID: String] {
    func unique(_ letters: Int) -> [String: Int] {
      modules.reduce(into: [:]) { $0[code($1, letters), default: 0] += 1 }
    }
    func code(_ module: Module, _ letters: Int) -> String {
      String(shown(module.name).filter { $0.isLetter }.prefix(letters)).capitalized
    }
    let (one, two) = (unique(1), unique(2))
    return Dictionary(
      modules.map { module in
        let short = code(module, 1)
        let long = code(module, 2)
        if one[short] == 1 && !short.isEmpty { return (module.id, short) }
        if two[long] == 1 && !long.isEmpty { return (module.id, long) }
        return (module.id, String(shown(module.id.rawValue).prefix(4)))
      }, uniquingKeysWith: { first, _ in first })
  }
}

extension State {
  /// `K2`: a team where there is little room.
  func code(of team: Team) -> String { (index.season.codes[team.module] ?? "?") + String(team.number) }

  func code(of session: SessionReference, in plan: Plan) -> String {
    plan.teams[session.team].map { code(of: $0) } ?? "?"
  }

  /// Why nothing is taught on a day of the season, where that is so.
  func closure(of date: CalendarDate) -> String? {
    if let holiday = workspace.season.holiday(on: date) { return words["holiday.\(holiday.rawValue)"] }
    return workspace.season.closedDay(on: date).map { shown($0.reason) }
  }
}
