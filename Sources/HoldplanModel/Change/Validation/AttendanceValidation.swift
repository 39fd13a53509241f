extension AttendanceMark {
  /// A mark names a person who exists, by somebody, and minutes only for those who came late.
  ///
  /// It belongs to a session that was announced; or to one that was marked before, so that a mark can be
  /// corrected whatever became of the publication.
  func check(
    in workspace: Workspace, after earlier: some Collection<AttendanceMark>, _ findings: inout Findings
  ) {
    checkByItself(&findings)
    if !workspace.employees.contains(employee) {
      findings.report("attendance.employee", .unknown(.employee(employee)))
    }
    if !workspace.hasPublished(occurrence), !earlier.contains(where: { $0.occurrence == occurrence }) {
      findings.report("attendance.occurrence", .unknown(.team(occurrence.team)))
    }
  }

  /// What can be said of a mark without looking at what may have been removed since.
  func checkByItself(_ findings: inout Findings) {
    findings.checkName(author, field: "attendance.author")
    findings.checkRange(occurrence.session, field: "attendance.occurrence", 0)
    findings.checkRange(occurrence.slot, field: "attendance.occurrence", 0)
    guard let minutesLate else { return }
    findings.checkRange(minutesLate, field: "attendance.minutesLate", 1, 24 * 60)
    if status != .late {
      findings.report(
        "attendance.minutesLate", .mismatch(actual: status.rawValue, expected: Status.late.rawValue))
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
