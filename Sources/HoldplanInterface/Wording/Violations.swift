import HoldplanModel
import HoldplanResources

/// The sentence for a broken rule: who, what, when, how much. It says nothing about what to do.
///
/// The words are found by rule and reason, `rule.H05_team_size.tooFew`.
///
/// - Parameter isTeamKnown: whether the team has been named already, so that it is "the team".
package func describe(
  _ violation: Violation, in workspace: Workspace, words: Words, isTeamKnown: Bool = false
) -> String {
  let rule = "rule.\(violation.rule.rawValue)"
  var reason = violation.reason.rawValue
  if violation.tag != nil { reason += ".tag" }
  if violation.profession != nil { reason += ".profession" }
  if violation.rule == .pins { reason = violation.employee == nil ? "session" : "employee" }
  let values = values(of: violation, in: workspace, words, isTeamKnown: isTeamKnown)
  let candidates = ["\(rule).\(reason)", "\(rule).general", "\(rule).name"]
  let key = candidates.first { words[$0] != $0 } ?? rule
  return capitalized(words[key, values])
}

/// The name of a rule: `Holdstørrelse`.
package func name(of rule: HardRule, words: Words) -> String { words["rule.\(rule.rawValue).name"] }

/// The name of a goal: `Blanding`.
package func name(of goal: SoftGoal, words: Words) -> String { words["goal.\(goal.rawValue)"] }

/// The violation and, where one is written, the source of the rule: `… (MED-aftale)`.
package func describeWithSource(_ violation: Violation, in workspace: Workspace, words: Words) -> String {
  let sentence = describe(violation, in: workspace, words: words)
  guard let source = workspace.rules.sources[violation.rule], !source.isEmpty else { return sentence }
  return sentence + " " + words["rule.source", ["source": shown(source)]]
}

/// The reason of a waiver with who wrote it and when; of one that is only proposed, what it sets aside.
package func describe(_ waiver: Waiver, in workspace: Workspace, words: Words) -> String {
  if waiver.reason.isEmpty { return describeProposed(waiver, in: workspace, words) }
  return words[
    "waiver.sentence",
    [
      "rule": name(of: waiver.rule, words: words), "subject": describe(waiver.subject, in: workspace, words),
      "reason": shown(waiver.reason), "author": shown(waiver.author), "date": words.date(waiver.writtenOn),
    ]]
}

/// `Tillad 23 på hold 4.`, or what would be set aside for whom and when.
private func describeProposed(_ waiver: Waiver, in workspace: Workspace, _ words: Words) -> String {
  if waiver.rule == .teamSize, case .team(let id) = waiver.subject, let team = workspace.draft.teams[id] {
    return words[
      "waiver.allow",
      ["count": words.number(team.members.count + 1), "team": workspace.fullName(of: id, words)]]
  }
  let subject = describe(waiver.subject, in: workspace, words)
  let rule = name(of: waiver.rule, words: words)
  guard let dates = waiver.dates else {
    return words["waiver.unwritten", ["rule": rule, "subject": subject]]
  }
  return words["waiver.unwrittenOn", ["rule": rule, "subject": subject, "dates": words.range(dates)]]
}

private func describe(_ subject: Waiver.Subject, in workspace: Workspace, _ words: Words) -> String {
  switch subject {
  case .everything: words["waiver.everything"]
  case .department(let id): workspace.name(of: id)
  case .site(let id): workspace.name(of: id)
  case .team(let id): workspace.fullName(of: id, words)
  case .module(let id): workspace.name(of: id)
  case .series(let id): shown(workspace.series[id]?.name ?? id.rawValue)
  case .rota(let id): shown(workspace.rotas[id]?.name ?? id.rawValue)
  case .quota(let id): shown(workspace.quotas[id]?.name ?? id.rawValue)
  case .employee(let id, let module?):
    words[
      "waiver.employeeModule", ["employee": workspace.name(of: id), "module": workspace.name(of: module)]]
  case .employee(let id, nil): workspace.name(of: id)
  }
}

