import HoldplanModel

/// The changes that concern a whole team of the draft: several where there is a choice, to be compared.
///
/// What a team has met for already is left as it was held.
package struct TeamChanges {
  let workspace: Workspace
  let today: CalendarDate
  let module: Module
  /// Nil only for what needs none.
  package let team: Team?

  package init(workspace: Workspace, today: CalendarDate, module: Module, team: Team?) {
    self.workspace = workspace
    self.today = today
    self.module = module
    self.team = team
  }

  /// An empty team, on dates that suit the module.
  package func new() -> [Change] {
    let (id, number) = nextTeam
    let timetables = Timetables(workspace: workspace, today: today, module: module)
    let found = timetables.choices(seats: module.teamSize.minimum)
    let sessions = found.isEmpty ? [[]] : found
    return sessions.map {
      .put(.team(Team(id: id, module: module.id, number: number, sessions: $0)))
    }
  }

  /// Half of the members go to a new team, mixed as before, those first who can come on its dates.
  package func split() -> [Change] {
    guard let team else { return [] }
    let (id, number) = nextTeam
    let size = team.members.count / 2
    let found = Timetables(workspace: workspace, today: today, module: module).choices(seats: size)
    return (found.isEmpty ? [[]] : found).map { sessions in
      let movers = movers(to: sessions, from: team, count: size)
      let moved = Set(movers)
      let unpinned = workspace.pins.sorted().filter {
        if case .member(let person, _, team.id) = $0 { return moved.contains(person) }
        return false
      }
      return .group(
        [.put(.team(Team(id: id, module: module.id, number: number, sessions: sessions)))]
          + unpinned.map(Change.unpin) + movers.map { .move($0, from: team.id, to: id) })
    }
  }

  /// Every second by department, so that both halves stay mixed; whoever cannot come on the new dates stays.
  private func movers(to sessions: [Session], from team: Team, count: Int) -> [Employee.ID] {
    let people = team.members.compactMap { workspace.employees[$0] }
      .sorted { ($0.department, $0.id) < ($1.department, $1.id) }
    let free = people.filter { person in sessions.allSatisfy { person.isAvailable(on: $0.date) } }
    let every = stride(from: 0, to: free.count, by: 2).map { free[$0].id }
    let rest = stride(from: 1, to: free.count, by: 2).map { free[$0].id }
    return Array((every + rest).prefix(count)).sorted()
  }

  /// All members go to another team of the module, and the team goes.
  func merge() -> [Change] {
    others.filter { $0.id != team?.id }.prefix(40).compactMap { merge(into: $0) }
  }

  /// The same for one other team; nil where it is none of the same module.
  package func merge(into other: Team) -> Change? {
    guard let team, other.id != team.id, other.module == module.id else { return nil }
    let moving = team.members.filter { !other.members.contains($0) }
    let staying = team.members.filter { other.members.contains($0) }
    return .group(
      moving.map { .move($0, from: team.id, to: other.id) }
        + staying.map { .removeMember($0, from: team.id) } + removal(of: team))
  }

  /// The members are without a place afterwards.
  package func remove() -> [Change] {
    guard let team else { return [] }
    return [.group(removal(of: team))]
  }

  private func removal(of team: Team) -> [Change] { workspace.removal(of: .team(team.id)).parts }

  /// Every coming session in another room of the module.
  func rooms() -> [Change] {
    module.rooms.sorted().compactMap { sessions(room: $0) }
  }

  /// Every coming session with another instructor of the module.
  func instructors() -> [Change] {
    module.instructors.sorted().compactMap { sessions(instructor: $0) }
  }

  /// Every coming session in another room or with another instructor; nil where nothing would alter.
  package func sessions(room: Room.ID? = nil, instructor: Instructor.ID? = nil) -> Change? {
    guard let team else { return nil }
    let parts = team.sessions.enumerated().compactMap { index, session -> Change? in
      var altered = session
      if let room { altered.room = room }
      if let instructor { altered.instructor = instructor }
      guard altered != session, session.date >= today else { return nil }
      return .setSession(team: team.id, index: index, altered)
    }
    return parts.isEmpty ? nil : .together(parts)
  }

  /// Another number: a free one, or that of a team that takes this team's number in return.
  func numbers() -> [Change] {
    let last = (others.map(\.number).max() ?? 0) + 1
    return (1...last).compactMap { called(number: $0) }
  }

  /// Another number, another name of its own, or both; nil where nothing would alter.
  package func called(number: Int? = nil, name: String? = nil) -> Change? {
    guard let team else { return nil }
    var renamed = team
    renamed.number = number ?? team.number
    renamed.name = name ?? team.name
    if renamed == team { return nil }
    guard var other = others.first(where: { $0.id != team.id && $0.number == renamed.number }) else {
      return .put(.team(renamed))
    }
    other.number = team.number
    return .group([.put(.team(renamed)), .put(.team(other))])
  }

  private var others: [Team] { workspace.draft.teams(of: module.id) }

  /// The lowest number that no team of the module has, with an identifier that nothing has had.
  private var nextTeam: (Team.ID, Int) {
    let taken = Set(others.map(\.number))
    let used = Set(workspace.publications.flatMap { $0.plan.teams.unordered.map(\.id) })
      .union(workspace.draft.teams.unordered.map(\.id)).union(workspace.pins.map(\.team))
    let number = (1...).first { !taken.contains($0) } ?? 1
    let suffix = (number...).first { !used.contains(Self.id(module.id, $0)) } ?? number
    return (Self.id(module.id, suffix), number)
  }

  private static func id(_ module: Module.ID, _ number: Int) -> Team.ID { Team.ID("\(module)-\(number)") }
}
