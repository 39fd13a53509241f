extension Workspace {
  /// The last plan that was announced in each closed season, oldest first.
  package var closedPlans: [(season: Season, plan: Plan)] {
    closedSeasons.compactMap { closed in
      publications.last { $0.number <= closed.lastPublication && $0.number > previousLast(before: closed) }
        .map { (closed.season, $0.plan) }
    }
  }

  private func previousLast(before closed: ClosedSeason) -> Int {
    closedSeasons.prefix { $0 != closed }.last?.lastPublication ?? 0
  }

  /// How many pairs of people from different departments met in a team for the first time, season by season
  /// and in all, and how many met again.
  package func acquaintanceReport() -> ReportTable {
    var met: Set<WorkerPair> = []
    var rows: [[ReportTable.Cell]] = []
    var again = 0
    for (season, plan) in closedPlans + [(self.season, reportedPlan)] where !plan.teams.isEmpty {
      let pairs = acquaintances(in: plan)
      let old = pairs.intersection(met).count
      again += old
      met.formUnion(pairs)
      rows.append([.text(season.name), .count(plan.teams.count), .count(pairs.count - old), .count(old)])
    }
    return ReportTable(
      "acquaintance", columns: [.key("season"), .key("teams"), .key("metFirst"), .key("metAgain")],
      rows: rows,
      total: [.word("total"), .none, .count(met.count), .count(again)])
  }

  /// The pairs of people from different departments who share a team of a plan.
  package func acquaintances(in plan: Plan) -> Set<WorkerPair> {
    var pairs: Set<WorkerPair> = []
    for team in plan.teams.unordered {
      let people = team.members.compactMap { employees[$0] }
      for (index, one) in people.enumerated() {
        for other in people[(index + 1)...] where one.department != other.department {
          if let pair = WorkerPair(one.id, other.id) { pairs.insert(pair) }
        }
      }
    }
    return pairs
  }

  /// Who has which modules: passed, or taught in this plan. One column for each module of the programmes, or
  /// for every module where there are no programmes.
  package func completionMatrix(manager: Employee.ID? = nil) -> ReportTable {
    let listed = programmes.sorted.flatMap(\.modules)
    var seen: Set<Module.ID> = []
    let columns = (listed.isEmpty ? modules.sorted.map(\.id) : listed).filter { seen.insert($0).inserted }
    let plan = reportedPlan
    var taught: [Employee.ID: Set<Module.ID>] = [:]
    for team in plan.teams.unordered {
      for member in team.members { taught[member, default: []].insert(team.module) }
    }
    var totals = columns.map { _ in 0 }
    let rows = reportedPeople(manager: manager).map { employee -> [ReportTable.Cell] in
      let cells = columns.enumerated().map { index, module -> ReportTable.Cell in
        if isPassed(module, by: employee) {
          totals[index] += 1
          return .word("passed")
        }
        if taught[employee.id]?.contains(module) ?? false { return .word("planned") }
        return employee.passed.contains(module) ? .word("expired") : .none
      }
      let count = columns.count { isPassed($0, by: employee) }
      return [.text(employee.id.rawValue), .text(employee.name)] + cells + [.share(count, of: columns.count)]
    }
    return ReportTable(
      "completion",
      columns: [.key("employee"), .key("name")]
        + columns.map { .record(id: $0.rawValue, name: modules[$0]?.name ?? $0.rawValue) } + [.key("passed")],
      rows: rows, total: [.none, .word("total")] + totals.map { .count($0) } + [.none])
  }

  /// Whether somebody has passed a module, and the pass has not run out.
  private func isPassed(_ module: Module.ID, by employee: Employee) -> Bool {
    modules[module].map { hasValidPass(employee, in: $0) } ?? employee.passed.contains(module)
  }

  /// Each rota: how many duties each worker has, and in the notes how many different pairs there are.
  package func pairReport() -> ReportTable {
    var rows: [[ReportTable.Cell]] = []
    var notes: [ReportTable.Note] = []
    for rota in rotas.sorted {
      let standing = rota.standing(in: self)
      for worker in rota.workers.sorted() {
        let partners = Set(
          rota.duties.compactMap(\.pair).filter { $0.contains(worker) }
            .map { $0.first == worker ? $0.second : $0.first })
        rows.append([
          .text(rota.name), .text(worker.rawValue), .text(employees[worker]?.name ?? worker.rawValue),
          .text(employees[worker]?.profession ?? ""), .count(standing.loads[worker] ?? 0),
          .count(partners.count),
        ])
      }
      notes.append(contentsOf: standing.notes(named: rota.name))
      if !rota.forbidsSameProfession {
        var strict = rota
        strict.forbidsSameProfession = true
        let values: [String: ReportTable.Cell] = ["count": .count(strict.allowedPairs(in: self).count)]
        notes.append(ReportTable.Note("otherProfession", values))
      }
    }
    return ReportTable(
      "pairs",
      columns: [
        .key("rota"), .key("employee"), .key("name"), .key("profession"), .key("duties"), .key("partners"),
      ], rows: rows, notes: notes)
  }

  /// Each quota: what has been counted, and whether it is kept. 13.95 % is not 14 %.
  package func quotaReport(in dates: DateRange? = nil) -> ReportTable {
    var notes: [ReportTable.Note] = []
    let rows = quotas.sorted.map { quota -> [ReportTable.Cell] in
      let standing = quota.standing(in: dates)
      for entry in quota.entries where dates?.contains(entry.date) ?? true {
        guard !quota.minimum.isKept(by: entry.part, of: entry.whole) else { continue }
        let values: [String: ReportTable.Cell] = [
          "date": .date(entry.date), "counted": .share(entry.part, of: entry.whole),
          "minimum": .text(percentage(quota.minimum)),
        ]
        notes.append(ReportTable.Note("quotaBelow", values))
      }
      return [
        .text(quota.name), .text(percentage(quota.minimum)), .share(standing.part, of: standing.whole),
        .word(standing.isKept ? "kept" : "notKept"),
      ]
    }
    return ReportTable(
      "quotas", columns: [.key("quota"), .key("minimum"), .key("counted"), .key("state")], rows: rows,
      notes: notes)
  }

  private func percentage(_ share: Share) -> String {
    let hundredths = Int((share.value * 10_000).rounded())
    return hundredths % 100 == 0 ? "\(hundredths / 100) %" : "\(hundredths / 100),\(hundredths % 100) %"
  }
}

extension PairStanding {
  fileprivate func notes(named rota: String) -> [ReportTable.Note] {
    let values: [String: ReportTable.Cell] = [
      "rota": .text(rota), "cases": .count(cases), "duties": .count(duties), "pairs": .count(pairs),
      "possible": .count(possiblePairs), "target": .count(targetPairs ?? pairs),
      "fewest": .count(loads.values.min() ?? 0), "most": .count(loads.values.max() ?? 0),
    ]
    var notes = [ReportTable.Note("pairs", values)]
    if isTargetOutOfReach { notes.append(ReportTable.Note("targetOutOfReach", values)) }
    if !unpaired.isEmpty {
      notes.append(ReportTable.Note("unpaired", ["cases": .text(unpaired.joined(separator: ", "))]))
    }
    return notes
  }
}
