import HoldplanModel

extension Inspection {
  /// H08: each team has the sessions of its module, on teaching dates, in existing slots, in order, and so far
  /// apart as the module says. Each thing that is wrong with a session counts.
  func sessionFaults() -> [Violation] {
    let dates = Set(workspace.season.teachingDates)
    let strangers = plan.filter { workspace.modules[$0.module] == nil }.map {
      Violation(.sessions, .unknownModule, module: $0.module, team: $0.id)
    }
    return strangers
      + teams.flatMap { team -> [Violation] in
        guard team.hasItsSessions else {
          return [
            Violation(
              .sessions, .wrongNumber, module: team.module.id, team: team.id, actual: team.sessions.count,
              limit: team.module.sessions.count)
          ]
        }
        return team.patterned.flatMap { index, session, pattern in
          let faults =
            placeFaults(of: session, pattern, dates: dates)
            + (index > 0 ? gapFaults(of: index, pattern, in: team) : [])
          return faults.map { $0.violation(session: index, of: team) }
        }
      }
  }

  /// S5: how many days the gaps differ from the ideal ones.
  func spacingDeviation() -> Int {
    teams.reduce(0) { sum, team in
      team.patterned.dropFirst().reduce(sum) { sum, step in
        guard let gap = step.pattern.gap else { return sum }
        let days = team.sessions[step.index - 1].date.distance(to: step.session.date)
        return sum + abs(days - gap.ideal)
      }
    }
  }

  /// Something wrong with a session.
  private struct Fault {
    var reason: Violation.Reason
    var actual: Int?
    var limit: Int?

    func violation(session index: Int, of team: InspectedTeam) -> Violation {
      Violation(
        .sessions, reason, module: team.module.id, team: team.id, session: index,
        date: team.sessions[index].date, actual: actual, limit: limit)
    }
  }

  /// What is wrong with the date and slot by themselves.
  private func placeFaults(
    of session: Session, _ pattern: SessionPattern, dates: Set<CalendarDate>
  ) -> [Fault] {
    var reasons: [Violation.Reason] = []
    if !dates.contains(session.date) { reasons.append(.outsideSeason) }
    if let weekdays = pattern.weekdays, !weekdays.contains(session.date.weekday) { reasons.append(.weekday) }
    let lastSlot = workspace.season.slots.count - pattern.slotCount
    if session.slot < 0 || session.slot > lastSlot { reasons.append(.slot) }
    return reasons.map { Fault(reason: $0) }
  }

  /// What is wrong with the distance to the sessions before.
  private func gapFaults(
    of index: Int, _ pattern: SessionPattern, in team: InspectedTeam
  ) -> [Fault] {
    var faults: [Fault] = []
    let date = team.sessions[index].date
    let days = team.sessions[index - 1].date.distance(to: date)
    if days <= 0 {
      faults.append(Fault(reason: .order, actual: days, limit: 1))
    } else if let gap = pattern.gap, !gap.allows(days) {
      faults.append(
        Fault(reason: .gap, actual: days, limit: days < gap.minimum ? gap.minimum : gap.maximum))
    }
    let sinceFirst = team.sessions[0].date.distance(to: date)
    if let weeks = team.module.everyWeeks, weeks > 0, pattern.kind == .lesson, sinceFirst % (7 * weeks) != 0 {
      faults.append(Fault(reason: .phase, actual: sinceFirst, limit: 7 * weeks))
    }
    return faults
  }
}
