/// A session that somebody has missed and has neither made up nor got a seat for.
package struct OpenAbsence: Equatable, Sendable {
  package var employee: Employee.ID
  package var missed: Occurrence
  package var status: AttendanceMark.Status
}

/// A session of a parallel team that could stand in for one that was missed.
package struct MakeUpOption: Equatable, Sendable {
  package var host: Occurrence
  /// Places left under the largest team size and the room's, guests counted.
  package var freeSeats: Int
  /// What is in the way; empty when the seat can be booked.
  package var blocks: [Violation]
  /// Whether it lies before the person's next session of the module, so that the order of the sessions is
  /// kept.
  package var keepsOrder: Bool

  package var isAllowed: Bool { blocks.isEmpty }
}

extension Workspace {
  /// Sessions missed that are neither made up nor booked, by date and person.
  ///
  /// - Parameter manager: only the people who report directly to this manager.
  package func openAbsences(manager: Employee.ID? = nil) -> [OpenAbsence] {
    standingMarks.filter(\.status.isMissed).compactMap { mark -> OpenAbsence? in
      guard let person = employees[mark.employee], manager == nil || person.manager == manager,
        let module = modules[mark.occurrence.module],
        module.countedSessions.contains(mark.occurrence.session),
        isStillTaken(module, by: person, since: mark.occurrence.date),
        guestSeat(of: mark.employee, for: mark.occurrence) == nil
      else { return nil }
      let wasAttended = standingMarks(of: mark.employee).contains {
        $0.status.isAttended && $0.occurrence.module == mark.occurrence.module
          && $0.occurrence.session == mark.occurrence.session
      }
      return wasAttended
        ? nil : OpenAbsence(employee: mark.employee, missed: mark.occurrence, status: mark.status)
    }
    .sorted { ($0.missed, $0.employee) < ($1.missed, $1.employee) }
  }

  /// Whether a session of that day still matters: the module has not been passed, or the pass from before has
  /// lapsed and is being renewed.
  private func isStillTaken(_ module: Module, by person: Employee, since date: CalendarDate) -> Bool {
    guard person.passed.contains(module.id) else { return true }
    return lapsedPass(of: person, in: module).map { $0 < date } ?? false
  }

  /// The parallel sessions that are yet to come, the best first: those that can be booked, then those that
  /// keep the order of the sessions, then the soonest, then those with the most room.
  ///
  /// All rules that concern one person at one session are checked: leave, weekdays and employment (H03),
  /// sessions a day (H02), two places at the same time (H15), the largest team and the room (H05, H07),
  /// coverage (H10), study hours (H04) and the job role (H11); waivers count. The person's own team comes
  /// first: its sessions are in the way of a seat, a seat is never in the way of them.
  ///
  /// - Parameter today: sessions on this day and later are offered.
  package func makeUpOptions(
    for employee: Employee.ID, missed: Occurrence, today: CalendarDate
  ) -> [MakeUpOption] {
    guard let person = employees[employee], let module = modules[missed.module],
      let plan = published?.plan
    else { return [] }
    let next = plan.teams(with: employee).first { $0.module == module.id }?.occurrences
      .first { $0.session > missed.session && today <= $0.date }
    let checker = SeatCheck(workspace: self, plan: plan, person: person, module: module, missed: missed)
    let options = plan.teams(of: module.id).compactMap { team -> MakeUpOption? in
      guard team.id != missed.team, !team.members.contains(employee),
        let host = Occurrence(of: team, session: missed.session), today <= host.date
      else { return nil }
      return MakeUpOption(
        host: host, freeSeats: freeSeats(at: host, in: team, of: module),
        blocks: checker.blocks(at: host, of: team), keepsOrder: next.map { host < $0 } ?? true)
    }
    return options.sorted { one, other in
      (one.isAllowed ? 0 : 1, one.keepsOrder ? 0 : 1, one.host.date, -one.freeSeats, one.host)
        < (other.isAllowed ? 0 : 1, other.keepsOrder ? 0 : 1, other.host.date, -other.freeSeats, other.host)
    }
  }

  /// How many more one session can take: the largest team and the session's room, less members and guests.
  package func freeSeats(at host: Occurrence, in team: Team, of module: Module) -> Int {
    let room = rooms[team.sessions[host.session].room]?.capacity ?? .max
    return max(0, min(module.teamSize.maximum, room) - team.members.count - guests(at: host).count)
  }
}

/// What is in the way of one person being a guest at one session.
private struct SeatCheck {
  let workspace: Workspace
  let plan: Plan
  let person: Employee
  let module: Module
  let missed: Occurrence

  func blocks(at host: Occurrence, of team: Team) -> [Violation] {
    let all =
      [absence(host), dayClash(host), doubleRole(host), role(host), studyHours(host)].compactMap { $0 }
      + room(host, team) + coverage(host)
    return all.filter { violation in !workspace.waivers.unordered.contains { $0.covers(violation) } }
  }

  /// Everything else that the person does, the session missed left out and other seats included.
  private var duties: [Occurrence] {
    workspace.duties(of: person.id, in: plan).map(\.occurrence).filter { $0 != missed }
      + workspace.guestSeats(of: person.id).filter { $0.missed != missed }.map(\.host)
  }

