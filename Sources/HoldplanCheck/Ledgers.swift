import HoldplanModel

/// Counts the rules of meetings, cases for two and quotas straight from the records: what is broken, and what a
/// waiver covers. No plan of the teaching makes it better or worse.
package func assessLedgers(of workspace: Workspace) -> Assessment {
  let violations =
    meetingProblems(of: workspace).map { violation(for: $0, in: workspace) }
    + workspace.rotas.sorted.flatMap { pairViolations(of: $0, in: workspace) }
    + workspace.quotas.sorted.compactMap(quotaViolation)
  let (broken, waived) = separate(violations, by: workspace.waivers.sorted)
  return Assessment(violations: broken, waived: waived, soft: [:])
}

private func violation(for problem: MeetingProblem, in workspace: Workspace) -> Violation {
  func about(_ meeting: Meeting.ID, _ reason: Violation.Reason, _ other: Meeting.ID? = nil) -> Violation {
    let found = workspace.meetings[meeting]
    return Violation(.meetings, reason, date: found?.date)
      .inLedger(.series(found?.series ?? .init(""), meeting: meeting, other: other))
  }
  switch problem {
  case .emptySeat(let series, let role):
    return Violation(.meetings, .emptySeat, role: role)
      .inLedger(.series(series, meeting: nil, other: nil))
  case .wrongRole(let series, let employee, let role):
    return Violation(.meetings, .wrongSeat, employee: employee, role: role)
      .inLedger(.series(series, meeting: nil, other: nil))
  case .notWorkingDay(let meeting): return about(meeting, .closedDay)
  case .outsideSeries(let meeting): return about(meeting, .outsideSeason)
  case .wrongDay(let meeting): return about(meeting, .wrongDay)
  case .missing(let series, let date):
    return Violation(.meetings, .missing, date: date).inLedger(.series(series, meeting: nil, other: nil))
  case .gap(let series, let number, let days, let allowed):
    let id = Meeting.id(series: series, number: number)
    return Violation(
      .meetings, .gap, session: number - 1, date: workspace.meetings[id]?.date, actual: days,
      limit: days < allowed.lowerBound ? allowed.lowerBound : allowed.upperBound
    ).inLedger(.series(series, meeting: workspace.meetings.contains(id) ? id : nil, other: nil))
  case .clash(let employee, let one, let other):
    var violation = about(one, .doubleBooked, other)
    violation.employee = employee
    return violation
  case .clashWithTeaching(let employee, let meeting, let occurrence):
    var violation = about(meeting, .clashWithTeaching)
    violation.employee = employee
    violation.team = occurrence.team
    return violation
  }
}

/// Cases with nobody, with a pair that may not be one, and loads that differ by more than one. A target of pairs
/// that the workers cannot reach is no fault.
private func pairViolations(of rota: PairRota, in workspace: Workspace) -> [Violation] {
  let standing = rota.standing(in: workspace)
  var found: [Violation] = []
  if !standing.unpaired.isEmpty {
    found.append(
      Violation(.pairs, .missing, count: standing.unpaired.count)
        .inLedger(.rota(rota.id, cases: standing.unpaired)))
  }
  if !standing.notAllowed.isEmpty {
    found.append(
      Violation(.pairs, .notEligible, count: standing.notAllowed.count)
        .inLedger(.rota(rota.id, cases: standing.notAllowed)))
  }
  if !standing.isEven {
    found.append(
      Violation(
        .pairs, .uneven, actual: standing.loads.values.max() ?? 0, limit: standing.loads.values.min() ?? 0
      ).inLedger(.rota(rota.id, cases: [])))
  }
  if let target = standing.targetPairs, standing.pairs < target, !standing.isTargetOutOfReach {
    found.append(
      Violation(.pairs, .tooFew, actual: standing.pairs, limit: target)
        .inLedger(.rota(rota.id, cases: [])))
  }
  return found
}

private func quotaViolation(_ quota: Quota) -> Violation? {
  let standing = quota.standing()
  guard !standing.isKept else { return nil }
  return Violation(.quota, .tooFew, actual: standing.part, limit: standing.whole)
    .inLedger(.quota(quota.id))
}
