import HoldplanCheck
import HoldplanExchange
import HoldplanInterface
import HoldplanModel
import HoldplanText

extension Session {
  /// Answers with the plan in figures: season, people, seats, team sizes, sessions, rules and goals.
  func reportSummary(as name: String? = nil) {
    let summary = PlanSummary(workspace)
    answer(summary, as: name) {
      let next = state.nextLines(limit: 3)
      return lines(summary)
        + (next.isEmpty ? [] : [context.words["overview.next"] + ":"] + next.map { "  " + $0 })
    }
  }

  private func lines(_ summary: PlanSummary) -> [String] {
    let words = context.words
    let assessment = assess(workspace.draft, of: workspace)
    let season = words[
      "summary.season",
      [
        "from": words.date(workspace.season.start), "to": words.date(workspace.season.end),
        "days": "\(summary.teachingDays)",
      ]]
    let holidays = summary.holidays.map { "  " + words["summary.holiday", ["date": text($0)]] }
    let people = [
      words[
        "summary.people", ["people": "\(summary.people)", "departments": "\(workspace.departments.count)"]],
      words["summary.placed", ["placed": "\(summary.placedPeople)", "people": "\(summary.peopleToPlace)"]],
      words["summary.seats", ["seats": "\(summary.attendances)", "sessions": "\(summary.sessions)"]],
      words[
        "summary.each", ["fewest": "\(summary.fewestAttendances)", "most": "\(summary.mostAttendances)"]],
    ]
    let closed =
      summary.closedForLeave == 0
      ? []
      : [
        words[
          "summary.closed",
          ["days": "\(summary.closedForLeave)", "source": SafeText.of(workspace.rules.leaveSource)]]
      ]
    if summary.peopleToPlace == 0, summary.sessions == 0 {
      return ["\(SafeText.of(workspace.name)) · \(SafeText.of(workspace.season.name))", season]
        + people.prefix(1)
    }
    return ["\(SafeText.of(workspace.name)) · \(SafeText.of(workspace.season.name))", season] + holidays
      + people
      + summary.modules.map(line)
      + [words["summary.acquaintances", ["pairs": words.number(summary.newAcquaintances)]]]
      + [words["summary.days", ["days": "\(summary.sessionDays)"]]] + closed
      + AssessmentText(assessment, workspace: workspace, words: words).lines()
  }

  private func line(_ module: PlanSummary.ModuleFigures) -> String {
    let key = module.smallest == module.largest ? "summary.module.even" : "summary.module"
    return "  "
      + context.words[
        key,
        [
          "module": workspace.name(of: module.module), "teams": "\(module.teams)",
          "smallest": "\(module.smallest)", "largest": "\(module.largest)",
        ]]
  }

  /// Answers with the roster of the first team of the first module.
  func reportFirstRoster() throws {
    guard
      let team = workspace.modules.sorted.lazy.compactMap({ workspace.draft.teams(of: $0.id).first }).first
    else { return }
    report(try document(team.id.rawValue, session: nil, kind: .roster, draft: false))
  }

  /// Answers with a document as text.
  func report(_ document: Document) {
    let text = document.text()
    answer(RosterText(title: document.title, text: text), as: "roster") { [text] }
  }
}

/// A roster or sign-in sheet, for scripts.
private struct RosterText: Encodable, Sendable {
  let title: String
  let text: String
}

/// The plan in figures.
struct PlanSummary: Encodable, Sendable {
  struct ModuleFigures: Encodable, Sendable {
    let module: Module.ID
    let teams: Int
    let smallest: Int
    let largest: Int
  }

  let people: Int
  /// Who is to be taught anything this season.
  let peopleToPlace: Int
  /// Of those, who has a place in all that is to be taught.
  let placedPeople: Int
  let sessions: Int
  /// People x sessions.
  let attendances: Int
  /// Sessions of those who have any: the fewest that one of them has, and the most.
  let fewestAttendances: Int
  let mostAttendances: Int
  /// Pairs from different departments who share a team and met in no season before.
  let newAcquaintances: Int
  /// Days on which the members of teams may take no leave once the plan is published.
  let closedForLeave: Int
  /// Different dates with a session.
  let sessionDays: Int
  let teachingDays: Int
  /// Public holidays on what would be teaching days.
  let holidays: [CalendarDate]
  let modules: [ModuleFigures]

  init(_ workspace: Workspace) {
    let teams = workspace.draft.teams.sorted
    var seats: [Employee.ID: Int] = [:]
    for team in teams { for member in team.members { seats[member, default: 0] += 1 } }
    let needs = workspace.employees.unordered.map { person -> (Employee.ID, Int) in
      let requirement = workspace.requirement(of: person)
      return (person.id, requirement.required.count + requirement.choice.count)
    }
    people = workspace.employees.count
    peopleToPlace = needs.count { $0.1 > 0 }
    placedPeople = needs.count { $0.1 > 0 && seats[$0.0, default: 0] >= $0.1 }
    sessions = teams.reduce(0) { $0 + $1.sessions.count }
    attendances = teams.reduce(0) { $0 + $1.sessions.count * $1.members.count }
    var sessionsOf: [Employee.ID: Int] = [:]
    for team in teams { for member in team.members { sessionsOf[member, default: 0] += team.sessions.count } }
    fewestAttendances = sessionsOf.values.min() ?? 0
    mostAttendances = sessionsOf.values.max() ?? 0
    newAcquaintances = workspace.newAcquaintances(in: workspace.draft)
    closedForLeave =
      workspace.rules.closesTeachingDaysForLeave ? Set(teams.flatMap { $0.sessions.map(\.date) }).count : 0
    sessionDays = Set(teams.flatMap { $0.sessions.map(\.date) }).count
    teachingDays = workspace.season.teachingDates.count
    let season = workspace.season
    holidays =
      season.start <= season.end
      ? (season.start...season.end).filter {
        season.teachingWeekdays.contains($0.weekday) && season.holiday(on: $0) != nil
      } : []
    modules = workspace.modules.sorted.compactMap { module in
      let sizes = teams.filter { $0.module == module.id }.map(\.members.count)
      guard let smallest = sizes.min(), let largest = sizes.max() else { return nil }
      return ModuleFigures(module: module.id, teams: sizes.count, smallest: smallest, largest: largest)
    }
  }
}
