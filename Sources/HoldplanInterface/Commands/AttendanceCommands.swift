import HoldplanModel

extension CommandTable {
  static let attendanceCommands: [Entry] =
    [
      mark(.present, rank: 1), mark(.remote, rank: 2), mark(.late, rank: 3), mark(.absent, rank: 4),
      mark(.excused, rank: 5), mark(.leftEarly, rank: 6),
      Entry(
        id: "attendance.clear", keys: [.code(.backspace), .code(.delete)], contexts: [.attendance], rank: nil,
        hindrance: { state in
          if let hindrance = markHindrance(state) { return hindrance }
          guard let gathering = state.gathering, let person = state.attendee,
            state.statuses(at: gathering)[person] != nil
          else { return "hindrance.unmarked" }
          return nil
        }
      ) { $0.markAttendee(.cleared) },
      Entry(
        id: "attendance.all", keys: ["*"], contexts: [.attendance], rank: 6,
        hindrance: { state in
          markHindrance(state) ?? (state.unmarkedSeats.isEmpty ? "hindrance.allMarked" : nil)
        }
      ) { $0.markAllPresent() },
      Entry(
        id: "attendance.choose", keys: [" "], contexts: [.attendance], rank: nil, hindrance: markHindrance
      ) { $0.chooseSession() },
      Entry(
        id: "attendance.makeUp", keys: [.worded("key.attendance.makeUp")], contexts: [.attendance], rank: 8,
        hindrance: { state in
          if let hindrance = markHindrance(state) { return hindrance }
          guard let occurrence = state.occurrence, let person = state.attendee,
            state.workspace.mark(of: person, at: occurrence)?.status.isMissed ?? false
          else { return "hindrance.notMissed" }
          return state.workspace.guestSeat(of: person, for: occurrence) == nil ? nil : "hindrance.booked"
        }
      ) { state in
        guard let occurrence = state.occurrence, let person = state.attendee else { return [] }
        return state.openForm(.makeUp(person, occurrence))
      },
      Entry(
        id: "attendance.cancelSeat", keys: [.worded("key.attendance.makeUp")], contexts: [.attendance],
        rank: nil, hindrance: { markHindrance($0) ?? ($0.bookedSeat == nil ? "hindrance.notBooked" : nil) }
      ) { state in
        guard let seat = state.bookedSeat else { return [] }
        return state.commit(.cancelSeat(seat), label: "attendance.cancelSeat")
      },
      Entry(
        id: "attendance.page", keys: ["v"], contexts: [.attendance], rank: 9,
        hindrance: { $0.viewer.pages.count < 2 ? "hindrance.onePage" : nil }
      ) { $0.turnPage(1) },
      Entry(
        id: "attendance.enterPassed", keys: ["T"], contexts: [.attendance], rank: nil,
        hindrance: { state in
          if !state.isPlanner { return "hindrance.planner" }
          if state.attendancePage != .completion { return "hindrance.notCompletionPage" }
          return state.workspace.enteringCompletedModules(today: state.today) == .group([])
            ? "hindrance.nothingCompleted" : nil
        }
      ) { state in
        state.commit(
          state.workspace.enteringCompletedModules(today: state.today), label: "attendance.enterPassed")
      },
      Entry(
        id: "attendance.enter", keys: [.code(.enter)], contexts: [.attendance], rank: 7,
        hindrance: { state in
          if state.attendancePage != .marks { return nil }
          return state.attendees.isEmpty ? "hindrance.noSession" : nil
        }
      ) { state in
        if state.attendancePage != .marks { return state.openLine() }
        state.attendance.isMarking = true
        return []
      },
      Entry(
        id: "attendance.leave", keys: [.code(.escape)], contexts: [.attendance], rank: nil,
        hindrance: { $0.attendance.isMarking || !$0.attendance.chosen.isEmpty ? nil : "hindrance.notMarking" }
      ) { state in
        if !state.attendance.isMarking { state.attendance.chosen = [] }
        state.attendance.isMarking = false
        return []
      },
    ]

  private static func mark(_ status: AttendanceMark.Status, rank: Int) -> Entry {
    Entry(
      id: "attendance.\(status.rawValue)", keys: [.worded("key.attendance.\(status.rawValue)")],
      contexts: [.attendance], rank: rank,
      hindrance: { state in
        if let hindrance = markHindrance(state) { return hindrance }
        if case .meeting = state.gathering, !MeetingMark.statuses.contains(status) {
          return "hindrance.notAtMeetings"
        }
        return state.attendee == nil ? "hindrance.noSession" : nil
      }
    ) { $0.noteAttendee(status) }
  }

  /// Attendance is noted on its own page, and not by everybody.
  private static let markHindrance: @Sendable (State) -> String? = { state in
    if !state.viewer.marksAttendance { return "hindrance.viewer" }
    return state.attendancePage == .marks ? nil : "hindrance.notMarksPage"
  }
}

