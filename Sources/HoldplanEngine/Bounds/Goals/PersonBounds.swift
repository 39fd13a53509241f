import HoldplanModel

/// The least that each goal about people can come to for one person, whatever the teams.

extension Preference {
  /// S3: the `count` cheapest of the wishes: nobody can do better than get what comes first.
  static func bound(costs: [Int], count: Int) -> Int { costs.sorted().prefix(max(0, count)).reduce(0, +) }
}

extension WeekLoad {
  /// S6: the fewest pairs of sessions in a week for somebody who attends `sessions` sessions in weeks that have
  /// room for so many each.
  ///
  /// The k-th session in a week adds k - 1 pairs, so filling the weeks evenly, each up to its room, is cheapest
  /// (the marginal costs rise, so taking the cheapest next each time is optimal). Where there is not room for
  /// all of them the rest is left out, which can but make it less.
  static func bound(sessions: Int, room: [Int]) -> Int {
    var (left, pairs, level) = (sessions, 0, 0)
    while left > 0 {
      let open = room.reduce(0) { $0 + ($1 > level ? 1 : 0) }
      guard open > 0 else { break }
      pairs += min(open, left) * level
      left -= min(open, left)
      level += 1
    }
    return pairs
  }
}

extension AvoidDates {
  /// S9: the fewest sessions on dates the person wished free, over all sequences of dates that a team of the
  /// module may have and on which the person is there. Nil where there is no such sequence.
  ///
  /// `reach` holds the dates at which a session can be with so many wished dates used up so far; a day that is
  /// reached with fewer is reached with more, too.
  static func bound(_ dates: SessionDates, closed: [UInt64], wished: [UInt64]) -> Int? {
    (0..<dates.classes).compactMap { dateClass in
      (0...dates.sessions).first { dates.isReachable(closed, wished, hits: $0, dateClass) }
    }.min()
  }
}

extension PerturbMember {
  /// S10: a published membership costs nothing where the module is taken again, and its weight where it is a
  /// choice that is not taken: as a credit for taking it.
  static func isCredited(_ option: Int, _ problem: Problem) -> Bool {
    problem.options.isChoice[option] && problem.options.published[option] >= 0
  }
}
