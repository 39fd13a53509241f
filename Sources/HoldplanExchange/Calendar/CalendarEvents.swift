import HoldplanModel

/// Something that happens on a day, before it is written.
struct CalendarEvent: Equatable, Sendable {
  var uid: String
  var properties: [CalendarProperty]
}

/// One line of a calendar: its name with parameters, and its value as the format wants it.
struct CalendarProperty: Equatable, Sendable {
  var name: String
  var value: String
}

/// An event as it stands in a file.
struct CalendarEntry: Equatable, Sendable {
  var uid: String
  var sequence: Int
  var stamp: String
  var properties: [CalendarProperty]

  init(uid: String, sequence: Int, stamp: String, properties: [CalendarProperty]) {
    self.uid = uid
    self.sequence = sequence
    self.stamp = stamp
    self.properties = properties
  }

  init(event: CalendarEvent, sequence: Int, stamp: String) {
    self.init(uid: event.uid, sequence: sequence, stamp: stamp, properties: event.properties)
  }
}

extension Calendars {
  /// What a publication holds for an owner, by team and session; a person's days without holiday at the end.
  func events(of publication: Publication, for owner: Owner) -> [CalendarEvent] {
    let people = reports(to: owner)
    let own = publication.plan.teams.sorted.flatMap { team in
      team.sessions.indices.compactMap { index in
        concerns(team, session: index, owner, people) ? (team, index) : nil
      }
    }
    var events = own.map { event(of: $0.0, session: $0.1, for: owner, people) }
    if case .employee = owner, workspace.rules.closesTeachingDaysForLeave {
      let dates = Set(own.map { $0.0.sessions[$0.1].date }).sorted()
      events += dates.map { closedDay($0, for: owner) }
    }
    return events
  }

  /// The meetings of a person's groups, or of those that report to a manager. Meetings are not published with a
  /// plan: they are as they are planned now.
  func meetingEvents(for owner: Owner) -> [CalendarEvent] {
    let people: Set<Employee.ID>
    switch owner {
    case .employee(let id): people = [id]
    case .manager: people = reports(to: owner)
    case .team, .instructor, .room: return []
    }
    let groups = Dictionary(
      uniqueKeysWithValues: workspace.series.unordered.map { ($0.id, $0.participants) })
    return workspace.meetings.unordered
      .filter { !people.isDisjoint(with: groups[$0.series] ?? []) }
      .sorted { ($0.date, $0.start, $0.id) < ($1.date, $1.start, $1.id) }
      .compactMap { event(of: $0, for: owner, people) }
  }

  private func event(of meeting: Meeting, for owner: Owner, _ people: Set<Employee.ID>) -> CalendarEvent? {
    guard let series = workspace.series[meeting.series] else { return nil }
    let end = ClockTime(
      hour: (meeting.start.minutes + series.minutes) / 60 % 24,
      minute: (meeting.start.minutes + series.minutes) % 60)
    var properties = [
      CalendarProperty(
        name: "DTSTART;TZID=Europe/Copenhagen", value: Self.moment(meeting.date, meeting.start))
    ]
    if let end {
      // A meeting that ends at midnight ends on the next day.
      let date = meeting.date.advanced(by: end < meeting.start ? 1 : 0)
      properties.append(
        CalendarProperty(name: "DTEND;TZID=Europe/Copenhagen", value: Self.moment(date, end)))
    }
    func text(_ name: String, _ value: String) {
      if !value.isEmpty {
        properties.append(CalendarProperty(name: name, value: ICSWriter.escaped(value)))
      }
    }
    text("SUMMARY", series.topic(of: meeting.number))
    text("LOCATION", series.place)
    var description: [String] = []
    if let day = meeting.movedFrom {
      description.append(words["calendar.movedFrom", ["date": ImportDates.written(day)]])
    }
    if case .manager = owner {
      let there = Employee.inNameOrder(
        series.participants.filter(people.contains).compactMap { workspace.employees[$0] })
      description.append("\(words["calendar.reports"]): \(there.map(\.name).joined(separator: ", "))")
    }
    text("DESCRIPTION", description.joined(separator: "\n"))
    return CalendarEvent(uid: uid(owner, ["meeting", meeting.id.rawValue]), properties: properties)
  }

