extension Workspace {
  /// The records that refer to a record, so that it cannot be removed before them.
  ///
  /// Past publications and attendance keep identifiers of what no longer exists, so they do not count.
  package func references(to reference: RecordReference) -> [RecordReference] {
    switch reference {
    case .site(let id):
      employees.sorted.filter { $0.site == id }.map { .employee($0.id) }
        + rooms.sorted.filter { $0.site == id }.map { .room($0.id) }
    case .department(let id):
      employees.sorted.filter { $0.department == id }.map { .employee($0.id) }
    case .role(let id):
      employees.sorted.filter { $0.role == id }.map { .employee($0.id) }
        + modules.sorted.filter { $0.eligibleRoles?.contains(id) ?? false }.map { .module($0.id) }
    case .employee(let id):
      employees.sorted.filter { $0.manager == id && $0.id != id }.map { .employee($0.id) }
        + instructors.sorted.filter { $0.employee == id }.map { .instructor($0.id) }
        + draft.teams(with: id).map { .team($0.id) }
    case .module(let id):
      employees.sorted.filter {
        $0.required.contains(id) || $0.choice.from.contains(id) || $0.passed.contains(id)
      }
      .map { .employee($0.id) }
        + modules.sorted.filter { $0.requires.contains(id) }.map { .module($0.id) }
        + programmes.sorted.filter { $0.modules.contains(id) }.map { .programme($0.id) }
        + draft.teams(of: id).map { .team($0.id) }
    case .room(let id):
      modules.sorted.filter { $0.rooms.contains(id) }.map { .module($0.id) }
        + draft.teams.sorted.filter { $0.sessions.contains { $0.room == id } }.map { .team($0.id) }
    case .instructor(let id):
      modules.sorted.filter { $0.instructors.contains(id) }.map { .module($0.id) }
        + draft.teams.sorted.filter { $0.sessions.contains { $0.instructor == id } }.map { .team($0.id) }
    case .programme, .waiver, .team:
      []
    }
  }
}
