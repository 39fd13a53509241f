import HoldplanCheck
import HoldplanModel

extension Workspace {
  /// The workspace for a search: what has begun by the published plan is pinned, so that a new plan keeps the
  /// teams that have met and the days on which they met.
  func keepingWhatWasHeld(until today: CalendarDate) throws(ChangeError) -> Workspace {
    var pinned: [Change] = []
    for team in begunTeams(by: today) {
      for (index, session) in team.sessions.enumerated() where session.date <= today {
        pinned.append(
          .pin(
            .session(
              team: team.id, module: team.module, session: index, date: session.date, slot: session.slot)))
      }
      pinned += team.members.map { .pin(.member($0, module: team.module, team: team.id)) }
    }
    let new = pinned.filter { change in
      if case .pin(let pin) = change { !pins.contains(pin) } else { true }
    }
    return try applying(.group(new))
  }

  /// What a search proposes, or the draft where the proposal is no better. Sessions that were held keep their
  /// room and instructor, too.
  func proposal(from plan: Plan, today: CalendarDate) -> (plan: Plan, assessment: Assessment) {
    var plan = plan
    for team in begunTeams(by: today) {
      for (index, session) in team.sessions.enumerated() where session.date <= today {
        guard plan.teams[team.id]?.sessions.indices.contains(index) == true else { continue }
        plan.teams[team.id]?.sessions[index] = session
      }
    }
    let (old, new) = (assess(draft, of: self), assess(plan, of: self))
    let isBetter =
      (new.hardTotal, new.softTotal(rules.weights)) < (old.hardTotal, old.softTotal(rules.weights))
    return isBetter ? (plan, new) : (draft, old)
  }

  /// Teams of the draft that have met by the published plan, with the same first day.
  private func begunTeams(by today: CalendarDate) -> [Team] {
    guard let published = published?.plan else { return [] }
    return draft.teams.sorted.filter { team in
      guard let first = team.sessions.first?.date, first <= today else { return false }
      return published.teams[team.id]?.sessions.first?.date == first
    }
  }
}
