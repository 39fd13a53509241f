extension Plan {
  /// Every session of every team, by date, slot and team. Costs a sort: keep the result if it's used twice.
  package var occurrences: [Occurrence] {
    teams.unordered.flatMap(\.occurrences).sorted()
  }

  /// The sessions on one date, by slot and team.
  package func occurrences(on date: CalendarDate) -> [Occurrence] {
    teams.unordered.flatMap { team in team.occurrences.filter { $0.date == date } }.sorted()
  }

  /// The session that an occurrence names, as the plan has it; nil where the plan has changed since.
  package func session(at occurrence: Occurrence) -> Session? {
    guard let team = teams[occurrence.team], Occurrence(of: team, session: occurrence.session) == occurrence
    else { return nil }
    return team.sessions[occurrence.session]
  }
}

extension Team {
  /// Its sessions, in their order.
  package var occurrences: [Occurrence] {
    sessions.indices.compactMap { Occurrence(of: self, session: $0) }
  }
}

extension Occurrence: Comparable {
  /// By date, slot, team and session: the order in which a calendar lists them.
  package static func < (left: Self, right: Self) -> Bool {
    (left.date, left.slot, left.team, left.session) < (right.date, right.slot, right.team, right.session)
  }
}

/// One session that a person has to be at, as a participant or as the one who teaches.
package struct Duty: Hashable, Sendable, Comparable {
  package enum Part: String, Hashable, Codable, Sendable {
    case attends, teaches
  }

  package var occurrence: Occurrence
  package var part: Part

  package init(occurrence: Occurrence, part: Part) {
    self.occurrence = occurrence
    self.part = part
  }

  package static func < (left: Self, right: Self) -> Bool {
    (left.occurrence, left.part.rawValue) < (right.occurrence, right.part.rawValue)
  }
}

extension Workspace {
  /// Everything that a plan asks of a person, by date.
  package func duties(of employee: Employee.ID, in plan: Plan) -> [Duty] {
    let own = Set(instructors.unordered.filter { $0.employee == employee }.map(\.id))
    var duties: [Duty] = []
    for team in plan.teams.unordered {
      if team.members.contains(employee) {
        duties += team.occurrences.map { Duty(occurrence: $0, part: .attends) }
      }
      for (index, session) in team.sessions.enumerated() where own.contains(session.instructor) {
        if let occurrence = Occurrence(of: team, session: index) {
          duties.append(Duty(occurrence: occurrence, part: .teaches))
        }
      }
    }
    return duties.sorted()
  }

  /// The dates on which a person attends or teaches, each once, in order.
  package func teachingDays(of employee: Employee.ID, in plan: Plan) -> [CalendarDate] {
    Set(duties(of: employee, in: plan).map(\.occurrence.date)).sorted()
  }

  /// The clock times of a session; nil where the season has no such slots or the module isn't known.
  package func times(of occurrence: Occurrence) -> (start: ClockTime, end: ClockTime)? {
    guard let pattern = pattern(of: occurrence) else { return nil }
    return season.times(from: occurrence.slot, count: pattern.slotCount)
  }

  /// What kind of session it is and how long; nil where the module has no such session any more.
  package func pattern(of occurrence: Occurrence) -> SessionPattern? {
    guard let sessions = modules[occurrence.module]?.sessions, sessions.indices.contains(occurrence.session)
    else { return nil }
    return sessions[occurrence.session]
  }

  /// Whether two sessions take place at the same time of the same day.
  package func clash(_ one: Occurrence, _ other: Occurrence) -> Bool {
    guard one.date == other.date else { return false }
    guard let first = times(of: one), let second = times(of: other) else { return one.slot == other.slot }
    return first.start < second.end && second.start < first.end
  }

  /// The members of a team as a roster lists them: by name in Danish order, then by identifier. Members
  /// whose record has gone since are left out.
  package func roster(of team: Team) -> [Employee] {
    Employee.inNameOrder(team.members.compactMap { employees[$0] })
  }

  /// The people who report directly to a manager, by name in Danish order.
  package func directReports(of manager: Employee.ID) -> [Employee] {
    Employee.inNameOrder(employees.unordered.filter { $0.manager == manager && $0.id != manager })
  }
}
