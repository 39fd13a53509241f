import HoldplanModel

extension Inspection {
  /// S10: published memberships of people who are still known and are no longer in that team.
  func changedMemberships() -> Int {
    published.reduce(0) { sum, team in
      let now = Set(teamNamed[team.id]?.members ?? [])
      return sum + team.members.filter { personNamed[$0] != nil && !now.contains($0) }.count
    }
  }

  /// S11: published sessions whose date or slot is another now, or whose team is gone.
  func changedSessions() -> Int {
    published.reduce(0) { sum, team in
      let now = teamNamed[team.id]?.sessions ?? []
      return sum
        + team.sessions.enumerated().filter { index, session in
          guard now.indices.contains(index) else { return true }
          return now[index].date != session.date || now[index].slot != session.slot
        }.count
    }
  }

  private var published: [Team] { workspace.published?.plan.teams.sorted ?? [] }
}
