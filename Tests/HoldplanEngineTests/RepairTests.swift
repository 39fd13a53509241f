import HoldplanCheck
import HoldplanModel
import Testing

@testable import HoldplanEngine

/// What happens to a published plan.
enum Event: CaseIterable {
  case sickness, leaver, newColleague, closedDay, roomLost, instructorLost
}

/// A published plan in which everybody who can has a place, and what happens to it.
struct Published {
  var workspace: Workspace
  private var random: Random

  /// - Parameter isEasy: whether everybody has a place, and there are more.
  init(seed: UInt64, isEasy: Bool = false) throws {
    workspace =
      isEasy
      ? RandomWorkspace(people: 60, leaveDays: 0, hasColleaguesWhoTeach: false, share: 1).make(seed: seed)
      : RandomWorkspace(leaveDays: 3, share: 0.6).make(seed: seed)
    let plan = solve(workspace, options: SolveOptions(steps: 6000, seed: seed, threads: 1)).plan
    try workspace.apply(.setDraft(plan))
    try workspace.apply(.publish(workspace.nextPublication(on: workspace.season.start)))
    random = Random(seed: seed)
  }

  /// Whoever has no place is to be taught no more than has a place.
  mutating func askNothingOfWhoWaits() throws {
    for violation in assess(workspace.draft, of: workspace).violations {
      guard var person = violation.employee.flatMap({ workspace.employees[$0] }) else { continue }
      let taken = workspace.draft.teams(with: person.id).map(\.module)
      (person.required, person.choice) = (taken, .none)
      try workspace.apply(.put(.employee(person)))
    }
  }

  /// A session that is not over by a date.
  private mutating func session(after today: CalendarDate) throws -> (team: Team, session: Session) {
    let coming = workspace.draft.teams.sorted.flatMap { team in
      team.sessions.filter { today < $0.date && today < team.sessions[0].date }.map { (team, $0) }
    }
    return try #require(coming.isEmpty ? nil : coming[random.below(coming.count)])
  }

  mutating func happen(_ event: Event, after today: CalendarDate) throws {
    let (team, session) = try session(after: today)
    switch event {
    case .sickness:
      var employee = try #require(workspace.employees[team.members[random.below(team.members.count)]])
      employee.leave.append(DateRange(day: session.date))
      try workspace.apply(.put(.employee(employee)))
    case .leaver:
      let person = team.members[random.below(team.members.count)]
      for own in workspace.draft.teams(with: person) {
        try workspace.apply(.removeMember(person, from: own.id))
      }
    case .newColleague:
      let someone = try #require(workspace.employees[team.members[0]])
      let new = Employee(
        id: "new", name: "New", department: someone.department, role: someone.role,
        weeklyStudyHours: StudyHours(nanohours: 4_000_000_000),
        passed: Set(workspace.modules[team.module]?.requires ?? []), required: [team.module])
      try workspace.apply(.put(.employee(new)))
    case .closedDay:
      var season = workspace.season
      season.closedDays.append(ClosedDay(date: session.date, reason: "Burst pipe"))
      try workspace.apply(.setSeason(season))
    case .roomLost:
      for var module in workspace.modules.sorted {
        module.rooms.removeAll { $0 == session.room }
        try workspace.apply(.put(.module(module)))
      }
    case .instructorLost:
      var instructor = try #require(workspace.instructors[session.instructor])
      instructor.unavailable.append(DateRange(day: session.date))
      try workspace.apply(.put(.instructor(instructor)))
    }
  }
}

@Suite("Repairing a plan")
struct RepairingTests {
  private func repaired(_ published: Published, today: CalendarDate? = nil) throws -> (Repair, Workspace) {
    let repair = HoldplanEngine.repair(
      published.workspace, options: RepairOptions(today: today, steps: 20_000, threads: 1))
    return (repair, try published.workspace.applying(repair.change))
  }

  @Test(arguments: Event.allCases, 1...2)
  func afterwardsNoRuleIsBroken(event: Event, seed: UInt64) throws {
    var published = try Published(seed: seed)
    try published.happen(event, after: published.workspace.season.start)
    let (repair, after) = try repaired(published)
    let assessment = assess(after.draft, of: after)
    #expect(assessment.violations.filter { !$0.isUnplaced } == [])
    #expect(Set(repair.remaining) == Set(assessment.violations))
    #expect(after.draft == repair.plan)
  }

