/// What a change would do to what has already happened: planning reaches forward only.
package enum PastConflict: Hashable, Codable, Sendable {
  /// Somebody joins or leaves a team that has held so many of its sessions.
  case begun(Team.ID, held: Int, of: Int)
  /// Somebody joins or leaves a team that held its last session on a date.
  case ended(Team.ID, CalendarDate)
  /// A session that was held on a date is altered.
  case held(Team.ID, session: Int, CalendarDate)
  /// A session is put on a date that has gone by.
  case passed(Team.ID, session: Int, CalendarDate)

  /// Whether it is refused rather than warned of: who joins a team that has begun misses something, but may.
  package var forbids: Bool {
    if case .begun = self { false } else { true }
  }

  package var team: Team.ID {
    switch self {
    case .begun(let team, _, _), .ended(let team, _), .held(let team, _, _), .passed(let team, _, _): team
    }
  }
}
