import HoldplanModel
import HoldplanResources

/// Competences, job profiles, goals, funds and expenses.
extension FormMaker {
  /// `SAMT=3, DIGI=2`.
  func text(of levels: [Competence.ID: Int]) -> String {
    levels.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: ", ")
  }

  func competenceFields(_ id: String?) -> [Field] {
    [identifierField(id), .text("name", id.flatMap { workspace.competences[.init($0)]?.name } ?? "")]
  }

  func profileFields(_ id: String?) -> [Field] {
    let profile = id.flatMap { workspace.profiles[.init($0)] }
    return [
      identifierField(id), .text("name", profile?.name ?? ""),
      .text("roles", text(of: (profile?.roles ?? []).sorted())),
      .text("requiredLevels", text(of: profile?.required ?? [:])),
    ]
  }

  func goalFields(_ id: String?) -> [Field] {
    let goal = id.flatMap { workspace.goals[.init($0)] }
    return [
      identifierField(id), .text("employee", goal?.employee.rawValue ?? ""),
      oneOf("competence", goal?.competence, workspace.competences, isOptional: false) { $0.name },
      .text("level", text(goal?.level)), .text("owner", goal?.owner?.rawValue ?? ""),
      .text("due", typed(goal?.due)), .text("followUp", typed(goal?.followUp)),
    ]
  }

  func fundFields(_ id: String?) -> [Field] {
    let fund = id.flatMap { workspace.funds[.init($0)] }
    return [
      identifierField(id), .text("name", fund?.name ?? ""),
      .choice(
        "fundKind", (fund?.kind ?? .grant).rawValue,
        Fund.Kind.allCases.map {
          Field.Choice(id: $0.rawValue, label: words["report.word.fund.\($0.rawValue)"])
        }),
      .text("amount", text(fund?.amount)), .text("modules", text(of: fund?.modules ?? [])),
    ]
  }

  func expenseFields(_ id: String?) -> [Field] {
    let expense = id.flatMap { workspace.expenses[.init($0)] }
    return [
      identifierField(id),
      oneOf("fund", expense?.fund, workspace.funds, isOptional: false) { $0.name },
      .text("date", typed(expense?.date ?? today)), .text("text", expense?.text ?? ""),
      .text("amount", text(expense?.amount)),
      oneOf("subjectModule", expense?.module, workspace.modules, isOptional: true) { $0.name },
      .text("expenseTeam", expense?.team?.rawValue ?? ""),
      .text("employee", expense?.employee?.rawValue ?? ""),
    ]
  }

  private func text(_ amount: Money?) -> String {
    amount?.written(decimalMark: words["number.decimal"]) ?? ""
  }
}

extension FormReader {
  /// Competences with a level each, `SAMT=3, DIGI=2`; a name will do for an identifier.
  mutating func levels(_ name: String) -> [Competence.ID: Int] {
    var levels: [Competence.ID: Int] = [:]
    for part in value(name).split(separator: ",").map({ String($0).trimmed }) where !part.isEmpty {
      let ends = part.split(separator: "=", maxSplits: 1).map { String($0).trimmed }
      guard ends.count == 2, let level = Int(ends[1]), let competence = competence(ends[0]) else {
        report(name, words["form.noLevel", ["value": shown(part)]])
        continue
      }
      if levels.updateValue(level, forKey: competence) != nil {
        report(name, words["issue.duplicate", ["value": shown(part)]])
      }
    }
    return levels
  }

  private func competence(_ text: String) -> Competence.ID? {
    if workspace.competences.contains(.init(text)) { return .init(text) }
    let named = workspace.competences.sorted.filter { $0.name.lowercased() == text.lowercased() }
    return named.count == 1 ? named[0].id : nil
  }

  mutating func competence(editing id: String?) -> Record? {
    .competence(Competence(id: self.id(isNew: id == nil, in: workspace.competences), name: required("name")))
  }

  mutating func profile(_ id: String?) -> Record? {
    let profile = JobProfile(
      id: self.id(isNew: id == nil, in: workspace.profiles), name: required("name"),
      roles: Set(identifiers("roles", of: workspace.roles) { $0.name }), required: levels("requiredLevels"))
    return .profile(profile)
  }

  mutating func goal(_ id: String?) -> Record? {
    _ = required("employee")
    let new = self.id(isNew: id == nil, in: workspace.goals)
    guard let employee = identifier("employee", of: workspace.employees, named: { $0.name }) else {
      return nil
    }
    let goal = Goal(
      id: new, employee: employee, competence: .init(required("competence")),
      level: requiredNumber("level"), owner: identifier("owner", of: workspace.employees) { $0.name },
      due: date("due"), followUp: date("followUp"), signOff: workspace.goals[new]?.signOff)
    return .goal(goal)
  }

  mutating func fund(_ id: String?) -> Record? {
    let fund = Fund(
      id: self.id(isNew: id == nil, in: workspace.funds), name: required("name"),
      kind: Fund.Kind(rawValue: value("fundKind")) ?? .grant, amount: money("amount"),
      modules: identifiers("modules", of: workspace.modules) { $0.name })
    return .fund(fund)
  }

  mutating func expense(_ id: String?) -> Record? {
    let module = value("subjectModule")
    let expense = Expense(
      id: self.id(isNew: id == nil, in: workspace.expenses), fund: .init(required("fund")),
      date: requiredDate("date") ?? today, text: required("text"), amount: money("amount"),
      module: module.isEmpty ? nil : .init(module),
      team: value("expenseTeam").isEmpty ? nil : .init(value("expenseTeam")),
      employee: identifier("employee", of: workspace.employees) { $0.name })
    return .expense(expense)
  }

  private mutating func money(_ name: String) -> Money {
    let text = required(name)
    if let amount = Money(written: text) { return amount }
    report(name, words["form.noMoney", ["value": shown(text)]])
    return .zero
  }
}
