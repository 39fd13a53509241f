import HoldplanCheck
import HoldplanModel
import Testing

@testable import HoldplanEngine

@Suite("Random repairs, judged by the independent check")
struct RandomRepairTests {
  /// A published plan with some pins, and up to three things that happen to it, on some day of the season.
  private struct Case {
    var before: Workspace
    var now: Workspace
    var today: CalendarDate?
    var events: [Event] = []

    init(seed: UInt64) throws {
      var published = try Published(seed: seed)
      var random = Random(seed: seed &* 77)
      let dates = published.workspace.draft.teams.sorted.compactMap(\.sessions.first?.date).sorted()
      today = random.below(2) == 0 ? dates[dates.count / 4] : nil
      for team in published.workspace.draft.teams.sorted where random.below(4) == 0 {
        let pin = Pin.member(team.members[0], module: team.module, team: team.id)
        let session = team.sessions[0]
        let other = Pin.session(
          team: team.id, module: team.module, session: 0, date: session.date, slot: session.slot)
        try published.workspace.apply(.pin(random.below(2) == 0 ? pin : other))
      }
      before = published.workspace
      for _ in 0...random.below(3) {
        let event = Event.allCases[random.below(Event.allCases.count)]
        if event == .newColleague, events.contains(.newColleague) { continue }
        do {
          try published.happen(event, after: today ?? published.workspace.season.start)
          events.append(event)
        } catch is ChangeError {
          // Somebody who is pinned cannot be taken out: then it does not happen.
        }
      }
      now = published.workspace
    }
  }

