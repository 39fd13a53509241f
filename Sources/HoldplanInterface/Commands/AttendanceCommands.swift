import HoldplanModel

extension CommandTable {
  static let attendanceCommands: [Entry] =
    [
      mark(.present, rank: 1), mark(.remote, rank: 2), mark(.late, rank: 3), mark(.absent, rank: 4),
      mark(.excused, rank: 5),
      Entry(
        id: "attendance.clear", keys: [.code(.backspace), .code(.delete)], contexts: [.attendance], rank: nil,
        hindrance: { state in
          guard let occurrence = state.occurrence, let person = state.attendee,
            state.workspace.mark(of: person, at: occurrence) != nil
          else { return "hindrance.unmarked" }
          return nil
        }
      ) { $0.markAttendee(.cleared) },
      Entry(
        id: "attendance.all", keys: ["*"], contexts: [.attendance], rank: 6,
        hindrance: { $0.unmarkedAttendees.isEmpty ? "hindrance.allMarked" : nil }
      ) { $0.markAllPresent() },
      Entry(
        id: "attendance.enter", keys: [.code(.enter)], contexts: [.attendance], rank: 7,
        hindrance: { $0.attendees.isEmpty ? "hindrance.noSession" : nil }
      ) { state in
        state.attendance.isMarking = true
        return []
      },
      Entry(
        id: "attendance.leave", keys: [.code(.escape)], contexts: [.attendance], rank: nil,
        hindrance: { $0.attendance.isMarking ? nil : "hindrance.notMarking" }
      ) { state in
        state.attendance.isMarking = false
        return []
      },
    ]

  private static func mark(_ status: AttendanceMark.Status, rank: Int) -> Entry {
    Entry(
      id: "attendance.\(status.rawValue)", keys: [.worded("key.attendance.\(status.rawValue)")],
      contexts: [.attendance], rank: rank,
      hindrance: { $0.attendee == nil ? "hindrance.noSession" : nil }
    ) { status == .late ? $0.askMinutesLate() : $0.markAttendee(status) }
  }
}

extension State {
  /// The sessions that were held up to today, in order.
  var heldSessions: [Occurrence] { index.held }

  /// The session that is chosen, or else the latest.
  var occurrence: Occurrence? {
    guard let at = attendance.session, heldSessions.indices.contains(at) else { return heldSessions.last }
    return heldSessions[at]
  }

  /// Who was to be at the session, by name. A manager sees the own people.
  var attendees: [Employee.ID] {
    guard let occurrence else { return [] }
    return expected(at: occurrence).sorted { (workspace.name(of: $0), $0) < (workspace.name(of: $1), $1) }
  }

  func expected(at occurrence: Occurrence) -> [Employee.ID] {
    let people = workspace.expected(at: occurrence)
    guard case .manager(let manager) = viewer else { return people }
    return people.filter { workspace.employees[$0]?.manager == manager }
  }

  var attendee: Employee.ID? {
    let people = attendees
    return people.indices.contains(attendance.person) ? people[attendance.person] : nil
  }

  var unmarkedAttendees: [Employee.ID] {
    guard let occurrence else { return [] }
    let marks = workspace.marks(at: occurrence)
    return attendees.filter { marks[$0] == nil }
  }

  mutating func settleAttendance() {
    if let session = attendance.session {
      attendance.session = max(0, min(session, heldSessions.count - 1))
    }
    let count = attendees.count
    attendance.person = max(0, min(attendance.person, count - 1))
    if count == 0 { attendance.isMarking = false }
  }

  mutating func moveInAttendance(_ motion: Motion) {
    switch motion {
    case .left, .previous: attendance.isMarking = false
    case .right, .next: attendance.isMarking = true
    default:
      if attendance.isMarking {
        attendance.person = motion.step(
          from: attendance.person, count: attendees.count, page: page(.marks))
      } else {
        let count = heldSessions.count
        attendance.session = motion.step(
          from: attendance.session ?? count - 1, count: count, page: page(.sessions))
        attendance.person = 0
      }
    }
  }

  /// Marks the person under the cursor and goes on to the next, so that a list takes one key a person.
  mutating func markAttendee(_ status: AttendanceMark.Status) -> [Command] {
    guard let occurrence, let person = attendee else { return [] }
    attendance.isMarking = true
    attendance.awaitsMinutes = false
    attendance.personBeforeMark = attendance.person
    attendance.person = min(attendance.person + 1, attendees.count - 1)
    return commit(
      .mark(mark(status, person, occurrence)), label: "attendance.\(status.rawValue)")
  }

  /// Asks by how many minutes somebody was late before it is noted.
  mutating func askMinutesLate() -> [Command] {
    guard let occurrence, let person = attendee else { return [] }
    attendance.isMarking = true
    attendance.awaitsMinutes = true
    return openForm(.late(occurrence, person))
  }

  /// Where the cursor stands after a mark was stored or refused: one further for a late mark that was asked
  /// about, and back at the person where nothing was stored.
  mutating func settleMark(after reply: Reply) {
    switch reply {
    case .saved(_, _, let change) where change.isAttendance:
      if attendance.awaitsMinutes { attendance.person = min(attendance.person + 1, attendees.count - 1) }
    case .refused, .failed, .conflict:
      if let person = attendance.personBeforeMark { attendance.person = person }
    default: return
    }
    attendance.awaitsMinutes = false
    attendance.personBeforeMark = nil
  }

  mutating func markAllPresent() -> [Command] {
    guard let occurrence else { return [] }
    return commit(
      .group(unmarkedAttendees.map { .mark(mark(.present, $0, occurrence)) }), label: "attendance.all")
  }

  /// A mark without a moment, which is set when it is stored.
  private func mark(_ status: AttendanceMark.Status, _ person: Employee.ID, _ occurrence: Occurrence)
    -> AttendanceMark
  {
    AttendanceMark(
      occurrence: occurrence, employee: person, status: status, author: author,
      markedAt: Timestamp(seconds: 0))
  }
}