private func values(
  of violation: Violation, in workspace: Workspace, _ words: Words, isTeamKnown: Bool
) -> KeyValuePairs<String, String> {
  let unit: (Int?) -> String = { count in
    guard let count else { return "?" }
    return violation.rule == .studyHours ? words.decimal(Double(count) / 60) : words.number(count)
  }
  let instructor = violation.instructor.map { workspace.name(of: $0) }
  return [
    "employee": violation.employee.map { workspace.name(of: $0) } ?? words["rule.somebody"],
    "module": violation.module.map { workspace.name(of: $0) } ?? "?",
    "team": isTeamKnown
      ? words["team.known"] : teamName(of: violation, in: workspace, words),
    "otherTeam": violation.otherTeam.map { workspace.fullName(of: $0, words) } ?? "?",
    "session": violation.session.map { String($0 + 1) } ?? "?",
    "date": violation.date.map { words.dayAndDate($0) } ?? words["rule.noDate"],
    "week": violation.week.map { words.week($0.isoWeek) } ?? "?",
    "unit": place(of: violation, in: workspace),
    "room": violation.room.map { workspace.name(of: $0) } ?? "?",
    "instructor": instructor ?? "?",
    "actual": unit(violation.actual), "limit": unit(violation.limit),
    "count": words.number(violation.count),
    "ledger": ledger(of: violation, in: workspace),
    "meeting": meeting(of: violation, in: workspace, words).first,
    "otherMeeting": meeting(of: violation, in: workspace, words).other,
    "cases": cases(of: violation),
    "company": violation.company.map { describe($0, in: workspace, words) } ?? "?",
  ]
}

/// The team concerned. One that there is not yet has no number that anybody knows.
private func teamName(of violation: Violation, in workspace: Workspace, _ words: Words) -> String {
  guard let team = violation.team else { return "?" }
  guard workspace.findTeam(team) == nil, let module = violation.module else {
    return workspace.fullName(of: team, words)
  }
  return words["team.new", ["module": workspace.name(of: module)]]
}

/// The series, rota or quota concerned.
private func ledger(of violation: Violation, in workspace: Workspace) -> String {
  switch violation.ledger {
  case .series(let id, _, _): shown(workspace.series[id]?.name ?? id.rawValue)
  case .rota(let id, _): shown(workspace.rotas[id]?.name ?? id.rawValue)
  case .quota(let id): shown(workspace.quotas[id]?.name ?? id.rawValue)
  case nil: "?"
  }
}

/// The meetings concerned, each with its day and time.
private func meeting(
  of violation: Violation, in workspace: Workspace, _ words: Words
) -> (first: String, other: String) {
  guard case .series(_, let first, let other) = violation.ledger else { return ("?", "?") }
  func name(_ id: Meeting.ID?) -> String {
    guard let id, let meeting = workspace.meetings[id] else { return "?" }
    let topic = workspace.series[meeting.series]?.topic(of: meeting.number) ?? meeting.series.rawValue
    return shown(topic) + " " + words.dayAndFullDate(meeting.date) + " " + meeting.start.description
  }
  return (name(first), name(other))
}

private func cases(of violation: Violation) -> String {
  guard case .rota(_, let cases) = violation.ledger else { return "?" }
  return cases.map(shown).joined(separator: ", ")
}

/// Whom a rule of composition counts: `Økonomi`, `faget Psykolog`, `mærket mentor`.
func describe(_ kind: CompositionRule.Kind, in workspace: Workspace, _ words: Words) -> String {
  switch kind {
  case .department(let id): workspace.name(of: id)
  case .site(let id): workspace.name(of: id)
  case .role(let id): workspace.name(of: id)
  case .profession(let name): words["composition.profession", ["name": shown(name)]]
  case .tag(let name): words["composition.tag", ["name": shown(name)]]
  case .same(let trait): words["composition.same.\(trait.rawValue)"]
  }
}

/// The department, site, role, profession or tag concerned.
private func place(of violation: Violation, in workspace: Workspace) -> String {
  if let department = violation.department { return workspace.name(of: department) }
  if let site = violation.site { return workspace.name(of: site) }
  if let role = violation.role { return workspace.name(of: role) }
  if let profession = violation.profession { return shown(profession) }
  if let tag = violation.tag { return shown(tag) }
  if let employee = violation.employee.flatMap({ workspace.employees[$0] }), let role = employee.role {
    return workspace.name(of: role)
  }
  return "?"
}

/// A sentence begins with a capital letter.
func capitalized(_ sentence: String) -> String {
  guard let first = sentence.first else { return sentence }
  return first.uppercased() + sentence.dropFirst()
}
