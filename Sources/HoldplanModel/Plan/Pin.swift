/// Something that no solver and no repair may change.
package enum Pin: Hashable, Codable, Sendable {
  /// A person stays in a team.
  case member(Employee.ID, module: Module.ID, team: Team.ID)
  /// A session of a team stays on its date and slot; `session` counts from 0.
  ///
  /// The team need not exist yet: then `module` says which module the engine forms it for. Without a
  /// module such a pin only stands for a team that exists, or where there is one module in all.
  case session(team: Team.ID, module: Module.ID?, session: Int, date: CalendarDate, slot: Int)

  package var team: Team.ID {
    switch self {
    case .member(_, _, let team): team
    case .session(let team, _, _, _, _): team
    }
  }
}
