import HoldplanModel

/// A smallest set of facts under which there is no place, found by setting one after another aside.
///
/// With every fact in force there is none; each fact that can be set aside without opening a place is, so that
/// of those that remain, setting any one aside opens a place (deletion filter; Chinneck and Dravnieks 1991).
enum Conflict {
  /// - Parameters:
  ///   - facts: the ones tried first are the first to go.
  ///   - hasPlace: whether there is a place while just these are in force; exact, and with fewer facts never
  ///     less.
  static func minimal(_ facts: [Fact], hasPlace: (Set<Fact>) -> Bool) -> [Fact] {
    var kept = Set(facts)
    for fact in facts {
      kept.remove(fact)
      if hasPlace(kept) { kept.insert(fact) }
    }
    return facts.filter(kept.contains)
  }
}

/// Whether and why no plan at all could give a person a place in a module.
struct PlaceCertificate {
  private let board: Board
  private let employee: Employee
  private let module: Module
  private let sequences: DateSequences
  private let facts: [Fact]
  /// For facts about dates, the dates that they close.
  private let closed: [Fact: [Bool]]

  init(_ board: Board, _ person: Int, _ index: Int) {
    self.board = board
    employee = board.employee(person)
    module = board.names.modules[index]
    let dates = board.names.dates
    sequences = DateSequences(module, dates)
    var closed: [Fact: [Bool]] = [:]
    for range in employee.leave where range.to >= board.season.start && range.from <= board.season.end {
      closed[.leave(range)] = dates.map(range.contains)
    }
    for weekday in Weekday.allCases where employee.unavailableWeekdays.contains(weekday) {
      closed[.unavailableWeekday(weekday)] = dates.map { $0.weekday == weekday }
    }
    if employee.employedFrom != nil || employee.employedTo != nil {
      let employee = employee
      closed[.employment(from: employee.employedFrom, to: employee.employedTo)] = dates.map {
        !employee.isEmployed(on: $0)
      }
    }
    if let today = board.today, let first = board.workspace.firstPlannableDate(on: today) {
      closed[.past(first)] = dates.map { $0 < first }
    }
    for group in board.names.watchers(person) where board.names.coverageLimit[group] <= 0 {
      let unit = board.names.unit(of: group)
      let fact: Fact? =
        unit.department.map { .departmentCoverage($0, nil, limit: 0) }
        ?? unit.site.map { .siteCoverage($0, nil, limit: 0) }
      if let fact { closed[fact] = dates.map { Self.isClosed($0, unit, board) } }
    }
    self.closed = closed.filter { $0.value.contains(true) }
    let unitFacts = Self.unitFacts(board, employee, module)
    facts = unitFacts + self.closed.sorted { Self.weight($0) < Self.weight($1) }.map(\.key) + [.noDates]
  }

  /// What alone closes every plan.
  private static func unitFacts(_ board: Board, _ employee: Employee, _ module: Module) -> [Fact] {
    func isWaived(_ rule: HardRule) -> Bool {
      let violation = Violation(rule, employee: employee.id, module: module.id)
      return board.waivers.contains { $0.covers(violation) }
    }
    var facts: [Fact] = []
    if module.rooms.isEmpty { facts.append(.noRooms) }
    if module.instructors.isEmpty { facts.append(.noInstructors) }
    if !module.isEligible(employee.role), !isWaived(.role) { facts.append(.role(employee.role)) }
    if !module.studyHoursPerWeek.fits(in: employee.weeklyStudyHours), !isWaived(.studyHours) {
      facts.append(.allowance(employee.weeklyStudyHours))
    }
    let wanted = board.workspace.requirement(of: employee)
    for required in module.requires.sorted()
    where !employee.passed.contains(required) && !wanted.required.contains(required)
      && !wanted.choice.from.contains(required) && !isWaived(.prerequisite)
    {
      facts.append(.prerequisite(required, nil))
    }
    return facts
  }

