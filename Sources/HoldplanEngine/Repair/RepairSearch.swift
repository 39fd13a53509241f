import HoldplanModel

/// Mends one broken rule after another with the smallest change that helps.
struct RepairSearch {
  /// What a change costs: first what stays broken, then how much it alters.
  struct Cost: Comparable {
    var broken: Int
    var unplaced: Int
    var memberships: Int
    var sessions: Int
    var total: Int

    static func < (left: Self, right: Self) -> Bool {
      (left.broken, left.unplaced, left.memberships, left.sessions, left.total)
        < (right.broken, right.unplaced, right.memberships, right.sessions, right.total)
    }

    /// Whether less is broken, or as much and fewer are without a place.
    var isBetter: Bool { (broken, unplaced) < (0, 0) }
  }

  typealias Way = (steps: [DraftStep], cost: Cost)

  private(set) var board: Board
  /// What could not be mended.
  private(set) var open: [Violation] = []
  private let hasTime: () -> Bool

  init(_ board: Board, hasTime: @escaping () -> Bool) {
    self.board = board
    self.hasTime = hasTime
  }

  mutating func run() {
    var waiting = board.openViolations()
    var givenUp: Set<Violation> = []
    // Each round mends something, so there are fewer rounds than broken rules; new ones may follow a few times.
    var rounds = 4 * waiting.count + 20
    while let violation = next(of: waiting, besides: givenUp), rounds > 0, hasTime() {
      rounds -= 1
      guard let way = bestWay(for: violation) else {
        givenUp.insert(violation)
        continue
      }
      let before = board.violations(board.scope(of: way.steps))
      let scope = board.scope(of: way.steps)
      for step in way.steps { board.perform(step) }
      let after = board.violations(scope).filter { !board.isHistory($0) }
      let gone = subtract(after, from: before)
      waiting = waiting.filter { old in !gone.contains { $0.isSameBreach(as: old) } }
      waiting += subtract(before, from: after).filter { new in !waiting.contains { $0.isSameBreach(as: new) }
      }
    }
    open = board.openViolations()
  }

  /// Sessions first, then people, then those who wait: what comes later may be settled by what comes before.
  private func next(of waiting: [Violation], besides givenUp: Set<Violation>) -> Violation? {
    waiting.filter { !givenUp.contains($0) }.min { Self.order($0) < Self.order($1) }
  }

  private static func order(_ violation: Violation) -> Int {
    switch violation.rule {
    case .pins: 0
    case .sessions: 1
    case .instructor: 2
    case .room: 3
    case .unassigned: violation.isUnplaced ? 9 : 4
    case .absence, .role, .prerequisite, .doubleRole, .dayClash, .studyHours: 5
    case .coverage: 6
    case .composition: 7
    case .teamSize, .teamCount: 8
    // Not of the plan.
    case .meetings, .pairs, .quota: 10
    }
  }

  // MARK: Choosing

  private func cost(_ steps: [DraftStep], _ effect: Effect) -> Cost {
    func count(_ violations: [Violation], unplaced: Bool) -> Int {
      violations.filter { $0.isUnplaced == unplaced && !board.isHistory($0) }.reduce(0) { $0 + $1.count }
    }
    var (people, sessions): (Set<[Int]>, Int) = ([], 0)
    for step in steps {
      switch step {
      case .join(let person, let group), .quit(let person, let group), .move(let person, let group, _):
        people.insert([person, board.groups[group].module])
      case .swap(let one, let group, let other, _):
        people.insert([one, board.groups[group].module])
        people.insert([other, board.groups[group].module])
      case .session(let place, let session):
        let old = board.groups[place.group].meetings[place.index].session
        if old.date != session.date || old.slot != session.slot { sessions += 1 }
      }
    }
    return Cost(
      broken: count(effect.broken, unplaced: false) - count(effect.mended, unplaced: false),
      unplaced: count(effect.broken, unplaced: true) - count(effect.mended, unplaced: true),
      memberships: people.count, sessions: sessions, total: effect.total)
  }

  private func best(_ ways: [[DraftStep]]) -> Way? {
    var copy = board
    var best: Way?
    for steps in ways where !steps.isEmpty {
      let effect = copy.effect(steps)
      // A pin is never dropped, whatever that would mend.
      guard effect.past.isEmpty, !effect.broken.contains(where: { $0.rule == .pins }) else { continue }
      let cost = cost(steps, effect)
      if cost.isBetter, best.map({ cost < $0.cost }) ?? true { best = (steps, cost) }
    }
    return best
  }

  private func bestWay(for violation: Violation) -> Way? {
    switch violation.rule {
    case .sessions, .instructor, .room:
      return best(resourceWays(violation)) ?? movedSession(violation)
    case .absence, .role, .prerequisite, .doubleRole, .dayClash, .studyHours: return personWay(violation)
    case .coverage: return best(coverageWays(violation))
    case .teamSize, .composition: return best(teamWays(violation))
    case .pins: return best(pinWays(violation))
    case .unassigned: return best(violation.isUnplaced ? placeWays(violation) : quitWays(violation))
    case .teamCount, .meetings, .pairs, .quota: return nil
    }
  }

