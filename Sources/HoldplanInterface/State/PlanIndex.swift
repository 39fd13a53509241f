import HoldplanModel

/// What views look up of the plans, apart from the people: worked out beside them.
struct PlanIndex: Sendable {
  let modules: [Module]
  let teams: [Module.ID: [Team]]
  let seats: [Employee.ID: [Team.ID]]
  let sessions: [CalendarDate: [SessionReference]]
  let publishedSessions: [CalendarDate: [SessionReference]]
  let rosterSessions: [SessionReference]
  let held: [Occurrence]
  let gatherings: [Gathering]
  let met: [Team.ID: CalendarDate]
  let seatCount: Int
  let unpublishedChanges: Int
  let teachingDates: Set<CalendarDate>
  let weekdays: Set<Weekday>

  init(_ workspace: Workspace, viewer: Viewer, today: CalendarDate) {
    modules = workspace.modules.sorted
    let all = workspace.draft.teams.sorted
    teams = Dictionary(grouping: all, by: \.module).mapValues {
      $0.sorted { ($0.number, $0.id) < ($1.number, $1.id) }
    }
    var seats: [Employee.ID: [Team.ID]] = [:]
    seats.reserveCapacity(workspace.employees.count)
    for team in all { for member in team.members { seats[member, default: []].append(team.id) } }
    self.seats = seats
    held = workspace.heldSessions(through: today)
    gatherings = workspace.gatherings(viewer.sessions(held, in: workspace), through: today, for: viewer)
    met = Dictionary(held.map { ($0.team, $0.date) }, uniquingKeysWith: max)
    seatCount = all.reduce(0) { $0 + $1.members.count * $1.sessions.count }
    sessions = Self.sessions(of: all)
    publishedSessions = Self.sessions(of: workspace.published?.plan.teams.sorted ?? [])
    let rostered = workspace.published == nil ? sessions : publishedSessions
    rosterSessions = rostered.keys.sorted().flatMap { rostered[$0] ?? [] }
    unpublishedChanges = Self.changes(from: workspace.published?.plan ?? Plan(), to: workspace.draft)
    weekdays = Set(sessions.keys.map(\.weekday))
    teachingDates = Set(workspace.season.teachingDates)
  }

  private static func sessions(of teams: [Team]) -> [CalendarDate: [SessionReference]] {
    var result: [CalendarDate: [(Int, SessionReference)]] = [:]
    for team in teams {
      for (index, session) in team.sessions.enumerated() {
        result[session.date, default: []].append(
          (session.slot, SessionReference(team: team.id, index: index)))
      }
    }
    return result.mapValues {
      $0.sorted { ($0.0, $0.1.team, $0.1.index) < ($1.0, $1.1.team, $1.1.index) }.map(\.1)
    }
  }

  /// A person who changed team counts once, and so does each session that was altered and each team that is called
  /// something else.
  private static func changes(from old: Plan, to new: Plan) -> Int {
    var joined = 0
    var left = 0
    var moved = 0
    var renamed = 0
    for id in Set(old.teams.unordered.map(\.id)).union(new.teams.unordered.map(\.id)) {
      let (before, after) = (old.teams[id], new.teams[id])
      if before == after { continue }
      if let before, let after, before.title != after.title { renamed += 1 }
      let (was, now) = (before?.members ?? [], after?.members ?? [])
      // Most often there is no team before: then nothing need be compared.
      let both = was.isEmpty || now.isEmpty ? 0 : Set(was).intersection(now).count
      joined += now.count - both
      left += was.count - both
      let (one, two) = (before?.sessions ?? [], after?.sessions ?? [])
      moved += zip(one, two).count { $0 != $1 } + abs(one.count - two.count)
    }
    return max(joined, left) + moved + renamed
  }
}
