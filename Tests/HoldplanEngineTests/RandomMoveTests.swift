import HoldplanCheck
import HoldplanModel
import Testing

@testable import HoldplanEngine

/// What a move of the search changed, seen from outside.
private enum Kind: CaseIterable {
  case relocated, swapped, rotated, chosen, retimed, reshaped, otherRoomOrInstructor, opened, dissolved,
    placed,
    ejected

  static func between(_ old: Snapshot, _ new: Snapshot, _ state: State) -> Set<Kind> {
    var found: Set<Kind> = []
    let moved = old.team.indices.filter { old.team[$0] != new.team[$0] }
    let none = Int32(state.none)
    let (left, joined) = (
      moved.filter { new.team[$0] == none }, moved.filter { old.team[$0] == none }
    )
    if moved.count == 1, left.isEmpty, joined.isEmpty { found.insert(.relocated) }
    if moved.count == 2, left.isEmpty, joined.isEmpty { found.insert(.swapped) }
    if moved.count == 3, left.isEmpty, joined.isEmpty { found.insert(.rotated) }
    let people = Set(left.map { state.options.person[$0] })
    if joined.contains(where: { people.contains(state.options.person[$0]) }) { found.insert(.chosen) }
    if joined.contains(where: { !people.contains(state.options.person[$0]) }) { found.insert(.placed) }
    if !left.isEmpty, !Set(joined.map { state.options.person[$0] }).isSuperset(of: people) {
      found.insert(.ejected)
    }
    for slot in old.isOpen.indices where old.isOpen[slot] != new.isOpen[slot] {
      found.insert(new.isOpen[slot] ? .opened : .dissolved)
    }
    for slot in old.isOpen.indices where old.isOpen[slot] && new.isOpen[slot] {
      for session in state.sessionRange(slot, state.module(of: slot)) {
        if old.date[session] != new.date[session] || old.period[session] != new.period[session] {
          found.insert(moved.isEmpty ? .retimed : .reshaped)
        } else if old.room[session] != new.room[session] || old.instructor[session] != new.instructor[session]
        {
          found.insert(.otherRoomOrInstructor)
        }
      }
    }
    return found
  }
}

@Suite("Random moves of the search, one by one")
struct RandomMoveTests {
  /// With every goal, with composition, with coverage, with several sessions a day, and a publication to differ
  /// from.
  private func workspace(_ seed: UInt64) throws -> Workspace {
    var workspace = RandomWorkspace(
      leaveDays: seed.isMultiple(of: 5) ? 12 : 6, hasComposition: seed.isMultiple(of: 2),
      maxSessionsPerDay: seed.isMultiple(of: 3) ? 2 : 1, share: seed.isMultiple(of: 4) ? 0.25 : 0.5
    ).make(seed: seed)
    if seed > 3 {
      let plan = solve(workspace, options: SolveOptions(steps: 1000, seed: 1, threads: 1)).plan
      try workspace.apply(.publish(Publication(number: 1, date: workspace.season.start, plan: plan)))
    }
    return workspace
  }

  /// After each move the running totals are those of a full count, and every so often the independent check finds
  /// the same total, the same people waiting, and no broken rule.
  @Test func everyKindOfMoveIsCountedExactly() throws {
    var seen: Set<Kind> = []
    for seed in UInt64(1)...8 {
      let workspace = try workspace(seed)
      let problem = Problem(workspace)
      let state = State(problem)
      var construction = Construction(state: state, random: Random(seed: seed))
      construction.run()
      let annealing = Annealing(state, seed: seed)
      for round in 0..<800 {
        annealing.temperature = [20.0, 6, 1][round % 3]
        let before = state.snapshot
        annealing.runBlock(1)
        seen.formUnion(Kind.between(before, state.snapshot, state))
        guard state.totals[0].soft == state.fullSoft else {
          Issue.record("seed \(seed), move \(round): \(state.totals[0].soft) and in full \(state.fullSoft)")
          return
        }
        if round.isMultiple(of: 25) {
          expectChecked(state, problem, workspace, "seed \(seed), move \(round)")
        }
      }
    }
    #expect(Set(Kind.allCases).subtracting(seen) == [], "kinds of moves that were never made")
  }

  private func expectChecked(_ state: State, _ problem: Problem, _ workspace: Workspace, _ name: String) {
    let assessment = assess(problem.plan(of: state.snapshot), of: workspace)
    #expect(assessment.violations.filter { !$0.isUnplaced } == [], "\(name)")
    #expect(assessment.softTotal(workspace.rules.weights) == state.totals[0].soft, "\(name)")
  }
}

