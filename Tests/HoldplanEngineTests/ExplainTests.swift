import HoldplanCheck
import HoldplanModel
import Testing

@testable import HoldplanEngine

/// A solved organisation in which somebody has just lost the place and many teams are full.
struct Latecomer {
  var workspace: Workspace
  let person: Employee.ID
  let module: Module.ID

  /// - Parameter isOftenAway: the person has leave for much of the season.
  init(seed: UInt64, isOftenAway: Bool = true) throws {
    workspace = RandomWorkspace(share: 0.3).make(seed: seed)
    let plan = solve(workspace, options: SolveOptions(steps: 1500, seed: seed, threads: 1)).plan
    try workspace.apply(.setDraft(plan))
    var random = Random(seed: seed)
    let teams = plan.teams.sorted.filter { $0.members.count > 5 }
    let team = try #require(teams.isEmpty ? nil : teams[random.below(teams.count)])
    person = team.members[random.below(team.members.count)]
    module = team.module
    try workspace.apply(.removeMember(person, from: team.id))
    var record = try #require(workspace.modules[module])
    // None is above it: one more in a team that is too large already would break nothing more.
    let largest = workspace.draft.teams(of: module).map(\.members.count).max() ?? 0
    record.teamSize.maximum = max(record.teamSize.ideal, largest)
    try workspace.apply(.put(.module(record)))
    guard isOftenAway else { return }
    var employee = try #require(workspace.employees[person])
    let start = workspace.season.start
    for week in 0..<12 where random.below(3) > 0 {
      let first = start.advanced(by: 7 * week)
      employee.leave += [DateRange(from: first, to: first.advanced(by: 4))].compactMap { $0 }
    }
    employee.leave = DateRange.merged(employee.leave)
    try workspace.apply(.put(.employee(employee)))
  }

  /// Some of them, made once for all tests.
  static func some() throws -> [Latecomer] { try made.get() }
  private static let made = Result { try (1...20).map { try Latecomer(seed: $0) } }

  var whatIf: WhatIf { WhatIf(workspace) }
  var explanation: Explanation { whatIf.explain(person, in: module) }

  /// All facts that close any team, as the engine names them.
  func facts() throws -> Set<Fact> {
    let board = Board(workspace)
    let index = try #require(board.names.employeeIndex[person])
    let moduleIndex = try #require(board.names.moduleIndex[module])
    return Set(TeamConflict(board, index, moduleIndex).obstacles.flatMap { $0.found.flatMap(\.facts) })
  }

  /// The same with facts set aside for real: leave cancelled, sizes raised, rules waived.
  func without(_ facts: some Sequence<Fact>) throws -> Workspace {
    var copy = workspace
    var number = 0
    for fact in facts {
      number += 1
      try copy.apply(change(settingAside: fact, in: copy, number))
    }
    return copy
  }

  private func change(settingAside fact: Fact, in workspace: Workspace, _ number: Int) throws -> Change {
    var employee = try #require(workspace.employees[person])
    var record = try #require(workspace.modules[module])
    func waive(_ rule: HardRule, _ subject: Waiver.Subject, _ date: CalendarDate? = nil) -> Change {
      .put(
        .waiver(
          Waiver(
            id: .init("aside-\(number)"), rule: rule, subject: subject, dates: date.map(DateRange.init(day:)),
            reason: "Test", author: "Test", writtenOn: workspace.season.start)))
    }
    switch fact {
    case .leave(let range): employee.leave = DateRange.subtracting(range, from: employee.leave)
    case .unavailableWeekday(let weekday):
      employee.unavailableWeekdays = WeekdaySet(
        employee.unavailableWeekdays.weekdays.filter { $0 != weekday })
    case .employment: (employee.employedFrom, employee.employedTo) = (nil, nil)
    case .allowance: employee.weeklyStudyHours = StudyHours(nanohours: 100_000_000_000)
    case .otherTeams(let date, _, _): return waive(.dayClash, .employee(person, nil), date)
    case .teaches(let date): return waive(.doubleRole, .employee(person, nil), date)
    case .role: return waive(.role, .employee(person, nil))
    case .prerequisite, .dependent: return waive(.prerequisite, .employee(person, nil))
    case .notWanted, .choiceTaken: return waive(.unassigned, .employee(person, nil))
    case .departmentCoverage(let id, let date, _): return waive(.coverage, .department(id), date)
    case .siteCoverage(let id, let date, _): return waive(.coverage, .site(id), date)
    case .largestTeam:
      record.teamSize.maximum += 100
      return .put(.module(record))
    case .composition:
      record.composition = []
      return .put(.module(record))
    case .room(let id, _):
      var room = try #require(workspace.rooms[id])
      room.capacity += 100
      return .put(.room(room))
    case .pinned(let team): return .unpin(.member(person, module: module, team: team))
    case .begun, .past, .noTeams, .noRooms, .noInstructors, .noDates:
      Issue.record("\(fact) cannot be set aside")
    }
    return .put(.employee(employee))
  }

