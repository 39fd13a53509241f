extension Workspace {
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
        if hasValidPass(employee, in: module) {
          totals[index] += 1
          return .word("passed")
        }
        if taught[employee.id]?.contains(module) ?? false { return .word("planned") }
        return employee.passed.contains(module) ? .word("expired") : .none
      }
      let count = columns.count { hasValidPass(employee, in: $0) }
      return [.text(employee.id.rawValue), .text(employee.name)] + cells + [.share(count, of: columns.count)]
    }
    return ReportTable(
      "completion",
      columns: [.key("employee"), .key("name")]
        + columns.map { .record(id: $0.rawValue, name: modules[$0]?.name ?? $0.rawValue) } + [.key("passed")],
      rows: rows, total: [.none, .word("total")] + totals.map { .count($0) } + [.none])
  }
}
