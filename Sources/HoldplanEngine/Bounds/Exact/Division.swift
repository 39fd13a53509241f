/// The cheapest way to divide people between two teams with given dates, by dynamic programming over departments.
///
/// Each person goes to the first team or to the second. The table holds the least cost for each combination of
/// how many are in the first team so far, in all and of each group that cuts across departments; within a
/// department also how many of it are. At the end of a department its pairs are added and its limits checked.
struct Division {
  /// People of whom at least and at most so many are to be in the first team; the rest are in the second.
  struct Group {
    var members: UInt64
    var range: ClosedRange<Int>
  }

  /// By place of the person.
  var first: [Int32]
  var second: [Int32]
  /// Who may be in which team at all.
  var mayBeFirst: UInt64
  var mayBeSecond: UInt64
  /// Each person is in one.
  var departments: [Group]
  /// Everybody, then the groups that cut across departments.
  var groups: [Group]
  var pairWeight: Int32
  /// The cost of so many in the first team.
  var sizeCost: [Int32]

  static let impossible = Int32.max / 4
  /// More combinations than this are not tried.
  static let mostStates = 60_000

  /// The least cost of each number of a department in the first team, from nobody on; `impossible` where there
  /// is no way.
  func costs(of department: Group) -> [Int32] {
    let count = department.members.nonzeroBitCount
    var result = [Int32](repeating: Self.impossible, count: count + 1)
    var (base, fixed): (Int32, Int) = (0, 0)
    var differences: [Int32] = []
    var rest = department.members
    while rest != 0 {
      let person = rest.trailingZeroBitCount
      rest &= rest - 1
      let bit = UInt64(1) << UInt64(person)
      switch (mayBeFirst & bit != 0, mayBeSecond & bit != 0) {
      case (true, true):
        base += second[person]
        differences.append(first[person] - second[person])
      case (true, false):
        base += first[person]
        fixed += 1
      case (false, true): base += second[person]
      case (false, false): return result
      }
    }
    differences.sort()
    for extra in 0...differences.count {
      if extra > 0 { base += differences[extra - 1] }
      let number = fixed + extra
      if department.range.contains(number) { result[number] = base + pairs(number, count - number) }
    }
    return result
  }

  private func pairs(_ one: Int, _ other: Int) -> Int32 {
    pairWeight * Int32((one * (one - 1) + other * (other - 1)) / 2)
  }

  /// A bound that leaves out all groups but everybody: departments are put together by their numbers alone.
  func bound() -> Int32 {
    var least = [Int32](repeating: Self.impossible, count: sizeCost.count)
    least[0] = 0
    var most = 0
    for department in departments {
      let costs = costs(of: department)
      var next = [Int32](repeating: Self.impossible, count: sizeCost.count)
      for before in 0...most where least[before] < Self.impossible {
        for (number, cost) in costs.enumerated() where cost < Self.impossible {
          next[before + number] = min(next[before + number], least[before] + cost)
        }
      }
      most += costs.count - 1
      least = next
    }
    return zip(least, sizeCost).map { $0 >= Self.impossible ? $0 : $0 + $1 }.min() ?? Self.impossible
  }

  // MARK: Exactly

  /// The groups that the numbers alone do not keep within their range; nil where some group cannot be.
  private var binding: [Group]? {
    var result: [Group] = []
    for (index, group) in groups.enumerated() {
      let fewest = (group.members & ~mayBeSecond).nonzeroBitCount
      let most = (group.members & mayBeFirst).nonzeroBitCount
      guard fewest <= most, group.range.overlaps(fewest...most) else { return nil }
      if index == 0 || fewest < group.range.lowerBound || most > group.range.upperBound {
        result.append(group)
      }
    }
    return result
  }

  struct Result {
    var cost: Int32
    /// Who is in the first team.
    var first: UInt64
  }