  /// Whether the independent check lets the person join a team.
  func hasPlace(in workspace: Workspace) throws -> Bool {
    let maximum = workspace.modules[module]?.teamSize.maximum ?? 0
    // A team that is too large already is one broken rule, however many more join it: that is no place.
    return try workspace.draft.teams(of: module).filter { $0.members.count < maximum }.contains {
      try checkedRules(.addMember(person, to: $0.id), workspace).allSatisfy { $0.value <= 0 }
    }
  }
}

/// How much more each rule is broken after a change, by the independent check.
func checkedRules(_ change: Change, _ workspace: Workspace) throws -> [HardRule: Int] {
  let before = assess(workspace.draft, of: workspace)
  let changed = try workspace.applying(change)
  let after = assess(changed.draft, of: changed)
  return Dictionary(
    uniqueKeysWithValues: HardRule.allCases.map { ($0, (after.hard[$0] ?? 0) - (before.hard[$0] ?? 0)) })
}

@Suite("Why there is no place")
struct ExplanationTests {
  @Test(arguments: 1...4)
  func aTeamIsOpenExactlyWhenItHasNoObstacle(seed: UInt64) throws {
    let late = try Latecomer(seed: seed)
    var board = Board(late.workspace)
    for person in board.names.employees.indices.prefix(12) {
      let obstacles = Obstacles(board, person)
      for group in board.groups.indices
      where board.membership(of: person, in: board.groups[group].module) == nil {
        let isAllowed = board.effect([.join(person, group)]).isAllowed
        #expect(obstacles.of(group).isEmpty == isAllowed, "\(board.names.employees[person].id) \(group)")
      }
    }
  }

  /// Also where rules are broken already: what is too much is not to become more.
  @Test func aTeamOfABrokenDraftIsOpenExactlyWhenItHasNoObstacle() throws {
    var (worsened, open) = (0, 0)
    for seed in UInt64(1)...6 {
      var board = Board(try brokenDraft(seed))
      let before = board.allViolations()
      for person in board.names.employees.indices {
        let obstacles = Obstacles(board, person)
        let seatings = board.names.modules.indices.map { Seating(board, person, $0) }
        for group in board.groups.indices
        where board.membership(of: person, in: board.groups[group].module) == nil {
          let effect = board.effect([.join(person, group)])
          #expect(obstacles.of(group).isEmpty == effect.isAllowed, "seed \(seed): \(person) \(group)")
          #expect(Set(seatings[board.groups[group].module].effect(of: group).broken) == Set(effect.broken))
          worsened += effect.broken.count { new in before.contains { $0.isSameBreach(as: new) } }
          open += effect.isAllowed ? 1 : 0
        }
      }
    }
    #expect(worsened > 50 && open > 2, "\(worsened) \(open)")
  }

