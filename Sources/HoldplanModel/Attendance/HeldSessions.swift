/// A held session at which some people have no mark yet.
package struct UnmarkedSession: Equatable, Sendable {
  package var occurrence: Occurrence
  /// By identifier.
  package var employees: [Employee.ID]
}

extension Workspace {
  /// The publication that was in force on a date: the latest of those announced by then, and the first for
  /// dates before any was.
  package func publication(inForceOn date: CalendarDate) -> Publication? {
    publications.last { $0.date <= date } ?? publications.first
  }

  /// The sessions that were held up to a date, that day included, each as announced by the publication
  /// then in force, so that publishing again doesn't rewrite the past. By date, slot and team.
  package func heldSessions(through date: CalendarDate) -> [Occurrence] {
    publications.flatMap { publication in
      publication.plan.teams.unordered.flatMap(\.occurrences).filter {
        $0.date <= date && self.publication(inForceOn: $0.date)?.number == publication.number
      }
    }.sorted()
  }

  /// The people who were to attend a held session, by identifier.
  package func expected(at occurrence: Occurrence) -> [Employee.ID] {
    publication(inForceOn: occurrence.date)?.plan.teams[occurrence.team]?.members ?? []
  }

  /// Held sessions with people who have no mark, by date; sessions where all are marked are left out.
  ///
  /// - Parameter manager: only the people who report directly to this manager.
  package func unmarkedSessions(
    through date: CalendarDate, manager: Employee.ID? = nil
  ) -> [UnmarkedSession] {
    var marked: [Occurrence: Set<Employee.ID>] = [:]
    for mark in standingMarks { marked[mark.occurrence, default: []].insert(mark.employee) }
    return heldSessions(through: date).compactMap { occurrence in
      let missing = expected(at: occurrence).filter { id in
        guard let employee = employees[id], !(marked[occurrence]?.contains(id) ?? false) else { return false }
        return manager == nil || employee.manager == manager
      }
      return missing.isEmpty ? nil : UnmarkedSession(occurrence: occurrence, employees: missing)
    }
  }
}
