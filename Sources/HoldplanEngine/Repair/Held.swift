import HoldplanModel

extension Workspace {
  /// The workspace for a search: what has begun by the published plan is pinned, so that a new plan keeps the
  /// teams that have met, their members, and the days on which they met.
  ///
  /// - Parameter published: where another plan than the workspace's own says what was announced.
  package func keepingWhatWasHeld(
    until today: CalendarDate, published: Plan? = nil
  ) throws(ChangeError) -> Workspace {
    var pinned: [Pin] = []
    for team in begunTeams(by: today, published: published ?? self.published?.plan) {
      for (index, session) in team.sessions.enumerated() where session.date <= today {
        pinned.append(
          .session(team: team.id, module: team.module, session: index, date: session.date, slot: session.slot)
        )
      }
      pinned += team.members.map { .member($0, module: team.module, team: team.id) }
    }
    return try applying(.group(pinned.filter { !isPinned($0) }.map { .pin($0) }))
  }

  /// A plan in which the sessions that were held have the room and instructor that they had: pins keep no more than
  /// their dates and times.
  package func keepingHeldSessions(in plan: Plan, until today: CalendarDate) -> Plan {
    var plan = plan
    for team in begunTeams(by: today) {
      for index in heldSessions(of: team, through: today) {
        guard plan.teams[team.id]?.sessions.indices.contains(index) == true else { continue }
        plan.teams[team.id]?.sessions[index] = team.sessions[index]
      }
    }
    return plan
  }

  /// Whether the pin, or another of the same place, is there.
  private func isPinned(_ pin: Pin) -> Bool {
    switch pin {
    case .member: return pins.contains { $0.seat == pin.seat }
    case .session(let team, _, let index, _, _):
      return pins.contains {
        if case .session(team, _, index, _, _) = $0 { true } else { false }
      }
    }
  }

  /// Teams of the draft that have met by a published plan, with the same first day; by identifier.
  package func begunTeams(by today: CalendarDate) -> [Team] {
    begunTeams(by: today, published: published?.plan)
  }

  private func begunTeams(by today: CalendarDate, published: Plan?) -> [Team] {
    guard let published else { return [] }
    return draft.teams.sorted.filter { team in
      guard let first = team.sessions.first?.date, first <= today else { return false }
      return published.teams[team.id]?.sessions.first?.date == first
    }
  }
}