  /// Teams with too many members, members on leave, people with fewer hours of study than they have teams for, and
  /// people who are not where they are pinned.
  private func brokenDraft(_ seed: UInt64) throws -> Workspace {
    var workspace = RandomWorkspace(share: 0.7).make(seed: seed)
    try workspace.apply(
      .setDraft(solve(workspace, options: SolveOptions(steps: 2000, seed: seed, threads: 1)).plan))
    var random = Random(seed: seed)
    for team in workspace.draft.teams.sorted {
      var employee = try #require(workspace.employees[team.members[random.below(team.members.count)]])
      switch random.below(5) {
      case 0:
        let most = try #require(workspace.modules[team.module]).teamSize.maximum
        let others = workspace.employees.sorted.filter {
          workspace.draft.teams(with: $0.id).allSatisfy { $0.module != team.module }
        }
        for other in others.prefix(max(0, most + 1 - team.members.count)) {
          try workspace.apply(.addMember(other.id, to: team.id))
        }
      case 1:
        employee.leave.append(DateRange(day: team.sessions[0].date))
        try workspace.apply(.put(.employee(employee)))
      case 2:
        employee.weeklyStudyHours = StudyHours(nanohours: 1)
        try workspace.apply(.put(.employee(employee)))
      case 3:
        // Pinned, and taken out by hand: no other team of the module is theirs.
        try workspace.apply(.pin(.member(employee.id, module: team.module, team: team.id)))
        try workspace.apply(.removeMember(employee.id, from: team.id))
      default:
        // They may come back.
        for member in team.members.prefix(2) { try workspace.apply(.removeMember(member, from: team.id)) }
      }
    }
    return workspace
  }

  @Test(arguments: 0..<20)
  func withoutAnyOneOfTheFactsThereIsAPlace(index: Int) throws {
    let late = try Latecomer.some()[index]
    let explanation = late.explanation
    guard explanation.question == .asPlanned else { return }
    let facts = explanation.facts.map(\.fact)
    guard !facts.isEmpty else {
      #expect(try late.hasPlace(in: late.workspace))
      return
    }
    let others = try late.facts().subtracting(facts)
    #expect(try !late.hasPlace(in: late.workspace))
    #expect(
      try !late.hasPlace(in: late.without(others)), "\(facts) are enough, without \(others)")
    for fact in explanation.facts {
      #expect(try late.hasPlace(in: late.without(others.union([fact.fact]))), "\(fact.fact) is needed")
      #expect(try late.hasPlace(in: late.without([fact.fact])) == fact.isDecisive, "\(fact.fact)")
    }
  }

  /// Else the property above would hold of nothing.
  @Test func manyLatecomersHaveNoPlaceAsPlanned() throws {
    let explanations = try Latecomer.some().map(\.explanation)
    #expect(explanations.count { $0.question == .asPlanned && $0.facts.count > 1 } > 3)
  }

  @Test func leaveOfAWholeSeasonIsTheOnlyFact() throws {
    var late = try Latecomer(seed: 3, isOftenAway: false)
    var employee = try #require(late.workspace.employees[late.person])
    let season = late.workspace.season
    let all = try #require(DateRange(from: season.start, to: season.end))
    employee.leave = [all]
    try late.workspace.apply(.put(.employee(employee)))
    let explanation = late.explanation
    #expect(explanation.question == .anyPlan)
    #expect(explanation.certainty == .proven)
    #expect(explanation.facts.map(\.fact) == [.leave(all)])
  }

  @Test func twoPeriodsThatTogetherLeaveNoDatesAreBothNamed() throws {
    var late = try Latecomer(seed: 4, isOftenAway: false)
    var employee = try #require(late.workspace.employees[late.person])
    let season = late.workspace.season
    let middle = season.start.advanced(by: 45)
    employee.leave = [
      DateRange(from: season.start, to: middle), DateRange(from: middle.advanced(by: 2), to: season.end),
    ].compactMap { $0 }
    employee.unavailableWeekdays = WeekdaySet([middle.advanced(by: 1).weekday])
    try late.workspace.apply(.put(.employee(employee)))
    let explanation = late.explanation
    #expect(explanation.question == .anyPlan)
    #expect(explanation.facts.count >= 2)
    for fact in explanation.facts {
      let others = explanation.facts.filter { $0 != fact }.map(\.fact)
      let all =
        employee.leave.map { Fact.leave($0) }
        + employee.unavailableWeekdays.weekdays.map { .unavailableWeekday($0) }
      let aside = all.filter { !others.contains($0) }
      let relaxed = try late.without(aside)
      #expect(explain(late.person, in: late.module, of: relaxed).question == .asPlanned, "\(fact)")
    }
  }

  @Test func datesThatHaveGoneByAreAFact() throws {
    let late = try Latecomer(seed: 5, isOftenAway: false)
    let end = late.workspace.season.end
    let explanation = explain(late.person, in: late.module, of: late.workspace, today: end)
    let sessions = late.workspace.modules[late.module]?.sessions.count ?? 0
    if sessions > 1 { #expect(explanation.facts.map(\.fact) == [.past(end)]) }
  }
}

