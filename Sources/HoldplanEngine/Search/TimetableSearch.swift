/// The best dates found so far, with what they need.
struct TimetableSnapshot {
  var total = Int.max
  var chosen: [Int32] = []
  var period: [Int32] = []
  var room: [Int32] = []
  var instructor: [Int32] = []
}

extension Timetable {
  /// A move that may be made: a group takes a sequence of dates.
  private struct Candidate {
    var value = Int.max
    var group = -1
    var pattern = -1
    var ties = 0
  }

  /// Searches until everybody has a place, nothing more is to be had, or it may not go on.
  /// - Parameter byDates: whether whole dates are filled first, where a quick beginning does not place everybody.
  func search(iterations: Int, byDates: Bool = true, mayGoOn: () -> Bool) {
    start()
    look()
    if isStrict, byDates, total > floor, startByDates() {
      look()
      if total > best.total {
        takeBest()
        look()
      }
    }
    let hopeless = Int32(clamping: 20_000 + 2000 * count)
    for round in 0..<max(0, iterations) {
      if total <= floor || iteration - bestAt > hopeless || (round & 63 == 0 && !mayGoOn()) { break }
      if iteration - improvedAt > Self.patience { shake() }
      step()
      look()
    }
  }

  /// After so many steps without a better plan the search goes on from the best one, a little changed.
  private static let patience: Int32 = 100_000

  // MARK: Beginning

  /// Groups that have a team keep its dates; then the one with the fewest good dates comes first.
  private func start() {
    for group in 0..<count where state.isOpen[groups[group].slot] {
      if let pattern = presentPattern(group) { _ = place(group, pattern) }
    }
    let isDynamic = patternStart[count] <= 60_000
    var left = (0..<count).filter { chosen[$0] < 0 }
      .sorted { (patterns($0).count, -size[$0], $0) < (patterns($1).count, -size[$1], $1) }
    while !left.isEmpty {
      let next = isDynamic ? scarcest(left) : 0
      let group = left.remove(at: next)
      if let pattern = cheapest(group) { _ = place(group, pattern) }
    }
  }

  private func presentPattern(_ group: Int) -> Int? {
    let own = state.sessionRange(groups[group].slot, groups[group].module)
    return patterns(group).first { pattern in
      own.enumerated().allSatisfy { patternDate[pattern * width + $0] == state.date[$1] }
    }
  }

  private func scarcest(_ left: [Int]) -> Int {
    var (best, fewest) = (0, Int.max)
    for (index, group) in left.enumerated() {
      var free = 0
      for pattern in patterns(group) where cost(group, pattern) == 0 { free += 1 }
      let rank = free * 4096 - Int(size[group])
      if rank < fewest { (best, fewest) = (index, rank) }
    }
    return best
  }

  func cheapest(_ group: Int) -> Int? {
    var best = Candidate()
    for pattern in patterns(group) {
      let value = cost(group, pattern)
      guard value <= best.value, value < Int(size[group]) else { continue }
      if (0..<Int(sessions[group])).contains(where: { obstacle(group, pattern, $0) != -1 }) { continue }
      consider(value, group, pattern, &best)
    }
    return best.pattern < 0 ? nil : best.pattern
  }

  @inline(__always)
  private func obstacle(_ group: Int, _ pattern: Int, _ index: Int) -> Int {
    booking.obstacle(group, index, day: Int(patternDate[pattern * width + index]))
  }

  /// Keeps the better of two moves, and one of equals by chance.
  @inline(__always)
  private func consider(_ value: Int, _ group: Int, _ pattern: Int, _ best: inout Candidate) {
    if value < best.value {
      best = Candidate(value: value, group: group, pattern: pattern, ties: 1)
    } else {
      best.ties += 1
      if random.below(best.ties) == 0 { (best.group, best.pattern) = (group, pattern) }
    }
  }

  // MARK: Searching

  /// Counts what the plan costs now, and keeps it if it is the best.
  private func look() {
    var sum = 0
    for group in 0..<count {
      let now = current(group)
      present[group] = Int32(now)
      // A place lost between two groups is counted for both.
      sum += chosen[group] < 0 ? 2 * now : now
    }
    total = sum
    guard sum < best.total else { return }
    improvedAt = iteration
    bestAt = iteration
    best = TimetableSnapshot(
      total: sum, chosen: Array(chosen.elements), period: Array(booking.period.elements),
      room: Array(booking.room.elements), instructor: Array(booking.instructor.elements))
  }

  private func step() {
    iteration += 1
    var best = Candidate()
    var conflicts = 0
    for group in 0..<count where present[group] > 0 {
      conflicts += 1
      for pattern in patterns(group) where Int32(pattern) != chosen[group] {
        var value = cost(group, pattern) - Int(present[group])
        guard value <= best.value else { continue }
        let isTabu = tabuUntil[group * days + first(pattern)] > iteration
        if isTabu && total + 2 * value >= self.best.total { continue }
        value += obstacles(group, pattern)
        if value <= best.value { consider(value, group, pattern, &best) }
      }
    }
    guard best.group >= 0 else { return }
    make(best, conflicts)
  }

  /// The places of those who would have to make room; many where nothing helps.
  private func obstacles(_ group: Int, _ pattern: Int) -> Int {
    var sum = 0
    for index in 0..<Int(sessions[group]) {
      let other = obstacle(group, pattern, index)
      if other == -2 { return Int.max / 4 }
      if other >= 0 { sum += Int(size[other]) }
    }
    return sum
  }

  private func make(_ move: Candidate, _ conflicts: Int) {
    let (group, old) = (move.group, Int(chosen[move.group]))
    guard move.value < Int.max / 8 else { return }
    for index in 0..<Int(sessions[group]) {
      let other = obstacle(group, move.pattern, index)
      if other >= 0 {
        forbid(other, Int(chosen[other]), conflicts)
        remove(other)
      }
    }
    remove(group)
    if old >= 0 { forbid(group, old, conflicts) }
    _ = place(group, move.pattern)
  }

  private func forbid(_ group: Int, _ pattern: Int, _ conflicts: Int) {
    guard pattern >= 0 else { return }
    let tenure = 10 + random.below(10) + conflicts * tenth / 10
    tabuUntil[group * days + first(pattern)] = iteration + Int32(tenure)
  }

  /// Goes back to the best plan and takes some groups out of it.
  private func shake() {
    improvedAt = iteration
    tenth = tenth == 10 ? 6 : tenth == 6 ? 20 : 10
    takeBest()
    for _ in 0..<max(2, count / 20) { remove(random.below(count)) }
    look()
  }

  func takeBest() {
    for group in 0..<count { remove(group) }
    for group in 0..<count where best.chosen[group] >= 0 {
      for index in 0..<Int(sessions[group]) {
        let session = group * width + index
        booking.book(
          group, index, day: Int(patternDate[Int(best.chosen[group]) * width + index]),
          period: best.period[session], room: best.room[session], instructor: best.instructor[session])
      }
      settle(group, Int(best.chosen[group]))
    }
  }
}
