extension State {
  /// Draws a sequence of dates for a team of the place `slot` into `candidate`: evenly for the first session,
  /// then mostly near the ideal gap. False where no sequence exists.
  func drawDates(_ slot: Int, _ random: inout Random) -> Bool {
    let module = module(of: slot)
    let table = Int(patterns.ofSlot[slot])
    let sessions = Int(modules.sessionCount[module])
    moduleOf[candidate] = Int32(module)
    guard sessions > 0, let first = drawFirst(table, sessions, &random) else { return false }
    let start = Int(slots.sessionStart[candidate])
    date[start] = Int32(first)
    let dateClass = Int(calendar.dayNumber[first]) % Int(patterns.classes[table])
    for index in 1..<max(1, sessions) {
      let row = patterns.row(table, class: dateClass, session: index, sessions: sessions, words: words)
      let pattern = Int(modules.sessionStart[module]) + index
      guard let next = drawNext(after: Int(date[start + index - 1]), row, pattern, &random) else {
        return false
      }
      date[start + index] = Int32(next)
    }
    summariseDates(candidate)
    return true
  }

  private func drawFirst(_ table: Int, _ sessions: Int, _ random: inout Random) -> Int? {
    let classes = Int(patterns.classes[table])
    func isGood(_ day: Int) -> Bool {
      let dateClass = Int(calendar.dayNumber[day]) % classes
      let row = patterns.row(table, class: dateClass, session: 0, sessions: sessions, words: words)
      return patterns.bits[row + day >> 6] & (1 << UInt64(day & 63)) != 0
    }
    guard calendar.count > 0 else { return nil }
    for _ in 0..<16 {
      let day = random.below(calendar.count)
      if isGood(day) { return day }
    }
    let offset = random.below(calendar.count)
    for step in 0..<calendar.count where isGood((offset + step) % calendar.count) {
      return (offset + step) % calendar.count
    }
    return nil
  }

  private func drawNext(after day: Int, _ row: Int, _ pattern: Int, _ random: inout Random) -> Int? {
    let ideal = modules.gapIdeal[pattern]
    let wantsIdeal = ideal >= 0 && random.below(10) < 6
    var (best, found, bestDistance) = (-1, 0, Int32.max)
    var next = day + 1
    while next < calendar.count {
      let gap = calendar.dayNumber[next] - calendar.dayNumber[day]
      if gap > modules.gapMaximum[pattern] { break }
      if gap >= modules.gapMinimum[pattern],
        patterns.bits[row + next >> 6] & (1 << UInt64(next & 63)) != 0
      {
        found += 1
        if wantsIdeal {
          if abs(gap - ideal) < bestDistance { (best, bestDistance) = (next, abs(gap - ideal)) }
        } else if random.below(found) == 0 {
          best = next
        }
      }
      next += 1
    }
    return best < 0 ? nil : best
  }

  /// Whether the dates in `candidate` are a sequence that a team of the place `slot` may have.
  func hasAllowedDates(_ slot: Int) -> Bool {
    let module = module(of: slot)
    let table = Int(patterns.ofSlot[slot])
    let sessions = Int(modules.sessionCount[module])
    let start = Int(slots.sessionStart[candidate])
    guard sessions > 0, date[start] >= 0 else { return false }
    let dateClass = Int(calendar.dayNumber[date[start]]) % Int(patterns.classes[table])
    for index in 0..<sessions {
      let day = Int(date[start + index])
      let row = patterns.row(table, class: dateClass, session: index, sessions: sessions, words: words)
      guard day >= 0, patterns.bits[row + day >> 6] & (1 << UInt64(day & 63)) != 0 else { return false }
      guard index > 0 else { continue }
      let gap = calendar.dayNumber[day] - calendar.dayNumber[date[start + index - 1]]
      let pattern = Int(modules.sessionStart[module]) + index
      if gap <= 0 || gap < modules.gapMinimum[pattern] || gap > modules.gapMaximum[pattern] { return false }
    }
    return true
  }
}