extension State {
  /// Who was to be there, by name. A manager sees the own people.
  var attendees: [Employee.ID] {
    guard let gathering else { return [] }
    return expected(at: gathering).sorted { (workspace.name(of: $0), $0) < (workspace.name(of: $1), $1) }
  }

  func expected(at occurrence: Occurrence) -> [Employee.ID] {
    let people = workspace.attendees(at: occurrence)
    guard case .manager(let manager) = viewer else { return people }
    return people.filter { workspace.employees[$0]?.manager == manager }
  }

  /// The seat with another team that is booked for the session under the cursor.
  var bookedSeat: GuestSeat? {
    guard let occurrence, let person = attendee else { return nil }
    return workspace.guestSeat(of: person, for: occurrence)
  }

  var attendee: Employee.ID? {
    let people = attendees
    return people.indices.contains(attendance.person) ? people[attendance.person] : nil
  }

  /// Who is not noted yet at what is chosen, or else at what is under the cursor.
  var unmarkedSeats: [(employee: Employee.ID, gathering: Gathering)] {
    let held = attendance.chosen.isEmpty ? [] : gatherings.filter(attendance.chosen.contains)
    let sessions = held.isEmpty ? [gathering].compactMap { $0 } : held
    return sessions.flatMap { gathering in
      let marks = statuses(at: gathering)
      return expected(at: gathering).filter { marks[$0] == nil }.map { ($0, gathering) }
    }
  }

  mutating func settleAttendance() {
    let held = gatherings
    if let session = attendance.session { attendance.session = max(0, min(session, held.count - 1)) }
    attendance.chosen.formIntersection(held)
    let count = attendees.count
    attendance.person = max(0, min(attendance.person, count - 1))
    if count == 0 { attendance.isMarking = false }
  }

  mutating func moveInAttendance(_ motion: Motion) {
    if attendancePage != .marks {
      attendance.line = motion.step(from: attendance.line, count: pageLines.count, page: page(.page))
      return
    }
    switch motion {
    case .left, .previous: attendance.isMarking = false
    case .right, .next: attendance.isMarking = true
    default:
      if attendance.isMarking {
        attendance.person = motion.step(
          from: attendance.person, count: attendees.count, page: page(.marks))
      } else {
        let count = gatherings.count
        attendance.session = motion.step(
          from: attendance.session ?? count - 1, count: count, page: page(.sessions))
        attendance.person = 0
      }
    }
  }

  /// Takes what is under the cursor to what is noted together, or leaves it out again.
  mutating func chooseSession() -> [Command] {
    guard let gathering, !attendance.isMarking else { return [] }
    if attendance.chosen.remove(gathering) == nil { attendance.chosen.insert(gathering) }
    moveInAttendance(.down)
    return []
  }

  /// Notes the person under the cursor; where minutes belong to the mark they are asked for.
  mutating func noteAttendee(_ status: AttendanceMark.Status) -> [Command] {
    status == .late || status == .leftEarly ? askMinutes(status) : markAttendee(status)
  }

  /// Notes the person under the cursor and goes on to the next, so that a list takes one key a person; a mark
  /// that is refused brings the cursor back.
  mutating func markAttendee(_ status: AttendanceMark.Status) -> [Command] {
    guard let gathering, let person = attendee else { return [] }
    attendance.isMarking = true
    attendance.awaitsMinutes = false
    attendance.personBeforeMark = attendance.person
    attendance.person = min(attendance.person + 1, attendees.count - 1)
    // At a meeting the same mark a second time says nothing.
    if gathering.occurrence == nil, statuses(at: gathering)[person] == status { return [] }
    return commit(noting(status, [(person, gathering)]), label: "attendance.\(status.rawValue)")
  }

  /// Asks by how many minutes somebody was late, or left early, before it is noted.
  private mutating func askMinutes(_ status: AttendanceMark.Status) -> [Command] {
    guard let occurrence, let person = attendee else { return [] }
    attendance.isMarking = true
    attendance.awaitsMinutes = true
    return openForm(.minutes(person, occurrence, status))
  }

  /// Where the cursor stands after a mark was stored or refused: one further for a mark that was asked about,
  /// and back at the person where nothing was stored.
  mutating func settleMark(after reply: Reply) {
    switch reply {
    case .saved(_, _, let change) where change.isAttendance(in: workspace):
      if attendance.awaitsMinutes { attendance.person = min(attendance.person + 1, attendees.count - 1) }
    case .refused, .failed, .conflict:
      if let person = attendance.personBeforeMark { attendance.person = person }
    default: return
    }
    attendance.awaitsMinutes = false
    attendance.personBeforeMark = nil
  }

  mutating func markAllPresent() -> [Command] {
    let change = noting(.present, unmarkedSeats)
    attendance.chosen = []
    return commit(change, label: "attendance.all")
  }
}