@Suite("Ways out")
struct WayOutTests {
  @Test(arguments: 0..<20)
  func eachWayOutWorks(index: Int) throws {
    let late = try Latecomer.some()[index]
    let before = assess(late.workspace.draft, of: late.workspace)
    for way in late.explanation.waysOut {
      let change = way.change.giving(reason: "Agreed", author: "HR", on: late.workspace.season.start)
      let after = try late.workspace.applying(change)
      let assessment = assess(after.draft, of: after)
      for rule in HardRule.allCases {
        #expect(assessment.hard[rule] ?? 0 <= before.hard[rule] ?? 0, "\(rule): \(way.change)")
      }
      #expect(assessment.hardTotal < before.hardTotal, "\(way.change)")
      let weights = late.workspace.rules.weights
      #expect(assessment.softTotal(weights) - before.softTotal(weights) == way.total, "\(way.change)")
    }
  }

  @Test func manyKindsOfWaysAreFound() throws {
    var kinds: Set<String> = []
    for late in try Latecomer.some() {
      for way in late.explanation.waysOut {
        way.change.forEachPart { kinds.insert("\($0)".prefix { $0.isLetter }.description) }
      }
    }
    #expect(kinds.isSuperset(of: ["addMember", "move", "setSession", "put"]))
  }

  @Test func aWayThatNeedsAReasonSaysSo() throws {
    let ways = try Latecomer.some().flatMap(\.explanation.waysOut)
    let waivers = ways.filter { $0.change.needsReason }
    #expect(!waivers.isEmpty)
    for way in waivers {
      #expect(!way.change.giving(reason: "x", author: "y", on: CalendarDate(dayNumber: 20_000)).needsReason)
    }
  }

  @Test func aPinOfTheOwnIsNamedAndCanBeReleased() throws {
    var found = 0
    for seed in 1...6 {
      var late = try Latecomer(seed: UInt64(seed), isOftenAway: false)
      let teams = late.workspace.draft.teams(of: late.module)
      let open = try teams.first { try !Latecomer.isClosed($0.id, late) }
      let other = teams.first { team in
        team.id != open?.id && !(open?.sessions.contains { $0.date == team.sessions[0].date } ?? true)
      }
      guard let other, var employee = late.workspace.employees[late.person] else { continue }
      employee.leave.append(DateRange(day: other.sessions[0].date))
      let pin = Pin.member(late.person, module: late.module, team: other.id)
      try late.workspace.apply(.group([.put(.employee(employee)), .pin(pin)]))
      let explanation = late.explanation
      #expect(explanation.facts.contains { $0.fact == .pinned(other.id) })
      #expect(explanation.waysOut.contains { $0.change.releases(pin) })
      found += 1
    }
    #expect(found > 0)
  }
}

extension Change {
  fileprivate func releases(_ pin: Pin) -> Bool {
    var found = false
    forEachPart { if $0 == .unpin(pin) { found = true } }
    return found
  }
}

extension Latecomer {
  static func isClosed(_ team: Team.ID, _ late: Latecomer) throws -> Bool {
    try checkedRules(.addMember(late.person, to: team), late.workspace).contains { $0.value > 0 }
  }
}

