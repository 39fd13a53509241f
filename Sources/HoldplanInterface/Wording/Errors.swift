import HoldplanModel
import HoldplanResources

/// Why a change cannot be made, and what to do about it.
package func describe(_ error: ChangeError, in workspace: Workspace, words: Words) -> String {
  switch error {
  case .unknown(let reference):
    words["error.unknown", ["what": workspace.name(of: reference, words)]]
  case .alreadyMember(let person, let team):
    words[
      "error.alreadyMember",
      ["employee": workspace.name(of: person), "team": workspace.fullName(of: team, words)]]
  case .notMember(let person, let team):
    words[
      "error.notMember",
      ["employee": workspace.name(of: person), "team": workspace.fullName(of: team, words)]]
  case .noSuchSession(let team, let index):
    words[
      "error.noSuchSession",
      ["team": workspace.fullName(of: team, words), "session": String(index + 1)]]
  case .alreadyPinned: words["error.alreadyPinned"]
  case .notPinned: words["error.notPinned"]
  case .alreadyBooked(let seat):
    words[
      "error.alreadyBooked",
      [
        "employee": workspace.name(of: seat.employee), "team": workspace.fullName(of: seat.host.team, words),
        "date": words.dayAndDate(seat.host.date),
      ]]
  case .notBooked(let seat):
    words["error.notBooked", ["employee": workspace.name(of: seat.employee)]]
  case .noAccess(let user): words["error.noAccess", ["user": shown(user)]]
  case .inUse(let reference, let users):
    words[
      "error.inUse",
      [
        "what": capitalized(workspace.name(of: reference, words)), "count": words.number(users.count),
        "users": some(users.map { workspace.name(of: $0, words) }, words),
      ]]
  case .seasonNotOpen(let name): words["error.seasonNotOpen", ["name": shown(name)]]
  case .noClosedSeason: words["error.noClosedSeason"]
  case .publicationNumber(let given, let expected):
    words["error.publicationNumber", ["given": String(given), "expected": String(expected)]]
  case .invalid(let problems):
    some(problems.map { describe($0, in: workspace, words: words) }, words)
  }
}

/// The first few of many, and how many more there are.
private func some(_ items: [String], _ words: Words, limit: Int = 3) -> String {
  let first = items.prefix(limit).joined(separator: ", ")
  let rest = items.count - limit
  return rest > 0 ? first + " " + words["list.more", ["count": words.number(rest)]] : first
}

/// What in a record cannot be as it is: which record, which field, and why.
package func describe(_ problem: ModelProblem, in workspace: Workspace, words: Words) -> String {
  let field = words["field.\(problem.field)"]
  let issue = describe(problem.issue, in: workspace, words: words)
  guard let record = problem.record else { return words["problem.plain", ["field": field, "issue": issue]] }
  return words[
    "problem.sentence",
    ["record": capitalized(workspace.name(of: record, words)), "field": field, "issue": issue]]
}

/// What is wrong with a value, without where: for under a field.
package func describe(_ issue: ModelProblem.Issue, in workspace: Workspace, words: Words) -> String {
  switch issue {
  case .empty: words["issue.empty"]
  case .unknown(let reference):
    words[
      "issue.unknown",
      ["kind": words["kind.\(reference.kind.rawValue)"], "id": shown(reference.identifier)]]
  case .outOfRange(let value, let minimum?, let maximum?):
    words[
      "issue.outsideRange",
      ["value": String(value), "minimum": String(minimum), "maximum": String(maximum)]]
  case .outOfRange(let value, let minimum?, nil):
    words["issue.tooLow", ["value": String(value), "minimum": String(minimum)]]
  case .outOfRange(let value, nil, let maximum?):
    words["issue.tooHigh", ["value": String(value), "maximum": String(maximum)]]
  case .outOfRange(let value, nil, nil): words["issue.wrongNumber", ["value": String(value)]]
  case .outOfOrder(let first, let second):
    words["issue.outOfOrder", ["first": shown(first), "second": shown(second)]]
  case .duplicate(let text): words["issue.duplicate", ["value": shown(text)]]
  case .wrongCount(let actual, let expected):
    words["issue.wrongCount", ["actual": String(actual), "expected": String(expected)]]
  case .overlap(let first, let second):
    words["issue.overlap", ["first": shown(first), "second": shown(second)]]
  case .cycle(let members): words["issue.cycle", ["members": members.map(shown).joined(separator: " → ")]]
  case .looksLikeCPR: words["issue.looksLikeCPR"]
  case .invisibleCharacters(let text): words["issue.invisibleCharacters", ["value": shown(text)]]
  case .mismatch(let actual, let expected):
    words["issue.mismatch", ["actual": shown(actual), "expected": shown(expected)]]
  }
}
