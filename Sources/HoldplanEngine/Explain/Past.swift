import HoldplanModel

extension Board {
  /// What a step would do to what has already happened; nothing where no date counts as today.
  func past(of step: DraftStep) -> [PastConflict] {
    guard let today else { return [] }
    switch step {
    case .join(_, let group), .quit(_, let group): return past(ofTeam: group)
    case .move(_, let from, let to): return past(ofTeam: from) + past(ofTeam: to)
    case .swap(_, let one, _, let other): return past(ofTeam: one) + past(ofTeam: other)
    case .session(let place, let session):
      let group = groups[place.group]
      let old = group.meetings[place.index].session
      if isHeld(place) {
        return old == session ? [] : [.held(group.id, session: place.index, old.date)]
      }
      guard old.date != session.date, let first = workspace.firstPlannableDate(on: today),
        session.date < first
      else { return [] }
      return [.passed(group.id, session: place.index, session.date)]
    }
  }

  /// What joining or leaving a team would do.
  func past(ofTeam index: Int) -> [PastConflict] {
    let group = groups[index]
    guard group.held > 0 else { return [] }
    guard hasEnded(index), let last = group.meetings.last else {
      return [.begun(group.id, held: group.held, of: group.meetings.count)]
    }
    return [.ended(group.id, last.session.date)]
  }

  /// Whether all sessions of a team were held.
  func hasEnded(_ index: Int) -> Bool {
    groups[index].held > 0 && groups[index].held >= groups[index].meetings.count
  }

  /// Whether a session was held already.
  func isHeld(_ place: Place) -> Bool {
    guard let today, let published = publishedTeams[groups[place.group].id],
      published.sessions.indices.contains(place.index)
    else { return false }
    let (now, then) = (groups[place.group].meetings[place.index].session, published.sessions[place.index])
    return then.date <= today && now.date == then.date && now.slot == then.slot
  }
}
