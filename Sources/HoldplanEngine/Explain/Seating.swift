import HoldplanModel

/// What joining one team after another of a module would do for a person, counted from what the person and the
/// team touch alone: a live view asks for thousands of teams at once.
///
/// It says what `Board.effect` says of the same step, in another order. What is the same for all teams is found
/// once; what a team adds is found from its days, and in full only where it gets in the way.
struct Seating {
  private let board: Board
  private let person: Int
  private let module: Int
  /// The person's team in the module, which is left.
  private let from: Int?
  /// The person's other teams.
  private let rest: [Int]
  /// Days by which the person is away now, and is away in the other teams.
  private let awayNow: [UInt64]
  private let awayRest: [UInt64]
  /// Departments and sites that are watched.
  private let watchers: [Int]
  private let rules: SeatingRules
  /// Broken rules of the person now, and the team that is left, before and after.
  private let before: [Violation]
  private let left: (before: [Violation], after: [Violation])
  private let goals: SeatingGoals

  init(_ board: Board, _ person: Int, _ module: Int) {
    self.board = board
    self.person = person
    self.module = module
    let own = board.groupsOf[person]
    from = own.first { board.groups[$0].module == module }
    rest = own.filter { [from] in $0 != from }
    let teaching = board.teachingDays(person)
    awayRest = zip(board.days(of: rest), teaching).map { $0 | $1 }
    awayNow = zip(board.days(of: own), teaching).map { $0 | $1 }
    watchers = board.names.watchers(person).filter { board.names.coverageLimit[$0] < .max }
    before = board.violations(of: person, attending: own)
    rules = SeatingRules(board, person, module, rest: rest, teaching: teaching)
    goals = SeatingGoals(board, person, module, from: from, rest: rest)
    if let from {
      var group = board.groups[from]
      let old = board.violations(ofMembers: group)
      group.members.removeAll { $0 == person }
      left = (old, board.violations(ofMembers: group))
    } else {
      left = ([], [])
    }
  }

  func effect(of target: Int) -> Effect {
    var (old, new) = (before, rules.violations(target))
    if from != nil {
      old += left.before
      new += left.after
    }
    addTeamViolations(target, &old, &new)
    addCoverageViolations(target, &old, &new)
    (old, new) = (board.unwaived(old), board.unwaived(new))
    let step = from.map { DraftStep.move(person, from: $0, to: target) } ?? .join(person, target)
    let isSame = old.isEmpty && new.isEmpty
    return Effect(
      change: board.change(step), broken: isSame ? [] : brokenAnew(old, new),
      mended: isSame ? [] : subtract(new, from: old), soft: goals.difference(target, board),
      past: board.today == nil ? [] : board.past(of: step))
  }

  /// Whether it takes no closer look to see that joining a team breaks a rule: the person cannot come or is
  /// elsewhere, or the team is full.
  func isPlainlyClosed(_ target: Int) -> Bool {
    guard board.waivers.isEmpty else { return false }
    return rules.isPlainlyClosed(target)
      || board.groups[target].members.count >= board.names.modules[module].teamSize.maximum
  }

  /// The weighted difference of all goals, whether or not a rule is broken.
  func total(of target: Int) -> Int { goals.total(target, board) }

  /// Those of some teams that can be joined, the cheapest first, at most so many.
  func cheapest(of some: [Int], atMost limit: Int) -> [(group: Int, effect: Effect)] {
    let ranked = some.filter { !isPlainlyClosed($0) }.map { (group: $0, total: total(of: $0)) }
      .sorted { $0.total < $1.total }
    var found: [(group: Int, effect: Effect)] = []
    for (group, _) in ranked where found.count < limit {
      let effect = effect(of: group)
      if effect.isAllowed { found.append((group, effect)) }
    }
    return found
  }

  // MARK: The team

  private func addTeamViolations(_ target: Int, _ before: inout [Violation], _ after: inout [Violation]) {
    let count = board.groups[target].members.count
    let size = board.names.modules[module].teamSize
    let isPlain =
      board.names.composition[module].isEmpty && count >= size.minimum && count < size.maximum
      && hasRoom(target, for: count + 1)
    if isPlain { return }
    var group = board.groups[target]
    before += board.violations(ofMembers: group)
    group.members.append(person)
    after += board.violations(ofMembers: group)
  }

  private func hasRoom(_ target: Int, for count: Int) -> Bool {
    for index in board.groups[target].meetings.indices {
      let room = board.groups[target].meetings[index].room
      if room < 0 || board.names.rooms[room].capacity < count { return false }
    }
    return true
  }

  // MARK: Departments and sites

  private func addCoverageViolations(_ target: Int, _ before: inout [Violation], _ after: inout [Violation]) {
    for group in watchers {
      for word in awayNow.indices {
        let (old, new) = (awayNow[word], awayRest[word] | board.mask(target, word: word))
        var changed = old ^ new
        while changed != 0 {
          let bit = changed.trailingZeroBitCount
          changed &= changed - 1
          let day = word * 64 + bit
          let count = board.awayCount[group * board.dayCount + day]
          let next = new & (1 << UInt64(bit)) != 0 ? count + 1 : count - 1
          CoverageConstraint.add(
            Scope.GroupDay(group: group, day: day), then: count, now: next, board, to: &before, and: &after)
        }
      }
    }
  }
}
