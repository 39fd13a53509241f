import HoldplanCheck
import HoldplanExchange
import HoldplanInterface
import HoldplanModel

extension Session {
  /// Prints the plan in figures: season, people, seats, team sizes, sessions, rules and goals.
  func printSummary() throws {
    let summary = PlanSummary(workspace)
    let assessment = assess(workspace.draft, of: workspace)
    if context.json { return try Output.json(summary) }
    let words = context.words
    print("\(workspace.name) · \(workspace.season.name)")
    print(
      words[
        "summary.season",
        [
          "from": words.date(workspace.season.start), "to": words.date(workspace.season.end),
          "days": "\(summary.teachingDays)",
        ]])
    for holiday in summary.holidays {
      print("  " + words["summary.holiday", ["date": text(holiday)]])
    }
    print(
      words[
        "summary.people", ["people": "\(summary.people)", "departments": "\(workspace.departments.count)"]])
    print(
      words["summary.placed", ["placed": "\(summary.placedPeople)", "people": "\(summary.peopleToPlace)"]])
    print(words["summary.seats", ["seats": "\(summary.attendances)", "sessions": "\(summary.sessions)"]])
    for module in summary.modules {
      print(
        "  "
          + words[
            "summary.module",
            [
              "module": workspace.name(of: module.module), "teams": "\(module.teams)",
              "smallest": "\(module.smallest)", "largest": "\(module.largest)",
            ]])
    }
    print(words["summary.days", ["days": "\(summary.sessionDays)"]])
    AssessmentText(assessment, workspace: workspace, words: words).lines().forEach { print($0) }
  }

  /// Prints the roster of the first team of the first module.
  func printFirstRoster() throws {
    guard
      let team = workspace.modules.sorted.lazy.compactMap({ workspace.draft.teams(of: $0.id).first }).first
    else { return }
    print(try document(team.id.rawValue, session: nil, kind: .roster, draft: false).text())
  }
}

/// The plan in figures.
struct PlanSummary: Encodable {
  struct ModuleFigures: Encodable {
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
