import HoldplanModel

/// Facts that close a team to a person only together: without any one of them, this obstacle is gone.
struct Obstacle {
  var facts: [Fact]
  var date: CalendarDate?

  init(_ facts: Fact..., on date: CalendarDate? = nil) {
    self.facts = facts
    self.date = date
  }
}

/// Everything that keeps one person out of one team after another, as named facts.
///
/// A team is open exactly when it has no obstacle: then joining it breaks no rule that holds now.
struct Obstacles {
  private let board: Board
  private let person: Int
  private let employee: Employee
  private let own: [Int]
  private let away: Set<Int>
  /// Pins of the person, by the team.
  private let ownPins: [(module: Module.ID, team: Team.ID)]

  init(_ board: Board, _ person: Int) {
    self.board = board
    self.person = person
    employee = board.employee(person)
    own = board.groupsOf[person]
    away = Set(board.awayDays(person))
    let id = employee.id
    ownPins = (board.memberPins[person] ?? []).filter { pin in
      let broken = Violation(.pins, employee: id, module: pin.module, team: pin.team)
      return !board.waivers.contains { $0.covers(broken) }
    }
  }

  func of(_ group: Int) -> [Obstacle] {
    wishes(group) + pins(group) + absences(group) + clashes(group) + studyHours(group)
      + prerequisites(group) + role(group) + size(group) + rooms(group) + composition(group)
      + coverage(group) + begun(group)
  }

  private func isWaived(_ violation: Violation) -> Bool { board.waivers.contains { $0.covers(violation) } }

  private func violation(
    _ rule: HardRule, _ group: Int, reason: Violation.Reason = .general, on date: CalendarDate? = nil
  ) -> Violation {
    Violation(
      rule, reason, employee: employee.id, module: board.module(board.groups[group]).id,
      team: board.groups[group].id, date: date)
  }

  // MARK: The person

  private func wishes(_ group: Int) -> [Obstacle] {
    let module = board.module(board.groups[group]).id
    let wanted = board.names.requirements[person]
    if wanted.required.contains(module) { return [] }
    guard wanted.choice.from.contains(module) else {
      return isWaived(violation(.unassigned, group, reason: .notRequired)) ? [] : [Obstacle(.notWanted)]
    }
    let taken = Set(own.map { board.module(board.groups[$0]).id })
    let chosen = wanted.choice.from.filter { taken.contains($0) && !wanted.required.contains($0) }
    guard chosen.count >= wanted.choice.count,
      !isWaived(Violation(.unassigned, .tooManyChosen, employee: employee.id))
    else { return [] }
    return [Obstacle(.choiceTaken(wanted.choice.count))]
  }

  private func pins(_ group: Int) -> [Obstacle] {
    let module = board.module(board.groups[group]).id
    return ownPins.filter { $0.module == module && $0.team != board.groups[group].id }
      .map { Obstacle(.pinned($0.team)) }
  }

  private func absences(_ group: Int) -> [Obstacle] {
    if board.groups[group].isReached, !board.meetsWhenClosed(group, person) { return [] }
    return board.groups[group].meetings.flatMap { meeting -> [Obstacle] in
      let date = meeting.session.date
      var facts: [Fact] = []
      if !employee.isEmployed(on: date) {
        facts.append(.employment(from: employee.employedFrom, to: employee.employedTo))
      }
      facts += employee.leave.filter { $0.contains(date) }.map { .leave($0) }
      if employee.unavailableWeekdays.contains(date.weekday) {
        facts.append(.unavailableWeekday(date.weekday))
      }
      guard !facts.isEmpty, !isWaived(violation(.absence, group, on: date)) else { return [] }
      return facts.map { Obstacle($0, on: date) }
    }
  }

  private func clashes(_ group: Int) -> [Obstacle] {
    let limit = board.rules.maxSessionsPerDay
    var found: [Obstacle] = []
    let isApart = limit > 0 && board.meetApart(own + [group])
    for date in isApart ? [] : Set(board.groups[group].meetings.map(\.session.date)).sorted() {
      let same = board.groups[group].meetings.count { $0.session.date == date }
      let others = own.flatMap { other in
        board.groups[other].meetings.filter { $0.session.date == date }.map { _ in board.groups[other].id }
      }
      if !others.isEmpty, same + others.count > limit, !isWaived(violation(.dayClash, group, on: date)) {
        found.append(Obstacle(.otherTeams(date, Set(others).sorted(), limit: limit), on: date))
      }
    }
    guard limit > 1 || !board.names.teaches[person].isEmpty else { return found }
    let doubles = DoubleRoleConstraint.violations(person, attending: (own + [group]).sorted(), board)
    let id = board.groups[group].id
    for double in doubles where double.team == id || double.otherTeam == id {
      if let date = double.date, !isWaived(double) { found.append(Obstacle(.teaches(date), on: date)) }
    }
    return found
  }

