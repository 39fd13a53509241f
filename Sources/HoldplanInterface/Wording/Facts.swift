import HoldplanModel
import HoldplanResources

/// One fact that stands between a person and a place, in a sentence, with the teams that it closes.
package func describe(
  _ conflicting: ConflictingFact, of employee: Employee.ID, in workspace: Workspace, words: Words
) -> String {
  let sentence = describe(conflicting.fact, of: employee, in: workspace, words: words)
  let teams = conflicting.teams.compactMap { workspace.findTeam($0)?.number }.sorted()
  guard !teams.isEmpty, conflicting.fact.namesNoTeam else { return sentence }
  let numbers = words.listed(teams.map(String.init))
  return sentence + " " + words["why.closes", ["teams": numbers]]
}

/// A fact in a sentence.
package func describe(_ fact: Fact, of employee: Employee.ID, in workspace: Workspace, words: Words) -> String
{
  let person = workspace.name(of: employee)
  func say(_ key: String, _ values: KeyValuePairs<String, String> = [:]) -> String {
    var sentence = words["why.\(key)", values]
    sentence = sentence.replacing("{employee}", with: person)
    return capitalized(sentence)
  }
  func on(_ date: CalendarDate?) -> String { date.map { words.dayAndDate($0) } ?? words["why.atATime"] }
  switch fact {
  case .leave(let range): return say("leave", ["range": words.range(range)])
  case .unavailableWeekday(let day): return say("weekday", ["weekday": words.weekdayName(day)])
  case .employment(let from, let to):
    return say(
      from == nil ? "employedTo" : to == nil ? "employedFrom" : "employed",
      ["from": from.map { words.date($0) } ?? "", "to": to.map { words.date($0) } ?? ""])
  case .allowance(let hours): return say("allowance", ["hours": words.hours(hours)])
  case .otherTeams(let date, let teams, let limit):
    return say(
      "otherTeams",
      [
        "teams": words.listed(teams.map { workspace.fullName(of: $0, words) }), "date": on(date),
        "limit": words.number(limit),
      ])
  case .teaches(let date): return say("teaches", ["date": on(date)])
  case .role(let role?): return say("role", ["role": workspace.name(of: role)])
  case .role(nil): return say("noRole")
  case .prerequisite(let module, _): return say("prerequisite", ["module": workspace.name(of: module)])
  case .dependent(let module, let team):
    return say(
      "dependent", ["module": workspace.name(of: module), "team": workspace.name(of: team, words)])
  case .notWanted: return say("notWanted")
  case .choiceTaken(let count): return say("choiceTaken", ["count": words.number(count)])
  case .pinned(let team): return say("pinned", ["team": workspace.fullName(of: team, words)])
  default: return describeMeans(fact, in: workspace, words: words, say, on)
  }
}

/// Facts about teams, departments, and what there is to teach with.
private func describeMeans(
  _ fact: Fact, in workspace: Workspace, words: Words,
  _ say: (String, KeyValuePairs<String, String>) -> String, _ on: (CalendarDate?) -> String
) -> String {
  switch fact {
  case .largestTeam(let size): say("largestTeam", ["count": words.number(size)])
  case .room(let room, let capacity):
    say("room", ["room": workspace.name(of: room), "count": words.number(capacity)])
  case .composition(let rule):
    say(
      rule.company == nil ? "composition" : "company",
      [
        "unit": describe(rule.kind, in: workspace, words), "limits": limits(of: rule, words),
        "company": rule.company.map { describe($0.kind, in: workspace, words) } ?? "",
      ])
  case .begun: say("begun", [:])
  case .departmentCoverage(let department, let date, let limit):
    say(
      "coverage",
      ["unit": workspace.name(of: department), "date": on(date), "limit": words.number(limit)])
  case .siteCoverage(let site, let date, let limit):
    say("coverage", ["unit": workspace.name(of: site), "date": on(date), "limit": words.number(limit)])
  case .noTeams: say("noTeams", [:])
  case .noRooms: say("noRooms", [:])
  case .noInstructors: say("noInstructors", [:])
  case .noDates: say("noDates", [:])
  case .past(let date): say("past", ["date": words.dayAndDate(date)])
  default: ""
  }
}

/// `2`, `2–3`, `mindst 2` or `højst 3`.
private func limits(of rule: CompositionRule, _ words: Words) -> String {
  switch (rule.minimum, rule.maximum) {
  case (let low?, let high?): low == high ? words.number(low) : words.number(low) + "–" + words.number(high)
  case (let low?, nil): words["why.atLeast", ["count": words.number(low)]]
  case (nil, let high?): words["why.atMost", ["count": words.number(high)]]
  case (nil, nil): ""
  }
}

extension Fact {
  /// Whether the sentence itself leaves open which teams are meant.
  fileprivate var namesNoTeam: Bool {
    switch self {
    case .noTeams, .noRooms, .noInstructors, .noDates, .notWanted, .choiceTaken, .pinned, .begun: false
    default: true
    }
  }
}