@Suite("Steps on a board")
struct StepTests {
  /// A solved draft, published, with composition and several sessions a day for some seeds.
  private func board(_ seed: UInt64) throws -> Board {
    var workspace = RandomWorkspace(
      hasComposition: seed.isMultiple(of: 2), maxSessionsPerDay: seed.isMultiple(of: 3) ? 2 : 1
    ).make(seed: seed)
    let plans = [1, 2].map { solve(workspace, options: SolveOptions(steps: 1500, seed: $0, threads: 1)).plan }
    try workspace.apply(.publish(Publication(number: 1, date: workspace.season.start, plan: plans[0])))
    try workspace.apply(.setDraft(plans[1]))
    return Board(workspace)
  }

  private func randomStep(_ board: Board, _ random: inout Random) -> DraftStep? {
    let person = random.below(board.names.employees.count)
    let group = random.below(board.groups.count)
    let other = board.groupsIn[board.groups[group].module].filter { $0 != group }
    switch random.below(5) {
    case 0: return board.groupsOf[person].contains(group) ? nil : .join(person, group)
    case 1: return board.groups[group].members.first.map { .quit($0, group) }
    case 2:
      guard let member = board.groups[group].members.last, !other.isEmpty else { return nil }
      let to = other[random.below(other.count)]
      return board.groupsOf[member].contains(to) ? nil : .move(member, from: group, to: to)
    case 3:
      guard let member = board.groups[group].members.first, !other.isEmpty else { return nil }
      let to = other[random.below(other.count)]
      guard let second = board.groups[to].members.last, !board.groupsOf[member].contains(to),
        !board.groupsOf[second].contains(group)
      else { return nil }
      return .swap(member, in: group, with: second, of: to)
    default:
      let place = Board.Place(group: group, index: random.below(board.groups[group].meetings.count))
      var session = board.groups[group].meetings[place.index].session
      session.date = session.date.advanced(by: random.below(15) - 7)
      session.slot = random.below(2)
      session.room = .init("R\(1 + random.below(3))")
      session.instructor = .init("I\(random.below(5))")
      return .session(place, session)
    }
  }

  /// What is broken and what it costs after random steps is what a board made anew and the check find; taking a
  /// step back leaves no trace.
  @Test(arguments: 1...4)
  func aRandomWalkIsCountedExactlyAndCanBeTakenBack(seed: UInt64) throws {
    var board = try board(seed)
    // A board knows only the teams of the draft: published ones that are gone cost as much throughout.
    let gone = cost(of: board) - board.soft(Scope(all: board)).total
    var random = Random(seed: seed)
    var kinds: Set<String> = []
    for round in 0..<50 {
      guard let step = randomStep(board, &random) else { continue }
      kinds.insert("\(step)".prefix { $0.isLetter }.description)
      let (scope, whole) = (board.scope(of: [step]), Scope(all: board))
      let (inverse, before) = (board.inverse(of: step), Trace(board))
      let (violations, soft) = (board.violations(whole), board.soft(whole))
      let (part, partSoft) = (board.violations(scope), board.soft(scope))
      let effect = board.effect([step])
      #expect(Trace(board) == before, "an effect leaves no trace: round \(round)")
      board.perform(step)
      let (now, nowSoft) = (board.violations(whole), board.soft(whole))
      #expect(
        Set(subtract(violations, from: now)) == Set(subtract(part, from: board.violations(scope))), "\(step)")
      #expect(nowSoft - soft == board.soft(scope) - partSoft, "\(step)")
      #expect(Set(effect.broken) == Set(brokenAnew(violations, now)), "\(step)")
      #expect(Set(effect.mended) == Set(subtract(now, from: violations)), "\(step)")
      #expect(effect.soft == nowSoft - soft, "\(step)")
      if round.isMultiple(of: 3) {
        board.perform(inverse)
        #expect(Trace(board) == before, "\(step)")
      }
    }
    #expect(kinds == ["join", "quit", "move", "swap", "session"])
    let plan = board.plan(of: board.workspace.draft)
    let assessment = assess(plan, of: board.workspace)
    #expect(Set(board.violations(Scope(all: board))) == Set(assessment.violations))
    #expect(board.soft(Scope(all: board)).total + gone == assessment.softTotal(board.rules.weights))
    let anew = Board(board.workspace.withDraft(plan))
    #expect(away(anew) == away(board))
  }

  /// By the independent check.
  private func cost(of board: Board) -> Int {
    assess(board.workspace.draft, of: board.workspace).softTotal(board.rules.weights)
  }

  /// How many of each department and site are away, by date; two boards may reach differently far.
  private func away(_ board: Board) -> [CalendarDate: [Int]] {
    var found: [CalendarDate: [Int]] = [:]
    for day in 0..<board.dayCount {
      let counts = (1..<board.names.groupCount).map { board.awayCount[$0 * board.dayCount + day] }
      if counts.contains(where: { $0 > 0 }) { found[board.date(of: day)] = counts }
    }
    return found
  }

  /// All that a board keeps, for comparing it before and after.
  private struct Trace: Equatable {
    var members: [[Int]]
    var masks: [UInt64]
    var sessions: [[Session]]
    var groupsOf: [[Int]]
    var away: [Int]
    var places: [Set<Board.Place>]

    init(_ board: Board) {
      members = board.groups.map(\.members)
      masks = board.masks
      sessions = board.groups.map { $0.meetings.map(\.session) }
      groupsOf = board.groupsOf
      away = board.awayCount
      places = board.meetingsOn.map { Set($0) }
    }
  }
}