@Suite("Live counting")
struct LiveTests {
  /// A draft with broken rules in it, waivers, pins and a publication.
  private func broken(seed: UInt64) throws -> Workspace {
    var workspace = try Latecomer(seed: seed).workspace
    try workspace.apply(.publish(Publication(number: 1, date: workspace.season.start, plan: workspace.draft)))
    var random = Random(seed: seed)
    for team in workspace.draft.teams.sorted {
      let someone = workspace.employees.sorted[random.below(workspace.employees.count)]
      if !team.members.contains(someone.id) { try workspace.apply(.addMember(someone.id, to: team.id)) }
      if random.below(2) == 0, let member = team.members.first {
        try workspace.apply(.removeMember(member, from: team.id))
      }
    }
    if let team = workspace.draft.teams.sorted.first, let member = team.members.first {
      try workspace.apply(.pin(.member(member, module: team.module, team: team.id)))
      let waiver = Waiver(
        id: "W9", rule: .absence, subject: .team(team.id), reason: "Agreed", author: "HR",
        writtenOn: workspace.season.start)
      try workspace.apply(.put(.waiver(waiver)))
    }
    return workspace
  }

  @Test(arguments: 1...5)
  func alternativesOfOnePersonAreWhatAFullCountSays(seed: UInt64) throws {
    let workspace = try broken(seed: seed)
    let whatIf = WhatIf(workspace, today: workspace.season.start.advanced(by: 20))
    var board = whatIf.board
    for employee in workspace.employees.sorted.prefix(10) {
      for effect in whatIf.alternatives(for: employee.id) {
        let steps = try #require(board.steps(of: effect.change))
        let full = board.effect(steps)
        #expect(Set(effect.broken) == Set(full.broken), "\(effect.change)")
        #expect(Set(effect.mended) == Set(full.mended), "\(effect.change)")
        #expect(effect.soft == full.soft, "\(effect.change)")
        #expect(effect.past == full.past, "\(effect.change)")
      }
    }
  }

  @Test(arguments: 1...4)
  func whatFollowsAWorkspaceIsWhatIsMadeFromIt(seed: UInt64) throws {
    var workspace = try broken(seed: seed)
    var whatIf = WhatIf(workspace)
    var random = Random(seed: seed)
    for round in 0..<12 {
      try workspace.apply(change(of: workspace, round, &random))
      whatIf.follow(workspace)
      let (one, two) = (whatIf.board, Board(workspace))
      #expect(Set(one.violations(Scope(all: one))) == Set(two.violations(Scope(all: two))), "round \(round)")
      #expect(one.soft(Scope(all: one)) == two.soft(Scope(all: two)), "round \(round)")
    }
  }

  private func change(of workspace: Workspace, _ round: Int, _ random: inout Random) throws -> Change {
    let teams = workspace.draft.teams.sorted
    let team = teams[random.below(teams.count)]
    let someone = workspace.employees.sorted[random.below(workspace.employees.count)]
    switch round % 6 {
    case 0:
      var session = team.sessions[0]
      session.date = session.date.advanced(by: random.below(5) - 2)
      return .setSession(team: team.id, index: 0, session)
    case 1:
      var employee = someone
      employee.leave.append(DateRange(day: team.sessions[0].date))
      return .put(.employee(employee))
    case 2:
      var module = try #require(workspace.modules[team.module])
      module.teamSize.maximum += 1
      return .put(.module(module))
    case 3:
      return team.members.contains(someone.id)
        ? .removeMember(someone.id, from: team.id) : .addMember(someone.id, to: team.id)
    case 4:
      var other = team
      other.id = .init("New\(round)")
      other.number = 90 + round
      other.members = []
      return .put(.team(other))
    default:
      let waiver = Waiver(
        id: .init("R\(round)"), rule: .teamSize, subject: .team(team.id), reason: "Agreed", author: "HR",
        writtenOn: workspace.season.start)
      return .put(.waiver(waiver))
    }
  }
}
