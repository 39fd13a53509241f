extension Workspace {
  /// Everything in the workspace that cannot be as it is, in full: first the organisation, season and rules,
  /// then the records in the order of their kinds and identifiers, then what concerns several of them.
  ///
  /// Earlier publications and attendance are history: they may name what no longer exists.
  package func problems() -> [ModelProblem] {
    var found = organisationProblems() + seasonProblems() + rulesProblems()
    for record in allRecords() { found += problems(of: record) }
    found += managerCycles(from: employees.sorted.map(\.id))
    found += prerequisiteCycles(from: modules.sorted.map(\.id))
    found += teamTitleProblems(in: nil)
    found += problems(of: pins) + pinContradictions(with: nil)
    found += publicationNumberProblems() + latestPublicationProblems()
    for mark in attendance {
      var findings = Findings(about: .employee(mark.employee))
      mark.checkByItself(&findings)
      found += findings.problems
    }
    for result in examResults {
      var findings = Findings(about: .employee(result.employee))
      result.checkByItself(&findings)
      found += findings.problems
    }
    for access in accesses {
      var findings = Findings(about: nil)
      access.check(in: self, &findings)
      found += findings.problems
    }
    return found
  }

  /// The problems of what a change has touched, after it was made; the same problems in the same order as
  /// `problems()` would list them, but found by looking at no more than may have been spoilt.
  func problems(leftBy change: Change) -> [ModelProblem] {
    let touched = Touched(by: change)
    var found: [ModelProblem] = []
    if touched.organisation { found += organisationProblems() }
    if touched.season { found += seasonProblems() }
    if touched.rules || touched.hasRemovals { found += rulesProblems() }
    let references = touched.records.union(dependents(of: touched)).sorted()
    for reference in references {
      if let record = record(reference) { found += problems(of: record) }
    }
    found += managerCycles(from: references.compactMap { if case .employee(let id) = $0 { id } else { nil } })
    found += prerequisiteCycles(
      from: references.compactMap { if case .module(let id) = $0 { id } else { nil } })
    if touched.teams { found += teamTitleProblems(in: modulesOfTeams(among: references)) }
    let concernsAllPins = touched.teams || touched.season || touched.hasRemovals || touched.touchesModules
    found += problems(of: concernsAllPins ? pins : touched.pins.intersection(pins))
    if !touched.pins.isEmpty { found += pinContradictions(with: touched.pins.intersection(pins)) }
    if touched.publications { found += latestPublicationProblems() }
    let earlier = attendance.count - touched.marks.count
    for mark in touched.marks {
      var findings = Findings(about: .employee(mark.employee))
      mark.check(in: self, after: earlier, &findings)
      found += findings.problems
    }
    return found + problemsBesidePlan(leftBy: touched)
  }

  private func problemsBesidePlan(leftBy touched: Touched) -> [ModelProblem] {
    var found: [ModelProblem] = []
    // What a later part of the same group took back again needs no check.
    for seat in touched.seats where guestSeats.contains(seat) {
      var findings = Findings(about: .employee(seat.employee))
      seat.check(in: self, &findings)
      found += findings.problems
    }
    for result in touched.results {
      var findings = Findings(about: .employee(result.employee))
      result.check(in: self, &findings)
      found += findings.problems
    }
    for access in touched.accesses where accesses.contains(access) {
      var findings = Findings(about: nil)
      access.check(in: self, &findings)
      found += findings.problems
    }
    return found
  }

  /// What is wrong with one record by itself and in what it refers to.
  package func problems(of record: Record) -> [ModelProblem] {
    var findings = Findings(about: record.reference)
    findings.checkIdentifier(record.reference.identifier)
    switch record {
    case .site(let site): site.check(&findings)
    case .department(let department): department.check(&findings)
    case .role(let role): role.check(&findings)
    case .employee(let employee): employee.check(&findings)
    case .programme(let programme): programme.check(&findings)
    case .module(let module): module.check(in: self, &findings)
    case .room(let room): room.check(&findings)
    case .instructor(let instructor): instructor.check(&findings)
    case .waiver(let waiver): waiver.check(&findings)
    case .series(let series): series.check(&findings)
    case .meeting(let meeting): meeting.check(in: self, &findings)
    case .rota(let rota): rota.check(&findings)
    case .quota(let quota): quota.check(&findings)
    case .competence(let competence): competence.check(&findings)
    case .profile(let profile): profile.check(&findings)
    case .goal(let goal): goal.check(&findings)
    case .fund(let fund): fund.check(&findings)
    case .expense(let expense): expense.check(&findings)
    case .team(let team): team.check(in: self, &findings)
    }
    record.forEachLink { field, target in
      if !contains(target) { findings.report(field, .unknown(target)) }
    }
    return findings.problems
  }

  private func organisationProblems() -> [ModelProblem] {
    var findings = Findings(about: nil)
    findings.checkName(name)
    return findings.problems
  }

  private func seasonProblems() -> [ModelProblem] {
    var findings = Findings(about: nil)
    season.check(&findings)
    return findings.problems
  }

  private func rulesProblems() -> [ModelProblem] {
    var findings = Findings(about: nil)
    rules.check(&findings)
    rules.forEachLink { field, target in
      if !contains(target) { findings.report(field, .unknown(target)) }
    }
    return findings.problems
  }

  /// Records that a change did not name but may have spoilt: a season's slots are used by modules and
  /// teams, and a module's sessions by its teams.
  private func dependents(of touched: Touched) -> Set<RecordReference> {
    var result: Set<RecordReference> = []
    if touched.season { result.formUnion(modules.unordered.map { .module($0.id) }) }
    if touched.season || touched.draft {
      result.formUnion(draft.teams.unordered.map { .team($0.id) })
    } else if touched.touchesModules {
      for team in draft.teams.unordered where touched.records.contains(.module(team.module)) {
        result.insert(.team(team.id))
      }
    }
    return result
  }

  private func modulesOfTeams(among references: [RecordReference]) -> Set<Module.ID> {
    Set(references.compactMap { if case .team(let id) = $0 { draft.teams[id]?.module } else { nil } })
  }
}
