import HoldplanModel

/// The least that each goal about teams can come to, whoever sits in them.

extension DepartmentPairs {
  /// S1: the fewest pairs that `count` people of one department make in `teams` teams.
  ///
  /// C(n, 2) is convex, so the sum over teams is least when the people are spread as evenly as can be. More
  /// people, or fewer teams, only make it more; hence those who must take the module and the most teams there
  /// can be give a bound whatever others choose.
  static func bound(count: Int, teams: Int) -> Int {
    guard count > 0, teams > 0 else { return 0 }
    let (share, rest) = count.quotientAndRemainder(dividingBy: teams)
    return (teams - rest) * share * (share - 1) / 2 + rest * (share + 1) * share / 2
  }
}

extension SizeDeviation {
  /// S2: `teams` teams with `people` people in all deviate from the ideal size by at least
  /// |people - teams x ideal|: the distances are at least the distance of their sum (triangle inequality).
  static func bound(people: Int, teams: Int, ideal: Int) -> Int { abs(people - teams * ideal) }

  /// The same where neither number is known: the least over all numbers of teams, with the number of people
  /// that is nearest to filling them.
  static func bound(people: ClosedRange<Int>, teams: ClosedRange<Int>, ideal: Int) -> Int {
    teams.map { count in
      let nearest = min(max(count * ideal, people.lowerBound), people.upperBound)
      return bound(people: nearest, teams: count, ideal: ideal)
    }.min() ?? 0
  }
}

extension RepeatPairs {
  /// S4: people who take two modules make repeated pairs in each pair of a team of the one and a team of the
  /// other. There are `teams` x `otherTeams` such pairs of teams; C(n, 2) is convex, so the fewest repeated
  /// pairs come of spreading the `shared` people evenly over them. Pairs of modules are counted apart, since
  /// each pair of teams belongs to one pair of modules.
  static func bound(shared: Int, teams: Int, otherTeams: Int) -> Int {
    let (cells, isHuge) = teams.multipliedReportingOverflow(by: otherTeams)
    return isHuge || cells >= shared ? 0 : DepartmentPairs.bound(count: shared, teams: cells)
  }
}

extension Spacing {
  /// S5: the least that the sessions of one team of the module deviate from their ideal gaps on the dates of
  /// the season, found session by session from the last: `least[day]` is the least of what comes after a
  /// session on that day. Whoever is in the team can only make fewer dates fit. Nil where no team of the
  /// module can meet at all.
  static func bound(module: Int, _ problem: Problem) -> Int? {
    let table = SessionDates(problem, module: module)
    return (0..<table.classes).compactMap { dateClass in leastFrom(dateClass, table) }.min()
  }

  private static func leastFrom(_ dateClass: Int, _ table: SessionDates) -> Int? {
    var after = [Int?](repeating: 0, count: table.days.count)
    for session in stride(from: table.sessions - 1, through: 1, by: -1) {
      var before = [Int?](repeating: nil, count: table.days.count)
      for day in 0..<table.days.count where table.allows(day, session - 1, dateClass) {
        for next in table.following(day, session)
        where table.allows(next, session, dateClass) {
          guard let rest = after[next] else { continue }
          let cost = rest + table.deviation(day, next, session)
          before[day] = before[day].map { min($0, cost) } ?? cost
        }
      }
      after = before
    }
    let first = (0..<table.days.count).filter { table.allows($0, 0, dateClass) }
    return first.compactMap { after[$0] }.min()
  }
}

extension TeamsGoal {
  /// S7: the fewest teams for `people` people when none may have more than `largest`, and when of no department
  /// more than its cover allows can be away at once: all of a team are away together.
  static func bound(people: Int, largest: Int, departments: [(count: Int, atOnce: Int)]) -> Int {
    let bySize = people == 0 ? 0 : (people + max(1, largest) - 1) / max(1, largest)
    return departments.reduce(bySize) { most, department in
      guard department.count > 0, department.atOnce > 0 else { return most }
      return max(most, (department.count + department.atOnce - 1) / department.atOnce)
    }
  }
}

extension InstructorDays {
  /// S8: the fewest instructor days for sessions of `periods` periods in all.
  ///
  /// An instructor teaches one session at a time, so a day of one instructor holds at most `perDay` periods.
  /// The sessions of one team are on different dates, which takes as many days as it has sessions.
  static func bound(periods: Int, perDay: Int, longestTeam: Int) -> Int {
    max(longestTeam, (periods + perDay - 1) / perDay)
  }
}

extension PerturbSession {
  /// S11: the published sessions that cannot be kept: their date is no longer one on which the session may be.
  /// A team that is not formed again loses them all, those among them.
  static func bound(_ problem: Problem) -> Int {
    (0..<problem.slots.count).reduce(0) { sum, slot in
      guard problem.slots.isPublished[slot] else { return sum }
      let module = Int(problem.slots.module[slot])
      let start = Int(problem.slots.sessionStart[slot])
      let pattern = Int(problem.modules.sessionStart[module])
      return sum
        + (0..<Int(problem.modules.sessionCount[module])).filter { index in
          let day = Int(problem.slots.publishedDate[start + index])
          guard day >= 0 else { return day == -2 }
          let row = (pattern + index) * problem.calendar.words
          return problem.modules.allowed[row + day >> 6] & (1 << UInt64(day & 63)) == 0
        }.count
    }
  }
}
