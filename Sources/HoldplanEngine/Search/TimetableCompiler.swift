/// Works out what a `Timetable` reads: sequences of dates, shared people, closed dates, prerequisites.
struct TimetableCompiler {
  let state: State
  let groups: [Timetable.Group]
  let arena: Arena
  let width: Int
  let isStrict: Bool
  private let groupOfModule: [Int]
  private let memberOf: [Int32]
  /// What a group's members lose by date, apart from other groups: because they are away or in teams outside
  /// the timetable, and because of prerequisites outside it when the group begins or ends there.
  private(set) var costs: (closed: Flat<Int32>, start: Flat<Int32>, end: Flat<Int32>)

  /// How many sequences of dates a group may choose from at most.
  static let mostPatterns = 1500

  init(_ state: State, _ groups: [Timetable.Group], _ arena: Arena, isStrict: Bool) {
    self.state = state
    self.groups = groups
    self.arena = arena
    width = max(1, groups.map { Int(state.modules.sessionCount[$0.module]) }.max() ?? 1)
    var index = [Int](repeating: -1, count: state.modules.count)
    for (group, entry) in groups.enumerated() { index[entry.module] = group }
    groupOfModule = index
    var members = [Int32](repeating: -1, count: state.options.count)
    for (index, group) in groups.enumerated() {
      for option in group.members { members[option] = Int32(index) }
    }
    memberOf = members
    self.isStrict = isStrict
    let cells = groups.count * max(1, state.calendar.count)
    costs = (arena.make(cells, 0), arena.make(cells, 0), arena.make(cells, 0))
    countClosedDates()
    countFixedRequirements()
  }

  /// The group of an option, where its person is a member.
  private func group(of option: Int) -> Int? { memberOf[option] < 0 ? nil : Int(memberOf[option]) }

  // MARK: Dates

  mutating func patterns(_ random: inout Random) -> (start: Flat<Int32>, dates: Flat<Int32>) {
    var (start, dates): ([Int32], [Int32]) = ([0], [])
    for (index, group) in groups.enumerated() {
      var rows = Set<[Int32]>()
      enumerate(group, [], &rows)
      if rows.count > Self.mostPatterns { rows = sample(group, &random) }
      var sorted = rows.sorted { $0.lexicographicallyPrecedes($1) }
      if isStrict, let least = sorted.map({ cost(index, $0) }).min() {
        sorted.removeAll { cost(index, $0) > least }
      }
      for row in sorted { dates += row + [Int32](repeating: -1, count: width - row.count) }
      start.append(start[start.count - 1] + Int32(sorted.count))
    }
    return (arena.make(start), arena.make(dates))
  }

  private func cost(_ group: Int, _ row: [Int32]) -> Int {
    guard let first = row.first, let last = row.last else { return 0 }
    let base = group * state.calendar.count
    let away = row.reduce(0) { $0 + Int(costs.closed[base + Int($1)]) }
    return away + Int(costs.start[base + Int(first)] + costs.end[base + Int(last)])
  }

  /// All sequences that begin with `prefix`, up to one more than are wanted.
  private func enumerate(_ group: Timetable.Group, _ prefix: [Int32], _ rows: inout Set<[Int32]>) {
    let count = Int(state.modules.sessionCount[group.module])
    guard rows.count <= Self.mostPatterns else { return }
    if prefix.count == count {
      rows.insert(prefix)
      return
    }
    let table = Int(state.patterns.ofSlot[group.slot])
    let classes = Int(state.patterns.classes[table])
    let pattern = Int(state.modules.sessionStart[group.module]) + prefix.count
    for day in (prefix.last.map { Int($0) + 1 } ?? 0)..<max(state.calendar.count, 1) {
      if let last = prefix.last {
        let gap = state.calendar.dayNumber[day] - state.calendar.dayNumber[last]
        if gap > state.modules.gapMaximum[pattern] { return }
        if gap < state.modules.gapMinimum[pattern] { continue }
      }
      let dateClass = Int(state.calendar.dayNumber[prefix.first.map { Int($0) } ?? day]) % classes
      let row = state.patterns.row(
        table, class: dateClass, session: prefix.count, sessions: count, words: state.words)
      guard state.patterns.bits[row + day >> 6] & (1 << UInt64(day & 63)) != 0 else { continue }
      enumerate(group, prefix + [Int32(day)], &rows)
    }
  }