@Suite("Live answers are what the change then does")
struct LiveAnswerTests {
  /// A draft in which some rules are broken, published, and with a day that counts as today.
  private func draft(_ seed: UInt64) throws -> Workspace {
    var workspace = RandomWorkspace(
      hasComposition: seed.isMultiple(of: 2), maxSessionsPerDay: seed.isMultiple(of: 3) ? 2 : 1
    ).make(seed: seed)
    let plan = solve(workspace, options: SolveOptions(steps: 1500, seed: seed, threads: 1)).plan
    try workspace.apply(.setDraft(plan))
    try workspace.apply(.publish(Publication(number: 1, date: workspace.season.start, plan: plan)))
    var random = Random(seed: seed)
    for team in plan.teams.sorted where random.below(2) == 0 {
      let someone = workspace.employees.sorted[random.below(workspace.employees.count)]
      if !team.members.contains(someone.id) { try workspace.apply(.addMember(someone.id, to: team.id)) }
      var session = team.sessions[team.sessions.count - 1]
      session.date = session.date.advanced(by: random.below(11) - 5)
      session.room = .init("R\(1 + random.below(3))")
      try workspace.apply(.setSession(team: team.id, index: team.sessions.count - 1, session))
    }
    return workspace
  }

  /// Every date, slot, room and instructor of every session, against steps counted in full.
  @Test(arguments: 1...6)
  func otherDatesOfASession(seed: UInt64) throws {
    let workspace = try draft(seed)
    let whatIf = WhatIf(workspace, today: workspace.season.start.advanced(by: 30))
    var board = whatIf.board
    var asked = 0
    for team in workspace.draft.teams.sorted.prefix(2) {
      for index in team.sessions.indices {
        for effect in whatIf.sessionAlternatives(team: team.id, index: index) {
          let full = board.effect(try #require(board.steps(of: effect.change)))
          #expect(Set(effect.broken) == Set(full.broken), "\(effect.change)")
          #expect(Set(effect.mended) == Set(full.mended), "\(effect.change)")
          #expect(effect.soft == full.soft, "\(effect.change)")
          #expect(effect.past == full.past, "\(effect.change)")
          asked += 1
        }
      }
    }
    #expect(asked > 100)
  }

  /// The same against the independent check: the change is made, and everything is counted again.
  @Test(arguments: 1...4)
  func otherDatesAndTeamsAgainstTheCheck(seed: UInt64) throws {
    let workspace = try draft(seed)
    let whatIf = WhatIf(workspace)
    let before = assess(workspace.draft, of: workspace)
    let weights = workspace.rules.weights
    var random = Random(seed: seed)
    let dates = workspace.draft.teams.sorted.flatMap { whatIf.sessionAlternatives(team: $0.id, index: 0) }
    let teams = workspace.employees.sorted.flatMap { whatIf.alternatives(for: $0.id) }
    for effects in [dates, teams] {
      for _ in 0..<40 {
        let effect = effects[random.below(effects.count)]
        let after = try workspace.applying(effect.change)
        let assessment = assess(after.draft, of: after)
        #expect(
          Set(effect.broken) == Set(brokenAnew(before.violations, assessment.violations)),
          "\(effect.change)")
        #expect(
          Set(effect.mended) == Set(subtract(assessment.violations, from: before.violations)),
          "\(effect.change)")
        #expect(effect.total == assessment.softTotal(weights) - before.softTotal(weights), "\(effect.change)")
      }
    }
  }
}
