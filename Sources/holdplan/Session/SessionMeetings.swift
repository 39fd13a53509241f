import HoldplanEngine
import HoldplanInterface
import HoldplanModel
import HoldplanText

extension Session {
  /// Plans whatever has not been planned yet: teaching, groups and their meetings, and pairs.
  mutating func planAll(_ search: SearchOptions, today: CalendarDate) throws {
    if workspace.draft.teams.isEmpty, workspace.hasDemand {
      try solve(search, quietly: true, today: today)
    }
    if workspace.meetings.isEmpty, !workspace.series.isEmpty {
      _ = try formGroups()
      for unplanned in try planMeetings(today: today).unplanned { tell(unplanned) }
    }
    for rota in workspace.rotas.sorted where rota.duties.allSatisfy({ $0.pair == nil }) {
      try commit(.put(.rota(planPairs(rota, of: workspace).rota)), label: "rota")
    }
  }

  /// Finds holders for the empty seats of all groups, and returns how many found one.
  mutating func formGroups() throws -> Int {
    let formed = HoldplanEngine.formGroups(in: workspace)
    let before = workspace
    let changed = formed.filter { before.series[$0.id] != $0 }
    if !changed.isEmpty { try commit(.group(changed.map { .put(.series($0)) }), label: "meetings") }
    let empty = { (series: MeetingSeries?) in series?.seats.count { $0.employee == nil } ?? 0 }
    return changed.reduce(0) { $0 + empty(before.series[$1.id]) - empty($1) }
  }

  /// Plans the meetings of all series around what was held before `today`.
  mutating func planMeetings(today: CalendarDate, dryRun: Bool = false) throws -> MeetingPlan {
    let plan = HoldplanEngine.planMeetings(of: workspace, today: today)
    if !dryRun, let change = plan.change(in: workspace) { try commit(change, label: "meetings") }
    return plan
  }

  /// The meetings that were held up to today, by date and time, as far as the role shows who was there.
  func heldMeetings() -> [HoldplanModel.Meeting] {
    workspace.meetings.unordered.filter { meeting in
      meeting.date <= context.today && workspace.attendees(of: meeting).contains(where: isShown)
    }.sorted { ($0.date, $0.start, $0.id) < ($1.date, $1.start, $1.id) }
  }

  /// Says for which meeting no time was found, and who is taken.
  func tell(_ unplanned: UnplannedMeeting) {
    say(
      unplanned.taken.isEmpty ? "meetings.unplanned.closed" : "meetings.unplanned.taken",
      [
        "series": SafeText.of(workspace.series[unplanned.series]?.name ?? unplanned.series.rawValue),
        "number": "\(unplanned.number)", "days": text(unplanned.days),
        "people": unplanned.taken.map(name).joined(separator: ", "),
      ])
  }

  /// Gives the cases of a rota to pairs, and tells how it stands then.
  mutating func plan(_ rota: PairRota, anew: Bool = false, seed: UInt64 = 1, dryRun: Bool = false) throws {
    let plan = planPairs(rota, of: workspace, anew: anew, seed: seed)
    if workspace.rotas[rota.id] != plan.rota, !dryRun { try commit(.put(.rota(plan.rota)), label: "rota") }
    say("rota.changed", ["count": "\(plan.changed.count)", "cases": plan.changed.joined(separator: ", ")])
    if !dryRun { try deliver(workspace.pairReport(), as: .text, to: nil) }
    if !plan.unpaired.isEmpty { throw CommandFailure(.planHasProblems, "") }
  }

  /// Plans groups, meetings and cases as one change. The second value says what found no place.
  mutating func planLedgersForInterface() throws -> (Reply, unplanned: String?) {
    var (copy, parts) = (workspace, [Change]())
    func make(_ change: Change) throws {
      parts.append(change)
      copy = try copy.applying(change)
    }
    for series in HoldplanEngine.formGroups(in: copy) where copy.series[series.id] != series {
      try make(.put(.series(series)))
    }
    let plan = HoldplanEngine.planMeetings(of: copy, today: context.today)
    if let change = plan.change(in: copy) { try make(change) }
    var waiting = plan.unplanned.count
    for rota in copy.rotas.sorted {
      let pairs = planPairs(rota, of: copy)
      waiting += pairs.unpaired.count
      if pairs.rota != rota { try make(.put(.rota(pairs.rota))) }
    }
    let unplanned = waiting == 0 ? nil : context.words["ledgers.unplanned", ["count": "\(waiting)"]]
    if parts.isEmpty { return (.nothingToPlan, unplanned) }
    return (try store(.group(parts), label: "ledgers.plan"), unplanned)
  }
}
