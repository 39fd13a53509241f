import HoldplanModel

/// A draft as it is, broken rules and all, indexed so that the effect of a change is counted from what it
/// touches alone.
struct Board: Sendable {
  struct Meeting: Sendable {
    var session: Session
    /// Position among the season's dates; -1 outside them.
    var day: Int
    /// -1 where the record does not exist.
    var room: Int
    var instructor: Int
  }

  struct Group: Sendable {
    var id: Team.ID
    var module: Int
    var number: Int
    var meetings: [Meeting]
    var members: [Int]
  }

  /// A session of a team, by position.
  struct Place: Hashable, Sendable {
    var group: Int
    var index: Int
  }

  let problem: Problem
  let rules: Rules
  let requirements: [Requirement]
  let season: Season
  let waivers: [Waiver]
  let instructors: [Instructor]
  let workspace: Workspace
  let pins: [Team.ID: [Pin]]
  let publishedTeams: [Team.ID: Team]
  /// Published teams of each person.
  let publishedOf: [[Team.ID]]
  private(set) var groups: [Group] = []
  private(set) var groupIndex: [Team.ID: Int] = [:]
  private(set) var groupsOf: [[Int]]
  private(set) var meetingsOn: [[Place]]
  private(set) var awayCount: [Int]
  private(set) var teamCount: [Int]

  init(_ workspace: Workspace) {
    self.init(workspace, Problem(workspace))
  }

  init(_ workspace: Workspace, _ problem: Problem) {
    self.problem = problem
    rules = workspace.rules
    requirements = problem.names.employees.map(workspace.unwaivedRequirement(of:))
    season = workspace.season
    instructors = problem.names.instructors
    self.workspace = workspace
    waivers = workspace.waivers.sorted
    pins = Dictionary(grouping: workspace.pins, by: \.team)
    let published = workspace.published?.plan.teams.sorted ?? []
    publishedTeams = Dictionary(published.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    var publishedOf = [[Team.ID]](repeating: [], count: problem.people.count)
    for team in published {
      for member in team.members {
        if let person = problem.names.employeeIndex[member] { publishedOf[person].append(team.id) }
      }
    }
    self.publishedOf = publishedOf
    groupsOf = [[Int]](repeating: [], count: problem.people.count)
    meetingsOn = [[Place]](repeating: [], count: problem.calendar.count)
    awayCount = [Int](repeating: 0, count: problem.coverage.groupCount * problem.calendar.count)
    teamCount = [Int](repeating: 0, count: problem.modules.count)
    for team in workspace.draft.teams.sorted { add(team) }
  }

  private mutating func add(_ team: Team) {
    guard let module = problem.names.moduleIndex[team.module] else { return }
    let index = groups.count
    groupIndex[team.id] = index
    groups.append(Group(id: team.id, module: module, number: team.number, meetings: [], members: []))
    teamCount[module] += 1
    for session in team.sessions { append(session, to: index) }
    for member in team.members {
      if let person = problem.names.employeeIndex[member] { join(person, index) }
    }
  }

  func meeting(_ session: Session) -> Meeting {
    let names = problem.names
    return Meeting(
      session: session, day: names.dateIndex[session.date] ?? -1, room: names.roomIndex[session.room] ?? -1,
      instructor: names.instructorIndex[session.instructor] ?? -1)
  }

  // MARK: What is asked of it

  func employee(_ person: Int) -> Employee { problem.names.employees[person] }
  func module(_ group: Group) -> Module { problem.names.modules[group.module] }

  /// The periods of the day that a session takes.
  func periods(_ group: Group, _ index: Int) -> Range<Int> {
    let patterns = module(group).sessions
    let slot = group.meetings[index].session.slot
    return slot..<(slot + (patterns.indices.contains(index) ? max(1, patterns[index].slotCount) : 1))
  }

  /// What a person teaches on a date.
  func teaching(_ person: Int, on day: Int) -> [Place] {
    let teaches = problem.people.teaches.range(person)
    guard !teaches.isEmpty, day >= 0 else { return [] }
    return meetingsOn[day].filter { place in
      let instructor = groups[place.group].meetings[place.index].instructor
      return teaches.contains { Int(problem.people.teaches.values[$0]) == instructor }
    }
  }

  func isAway(_ person: Int, on day: Int) -> Bool {
    groupsOf[person].contains { groups[$0].meetings.contains { $0.day == day } }
      || !teaching(person, on: day).isEmpty
  }

  func watchers(_ person: Int) -> [Int] {
    [Int(problem.people.departmentGroup[person]), Int(problem.people.siteGroup[person])].filter { $0 > 0 }
  }

  // MARK: How it is altered

  mutating func join(_ person: Int, _ group: Int) {
    recountingAway([person], days(of: group)) {
      $0.groups[group].members.append(person)
      $0.groupsOf[person].append(group)
    }
  }

  mutating func quit(_ person: Int, _ group: Int) {
    recountingAway([person], days(of: group)) {
      $0.groups[group].members.removeAll { $0 == person }
      $0.groupsOf[person].removeAll { $0 == group }
    }
  }

  mutating func setSession(_ place: Place, _ session: Session) {
    let (old, new) = (groups[place.group].meetings[place.index], meeting(session))
    let teachers = [old, new].compactMap { instructorPerson($0.instructor) }
    let concerned = Set(groups[place.group].members + teachers).sorted()
    recountingAway(concerned, Set([old.day, new.day].filter { $0 >= 0 }).sorted()) {
      if old.day >= 0 { $0.meetingsOn[old.day].removeAll { $0 == place } }
      $0.groups[place.group].meetings[place.index] = new
      if new.day >= 0 { $0.meetingsOn[new.day].append(place) }
    }
  }

  private mutating func append(_ session: Session, to group: Int) {
    let meeting = meeting(session)
    let place = Place(group: group, index: groups[group].meetings.count)
    let teachers = [instructorPerson(meeting.instructor)].compactMap { $0 }
    recountingAway(teachers, meeting.day >= 0 ? [meeting.day] : []) {
      $0.groups[group].meetings.append(meeting)
      if meeting.day >= 0 { $0.meetingsOn[meeting.day].append(place) }
    }
  }

  /// Alters something and keeps the numbers of people who are away.
  private mutating func recountingAway(_ people: [Int], _ days: [Int], _ alter: (inout Board) -> Void) {
    let before = people.map { person in days.map { isAway(person, on: $0) } }
    alter(&self)
    for (row, person) in people.enumerated() {
      for (column, day) in days.enumerated() {
        let difference = (isAway(person, on: day) ? 1 : 0) - (before[row][column] ? 1 : 0)
        guard difference != 0 else { continue }
        for group in watchers(person) { awayCount[group * problem.calendar.count + day] += difference }
      }
    }
  }

  func days(of group: Int) -> [Int] { Set(groups[group].meetings.map(\.day)).filter { $0 >= 0 }.sorted() }

  func instructorPerson(_ instructor: Int) -> Int? {
    guard instructor >= 0 else { return nil }
    let person = Int(problem.resources.instructorPerson[instructor])
    return person >= 0 ? person : nil
  }
}
