import HoldplanModel

/// H11: a module is taught to the roles that it is for. The search never places an option that is barred.
enum RoleConstraint {
  /// Each module once, by the first of the person's teams in it.
  static func violations(_ person: Int, attending own: [Int], _ board: Board) -> [Violation] {
    let isForAll = own.allSatisfy { board.names.modules[board.groups[$0].module].eligibleRoles == nil }
    if isForAll { return [] }
    let employee = board.employee(person)
    var seen: Set<Int> = []
    return own.map { board.groups[$0] }.filter {
      seen.insert($0.module).inserted && !board.module($0).isEligible(employee.role)
    }.map {
      Violation(.role, employee: employee.id, module: board.module($0).id, team: $0.id, role: employee.role)
    }
  }
}
