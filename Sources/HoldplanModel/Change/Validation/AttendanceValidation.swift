extension AttendanceMark {
  /// A mark names a person who exists, by somebody, and minutes only for those who came late.
  ///
  /// It belongs to a session that was announced; or to one that was marked before, so that a mark can be
  /// corrected whatever became of the publication.
  ///
  /// - Parameter earlier: how many marks of the ledger were there before.
  func check(
    in workspace: Workspace, after earlier: Int, _ findings: inout Findings
  ) {
    checkByItself(&findings)
    if !workspace.employees.contains(employee) {
      findings.report("attendance.employee", .unknown(.employee(employee)))
    }
    if !workspace.hasPublished(occurrence),
      !workspace.attendance.hasMarks(at: occurrence, among: earlier)
    {
      findings.report("attendance.occurrence", .unknown(.team(occurrence.team)))
    }
    if let madeUpAt, !workspace.hasPublished(madeUpAt),
      !workspace.attendance.hasMarks(at: madeUpAt, among: earlier)
    {
      findings.report("attendance.madeUpAt", .unknown(.team(madeUpAt.team)))
    }
  }

  /// What can be said of a mark without looking at what may have been removed since.
  func checkByItself(_ findings: inout Findings) {
    findings.checkName(author, field: "attendance.author")
    findings.checkRange(occurrence.session, field: "attendance.occurrence", 0)
    findings.checkRange(occurrence.slot, field: "attendance.occurrence", 0)
    checkMinutes(minutesLate, field: "attendance.minutesLate", with: [.late, .leftEarly], &findings)
    checkMinutes(minutesEarly, field: "attendance.minutesEarly", with: [.leftEarly], &findings)
    checkMakeUp(&findings)
  }

  private func checkMinutes(
    _ minutes: Int?, field: String, with statuses: [Status], _ findings: inout Findings
  ) {
    guard let minutes else { return }
    findings.checkRange(minutes, field: field, 1, 24 * 60)
    if !statuses.contains(status) {
      findings.report(field, .mismatch(actual: status.rawValue, expected: statuses[0].rawValue))
    }
  }

  /// Made up means in the same session of the same module, with another team.
  private func checkMakeUp(_ findings: inout Findings) {
    guard let madeUpAt else {
      if status == .madeUp { findings.report("attendance.madeUpAt", .empty) }
      return
    }
    if status != .madeUp {
      findings.report(
        "attendance.madeUpAt", .mismatch(actual: status.rawValue, expected: Status.madeUp.rawValue))
    }
    if madeUpAt.team == occurrence.team {
      findings.report("attendance.madeUpAt", .duplicate(madeUpAt.team.rawValue))
    }
    if (madeUpAt.module, madeUpAt.session) != (occurrence.module, occurrence.session) {
      findings.report(
        "attendance.madeUpAt",
        .mismatch(
          actual: "\(madeUpAt.module) \(madeUpAt.session + 1)",
          expected: "\(occurrence.module) \(occurrence.session + 1)"))
    }
  }
}

extension Workspace {
  /// Whether a session was announced at this date and time, in any publication.
  package func hasPublished(_ occurrence: Occurrence) -> Bool {
    publications.contains { publication in
      guard let team = publication.plan.teams[occurrence.team] else { return false }
      return Occurrence(of: team, session: occurrence.session) == occurrence
    }
  }
}
