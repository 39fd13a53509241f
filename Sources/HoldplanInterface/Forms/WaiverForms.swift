import HoldplanModel

/// Waivers: a rule set aside for a named case, with a reason and a name under it.
extension FormMaker {
  func waiverFields(_ violation: Violation?) -> [Field] {
    let (kind, id, module) = subject(of: violation)
    let date = violation?.date
    return fields(
      rule: violation?.rule ?? .coverage, kind: kind, id: id, module: module,
      dates: date.map(DateRange.init(day:)), reason: "")
  }

  func waiverFields(editing id: String?) -> [Field] {
    guard let waiver = id.flatMap({ workspace.waivers[.init($0)] }) else { return waiverFields(nil) }
    var (kind, subject, module) = ("everything", "", "")
    switch waiver.subject {
    case .everything: break
    case .department(let id): (kind, subject) = ("department", id.rawValue)
    case .site(let id): (kind, subject) = ("site", id.rawValue)
    case .team(let id): (kind, subject) = ("team", id.rawValue)
    case .module(let id): (kind, subject) = ("module", id.rawValue)
    case .series(let id): (kind, subject) = ("series", id.rawValue)
    case .rota(let id): (kind, subject) = ("rota", id.rawValue)
    case .quota(let id): (kind, subject) = ("quota", id.rawValue)
    case .employee(let id, let only):
      (kind, subject, module) = ("employee", id.rawValue, only?.rawValue ?? "")
    }
    return fields(
      rule: waiver.rule, kind: kind, id: subject, module: module, dates: waiver.dates, reason: waiver.reason)
  }

  private func fields(
    rule: HardRule, kind: String, id: String, module: String, dates: DateRange?, reason: String
  ) -> [Field] {
    [
      .choice(
        "rule", rule.rawValue,
        HardRule.allCases.map { Field.Choice(id: $0.rawValue, label: name(of: $0, words: words)) }),
      .choice(
        "subject", kind,
        [
          "everything", "department", "site", "employee", "module", "team", "series", "rota", "quota",
        ].map {
          Field.Choice(id: $0, label: $0 == "everything" ? words["waiver.everything"] : words["kind.\($0)"])
        }),
      .text("subjectID", id), .text("subjectModule", module),
      .text("from", typed(dates?.from)), .text("to", typed(dates?.to)), .text("reason", reason),
    ]
  }

  /// What a waiver for a violation is about: the narrowest thing that the rule concerns.
  private func subject(of violation: Violation?) -> (kind: String, id: String, module: String) {
    guard let violation else { return ("everything", "", "") }
    switch violation.ledger {
    case .series(let id, _, _): return ("series", id.rawValue, "")
    case .rota(let id, _): return ("rota", id.rawValue, "")
    case .quota(let id): return ("quota", id.rawValue, "")
    case nil: break
    }
    if let employee = violation.employee {
      return ("employee", employee.rawValue, violation.module?.rawValue ?? "")
    }
    if let department = violation.department { return ("department", department.rawValue, "") }
    if let site = violation.site { return ("site", site.rawValue, "") }
    if let team = violation.team { return ("team", team.rawValue, "") }
    if let module = violation.module { return ("module", module.rawValue, "") }
    return ("everything", "", "")
  }
}

extension FormReader {
  mutating func waiver(_ id: String?) -> Change? { waiverRecord(id).map(Change.put) }

  mutating func waiverRecord(_ id: String?) -> Record? {
    let reason = required("reason")
    guard let rule = HardRule(rawValue: value("rule")), let subject = subject() else { return nil }
    let (from, to) = (date("from"), date("to"))
    var dates: DateRange?
    if let from {
      dates = DateRange(from: from, to: to ?? from)
      if dates == nil {
        report(
          "to",
          words["issue.outOfOrder", ["first": words.date(from), "second": to.map { words.date($0) } ?? ""]])
      }
    } else if to != nil {
      report("from", words["issue.empty"])
    }
    return .waiver(
      Waiver(
        id: id.map { Waiver.ID($0) } ?? nextID, rule: rule, subject: subject, dates: dates, reason: reason,
        author: author, writtenOn: today))
  }

  private mutating func subject() -> Waiver.Subject? {
    switch value("subject") {
    case "department": identifier("subjectID", of: workspace.departments) { $0.name }.map { .department($0) }
    case "site": identifier("subjectID", of: workspace.sites) { $0.name }.map { .site($0) }
    case "module": identifier("subjectID", of: workspace.modules) { $0.name }.map { .module($0) }
    case "series": identifier("subjectID", of: workspace.series) { $0.name }.map { .series($0) }
    case "rota": identifier("subjectID", of: workspace.rotas) { $0.name }.map { .rota($0) }
    case "quota": identifier("subjectID", of: workspace.quotas) { $0.name }.map { .quota($0) }
    case "team": identifier("subjectID", of: workspace.draft.teams) { $0.id.rawValue }.map { .team($0) }
    case "employee":
      identifier("subjectID", of: workspace.employees) { $0.name }.map { employee in
        .employee(employee, identifier("subjectModule", of: workspace.modules) { $0.name })
      }
    default: .everything
    }
  }

  /// A way out whose waivers have got their reason.
  mutating func wayOut(_ change: Change) -> Change? {
    let reason = required("reason")
    return problems.isEmpty ? change.giving(reason: reason, author: author, on: today) : nil
  }

  /// The first free one of W1, W2, …
  private var nextID: Waiver.ID {
    var number = 1
    while workspace.waivers.contains(Waiver.ID("W\(number)")) { number += 1 }
    return Waiver.ID("W\(number)")
  }
}
