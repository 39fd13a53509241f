/// What was noted about one person at one held session.
///
/// A mark belongs to the occurrence (this team, this session, this day) and the person, and repeats what it
/// belongs to in full, so that moving somebody, changing dates or publishing again never rewrites it. Marks
/// are only ever added: the latest mark of an occurrence and person counts, the older ones stay.
package struct AttendanceMark: Equatable, Codable, Sendable {
  package enum Status: String, Codable, CaseIterable, Sendable {
    case present, remote, late, leftEarly, absent
    /// Apologised before the session.
    case excused
    /// Was not there, and took the same session with another team: `madeUpAt` says where and when.
    case madeUp
    /// An earlier mark was withdrawn: the person counts as unmarked again.
    case cleared
  }

  package var occurrence: Occurrence
  package var employee: Employee.ID
  package var status: Status
  /// Only with `late` and `leftEarly`.
  package var minutesLate: Int?
  /// How long before the end the person left; only with `leftEarly`.
  package var minutesEarly: Int?
  /// The session of another team that stood in for this one; with `madeUp` and never otherwise.
  package var madeUpAt: Occurrence?
  package var author: String
  package var markedAt: Timestamp

  package init(
    occurrence: Occurrence, employee: Employee.ID, status: Status, minutesLate: Int? = nil,
    minutesEarly: Int? = nil, madeUpAt: Occurrence? = nil, author: String, markedAt: Timestamp
  ) {
    self.occurrence = occurrence
    self.employee = employee
    self.status = status
    self.minutesLate = minutesLate
    self.minutesEarly = minutesEarly
    self.madeUpAt = madeUpAt
    self.author = author
    self.markedAt = markedAt
  }
}

extension AttendanceMark.Status {
  /// Whether the person has had the session: there, online, for most of it, or with another team.
  package var isAttended: Bool {
    switch self {
    case .present, .remote, .late, .leftEarly, .madeUp: true
    case .absent, .excused, .cleared: false
    }
  }

  /// Whether the person has missed the session, for whatever reason.
  package var isMissed: Bool { self == .absent || self == .excused }

  /// What a mark can say, in the order of lists and keys; `cleared` withdraws one.
  package static let shown = allCases.filter { $0 != .cleared }
}

/// A session as it was held, independent of what becomes of the plan afterwards.
package struct Occurrence: Hashable, Codable, Sendable {
  package var team: Team.ID
  package var module: Module.ID
  /// Counts from 0 within the team.
  package var session: Int
  package var date: CalendarDate
  package var slot: Int

  package init(team: Team.ID, module: Module.ID, session: Int, date: CalendarDate, slot: Int) {
    self.team = team
    self.module = module
    self.session = session
    self.date = date
    self.slot = slot
  }

  /// Session `index` of a team; nil where the team has no such session.
  package init?(of team: Team, session index: Int) {
    guard team.sessions.indices.contains(index) else { return nil }
    let session = team.sessions[index]
    self.init(team: team.id, module: team.module, session: index, date: session.date, slot: session.slot)
  }
}
