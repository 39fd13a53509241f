/// What somebody lacks of what the job needs.
package struct CompetenceGap: Hashable, Sendable {
  package var employee: Employee.ID
  package var competence: Competence.ID
  package var required: Int
  package var current: Int

  /// How many levels are missing.
  package var size: Int { max(0, required - current) }
}

/// People who lack the same level of a competence: together they may be a team of their own.
package struct CompetenceDemand: Equatable, Sendable {
  package var competence: Competence.ID
  package var level: Int
  /// By identifier.
  package var people: [Employee.ID]
  /// The modules that raise the competence this far.
  package var modules: [Module.ID]
}

extension Workspace {
  /// How many people with the same gap are worth a team in house.
  package static let inHouseThreshold = 8

  /// The levels that an employee's job needs; of several profiles with the role the highest count.
  package func requiredLevels(of employee: Employee) -> [Competence.ID: Int] {
    guard let role = employee.role else { return [:] }
    var required: [Competence.ID: Int] = [:]
    for profile in profiles.unordered where profile.roles.contains(role) {
      required.merge(profile.required, uniquingKeysWith: max)
    }
    return required
  }

  /// What an employee lacks, by competence.
  package func gaps(of employee: Employee) -> [CompetenceGap] {
    requiredLevels(of: employee).map { competence, required in
      CompetenceGap(
        employee: employee.id, competence: competence, required: required,
        current: employee.levels[competence] ?? 0)
    }
    .filter { $0.size > 0 }.sorted { $0.competence < $1.competence }
  }

  /// Who lacks what, the most wanted first.
  package func competenceDemand() -> [CompetenceDemand] {
    struct Need: Hashable {
      let competence: Competence.ID
      let level: Int
    }
    var people: [Need: [Employee.ID]] = [:]
    for employee in employees.sorted where isActive(employee) {
      for gap in gaps(of: employee) {
        people[Need(competence: gap.competence, level: gap.required), default: []].append(employee.id)
      }
    }
    return people.map { need, people in
      CompetenceDemand(
        competence: need.competence, level: need.level, people: people,
        modules: modules.sorted.filter { ($0.raises[need.competence] ?? 0) >= need.level }.map(\.id))
    }
    .sorted { ($1.people.count, $0.competence, $0.level) < ($0.people.count, $1.competence, $1.level) }
  }

  /// Everybody's gaps, one row for each: proposed teams of at least `threshold` first in the notes, and who
  /// has a gap that too few share.
  package func gapReport(manager: Employee.ID? = nil, threshold: Int = inHouseThreshold) -> ReportTable {
    let demand = competenceDemand()
    var shared: [CompetenceGap: Int] = [:]
    for need in demand {
      for person in need.people {
        guard let employee = employees[person] else { continue }
        for gap in gaps(of: employee) where gap.competence == need.competence {
          shared[gap] = need.people.count
        }
      }
    }
    let rows = reportedPeople(manager: manager).flatMap { employee in
      gaps(of: employee).map { gap -> [ReportTable.Cell] in
        [
          .text(employee.id.rawValue), .text(employee.name),
          .text(departments[employee.department]?.name ?? employee.department.rawValue),
          .text(competences[gap.competence]?.name ?? gap.competence.rawValue), .count(gap.required),
          .count(gap.current), .count(gap.size),
          .word(shared[gap] ?? 0 >= threshold ? "inHouse" : "individual"),
        ]
      }
    }
    let listed = Set(rows.map { $0[0] })
    let notes = demand.filter { manager == nil || $0.people.contains { listed.contains(.text($0.rawValue)) } }
      .map { need in
        ReportTable.Note(
          need.people.count < threshold ? "individual" : need.modules.isEmpty ? "inHouse" : "inHouseModule",
          [
            "competence": .text(competences[need.competence]?.name ?? need.competence.rawValue),
            "level": .count(need.level), "count": .count(need.people.count),
            "module": .text(need.modules.compactMap { modules[$0]?.name }.joined(separator: ", ")),
          ])
      }
    return ReportTable(
      "gaps",
      columns: [
        .key("employee"), .key("name"), .key("department"), .key("competence"), .key("required"),
        .key("current"), .key("gap"), .key("proposal"),
      ], rows: rows, notes: notes)
  }

  /// A heat map, people down and competences across: the level somebody has, the one that the job needs, and
  /// how much is missing.
  package func competenceMatrix(manager: Employee.ID? = nil) -> ReportTable {
    let all = competences.sorted
    let rows = reportedPeople(manager: manager).map { employee -> [ReportTable.Cell] in
      let required = requiredLevels(of: employee)
      return [.text(employee.id.rawValue), .text(employee.name)]
        + all.map { competence in
          let current = employee.levels[competence.id] ?? 0
          if required[competence.id] == nil, current == 0 { return .none }
          return .level(current, required: required[competence.id])
        }
    }
    return ReportTable(
      "profiles",
      columns: [.key("employee"), .key("name")] + all.map { .record(id: $0.id.rawValue, name: $0.name) },
      rows: rows)
  }

