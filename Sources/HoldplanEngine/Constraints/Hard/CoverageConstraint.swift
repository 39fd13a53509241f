import HoldplanModel

/// H10: on each date no more people of a department or site are away at sessions than the rules allow.
/// Attending and teaching both count, and each person once.
enum CoverageConstraint {
  /// Dates of one word on which nobody more of the person's department and site may be away.
  @inline(__always)
  static func closed(_ person: Int, word: Int, _ state: State) -> UInt64 {
    state.full[Int(state.people.departmentGroup[person]) * state.words + word]
      | state.full[Int(state.people.siteGroup[person]) * state.words + word]
  }

  /// One more (or fewer) of the person's groups away on a date.
  @inline(__always)
  static func add(_ difference: Int32, _ person: Int, day: Int, _ state: State) {
    count(difference, Int(state.people.departmentGroup[person]), day, state)
    count(difference, Int(state.people.siteGroup[person]), day, state)
  }

  @inline(__always)
  private static func count(_ difference: Int32, _ group: Int, _ day: Int, _ state: State) {
    let place = group * state.calendar.count + day
    let after = state.awayCount[place] + difference
    state.awayCount[place] = after
    let bit = UInt64(1) << UInt64(day & 63)
    let word = group * state.words + day >> 6
    if after >= state.coverage.limit[place] {
      state.full[word] |= bit
    } else {
      state.full[word] &= ~bit
    }
  }

  /// Whether one more of the person's groups may be away on a date.
  @inline(__always)
  static func hasRoom(_ person: Int, day: Int, _ state: State) -> Bool {
    closed(person, word: day >> 6, state) & (1 << UInt64(day & 63)) == 0
  }
}

// MARK: On a draft as it is

extension CoverageConstraint {
  static func violations(_ watched: Scope.GroupDay, _ board: Board) -> [Violation] {
    let count = board.awayCount[watched.group * board.dayCount + watched.day]
    return violation(watched, count: count, board).map { [$0] } ?? []
  }

  /// Adds what is broken when so many people of a group are away, before a step and after it.
  static func add(
    _ watched: Scope.GroupDay, then: Int, now: Int, _ board: Board, to before: inout [Violation],
    and after: inout [Violation]
  ) {
    guard max(then, now) > board.names.coverageLimit[watched.group] else { return }
    if let broken = violation(watched, count: then, board) { before.append(broken) }
    if let broken = violation(watched, count: now, board) { after.append(broken) }
  }

  /// What is broken when `count` people of a group are away; nil where the rule holds.
  static func violation(_ watched: Scope.GroupDay, count: Int, _ board: Board) -> Violation? {
    let limit = board.names.coverageLimit[watched.group]
    guard count > limit else { return nil }
    let unit = board.names.unit(of: watched.group)
    return Violation(
      .coverage, count: count - limit, date: board.date(of: watched.day), department: unit.department,
      site: unit.site, actual: count, limit: limit)
  }
}
