extension Timetable {
  /// Begins date by date: each gets as many groups as can meet at once, so that the dates hold large groups of groups
  /// that share nobody. Then whole dates change places, for leave and for what must come first.
  ///
  /// Where people take modules on more than half of all dates this is what works: a large set of modules without
  /// anybody in common is rare there and belongs together, which moving one group at a time never finds out (Johnson,
  /// Aragon, McGeoch and Schevon 1991, XRLF). Only for modules of one session; false where it is not for this.
  func startByDates() -> Bool {
    guard width == 1, count > 0, days > 0, !groups.contains(where: { state.isOpen[$0.slot] }) else {
      return false
    }
    for group in 0..<count { remove(group) }
    let fitting = Fitting(self)
    let sets = setsByDate(fitting)
    var permutation = DatePermutation(self, fitting, sets)
    permutation.improve(&random)
    for (set, day) in permutation.dateOf.enumerated() {
      for group in sets[set] {
        let pattern = fitting.pattern(group, day)
        if pattern >= 0 { _ = place(group, pattern) }
      }
    }
    for group in 0..<count where chosen[group] < 0 {
      if let pattern = cheapest(group) { _ = place(group, pattern) }
    }
    return true
  }

  /// For each date the groups that are to meet on it; not all groups may be among them.
  func setsByDate(_ fitting: Fitting) -> [[Int]] {
    var left = fitting.all
    var sets = [[Int]](repeating: [], count: days)
    var order = Array(0..<days)
    random.shuffle(&order)
    for day in order {
      sets[day] = largestSet(day, left, fitting)
      for group in sets[day] { left[group >> 6] &= ~(1 << UInt64(group & 63)) }
    }
    return sets
  }

  /// Which groups can meet on the same date, and which on which.
  struct Fitting {
    let words: Int
    let all: [UInt64]
    /// Groups that share nobody with a group and are not tied to it: a row of words for each.
    fileprivate let apart: [UInt64]
    /// The pattern of a group that is on a date, or -1.
    private let patternOn: [Int32]
    private let days: Int

    init(_ table: Timetable) {
      let (count, days) = (table.count, table.days)
      let words = (count + 63) / 64
      var all = [UInt64](repeating: 0, count: words)
      for group in 0..<count { all[group >> 6] |= 1 << UInt64(group & 63) }
      var apart = [UInt64](repeating: 0, count: count * words)
      var patternOn = [Int32](repeating: -1, count: count * days)
      for group in 0..<count {
        for other in 0..<count where other != group && table.common[group * count + other] == 0 {
          apart[group * words + other >> 6] |= 1 << UInt64(other & 63)
        }
        for rows in [table.before, table.after] {
          for entry in rows.range(group) {
            let other = Int(rows.values[entry])
            apart[group * words + other >> 6] &= ~(1 << UInt64(other & 63))
          }
        }
        for pattern in table.patterns(group) {
          patternOn[group * days + table.first(pattern)] = Int32(pattern)
        }
      }
      (self.words, self.all, self.apart, self.patternOn, self.days) = (words, all, apart, patternOn, days)
    }

    func pattern(_ group: Int, _ day: Int) -> Int { Int(patternOn[group * days + day]) }
  }

  /// How many sets are tried for each date.
  private static let setsTried = 60

  /// The largest of some sets of groups that can meet on a date with rooms and instructors.
  private func largestSet(_ day: Int, _ left: [UInt64], _ fitting: Fitting) -> [Int] {
    var open = left
    for group in 0..<count where contains(left, group) && fitting.pattern(group, day) < 0 {
      open[group >> 6] &= ~(1 << UInt64(group & 63))
    }
    let candidates = (0..<count).filter { contains(open, $0) }
    guard !candidates.isEmpty else { return [] }
    var best: (set: [Int], freedom: Int) = ([], 0)
    for _ in 0..<Self.setsTried {
      let set = growSet(from: candidates[random.below(candidates.count)], open, day, fitting)
      // Of two as large, the one of groups that fit few others: they are the hardest to place later.
      let freedom = set.reduce(0) { $0 + overlap($1, left, fitting) }
      if set.count > best.set.count || set.count == best.set.count && freedom < best.freedom {
        best = (set, freedom)
      }
    }
    return best.set
  }

