/// Those who wait for a team of one module, in the order in which they are asked, and in that order by department.
///
/// A team takes a few out of very many: what it costs to form one does not depend on how many wait.
struct WaitingLine {
  private let state: State
  /// Options in order; many of them may have a place already.
  private var line: [Int]
  /// How many have no place.
  private(set) var count: Int
  /// Options without a place by department.
  private var queues: [[Int]]
  /// The departments of which somebody waits, those with most first.
  private(set) var departments: [Int] = []

  init(_ options: [Int], _ state: State) {
    self.state = state
    line = options.filter { Int(state.team[$0]) == state.none }
    count = line.count
    queues = [[Int]](repeating: [], count: state.slots.departmentCount)
    for option in line { queues[department(of: option)].append(option) }
    departments = queues.indices.filter { !queues[$0].isEmpty }
      .sorted { rank($0) < rank($1) }
  }

  var isEmpty: Bool { count == 0 }

  /// All who wait, in order.
  var options: [Int] { line.filter(isWaiting) }

  func first(_ limit: Int) -> [Int] { Array(line.lazy.filter(isWaiting).prefix(limit)) }

  func queue(of department: Int) -> [Int] { queues[department] }

  /// Takes the members of a team out of the queues; until the line is closed up, they return to it where the team is
  /// given up.
  mutating func leave(for slot: Int) {
    for row in state.memberRange(slot) {
      let option = Int(state.members[row])
      let own = department(of: option)
      guard let place = queues[own].lastIndex(of: option) else { continue }
      if let old = departments.firstIndex(of: own) { departments.remove(at: old) }
      queues[own].remove(at: place)
      count -= 1
      if !queues[own].isEmpty {
        departments.insert(own, at: departments.countBefore { rank($0) < rank(own) })
      }
    }
  }

  /// Closes gaps where there are many, so that the first are found at once.
  mutating func close() {
    if line.count > 2 * count + 16 { line = options }
  }

  private func isWaiting(_ option: Int) -> Bool { Int(state.team[option]) == state.none }

  private func department(of option: Int) -> Int {
    Int(state.people.department[state.options.person[option]])
  }

  private func rank(_ department: Int) -> (Int, Int) { (-queues[department].count, department) }
}

extension [Int] {
  /// How many of the elements, sorted so that these come first, satisfy a condition.
  fileprivate func countBefore(_ isBefore: (Int) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if isBefore(self[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
