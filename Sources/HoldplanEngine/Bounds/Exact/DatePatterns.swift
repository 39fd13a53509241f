/// Every sequence of dates that a team of one module may have, with what it costs its members.
struct DatePatterns {
  struct Pattern {
    var days: [Int]
    /// The dates as a set.
    var mask: [UInt64]
    /// S5, weighted.
    var spacing: Int
    /// The people (by place in `people`) who are there on all dates, one bit each.
    var available: UInt64 = 0
    /// S6 for each member, weighted.
    var weekLoad = 0
  }

  /// Cheapest spacing first.
  private(set) var patterns: [Pattern] = []
  /// S9, weighted: `avoided[pattern * people + person]`.
  private(set) var avoided: [Int32] = []

  /// Nil where there are more than `limit` of them.
  init?(_ problem: Problem, module: Int, people: [Int], limit: Int) {
    let dates = SessionDates(problem, module: module)
    guard dates.sessions > 0 else { return nil }
    let teachable = Self.teachable(problem, module)
    var found: [[Int]] = []
    for dateClass in 0..<dates.classes {
      var days: [Int] = []
      guard Self.extend(&days, dates, dateClass, teachable, &found, limit) else { return nil }
    }
    let all = found.map { Self.pattern($0, dates, people, problem) }
    patterns = all.enumerated().sorted { ($0.element.spacing, $0.offset) < ($1.element.spacing, $1.offset) }
      .map(\.element)
    avoided.reserveCapacity(patterns.count * people.count)
    let words = problem.calendar.words
    for pattern in patterns {
      for person in people {
        let hits = (0..<words).reduce(0) {
          $0 + (pattern.mask[$1] & problem.people.wishedFree[person * words + $1]).nonzeroBitCount
        }
        avoided.append(Int32(hits * problem.weights.avoidDates))
      }
    }
  }

  /// Dates on which some instructor of the module is there.
  private static func teachable(_ problem: Problem, _ module: Int) -> [Bool] {
    let words = problem.calendar.words
    return (0..<problem.calendar.count).map { day in
      problem.modules.instructors.range(module).contains { row in
        let instructor = Int(problem.modules.instructors.values[row])
        return problem.resources.instructorBlocked[instructor * words + day >> 6] & (1 << UInt64(day & 63))
          == 0
      }
    }
  }

  private static func extend(
    _ days: inout [Int], _ dates: SessionDates, _ dateClass: Int, _ teachable: [Bool], _ found: inout [[Int]],
    _ limit: Int
  ) -> Bool {
    let session = days.count
    if session == dates.sessions {
      found.append(days)
      return found.count <= limit
    }
    let next = days.last.map { dates.following($0, session) } ?? 0..<dates.days.count
    for day in next where dates.allows(day, session, dateClass) && teachable[day] {
      days.append(day)
      guard extend(&days, dates, dateClass, teachable, &found, limit) else { return false }
      days.removeLast()
    }
    return true
  }

  private static func pattern(
    _ days: [Int], _ dates: SessionDates, _ people: [Int], _ problem: Problem
  ) -> Pattern {
    let words = problem.calendar.words
    var mask = [UInt64](repeating: 0, count: words)
    var weeks: [Int32: Int] = [:]
    for day in days {
      mask[day >> 6] |= 1 << UInt64(day & 63)
      weeks[problem.calendar.week[day], default: 0] += 1
    }
    let spacing = (1..<max(1, days.count)).reduce(0) {
      $0 + dates.deviation(days[$1 - 1], days[$1], $1)
    }
    var pattern = Pattern(days: days, mask: mask, spacing: spacing * problem.weights.spacing)
    for (place, person) in people.enumerated()
    where (0..<words).allSatisfy({ mask[$0] & problem.people.blocked[person * words + $0] == 0 }) {
      pattern.available |= 1 << UInt64(place)
    }
    pattern.weekLoad =
      problem.weights.weekLoad * weeks.values.reduce(0) { $0 + $1 * ($1 - 1) / 2 }
    return pattern
  }
}
