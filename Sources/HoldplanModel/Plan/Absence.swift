/// Who of a department is at a session on one date, and how many people it has.
package struct DepartmentAway: Equatable, Sendable {
  package var department: Department.ID
  /// Everybody of the department who is taught this season.
  package var headcount: Int
  /// Those who attend, by identifier.
  package var attending: [Employee.ID]
  /// Those who teach and don't also attend that day, by identifier.
  package var teaching: [Employee.ID]

  package var away: Int { attending.count + teaching.count }
  package var present: Int { headcount - away }
}

extension Workspace {
  /// The departments from which somebody is away at a session on a date, by identifier.
  package func peopleAway(on date: CalendarDate, in plan: Plan) -> [DepartmentAway] {
    let occurrences = plan.occurrences(on: date)
    let attending = Set(occurrences.flatMap { plan.teams[$0.team]?.members ?? [] })
    let teaching = Set(
      occurrences.compactMap { occurrence in
        plan.session(at: occurrence).flatMap { instructors[$0.instructor]?.employee }
      }
    ).subtracting(attending)
    var headcount: [Department.ID: Int] = [:]
    for employee in employees.unordered where isActive(employee) {
      headcount[employee.department, default: 0] += 1
    }
    func byDepartment(_ people: Set<Employee.ID>) -> [Department.ID: [Employee.ID]] {
      let known = people.sorted().compactMap { employees[$0] }
      return Dictionary(grouping: known, by: \.department).mapValues { $0.map(\.id) }
    }
    let (attendingBy, teachingBy) = (byDepartment(attending), byDepartment(teaching))
    return Set(attendingBy.keys).union(teachingBy.keys).sorted().map {
      DepartmentAway(
        department: $0, headcount: headcount[$0] ?? 0, attending: attendingBy[$0] ?? [],
        teaching: teachingBy[$0] ?? [])
    }
  }
}