  // MARK: Sessions

  private func place(_ violation: Violation) -> Board.Place? {
    guard let group = violation.team.flatMap({ board.groupIndex[$0] }), let index = violation.session,
      board.groups[group].meetings.indices.contains(index)
    else { return nil }
    return Board.Place(group: group, index: index)
  }

  /// The sessions that may be altered.
  private func places(_ violation: Violation) -> [Board.Place] {
    [place(violation), otherPlace(violation)].compactMap { $0 }.filter { !board.isHeld($0) }
  }

  /// Another room or instructor on the same date and time.
  private func resourceWays(_ violation: Violation) -> [[DraftStep]] {
    places(violation).flatMap { place -> [[DraftStep]] in
      let old = board.groups[place.group].meetings[place.index].session
      return board.resources(for: place).filter { $0 != old }.map { [.session(place, $0)] }
    }
  }

  /// Another time of the day, or another date on which everybody can come.
  private func dateWays(_ violation: Violation) -> [[DraftStep]] {
    places(violation).filter { !board.isPinned($0) }.flatMap { place -> [[DraftStep]] in
      let old = board.groups[place.group].meetings[place.index].session
      let times = (0..<board.season.slots.count).filter { $0 != old.slot }
        .map { board.resourced(place, on: old.date, slot: $0) }
      return (times + board.otherDates(for: place)).filter { $0 != old }.map { [.session(place, $0)] }
    }
  }

  /// The session of the other team, where two are in each other's way.
  private func otherPlace(_ violation: Violation) -> Board.Place? {
    guard violation.reason == .doubleBooked, let date = violation.date,
      let group = violation.otherTeam.flatMap({ board.groupIndex[$0] })
    else { return nil }
    return board.groups[group].meetings.firstIndex { $0.session.date == date }
      .map { Board.Place(group: group, index: $0) }
  }

  /// Other dates for a team on which everybody can come, with as few sessions moved as can be.
  private func teamDates(_ violation: Violation) -> [[DraftStep]] {
    let named = [violation.team, violation.otherTeam].compactMap { $0.flatMap { board.groupIndex[$0] } }
    return named.compactMap { TeamDates(board, $0)?.fewestMoves() }
  }

  /// Other dates for a team and another that is in its way.
  private func twoTeamDates(_ violation: Violation) -> [[DraftStep]] {
    places(violation).filter { !board.isPinned($0) }
      .flatMap { TwoTeamDates(board, $0).ways(hasTime: hasTime) }
  }

  /// The session on another date, with those after it moved as far as they must, and whoever cannot come then
  /// moved to another team.
  private func shiftedTeam(_ violation: Violation) -> [[DraftStep]] {
    guard let place = place(violation), !board.isHeld(place), !board.isPinned(place) else { return [] }
    var ways: [[DraftStep]] = []
    for sequence in board.shifts(of: place) where ways.count < 12 {
      var copy = board
      for step in sequence { copy.perform(step) }
      var steps = sequence
      for member in copy.groups[place.group].members {
        guard
          copy.meetsWhenClosed(place.group, member)
            || !DayClashConstraint.violations(member, attending: copy.groupsOf[member], copy).isEmpty
        else { continue }
        let way = copy.waysOut(of: place.group, for: member)
        for step in way { copy.perform(step) }
        steps += way
      }
      ways.append(steps)
    }
    return ways
  }

  // MARK: People

  private func person(_ violation: Violation) -> Int? {
    violation.employee.flatMap { board.names.employeeIndex[$0] }
  }

  /// The person goes to another team; where that leaves somebody without a place, the session is moved for all of
  /// the team if that leaves nobody without one.
  private func personWay(_ violation: Violation) -> Way? {
    let own = best(personWays(violation))
    if let own, own.cost.unplaced <= 0 { return own }
    guard let moved = movedSession(violation), moved.cost.unplaced <= 0 else { return own }
    return moved
  }

  /// The session on another date, alone or with others of the team; else with whoever cannot come then in another
  /// team; and before that leaves somebody without a place, another team gets new dates, too.
  private func movedSession(_ violation: Violation) -> Way? {
    let moved = best(dateWays(violation)) ?? best(teamDates(violation)) ?? best(shiftedTeam(violation))
    if let moved, moved.cost.unplaced <= 0 { return moved }
    guard let both = best(twoTeamDates(violation)), both.cost.unplaced <= 0 else { return moved }
    return both
  }

