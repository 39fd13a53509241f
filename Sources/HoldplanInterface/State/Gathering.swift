import HoldplanModel

/// Something that was held and whose attendance is noted: a session of a team, or a meeting.
enum Gathering: Hashable, Sendable {
  case session(Occurrence)
  case meeting(Meeting.ID)

  var occurrence: Occurrence? { if case .session(let occurrence) = self { occurrence } else { nil } }
}

extension Workspace {
  /// Sessions and meetings that were held up to a day, by date and time of day. A manager sees the meetings of
  /// the own people, an instructor the sessions of the own teams and no meetings, others nobody's.
  func gatherings(_ sessions: [Occurrence], through today: CalendarDate, for viewer: Viewer) -> [Gathering] {
    let held = heldMeetings(through: today, for: viewer)
    if held.isEmpty { return sessions.map { .session($0) } }
    let meetings = held.map { (date: $0.date, minutes: $0.start.minutes, Gathering.meeting($0.id)) }
    let all =
      sessions.map { occurrence in
        let start = times(of: occurrence)?.start.minutes ?? occurrence.slot
        return (date: occurrence.date, minutes: start, Gathering.session(occurrence))
      } + meetings
    return all.enumerated().sorted { one, other in
      let (left, right) = (one.element, other.element)
      return (left.date, left.minutes, one.offset) < (right.date, right.minutes, other.offset)
    }.map(\.element.2)
  }

  private func heldMeetings(through today: CalendarDate, for viewer: Viewer) -> [Meeting] {
    let own: Set<Employee.ID>?
    switch viewer {
    case .planner: own = nil
    case .manager: own = viewer.visible(in: self)
    case .instructor, .viewer: return []
    }
    return meetings.unordered.filter { meeting in
      meeting.date <= today && (own.map { !$0.isDisjoint(with: attendees(of: meeting)) } ?? true)
    }.sorted { ($0.date, $0.start, $0.id) < ($1.date, $1.start, $1.id) }
  }
}

extension State {
  /// What was held up to today, in order.
  var gatherings: [Gathering] { index.gatherings }

  /// What is chosen, or else the latest.
  var gathering: Gathering? {
    let held = gatherings
    guard let at = attendance.session, held.indices.contains(at) else { return held.last }
    return held[at]
  }

  /// The sessions that were held up to today, in order. An instructor sees those of the own teams.
  var heldSessions: [Occurrence] { gatherings.compactMap(\.occurrence) }

  /// The session that is chosen; nil for a meeting.
  var occurrence: Occurrence? { gathering?.occurrence }

  /// Goes to a meeting where attendance is noted.
  mutating func goToMarks(of meeting: Meeting.ID) -> [Command] {
    let commands = open(.attendance)
    attendance.page = .marks
    attendance.session = gatherings.firstIndex(of: .meeting(meeting))
    attendance.person = 0
    attendance.isMarking = true
    return commands
  }

  /// Whose attendance is noted there, as far as the viewer's people go.
  func expected(at gathering: Gathering) -> [Employee.ID] {
    switch gathering {
    case .session(let occurrence): return expected(at: occurrence)
    case .meeting(let id):
      let people = workspace.meetings[id].map { workspace.attendees(of: $0) } ?? []
      guard case .manager(let manager) = viewer else { return people }
      return people.filter { workspace.employees[$0]?.manager == manager }
    }
  }

  /// What is noted there about each person.
  func statuses(at gathering: Gathering) -> [Employee.ID: AttendanceMark.Status] {
    switch gathering {
    case .session(let occurrence): return workspace.marks(at: occurrence).mapValues(\.status)
    case .meeting(let id):
      guard let meeting = workspace.meetings[id] else { return [:] }
      let marks = meeting.marks.compactMap { mark in
        meeting.mark(of: mark.employee).map { ($0.employee, $0.status) }
      }
      return Dictionary(marks, uniquingKeysWith: { _, last in last })
    }
  }

  /// The change that notes people at sessions and meetings; marks carry no moment, which is set when they are
  /// stored.
  func noting(
    _ status: AttendanceMark.Status, _ seats: [(employee: Employee.ID, gathering: Gathering)]
  ) -> Change {
    let moment = Timestamp(seconds: 0)
    let marks = seats.compactMap { seat in
      seat.gathering.occurrence.map {
        AttendanceMark(
          occurrence: $0, employee: seat.employee, status: status, author: author, markedAt: moment)
      }
    }
    var meetings: [Meeting.ID: [MeetingMark]] = [:]
    for case (let person, .meeting(let id)) in seats {
      meetings[id, default: []].append(
        MeetingMark(employee: person, status: status, author: author, markedAt: moment))
    }
    let noted = meetings.keys.sorted().compactMap { id in
      workspace.meetings[id].map { Change.put(.meeting($0.noting(meetings[id] ?? []))) }
    }
    let parts = (marks.isEmpty ? [] : [workspace.change(noting: marks)]) + noted
    return .together(parts)
  }
}
