import HoldplanModel

/// The rules that concern a person alone, for one team after another of a module beside the person's other teams.
struct SeatingRules {
  private let board: Board
  private let person: Int
  private let module: Int
  private let rest: [Int]
  private let busyRest: [UInt64]
  private let teaching: [UInt64]
  /// The person's other sessions, by day.
  private let restOn: [[Board.Place]]
  /// Whether the other teams meet on dates that the board reaches, and none of them is one of the module.
  private let isRestPlain: Bool
  /// Hours of study in the other teams, by week.
  private let hoursRest: [StudyHours]
  private let hours: StudyHours
  private let prerequisites: SeatingPrerequisites
  /// What the other teams break by themselves.
  private let dayClash: [Violation]
  private let absence: [Violation]
  private let studyHours: [Violation]
  private let role: [Violation]
  private let doubleRole: [Violation]
  /// What the person lacks, whichever team is joined; nil where it differs.
  private let lack: [Violation]?
  private let isEligible: Bool
  /// Whether the person is pinned to any team.
  private let isPinned: Bool

  init(_ board: Board, _ person: Int, _ module: Int, rest: [Int], teaching: [UInt64]) {
    self.board = board
    self.person = person
    self.module = module
    self.rest = rest
    self.teaching = teaching
    busyRest = board.days(of: rest)
    dayClash = DayClashConstraint.violations(person, attending: rest, board)
    absence = AbsenceConstraint.violations(person, attending: rest, board)
    studyHours = StudyHoursConstraint.violations(person, attending: rest, board)
    role = RoleConstraint.violations(person, attending: rest, board)
    doubleRole = DoubleRoleConstraint.violations(person, attending: rest, board)
    isPinned = board.memberPins[person] != nil
    let record = board.names.modules[module]
    isEligible = record.isEligible(board.names.employees[person].role)
    hours = record.studyHoursPerWeek
    let isAlone = !rest.contains { board.groups[$0].module == module }
    isRestPlain = isAlone && rest.allSatisfy { board.groups[$0].isReached }
    let wanted = board.names.wanted[person]
    let isWanted = wanted.required.contains(module) || wanted.from.contains(module)
    let some = board.groupsIn[module].first
    lack =
      isAlone && isWanted
      ? some.map { UnassignedConstraint.violations(person, attending: rest + [$0], board) } : nil
    prerequisites = SeatingPrerequisites(board, person, module, rest: rest)
    var restOn = [[Board.Place]](repeating: [], count: board.dayCount)
    var hoursRest = [StudyHours](repeating: .zero, count: board.dayCount / 7 + 2)
    for group in rest {
      let meetings = board.groups[group].meetings
      for (index, meeting) in meetings.enumerated() where meeting.day >= 0 {
        restOn[meeting.day].append(Board.Place(group: group, index: index))
      }
      let more = board.names.modules[board.groups[group].module].studyHoursPerWeek
      guard more > .zero, let first = meetings.first?.week, let last = meetings.last?.week, first >= 0,
        first <= last
      else { continue }
      for week in first...last { hoursRest[week] = hoursRest[week] + more }
    }
    self.restOn = restOn
    self.hoursRest = hoursRest
  }

  /// Whether the person cannot come to a team or is elsewhere then.
  func isPlainlyClosed(_ target: Int) -> Bool {
    guard isRestPlain, board.groups[target].isReached, dayClash.isEmpty else { return false }
    return board.meetsWhenClosed(target, person)
      || (board.rules.maxSessionsPerDay == 1 && intersects(target, busyRest))
  }

  /// What the person would break as a member of a team and of the others.
  func violations(_ target: Int) -> [Violation] {
    guard isRestPlain, board.groups[target].isReached, board.rules.maxSessionsPerDay > 0 else {
      return board.violations(of: person, attending: (rest + [target]).sorted())
    }
    var found =
      lack ?? UnassignedConstraint.violations(person, attending: (rest + [target]).sorted(), board)
    if isPinned { found += PinsConstraint.violations(person, attending: rest + [target], board) }
    addDayClashes(target, to: &found)
    found += absence
    if board.meetsWhenClosed(target, person) {
      found += AbsenceConstraint.violations(person, in: target, board)
    }
    addStudyHours(target, to: &found)
    prerequisites.add(target, to: &found)
    found += role
    if !isEligible { found += RoleConstraint.violations(person, attending: [target], board) }
    let isPlain = board.rules.maxSessionsPerDay == 1 && !intersects(target, teaching)
    found +=
      isPlain
      ? doubleRole : DoubleRoleConstraint.violations(person, attending: (rest + [target]).sorted(), board)
    return found
  }

