import HoldplanModel
import HoldplanResources

/// What a change would do, in lines: the goals that change with their differences, the rules that it breaks
/// and those that it mends. Negative numbers are better: the total is a price.
package func describe(_ effect: Effect, in workspace: Workspace, words: Words) -> [String] {
  var lines: [String] = []
  let goals = effect.soft.nonzero.map { goal, value in
    name(of: goal, words: words) + " " + words.signed(value)
  }
  if !goals.isEmpty { lines.append(goals.joined(separator: "   ")) }
  let total = words["effect.total.\(direction(of: effect))", ["total": words.signed(effect.total)]]
  lines.append(effect.isAllowed ? total + " " + words["effect.allowed"] : total)
  lines += obstacles(to: effect, in: workspace, words: words)
  // What is no obstacle is to be known all the same: whoever joins now has missed something. It stands before what is
  // mended, which may be long.
  lines += effect.past.filter { !$0.forbids }.map { "! " + describe($0, in: workspace, words: words) }
  lines += effect.mended.map { words["effect.mends", ["what": describe($0, in: workspace, words: words)]] }
  return lines
}

private func direction(of effect: Effect) -> String {
  effect.total < 0 ? "better" : effect.total > 0 ? "worse" : "same"
}

/// Why somebody has no place in a module: whether that is proven, and for each team what is in the way.
package func describe(_ explanation: Explanation, in workspace: Workspace, words: Words) -> [String] {
  let values: KeyValuePairs = [
    "employee": workspace.name(of: explanation.employee), "module": workspace.name(of: explanation.module),
  ]
  var lines = reasons(explanation, in: workspace, words: words)
  if !lines.isEmpty {
    // Nobody is told that it is impossible where nothing but a search that may have missed something says so.
    if explanation.certainty == .notFound, explanation.waysOut.isEmpty {
      lines.append(words["explanation.noWay"])
    }
    return lines + [words["why.byTeam"]] + teamLines(explanation, in: workspace, words: words)
  }
  let hasPlace = explanation.teams.contains(where: \.isOpen)
  lines.append(words[hasPlace ? "explanation.open" : "explanation.\(explanation.certainty.rawValue)", values])
  lines += missingMeans(of: explanation.module, in: workspace, words: words)
  return lines + teamLines(explanation, in: workspace, words: words)
}

/// The smallest set of facts that stand in the way, each on a line of its own; none where there is a place.
package func reasons(_ explanation: Explanation, in workspace: Workspace, words: Words) -> [String] {
  let facts = explanation.facts
  if facts.isEmpty { return [] }
  let question = explanation.question.rawValue
  let head =
    facts.count == 1
    ? words["why.one.\(question)"] : words["why.\(question)", ["facts": words.counted("fact", facts.count)]]
  let lines = facts.enumerated().map { number, fact in
    "  \(number + 1)  " + describe(fact, of: explanation.employee, in: workspace, words: words)
  }
  let end = words[facts.count == 1 ? "why.withoutThis" : "why.without"]
  return [head] + lines + (explanation.isEachDecisive ? [end] : [])
}

private func teamLines(_ explanation: Explanation, in workspace: Workspace, words: Words) -> [String] {
  let teams = explanation.teams
  return (teams.filter(\.isOpen) + teams.filter { !$0.isOpen }).map { team in
    var blocks = team.blocks.map { describe($0, in: workspace, words: words, isTeamKnown: true) }
    if team.hasMet { blocks.append(words["explanation.met"]) }
    if team.isOpen { blocks.append(words["explanation.canJoin"]) }
    return words[
      "explanation.team",
      ["team": capitalized(workspace.name(of: team.team, words)), "blocks": blocks.joined(separator: " ")]]
  }
}

/// What a module lacks that no team can be formed without: rooms, instructors, dates.
package func missingMeans(of module: Module.ID, in workspace: Workspace, words: Words) -> [String] {
  guard let known = workspace.modules[module] else { return [] }
  let name = workspace.name(of: module)
  return (known.rooms.isEmpty ? [words["explanation.noRooms", ["module": name]]] : [])
    + (known.instructors.isEmpty ? [words["explanation.noInstructors", ["module": name]]] : [])
    + (workspace.dateShortage(of: known).map { [describe($0, in: workspace, words: words)] } ?? [])
}

/// `Relationer og netværk: 8 af 9 datoer. Lukket: on 14-11-2018 (flytning).`
package func describe(_ shortage: DateShortage, in workspace: Workspace, words: Words) -> String {
  let days = shortage.closed.prefix(8).map { date in
    let reason =
      workspace.season.holiday(on: date).map { words["holiday.\($0.rawValue)"] }
      ?? workspace.season.closedDay(on: date).map { shown($0.reason) } ?? ""
    return words.dayAndFullDate(date) + " (\(reason))"
  }
  return words[
    days.isEmpty ? "explanation.fewDates" : "explanation.fewDatesClosed",
    [
      "module": workspace.name(of: shortage.module), "possible": words.number(shortage.possible),
      "needed": words.number(shortage.needed), "days": days.joined(separator: ", "),
    ]]
}

/// The few words that stand in a team's column: that it is allowed and what it costs, or the rule it breaks, one of
/// that team if there is any.
func shortVerdict(
  _ effect: Effect, for team: Team.ID? = nil, in workspace: Workspace, words: Words
) -> String {
  guard let violation = effect.broken.first(where: { $0.team == team }) ?? effect.broken.first else {
    if !effect.isAllowed { return words["verdict.past"] }
    return words["verdict.\(direction(of: effect))", ["total": words.signed(effect.total)]]
  }
  let missing = violation.rule == .unassigned && violation.reason == .missing
  let key = "verdict.\(violation.rule.rawValue)" + (missing ? ".missing" : "")
  return words[
    key,
    [
      "count": words.number(missing ? effect.broken.count { $0.reason == .missing } : violation.count),
      "date": violation.date.map { words.shortDate($0) } ?? "",
      "actual": violation.actual.map(String.init) ?? "", "limit": violation.limit.map(String.init) ?? "",
    ]]
}
