import HoldplanModel

/// Takes back what a search changed and did not need to: a search looks for a good plan, and a repair for one that
/// differs little.
struct Settling {
  private var board: Board
  private let old: Plan

  /// - Parameters:
  ///   - workspace: with the plan as its draft.
  ///   - old: what the plan should differ little from.
  init(_ workspace: Workspace, today: CalendarDate?, from old: Plan) {
    board = Board(workspace, today: today)
    self.old = old
  }

  /// The plan with as many changes taken back as break no rule and leave nobody without a place: then no membership,
  /// no session and no team's sessions together can be taken back.
  mutating func run() -> Plan {
    var isSettled = false
    while !isSettled {
      let plan = board.plan(of: board.workspace.draft)
      let difference = PlanDifference(from: old, to: plan)
      isSettled = true
      for change in difference.memberships where takesBack(change) { isSettled = false }
      for (team, changes) in Dictionary(grouping: difference.sessions, by: \.team).sorted(by: {
        $0.key < $1.key
      })
      where changes.count > 1 && takesBack(team, changes) { isSettled = false }
      for change in difference.sessions where takesBack(change) { isSettled = false }
    }
    return board.plan(of: board.workspace.draft)
  }

  private mutating func takesBack(_ change: PlanDifference.Membership) -> Bool {
    guard let person = board.names.employeeIndex[change.employee] else { return false }
    let (before, after) = (
      change.before.flatMap { board.groupIndex[$0] }, change.after.flatMap { board.groupIndex[$0] }
    )
    switch (before, after) {
    case (let before?, let after?): return makes([.move(person, from: after, to: before)])
    case (let before?, nil): return makes([.join(person, before)])
    default: return false
    }
  }

  /// All sessions of a team as they were: one alone may be too near to the next.
  private mutating func takesBack(_ team: Team.ID, _ changes: [PlanDifference.SessionChange]) -> Bool {
    guard let group = board.groupIndex[team] else { return false }
    var steps: [DraftStep] = []
    for change in changes {
      guard let before = change.before, change.after != nil else { return false }
      steps.append(.session(Board.Place(group: group, index: change.session), before))
    }
    return makes(steps)
  }

  /// The session as it was, else in the same room and with the same instructor.
  private mutating func takesBack(_ change: PlanDifference.SessionChange) -> Bool {
    guard let group = board.groupIndex[change.team], let before = change.before, let after = change.after,
      board.groups[group].meetings.indices.contains(change.session)
    else { return false }
    let place = Board.Place(group: group, index: change.session)
    if makes([.session(place, before)]) { return true }
    guard before.date == after.date, before.slot == after.slot else { return false }
    var (room, instructor) = (after, after)
    (room.room, instructor.instructor) = (before.room, before.instructor)
    return [room, instructor].contains { $0 != after && makes([.session(place, $0)]) }
  }

  private mutating func makes(_ steps: [DraftStep]) -> Bool {
    let effect = board.effect(steps)
    guard effect.isAllowed, effect.past.isEmpty else { return false }
    for step in steps { board.perform(step) }
    return true
  }
}
