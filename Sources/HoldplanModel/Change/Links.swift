extension Record {
  /// Calls `visit` with everything that the record refers to and that has to exist, and the field that does it.
  ///
  /// This is the one list of references: what is missing, and what is still in use, both follow from it.
  /// Waivers may name teams that a later draft no longer has, so those aren't listed.
  func forEachLink(_ visit: (_ field: String, _ target: RecordReference) -> Void) {
    switch self {
    case .site, .department, .role, .competence, .quota: break
    case .employee(let employee): employee.forEachLink(visit)
    case .programme(let programme): programme.modules.forEach { visit("modules", .module($0)) }
    case .module(let module): module.forEachLink(visit)
    case .room(let room): if let site = room.site { visit("site", .site(site)) }
    case .instructor(let instructor):
      if let employee = instructor.employee { visit("employee", .employee(employee)) }
    case .waiver(let waiver): waiver.forEachLink(visit)
    case .series(let series): series.forEachLink(visit)
    case .meeting(let meeting): meeting.forEachLink(visit)
    case .rota(let rota): rota.forEachLink(visit)
    case .profile(let profile): profile.forEachLink(visit)
    case .goal(let goal): goal.forEachLink(visit)
    case .fund(let fund): fund.modules.forEach { visit("modules", .module($0)) }
    case .expense(let expense): expense.forEachLink(visit)
    case .team(let team): team.forEachLink(visit)
    }
  }
}

extension Employee {
  func forEachLink(_ visit: (_ field: String, _ target: RecordReference) -> Void) {
    visit("department", .department(department))
    if let site { visit("site", .site(site)) }
    if let role { visit("role", .role(role)) }
    if let manager { visit("manager", .employee(manager)) }
    for module in passed.sorted() { visit("passed", .module(module)) }
    for module in required { visit("required", .module(module)) }
    for module in choice.from { visit("choice", .module(module)) }
    for competence in levels.keys.sorted() { visit("levels", .competence(competence)) }
    for module in choice.cost.keys.sorted() where !choice.from.contains(module) {
      visit("choice", .module(module))
    }
  }
}

extension Module {
  func forEachLink(_ visit: (_ field: String, _ target: RecordReference) -> Void) {
    for module in requires { visit("requires", .module(module)) }
    for role in (eligibleRoles ?? []).sorted() { visit("eligibleRoles", .role(role)) }
    for instructor in instructors { visit("instructors", .instructor(instructor)) }
    for room in rooms { visit("rooms", .room(room)) }
    for rule in composition {
      for kind in [rule.kind, rule.company?.kind].compactMap({ $0 }) {
        switch kind {
        case .department(let id): visit("composition", .department(id))
        case .site(let id): visit("composition", .site(id))
        case .role(let id): visit("composition", .role(id))
        case .profession, .tag, .same: break
        }
      }
    }
    for competence in raises.keys.sorted() { visit("raises", .competence(competence)) }
    switch audience {
    case .listed, .everyone: break
    case .departments(let ids): for id in ids.sorted() { visit("audience", .department(id)) }
    case .roles(let ids): for id in ids.sorted() { visit("audience", .role(id)) }
    }
  }
}

extension Waiver {
  func forEachLink(_ visit: (_ field: String, _ target: RecordReference) -> Void) {
    switch subject {
    case .department(let id): visit("subject", .department(id))
    case .site(let id): visit("subject", .site(id))
    case .module(let id): visit("subject", .module(id))
    case .series(let id): visit("subject", .series(id))
    case .rota(let id): visit("subject", .rota(id))
    case .quota(let id): visit("subject", .quota(id))
    case .employee(let id, let module):
      visit("subject", .employee(id))
      if let module { visit("subject", .module(module)) }
    case .team, .everything: break
    }
  }
}

extension Team {
  func forEachLink(_ visit: (_ field: String, _ target: RecordReference) -> Void) {
    visit("module", .module(module))
    for session in sessions {
      visit("sessions", .room(session.room))
      visit("sessions", .instructor(session.instructor))
    }
    for member in members { visit("members", .employee(member)) }
  }
}

extension MeetingSeries {
  func forEachLink(_ visit: (_ field: String, _ target: RecordReference) -> Void) {
    for seat in seats {
      if let role = seat.role { visit("seats", .role(role)) }
      if let employee = seat.employee { visit("seats", .employee(employee)) }
    }
  }
}

extension Meeting {
  func forEachLink(_ visit: (_ field: String, _ target: RecordReference) -> Void) {
    visit("series", .series(series))
    for mark in marks { visit("marks", .employee(mark.employee)) }
  }
}

extension PairRota {
  func forEachLink(_ visit: (_ field: String, _ target: RecordReference) -> Void) {
    for worker in workers { visit("workers", .employee(worker)) }
    for pair in forbiddenPairs {
      visit("forbiddenPairs", .employee(pair.first))
      visit("forbiddenPairs", .employee(pair.second))
    }
    for pair in duties.compactMap(\.pair) {
      visit("duties", .employee(pair.first))
      visit("duties", .employee(pair.second))
    }
  }
}

extension JobProfile {
  func forEachLink(_ visit: (_ field: String, _ target: RecordReference) -> Void) {
    for role in roles.sorted() { visit("roles", .role(role)) }
    for competence in required.keys.sorted() { visit("required", .competence(competence)) }
  }
}

extension Goal {
  func forEachLink(_ visit: (_ field: String, _ target: RecordReference) -> Void) {
    visit("employee", .employee(employee))
    visit("competence", .competence(competence))
    if let owner { visit("owner", .employee(owner)) }
  }
}

extension Expense {
  /// A team isn't among them: a later draft may no longer have it.
  func forEachLink(_ visit: (_ field: String, _ target: RecordReference) -> Void) {
    visit("fund", .fund(fund))
    if let module { visit("module", .module(module)) }
    if let employee { visit("employee", .employee(employee)) }
  }
}

extension Rules {
  func forEachLink(_ visit: (_ field: String, _ target: RecordReference) -> Void) {
    for rule in coverage {
      switch rule.scope {
      case .department(let id): visit("coverage", .department(id))
      case .site(let id): visit("coverage", .site(id))
      case .everyDepartment, .everySite: break
      }
    }
  }
}

extension Pin {
  /// The team isn't among them: the engine may be about to form it.
  func forEachLink(_ visit: (_ field: String, _ target: RecordReference) -> Void) {
    switch self {
    case .member(let employee, let module, _):
      visit("pins", .employee(employee))
      visit("pins", .module(module))
    case .session(_, let module, _, _, _):
      if let module { visit("pins", .module(module)) }
    }
  }
}
