extension Workspace {
  /// Hours of study by person: the weeks, what is used in all, what is granted in those weeks, and the most in
  /// one week.
  package func studyHoursReport(manager: Employee.ID? = nil) -> ReportTable {
    let plan = reportedPlan
    var sum = (weeks: 0, used: StudyHours.zero, granted: StudyHours.zero)
    let rows = reportedPeople(manager: manager).compactMap { employee -> [ReportTable.Cell]? in
      let weeks = studyWeeks(of: employee.id, in: plan)
      if weeks.isEmpty { return nil }
      let used = weeks.reduce(.zero) { $0 + $1.hours }
      let granted = employee.weeklyStudyHours * weeks.count
      sum = (sum.weeks + weeks.count, sum.used + used, sum.granted + granted)
      return [
        .text(employee.id.rawValue), .text(employee.name), .count(weeks.count), .hours(used), .hours(granted),
        .hours(weeks.map(\.hours).max() ?? .zero),
      ]
    }
    return ReportTable(
      "study-hours",
      columns: [
        .key("employee"), .key("name"), .key("weeks"), .key("used"), .key("granted"), .key("mostInAWeek"),
      ],
      rows: rows,
      total: [.none, .word("total"), .count(sum.weeks), .hours(sum.used), .hours(sum.granted), .none])
  }

  /// The same hours week by week: one row for each person and week.
  package func studyHoursByWeek(manager: Employee.ID? = nil) -> ReportTable {
    let plan = reportedPlan
    let rows = reportedPeople(manager: manager).flatMap { employee in
      studyWeeks(of: employee.id, in: plan).map { week -> [ReportTable.Cell] in
        [
          .text(employee.id.rawValue), .text(employee.name), .week(week.week), .hours(week.hours),
          .hours(employee.weeklyStudyHours),
        ]
      }
    }
    return ReportTable(
      "study-weeks",
      columns: [.key("employee"), .key("name"), .key("week"), .key("used"), .key("granted")], rows: rows)
  }

  /// The people on whom an expense was spent, by identifier.
  package func people(sharing expense: Expense) -> [Employee.ID] {
    if let employee = expense.employee { return [employee] }
    let teams = reportedPlan.teams.unordered.filter { team in
      expense.team == nil ? expense.module == team.module : expense.team == team.id
    }
    return Set(teams.flatMap(\.members)).sorted()
  }

  /// Who shares a fund: everybody in a team of its modules, by identifier.
  package func people(sharing fund: Fund) -> [Employee.ID] {
    let teams = reportedPlan.teams.unordered.filter {
      fund.modules.isEmpty || fund.modules.contains($0.module)
    }
    return Set(teams.flatMap(\.members)).sorted()
  }

  /// Each fund: its amount, what is spent of it and what is left, and the shares of those it is for.
  package func fundingReport() -> ReportTable {
    var sum = (amount: Money.zero, spent: Money.zero)
    let rows = funds.sorted.map { fund -> [ReportTable.Cell] in
      let spent = expenses.unordered.filter { $0.fund == fund.id }.reduce(.zero) { $0 + $1.amount }
      let shares = fund.amount.shares(people(sharing: fund).count)
      sum = (sum.amount + fund.amount, sum.spent + spent)
      return [
        .text(fund.id.rawValue), .text(fund.name), .word("fund.\(fund.kind.rawValue)"), .money(fund.amount),
        .money(spent), .money(fund.amount - spent), .count(shares.count),
      ]
    }
    return ReportTable(
      "funding",
      columns: [
        .key("fund"), .key("name"), .key("kind"), .key("amount"), .key("spent"), .key("left"), .key("people"),
      ], rows: rows,
      total: [
        .none, .word("total"), .none, .money(sum.amount), .money(sum.spent), .money(sum.amount - sum.spent),
        .none,
      ],
      notes: funds.sorted.flatMap(shareNotes))
  }

  /// How a fund is shared to the last øre: so many shares of this amount and so many of that.
  private func shareNotes(of fund: Fund) -> [ReportTable.Note] {
    let shares = fund.amount.shares(people(sharing: fund).count)
    guard let small = shares.first, let large = shares.last else { return [] }
    let smaller = shares.filter { $0 == small }.count
    var values: [String: ReportTable.Cell] = [
      "fund": .text(fund.name), "amount": .money(fund.amount), "people": .count(shares.count),
      "smaller": .count(smaller), "small": .money(small),
    ]
    if small == large { return [ReportTable.Note("equalShares", values)] }
    values["larger"] = .count(shares.count - smaller)
    values["large"] = .money(large)
    return [ReportTable.Note("shares", values)]
  }

  /// What has been spent on each module, team or person. An expense of a team or module is shared by its
  /// people to the last øre; what names nothing stands in a row of its own.
  package func spendingReport(by subject: SpendingSubject) -> ReportTable {
    var spent: [String: Money] = [:]
    func add(_ amount: Money, to id: String?) { spent[id ?? ""] = (spent[id ?? ""] ?? .zero) + amount }
    for expense in expenses.sorted {
      switch subject {
      case .module: add(expense.amount, to: expense.module?.rawValue)
      case .team: add(expense.amount, to: expense.team?.rawValue)
      case .person:
        let people = people(sharing: expense)
        if people.isEmpty { add(expense.amount, to: nil) }
        for (person, share) in zip(people, expense.amount.shares(people.count)) {
          add(share, to: person.rawValue)
        }
      }
    }
    let rows = spent.keys.sorted().map { id -> [ReportTable.Cell] in
      [
        id.isEmpty ? .word("unassigned") : .text(id), .text(name(of: subject, id)),
        .money(spent[id] ?? .zero),
      ]
    }
    return ReportTable(
      "spending", columns: [.key(subject.rawValue), .key("name"), .key("spent")], rows: rows,
      total: [.none, .word("total"), .money(spent.values.reduce(.zero, +))])
  }

  private func name(of subject: SpendingSubject, _ id: String) -> String {
    switch subject {
    case .module: modules[Module.ID(id)]?.name ?? ""
    case .team: reportedPlan.teams[Team.ID(id)].flatMap { modules[$0.module]?.name } ?? ""
    case .person: employees[Employee.ID(id)]?.name ?? ""
    }
  }
}

/// By what spending is added up.
package enum SpendingSubject: String, CaseIterable, Sendable { case module, team, person = "employee" }
