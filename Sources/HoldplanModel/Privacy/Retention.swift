/// For how long each kind of personal data is kept. What is not limited is kept.
package struct Retention: Hashable, Codable, Sendable {
  /// Kinds of data that can be kept for a while and purged afterwards.
  package enum Kind: String, Codable, CodingKeyRepresentable, CaseIterable, Sendable {
    /// Attendance marks and guest seats, counted from the day of the session. What somebody has completed is
    /// entered as passed before they go.
    case attendance
    /// Exam results, counted from the day of the exam.
    case exams
    /// Leave, counted from its last day.
    case leave
    /// People who have left, counted from the last day of employment: they are made anonymous.
    case leavers
    /// What the log says was changed, and with it undo; that somebody changed something, and when, stays.
    case history
    /// Who saw and exported what.
    case views
    /// Copies of the file in the folder of backups, counted from the day on which they were made.
    case backups
  }

  /// Whole months, 1 or more.
  package private(set) var months: [Kind: Int]
  /// Marks of sessions before this day have been purged.
  package var attendancePurgedBefore: CalendarDate?

  package init(_ months: [Kind: Int] = [:], attendancePurgedBefore: CalendarDate? = nil) {
    self.months = months
    self.attendancePurgedBefore = attendancePurgedBefore
  }

  package subscript(kind: Kind) -> Int? {
    get { months[kind] }
    set { months[kind] = newValue }
  }

  /// What lies before this day is to go; nil for what is kept.
  package func cutoff(_ kind: Kind, today: CalendarDate) -> CalendarDate? {
    months[kind].map { today.advanced(byMonths: -$0) }
  }

  func check(_ findings: inout Findings) {
    for kind in Kind.allCases {
      if let count = months[kind] { findings.checkRange(count, field: "retention", 1, 1200) }
    }
  }
}

extension CalendarDate {
  /// The same day of another month, or that month's last day where it has no such day.
  package func advanced(byMonths count: Int) -> CalendarDate {
    let (year, month, day) = yearMonthDay
    let total = year * 12 + (month - 1) + count
    let target = (year: total >= 0 ? total / 12 : (total - 11) / 12, month: ((total % 12) + 12) % 12 + 1)
    let last = Self.days(inMonth: target.month, of: target.year)
    return CalendarDate(year: target.year, month: target.month, day: min(day, last)) ?? self
  }
}

/// What a purge would take away, counted before it is done.
package struct PurgePreview: Equatable, Sendable {
  package internal(set) var marks = 0
  package internal(set) var guestSeats = 0
  package internal(set) var examResults = 0
  /// Periods of leave.
  package internal(set) var leave = 0
  /// By identifier.
  package internal(set) var leavers: [Employee.ID] = []
  /// Modules that are entered as passed before their marks go: person and module.
  package internal(set) var passed = 0

  package var isEmpty: Bool {
    marks == 0 && guestSeats == 0 && examResults == 0 && leave == 0 && leavers.isEmpty
  }
}

extension Workspace {
  /// The workspace without what is older than its retention rules allow, and what that takes away. People
  /// who have left are counted only: each is erased by `Erasure`.
  package func purged(today: CalendarDate) -> (workspace: Workspace, preview: PurgePreview) {
    let scrub = Scrub(rules.retention ?? Retention(), today: today)
    var (copy, preview) = (self, PurgePreview())
    if let cutoff = scrub.attendance {
      let old = attendance.contains { $0.occurrence.date < cutoff }
      if old { preview.passed = copy.enterPassedBeforePurging(today: today) }
      copy.attendance = Ledger(attendance.filter { !scrub.removes($0) })
      copy.guestSeats = guestSeats.filter { !scrub.removes($0) }
      copy.meetings = Records(meetings.unordered.map(scrub.keeping))
      if old {
        copy.rules.retention?.attendancePurgedBefore =
          max(cutoff, rules.retention?.attendancePurgedBefore ?? cutoff)
      }
    }
    copy.examResults = examResults.filter { !scrub.removes($0) }
    for person in employees.sorted {
      let kept = scrub.keeping(person)
      preview.leave += person.leave.count - kept.leave.count
      copy.employees[person.id]?.leave = kept.leave
    }
    let meetingMarks = { (workspace: Workspace) in
      workspace.meetings.unordered.reduce(0) { $0 + $1.marks.count }
    }
    preview.marks =
      attendance.count - copy.attendance.count + meetingMarks(self) - meetingMarks(copy)
    preview.guestSeats = guestSeats.count - copy.guestSeats.count
    preview.examResults = examResults.count - copy.examResults.count
    if let cutoff = rules.retention?.cutoff(.leavers, today: today) {
      preview.leavers = employees.sorted.filter { person in
        !person.isErased && person.employedTo.map { $0 < cutoff } ?? false
      }.map(\.id)
    }
    return (copy, preview)
  }

  /// What was learnt outlives the marks that show it.
  private mutating func enterPassedBeforePurging(today: CalendarDate) -> Int {
    var count = 0
    enteringCompletedModules(today: today).forEachPart { part in
      guard case .put(.employee(let person)) = part else { return }
      count += person.passed.count - (employees[person.id]?.passed.count ?? 0)
      employees[person.id] = person
    }
    return count
  }
}

/// What is too old to be kept, for the workspace and for what the log says about it.
package struct Scrub: Sendable {
  let attendance: CalendarDate?
  let exams: CalendarDate?
  let leave: CalendarDate?

  package init(_ retention: Retention, today: CalendarDate) {
    attendance = retention.cutoff(.attendance, today: today)
    exams = retention.cutoff(.exams, today: today)
    leave = retention.cutoff(.leave, today: today)
  }

  func removes(_ mark: AttendanceMark) -> Bool { attendance.map { mark.occurrence.date < $0 } ?? false }
  func removes(_ seat: GuestSeat) -> Bool { attendance.map { seat.host.date < $0 } ?? false }
  func removes(_ result: ExamResult) -> Bool { exams.map { result.date < $0 } ?? false }

  func keeping(_ meeting: Meeting) -> Meeting {
    guard let attendance, meeting.date < attendance else { return meeting }
    var meeting = meeting
    meeting.marks = []
    return meeting
  }

  func keeping(_ employee: Employee) -> Employee {
    guard let leave else { return employee }
    var employee = employee
    employee.leave = employee.leave.filter { leave <= $0.to }
    return employee
  }

  /// A change of the log without what is too old.
  package func callAsFunction(_ change: Change) -> Change {
    switch change {
    case .group(let parts): .group(parts.map(callAsFunction))
    case .put(.employee(let employee)): .put(.employee(keeping(employee)))
    case .put(.meeting(let meeting)): .put(.meeting(keeping(meeting)))
    case .mark(let mark) where removes(mark): .group([])
    case .bookSeat(let seat) where removes(seat): .group([])
    case .cancelSeat(let seat) where removes(seat): .group([])
    case .noteExam(let result) where removes(result): .group([])
    default: change
    }
  }
}
