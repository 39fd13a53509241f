import HoldplanModel

extension Inspection {
  /// H15: nobody is in two places at once. A colleague who teaches attends and teaches nothing else at that
  /// time; where the rules allow several sessions a day, nobody attends two at the same time either. Each pair
  /// of sessions in each other's way counts once for each person.
  ///
  /// The same instructor teaching twice is H06, and with one session a day attending twice is H02: neither is
  /// counted here again.
  func doubleRoles() -> [Violation] {
    let teaching = teachingByColleague()
    let mayAttendSeveral = workspace.rules.maxSessionsPerDay > 1
    return people.flatMap { person -> [Violation] in
      guard mayAttendSeveral || teaching[person.id] != nil else { return [] }
      let attending = person.sessions.map { Commitment($0.team, $0.index, instructor: nil) }
      return clashes(of: person.id, among: (teaching[person.id] ?? []) + attending)
    }
  }

  /// A session that takes somebody's time.
  private struct Commitment {
    let team: InspectedTeam
    let index: Int
    let slots: Range<Int>
    /// Nil for somebody who attends.
    let instructor: Instructor.ID?

    init(_ team: InspectedTeam, _ index: Int, instructor: Instructor.ID?) {
      self.team = team
      self.index = index
      self.instructor = instructor
      let patterns = team.module.sessions
      let length = patterns.indices.contains(index) ? patterns[index].slotCount : 1
      slots = Inspection.slots(from: team.sessions[index].slot, count: length)
    }

    var date: CalendarDate { team.sessions[index].date }

    func clashes(with other: Commitment) -> Bool {
      date == other.date && slots.overlaps(other.slots)
        && (instructor == nil || instructor != other.instructor)
    }
  }

  /// What colleagues teach.
  private func teachingByColleague() -> [Employee.ID: [Commitment]] {
    var teaching: [Employee.ID: [Commitment]] = [:]
    for team in teams {
      for (index, session) in team.sessions.enumerated() {
        guard let colleague = workspace.instructors[session.instructor]?.employee else { continue }
        teaching[colleague, default: []].append(Commitment(team, index, instructor: session.instructor))
      }
    }
    return teaching
  }

  private func clashes(of employee: Employee.ID, among commitments: [Commitment]) -> [Violation] {
    let mayAttendSeveral = workspace.rules.maxSessionsPerDay > 1
    return commitments.indices.flatMap { place -> [Violation] in
      let one = commitments[place]
      return commitments[(place + 1)...].compactMap { other in
        guard one.clashes(with: other) else { return nil }
        // Two that are attended are H02 where one a day is allowed.
        if one.instructor == nil && other.instructor == nil && !mayAttendSeveral { return nil }
        return Violation(
          .doubleRole, employee: employee, module: one.team.module.id, team: one.team.id,
          otherTeam: other.team.id, session: one.index, date: one.date, instructor: one.instructor)
      }
    }
  }
}
