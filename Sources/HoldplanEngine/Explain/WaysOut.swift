import HoldplanModel

/// Ways to give one person a place in one module, or to do without, each tried on a copy before it is offered.
struct WaysOut {
  private let board: Board
  private let person: Int
  private let module: Int
  private let employee: Employee
  /// What keeps the person out of each team as it is.
  private let obstacles: [(group: Int, found: [Obstacle])]
  /// How many of each kind are offered.
  private static let most = 4

  init(_ board: Board, _ person: Int, _ module: Int) {
    self.board = board
    self.person = person
    self.module = module
    employee = board.employee(person)
    obstacles = TeamConflict(board, person, module).obstacles
  }

  /// First what sets nothing aside, then what sets a rule, a pin or a beginning aside, then what gives up the
  /// place; each kind with the cheapest first.
  func all() -> [Effect] {
    var search = PlaceSearch(board: board, person: person, module: module)
    (search.tries, search.enough, search.breadth) = (100, 2 * Self.most, 6)
    var plain: [Effect] = []
    for stage in PlaceSearch.Stage.allCases {
      plain += sorted(search.ways(stage)).prefix(plain.isEmpty ? Self.most : 2)
    }
    return unique(sorted(plain) + largerRooms().prefix(2)) + relaxed() + withoutAPlace()
  }

  /// Where no plan at all has a place: what sets a rule aside, and what gives up the place.
  func withoutAPlan() -> [Effect] { relaxed() + withoutAPlace() }

  /// What sets least aside comes first, of these the cheapest.
  private func relaxed() -> [Effect] {
    let others = sorted(begunTeams() + releasedPins()).prefix(Self.most)
    let ranked = unique(sorted(waivedRules() + others)).enumerated().sorted {
      (Self.waivers($0.element.change), $0.offset) < (Self.waivers($1.element.change), $1.offset)
    }
    return ranked.prefix(2 * Self.most).map(\.element)
  }

  private static func waivers(_ change: Change) -> Int {
    var count = 0
    change.forEachPart { if case .put(.waiver) = $0 { count += 1 } }
    return count
  }

  /// Another module among the wishes, or another season.
  private func withoutAPlace() -> [Effect] { sorted(otherWishes()).prefix(2) + laterSeason() }

  private func sorted(_ effects: [Effect]) -> [Effect] {
    effects.enumerated().sorted { one, two in
      (one.element.total, Self.parts(one.element.change), one.offset)
        < (two.element.total, Self.parts(two.element.change), two.offset)
    }.map(\.element)
  }

  private static func parts(_ change: Change) -> Int {
    var count = 0
    change.forEachPart { _ in count += 1 }
    return count
  }

  private func unique(_ effects: [Effect]) -> [Effect] {
    var seen: [Change] = []
    return effects.filter { effect in
      if seen.contains(effect.change) { return false }
      seen.append(effect.change)
      return true
    }
  }

  // MARK: Setting something aside

  /// The teams that would be open if all obstacles of some kind were gone.
  private func teams(closedOnlyBy isOfKind: (Fact) -> Bool) -> [(group: Int, found: [Obstacle])] {
    obstacles.filter { entry in
      !entry.found.isEmpty && entry.found.allSatisfy { $0.facts.contains(where: isOfKind) }
    }
  }

