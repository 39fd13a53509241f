import HoldplanModel

/// Explains what is broken in meetings, cases for two and quotas, and tries ways out.
///
/// What a way out mends and breaks is counted by `count`, so that whoever asks can have an independent count; it
/// gives the broken rules of a workspace, waived cases left out.
package struct LedgerWays {
  let workspace: Workspace
  let today: CalendarDate?
  private let count: (Workspace) -> [Violation]
  private let before: [Violation]

  /// How many days, or people for a seat, are proposed.
  private static let shown = 4

  package init(_ workspace: Workspace, today: CalendarDate?, count: @escaping (Workspace) -> [Violation]) {
    self.workspace = workspace
    self.today = today
    self.count = count
    before = count(workspace)
  }

  /// Why a rule is broken there, and what mends it: the fewest changes first, setting the rule aside last.
  package func explain(_ violation: Violation) -> LedgerExplanation {
    var hindrances: [LedgerFact] = []
    var candidates: [Change] = []
    switch violation.ledger {
    case .series(let id, _, _):
      guard let series = workspace.series[id] else { break }
      let concerned = meetings(concernedBy: violation, series)
      let times = concerned.map { slots(of: $0.number, in: $0.series, violation) }
      if !times.contains(where: { !$0.open.isEmpty }) { hindrances = times.first?.conflict() ?? [] }
      candidates += zip(concerned, times).flatMap { moves(of: $0.number, in: $0.series, to: $1.open) }
      candidates += seatChanges(violation, series)
      if !concerned.isEmpty { candidates += [replanned].compactMap { $0 } }
    case .rota(let id, _): candidates += workspace.rotas[id].map(pairChanges) ?? []
    case .quota, nil: break
    }
    let ways = mending(candidates, violation) + mending(waivers(violation), violation)
    return LedgerExplanation(
      violation: violation, facts: workspace.facts(behind: violation), hindrances: hindrances, waysOut: ways)
  }

  /// Those changes that mend the case and break nothing else, as effects; no two the same.
  private func mending(_ changes: [Change], _ violation: Violation) -> [Effect] {
    var found: [Effect] = []
    for change in changes where !found.contains(where: { $0.change == change }) {
      guard let effect = effect(of: change), effect.broken.isEmpty,
        effect.mended.contains(where: { $0.ledger == violation.ledger && $0.reason == violation.reason })
      else { continue }
      found.append(effect)
    }
    // What mends most comes first; the others stay in the order in which they were proposed.
    return found.enumerated().sorted { one, other in
      (-one.element.mended.count, one.offset) < (-other.element.mended.count, other.offset)
    }.map(\.element)
  }

  /// Nil for what cannot be made.
  private func effect(of change: Change) -> Effect? {
    do throws(ChangeError) {
      // Somebody must say why a rule is set aside; what it would do can be told before.
      let complete = change.giving(reason: "-", author: "-", on: workspace.season.start)
      let after = count(try workspace.applying(complete))
      return Effect(
        change: change, broken: brokenAnew(before, after), mended: subtract(after, from: before))
    } catch { return nil }
  }

  private func waivers(_ violation: Violation) -> [Change] {
    let subject: Waiver.Subject? =
      switch violation.ledger {
      case .series(let id, _, _): .series(id)
      case .rota(let id, _): .rota(id)
      case .quota(let id): .quota(id)
      case nil: nil
      }
    return subject.map { subject in
      [
        .put(
          .waiver(
            Waiver(
              id: workspace.freeWaiverID(1), rule: violation.rule, subject: subject, reason: "", author: "",
              writtenOn: workspace.season.start)))
      ]
    } ?? []
  }
}

// MARK: Meetings

extension LedgerWays {
  /// The meetings that could be moved, or made: that which is named and the other, or the one that is missing.
  private func meetings(
    concernedBy violation: Violation, _ series: MeetingSeries
  ) -> [(series: MeetingSeries, number: Int)] {
    guard case .series(_, let meeting, let other) = violation.ledger else { return [] }
    switch violation.reason {
    case .gap:
      let number = (violation.session ?? 0) + 1
      // Moving the meeting before may do as well.
      let before = workspace.meeting(before: number, of: series.id).map { (series, $0.number) }
      return [(series, number)] + [before].compactMap { $0 }
    case .missing: return [(series, number(ofMissing: violation, series))]
    case .emptySeat, .wrongSeat: return []
    default:
      return [meeting, other].compactMap { id -> (MeetingSeries, Int)? in
        guard let found = id.flatMap({ workspace.meetings[$0] }), let series = workspace.series[found.series]
        else { return nil }
        return (series, found.number)
      }
    }
  }

