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
    let place = watched.group * board.problem.calendar.count + watched.day
    // Waived dates have no limit.
    let (count, limit) = (board.awayCount[place], Int(board.problem.coverage.limit[place]))
    guard count > limit else { return [] }
    let names = board.problem.names
    var violation = Violation(
      .coverage, count: count - limit, date: names.dates[watched.day], actual: count, limit: limit)
    if watched.group <= names.departments.count {
      violation.department = names.departments[watched.group - 1]
    } else {
      violation.site = names.sites[watched.group - names.departments.count - 1]
    }
    return [violation]
  }
}
