import HoldplanModel

/// H01: everybody has each required module and the right number of chosen ones, each in one team, and no other.
///
/// The search keeps it by construction: members are options of people, each in one team at most, and whoever
/// lacks something waits.
enum UnassignedConstraint {
  static func violations(_ person: Int, attending own: [Int], _ board: Board) -> [Violation] {
    if hasJustWhatIsWanted(person, own, board) { return [] }
    let employee = board.employee(person).id
    let requirement = board.names.requirements[person]
    let own = own.map { board.groups[$0] }
    let taken = Dictionary(grouping: own, by: \.module).sorted { $0.key < $1.key }.map { module, groups in
      (module: board.names.modules[module].id, teams: groups.map(\.id))
    }
    var found: [Violation] = []
    for (module, teams) in taken where teams.count > 1 {
      found.append(
        Violation(
          .unassigned, .severalTeams, count: teams.count - 1, employee: employee, module: module,
          team: teams[0], otherTeam: teams[1], actual: teams.count, limit: 1))
    }
    for module in requirement.required where !taken.contains(where: { $0.module == module }) {
      found.append(Violation(.unassigned, .missing, employee: employee, module: module))
    }
    let others = taken.filter { !requirement.required.contains($0.module) }
    for (module, teams) in others where !requirement.choice.from.contains(module) {
      found.append(Violation(.unassigned, .notRequired, employee: employee, module: module, team: teams[0]))
    }
    let chosen = others.filter { requirement.choice.from.contains($0.module) }.count
    if chosen != requirement.choice.count {
      found.append(
        Violation(
          .unassigned, chosen < requirement.choice.count ? .tooFewChosen : .tooManyChosen,
          count: abs(chosen - requirement.choice.count), employee: employee, actual: chosen,
          limit: requirement.choice.count))
    }
    return found
  }

  /// Whether nothing is to be said: so it is of nearly everybody.
  private static func hasJustWhatIsWanted(_ person: Int, _ own: [Int], _ board: Board) -> Bool {
    let wanted = board.names.wanted[person]
    var chosen = 0
    for (position, group) in own.enumerated() {
      let module = board.groups[group].module
      for earlier in own[..<position] where board.groups[earlier].module == module { return false }
      if wanted.required.contains(module) { continue }
      guard wanted.from.contains(module) else { return false }
      chosen += 1
    }
    return chosen == wanted.count && own.count - chosen == wanted.required.count
  }
}