  /// Takes the person out of one of the teams concerned.
  private func personWays(_ violation: Violation) -> [[DraftStep]] {
    guard let person = person(violation) else { return [] }
    let named = [violation.team, violation.otherTeam].compactMap { $0.flatMap { board.groupIndex[$0] } }
    let own = board.groupsOf[person]
    let concerned = named.isEmpty ? own : named.filter(own.contains)
    var ways = concerned.filter { mayLeave(person, $0) }.flatMap { group -> [[DraftStep]] in
      var copy = board
      return [copy.waysOut(of: group, for: person), [.quit(person, group)]]
    }
    if violation.rule == .doubleRole { ways += resourceWays(violation) }
    return ways
  }

  private func mayLeave(_ person: Int, _ group: Int) -> Bool {
    board.groups[group].held == 0 && !board.isPinned(person, in: group)
  }

  private func quitWays(_ violation: Violation) -> [[DraftStep]] {
    guard let person = person(violation), let group = violation.team.flatMap({ board.groupIndex[$0] }),
      mayLeave(person, group), board.groupsOf[person].contains(group)
    else { return [] }
    var copy = board
    copy.perform(.quit(person, group))
    return [[.quit(person, group)], [.quit(person, group)] + (copy.refill(group).map { [$0] } ?? [])]
  }

  private func placeWays(_ violation: Violation) -> [[DraftStep]] {
    guard let person = person(violation) else { return [] }
    let wanted = board.names.requirements[person]
    let taken = Set(board.groupsOf[person].map { board.groups[$0].module })
    let modules = violation.module.map { [$0] } ?? wanted.choice.from
    let open = modules.compactMap { board.names.moduleIndex[$0] }.filter { !taken.contains($0) }
    for stage in PlaceSearch.Stage.allCases {
      let ways = open.flatMap { module -> [[DraftStep]] in
        var search = PlaceSearch(board: board, person: person, module: module)
        return search.steps(stage).sorted { $0.effect.total < $1.effect.total }.prefix(8).map(\.steps)
      }
      if !ways.isEmpty { return ways }
    }
    return []
  }

  // MARK: Departments, teams and pins

  /// Takes somebody of the department or site out of a team that meets on the date.
  private func coverageWays(_ violation: Violation) -> [[DraftStep]] {
    guard let date = violation.date else { return [] }
    let day = board.day(of: date)
    guard day >= 0 else { return [] }
    var ways: [[DraftStep]] = []
    for place in board.meetingsOn[day] where ways.count < 40 {
      for member in board.groups[place.group].members where mayLeave(member, place.group) {
        let record = board.employee(member)
        guard
          record.department == violation.department || (record.site != nil && record.site == violation.site)
        else { continue }
        var copy = board
        ways.append(copy.waysOut(of: place.group, for: member))
      }
    }
    return ways
  }

  /// Fills a team that lacks somebody, or takes somebody out of one that has too many.
  private func teamWays(_ violation: Violation) -> [[DraftStep]] {
    guard let group = violation.team.flatMap({ board.groupIndex[$0] }), board.groups[group].held == 0 else {
      return []
    }
    let others = board.groupsIn[board.groups[group].module].filter {
      $0 != group && board.groups[$0].held == 0
    }
    if violation.reason == .tooMany {
      return board.groups[group].members.filter { mayLeave($0, group) }.flatMap { member in
        PlaceSearch.moves(of: member, from: group, on: board, atMost: 2).map { [$0] } + [
          [.quit(member, group)]
        ]
      }
    }
    let waiting = board.waiting(for: board.groups[group].module).map { [DraftStep.join($0, group)] }
    var moves: [[DraftStep]] = []
    for other in others {
      for member in board.groups[other].members where mayLeave(member, other) {
        guard board.isOpen(group, to: member) else { continue }
        moves.append([.move(member, from: other, to: group)])
      }
    }
    return waiting + moves.prefix(400) + swapsInto(group, others, violation)
      + companyWays(group, violation)
  }

  /// For a team that lacks company for some of its members: those go elsewhere.
  private func companyWays(_ group: Int, _ violation: Violation) -> [[DraftStep]] {
    guard let company = violation.company else { return [] }
    return board.groups[group].members
      .filter { mayLeave($0, group) && company.includes(board.employee($0)) }
      .flatMap { member in PlaceSearch.moves(of: member, from: group, on: board, atMost: 2).map { [$0] } }
  }

  /// For a team that lacks somebody of a kind: members of other teams of that kind in exchange.
  private func swapsInto(_ group: Int, _ others: [Int], _ violation: Violation) -> [[DraftStep]] {
    guard violation.rule == .composition else { return [] }
    var ways: [[DraftStep]] = []
    for other in others {
      for member in board.groups[other].members
      where mayLeave(member, other) && board.isOpen(group, to: member) {
        guard violation.concernsKind(of: board.employee(member)) else { continue }
        for own in board.groups[group].members where mayLeave(own, group) && ways.count < 300 {
          ways.append([.swap(member, in: other, with: own, of: group)])
        }
      }
    }
    return ways
  }

  private func pinWays(_ violation: Violation) -> [[DraftStep]] {
    board.brokenPins(of: violation).map { board.steps(keeping: $0) }
  }
}
