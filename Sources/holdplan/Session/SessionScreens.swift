import HoldplanCheck
import HoldplanInterface
import HoldplanModel
import HoldplanText

// What the screens show, as values that scripts read and lines that people read.

/// One person with department and teams.
struct PersonRow: Encodable, Sendable {
  let employee: Employee.ID
  let name: String
  let department: Department.ID
  let teams: [Team.ID]

  func line(_ session: Session, _ state: State) -> String {
    session.workspace.employees[employee].map { state.listed($0) } ?? ""
  }
}

/// One session of a team with its place and time.
struct SessionValue: Encodable, Sendable {
  let team: Team.ID
  let module: Module.ID
  let session: Int
  let date: CalendarDate
  let week: Int
  let start: String?
  let end: String?
  let room: Room.ID
  let instructor: Instructor.ID

  init(_ team: Team, _ index: Int, in workspace: Workspace) {
    let one = team.sessions[index]
    let count = workspace.modules[team.module]?.sessions[safe: index]?.slotCount ?? 1
    let times = workspace.season.times(from: one.slot, count: count)
    self.team = team.id
    module = team.module
    session = index + 1
    date = one.date
    week = one.date.isoWeek.number
    start = times?.start.description
    end = times?.end.description
    room = one.room
    instructor = one.instructor
  }

  /// Number, date, times, room and instructor.
  func line(_ current: Session) -> String {
    let times = start.flatMap { start in end.map { "\(start)–\($0)" } } ?? ""
    return [
      "\(session)", current.text(date), times, current.workspace.name(of: room),
      current.workspace.name(of: instructor),
    ].joined(separator: "  ")
  }
}

extension SessionValue {
  /// The same with week and team in front.
  func calendarLine(_ current: Session) -> String {
    "\(current.context.words.week(date.isoWeek))  \(SafeText.of(team.rawValue))  \(line(current))"
  }
}

/// The season by date: sessions, and the days on which there can be none.
struct CalendarValue: Encodable, Sendable {
  struct Closed: Encodable, Sendable {
    let date: CalendarDate
    let reason: String
  }

  let sessions: [SessionValue]
  let closed: [Closed]

  func lines(_ current: Session) -> [String] {
    let words = current.context.words
    let days = closed.map { day in
      (day.date, "\(words.week(day.date.isoWeek))  ×  \(current.text(day.date))  \(SafeText.of(day.reason))")
    }
    let all = sessions.map { ($0.date, $0.calendarLine(current)) } + days
    // A stable order: sessions of one day stay as they are.
    return all.enumerated().sorted { ($0.element.0, $0.offset) < ($1.element.0, $1.offset) }.map(\.element.1)
  }
}

/// A held session with how many are marked.
struct AttendanceFigures: Encodable, Sendable {
  /// The team and number of a session; nil for a meeting.
  let team: Team.ID?
  let session: Int?
  let meeting: Meeting.ID?
  let date: CalendarDate
  let members: Int
  let marks: [AttendanceMark.Status: Int]

  init(_ occurrence: Occurrence, in workspace: Workspace) {
    (team, session, meeting) = (occurrence.team, occurrence.session + 1, nil)
    date = occurrence.date
    members = workspace.attendees(at: occurrence).count
    marks = workspace.marks(at: occurrence).values.reduce(into: [:]) { $0[$1.status, default: 0] += 1 }
  }

  init(_ meeting: Meeting, in workspace: Workspace) {
    (team, session, self.meeting) = (nil, nil, meeting.id)
    date = meeting.date
    let people = workspace.attendees(of: meeting)
    members = people.count
    marks = people.compactMap { meeting.mark(of: $0)?.status }.reduce(into: [:]) { $0[$1, default: 0] += 1 }
  }

  private enum Key: String, CodingKey { case team, session, meeting, date, members, marks }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encodeIfPresent(team, forKey: .team)
    try container.encodeIfPresent(session, forKey: .session)
    try container.encodeIfPresent(meeting, forKey: .meeting)
    try container.encode(date, forKey: .date)
    try container.encode(members, forKey: .members)
    try container.encode(
      Dictionary(uniqueKeysWithValues: marks.map { ($0.rawValue, $1) }), forKey: .marks)
  }

  func line(_ current: Session) -> String {
    let words = current.context.words
    let counts = marks.sorted { $0.key.rawValue < $1.key.rawValue }.map { status, count in
      "\(words["cli.mark.\(status.rawValue)"]) \(count)"
    }
    let total = words["cli.show.marked", ["marked": "\(marks.values.reduce(0, +))", "members": "\(members)"]]
    let name = meeting?.rawValue ?? team?.rawValue ?? ""
    return ([current.text(date), SafeText.of(name)] + (session.map { ["\($0)"] } ?? []) + [total] + counts)
      .joined(separator: "  ")
  }
}