  private func intersects(_ target: Int, _ days: [UInt64]) -> Bool {
    for word in days.indices where board.mask(target, word: word) & days[word] != 0 { return true }
    return false
  }

  // MARK: Days

  private func addDayClashes(_ target: Int, to found: inout [Violation]) {
    if board.groups[target].isApart, !intersects(target, busyRest) {
      found += dayClash
      return
    }
    let limit = board.rules.maxSessionsPerDay
    var mine = 0
    for word in busyRest.indices {
      // Days on which only the target meets matter where it meets twice.
      var days = board.mask(target, word: word)
      if board.groups[target].isApart { days &= busyRest[word] }
      while days != 0 {
        let day = word * 64 + days.trailingZeroBitCount
        days &= days - 1
        let meetings = board.groups[target].meetings
        let added = meetings.indices.filter { meetings[$0].day == day }
        mine += 1
        guard restOn[day].count + added.count > limit else { continue }
        found.append(clash(target, added, on: day))
      }
    }
    if mine == 0 || dayClash.isEmpty {
      found += dayClash
      return
    }
    found += dayClash.filter { violation in
      guard let day = violation.date.map(board.day), day >= 0 else { return true }
      return board.mask(target, word: day >> 6) & (1 << UInt64(day & 63)) == 0
    }
  }

  /// The two sessions that are named come in the order of the teams.
  private func clash(_ target: Int, _ added: [Int], on day: Int) -> Violation {
    let own = restOn[day]
    let split = own.firstIndex { $0.group > target } ?? own.endIndex
    func place(_ number: Int) -> Board.Place {
      if number < split { return own[number] }
      if number - split < added.count { return Board.Place(group: target, index: added[number - split]) }
      return own[number - added.count]
    }
    let count = own.count + added.count
    return DayClashConstraint.violation(
      person, place(0), count > 1 ? place(1).group : nil, count: count, on: board.date(of: day), board)
  }

  // MARK: Hours of study

  private func addStudyHours(_ target: Int, to found: inout [Violation]) {
    let allowance = board.names.employees[person].weeklyStudyHours
    let meetings = board.groups[target].meetings
    guard hours > .zero, let first = meetings.first?.week, let last = meetings.last?.week, first <= last
    else {
      found += studyHours
      return
    }
    var isOver = false
    for week in first...last where !(hoursRest[week] + hours).fits(in: allowance) {
      isOver = true
      break
    }
    guard isOver else {
      found += studyHours
      return
    }
    for week in hoursRest.indices {
      let total = (first...last).contains(week) ? hoursRest[week] + hours : hoursRest[week]
      if !total.fits(in: allowance) {
        found.append(StudyHoursConstraint.violation(person, week: board.firstWeek + week, total, board))
      }
    }
  }
}

/// What must come before what, for one team after another of a module.
struct SeatingPrerequisites {
  private let board: Board
  private let person: Int
  /// Modules that come first and were not passed, with the person's team in each, where there is one.
  private let needed: [(module: Module.ID, team: Int?)]
  /// The person's other teams whose modules build on this one.
  private let dependents: [Int]
  private let module: Module.ID
  /// What the other teams break, whichever team is joined.
  private let others: [Violation]

  init(_ board: Board, _ person: Int, _ module: Int, rest: [Int]) {
    self.board = board
    self.person = person
    let id = board.names.modules[module].id
    self.module = id
    let employee = board.names.employees[person]
    let hasPassed = { (module: Module.ID) in board.workspace.hasValidPass(employee, in: module) }
    needed = board.names.modules[module].requires.filter { !hasPassed($0) }.map { required in
      (required, rest.first { board.names.modules[board.groups[$0].module].id == required })
    }
    dependents =
      hasPassed(id)
      ? [] : rest.filter { board.names.modules[board.groups[$0].module].requires.contains(id) }
    others = PrerequisiteConstraint.violations(person, attending: rest, board)
      .filter { $0.otherModule != id }
  }

  func add(_ target: Int, to found: inout [Violation]) {
    found += others
    if needed.isEmpty && dependents.isEmpty { return }
    let group = board.groups[target]
    for (required, team) in needed where !ends(team, before: group) {
      found.append(
        PrerequisiteConstraint.violation(person, group, required, team.map { board.groups[$0] }, board))
    }
    for dependent in dependents where !ends(target, before: board.groups[dependent]) {
      found.append(
        PrerequisiteConstraint.violation(person, board.groups[dependent], module, group, board))
    }
  }

  private func ends(_ team: Int?, before group: Board.Group) -> Bool {
    guard let end = team.flatMap({ board.groups[$0].meetings.last?.session.date }),
      let start = group.meetings.first?.session.date
    else { return false }
    return end < start
  }
}
