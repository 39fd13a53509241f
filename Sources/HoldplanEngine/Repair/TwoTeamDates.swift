import HoldplanModel

/// New dates for a team and for one other that is in its way, because they share members, a room or an instructor:
/// where no dates suit the team alone, it gets dates as if the other did not meet, and the other then finds its own.
struct TwoTeamDates {
  private let board: Board
  private let group: Int
  /// The session that cannot stay.
  private let index: Int
  /// How many other teams are tried, those that share most members first, and how many dates with each.
  private static let (breadth, depth) = (12, 12)

  init(_ board: Board, _ place: Board.Place) {
    self.board = board
    group = place.group
    index = place.index
  }

  /// Steps that redate both, the fewest moved sessions of the team first; ends early where there is no more time.
  func ways(hasTime: () -> Bool) -> [[DraftStep]] {
    var ways: [[DraftStep]] = []
    for other in inTheWay() where hasTime() {
      var without = board
      without.takeOff(other)
      guard let dates = TeamDates(without, group) else { return [] }
      for steps in dates.fewestMoves(byDateOf: index).prefix(Self.depth) where !steps.isEmpty && hasTime() {
        var moved = board
        for step in steps { moved.perform(step) }
        guard let rest = TeamDates(moved, other)?.fewestMoves(), !rest.isEmpty else { continue }
        ways.append(steps + rest)
      }
    }
    return ways
  }

  private func inTheWay() -> [Int] {
    var shared: [Int: Int] = [:]
    for member in board.groups[group].members {
      for other in board.groupsOf[member] where other != group { shared[other, default: 0] += 1 }
    }
    let module = board.groups[group].module
    for other in board.groups.indices where other != group && shared[other] == nil {
      let uses = board.groups[other].meetings.contains { meeting in
        board.names.roomChoices[module].contains(meeting.room)
          || board.names.instructorChoices[module].contains(meeting.instructor)
      }
      if uses { shared[other] = 0 }
    }
    let free = shared.keys.filter { board.groups[$0].held < board.groups[$0].meetings.count }
    return Array(free.sorted { (-(shared[$0] ?? 0), $0) < (-(shared[$1] ?? 0), $1) }.prefix(Self.breadth))
  }
}

extension Board {
  /// Takes a team's members out and its sessions off the dates, as if there were no such team.
  fileprivate mutating func takeOff(_ group: Int) {
    for member in groups[group].members { quit(member, group) }
    for index in groups[group].meetings.indices {
      var session = groups[group].meetings[index].session
      session.date = CalendarDate(dayNumber: firstDay - 1)
      setSession(Place(group: group, index: index), session)
    }
  }
}
