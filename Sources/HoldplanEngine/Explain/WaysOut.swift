import HoldplanModel

/// Ways to give one person a place in one module, or to do without, each tried on a copy before it is offered.
struct WaysOut {
  private let board: Board
  private let person: Int
  private let module: Int
  private let employee: Employee
  /// How many of each kind are offered.
  private static let most = 4

  init(_ board: Board, _ person: Int, _ module: Int) {
    self.board = board
    self.person = person
    self.module = module
    employee = board.employee(person)
  }

  /// First what sets nothing aside, then what sets a rule, a pin or a beginning aside, then what gives up the
  /// place; each kind with the cheapest first.
  mutating func all() -> [Effect] {
    var search = PlaceSearch(board: board, person: person, module: module)
    var plain: [Effect] = []
    for stage in PlaceSearch.Stage.allCases {
      plain += sorted(search.ways(stage)).prefix(plain.isEmpty ? Self.most : 2)
    }
    let relaxed = oneMore() + waivedCoverage() + begunTeams() + releasedPins()
    return unique(sorted(plain)) + unique(sorted(relaxed)).prefix(Self.most) + withoutAPlace()
  }

  /// Another module among the wishes, or another season.
  mutating func withoutAPlace() -> [Effect] { sorted(otherWishes()).prefix(2) + laterSeason() }

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

  /// What steps do once a change has set something aside that costs nothing by itself; nil where that still
  /// breaks a rule or cannot be done.
  private func effect(after change: Change, _ steps: [DraftStep], allowingBegun: Bool = false) -> Effect? {
    var copy = board
    do throws(ChangeError) {
      let complete = change.giving(reason: "-", author: "-", on: board.season.start)
      copy.follow(try board.workspace.applying(complete))
    } catch {
      // A change that cannot be made is no way out.
      return nil
    }
    var effect = copy.effect(steps)
    guard effect.isAllowed, allowingBegun || effect.past.isEmpty else { return nil }
    effect.change = .group([change, copy.change(steps)])
    return effect
  }

  /// The teams that would be open if all obstacles of some kind were gone.
  private func teams(closedOnlyBy isOfKind: (Fact) -> Bool) -> [(group: Int, found: [Obstacle])] {
    TeamConflict(board, person, module).obstacles.filter { entry in
      !entry.found.isEmpty && entry.found.allSatisfy { $0.facts.contains(where: isOfKind) }
    }
  }

  /// One more member than the largest team may have.
  private func oneMore() -> [Effect] {
    var record = board.names.modules[module]
    record.teamSize.maximum += 1
    let full = teams { if case .largestTeam = $0 { true } else { false } }
    return full.prefix(Self.most).compactMap {
      effect(after: .put(.module(record)), [.join(person, $0.group)])
    }
  }

  /// A department or site may be empty on the dates that stand in the way.
  private func waivedCoverage() -> [Effect] {
    let closed = teams {
      switch $0 {
      case .departmentCoverage, .siteCoverage: true
      default: false
      }
    }
    return closed.prefix(12).compactMap { entry in
      var number = 0
      let waivers = entry.found.flatMap(\.facts).compactMap { fact -> Change? in
        let (subject, date): (Waiver.Subject, CalendarDate?) =
          switch fact {
          case .departmentCoverage(let id, let date, _): (.department(id), date)
          case .siteCoverage(let id, let date, _): (.site(id), date)
          default: (.everything, nil)
          }
        guard let date else { return nil }
        number += 1
        return .put(
          .waiver(
            Waiver(
              id: board.workspace.freeWaiverID(number), rule: .coverage, subject: subject,
              dates: DateRange(day: date), reason: "", author: "", writtenOn: date)))
      }
      return effect(after: .group(waivers), [.join(person, entry.group)])
    }
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
      found += open.prefix(Self.most).compactMap { effect(after: .unpin(pin), [.join(person, $0.group)]) }
    }
    for entry in teams(closedOnlyBy: PlaceSearch.isMended).prefix(6) {
      for member in board.groups[entry.group].members where board.isPinned(member, in: entry.group) {
        let pin = Pin.member(board.employee(member).id, module: id, team: board.groups[entry.group].id)
        guard board.workspace.pins.contains(pin) else { continue }
        let step = PlaceSearch.bestMove(of: member, from: entry.group, on: board)
        if let step, let effect = effect(after: .unpin(pin), [step, .join(person, entry.group)]) {
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