  @Test(arguments: 1...12)
  func whatARepairPromises(seed: UInt64) throws {
    let hit = try Case(seed: seed)
    let options = RepairOptions(today: hit.today, steps: 8_000, seed: seed, threads: 1)
    let repair = HoldplanEngine.repair(hit.now, options: options)
    let after = try hit.now.applying(repair.change)
    #expect(after.draft == repair.plan)
    let (old, new) = (assess(hit.now.draft, of: hit.now), assess(after.draft, of: after))
    // Nothing is broken that need not be: what is left is unplaced, history, has a pin in its way, or is a team that
    // lost somebody after it had begun.
    let pinned = Set(repair.pinConflicts.flatMap(\.violations))
    let board = Board(after, today: hit.today)
    for violation in new.violations where !violation.isUnplaced {
      let team = violation.team.flatMap { board.groupIndex[$0] }
      let hasBegun = team.map { board.groups[$0].held > 0 } ?? false
      #expect(
        pinned.contains(violation) || board.isHistory(violation)
          || hasBegun && violation.reason == .tooFew && hit.events.contains(.leaver),
        "\(hit.events) \(violation)")
    }
    #expect(Set(repair.past) == Set(new.violations.filter(board.isHistory)))
    #expect(Set(repair.remaining) == Set(new.violations.filter { !board.isHistory($0) }))
    func broken(_ assessment: Assessment) -> Int { assessment.hardTotal - unplaced(assessment) }
    func unplaced(_ assessment: Assessment) -> Int {
      assessment.violations.filter(\.isUnplaced).reduce(0) { $0 + $1.count }
    }
    #expect((broken(new), unplaced(new)) <= (broken(old), unplaced(old)))
    // As many changes as something was hit, but for those that follow from them.
    if old.violations.isEmpty { #expect(repair.difference.isEmpty, "\(hit.events)") }
    let worst = 3 * max(1, old.hardTotal)
    if !repair.isWidened { #expect(repair.difference.memberships.count <= worst, "\(hit.events)") }
    expectKept(hit.now, after, hit.today)
  }

  /// Pins and what was held are as they were.
  private func expectKept(_ before: Workspace, _ after: Workspace, _ today: CalendarDate?) {
    for pin in before.pins {
      switch pin {
      case .member(let employee, _, let team):
        let was = before.draft.teams[team]?.members.contains(employee) == true
        #expect(!was || after.draft.teams[team]?.members.contains(employee) == true, "\(pin)")
      case .session(let team, _, let index, let date, let slot):
        let session = after.draft.teams[team]?.sessions[index]
        #expect(session?.date == date && session?.slot == slot, "\(pin)")
      }
    }
    guard let today else { return }
    for begun in before.begunTeams(by: today) {
      let now = after.draft.teams[begun.id]
      #expect(Set(begun.members).isSubset(of: now?.members ?? []))
      for index in before.heldSessions(of: begun, through: today) {
        #expect(now?.sessions[index] == begun.sessions[index])
      }
    }
  }

  /// Else the property would hold of nothing.
  @Test func theCasesAreOfManyKinds() throws {
    let cases = try (1...12).map { try Case(seed: UInt64($0)) }
    #expect(Set(cases.flatMap(\.events)).count >= 5)
    #expect(cases.contains { $0.today != nil } && cases.contains { $0.today == nil })
    #expect(cases.contains { !$0.now.pins.isEmpty })
    #expect(cases.count { !assess($0.now.draft, of: $0.now).violations.isEmpty } > 6)
  }

  /// Wherever somebody who is ill can have another place by changing team, that and nothing else is changed.
  @Test func oneWhoIsIllChangesOneMembership() throws {
    var possible = 0
    for seed in UInt64(1)...10 {
      var published = try Published(seed: seed, isEasy: true)
      try published.askNothingOfWhoWaits()
      guard assess(published.workspace.draft, of: published.workspace).violations.isEmpty else { continue }
      try published.happen(.sickness, after: published.workspace.season.start)
      let workspace = published.workspace
      let broken = assess(workspace.draft, of: workspace).violations.filter { $0.rule == .absence }
      guard let violation = broken.first, broken.count == 1, let employee = violation.employee,
        let module = violation.module
      else { continue }
      let isPossible = WhatIf(workspace).alternatives(for: employee, in: module).contains { effect in
        effect.isAllowed && effect.mended.contains(violation)
      }
      guard isPossible else { continue }
      possible += 1
      let options = RepairOptions(steps: 2_000, threads: 1, mayWiden: false)
      let difference = HoldplanEngine.repair(workspace, options: options).difference
      #expect(difference.sessions.isEmpty)
      #expect(difference.memberships.map(\.employee) == [employee], "seed \(seed)")
    }
    #expect(possible > 2)
  }
}

@Suite("Other dates for a whole team")
struct TeamDatesTests {
  /// How many sessions must be moved at least, found by trying every pair of dates and times.
  private func fewest(_ board: Board, _ group: Int, mending violation: Violation) -> Int? {
    var copy = board
    let now = board.groups[group].meetings.map(\.session)
    var best: Int?
    let slots = board.season.slots.indices
    for first in board.names.dates {
      for second in board.names.dates where first < second {
        for (one, two) in slots.flatMap({ one in slots.map { (one, $0) } }) {
          let moved = [(first, one), (second, two)].enumerated().filter { index, place in
            now[index].date != place.0 || now[index].slot != place.1
          }
          guard !moved.isEmpty, moved.count < best ?? 3 else { continue }
          let steps = moved.map { index, place -> DraftStep in
            let place2 = Board.Place(group: group, index: index)
            return .session(place2, board.resourced(place2, on: place.0, slot: place.1))
          }
          let effect = copy.effect(steps)
          if effect.isAllowed, effect.mended.contains(violation) { best = moved.count }
        }
      }
    }
    return best
  }

