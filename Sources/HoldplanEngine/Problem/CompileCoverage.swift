import HoldplanModel

extension Compiler {
  /// The group of people that a coverage rule watches by department: groups 1, 2, ... in order. Nobody watches
  /// those who are not employed this season.
  func departmentGroup(of employee: Employee) -> Int32 {
    guard workspace.isActive(employee) else { return 0 }
    return departmentIndex[employee.department].map { Int32($0 + 1) } ?? 0
  }

  func siteGroup(of employee: Employee) -> Int32 {
    guard workspace.isActive(employee), let site = employee.site, let index = siteIndex[site] else {
      return 0
    }
    return Int32(names.departments.count + index + 1)
  }

  /// The limits of each department and site on each date: the tightest of the rules that are not waived.
  func compileCoverage() -> CoverageTable {
    let groups = 1 + names.departments.count + names.sites.count
    let dates = names.dates.count
    let limit = arena.make(groups * dates, Int32.max)
    var headcount = [Int](repeating: 0, count: groups)
    for employee in names.employees where workspace.isActive(employee) {
      headcount[Int(departmentGroup(of: employee))] += 1
      headcount[Int(siteGroup(of: employee))] += 1
    }
    let waivers = workspace.waivers.unordered.filter { $0.rule == .coverage }
    for (index, id) in names.departments.enumerated() {
      let rules = workspace.rules.coverage.filter {
        $0.scope == .everyDepartment || $0.scope == .department(id)
      }
      let subjects: Set<Waiver.Subject> = [.everything, .department(id)]
      fill(
        limit, group: 1 + index, headcount[1 + index], rules, waivers.filter { subjects.contains($0.subject) }
      )
    }
    for (index, id) in names.sites.enumerated() {
      let group = 1 + names.departments.count + index
      let rules = workspace.rules.coverage.filter { $0.scope == .everySite || $0.scope == .site(id) }
      let subjects: Set<Waiver.Subject> = [.everything, .site(id)]
      fill(limit, group: group, headcount[group], rules, waivers.filter { subjects.contains($0.subject) })
    }
    return CoverageTable(groupCount: groups, limit: limit)
  }

  private func fill(
    _ limit: Flat<Int32>, group: Int, _ headcount: Int, _ rules: [CoverageRule], _ waivers: [Waiver]
  ) {
    guard let mayBeAway = rules.map({ $0.mayBeAway(of: headcount) }).min() else { return }
    for (date, day) in names.dates.enumerated()
    where !waivers.contains(where: { $0.dates?.contains(day) ?? true }) {
      limit[group * names.dates.count + date] = Int32(clamping: mayBeAway)
    }
  }
}
