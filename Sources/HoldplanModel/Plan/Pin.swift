/// Something that no solver and no repair may change.
package enum Pin: Hashable, Sendable {
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

extension Pin: Comparable {
  /// Members by employee and module, then sessions by team and number.
  package static func < (left: Self, right: Self) -> Bool {
    switch (left, right) {
    case (.member(let one, let module, let team), .member(let other, let otherModule, let otherTeam)):
      (one, module, team) < (other, otherModule, otherTeam)
    case (.member, .session): true
    case (.session, .member): false
    case (
      .session(let team, let module, let index, let date, let slot),
      .session(let otherTeam, let otherModule, let otherIndex, let otherDate, let otherSlot)
    ):
      (team, module?.rawValue ?? "", index, date, slot)
        < (otherTeam, otherModule?.rawValue ?? "", otherIndex, otherDate, otherSlot)
    }
  }
}
