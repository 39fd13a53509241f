/// The dates on which the sessions of a team of a module may be, read from the pattern table.
struct SessionDates {
  let sessions: Int
  let classes: Int
  let days: Flat<Int32>
  private let words: Int
  private let bits: Flat<UInt64>
  private let start: Int
  private let minimum: [Int32]
  private let maximum: [Int32]
  private let ideal: [Int32]
  /// For each session and day: the first and the end of the days on which the session may follow.
  private var window: [(Int32, Int32)] = []

  init(_ problem: Problem, module: Int) { self.init(problem, module: module, table: module) }

  /// The dates of one team, whose sessions may be pinned.
  init(_ problem: Problem, slot: Int) {
    self.init(
      problem, module: Int(problem.slots.module[slot]), table: Int(problem.patterns.ofSlot[slot]))
  }

  private init(_ problem: Problem, module: Int, table: Int) {
    sessions = Int(problem.modules.sessionCount[module])
    classes = Int(problem.patterns.classes[table])
    days = problem.calendar.dayNumber
    words = problem.calendar.words
    bits = problem.patterns.bits
    start = Int(problem.patterns.start[table])
    let pattern = Int(problem.modules.sessionStart[module])
    minimum = (0..<sessions).map { problem.modules.gapMinimum[pattern + $0] }
    maximum = (0..<sessions).map { problem.modules.gapMaximum[pattern + $0] }
    ideal = (0..<sessions).map { problem.modules.gapIdeal[pattern + $0] }
    for session in 0..<sessions {
      var (low, end) = (0, 0)
      for day in 0..<days.count {
        while low < days.count, low <= day || days[low] - days[day] < minimum[session] { low += 1 }
        while end < days.count, days[end] - days[day] <= maximum[session] { end += 1 }
        window.append((Int32(low), Int32(max(low, end))))
      }
    }
  }

  func allows(_ day: Int, _ session: Int, _ dateClass: Int) -> Bool {
    bits[start + (dateClass * sessions + session) * words + day >> 6] & (1 << UInt64(day & 63)) != 0
  }

  /// The days on which `session` may follow one on `day`.
  func following(_ day: Int, _ session: Int) -> Range<Int> {
    let (low, end) = window[session * days.count + day]
    return Int(low)..<Int(end)
  }

  /// How far the gap before `session` is from the ideal one.
  func deviation(_ day: Int, _ next: Int, _ session: Int) -> Int {
    ideal[session] < 0 ? 0 : Int(abs(days[next] - days[day] - ideal[session]))
  }

  /// Whether a sequence without the dates in `bad` is found by always taking the next date: a quick look that
  /// mostly succeeds.
  func hasEasySequence(without bad: (Int) -> Bool) -> Bool {
    for first in 0..<days.count where !bad(first) {
      let dateClass = Int(days[first]) % classes
      guard sessions > 0, allows(first, 0, dateClass) else { continue }
      var day: Int? = first
      for session in 1..<max(1, sessions) {
        day = day.flatMap { day in
          following(day, session).first { !bad($0) && allows($0, session, dateClass) }
        }
      }
      if day != nil { return true }
    }
    return sessions == 0
  }

  /// Whether some sequence avoids the closed dates and uses at most so many of the wished ones.
  func isReachable(_ closed: [UInt64], _ wished: [UInt64], hits: Int, _ dateClass: Int) -> Bool {
    var reach = [UInt64](repeating: 0, count: (hits + 1) * words)
    for session in 0..<sessions {
      let row = start + (dateClass * sessions + session) * words
      var next = [UInt64](repeating: 0, count: reach.count)
      for used in 0...hits {
        let from = session == 0 ? [UInt64](repeating: ~0, count: words) : following(reach, used, session)
        for word in 0..<words {
          let open = from[word] & bits[row + word] & ~closed[word]
          next[used * words + word] |= open & ~wished[word]
          if used < hits { next[(used + 1) * words + word] |= open & wished[word] }
        }
      }
      reach = next
    }
    return sessions == 0 || reach.contains { $0 != 0 }
  }

  /// All days that may follow one of those reached.
  private func following(_ reach: [UInt64], _ used: Int, _ session: Int) -> [UInt64] {
    var result = [UInt64](repeating: 0, count: words)
    for word in 0..<words {
      var rest = reach[used * words + word]
      while rest != 0 {
        let range = following(word * 64 + rest.trailingZeroBitCount, session)
        for target in 0..<words where range.lowerBound < target * 64 + 64 && range.upperBound > target * 64 {
          let low = max(0, range.lowerBound - target * 64)
          let end = min(64, range.upperBound - target * 64)
          result[target] |= (end == 64 ? ~0 : (1 << UInt64(end)) - 1) & ~((1 << UInt64(low)) - 1)
        }
        rest &= rest - 1
      }
    }
    return result
  }
}
