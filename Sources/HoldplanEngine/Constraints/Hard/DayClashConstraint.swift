import HoldplanModel

/// H02: nobody attends more sessions on a date than the rule allows, and never two at the same time.
enum DayClashConstraint {
  /// Dates of one word on which a person can attend nothing more.
  @inline(__always)
  static func closed(_ person: Int, word: Int, _ state: State) -> UInt64 {
    state.busy[person * state.words + word]
  }

  /// For people whom dates alone do not decide: whether the sessions of team `to` fit beside those that the
  /// person attends, leaving `from`.
  static func allows(_ person: Int, from: Int, to: Int, _ state: State) -> Bool {
    let module = state.module(of: to)
    for session in state.sessionRange(to, module) {
      let day = state.date[session]
      let periods = state.periods(session, of: to, module)
      var attended = 0
      for option in state.options.range(of: person) {
        let other = Int(state.team[option])
        guard other != from, other != state.none else { continue }
        let otherModule = state.module(of: other)
        for otherSession in state.sessionRange(other, otherModule) where state.date[otherSession] == day {
          attended += 1
          if state.periods(otherSession, of: other, otherModule) & periods != 0 { return false }
        }
      }
      if attended >= state.calendar.maxPerDay { return false }
    }
    return true
  }
}

// MARK: On a draft as it is

extension DayClashConstraint {
  static func violations(_ person: Int, attending own: [Int], _ board: Board) -> [Violation] {
    let limit = board.rules.maxSessionsPerDay
    if limit > 0, board.meetApart(own) { return [] }
    let attended = own.flatMap { group in
      board.groups[group].meetings.indices.map { Board.Place(group: group, index: $0) }
    }
    guard attended.count > limit else { return [] }
    let days = Dictionary(grouping: attended) { board.groups[$0.group].meetings[$0.index].session.date }
    return days.filter { $0.value.count > limit }.sorted { $0.key < $1.key }.map { date, places in
      violation(
        person, places[0], places.count > 1 ? places[1].group : nil, count: places.count, on: date, board)
    }
  }

  /// What is broken by so many sessions of a person on a date, of which one and the team of another are named.
  static func violation(
    _ person: Int, _ first: Board.Place, _ other: Int?, count: Int, on date: CalendarDate, _ board: Board
  ) -> Violation {
    let limit = board.rules.maxSessionsPerDay
    return Violation(
      .dayClash, count: count - limit, employee: board.names.employees[person].id,
      module: board.names.modules[board.groups[first.group].module].id, team: board.groups[first.group].id,
      otherTeam: other.map { board.groups[$0].id }, session: first.index, date: date, actual: count,
      limit: limit)
  }
}
