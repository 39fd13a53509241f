import HoldplanModel

/// Looks for ways to give one person a place in one module, from the smallest change to larger ones. Whatever
/// it finds breaks no rule and leaves teams alone that have met.
struct PlaceSearch {
  enum Stage: CaseIterable {
    /// Joining a team.
    case join
    /// Joining a team from which somebody moves on to another.
    case ejection
    /// Joining a team after the person has changed team in another module.
    case ownMove
    /// Joining a team of which one session is moved.
    case session
  }

  var board: Board
  let person: Int
  let module: Int
  /// How many ways each stage counts in full, so that an answer comes at once.
  var tries = 400
  /// In how many teams, those nearest to being open, a stage looks for somebody who makes room.
  var breadth = 12
  /// How many are wanted of each stage.
  var enough = 40

  init(board: Board, person: Int, module: Int) {
    self.board = board
    self.person = person
    self.module = module
  }

  mutating func ways(_ stage: Stage) -> [Effect] { steps(stage).map(\.effect) }

  /// What a stage finds.
  mutating func steps(_ stage: Stage) -> [(steps: [DraftStep], effect: Effect)] {
    let pinnedTo = board.pinnedTeam(of: person, in: module)
    let teams = board.groupsIn[module].filter {
      !board.groups[$0].members.contains(person) && board.groups[$0].held == 0
        && (pinnedTo == nil || pinnedTo == board.groups[$0].id)
    }
    switch stage {
    case .join: return joins(teams)
    case .ejection: return kept(ejections(teams))
    case .ownMove: return kept(ownMoves(teams))
    case .session: return kept(sessions(teams))
    }
  }

  /// Those that break no rule when they are counted in full, until there are enough: what seems cheapest comes
  /// first, and is what turns out cheapest but for a few pairs that meet twice.
  private func kept(_ ways: [PricedWay]) -> [(steps: [DraftStep], effect: Effect)] {
    var copy = board
    var found: [(steps: [DraftStep], effect: Effect)] = []
    for way in ways.sorted(by: { $0.price < $1.price }).prefix(tries) where found.count < enough {
      let effect = copy.effect(way.steps)
      if effect.isAllowed && effect.past.isEmpty { found.append((way.steps, effect)) }
    }
    return found
  }

  private func joins(_ teams: [Int]) -> [(steps: [DraftStep], effect: Effect)] {
    guard board.membership(of: person, in: module) == nil else {
      return kept(teams.map { ([.join(person, $0)], 0) })
    }
    let seating = Seating(board, person, module)
    return teams.filter { !seating.isPlainlyClosed($0) }.compactMap { team in
      let effect = seating.effect(of: team)
      return effect.isAllowed ? ([.join(person, team)], effect) : nil
    }
  }

  /// Whether an obstacle goes when a member leaves the team.
  static func isMended(_ fact: Fact) -> Bool {
    switch fact {
    case .largestTeam, .room, .composition, .departmentCoverage, .siteCoverage: true
    default: false
    }
  }

  /// The cheapest move of a member to another team of the module that breaks no rule.
  static func bestMove(of member: Int, from team: Int, on board: Board) -> DraftStep? {
    moves(of: member, from: team, on: board, atMost: 1).first
  }

  static func moves(of member: Int, from team: Int, on board: Board, atMost limit: Int) -> [DraftStep] {
    pricedMoves(of: member, from: team, on: board, atMost: limit).map(\.step)
  }

  private static func pricedMoves(
    of member: Int, from team: Int, on board: Board, atMost limit: Int
  ) -> [(step: DraftStep, total: Int)] {
    let module = board.groups[team].module
    let others = board.groupsIn[module].filter { $0 != team && board.groups[$0].held == 0 }
    return Seating(board, member, module).cheapest(of: others, atMost: limit)
      .map { (.move(member, from: team, to: $0.group), $0.effect.total) }
  }

  /// Ways with what they seem to cost, before they are counted together.
  private typealias PricedWay = (steps: [DraftStep], price: Int)

  private func ejections(_ teams: [Int]) -> [PricedWay] {
    let obstacles = Obstacles(board, person)
    let near = teams.map { ($0, obstacles.of($0)) }.filter { entry in
      !entry.1.isEmpty && entry.1.allSatisfy { $0.facts.contains(where: Self.isMended) }
    }.sorted { ($0.1.count, $0.0) < ($1.1.count, $1.0) }
    let seating = Seating(board, person, module)
    var ways: [PricedWay] = []
    for (team, _) in near.prefix(breadth) {
      let price = seating.total(of: team)
      for member in board.groups[team].members where !board.isPinned(member, in: team) {
        for (step, total) in Self.pricedMoves(of: member, from: team, on: board, atMost: 3) {
          ways.append(([step, .join(person, team)], price + total))
        }
      }
    }
    return ways
  }