  /// The cheapest division; nil where there is none, or none below `limit`. `isTooLarge` is set where it would
  /// take too many combinations.
  func solve(below limit: Int32, steps: inout Int, isTooLarge: inout Bool) -> Result? {
    guard let groups = binding else { return nil }
    var strides: [Int] = []
    var states = 1
    for group in groups {
      strides.append(states)
      states *= group.members.nonzeroBitCount + 1
      guard states <= Self.mostStates else {
        isTooLarge = true
        return nil
      }
    }
    var layers: [[Int32]] = [[0] + [Int32](repeating: Self.impossible, count: states - 1)]
    for department in departments {
      append(department, groups, strides, states, &layers)
      steps += department.members.nonzeroBitCount * states
    }
    var best: (cost: Int32, state: Int)?
    for (state, cost) in (layers.last ?? []).enumerated() where cost < Self.impossible {
      guard isAllowed(state, groups, strides) else { continue }
      let total = cost + sizeCost[state % (groups[0].members.nonzeroBitCount + 1)]
      if total < best?.cost ?? limit { best = (total, state) }
    }
    guard let best else { return nil }
    return Result(cost: best.cost, first: trace(best.state, groups, strides, states, layers))
  }

  private func isAllowed(_ state: Int, _ groups: [Group], _ strides: [Int]) -> Bool {
    groups.indices.allSatisfy { index in
      let radix = groups[index].members.nonzeroBitCount + 1
      return groups[index].range.contains(state / strides[index] % radix)
    }
  }

  private func places(of department: Group) -> [Int] {
    (0..<64).filter { department.members & (1 << UInt64($0)) != 0 }
  }

  private func stride(of person: Int, _ groups: [Group], _ strides: [Int]) -> Int {
    var sum = 0
    for (index, group) in groups.enumerated() where group.members >> UInt64(person) & 1 == 1 {
      sum += strides[index]
    }
    return sum
  }

  /// Adds a layer for each person, (how many of the department, state), and one for the department's end.
  private func append(
    _ department: Group, _ groups: [Group], _ strides: [Int], _ states: Int, _ layers: inout [[Int32]]
  ) {
    let people = places(of: department)
    for (index, person) in people.enumerated() {
      let before = layers[layers.count - 1]
      let stride = stride(of: person, groups, strides)
      let bit = UInt64(1) << UInt64(person)
      var after = [Int32](repeating: Self.impossible, count: (index + 2) * states)
      for place in before.indices where before[place] < Self.impossible {
        if mayBeSecond & bit != 0 { after[place] = min(after[place], before[place] + second[person]) }
        let joined = place + states + stride
        if mayBeFirst & bit != 0 { after[joined] = min(after[joined], before[place] + first[person]) }
      }
      layers.append(after)
    }
    let last = layers[layers.count - 1]
    var merged = [Int32](repeating: Self.impossible, count: states)
    for number in 0...people.count where department.range.contains(number) {
      let extra = pairs(number, people.count - number)
      for state in 0..<states where last[number * states + state] < Self.impossible {
        merged[state] = min(merged[state], last[number * states + state] + extra)
      }
    }
    layers.append(merged)
  }

  /// Goes back through the layers from the best end.
  private func trace(
    _ end: Int, _ groups: [Group], _ strides: [Int], _ states: Int, _ layers: [[Int32]]
  ) -> UInt64 {
    var (state, layer, first) = (end, layers.count - 1, UInt64(0))
    for department in departments.reversed() {
      let people = places(of: department)
      let merged = layers[layer][state]
      layer -= 1
      var number = 0
      for candidate in 0...people.count where department.range.contains(candidate) {
        let cost: Int32 = layers[layer][candidate * states + state]
        let total = cost + pairs(candidate, people.count - candidate)
        if cost < Self.impossible, total == merged {
          number = candidate
          break
        }
      }
      for person in people.reversed() {
        let cost = layers[layer][number * states + state]
        layer -= 1
        let bit = UInt64(1) << UInt64(person)
        let before = layers[layer]
        let place = number * states + state
        if mayBeSecond & bit != 0, place < before.count {
          let earlier: Int32 = before[place]
          if earlier < Self.impossible, earlier + second[person] == cost { continue }
        }
        first |= bit
        number -= 1
        state -= stride(of: person, groups, strides)
      }
    }
    return first
  }
}