  /// Adds one group after another, always one that leaves the most others possible.
  private func growSet(from first: Int, _ open: [UInt64], _ day: Int, _ fitting: Fitting) -> [Int] {
    var (set, rest, next) = ([Int](), open, Optional(first))
    while let group = next {
      rest[group >> 6] &= ~(1 << UInt64(group & 63))
      if booking.insert(group, 0, day: day) {
        set.append(group)
        for word in 0..<fitting.words { rest[word] &= fitting.apart[group * fitting.words + word] }
      }
      var (most, ties) = (-1, 0)
      next = nil
      for word in 0..<fitting.words {
        var bits = rest[word]
        while bits != 0 {
          let other = word * 64 + bits.trailingZeroBitCount
          bits &= bits - 1
          let overlap = overlap(other, rest, fitting)
          ties = overlap == most ? ties + 1 : 1
          if overlap > most || overlap == most && random.below(ties) == 0 { (most, next) = (overlap, other) }
        }
      }
    }
    for group in set { booking.remove(group, 0, day: day) }
    return set
  }

  private func contains(_ set: [UInt64], _ group: Int) -> Bool {
    set[group >> 6] & (1 << UInt64(group & 63)) != 0
  }

  /// How many of a set could meet together with a group.
  private func overlap(_ group: Int, _ set: [UInt64], _ fitting: Fitting) -> Int {
    (0..<fitting.words).reduce(0) {
      $0 + (set[$1] & fitting.apart[group * fitting.words + $1]).nonzeroBitCount
    }
  }
}

/// Which set of groups meets on which date: whole sets change places until nothing is in the wrong order.
struct DatePermutation {
  /// The date of each set.
  private(set) var dateOf: [Int]
  private let closed: [Int]
  /// Sets with a group that must come before (or after) one of another set: pairs of sets, and how often.
  private let before: [[(set: Int, count: Int)]]
  private let after: [[(set: Int, count: Int)]]

  init(_ table: Timetable, _ fitting: Timetable.Fitting, _ sets: [[Int]]) {
    let days = sets.count
    dateOf = Array(0..<days)
    closed = sets.flatMap { set in
      (0..<days).map { day in set.filter { fitting.pattern($0, day) < 0 }.count }
    }
    var setOf = [Int](repeating: -1, count: table.count)
    for (index, set) in sets.enumerated() { for group in set { setOf[group] = index } }
    func ties(_ rows: Rows) -> [[(set: Int, count: Int)]] {
      sets.map { set in
        var counts: [Int: Int] = [:]
        for group in set {
          for entry in rows.range(group) where setOf[Int(rows.values[entry])] >= 0 {
            counts[setOf[Int(rows.values[entry])], default: 0] += 1
          }
        }
        return counts.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
      }
    }
    before = ties(table.before)
    after = ties(table.after)
  }

  /// What a set costs where it is: groups that cannot come, and what is in the wrong order.
  private func cost(_ set: Int) -> Int {
    let day = dateOf[set]
    return closed[set * dateOf.count + day]
      + before[set].reduce(0) { dateOf[$1.set] >= day ? $0 + $1.count : $0 }
      + after[set].reduce(0) { dateOf[$1.set] <= day ? $0 + $1.count : $0 }
  }

  /// Lets two sets change places as long as it makes nothing worse, a number of times.
  mutating func improve(_ random: inout Random) {
    let count = dateOf.count
    guard count > 1 else { return }
    for _ in 0..<(400 * count) {
      let (one, other) = (random.below(count), random.below(count))
      guard one != other else { continue }
      let old = cost(one) + cost(other)
      dateOf.swapAt(one, other)
      if cost(one) + cost(other) > old { dateOf.swapAt(one, other) }
    }
  }
}
