import HoldplanModel
import HoldplanResources

/// What teams, sessions, rooms and people are called on paper, in calendars and in letters. What is unknown is
/// called by its identifier, so that nothing is left out.
struct SessionNames: Sendable {
  let workspace: Workspace
  let words: Words
  let dates: DateWords

  init(_ workspace: Workspace, _ words: Words) {
    self.workspace = workspace
    self.words = words
    dates = DateWords(words)
  }

  func module(_ id: Module.ID) -> String { workspace.modules[id]?.name ?? id.rawValue }

  /// `Hold 3`, or `Hold 3 »Morgenhold«` where the team has a name of its own.
  func team(_ team: Team) -> String {
    let number = String(team.number)
    return team.name.isEmpty
      ? words["roster.team", ["number": number]]
      : words["roster.team.named", ["number": number, "name": team.name]]
  }

  /// `Undervisningsgang 1 af 3`.
  func session(_ index: Int, of team: Team) -> String {
    let isExam = pattern(index, of: team)?.kind == .exam
    return words[
      isExam ? "roster.session.exam" : "roster.session.lesson",
      ["number": String(index + 1), "count": String(team.sessions.count)]]
  }

  /// The room with its site.
  func room(_ id: Room.ID) -> String {
    let room = workspace.rooms[id]?.name ?? id.rawValue
    return site(of: id).map { "\(room), \($0.name)" } ?? room
  }

  /// The address of the room's site; empty where none is known.
  func address(_ id: Room.ID) -> String { site(of: id)?.address ?? "" }

  func site(of room: Room.ID) -> Site? {
    workspace.rooms[room]?.site.flatMap { workspace.sites[$0] }
  }

  func instructor(_ id: Instructor.ID) -> String { workspace.instructors[id]?.name ?? id.rawValue }

  func employee(_ id: Employee.ID) -> String { workspace.employees[id]?.name ?? id.rawValue }

  func department(of employee: Employee) -> String {
    workspace.departments[employee.department]?.name ?? employee.department.rawValue
  }

  func times(_ index: Int, of team: Team, inTable: Bool = false) -> String {
    dates.times(
      of: team.sessions[index], pattern: pattern(index, of: team), in: workspace.season, inTable: inTable)
  }

  func pattern(_ index: Int, of team: Team) -> SessionPattern? {
    guard let patterns = workspace.modules[team.module]?.sessions, patterns.indices.contains(index) else {
      return nil
    }
    return patterns[index]
  }

  /// Where the rule that closes teaching days for leave comes from, in words.
  var leaveSource: String {
    workspace.rules.leaveSource.isEmpty ? words["paper.ownRules"] : workspace.rules.leaveSource
  }
}
