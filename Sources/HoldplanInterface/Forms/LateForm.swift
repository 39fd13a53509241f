import HoldplanModel

extension FormReader {
  /// The mark of somebody who came late, with the minutes where they are known. It carries no moment, which
  /// is set when it is stored.
  mutating func late(_ employee: Employee.ID, at occurrence: Occurrence) -> Change? {
    let minutes = number("minutesLate")
    if let minutes, !(1...600).contains(minutes) {
      report("minutesLate", words["form.minutesLate", ["value": String(minutes)]])
      return nil
    }
    return .mark(
      AttendanceMark(
        occurrence: occurrence, employee: employee, status: .late, minutesLate: minutes, author: author,
        markedAt: Timestamp(seconds: 0)))
  }
}