  private func block(_ rule: HardRule, _ reason: Violation.Reason = .general, at host: Occurrence)
    -> Violation
  {
    Violation(
      rule, reason, employee: person.id, module: module.id, team: host.team, session: host.session,
      date: host.date)
  }

  private func absence(_ host: Occurrence) -> Violation? {
    if !person.isEmployed(on: host.date) { return block(.absence, .notEmployed, at: host) }
    if person.isOnLeave(host.date) { return block(.absence, .leave, at: host) }
    if person.unavailableWeekdays.contains(host.date.weekday) {
      return block(.absence, .unavailableWeekday, at: host)
    }
    return nil
  }

  private func dayClash(_ host: Occurrence) -> Violation? {
    let same = duties.filter { $0.date == host.date }
    let limit = workspace.rules.maxSessionsPerDay
    guard same.count + 1 > limit else { return nil }
    var violation = block(.dayClash, at: host)
    violation.otherTeam = same.first?.team
    violation.actual = same.count + 1
    violation.limit = limit
    return violation
  }

  private func doubleRole(_ host: Occurrence) -> Violation? {
    guard let other = duties.first(where: { workspace.clash($0, host) }) else { return nil }
    var violation = block(.doubleRole, at: host)
    violation.otherTeam = other.team
    return violation
  }

  private func role(_ host: Occurrence) -> Violation? {
    if module.isEligible(person.role) { return nil }
    var violation = block(.role, at: host)
    violation.role = person.role
    return violation
  }

  private func room(_ host: Occurrence, _ team: Team) -> [Violation] {
    let count = team.members.count + workspace.guests(at: host).count + 1
    var found: [Violation] = []
    if count > module.teamSize.maximum {
      var tooMany = block(.teamSize, .tooMany, at: host)
      (tooMany.actual, tooMany.limit) = (count, module.teamSize.maximum)
      found.append(tooMany)
    }
    let room = team.sessions[host.session].room
    if let capacity = workspace.rooms[room]?.capacity, count > capacity {
      var tooSmall = block(.room, .tooSmall, at: host)
      (tooSmall.room, tooSmall.actual, tooSmall.limit) = (room, count, capacity)
      found.append(tooSmall)
    }
    return found
  }

  /// A module's hours are granted in the weeks of the own team; a seat in another week asks for them there.
  private func studyHours(_ host: Occurrence) -> Violation? {
    let week = host.date.isoWeek
    let own = plan.teams(with: person.id).first { $0.module == module.id }
    guard module.studyHoursPerWeek > .zero, !(own?.weeks.contains(week) ?? false) else { return nil }
    let others = workspace.studyWeeks(of: person.id, in: plan).first { $0.week == week }?.hours ?? .zero
    let hours = others + module.studyHoursPerWeek
    if hours.fits(in: person.weeklyStudyHours) { return nil }
    var violation = block(.studyHours, at: host)
    violation.week = week.monday
    violation.actual = Int((hours.hours * 60).rounded())
    violation.limit = Int((person.weeklyStudyHours.hours * 60).rounded())
    return violation
  }

  private func coverage(_ host: Occurrence) -> [Violation] {
    if workspace.rules.coverage.isEmpty || !workspace.isActive(person) { return [] }
    let away = workspace.awayAtSessions(on: host.date, in: plan)
    if away.contains(person.id) { return [] }
    return workspace.rules.coverage.compactMap { rule -> Violation? in
      guard let counts = rule.scope.group(of: person) else { return nil }
      let group = workspace.employees.unordered.filter { counts($0) && workspace.isActive($0) }
      let count = group.count { away.contains($0.id) } + 1
      let limit = rule.mayBeAway(of: group.count)
      if count <= limit { return nil }
      var violation = block(.coverage, at: host)
      switch rule.scope {
      case .everyDepartment, .department: violation.department = person.department
      case .everySite, .site: violation.site = person.site
      }
      (violation.actual, violation.limit) = (count, limit)
      return violation
    }
  }
}

extension CoverageRule.Scope {
  /// Who counts together with a person under the rule; nil where it does not concern the person.
  fileprivate func group(of person: Employee) -> ((Employee) -> Bool)? {
    switch self {
    case .everyDepartment: return { $0.department == person.department }
    case .department(let id): return person.department == id ? { $0.department == id } : nil
    case .everySite: return person.site == nil ? nil : { $0.site == person.site }
    case .site(let id): return person.site == id ? { $0.site == id } : nil
    }
  }
}

extension Workspace {
  /// Everybody who attends, teaches or is a guest on a date.
  package func awayAtSessions(on date: CalendarDate, in plan: Plan) -> Set<Employee.ID> {
    var away: Set<Employee.ID> = []
    for occurrence in plan.occurrences(on: date) {
      away.formUnion(plan.teams[occurrence.team]?.members ?? [])
      if let session = plan.session(at: occurrence),
        let colleague = instructors[session.instructor]?.employee
      {
        away.insert(colleague)
      }
    }
    return away.union(guestSeats.filter { $0.host.date == date }.map(\.employee))
  }
}