  /// A series by the calendar counts its days from 1.
  private func number(ofMissing violation: Violation, _ series: MeetingSeries) -> Int {
    let days = series.meetingDays(in: workspace.season) ?? []
    return (days.firstIndex { $0.date == violation.date } ?? days.count) + 1
  }

  private func slots(of number: Int, in series: MeetingSeries, _ violation: Violation) -> MeetingSlots {
    let present = workspace.meetings[Meeting.id(series: series.id, number: number)]?.date
    let date = violation.reason == .missing ? violation.date : present
    return MeetingSlots(workspace, series, number: number, date: date, today: today)
  }

  /// The meeting at other times: those at which nobody is away first, and those close to where it is.
  private func moves(of number: Int, in series: MeetingSeries, to open: [MeetingSlots.Slot]) -> [Change] {
    let id = Meeting.id(series: series.id, number: number)
    let present = workspace.meetings[id]
    // What was attended stays where it was.
    if let present, !present.marks.isEmpty { return [] }
    func cost(_ slot: MeetingSlots.Slot) -> (Int, Int, ClockTime) {
      let away = series.participants.count {
        !(workspace.employees[$0]?.isAvailable(on: slot.date) ?? true)
      }
      return (away, present.map { abs($0.date.distance(to: slot.date)) } ?? 0, slot.start)
    }
    // Of a day only the first time: another day is more of a choice than another hour.
    var seen: Set<CalendarDate> = []
    let ranked = open.sorted { cost($0) < cost($1) }.filter { seen.insert($0.date).inserted }.prefix(
      Self.shown + 1)
    let made = ranked.map { slot -> Meeting in
      guard var meeting = present else {
        return Meeting(
          series: series.id, number: number, date: slot.date, start: slot.start, movedFrom: slot.movedFrom)
      }
      meeting.move(to: slot.date)
      if series.meetingDays(in: workspace.season) != nil { meeting.movedFrom = slot.movedFrom }
      meeting.start = slot.start
      return meeting
    }
    return made.filter { $0 != present }.map { Change.put(.meeting($0)) }.prefix(Self.shown).map { $0 }
  }

  /// All meetings planned again around what was held.
  private var replanned: Change? {
    planMeetings(of: workspace, today: today ?? workspace.season.start).change(in: workspace)
  }

  /// Another holder of the seat, of those with the fewest seats.
  private func seatChanges(_ violation: Violation, _ series: MeetingSeries) -> [Change] {
    let place: Int? =
      switch violation.reason {
      case .emptySeat: series.seats.firstIndex { $0.employee == nil && $0.role == violation.role }
      case .wrongSeat:
        series.seats.firstIndex { $0.employee == violation.employee && $0.role == violation.role }
      default: nil
      }
    guard let place else { return [] }
    let seated = Set(series.participants)
    var seats: [Employee.ID: Int] = [:]
    for holder in workspace.series.unordered.flatMap(\.seats).compactMap(\.employee) {
      seats[holder, default: 0] += 1
    }
    return workspace.candidates(for: violation.role, in: series).filter { !seated.contains($0.id) }
      .sorted { (seats[$0.id] ?? 0, $0.id) < (seats[$1.id] ?? 0, $1.id) }.prefix(Self.shown)
      .map { person in
        var formed = series
        formed.seats[place].employee = person.id
        return .put(.series(formed))
      }
  }
}

// MARK: Cases

extension LedgerWays {
  /// The cases planned again, around what is there, with few changes more and from the beginning; the rule that forbids a pair lifted;
  /// and the target lowered to what is reached.
  private func pairChanges(_ rota: PairRota) -> [Change] {
    let kept = planPairs(rota, of: workspace).rota
    let anew = planPairs(rota, of: workspace, anew: true).rota
    var changed = [kept, kept.rebalanced(in: workspace), anew]
    let standing = rota.standing(in: workspace)
    let pairs = Set(rota.duties.filter { standing.notAllowed.contains($0.number) }.compactMap(\.pair))
    if !pairs.isEmpty {
      var lenient = rota
      lenient.forbiddenPairs.removeAll(where: pairs.contains)
      changed.append(lenient)
      lenient.forbidsSameProfession = false
      changed.append(lenient)
    }
    if let target = rota.targetPairs, standing.pairs < target, standing.pairs > 0 {
      var lower = rota
      lower.targetPairs = standing.pairs
      changed.append(lower)
    }
    return changed.filter { $0 != rota }.map { .put(.rota($0)) }
  }
}
