import HoldplanModel

extension WhatIf {
  /// Ways to another team of a module for somebody whom a rule keeps out of it: exchanges with a member, and
  /// moves in two steps, where a member goes on to a third team. None breaks a rule. The best first, at most
  /// `limit`; teams that can be joined as they are are left out.
  ///
  /// For large modules not everything is tried: what isn't found isn't proven to be impossible.
  package func waysAround(for employee: Employee.ID, in module: Module.ID, limit: Int = 30) -> [Effect] {
    let open = Set(alternatives(for: employee, in: module).filter(\.isAllowed).compactMap(\.change.target))
    let found =
      swaps(for: employee, in: module, limit: limit) + chains(for: employee, in: module, besides: open)
    return Array(
      found.filter { effect in effect.change.target.map { !open.contains($0) } ?? true }
        .sorted { $0.total < $1.total }.prefix(limit))
  }

  /// Somebody of a team moves on to a third one, and the person takes the place.
  private func chains(
    for employee: Employee.ID, in module: Module.ID, besides open: Set<Team.ID>, tries: Int = 2000
  ) -> [Effect] {
    guard let person = board.names.employeeIndex[employee],
      let index = board.names.moduleIndex[module]
    else { return [] }
    let own = board.membership(of: person, in: index)
    if let own, board.isPinned(person, in: own) { return [] }
    var copy = board
    var (found, left) = ([Effect](), tries)
    let teams = board.teams(of: index)
    for target in teams where target != own && !open.contains(board.groups[target].id) {
      guard left > 0, board.isPersonFree(person, leaving: own, joining: target) else { continue }
      for member in board.groups[target].members where !board.isPinned(member, in: target) {
        for third in teams where third != target && third != own && left > 0 {
          left -= 1
          guard board.groups[third].members.count < board.module(board.groups[third]).teamSize.maximum,
            board.isPersonFree(member, leaving: target, joining: third)
          else { continue }
          let step = own.map { DraftStep.move(person, from: $0, to: target) } ?? .join(person, target)
          let effect = copy.effect([.move(member, from: target, to: third), step])
          if effect.isAllowed { found.append(effect) }
        }
      }
    }
    return found
  }
}

extension Change {
  /// The team that the last person of the change comes to.
  fileprivate var target: Team.ID? {
    switch self {
    case .addMember(_, let team), .move(_, _, let team), .swap(_, _, _, let team): team
    case .group(let parts): parts.last?.target
    default: nil
    }
  }
}
