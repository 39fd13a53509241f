extension Workspace {
  /// The change that puts a module in the place of the one with its identifier.
  ///
  /// Where it gets another number of sessions, the draft's teams of the module keep their members but lose
  /// their dates, and pins of sessions that are no more go too: a plain `put` is refused then.
  package func edit(of module: Module) -> Change {
    guard let old = modules[module.id], old.sessions.count != module.sessions.count else {
      return .put(.module(module))
    }
    var parts: [Change] = []
    let teams = draft.teams(of: module.id)
    let ids = Set(teams.map(\.id))
    for case .session(let team, let owner, let index, let date, let slot) in pins.sorted()
    where index >= module.sessions.count && (owner == module.id || (owner == nil && ids.contains(team))) {
      parts.append(.unpin(.session(team: team, module: owner, session: index, date: date, slot: slot)))
    }
    for var team in teams where !team.sessions.isEmpty {
      team.sessions = []
      parts.append(.put(.team(team)))
    }
    return parts.isEmpty ? .put(.module(module)) : .group(parts + [.put(.module(module))])
  }
}
