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
  /// then in force, so that publishing again doesn't rewrite the past; and those at which somebody has a
  /// mark, whatever became of the publication, so that nothing that was noted is ever hidden. By date, slot
  /// and team. Sessions whose marks were purged are left out.
  package func heldSessions(through date: CalendarDate) -> [Occurrence] {
    let first = rules.retention?.attendancePurgedBefore
    var held: Set<Occurrence> = []
    for (index, publication) in publications.enumerated() {
      let from = index == 0 ? nil : publication.date
      let before = publications[(index + 1)...].map(\.date).min()
      for team in publication.plan.teams.unordered {
        for occurrence in team.occurrences where occurrence.date <= date {
          if let from, occurrence.date < from { continue }
          if let before, occurrence.date >= before { continue }
          if let first, occurrence.date < first { continue }
          held.insert(occurrence)
        }
      }
    }
    for occurrence in attendance.markedOccurrences where occurrence.date <= date {
      held.insert(occurrence)
    }
    return held.sorted()
  }

  /// The people who were to attend a held session by the plan then in force, by identifier. Whoever was not
  /// employed on the day is not among them.
  package func expected(at occurrence: Occurrence) -> [Employee.ID] {
    guard let team = publication(inForceOn: occurrence.date)?.plan.teams[occurrence.team],
      Occurrence(of: team, session: occurrence.session) == occurrence
    else { return [] }
    return team.members.filter { employees[$0]?.isEmployed(on: occurrence.date) ?? false }
  }

  /// Everybody whose attendance at a held session is noted or still to be noted, by identifier: those who
  /// were expected, those who have a mark although the plan has changed since, and guests.
  package func attendees(at occurrence: Occurrence) -> [Employee.ID] {
    let expected = expected(at: occurrence)
    let known = Set(expected)
    let others = Set(marks(at: occurrence).keys).union(guests(at: occurrence)).subtracting(known)
    return others.isEmpty ? expected : known.union(others).sorted()
  }

  /// Held sessions with people who have no mark, by date; sessions where all are marked are left out.
  ///
  /// - Parameter manager: only the people who report directly to this manager.
  package func unmarkedSessions(
    through date: CalendarDate, manager: Employee.ID? = nil
  ) -> [UnmarkedSession] {
    heldSessions(through: date).compactMap { occurrence in
      let marks = marks(at: occurrence)
      let missing = attendees(at: occurrence).filter { id in
        guard marks[id] == nil, let employee = employees[id] else { return false }
        return manager == nil || employee.manager == manager
      }
      return missing.isEmpty ? nil : UnmarkedSession(occurrence: occurrence, employees: missing)
    }
  }
}
