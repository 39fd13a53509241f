extension Workspace {
  /// The facts behind a broken rule of meetings, cases or quotas: each could be altered by itself, and then the
  /// rule would hold there. Empty for other rules.
  package func facts(behind violation: Violation) -> [LedgerFact] {
    switch violation.ledger {
    case .series(let id, let meeting, let other):
      guard let series = series[id] else { return [] }
      return seatFacts(violation, series) + meetingFacts(violation, series, meeting, other)
    case .rota(let id, let cases): return rotas[id].map { pairFacts(violation, $0, cases) } ?? []
    case .quota(let id): return quotas[id].map(quotaFacts) ?? []
    case nil: return []
    }
  }

  /// The meeting of a series before one with this number; nil for the first.
  package func meeting(before number: Int, of series: MeetingSeries.ID) -> Meeting? {
    meetings.unordered.filter { $0.series == series && $0.number < number }.max { $0.number < $1.number }
  }

  /// The meeting after one with this number; nil for the last.
  package func meeting(after number: Int, of series: MeetingSeries.ID) -> Meeting? {
    meetings.unordered.filter { $0.series == series && $0.number > number }.min { $0.number < $1.number }
  }

  /// Who could hold a seat for a role: has it, and is employed on a day of the series. By identifier.
  package func candidates(for role: JobRole.ID?, in series: MeetingSeries) -> [Employee] {
    employees.sorted.filter { person in
      (role == nil || person.role == role) && (person.employedFrom ?? series.dates.from) <= series.dates.to
        && (person.employedTo ?? series.dates.to) >= series.dates.from
    }
  }

  private func seatFacts(_ violation: Violation, _ series: MeetingSeries) -> [LedgerFact] {
    switch violation.reason {
    case .emptySeat:
      let possible = candidates(for: violation.role, in: series).map(\.id)
      if let role = violation.role, possible.isEmpty { return [.nobodyWithRole(role)] }
      let free = Set(possible).subtracting(series.participants)
      return [.seat(series.id, violation.role)] + (free.isEmpty ? [.allSeated(possible)] : [])
    case .wrongSeat:
      guard let employee = violation.employee else { return [] }
      return [.seat(series.id, violation.role), .hasRole(employee, employees[employee]?.role)]
    default: return []
    }
  }

  private func meetingFacts(
    _ violation: Violation, _ series: MeetingSeries, _ meeting: Meeting.ID?, _ other: Meeting.ID?
  ) -> [LedgerFact] {
    let own: [LedgerFact] = meeting.map { [.held($0)] } ?? []
    switch violation.reason {
    case .closedDay: return own + (violation.date.map { [.closed([$0])] } ?? [])
    case .outsideSeason: return own + [.dates(series.dates)]
    case .wrongDay, .missing: return own + [.rhythm(series.id)]
    case .gap:
      guard case .window(let minimum, let maximum, _) = series.recurrence else { return own }
      let before = self.meeting(before: (violation.session ?? 0) + 1, of: series.id)
      let first: [LedgerFact] = before.map { [.held($0.id)] } ?? []
      let last: [LedgerFact] = own.isEmpty ? [.noneAfter(before?.date ?? series.dates.from)] : own
      return first + last + [.window(minimum...maximum)]
        + (own.isEmpty ? [.dates(series.dates)] : [])
    case .doubleBooked:
      let groups = [series.id] + [other.flatMap { meetings[$0]?.series }].compactMap { $0 }
      return own + (other.map { [.held($0)] } ?? [])
        + (violation.employee.map { [.sits($0, Set(groups).sorted())] } ?? [])
    case .clashWithTeaching:
      guard let employee = violation.employee else { return own }
      let session = duties(of: employee, in: draft).map(\.occurrence).first {
        $0.team == violation.team && $0.date == violation.date
      }
      return own + (session.map { [.session(employee, $0)] } ?? []) + [.sits(employee, [series.id])]
    default: return []
    }
  }

  private func pairFacts(_ violation: Violation, _ rota: PairRota, _ cases: [String]) -> [LedgerFact] {
    let standing = rota.standing(in: self)
    switch violation.reason {
    case .missing: return standing.possiblePairs == 0 ? [.noPairAllowed(rota.id)] : [.unplanned(rota.id)]
    case .notEligible:
      let pairs = rota.duties.filter { cases.contains($0.number) }.compactMap(\.pair)
      return Set(pairs).sorted().flatMap { reasons(against: $0, in: rota) }
    case .uneven:
      let loads = standing.loads.sorted { ($0.value, $0.key) < ($1.value, $1.key) }
      return [loads.last, loads.first].compactMap { $0.map { .load($0.key, $0.value) } }
    case .tooFew:
      return [.pairs(standing.pairs, possible: standing.possiblePairs)]
        + (rota.targetPairs.map { [.target($0)] } ?? [])
    default: return []
    }
  }

  /// Why two people may not share a case.
  private func reasons(against pair: WorkerPair, in rota: PairRota) -> [LedgerFact] {
    let strangers = [pair.first, pair.second].filter { !rota.workers.contains($0) }
    if !strangers.isEmpty { return strangers.map { .notWorker($0, rota.id) } }
    if rota.forbiddenPairs.contains(pair) { return [.forbiddenPair(pair)] }
    return [.sameProfession(pair, employees[pair.first]?.profession ?? "")]
  }

  private func quotaFacts(_ quota: Quota) -> [LedgerFact] {
    let standing = quota.standing()
    return [
      .counted(part: standing.part, whole: standing.whole), .minimum(quota.minimum),
      .lacking(max(0, quota.minimum.least(of: standing.whole) - standing.part)),
    ]
  }
}