  private func ownMoves(_ teams: [Int]) -> [PricedWay] {
    let obstacles = Obstacles(board, person)
    let near = teams.map { ($0, obstacles.of($0)) }.filter { entry in
      !entry.1.isEmpty && entry.1.allSatisfy { $0.facts.contains(where: Self.isOwn) }
    }.sorted { ($0.1.count, $0.0) < ($1.1.count, $1.0) }
    let seating = Seating(board, person, module)
    var ways: [PricedWay] = []
    for own in board.groupsOf[person] where !board.isPinned(person, in: own) && board.groups[own].held == 0 {
      for (step, total) in Self.pricedMoves(of: person, from: own, on: board, atMost: 8) {
        for (team, _) in near.prefix(breadth) {
          ways.append(([step, .join(person, team)], total + seating.total(of: team)))
        }
      }
    }
    return ways
  }

  /// Whether an obstacle may go when the person changes team in another module.
  private static func isOwn(_ fact: Fact) -> Bool {
    switch fact {
    case .otherTeams, .allowance, .prerequisite, .dependent, .departmentCoverage, .siteCoverage: true
    default: false
    }
  }

  private func sessions(_ teams: [Int]) -> [PricedWay] {
    let obstacles = Obstacles(board, person)
    let seating = Seating(board, person, module)
    var ways: [PricedWay] = []
    for team in teams where ways.count < tries {
      let found = obstacles.of(team)
      let dates = Set(found.compactMap(\.date))
      guard found.allSatisfy({ $0.date != nil }), !dates.isEmpty else { continue }
      let meetings = board.groups[team].meetings
      let moved = meetings.indices.filter { dates.contains(meetings[$0].session.date) }
      guard moved.count == 1, let index = moved.first else { continue }
      let (place, price) = (Board.Place(group: team, index: index), seating.total(of: team))
      let (old, spacing) = (meetings[index].session.date, board.rules.weights[.spacing])
      ways += board.otherDates(for: place, joinedBy: person).map {
        ([.session(place, $0), .join(person, team)], price + spacing * abs(old.distance(to: $0.date)))
      }
    }
    return ways
  }
}

extension Board {
  /// Where a session could be held instead, between those beside it, on dates on which its members (and somebody
  /// who is to join) can come; room and instructor are replaced where they are taken.
  func otherDates(for place: Place, joinedBy person: Int? = nil) -> [Session] {
    let group = groups[place.group]
    let patterns = module(group).sessions
    guard patterns.indices.contains(place.index), !isHeld(place), !isPinned(place) else { return [] }
    let people = group.members + [person].compactMap { $0 }
    var taken = days(of: people.flatMap { groupsOf[$0] }.filter { $0 != place.group })
    for someone in people {
      for word in 0..<words { taken[word] |= closed(someone, word: word) }
    }
    let first = today.flatMap(workspace.firstPlannableDate)
    let old = group.meetings[place.index].session
    return names.dates.filter { date in
      let day = day(of: date)
      return day >= 0 && taken[day >> 6] & (1 << UInt64(day & 63)) == 0 && first.map { $0 <= date } ?? true
        && isBetweenNeighbours(date, place)
        && (patterns[place.index].weekdays?.contains(date.weekday) ?? true)
    }.flatMap { date -> [Session] in
      let last = season.slots.count - patterns[place.index].slotCount
      return (0...max(0, last)).filter { date != old.date || $0 != old.slot }
        .map { resourced(place, on: date, slot: $0) }
    }
  }

  private func isBetweenNeighbours(_ date: CalendarDate, _ place: Place) -> Bool {
    let meetings = groups[place.group].meetings
    let patterns = module(groups[place.group]).sessions
    if place.index > 0 {
      let days = meetings[place.index - 1].session.date.distance(to: date)
      guard days > 0, patterns[place.index].gap?.allows(days) ?? true else { return false }
    }
    if place.index + 1 < meetings.count, patterns.indices.contains(place.index + 1) {
      let days = date.distance(to: meetings[place.index + 1].session.date)
      guard days > 0, patterns[place.index + 1].gap?.allows(days) ?? true else { return false }
    }
    return true
  }

  /// Whether a pin keeps a session where it is.
  func isPinned(_ place: Place) -> Bool {
    (sessionPins[groups[place.group].id] ?? []).contains {
      if case .session(_, _, place.index, _, _) = $0 { true } else { false }
    }
  }

  /// The team of a module that a person is pinned to.
  func pinnedTeam(of person: Int, in module: Int) -> Team.ID? {
    memberPins[person]?.first { $0.module == names.modules[module].id }?.team
  }
}