/// A team with its sessions and members.
struct TeamValue: Encodable, Sendable {
  let team: Team.ID
  let number: Int
  let name: String
  let module: Module.ID
  let sessions: [SessionValue]
  let members: [Employee.ID]
}

/// One day: what is held and who is on leave.
struct DayValue: Encodable, Sendable {
  let date: CalendarDate
  let sessions: [SessionValue]
  let onLeave: [Employee.ID]
}

/// One person: modules, sessions, what is lacking, leave.
struct PersonValue: Encodable, Sendable {
  let employee: Employee.ID
  let name: String
  let department: Department.ID
  let sessions: [SessionValue]
  let lacks: [Module.ID]
  let leave: [DateRange]

  /// What the view of a person tells.
  func lines(_ session: Session, history: [HistoryEntry]) -> [String] {
    guard let person = session.workspace.employees[employee] else { return [] }
    return [SafeText.of(employee.rawValue) + "  " + session.name(employee)]
      + session.state.lines(about: person, history: history).map { $0.isEmpty ? "" : "  " + $0 }
  }
}

extension Session {
  func people(of department: Department.ID?) -> [PersonRow] {
    var teams: [Employee.ID: [Team.ID]] = [:]
    for team in workspace.draft.teams.sorted {
      for member in team.members { teams[member, default: []].append(team.id) }
    }
    return workspace.employees.sorted.filter { department == nil || $0.department == department }.map {
      PersonRow(employee: $0.id, name: $0.name, department: $0.department, teams: teams[$0.id] ?? [])
    }
  }

  func personValue(_ person: Employee) -> PersonValue {
    let teams = workspace.draft.teams(with: person.id)
    return PersonValue(
      employee: person.id, name: person.name, department: person.department,
      sessions: teams.flatMap { team in
        team.sessions.indices.map { SessionValue(team, $0, in: workspace) }
      },
      lacks: lackingModules(of: person), leave: person.leave)
  }

  /// The teams of some modules, or all of them.
  func teamValues(of modules: [Module.ID]?) -> [TeamValue] {
    (modules ?? workspace.modules.sorted.map(\.id)).flatMap { module in
      workspace.draft.teams(of: module).map { team in
        TeamValue(
          team: team.id, number: team.number, name: team.name, module: team.module,
          sessions: team.sessions.indices.map { SessionValue(team, $0, in: workspace) }, members: team.members
        )
      }
    }
  }

  /// All sessions of a plan by date.
  func sessions(of plan: Plan) -> [SessionValue] {
    let all = plan.teams.sorted.flatMap { team in team.sessions.indices.map { (team, $0) } }
    let key = { (entry: (Team, Int)) in
      (entry.0.sessions[entry.1].date, entry.0.sessions[entry.1].slot, entry.0.id)
    }
    return all.sorted { key($0) < key($1) }.map { SessionValue($0.0, $0.1, in: workspace) }
  }

  /// One day of the draft.
  func dayValue(_ date: CalendarDate) -> DayValue {
    DayValue(
      date: date, sessions: sessions(of: workspace.draft).filter { $0.date == date },
      onLeave: workspace.employees.sorted.filter { $0.isOnLeave(date) }.map(\.id))
  }

  /// The draft's sessions, the public holidays on teaching weekdays, and the closed days.
  func calendarValue() -> CalendarValue {
    let season = workspace.season
    let dates = season.start <= season.end ? Array(season.start...season.end) : []
    let closed = dates.compactMap { date -> CalendarValue.Closed? in
      if let day = season.closedDay(on: date) { return CalendarValue.Closed(date: date, reason: day.reason) }
      guard season.teachingWeekdays.contains(date.weekday), let holiday = season.holiday(on: date) else {
        return nil
      }
      return CalendarValue.Closed(date: date, reason: context.words["holiday.\(holiday.rawValue)"])
    }
    return CalendarValue(sessions: sessions(of: workspace.draft), closed: closed)
  }

  /// The interface with a person's settings: for what depends on them.
  func stateWithSettings() throws -> State {
    var state = state
    let settings = try SettingsFile(context.paths).read()
    _ = update(&state, .reply(.settings(settings, context.words, drawsLines: true)))
    return state
  }

  /// The workspace as the interface sees it.
  var state: State {
    State(
      workspace: workspace, assessment: assess(workspace.draft, of: workspace), words: context.words,
      today: context.today, author: context.author)
  }
}