  private static func isClosed(
    _ date: CalendarDate, _ unit: (department: Department.ID?, site: Site.ID?), _ board: Board
  ) -> Bool {
    let violation = Violation(.coverage, date: date, department: unit.department, site: unit.site)
    return !board.waivers.contains { $0.covers(violation) }
  }

  /// Facts that close few dates are set aside first; then in a fixed order.
  private static func weight(_ entry: (key: Fact, value: [Bool])) -> (Int, String) {
    (entry.value.count { $0 }, "\(entry.key)")
  }

  private func hasPlace(_ inForce: Set<Fact>) -> Bool {
    let alone = inForce.contains { closed[$0] == nil && $0 != .noDates }
    guard !alone else { return false }
    var open = [Bool](repeating: true, count: board.names.dates.count)
    for fact in inForce {
      guard let dates = closed[fact] else { continue }
      for (index, isClosed) in dates.enumerated() where isClosed { open[index] = false }
    }
    // Without the season's limits there are dates enough for any sequence.
    return !inForce.contains(.noDates) || sequences.exists(open)
  }

  /// The facts that close every plan; empty where some plan may have a place.
  func conflict() -> [ConflictingFact] {
    let all = Set(facts)
    guard !hasPlace(all) else { return [] }
    // That the module's sessions keep their gaps and weekdays goes without saying, unless it is all there is.
    let isSeasonAtFault = !sequences.exists([Bool](repeating: true, count: board.names.dates.count))
    let order = isSeasonAtFault ? facts : facts.filter { $0 != .noDates }
    let always: Set<Fact> = isSeasonAtFault ? [] : [.noDates]
    let hasPlace: (Set<Fact>) -> Bool = { self.hasPlace($0.union(always)) }
    let kept = Conflict.minimal(order, hasPlace: hasPlace)
    return kept.map { fact in
      ConflictingFact(
        fact: fact, dates: zip(board.names.dates, closed[fact] ?? []).filter(\.1).map(\.0),
        isDecisive: hasPlace(Set(order).subtracting([fact])))
    }
  }
}

/// Why a person cannot join any team of a module as it meets now.
struct TeamConflict {
  /// By team, in the order of the numbers.
  let obstacles: [(group: Int, found: [Obstacle])]
  private let board: Board

  init(_ board: Board, _ person: Int, _ module: Int) {
    self.board = board
    let found = Obstacles(board, person)
    let own = board.groupsOf[person]
    obstacles = board.groupsIn[module].filter { !own.contains($0) }.map { ($0, found.of($0)) }
  }

  func hasPlace(_ inForce: Set<Fact>) -> Bool {
    obstacles.contains { !$0.found.contains { $0.facts.allSatisfy(inForce.contains) } }
  }

  /// The facts that close every team; empty where one is open.
  func conflict() -> [ConflictingFact] {
    if obstacles.isEmpty { return [ConflictingFact(fact: .noTeams)] }
    var closes: [Fact: Set<Int>] = [:]
    for (position, entry) in obstacles.enumerated() {
      for fact in entry.found.flatMap(\.facts) { closes[fact, default: []].insert(position) }
    }
    // What closes few teams is set aside first, so that few facts remain.
    let order = closes.sorted { ($0.value.count, "\($0.key)") < ($1.value.count, "\($1.key)") }.map(\.key)
    let all = Set(order)
    guard !hasPlace(all) else { return [] }
    let kept = Conflict.minimal(order, hasPlace: hasPlace)
    return kept.reversed().map { fact in
      ConflictingFact(
        fact: fact, teams: (closes[fact] ?? []).sorted().map { board.groups[obstacles[$0].group].id },
        dates: Set(
          obstacles.flatMap { $0.found.filter { $0.facts.contains(fact) }.compactMap(\.date) }
        ).sorted(),
        isDecisive: hasPlace(all.subtracting([fact])))
    }
  }
}
