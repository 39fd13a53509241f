import HoldplanModel

/// H11: a module is taught to the roles that it is for. The search never places an option that is barred.
enum RoleConstraint {
  static func violations(_ person: Int, _ board: Board) -> [Violation] {
    let employee = board.employee(person)
    return board.groupsOf[person].map { board.groups[$0] }.filter {
      !board.module($0).isEligible(employee.role)
    }.map {
      Violation(.role, employee: employee.id, module: board.module($0).id, team: $0.id, role: employee.role)
    }
  }
}
