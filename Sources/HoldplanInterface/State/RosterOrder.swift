import HoldplanModel
import HoldplanText

/// What the list of rosters is sorted by; sessions that are alike in it are by date.
enum RosterOrder: String, CaseIterable, Sendable {
  case date, team, room, instructor

  var next: RosterOrder {
    let all = Self.allCases
    return all[((all.firstIndex(of: self) ?? 0) + 1) % all.count]
  }
}

/// The sessions in another order, and what they were sorted from.
struct RosterArrangement: Sendable {
  let revision: Int
  let order: RosterOrder
  let sessions: [SessionReference]
}

extension State {
  /// All sessions of the plan in the order that was chosen, whatever the role is shown of them.
  var orderedRosterSessions: [SessionReference] {
    let sessions: [SessionReference]
    if rosters.order == .date {
      sessions = index.rosterSessions
    } else if let kept = rosters.arranged, kept.revision == revision, kept.order == rosters.order {
      sessions = kept.sessions
    } else {
      sessions = sortedRosterSessions()
    }
    return rosters.isDescending ? sessions.reversed() : sessions
  }

  /// Sorts anew where the workspace or the order is another.
  mutating func arrangeRosters() {
    guard rosters.order != .date else {
      rosters.arranged = nil
      return
    }
    if let kept = rosters.arranged, kept.revision == revision, kept.order == rosters.order { return }
    rosters.arranged = RosterArrangement(
      revision: revision, order: rosters.order, sessions: sortedRosterSessions())
  }

  /// Goes on to another order; the cursor stays on its session.
  mutating func sortRosters(by order: RosterOrder, descending: Bool) {
    let sessions = rosterSessions
    let chosen = sessions.indices.contains(rosters.selected) ? sessions[rosters.selected] : nil
    rosters.order = order
    rosters.isDescending = descending
    arrangeRosters()
    if let chosen, let row = rosterSessions.firstIndex(of: chosen) { rosters.selected = row }
  }

  private func sortedRosterSessions() -> [SessionReference] {
    let plan = rosterPlan
    return index.rosterSessions.enumerated().map { place, reference in
      (key: NaturalOrder.key(for: rosterKey(of: reference, in: plan)), place: place, reference: reference)
    }
    .sorted { ($0.key, $0.place) < ($1.key, $1.place) }.map(\.reference)
  }

  private func rosterKey(of reference: SessionReference, in plan: Plan) -> String {
    guard let team = plan.teams[reference.team], team.sessions.indices.contains(reference.index) else {
      return ""
    }
    let session = team.sessions[reference.index]
    return switch rosters.order {
    case .date: session.date.iso
    case .team: workspace.name(of: team.module) + " " + String(team.number)
    case .room: workspace.name(of: session.room)
    case .instructor: workspace.name(of: session.instructor)
    }
  }
}
