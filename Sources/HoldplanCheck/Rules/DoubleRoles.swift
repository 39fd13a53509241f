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
    return employees.indices.flatMap { number -> [Violation] in
      guard mayAttendSeveral || teaching[number] != nil else { return [] }
      let attending = sessions(of: number).map { attended in
        commitment(teams[attended.team], attended.index, instructor: nil)
      }
      return clashes(of: employees[number].id, among: (teaching[number] ?? []) + attending)
    }
  }

  /// A session that takes somebody's time.
  private struct Commitment {
    let team: Team
    let index: Int
    let slots: Range<Int>
    /// Nil for somebody who attends.
    let instructor: Instructor.ID?

    var date: CalendarDate { team.sessions[index].date }

    func clashes(with other: Commitment) -> Bool {
      date == other.date && slots.overlaps(other.slots)
        && (instructor == nil || instructor != other.instructor)
    }
  }

  private func commitment(
    _ inspected: Inspected, _ index: Int, instructor: Instructor.ID?
  ) -> Commitment {
    let patterns = inspected.module?.sessions ?? []
    let length = patterns.indices.contains(index) ? patterns[index].slotCount : 1
    return Commitment(
      team: inspected.team, index: index,
      slots: Self.slots(from: inspected.team.sessions[index].slot, count: length), instructor: instructor)
  }

  /// What colleagues teach, by the number of the employee.
  private func teachingByColleague() -> [Int: [Commitment]] {
    var teaching: [Int: [Commitment]] = [:]
    for (team, _) in counted {
      for (index, session) in team.team.sessions.enumerated() {
        guard let colleague = workspace.instructors[session.instructor]?.employee,
          let number = number[colleague]
        else { continue }
        teaching[number, default: []].append(commitment(team, index, instructor: session.instructor))
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
          .doubleRole, employee: employee, module: one.team.module, team: one.team.id,
          otherTeam: other.team.id, session: one.index, date: one.date, instructor: one.instructor)
      }
    }
  }
}