  /// Joining a team with the rules set aside that keep the person out of it, as few of them as can be: one more
  /// than the largest team, a department that stands empty on a date, hours beyond those granted. Leave is nothing
  /// that anybody but the person could set aside.
  private func waivedRules() -> [Effect] {
    struct Candidate {
      let group: Int
      let waivers: [Waiver]
      let rules: Set<HardRule>
    }
    let candidates = obstacles.compactMap { entry -> Candidate? in
      var waivers: [Waiver] = []
      for obstacle in entry.found {
        guard let waiver = obstacle.facts.lazy.compactMap({ waiver($0, of: entry.group) }).first else {
          return nil
        }
        if !waivers.contains(where: { $0.isSameCase(as: waiver) }) { waivers.append(waiver) }
      }
      if waivers.isEmpty { return nil }
      return Candidate(group: entry.group, waivers: waivers, rules: Set(waivers.map(\.rule)))
    }.sorted { ($0.waivers.count, $0.group) < ($1.waivers.count, $1.group) }
    // Some of each sort, so that what is offered is not four times the same.
    var tried: [Set<HardRule>: Int] = [:]
    var found: [Set<HardRule>: [Effect]] = [:]
    for candidate in candidates {
      tried[candidate.rules, default: 0] += 1
      guard tried[candidate.rules] ?? 0 <= 6, tried.count <= 8 else { continue }
      guard let effect = effect(waiving: candidate.waivers, joining: candidate.group) else { continue }
      found[candidate.rules, default: []].append(effect)
    }
    // In the order in which they were tried: nothing depends on that of a dictionary.
    return candidates.map(\.rules).reduce(into: [Set<HardRule>]()) { kinds, rules in
      if !kinds.contains(rules) { kinds.append(rules) }
    }.flatMap { sorted(found[$0] ?? []).prefix(found.count == 1 ? Self.most : 2) }
  }

  /// What joining a team does once some rules are set aside in a case; nil where that still breaks one.
  private func effect(waiving waivers: [Waiver], joining group: Int) -> Effect? {
    let named = waivers.enumerated().map { index, waiver in
      var waiver = waiver
      waiver.id = board.workspace.freeWaiverID(index + 1)
      return waiver
    }
    return effect(settingAside: named.map { .put(.waiver($0)) }, [.join(person, group)])
  }

  /// What steps do once waivers are written or pins released, which cost nothing by themselves; nil where a rule is
  /// broken all the same.
  private func effect(settingAside parts: [Change], _ steps: [DraftStep]) -> Effect? {
    var copy = board
    do throws(ChangeError) {
      try copy.setAside(Change.group(parts).giving(reason: "-", author: "-", on: board.season.start))
    } catch {
      // A change that cannot be made is no way out.
      return nil
    }
    var effect = copy.effect(steps)
    guard effect.isAllowed, effect.past.isEmpty else { return nil }
    effect.change = .group(parts + [copy.change(steps)])
    return effect
  }

  /// The waiver, without a reason yet, that sets a fact aside; nil where only the person could.
  private func waiver(_ fact: Fact, of group: Int) -> Waiver? {
    let (team, id) = (board.groups[group].id, board.names.modules[module].id)
    func waiver(_ rule: HardRule, _ subject: Waiver.Subject, on date: CalendarDate? = nil) -> Waiver {
      Waiver(
        id: "W", rule: rule, subject: subject, dates: date.map(DateRange.init(day:)), reason: "", author: "",
        writtenOn: board.season.start)
    }
    switch fact {
    case .largestTeam: return waiver(.teamSize, .team(team))
    case .composition: return waiver(.composition, .team(team))
    case .departmentCoverage(let unit, let date?, _): return waiver(.coverage, .department(unit), on: date)
    case .siteCoverage(let unit, let date?, _): return waiver(.coverage, .site(unit), on: date)
    case .allowance: return waiver(.studyHours, .employee(employee.id, nil))
    case .otherTeams(let date, _, _): return waiver(.dayClash, .employee(employee.id, nil), on: date)
    case .role: return waiver(.role, .employee(employee.id, id))
    case .prerequisite: return waiver(.prerequisite, .employee(employee.id, id))
    case .dependent(let next, _): return waiver(.prerequisite, .employee(employee.id, next))
    default: return nil
    }
  }

