import HoldplanModel
import HoldplanResources
import HoldplanText

/// What a search among rosters compares: a text for each team and one for each date, which are far fewer than the
/// sessions.
struct RosterTexts: Sendable {
  struct Made: Equatable, Sendable {
    var revision: Int
    var language: Language
  }

  let made: Made
  private var teams: [Team.ID: SearchText] = [:]
  private var dates: [CalendarDate: SearchText] = [:]

  init(_ state: State, _ made: Made) {
    self.made = made
    let words = state.words
    let kind = words["team.name", ["number": ""]].trimmed
    let modules = Dictionary(
      state.index.modules.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    for team in state.rosterPlan.teams.unordered {
      let module = modules[team.module] ?? ""
      let places = Set(team.sessions.map { state.workspace.name(of: $0.room) }).sorted()
      let people = Set(team.sessions.map { state.workspace.name(of: $0.instructor) }).sorted()
      let parts =
        [module, kind, String(team.number), team.name, state.code(of: team), team.id.rawValue] + places
        + people
      teams[team.id] = SearchText(parts.joined(separator: " "))
      for date in team.sessions.map(\.date) where dates[date] == nil {
        dates[date] = SearchText(words.dayAndFullDate(date) + " " + words.week(date.isoWeek))
      }
    }
  }

  func of(_ session: SessionReference, in plan: Plan) -> [SearchText] {
    guard let team = plan.teams[session.team], team.sessions.indices.contains(session.index) else {
      return []
    }
    return [teams[team.id], dates[team.sessions[session.index].date]].compactMap { $0 }
  }
}
