import HoldplanModel

/// For each module, and each team with pinned sessions: the dates from which a sequence of sessions can still
/// be completed, so that drawing dates one after another never ends in a blind alley.
///
/// Where lessons follow a rhythm, dates fall into classes by their day number modulo the rhythm, and a team
/// stays in the class of its first date.
struct PatternTable: BitwiseCopyable {
  /// Table of each team slot: its module's, or one of its own where sessions are pinned.
  let ofSlot: Flat<Int32>
  let start: Flat<Int32>
  /// The rhythm in days, 1 where there is none.
  let classes: Flat<Int32>
  let bits: Flat<UInt64>

  /// Row of session `index` in a table for dates of one class.
  @inline(__always)
  func row(_ table: Int, class dateClass: Int, session index: Int, sessions: Int, words: Int) -> Int {
    Int(start[table]) + (dateClass * sessions + index) * words
  }
}

/// Builds the tables from the back: a date is good for a session when it is allowed and some good date of the
/// next session lies within the gap limits.
struct PatternCompiler {
  let calendar: DateTable
  let modules: ModuleTable
  let slots: TeamSlots
  private var start: [Int32] = []
  private var classes: [Int32] = []
  private var bits: [UInt64] = []

  init(_ calendar: DateTable, _ modules: ModuleTable, _ slots: TeamSlots) {
    self.calendar = calendar
    self.modules = modules
    self.slots = slots
  }

  mutating func compile(_ arena: Arena) -> PatternTable {
    for module in 0..<modules.count { add(module, pinnedAt: nil) }
    var ofSlot: [Int32] = []
    for slot in 0..<slots.count {
      let module = Int(slots.module[slot])
      let first = Int(slots.sessionStart[slot])
      let isPinned = (0..<Int(modules.sessionCount[module])).contains { slots.pinnedDate[first + $0] >= 0 }
      ofSlot.append(isPinned ? Int32(start.count) : Int32(module))
      if isPinned { add(module, pinnedAt: first) }
    }
    return PatternTable(
      ofSlot: arena.make(ofSlot), start: arena.make(start), classes: arena.make(classes),
      bits: arena.make(bits))
  }

  private mutating func add(_ module: Int, pinnedAt pins: Int?) {
    let sessions = Int(modules.sessionCount[module])
    let pattern = Int(modules.sessionStart[module])
    let rhythm = (0..<sessions).map { Int(modules.rhythm[pattern + $0]) }.max() ?? 0
    start.append(Int32(bits.count))
    classes.append(Int32(max(1, rhythm)))
    for dateClass in 0..<max(1, rhythm) {
      var rows = [[UInt64]](repeating: [UInt64](repeating: 0, count: calendar.words), count: sessions)
      for index in stride(from: sessions - 1, through: 0, by: -1) {
        let pinned = pins.map { Int(slots.pinnedDate[$0 + index]) } ?? -1
        for day in 0..<calendar.count where pinned < 0 || pinned == day {
          let keepsRhythm =
            rhythm == 0 || (index > 0 && modules.rhythm[pattern + index] == 0)
            || Int(calendar.dayNumber[day]) % rhythm == dateClass
          guard keepsRhythm, pinned == day || day >= calendar.firstOpen, isAllowed(day, pattern + index)
          else {
            continue
          }
          if index + 1 == sessions || hasNext(day, pattern + index + 1, rows[index + 1]) {
            rows[index][day >> 6] |= 1 << UInt64(day & 63)
          }
        }
      }
      bits.append(contentsOf: rows.joined())
    }
  }

  private func isAllowed(_ day: Int, _ pattern: Int) -> Bool {
    modules.allowed[pattern * calendar.words + day >> 6] & (1 << UInt64(day & 63)) != 0
  }

  private func hasNext(_ day: Int, _ pattern: Int, _ good: [UInt64]) -> Bool {
    var next = day + 1
    while next < calendar.count {
      let gap = calendar.dayNumber[next] - calendar.dayNumber[day]
      if gap > modules.gapMaximum[pattern] { return false }
      if gap >= modules.gapMinimum[pattern], good[next >> 6] & (1 << UInt64(next & 63)) != 0 { return true }
      next += 1
    }
    return false
  }
}
