import HoldplanModel

/// The goals that change when a person joins a team of a module, with what is the same for all its teams.
struct SeatingGoals {
  private let person: Int
  private let department: Int
  private let from: Int?
  private let ideal: Int
  /// What leaving the present team changes, by goal, weighted.
  private let leaving: GoalValues
  private let weights: GoalWeights
  /// What the wish costs that is taken, weighted.
  private let preference: Int
  /// Sessions a week in the person's other teams, and what they and the present team weigh together.
  private let weeks: [Int]
  /// How many people of the other teams are in each team, with repetition.
  private let known: [Int32]
  private let published: [Team.ID]
  /// The days that the person wished free.
  private let wished: [UInt64]

  init(_ board: Board, _ person: Int, _ module: Int, from: Int?, rest: [Int]) {
    self.person = person
    self.from = from
    department = board.names.department[person]
    weights = GoalWeights(board.rules.weights)
    let record = board.names.modules[module]
    ideal = record.teamSize.ideal
    let wanted = board.names.requirements[person]
    let isChosen = !wanted.required.contains(record.id) && wanted.choice.from.contains(record.id)
    let isNew = from == nil
    preference = isChosen && isNew ? weights.preference * wanted.choice.cost(of: record.id) : 0
    published = board.publishedOf[person]
    wished = board.days(board.names.employees[person].wishedFreeDates)
    var known = [Int32](repeating: 0, count: board.groups.count)
    for group in rest {
      for member in board.groups[group].members where member != person {
        for other in board.groupsOf[member] where board.groups[other].module == module { known[other] += 1 }
      }
    }
    self.known = known
    var weeks = [Int](repeating: 0, count: board.dayCount / 7 + 2)
    for group in rest {
      for meeting in board.groups[group].meetings where meeting.week >= 0 { weeks[meeting.week] += 1 }
    }
    self.weeks = weeks
    if let from {
      leaving = Self.leaving(from, board, person, known, weeks, published)
    } else {
      leaving = GoalValues()
    }
  }

  /// What leaving a team changes, weighted.
  private static func leaving(
    _ from: Int, _ board: Board, _ person: Int, _ known: [Int32], _ weeks: [Int], _ published: [Team.ID]
  ) -> GoalValues {
    let group = board.groups[from]
    let record = board.module(group)
    let department = board.names.department[person]
    let count = group.members.count
    let same = group.members.count { board.names.department[$0] == department } - 1
    let wished = board.employee(person).wishedFreeDates
    var values = GoalValues()
    values[.departmentPairs] = -same
    values[.sizeDeviation] = abs(count - 1 - record.teamSize.ideal) - abs(count - record.teamSize.ideal)
    values[.repeatPairs] = -Int(known[from])
    values[.weekLoad] = -pairs(added: group, to: weeks)
    values[.avoidDates] = -group.meetings.count { wished.contains($0.session.date) }
    values[.perturbMember] = published.contains(group.id) ? 1 : 0
    return values.weighted(by: board.rules.weights.values)
  }

  /// How many pairs of sessions in one week a team adds to others.
  private static func pairs(added group: Board.Group, to weeks: [Int]) -> Int {
    var sum = 0
    for (index, meeting) in group.meetings.enumerated() where meeting.week >= 0 {
      sum += weeks[meeting.week]
      for earlier in 0..<index where group.meetings[earlier].week == meeting.week { sum += 1 }
    }
    return sum
  }

  /// What joining a team changes, weighted.
  func difference(_ target: Int, _ board: Board) -> GoalValues {
    var values = leaving
    forEachPart(of: target, board) { values[$0] += $1 }
    return values
  }

  /// The same in one sum.
  func total(_ target: Int, _ board: Board) -> Int {
    var sum = leaving.total
    forEachPart(of: target, board) { sum += $1 }
    return sum
  }

  /// What joining adds to each goal, weighted.
  @inline(__always)
  private func forEachPart(of target: Int, _ board: Board, _ add: (SoftGoal, Int) -> Void) {
    add(.departmentPairs, weights.departmentPairs * colleagues(target, board))
    add(.sizeDeviation, weights.sizeDeviation * growth(target, board))
    add(.repeatPairs, weights.repeatPairs * Int(known[target]))
    if weights.weekLoad != 0 {
      add(.weekLoad, weights.weekLoad * Self.pairs(added: board.groups[target], to: weeks))
    }
    add(.avoidDates, weights.avoidDates * wishedDates(target, board))
    add(.preference, preference)
    add(.perturbMember, -restored(target, board))
  }

  /// Members of the person's department.
  private func colleagues(_ target: Int, _ board: Board) -> Int {
    var same = 0
    for member in board.groups[target].members where board.names.department[member] == department {
      same += 1
    }
    return same
  }

  private func growth(_ target: Int, _ board: Board) -> Int {
    let count = board.groups[target].members.count
    return abs(count + 1 - ideal) - abs(count - ideal)
  }

  /// Sessions on dates that the person wished free.
  private func wishedDates(_ target: Int, _ board: Board) -> Int {
    var free = 0
    for word in wished.indices where wished[word] != 0 {
      free += (wished[word] & board.mask(target, word: word)).nonzeroBitCount
    }
    if free == 0 || board.groups[target].isApart { return free }
    return board.groups[target].meetings.count {
      $0.day >= 0 && wished[$0.day >> 6] & (1 << UInt64($0.day & 63)) != 0
    }
  }

  /// Weighted, where the team is the one that was published.
  private func restored(_ target: Int, _ board: Board) -> Int {
    !published.isEmpty && published.contains(board.groups[target].id) ? weights.perturbMember : 0
  }
}
