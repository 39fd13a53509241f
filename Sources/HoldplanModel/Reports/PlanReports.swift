extension Workspace {
  /// Each department: how many of it are away at once at most, how many may be, and how many are left then.
  package func staffingReport() -> ReportTable {
    let plan = reportedPlan
    var most: [Department.ID: (away: Int, date: CalendarDate)] = [:]
    for date in Set(plan.occurrences.map(\.date)).sorted() {
      for entry in peopleAway(on: date, in: plan) where entry.away > most[entry.department]?.away ?? 0 {
        most[entry.department] = (entry.away, date)
      }
    }
    var people: [Department.ID: Int] = [:]
    for employee in employees.unordered where isActive(employee) {
      people[employee.department, default: 0] += 1
    }
    let rows = departments.sorted.map { department -> [ReportTable.Cell] in
      let (count, worst) = (people[department.id] ?? 0, most[department.id])
      let limit = rules.coverage.filter {
        $0.scope == .everyDepartment || $0.scope == .department(department.id)
      }.map { $0.mayBeAway(of: count) }.min()
      return [
        .text(department.name), .count(count), .count(worst?.away ?? 0), limit.map { .count($0) } ?? .none,
        .count(count - (worst?.away ?? 0)), worst.map { .date($0.date) } ?? .none,
      ]
    }
    return ReportTable(
      "staffing",
      columns: [
        .key("department"), .key("people"), .key("mostAway"), .key("mayBeAway"), .key("fewestPresent"),
        .key("date"),
      ], rows: rows)
  }

  /// What each team of a module must have, and what the teams have.
  package func compositionReport() -> ReportTable {
    let plan = reportedPlan
    let rows = modules.sorted.flatMap { module -> [[ReportTable.Cell]] in
      let teams = plan.teams(of: module.id).map { $0.members.compactMap { employees[$0] } }
      if teams.isEmpty { return [] }
      return groupedComposition(of: module).map { rule in
        let counts = teams.map { members in members.count { rule.kind.includes($0) } }
        return [
          .text(module.name), cell(for: rule.kind), rule.company.map { cell(for: $0.kind) } ?? .none,
          rule.minimum.map { .count($0) } ?? .none, rule.maximum.map { .count($0) } ?? .none,
          .count(counts.min() ?? 0), .count(counts.max() ?? 0), .count(teams.count),
        ]
      }
    }
    return ReportTable(
      "composition",
      columns: [
        .key("module"), .key("who"), .key("company"), .key("minimum"), .key("maximum"), .key("fewest"),
        .key("most"), .key("teams"),
      ], rows: rows)
  }

  private func cell(for kind: CompositionRule.Kind) -> ReportTable.Cell {
    switch kind {
    case .department(let id): .text(departments[id]?.name ?? id.rawValue)
    case .site(let id): .text(sites[id]?.name ?? id.rawValue)
    case .role(let id): .text(roles[id]?.name ?? id.rawValue)
    case .profession(let name), .tag(let name): .text(name)
    case .same(let trait): .text(trait.rawValue)
    }
  }

  /// How far everybody is with each module of the programmes, and how many seasons the programmes take at this
  /// season's pace.
  package func programmeReport() -> ReportTable {
    let plan = reportedPlan
    let active = employees.unordered.filter(isActive)
    var planned: [Module.ID: Set<Employee.ID>] = [:]
    for team in plan.teams.unordered { planned[team.module, default: []].formUnion(team.members) }
    var rows: [[ReportTable.Cell]] = []
    var notes: [ReportTable.Note] = []
    for programme in programmes.sorted {
      let taught = programme.modules.filter { !(planned[$0] ?? []).isEmpty }.count
      for module in programme.modules.compactMap({ modules[$0] }) {
        let people = active.filter { module.isEligible($0.role) }
        let passed = people.count { hasValidPass($0, in: module) }
        let seated = people.count {
          planned[module.id]?.contains($0.id) ?? false && !hasValidPass($0, in: module)
        }
        rows.append([
          .text(programme.name), .text(module.id.rawValue), .text(module.name), .count(passed),
          .count(seated),
          .count(people.count - passed - seated),
        ])
      }
      guard taught > 0 else { continue }
      let seasons = (programme.modules.count + taught - 1) / taught
      notes.append(
        ReportTable.Note(
          "programme",
          [
            "programme": .text(programme.name), "modules": .count(programme.modules.count),
            "now": .count(taught), "seasons": .count(seasons),
          ]))
    }
    return ReportTable(
      "programmes",
      columns: [
        .key("programme"), .key("module"), .key("name"), .key("passed"), .key("planned"), .key("missing"),
      ], rows: rows, notes: notes)
  }

  /// The seats of all groups by role, how many people hold them, and how many seats one of them has.
  package func seatReport() -> ReportTable {
    var seats: [JobRole.ID: [Employee.ID?]] = [:]
    for seat in series.unordered.flatMap(\.seats) {
      if let role = seat.role { seats[role, default: []].append(seat.employee) }
    }
    let rows = seats.sorted { $0.key < $1.key }.map { role, holders -> [ReportTable.Cell] in
      let counts = Dictionary(grouping: holders.compactMap { $0 }) { $0 }.mapValues(\.count)
      return [
        .text(roles[role]?.name ?? role.rawValue), .count(holders.count), .count(counts.count),
        .unlessZero(holders.count { $0 == nil }), .count(counts.values.min() ?? 0),
        .count(counts.values.max() ?? 0),
      ]
    }
    // Groups that have the same seats, such as one for each case.
    let alike = Dictionary(grouping: series.unordered.filter { $0.seats.contains { $0.role != nil } }) {
      $0.seats.compactMap(\.role).sorted()
    }
    let notes = alike.filter { $0.value.count > 1 && $0.key.count > 1 }
      .sorted { $0.value.count > $1.value.count }.map { roles, groups in
        ReportTable.Note(
          "sameSeats",
          [
            "groups": .count(groups.count), "each": .count(roles.count),
            "seats": .count(groups.reduce(0) { $0 + $1.seats.count { $0.role != nil } }),
            "people": .count(Set(groups.flatMap(\.participants)).count),
          ])
      }
    return ReportTable(
      "seats",
      columns: [
        .key("role"), .key("seats"), .key("people"), .key("vacant"), .key("fewest"), .key("most"),
      ],
      rows: rows,
      total: [
        .word("total"), .count(seats.values.reduce(0) { $0 + $1.count }),
        .count(Set(seats.values.flatMap { $0.compactMap { $0 } }).count), .none, .none, .none,
      ], notes: notes)
  }
}
