import HoldplanModel

/// The goals that are counted team by team, on a draft as it is: S1, S2, S5, S7, S11.
enum GroupGoals {
  static func add(_ index: Int, _ board: Board, to values: inout GoalValues) {
    let group = board.groups[index]
    let departments = group.members.map { board.names.department[$0] }
    values[.departmentPairs] += pairsOfEqual(departments)
    values[.sizeDeviation] += abs(group.members.count - board.names.modules[group.module].teamSize.ideal)
    values[.teams] += 1
    addTimes(of: group, board, to: &values)
  }

  /// Those that depend on when a team meets: S5, S11.
  static func addTimes(of group: Board.Group, _ board: Board, to values: inout GoalValues) {
    let patterns = board.names.modules[group.module].sessions
    if group.meetings.count == patterns.count {
      for position in group.meetings.indices.dropFirst() {
        guard let gap = patterns[position].gap else { continue }
        let days = group.meetings[position - 1].session.date.distance(
          to: group.meetings[position].session.date)
        values[.spacing] += abs(days - gap.ideal)
      }
    }
    guard let published = board.publishedTeams[group.id] else { return }
    for (position, session) in published.sessions.enumerated() {
      let now = group.meetings.indices.contains(position) ? group.meetings[position].session : nil
      if now?.date != session.date || now?.slot != session.slot { values[.perturbSession] += 1 }
    }
  }
}

/// The goals that are counted person by person, on a draft as it is: S3, S6, S9, S10.
enum PersonGoals {
  static func add(_ person: Int, _ board: Board, to values: inout GoalValues) {
    let own = board.groupsOf[person]
    addTimes(of: person, board, to: &values)
    if !board.names.requirements[person].choice.from.isEmpty {
      values[.preference] += preference(person, own, board)
    }
    for published in board.publishedOf[person]
    where !own.contains(where: { board.groups[$0].id == published }) {
      values[.perturbMember] += 1
    }
  }

  /// Those that depend on when the teams of a person meet: S6, S9.
  static func addTimes(of person: Int, _ board: Board, to values: inout GoalValues) {
    var weeks: [Int] = []
    for group in board.groupsOf[person] {
      for meeting in board.groups[group].meetings { weeks.append(meeting.session.date.weekIndex) }
    }
    values[.weekLoad] += pairsOfEqual(weeks)
    guard !board.names.employees[person].wishedFreeDates.isEmpty else { return }
    for group in board.groupsOf[person] {
      for meeting in board.groups[group].meetings
      where board.names.employees[person].wishedFreeDates.contains(meeting.session.date) {
        values[.avoidDates] += 1
      }
    }
  }

  /// What the chosen modules cost, each once.
  private static func preference(_ person: Int, _ own: [Int], _ board: Board) -> Int {
    let wanted = board.names.wanted[person]
    var (sum, seen): (Int, [Int]) = (0, [])
    for group in own {
      let module = board.groups[group].module
      guard wanted.from.contains(module), !wanted.required.contains(module), !seen.contains(module) else {
        continue
      }
      seen.append(module)
      sum += board.names.requirements[person].choice.cost(of: board.names.modules[module].id)
    }
    return sum
  }
}

/// How many pairs of equal numbers there are.
private func pairsOfEqual(_ numbers: [Int]) -> Int {
  if numbers.count < 2 { return 0 }
  let sorted = numbers.sorted()
  var (sum, run) = (0, 0)
  for index in sorted.indices.dropFirst() {
    run = sorted[index] == sorted[index - 1] ? run + 1 : 0
    sum += run
  }
  return sum
}

extension RepeatPairs {
  /// The pairs with at least one of some people in them, on a draft as it is.
  static func among(_ movers: Set<Int>, _ board: Board) -> Int {
    movers.reduce(0) { $0 + among($1, movers, board) }
  }

  /// Pairs of teams of a person that somebody else is in as well; of two movers the first counts them.
  private static func among(_ person: Int, _ movers: Set<Int>, _ board: Board) -> Int {
    let own = board.groupsOf[person]
    if own.count < 2 { return 0 }
    var isOwn = [Bool](repeating: false, count: board.groups.count)
    for group in own { isOwn[group] = true }
    var sum = 0
    for group in own {
      for member in board.groups[group].members where member != person {
        var common = 0
        for other in board.groupsOf[member] where other > group && isOwn[other] { common += 1 }
        if common == 0 || (member < person && movers.contains(member)) { continue }
        sum += common
      }
    }
    return sum
  }
}