  private func studyHours(_ group: Int) -> [Obstacle] {
    guard board.module(board.groups[group]).studyHoursPerWeek > .zero else { return [] }
    let after = StudyHoursConstraint.violations(person, attending: (own + [group]).sorted(), board)
    if after.isEmpty { return [] }
    let before = Set(StudyHoursConstraint.violations(person, attending: own, board).compactMap(\.week))
    let weeks = weeks(of: group)
    let isBroken = after.contains { violation in
      guard let week = violation.week, !isWaived(violation) else { return false }
      return !before.contains(week) || weeks.contains(week.weekIndex)
    }
    return isBroken ? [Obstacle(.allowance(employee.weeklyStudyHours))] : []
  }

  private func weeks(of group: Int) -> ClosedRange<Int> {
    let weeks = board.groups[group].meetings.map(\.session.date.weekIndex)
    return (weeks.min() ?? 0)...max(weeks.min() ?? 0, weeks.max() ?? 0)
  }

  private func prerequisites(_ group: Int) -> [Obstacle] {
    let module = board.module(board.groups[group])
    let (start, end) = (
      board.groups[group].meetings.first?.session.date, board.groups[group].meetings.last?.session.date
    )
    var found: [Obstacle] = []
    for required in module.requires where !board.workspace.hasValidPass(employee, in: required) {
      let earlier = own.first { board.module(board.groups[$0]).id == required }
      if let last = earlier.flatMap({ board.groups[$0].meetings.last?.session.date }), let start, last < start
      {
        continue
      }
      if !isWaived(violation(.prerequisite, group)) {
        found.append(Obstacle(.prerequisite(required, earlier.map { board.groups[$0].id })))
      }
    }
    for other in own {
      let next = board.module(board.groups[other])
      guard next.requires.contains(module.id), !board.workspace.hasValidPass(employee, in: module)
      else { continue }
      let begins = board.groups[other].meetings.first?.session.date
      if let end, let begins, end < begins { continue }
      if !isWaived(violation(.prerequisite, other)) {
        found.append(Obstacle(.dependent(next.id, board.groups[other].id)))
      }
    }
    return found
  }

  private func role(_ group: Int) -> [Obstacle] {
    let isEligible = board.module(board.groups[group]).isEligible(employee.role)
    return isEligible || isWaived(violation(.role, group)) ? [] : [Obstacle(.role(employee.role))]
  }

  // MARK: The team

  private func size(_ index: Int) -> [Obstacle] {
    let group = board.groups[index]
    let limit = board.module(group).teamSize.maximum
    var violation = violation(.teamSize, index, reason: .tooMany)
    violation.employee = nil
    return group.members.count < limit || isWaived(violation) ? [] : [Obstacle(.largestTeam(limit))]
  }

  private func rooms(_ index: Int) -> [Obstacle] {
    let group = board.groups[index]
    guard group.meetings.count == board.module(group).sessions.count else { return [] }
    return group.meetings.compactMap { meeting in
      guard meeting.room >= 0, board.module(group).rooms.contains(meeting.session.room) else { return nil }
      let capacity = board.names.rooms[meeting.room].capacity
      var violation = violation(.room, index, reason: .tooSmall, on: meeting.session.date)
      violation.room = meeting.session.room
      violation.employee = nil
      guard group.members.count >= capacity, !isWaived(violation) else { return nil }
      return Obstacle(.room(meeting.session.room, capacity: capacity), on: meeting.session.date)
    }
  }

  private func composition(_ index: Int) -> [Obstacle] {
    CompositionConstraint.broken(index, byJoining: person, board)
      .filter { !isWaived($0.1) }.map { Obstacle(.composition($0.0)) }
  }

  private func coverage(_ index: Int) -> [Obstacle] {
    board.days(of: index).filter { !away.contains($0) }.flatMap { day in
      board.names.watchers(person).compactMap { group -> Obstacle? in
        let watched = Scope.GroupDay(group: group, day: day)
        let count = board.awayCount[group * board.dayCount + day] + 1
        guard let violation = CoverageConstraint.violation(watched, count: count, board),
          let date = violation.date, let limit = violation.limit, !isWaived(violation)
        else { return nil }
        if let department = violation.department {
          return Obstacle(.departmentCoverage(department, date, limit: limit), on: date)
        }
        return violation.site.map { Obstacle(.siteCoverage($0, date, limit: limit), on: date) }
      }
    }
  }

  private func begun(_ index: Int) -> [Obstacle] {
    board.groups[index].held > 0 ? [Obstacle(.begun)] : []
  }
}