  private func sample(_ group: Timetable.Group, _ random: inout Random) -> Set<[Int32]> {
    var rows = Set<[Int32]>()
    let range = state.sessionRange(state.candidate, group.module)
    for _ in 0..<(2 * Self.mostPatterns) where rows.count < Self.mostPatterns {
      guard state.drawDates(group.slot, &random) else { break }
      rows.insert(range.map { state.date[$0] })
    }
    return rows
  }

  // MARK: People

  func common() -> Flat<UInt16> {
    let table = arena.make(groups.count * groups.count, UInt16(0))
    for person in 0..<state.people.count {
      let own = state.options.range(of: person).compactMap { group(of: $0) }
      for one in own {
        for other in own where other != one {
          let place = one * groups.count + other
          table[place] = isStrict ? 1 : table[place] + 1
        }
      }
    }
    return table
  }

  /// Members who cannot come on a date: leave, and teams that are not part of the timetable. Those who can
  /// come on no date at all do not count.
  private func countClosedDates() {
    let days = state.calendar.count
    for (index, group) in groups.enumerated() {
      for option in group.members {
        let person = Int(state.options.person[option])
        let closed = (0..<days).filter { isClosed(person, $0) }
        if closed.count == days { continue }
        for day in closed { costs.closed[index * days + day] += 1 }
      }
    }
  }

  private func isClosed(_ person: Int, _ day: Int) -> Bool {
    if state.contains(day, person, state.people.blocked) { return true }
    return state.options.range(of: person).contains { option in
      let slot = Int(state.team[option])
      return slot != state.none && groupOfModule[state.module(of: slot)] < 0
        && state.contains(day, slot, state.mask)
    }
  }

  // MARK: Prerequisites

  /// The groups that each group requires (or is required by) and how many people that concerns.
  func requirements(_ rows: Rows) -> (Rows, Flat<Int32>) {
    var (result, weights): ([[Int32]], [Int32]) = ([], [])
    for group in groups {
      var found: [Int: Int32] = [:]
      for option in group.members {
        for row in rows.range(option) {
          if let other = self.group(of: Int(rows.values[row])) { found[other, default: 0] += 1 }
        }
      }
      let sorted = found.sorted { $0.key < $1.key }
      result.append(sorted.map { Int32($0.key) })
      weights += sorted.map { isStrict ? 1 : $0.value }
    }
    return (arena.rows(result), arena.make(weights))
  }

  /// What teams outside the timetable leave: a group begins after what it requires has ended, or can end at
  /// the earliest, and ends before what requires it begins.
  private func countFixedRequirements() {
    let days = state.calendar.count
    let earliest = (0..<state.modules.count).map(earliestEnd)
    for (index, group) in groups.enumerated() {
      for option in group.members {
        for row in state.options.requires.range(option) {
          let other = Int(state.options.requires.values[row])
          let module = Int(state.options.module[other])
          guard groupOfModule[module] < 0 else { continue }
          let slot = Int(state.team[other])
          let last = slot == state.none ? earliest[module] : Int(state.lastDate[slot])
          for day in 0..<min(days, last + 1) { costs.start[index * days + day] += 1 }
        }
        for row in state.options.requiredBy.range(option) {
          let other = Int(state.options.requiredBy.values[row])
          let slot = Int(state.team[other])
          guard slot != state.none, groupOfModule[Int(state.options.module[other])] < 0 else { continue }
          for day in Int(state.firstDate[slot])..<days { costs.end[index * days + day] += 1 }
        }
      }
    }
  }

  /// The first date on which a team of a module can have ended, by its gaps alone.
  private func earliestEnd(_ module: Int) -> Int {
    let count = Int(state.modules.sessionCount[module])
    let pattern = Int(state.modules.sessionStart[module])
    var day = 0
    for index in 1..<max(1, count) {
      let target = state.calendar.dayNumber[day] + state.modules.gapMinimum[pattern + index]
      while day < state.calendar.count - 1, state.calendar.dayNumber[day] < target { day += 1 }
    }
    return day
  }
}
