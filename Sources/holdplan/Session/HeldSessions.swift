import HoldplanCheck
import HoldplanEngine
import HoldplanModel

extension Workspace {
  /// What a search proposes, or the draft where the proposal is no better. Sessions that were held keep their
  /// room and instructor, too.
  func proposal(from plan: Plan, today: CalendarDate) -> (plan: Plan, assessment: Assessment) {
    let plan = keepingHeldSessions(in: plan, until: today)
    let (old, new) = (assess(draft, of: self), assess(plan, of: self))
    let isBetter =
      (new.hardTotal, new.softTotal(rules.weights)) < (old.hardTotal, old.softTotal(rules.weights))
    return isBetter || hasDatesGoneBy(today) ? (plan, new) : (draft, old)
  }

  /// Whether the draft puts something that was not held on a date that has gone by: then it cannot stay.
  private func hasDatesGoneBy(_ today: CalendarDate) -> Bool {
    guard let first = firstPlannableDate(on: today) else { return false }
    return draft.teams.unordered.contains { team in
      let held = heldSessions(of: team, through: today)
      return team.sessions.indices.contains { team.sessions[$0].date < first && !held.contains($0) }
    }
  }
}