  @Test func noFewerSessionsCouldBeMoved() throws {
    var (found, none) = (0, 0)
    for seed in UInt64(1)...12 where found < 4 {
      var workspace = RandomWorkspace(people: 30, modules: 3, leaveDays: 3, hasColleaguesWhoTeach: false)
        .make(
          seed: seed)
      // Few dates, so that all pairs can be tried.
      var season = workspace.season
      season.teachingWeekdays = [.init(rawValue: 0b0001001)]
      try workspace.apply(.setSeason(season))
      let plan = solve(workspace, options: SolveOptions(steps: 3000, seed: 1, threads: 1)).plan
      try workspace.apply(.setDraft(plan))
      guard !assess(plan, of: workspace).violations.contains(where: { !$0.isUnplaced }),
        let team = plan.teams.sorted.first(where: { $0.sessions.count == 2 && $0.members.count > 4 }),
        var employee = workspace.employees[team.members[1]]
      else { continue }
      employee.leave.append(DateRange(day: team.sessions[Int(seed % 2)].date))
      try workspace.apply(.put(.employee(employee)))
      let board = Board(workspace)
      let group = try #require(board.groupIndex[team.id])
      let violation = try #require(board.allViolations().first { $0.rule == .absence })
      let steps = TeamDates(board, group)?.fewestMoves()
      let moved = steps?.count { step in
        guard case .session(let place, let session) = step else { return false }
        let now = board.groups[group].meetings[place.index].session
        return now.date != session.date || now.slot != session.slot
      }
      #expect(moved == fewest(board, group, mending: violation), "seed \(seed)")
      if moved == nil { none += 1 } else { found += 1 }
    }
    #expect(found > 1, "\(found) \(none)")
  }

  /// One team in each of two modules, so that nobody can change places, and somebody of the one who can come only
  /// when the other meets: either there are dates for both on which all can come, or somebody is left out.
  @Test func twoTeamsGetNewDatesBeforeSomebodyIsLeftOut() throws {
    var (both, none) = (0, 0)
    for seed in UInt64(1)...80 {
      var workspace = TinyWorkspace(people: 4, modules: 2, weeks: 2, mostTeams: 1).make(seed: seed)
      var guest = try #require(workspace.employees.sorted.first)
      guest.required.removeLast()
      guest.leave = []
      try workspace.apply(.put(.employee(guest)))
      let plan = solve(workspace, options: SolveOptions(steps: 500, seed: 1, threads: 1)).plan
      try workspace.apply(.setDraft(plan))
      let other = plan.teams.sorted.first { !$0.members.contains(guest.id) }
      guard assess(plan, of: workspace).violations.isEmpty, let busy = other?.sessions.first?.date else {
        continue
      }
      // Where one of the other can come on that date alone, too, there is no way.
      let bound = [guest] + workspace.employees.sorted.suffix(seed % 3 == 0 ? 1 : 0)
      for var employee in bound {
        employee.leave = workspace.season.teachingDates.filter { $0 != busy }.map { DateRange(day: $0) }
        try workspace.apply(.put(.employee(employee)))
      }
      let repair = repair(workspace, options: RepairOptions(steps: 1, mayWiden: false))
      #expect(repair.remaining.isEmpty == canMeet(workspace), "seed \(seed)")
      both += repair.remaining.isEmpty && repair.difference.sessions.count == 2 ? 1 : 0
      none += repair.remaining.isEmpty ? 0 : 1
    }
    #expect(both > 2 && none > 2, "\(both) \(none)")
  }

  /// Whether there are dates and times for all teams, of one session each, by which no rule is broken.
  private func canMeet(_ workspace: Workspace) -> Bool {
    let board = Board(workspace)
    let times = board.names.dates.flatMap { date in workspace.season.slots.indices.map { (date, $0) } }
    func fits(_ group: Int, _ board: Board) -> Bool {
      guard group < board.groups.count else { return board.allViolations().isEmpty }
      return times.contains { date, slot in
        let place = Board.Place(group: group, index: 0)
        var session = board.groups[group].meetings[0].session
        (session.date, session.slot) = (date, slot)
        var moved = board
        moved.perform(.session(place, session))
        return fits(group + 1, moved)
      }
    }
    return fits(0, board)
  }
}