  /// Joining a team that is too large for a room, with the sessions moved to rooms that hold one more.
  private func largerRooms() -> [Effect] {
    let small = teams { if case .room = $0 { true } else { false } }
    return sorted(
      small.prefix(12).compactMap { entry in
        let size = board.groups[entry.group].members.count + 1
        var steps: [DraftStep] = []
        for (index, meeting) in board.groups[entry.group].meetings.enumerated() {
          guard meeting.room < 0 || board.names.rooms[meeting.room].capacity < size else { continue }
          let place = Board.Place(group: entry.group, index: index)
          let session = meeting.session
          let other = board.resourced(place, on: session.date, slot: session.slot, size: size)
          guard other != session, !board.isHeld(place) else { return nil }
          steps.append(.session(place, other))
        }
        var copy = board
        let effect = copy.effect(steps + [.join(person, entry.group)])
        return effect.isAllowed && effect.past.isEmpty ? effect : nil
      })
  }

  /// Joining a team that has met already.
  private func begunTeams() -> [Effect] {
    teams { $0 == .begun }.compactMap { entry in
      var copy = board
      let effect = copy.effect([.join(person, entry.group)])
      return effect.isAllowed ? effect : nil
    }
  }

  /// Taking away pins: the person's own in another team, or those of members who could make room.
  private func releasedPins() -> [Effect] {
    let id = board.names.modules[module].id
    let own = board.workspace.pins.sorted().filter {
      if case .member(employee.id, id, _) = $0 { true } else { false }
    }
    var found: [Effect] = []
    for pin in own {
      let open = teams { if case .pinned = $0 { true } else { false } }
      found += open.prefix(Self.most).compactMap {
        effect(settingAside: [.unpin(pin)], [.join(person, $0.group)])
      }
    }
    for entry in teams(closedOnlyBy: PlaceSearch.isMended).prefix(6) {
      for member in board.groups[entry.group].members where board.isPinned(member, in: entry.group) {
        let pin = Pin.member(board.employee(member).id, module: id, team: board.groups[entry.group].id)
        guard board.workspace.pins.contains(pin) else { continue }
        let step = PlaceSearch.bestMove(of: member, from: entry.group, on: board)
        if let step, let effect = effect(settingAside: [.unpin(pin)], [step, .join(person, entry.group)]) {
          found.append(effect)
        }
      }
    }
    return found
  }

  // MARK: Doing without

  /// A place in another module among the wishes.
  private func otherWishes() -> [Effect] {
    let wanted = board.names.requirements[person]
    let id = board.names.modules[module].id
    guard wanted.choice.from.contains(id), !wanted.required.contains(id) else { return [] }
    let others = wanted.choice.from.filter { $0 != id && !wanted.required.contains($0) }
      .compactMap { board.names.moduleIndex[$0] }
      .filter { board.membership(of: person, in: $0) == nil }
    return others.compactMap { other in
      var search = PlaceSearch(board: board, person: person, module: other)
      return search.ways(.join).min { $0.total < $1.total }
    }
  }

  /// The person is not to have the module this season: a waiver that somebody must give a reason for.
  private func laterSeason() -> [Effect] {
    let id = board.names.modules[module].id
    guard board.names.requirements[person].required.contains(id) else { return [] }
    let waiver = Waiver(
      id: board.workspace.freeWaiverID(1), rule: .unassigned, subject: .employee(employee.id, id), reason: "",
      author: "", writtenOn: board.season.start)
    let lack = Violation(.unassigned, .missing, employee: employee.id, module: id)
    return [Effect(change: .put(.waiver(waiver)), mended: [lack])]
  }
}

extension Waiver {
  /// Whether both set the same rule aside for the same case.
  fileprivate func isSameCase(as other: Waiver) -> Bool {
    rule == other.rule && subject == other.subject && dates == other.dates
  }
}

extension Workspace {
  /// The `number`th of the identifiers W1, W2, … that no waiver has.
  func freeWaiverID(_ number: Int) -> Waiver.ID {
    var (index, left) = (0, number)
    while left > 0 {
      index += 1
      if !waivers.contains(Waiver.ID("W\(index)")) { left -= 1 }
    }
    return Waiver.ID("W\(index)")
  }
}
