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
    // Nothing is broken that need not be: what is left is unplaced, history, or has a pin in its way.
    let pinned = Set(repair.pinConflicts.flatMap(\.violations))
    let board = Board(after, today: hit.today)
    for violation in new.violations where !violation.isUnplaced {
      #expect(pinned.contains(violation) || board.isHistory(violation), "\(hit.events) \(violation)")
    }
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
      var published = try Published(seed: seed)
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
      let moved = difference.memberships.filter { $0.employee == employee || $0.before != nil }
      #expect(moved.map(\.employee) == [employee], "seed \(seed)")
    }
    #expect(possible > 2)
  }
}
