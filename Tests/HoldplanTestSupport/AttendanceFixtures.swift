import HoldplanModel

extension AttendanceMark {
  /// A mark by "HR" at second 0.
  package static func fixture(
    _ employee: Employee.ID, _ status: Status, at occurrence: Occurrence, late: Int? = nil,
    early: Int? = nil, madeUpAt: Occurrence? = nil, by author: String = "HR"
  ) -> AttendanceMark {
    AttendanceMark(
      occurrence: occurrence, employee: employee, status: status, minutesLate: late, minutesEarly: early,
      madeUpAt: madeUpAt, author: author, markedAt: Timestamp(seconds: 0))
  }
}

extension GuestSeat {
  /// A seat booked by "HR" at second 0.
  package static func fixture(_ employee: Employee.ID, missed: Occurrence, host: Occurrence) -> GuestSeat {
    GuestSeat(
      employee: employee, missed: missed, host: host, author: "HR", bookedAt: Timestamp(seconds: 0))
  }
}

extension ExamResult {
  /// A result by "HR" at second 0.
  package static func fixture(
    _ employee: Employee.ID, _ outcome: Outcome, in module: Module.ID = "K1", on date: String = "2026-12-01"
  ) -> ExamResult {
    ExamResult(
      employee: employee, module: module, outcome: outcome, date: day(date), author: "HR",
      recordedAt: Timestamp(seconds: 0))
  }
}

extension Workspace {
  /// Session `index` of a published team. What isn't there stops the test: it is a slip of the pen.
  package func session(_ index: Int, of team: Team.ID) -> Occurrence {
    guard let team = published?.plan.teams[team], let occurrence = Occurrence(of: team, session: index) else {
      preconditionFailure("\(team) has no session \(index)")
    }
    return occurrence
  }
}