  @Test(arguments: 1...6)
  func sicknessChangesOneMembershipAndNoSession(seed: UInt64) throws {
    var published = try Published(seed: seed, isEasy: true)
    // Whoever waits before is not what is asked about.
    let waiting = Set(assess(published.workspace.draft, of: published.workspace).violations.map(\.employee))
    try published.happen(.sickness, after: published.workspace.season.start)
    let (repair, after) = try repaired(published)
    let others = repair.difference.memberships.filter { !waiting.contains($0.employee) }
    if waiting.isEmpty {
      #expect(repair.difference.sessions == [])
      #expect(others.count == 1)
      #expect(assess(after.draft, of: after).hardTotal == 0)
    }
    // A search may open a team for those who waited.
    if !repair.isWidened { #expect(others.count <= 4) }
  }

  /// How many a team had that will not meet again is told, but is nothing to be mended.
  @Test func aTeamThatHasEndedIsHistory() throws {
    var published = try Published(seed: 1)
    let ended = try #require(published.workspace.draft.teams.sorted.first { $0.members.count > 1 })
    let today = try #require(ended.sessions.last?.date)
    for member in ended.members.dropFirst() {
      try published.workspace.apply(.removeMember(member, from: ended.id))
    }
    func isOfTheTeam(_ violation: Violation) -> Bool {
      violation.rule == .teamSize && violation.team == ended.id
    }
    let later = try repaired(published, today: today).0
    #expect(later.past.contains(where: isOfTheTeam))
    #expect(!later.remaining.contains(where: isOfTheTeam))
    #expect(later.plan.teams[ended.id] == published.workspace.draft.teams[ended.id])
    #expect(!(try repaired(published).0.past.contains(where: isOfTheTeam)))
  }

  @Test(arguments: 1...4)
  func whatWasHeldAndWhatIsPinnedStays(seed: UInt64) throws {
    var published = try Published(seed: seed)
    let dates = published.workspace.draft.teams.sorted.compactMap(\.sessions.first?.date).sorted()
    let today = dates[dates.count / 3]
    for event in [Event.sickness, .closedDay, .instructorLost, .newColleague] {
      try published.happen(event, after: today)
    }
    let team = try #require(published.workspace.draft.teams.sorted.last)
    let pin = Pin.member(team.members[0], module: team.module, team: team.id)
    try published.workspace.apply(.pin(pin))
    let before = published.workspace
    let (_, after) = try repaired(published, today: today)
    #expect(after.draft.teams[team.id]?.members.contains(team.members[0]) == true)
    for begun in before.begunTeams(by: today) {
      let now = try #require(after.draft.teams[begun.id])
      #expect(Set(begun.members).isSubset(of: now.members))
      for index in before.heldSessions(of: begun, through: today) {
        #expect(now.sessions[index] == begun.sessions[index])
      }
    }
    for change in PlanDifference(from: before.draft, to: after.draft).sessions {
      if let date = change.after?.date { #expect(date >= today || change.before?.date == date) }
    }
  }

  @Test func aPinThatMakesTheRestImpossibleIsReported() throws {
    var published = try Published(seed: 2)
    // With several sessions, dropping the pin would break one rule where keeping it breaks two.
    let team = try #require(published.workspace.draft.teams.sorted.first { $0.sessions.count > 1 })
    var employee = try #require(published.workspace.employees[team.members[0]])
    // Moving the team's sessions does not help either.
    let season = published.workspace.season
    employee.leave = [DateRange(from: season.start, to: season.end)].compactMap { $0 }
    for other in published.workspace.draft.teams(with: employee.id) where other.id != team.id {
      try published.workspace.apply(.removeMember(employee.id, from: other.id))
    }
    let pin = Pin.member(employee.id, module: team.module, team: team.id)
    try published.workspace.apply(.group([.put(.employee(employee)), .pin(pin)]))
    let (repair, after) = try repaired(published)
    #expect(after.draft.teams[team.id]?.members.contains(employee.id) == true)
    #expect(repair.pinConflicts.map(\.pin) == [pin])
    let rules = Set(repair.pinConflicts.flatMap { $0.violations.map(\.rule) })
    #expect(rules.contains(.absence))
  }

  @Test func aFullyPinnedPlanEndsAtOnce() throws {
    var published = try Published(seed: 3)
    try published.happen(.sickness, after: published.workspace.season.start)
    for team in published.workspace.draft.teams.sorted {
      for member in team.members {
        try published.workspace.apply(.pin(.member(member, module: team.module, team: team.id)))
      }
      for (index, session) in team.sessions.enumerated() {
        try published.workspace.apply(
          .pin(
            .session(
              team: team.id, module: team.module, session: index, date: session.date, slot: session.slot)))
      }
    }
    let repair = HoldplanEngine.repair(
      published.workspace, options: RepairOptions(seconds: 600, threads: 1))
    #expect(repair.difference.isEmpty)
    #expect(!repair.isWidened)
    #expect(!repair.pinConflicts.isEmpty)
  }

  @Test func aPlanThatKeepsAllRulesIsLeftAlone() throws {
    var published = try Published(seed: 5, isEasy: true)
    try published.askNothingOfWhoWaits()
    try #require(assess(published.workspace.draft, of: published.workspace).violations == [])
    let (repair, _) = try repaired(published)
    #expect(repair.difference.isEmpty)
  }

  @Test(arguments: 1...4)
  func soManyStepsMendThePlanTheSameWay(seed: UInt64) throws {
    var published = try Published(seed: seed)
    try published.happen(.closedDay, after: published.workspace.season.start)
    #expect(try repaired(published).0.plan == repaired(published).0.plan)
  }

  @Test(arguments: 1...6)
  func theChangesLeadFromOnePlanToTheOther(seed: UInt64) throws {
    let workspace = RandomWorkspace().make(seed: seed)
    let plans = [1, 2].map { solve(workspace, options: SolveOptions(steps: 3000, seed: $0, threads: 1)).plan }
    let old = try with(plans[0], in: workspace)
    #expect(try old.applying(Change(from: plans[0], to: plans[1])).draft == plans[1])
  }
}

@Suite("Today")
struct TodayTests {
  @Test(arguments: 1...4)
  func aFirstPlanUsesNoDateThatHasGoneBy(seed: UInt64) {
    let workspace = RandomWorkspace().make(seed: seed)
    let today = workspace.season.start.advanced(by: 30)
    let solution = solve(workspace, options: SolveOptions(steps: 4000, threads: 1, today: today))
    #expect(solution.plan.teams.unordered.allSatisfy { $0.sessions.allSatisfy { today <= $0.date } })
    #expect(!solution.plan.teams.isEmpty)
    expectKeepsRules(solution, workspace)
  }

  @Test(arguments: 1...4)
  func nobodyJoinsATeamThatHasMet(seed: UInt64) throws {
    let published = try Published(seed: seed)
    let dates = published.workspace.draft.teams.sorted.compactMap(\.sessions.first?.date).sorted()
    let today = dates[dates.count / 2]
    let workspace = try published.workspace.keepingWhatWasHeld(until: today)
    let solution = solve(workspace, options: SolveOptions(steps: 6000, seed: 9, threads: 1, today: today))
    for begun in workspace.begunTeams(by: today) {
      #expect(solution.plan.teams[begun.id]?.members == begun.members)
    }
  }

  @Test func joiningATeamThatHasMetIsWarnedOfAndOneThatHasEndedRefused() throws {
    let published = try Published(seed: 1)
    let workspace = published.workspace
    let team = try #require(workspace.draft.teams.sorted.first { $0.sessions.count > 1 })
    let person = try #require(workspace.employees.sorted.first { !team.members.contains($0.id) })
    func past(_ today: CalendarDate) throws -> [PastConflict] {
      try WhatIf(workspace, today: today).effect(of: .addMember(person.id, to: team.id)).past
    }
    let (first, last) = (team.sessions[0].date, team.sessions[team.sessions.count - 1].date)
    #expect(try past(first.advanced(by: -1)) == [])
    #expect(try past(first) == [.begun(team.id, held: 1, of: team.sessions.count)])
    #expect(try past(last) == [.ended(team.id, last)])
    #expect(try past(last).allSatisfy(\.forbids))
  }

  @Test func aHeldSessionIsNotMoved() throws {
    let published = try Published(seed: 1)
    let team = try #require(published.workspace.draft.teams.sorted.first)
    var session = team.sessions[0]
    let today = session.date
    session.date = session.date.advanced(by: 1)
    let effect = try WhatIf(published.workspace, today: today)
      .effect(of: .setSession(team: team.id, index: 0, session))
    #expect(effect.past == [.held(team.id, session: 0, today)])
    #expect(!effect.isAllowed)
  }
}

@Suite("Waivers in the search")
struct SearchWaiverTests {
  private func waiving(_ rule: HardRule, _ subject: Waiver.Subject, in workspace: Workspace) throws
    -> Workspace
  {
    try workspace.applying(
      .put(
        .waiver(
          Waiver(
            id: "W1", rule: rule, subject: subject, reason: "Agreed", author: "HR",
            writtenOn: workspace.season.start))))
  }

  @Test func aWaivedPrerequisiteNeedsNoPlace() throws {
    var workspace = RandomWorkspace(leaveDays: 0, hasColleaguesWhoTeach: false, share: 1).make(seed: 2)
    for var employee in workspace.employees.sorted {
      (employee.required, employee.passed) = (["M1"], [])
      try workspace.apply(.put(.employee(employee)))
    }
    let options = SolveOptions(steps: 4000, threads: 1)
    #expect(solve(workspace, options: options).plan.teams(of: "M1").isEmpty)
    let waived = try waiving(.prerequisite, .everything, in: workspace)
    let solution = solve(waived, options: options)
    #expect(!solution.plan.teams(of: "M1").isEmpty)
    expectKeepsRules(solution, waived)
  }

  @Test func aWaivedNumberOfTeamsSetsNoLimit() throws {
    var workspace = RandomWorkspace(leaveDays: 0, hasColleaguesWhoTeach: false, share: 1).make(seed: 4)
    for var module in workspace.modules.sorted {
      module.teamCount = TeamCount(maximum: 1)
      try workspace.apply(.put(.module(module)))
    }
    let options = SolveOptions(steps: 4000, threads: 1)
    let narrow = solve(workspace, options: options)
    let waived = try waiving(.teamCount, .everything, in: workspace)
    let wide = solve(waived, options: options)
    #expect(wide.unplaced.count < narrow.unplaced.count)
    expectKeepsRules(wide, waived)
  }
}
