import HoldplanModel

/// What the season's calendars show besides the sessions.
struct SeasonIndex: Sendable {
  /// The Mondays of the season's weeks, in order.
  let mondays: [CalendarDate]
  /// A letter or two for each module, so that a session fits into a cell: `K` in `K2`.
  let codes: [Module.ID: String]
  /// How dense leave is on each day.
  let leave: LeaveDensity

  init(_ workspace: Workspace) {
    let season = workspace.season
    let first = season.start.isoWeek.monday
    let weeks = max(0, first.distance(to: season.end) / 7 + 1)
    mondays = (0..<min(weeks, 520)).map { first.advanced(by: $0 * 7) }
    codes = Self.codes(for: workspace.modules.sorted)
    leave = LeaveDensity(workspace)
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
