import HoldplanModel

/// A line of what differs between two plans: by person what changes for whom, then by team which sessions.
enum DifferenceLine: Equatable, Sendable {
  case person(Employee.ID)
  case membership(PlanDifference.Membership)
  case team(Team.ID)
  case renaming(PlanDifference.Renaming)
  case session(PlanDifference.SessionChange)

  /// The person whom the line is about.
  var employee: Employee.ID? {
    switch self {
    case .person(let id): id
    case .membership(let change): change.employee
    case .team, .renaming, .session: nil
    }
  }

  /// The team whose name or sessions the line is about.
  var team: Team.ID? {
    switch self {
    case .team(let id): id
    case .renaming(let renaming): renaming.team
    case .session(let change): change.team
    case .person, .membership: nil
    }
  }
}

/// What differs between two plans, with what is shown of it.
///
/// Where plans differ much and people are many, it takes longer than a frame to work out.
package struct PlanComparison: Sendable {
  let difference: PlanDifference
  /// Grouped: people in the order of their names, then teams.
  let lines: [DifferenceLine]
  /// How many people have another team in one plan than in the other.
  package let people: Int
}

extension WorkspaceIndex {
  fileprivate func lines(of difference: PlanDifference) -> [DifferenceLine] {
    // These come person by person, but by number.
    let placed = difference.memberships.enumerated().compactMap { number, change in
      positions[change.employee].map { (place: $0, number: number) }
    }
    var lines: [DifferenceLine] = []
    lines.reserveCapacity(placed.count * 2 + difference.sessions.count)
    var shown: Int?
    for (place, number) in placed.sorted(by: { $0 < $1 }) {
      if place != shown { lines.append(.person(employees[place].id)) }
      shown = place
      lines.append(.membership(difference.memberships[number]))
    }
    let renamed = Dictionary(uniqueKeysWithValues: difference.renamings.map { ($0.team, $0) })
    let moved = Dictionary(grouping: difference.sessions, by: \.team)
    for team in Set(renamed.keys).union(moved.keys).sorted() {
      lines.append(.team(team))
      if let renaming = renamed[team] { lines.append(.renaming(renaming)) }
      lines += (moved[team] ?? []).map(DifferenceLine.session)
    }
    return lines
  }
}

extension Groundwork {
  /// The same with what a plan that is proposed would change for whom.
  package func proposing(_ plan: Plan) -> Groundwork {
    var result = self
    result.proposed = comparison(from: workspace.draft, to: plan)
    return result
  }

  /// What differs between two plans, with the people in the order in which they are listed.
  package func comparison(from old: Plan, to new: Plan) -> PlanComparison {
    let difference = PlanDifference(from: old, to: new)
    return PlanComparison(
      difference: difference, lines: index.lines(of: difference),
      people: Set(difference.memberships.map(\.employee)).count)
  }
}

extension State {
  /// A line as text; teams are called what they are called in either plan.
  func text(of line: DifferenceLine, from old: Plan, to new: Plan) -> (String, Style) {
    let none = words["difference.none"]
    func team(_ id: Team.ID?, in plan: Plan) -> String {
      guard let id else { return none }
      let team = plan.teams[id] ?? new.teams[id] ?? old.teams[id]
      return team.map { words.name(of: $0) } ?? shown(id.rawValue)
    }
    switch line {
    case .person(let id):
      let department = workspace.employees[id].map { " (" + workspace.name(of: $0.department) + ")" } ?? ""
      return (workspace.name(of: id) + department, Style(.text, bold: true))
    case .membership(let change):
      return (
        "  " + workspace.name(of: change.module) + ": " + team(change.before, in: old) + " → "
          + team(change.after, in: new), change.after == nil ? Style(.problem) : .plain
      )
    case .team(let id):
      guard let found = new.teams[id] ?? old.teams[id] else { return (shown(id.rawValue), .plain) }
      return (
        capitalized(workspace.fullName(of: found, words)) + " ("
          + words.counted("people", found.members.count) + ")",
        Style(.text, bold: true)
      )
    case .renaming(let renaming): return ("  " + words.text(of: renaming), .plain)
    case .session(let change):
      return ("  " + describe(change), .plain)
    }
  }

  /// `1. gang: ti 8-12 08:30 → on 9-12 08:30`: the room and the instructor only where they change, too.
  private func describe(_ change: PlanDifference.SessionChange) -> String {
    let none = words["difference.none"]
    let (before, after) = (change.before, change.after)
    func when(_ session: Session?) -> String {
      guard let session else { return none }
      var parts = [words.dayAndDate(session.date), workspace.slotName(session.slot)]
      if before?.room != after?.room { parts.append(workspace.name(of: session.room)) }
      if before?.instructor != after?.instructor { parts.append(workspace.name(of: session.instructor)) }
      return parts.joined(separator: " ")
    }
    return words[
      "difference.sessionOf",
      ["session": String(change.session + 1), "before": when(before), "after": when(after)]]
  }
}