  /// What the owner is called.
  func name(of owner: Owner) -> String {
    switch owner {
    case .employee(let id), .manager(let id): return names.employee(id)
    case .instructor(let id): return names.instructor(id)
    case .room(let id): return names.room(id)
    case .team(let id):
      let team = workspace.publications.last { $0.plan.teams[id] != nil }?.plan.teams[id]
      return team.map { "\(names.module($0.module)), \(names.team($0))" } ?? id.rawValue
    }
  }

  /// The people whose sessions a manager's calendar shows.
  private func reports(to owner: Owner) -> Set<Employee.ID> {
    guard case .manager(let manager) = owner else { return [] }
    return Set(workspace.directReports(of: manager).map(\.id))
  }

  private func concerns(_ team: Team, session: Int, _ owner: Owner, _ people: Set<Employee.ID>) -> Bool {
    let teacher = workspace.instructors[team.sessions[session].instructor]?.employee
    switch owner {
    case .team(let id): return team.id == id
    case .instructor(let id): return team.sessions[session].instructor == id
    case .room(let id): return team.sessions[session].room == id
    case .employee(let id): return team.members.contains(id) || teacher == id
    case .manager:
      return !people.isDisjoint(with: team.members) || teacher.map(people.contains) ?? false
    }
  }

  private func event(
    of team: Team, session index: Int, for owner: Owner, _ people: Set<Employee.ID>
  ) -> CalendarEvent {
    let session = team.sessions[index]
    var properties = time(of: team, session: index)
    func text(_ name: String, _ value: String) {
      if !value.isEmpty {
        properties.append(CalendarProperty(name: name, value: ICSWriter.escaped(value)))
      }
    }
    let what = [names.module(team.module), names.team(team), names.session(index, of: team)]
    text("SUMMARY", what.joined(separator: " · "))
    let place = [names.room(session.room), names.address(session.room)]
    text("LOCATION", place.filter { !$0.isEmpty }.joined(separator: ", "))
    var description = ["\(words["roster.instructor"]): \(names.instructor(session.instructor))"]
    if case .manager = owner { description.append(whoGoes(of: people, team, session)) }
    text("DESCRIPTION", description.joined(separator: "\n"))
    return CalendarEvent(
      uid: uid(owner, ["session", team.id.rawValue, String(index + 1)]), properties: properties)
  }

  /// In clock time; the whole day where the season no longer has such slots.
  private func time(of team: Team, session index: Int) -> [CalendarProperty] {
    let session = team.sessions[index]
    let count = names.pattern(index, of: team)?.slotCount ?? 1
    guard let times = workspace.season.times(from: session.slot, count: count) else {
      return wholeDay(session.date)
    }
    return [
      CalendarProperty(
        name: "DTSTART;TZID=Europe/Copenhagen", value: Self.moment(session.date, times.start)),
      CalendarProperty(name: "DTEND;TZID=Europe/Copenhagen", value: Self.moment(session.date, times.end)),
    ]
  }

  private func wholeDay(_ date: CalendarDate) -> [CalendarProperty] {
    [
      CalendarProperty(name: "DTSTART;VALUE=DATE", value: Self.digits(date)),
      CalendarProperty(name: "DTEND;VALUE=DATE", value: Self.digits(date.advanced(by: 1))),
    ]
  }

  /// The manager's own people at a session, by name.
  private func whoGoes(of people: Set<Employee.ID>, _ team: Team, _ session: Session) -> String {
    let teacher = workspace.instructors[session.instructor]?.employee
    let there = team.members.filter(people.contains) + [teacher].compactMap { $0 }.filter(people.contains)
    let known = Employee.inNameOrder(Set(there).compactMap { workspace.employees[$0] })
    return "\(words["calendar.reports"]): \(known.map(\.name).joined(separator: ", "))"
  }

  private func closedDay(_ date: CalendarDate, for owner: Owner) -> CalendarEvent {
    let source = workspace.rules.leaveSource
    // A day on which nobody may take leave is no appointment.
    var properties = wholeDay(date) + [CalendarProperty(name: "TRANSP", value: "TRANSPARENT")]
    properties.append(
      CalendarProperty(name: "SUMMARY", value: ICSWriter.escaped(words["roster.calendar.closed"])))
    if !source.isEmpty {
      let text = words["roster.calendar.source", ["source": source]]
      properties.append(CalendarProperty(name: "DESCRIPTION", value: ICSWriter.escaped(text)))
    }
    return CalendarEvent(uid: uid(owner, ["closed", date.iso]), properties: properties)
  }
}
