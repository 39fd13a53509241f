extension Workspace {
  /// The latest mark of a person at an occurrence; nil while the person is unmarked.
  package func mark(of employee: Employee.ID, at occurrence: Occurrence) -> AttendanceMark? {
    let latest = attendance.last { $0.employee == employee && $0.occurrence == occurrence }
    return latest?.status == .cleared ? nil : latest
  }

  /// The latest marks at an occurrence, by employee. Withdrawn marks are left out.
  package func marks(at occurrence: Occurrence) -> [Employee.ID: AttendanceMark] {
    var latest: [Employee.ID: AttendanceMark] = [:]
    for mark in attendance where mark.occurrence == occurrence { latest[mark.employee] = mark }
    return latest.filter { $0.value.status != .cleared }
  }

  /// The latest mark of each person at each occurrence, withdrawn ones left out, in the order of the ledger.
  package var standingMarks: [AttendanceMark] {
    struct Seat: Hashable {
      var occurrence: Occurrence
      var employee: Employee.ID
    }
    var latest: [Seat: Int] = [:]
    for (index, mark) in attendance.enumerated() {
      latest[Seat(occurrence: mark.occurrence, employee: mark.employee)] = index
    }
    return latest.values.sorted().map { attendance[$0] }.filter { $0.status != .cleared }
  }
}