  /// Goals by their owner: due, to be followed up, without a date, reached.
  package func goalReport(owner: Employee.ID? = nil, today: CalendarDate) -> ReportTable {
    let all = goals.sorted.map { (goal: $0, owner: self.owner(of: $0)) }
      .filter { owner == nil || $0.owner == owner }
      .sorted { ($0.owner?.rawValue ?? "", $0.goal.id) < ($1.owner?.rawValue ?? "", $1.goal.id) }
    let rows = all.map { entry -> [ReportTable.Cell] in
      let goal = entry.goal
      return [
        .text(entry.owner.flatMap { employees[$0]?.name } ?? ""),
        .text(employees[goal.employee]?.name ?? goal.employee.rawValue),
        .text(competences[goal.competence]?.name ?? goal.competence.rawValue), .count(goal.level),
        goal.due.map { .date($0) } ?? .none, goal.followUp.map { .date($0) } ?? .none,
        .word("goal.\(goal.state(on: today).rawValue)"),
      ]
    }
    let open = all.filter { $0.goal.signOff == nil }
    let notes = [
      ReportTable.Note(
        "goals",
        [
          "open": .count(open.count),
          "overdue": .count(open.filter { $0.goal.state(on: today) == .overdue }.count),
          "undated": .count(open.filter { $0.goal.due == nil }.count),
          "reached": .count(all.count - open.count),
        ])
    ]
    return ReportTable(
      "goals",
      columns: [
        .key("owner"), .key("name"), .key("competence"), .key("level"), .key("due"), .key("followUp"),
        .key("state"),
      ], rows: rows, notes: notes)
  }

  /// One row for each who manages somebody: their people, what those lack, and the goals to be followed up.
  package func leaderReport(today: CalendarDate) -> ReportTable {
    let leaders = Employee.inNameOrder(
      Set(employees.unordered.filter(isActive).compactMap(\.manager)).compactMap { employees[$0] })
    let owned = Dictionary(grouping: goals.unordered, by: owner(of:))
    let rows = leaders.map { leader -> [ReportTable.Cell] in
      let people = employees.unordered.filter { $0.manager == leader.id && isActive($0) }
      let gaps = people.flatMap { self.gaps(of: $0) }
      let states = (owned[leader.id] ?? []).map { $0.state(on: today) }
      func count(_ state: Goal.State) -> ReportTable.Cell { .count(states.count { $0 == state }) }
      return [
        .text(leader.id.rawValue), .text(leader.name), .count(people.count), .count(gaps.count),
        .count(gaps.reduce(0) { $0 + $1.size }), .count(states.count { $0 != .reached }), count(.overdue),
        count(.followUp), count(.undated), count(.reached),
      ]
    }
    return ReportTable(
      "leaders",
      columns: [
        .key("employee"), .key("owner"), .key("people"), .key("gaps"), .key("missingLevels"),
        .key("openGoals"), .key("overdue"), .key("followUp"), .key("undated"), .key("reached"),
      ], rows: rows)
  }

  /// The change by which a goal that has been reached is signed off: it closes the goal and raises the level.
  ///
  /// Nil while what the goal asks for has not been shown: a module that raises the competence exists, and the
  /// person has passed none that raises it this far, or the pass has lapsed. Where no module does, the manager's word is enough.
  package func signOff(_ goal: Goal, by author: String, on date: CalendarDate) -> Change? {
    guard goal.signOff == nil, var employee = employees[goal.employee] else { return nil }
    let raising = modules.unordered.filter { ($0.raises[goal.competence] ?? 0) >= goal.level }
    guard raising.isEmpty || raising.contains(where: { hasValidPass(employee, in: $0, on: date) })
    else { return nil }
    var closed = goal
    closed.signOff = SignOff(author: author, date: date)
    employee.levels[goal.competence] = max(employee.levels[goal.competence] ?? 0, goal.level)
    return .group([.put(.employee(employee)), .put(.goal(closed))])
  }
}

extension Goal {
  package enum State: String, CaseIterable, Sendable { case open, undated, followUp, overdue, reached }

  /// How a goal stands on a day.
  package func state(on today: CalendarDate) -> State {
    if signOff != nil { return .reached }
    guard let due else { return .undated }
    if due < today { return .overdue }
    return followUp.map { $0 <= today } ?? false ? .followUp : .open
  }
}
