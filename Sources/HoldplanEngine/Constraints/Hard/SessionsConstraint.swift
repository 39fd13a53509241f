import HoldplanModel

/// H08: a team has the sessions of its module, on teaching dates, in slots that exist, in order, and so far
/// apart as the module says. The search draws dates from `PatternTable` alone, which holds no others.
enum SessionsConstraint {
  static func violations(_ group: Board.Group, _ board: Board) -> [Violation] {
    let module = board.module(group)
    guard group.meetings.count == module.sessions.count else {
      return [
        Violation(
          .sessions, .wrongNumber, module: module.id, team: group.id, actual: group.meetings.count,
          limit: module.sessions.count)
      ]
    }
    return group.meetings.indices.flatMap { position -> [Violation] in
      placeViolations(position, group, module, board) + gapViolations(position, group, module)
    }
  }

  private static func violation(
    _ reason: Violation.Reason, _ position: Int, _ group: Board.Group, _ module: Module, actual: Int? = nil,
    limit: Int? = nil
  ) -> Violation {
    Violation(
      .sessions, reason, module: module.id, team: group.id, session: position,
      date: group.meetings[position].session.date, actual: actual, limit: limit)
  }

  private static func placeViolations(
    _ position: Int, _ group: Board.Group, _ module: Module, _ board: Board
  ) -> [Violation] {
    let meeting = group.meetings[position]
    let pattern = module.sessions[position]
    var reasons: [Violation.Reason] = []
    if !board.names.dateSet.contains(meeting.session.date) { reasons.append(.outsideSeason) }
    if let weekdays = pattern.weekdays, !weekdays.contains(meeting.session.date.weekday) {
      reasons.append(.weekday)
    }
    let last = board.season.slots.count - pattern.slotCount
    if meeting.session.slot < 0 || meeting.session.slot > last { reasons.append(.slot) }
    return reasons.map { violation($0, position, group, module) }
  }

  private static func gapViolations(
    _ position: Int, _ group: Board.Group, _ module: Module
  ) -> [Violation] {
    guard position > 0 else { return [] }
    let date = group.meetings[position].session.date
    let days = group.meetings[position - 1].session.date.distance(to: date)
    let pattern = module.sessions[position]
    var found: [Violation] = []
    if days <= 0 {
      found.append(violation(.order, position, group, module, actual: days, limit: 1))
    } else if let gap = pattern.gap, !gap.allows(days) {
      let limit = days < gap.minimum ? gap.minimum : gap.maximum
      found.append(violation(.gap, position, group, module, actual: days, limit: limit))
    }
    let sinceFirst = group.meetings[0].session.date.distance(to: date)
    if let weeks = module.everyWeeks, weeks > 0, pattern.kind == .lesson, sinceFirst % (7 * weeks) != 0 {
      found.append(violation(.phase, position, group, module, actual: sinceFirst, limit: 7 * weeks))
    }
    return found
  }
}
