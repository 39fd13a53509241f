import HoldplanModel

/// Employees and their leave.
extension FormMaker {
  func employeeFields(_ id: String?) -> [Field] {
    let person = id.flatMap { workspace.employees[.init($0)] }
    return [
      identifierField(id), .text("name", person?.name ?? ""),
      oneOf("department", person?.department, workspace.departments, isOptional: false) { $0.name },
      oneOf("site", person?.site, workspace.sites, isOptional: true) { $0.name },
      oneOf("role", person?.role, workspace.roles, isOptional: true) { $0.name },
      .text("manager", person?.manager?.rawValue ?? ""), .text("email", person?.email ?? ""),
      .text("employedFrom", typed(person?.employedFrom)), .text("employedTo", typed(person?.employedTo)),
      .text("weeklyStudyHours", text(person?.weeklyStudyHours ?? .zero)),
      .text("unavailableWeekdays", text(of: person?.unavailableWeekdays ?? [])),
      .text("leave", text(of: person?.leave ?? [])),
      .text(
        "wishedFreeDates",
        text(of: DateRange.merged((person?.wishedFreeDates ?? []).map(DateRange.init(day:))))),
      .text("required", text(of: person?.required ?? [])),
      .text("passed", text(of: (person?.passed ?? []).sorted())),
    ] + choiceFields(person?.choice ?? .none) + [
      .text("profession", person?.profession ?? ""),
      .text("tags", (person?.tags ?? []).sorted().joined(separator: ", ")),
      .text("levels", text(of: person?.levels ?? [:])),
    ]
  }

  func leaveFields(_ employee: Employee.ID?) -> [Field] {
    [
      .text("employee", employee?.rawValue ?? ""),
      .choice(
        "leaveKind", "request",
        ["request", "absence", "cancel"].map {
          Field.Choice(id: $0, label: words["leaveKind.\($0)"])
        }),
      .text("from", ""), .text("to", ""),
    ]
  }
}

extension FormReader {
  mutating func employee(_ id: String?) -> Record? {
    let new = self.id(isNew: id == nil, in: workspace.employees)
    let department = required("department")
    func optional<Subject>(_ name: String) -> Identifier<Subject>? {
      value(name).isEmpty ? nil : Identifier(value(name))
    }
    let passed = Set(identifiers("passed", of: workspace.modules) { $0.name })
    // The days on which modules were passed are in no form, and stay with those that are.
    let days = (id.flatMap { workspace.employees[.init($0)] }?.passedOn ?? [:])
      .filter { passed.contains($0.key) }
    let person = Employee(
      id: new, name: required("name"), department: .init(department), site: optional("site"),
      role: optional("role"), manager: identifier("manager", of: workspace.employees) { $0.name },
      email: value("email"), employedFrom: date("employedFrom"), employedTo: date("employedTo"),
      weeklyStudyHours: hours("weeklyStudyHours"), unavailableWeekdays: weekdays("unavailableWeekdays"),
      leave: ranges("leave"), passed: passed, passedOn: days, profession: value("profession"),
      tags: Set(value("tags").split(separator: ",").map { String($0).trimmed }.filter { !$0.isEmpty }),
      levels: levels("levels"),
      required: identifiers("required", of: workspace.modules) { $0.name }, choice: choice(),
      wishedFreeDates: dates("wishedFreeDates"))
    if !person.email.isEmpty, !Employee.isAddress(person.email) {
      report("email", words["import.issue.noAddress"] + " " + words["import.remedy.noAddress"])
    }
    return .employee(person)
  }

  /// A request is refused on teaching days of the published plan; absence is noted whatever the plan says.
  mutating func leave() -> Change? {
    _ = required("employee")
    guard let id = identifier("employee", of: workspace.employees, named: { $0.name }),
      let from = requiredDate("from")
    else { return nil }
    let to = date("to") ?? from
    guard let range = DateRange(from: from, to: to) else {
      report("to", words["issue.outOfOrder", ["first": words.date(from), "second": words.date(to)]])
      return nil
    }
    do throws(ChangeError) {
      return try leave(value("leaveKind"), of: id, on: range)
    } catch {
      report("employee", describe(error, in: workspace, words: words))
      return nil
    }
  }

  mutating func leave(_ kind: String, of person: Employee.ID, on range: DateRange)
    throws(ChangeError) -> Change?
  {
    if kind == "cancel" { return try workspace.cancelLeave(for: person, range) }
    if kind == "absence" { return try workspace.recordLeave(for: person, range, today: today).change }
    switch try workspace.leaveDecision(for: person, range, today: today) {
    case .granted(let change): return change
    case .refused(let conflicts):
      if let first = conflicts.first { report("from", refusal(first)) }
      return nil
    }
  }

  /// Why leave cannot be granted: the session, the rule's source, and the teams that would free the person.
  private func refusal(_ conflict: LeaveConflict) -> String {
    let teams = conflict.parallelTeams.map { workspace.name(of: $0, words) }
    let ways =
      teams.isEmpty ? words["leave.noTeam"] : words["leave.otherTeams", ["teams": words.listed(teams)]]
    return words[
      conflict.source.isEmpty ? "leave.refused" : "leave.refusedBy",
      [
        "date": words.dayAndDate(conflict.occurrence.date),
        "module": workspace.name(of: conflict.occurrence.module), "source": shown(conflict.source),
      ]] + " " + ways
  }
}
