import HoldplanModel
import HoldplanResources

/// What a change alters in meetings, seats and cases, for whom: a line for each meeting that is moved or made, each
/// seat with another holder, and each case with another pair.
func ledgerDifference(of change: Change, in workspace: Workspace, words: Words) -> [String] {
  var lines: [String] = []
  change.forEachPart { part in
    switch part {
    case .put(.meeting(let meeting)): lines += meetingLines(meeting, workspace, words)
    case .put(.series(let series)): lines += seatLines(series, workspace, words)
    case .put(.rota(let rota)): lines += caseLines(rota, workspace, words)
    default: break
    }
  }
  return lines
}

/// A way out in one sentence: of cases and seats what becomes of them, so that several ways can be told apart.
package func describeWay(_ change: Change, in workspace: Workspace, words: Words) -> String {
  switch change {
  case .put(.rota(let rota)):
    guard let old = workspace.rotas[rota.id] else { break }
    let name = shown(rota.name)
    let cases = caseLines(rota, workspace, words).count
    if cases > 0 {
      return words[
        cases == 1 ? "way.cases.one" : "way.cases.many", ["rota": name, "count": words.number(cases)]]
    }
    if let target = rota.targetPairs, target != old.targetPairs {
      return words["way.target", ["rota": name, "count": words.number(target)]]
    }
    return words["way.allowed", ["rota": name]]
  case .put(.series(let series)):
    let old = workspace.series[series.id]?.seats ?? []
    let new = zip(old, series.seats).first { $0.employee != $1.employee }?.1.employee
    guard let new else { break }
    return words[
      "way.seat", ["series": workspace.seriesName(series.id), "employee": workspace.name(of: new)]]
  default: break
  }
  return describe(change, in: workspace, words: words)
}

private func meetingLines(_ meeting: Meeting, _ workspace: Workspace, _ words: Words) -> [String] {
  let old = workspace.meetings[meeting.id]
  if let old, (old.date, old.start) == (meeting.date, meeting.start) { return [] }
  func time(_ meeting: Meeting?) -> String {
    meeting.map { words.dayAndFullDate($0.date) + " " + $0.start.description } ?? words["difference.none"]
  }
  let count = workspace.series[meeting.series]?.participants.count ?? 0
  let name = words[
    "meeting.fullName",
    ["series": workspace.seriesName(meeting.series), "number": String(meeting.number)]]
  return [
    capitalized(name) + ": " + time(old) + " → " + time(meeting) + " (" + words.counted("people", count) + ")"
  ]
}

private func seatLines(_ series: MeetingSeries, _ workspace: Workspace, _ words: Words) -> [String] {
  let old = workspace.series[series.id]?.seats ?? []
  func holder(_ seat: MeetingSeat?) -> String {
    seat?.employee.map { workspace.name(of: $0) } ?? words["difference.none"]
  }
  return series.seats.enumerated().compactMap { index, seat in
    let before = old.indices.contains(index) ? old[index] : nil
    if before?.employee == seat.employee { return nil }
    return workspace.seriesName(series.id) + ": " + holder(before) + " → " + holder(seat)
  }
}

private func caseLines(_ rota: PairRota, _ workspace: Workspace, _ words: Words) -> [String] {
  let old = Dictionary(
    (workspace.rotas[rota.id]?.duties ?? []).map { ($0.number, $0.pair) },
    uniquingKeysWith: { first, _ in first })
  func names(_ pair: WorkerPair?) -> String {
    pair.map { workspace.name(of: $0.first) + " + " + workspace.name(of: $0.second) }
      ?? words["difference.none"]
  }
  return rota.duties.compactMap { duty in
    let before = old[duty.number] ?? nil
    if before == duty.pair { return nil }
    return shown(rota.name) + " " + shown(duty.number) + ": " + names(before) + " → " + names(duty.pair)
  }
}

extension Change {
  /// How many people's meetings or cases the change alters.
  func peopleTouched(inLedgersOf workspace: Workspace) -> Int {
    var people: Set<Employee.ID> = []
    forEachPart { part in
      switch part {
      case .put(.meeting(let meeting)): people.formUnion(workspace.series[meeting.series]?.participants ?? [])
      case .put(.series(let series)):
        let old = Set(workspace.series[series.id]?.participants ?? [])
        people.formUnion(old.symmetricDifference(series.participants))
      case .put(.rota(let rota)):
        let old = workspace.rotas[rota.id]?.duties ?? []
        for (before, after) in zip(old, rota.duties) where before != after {
          people.formUnion([before.pair, after.pair].compactMap { $0 }.flatMap { [$0.first, $0.second] })
        }
      default: break
      }
    }
    return people.count
  }
}
