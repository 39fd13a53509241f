import HoldplanModel

extension Change {
  /// Parts that belong together as one: somebody taken out of a team and put into another of the module has
  /// moved, and two who moved into each other's teams have swapped.
  ///
  /// What takes back a move or a swap consists of such parts.
  static func joined(_ parts: [Change], module: (Team.ID) -> Module.ID?) -> [Change] {
    joinedMoves(parts.flatMap(\.flattened), module: module)
  }

  private var flattened: [Change] {
    if case .group(let parts) = self { parts.flatMap(\.flattened) } else { [self] }
  }

  private static func joinedMoves(_ parts: [Change], module: (Team.ID) -> Module.ID?) -> [Change] {
    struct Seat: Hashable {
      var person: Employee.ID
      var module: Module.ID
    }
    var left: [Seat: (place: Int, team: Team.ID)] = [:]
    var result: [Change?] = parts
    for (place, part) in parts.enumerated() {
      switch part {
      case .removeMember(let person, let team):
        if let module = module(team) { left[Seat(person: person, module: module)] = (place, team) }
      case .addMember(let person, let team):
        guard let module = module(team),
          let before = left.removeValue(forKey: Seat(person: person, module: module)), before.team != team
        else { continue }
        result[before.place] = .move(person, from: before.team, to: team)
        result[place] = nil
      default: break
      }
    }
    return joinedSwaps(result.compactMap { $0 })
  }

  private static func joinedSwaps(_ parts: [Change]) -> [Change] {
    // Two by two is too slow for the many of a whole plan, and nobody reads those.
    guard parts.count <= 200 else { return parts }
    var result: [Change?] = parts
    for (place, part) in parts.enumerated() {
      guard case .move(let one, let from, let to) = part, result[place] != nil else { continue }
      let other = result.indices.dropFirst(place + 1).first { index in
        if case .move(_, to, from)? = result[index] { true } else { false }
      }
      guard let other, case .move(let two, _, _)? = result[other] else { continue }
      result[place] = .swap(one, in: from, with: two, of: to)
      result[other] = nil
    }
    return result.compactMap { $0 }
  }
}
