import HoldplanCheck
import HoldplanModel
import Testing

@testable import HoldplanEngine

/// The same organisation with its people under other names, so that they come in another order everywhere.
struct Relabelled {
  let original: Workspace
  let workspace: Workspace
  let names: [Employee.ID: Employee.ID]

  init(_ original: Workspace, seed: UInt64) {
    self.original = original
    let ids = original.employees.sorted.map(\.id)
    var shuffled = ids
    var random = Random(seed: seed)
    random.shuffle(&shuffled)
    let names = Dictionary(uniqueKeysWithValues: zip(ids, shuffled))
    self.names = names
    func renamed(_ id: Employee.ID) -> Employee.ID { names[id] ?? id }
    func renamed(_ plan: Plan) -> Plan {
      Plan(
        teams: Records(
          plan.teams.sorted.map { team in
            var copy = team
            copy.members = team.members.map(renamed).sorted()
            return copy
          }))
    }
    let people = original.employees.sorted.map { employee in
      var copy = employee
      copy.id = renamed(employee.id)
      return copy
    }
    let teachers = original.instructors.sorted.map { instructor in
      var copy = instructor
      copy.employee = instructor.employee.map(renamed)
      return copy
    }
    workspace = Workspace(
      name: "", season: original.season, rules: original.rules, sites: original.sites,
      departments: original.departments, roles: original.roles, employees: Records(people),
      modules: original.modules, rooms: original.rooms, instructors: Records(teachers),
      draft: renamed(original.draft),
      publications: original.publications.map {
        Publication(number: $0.number, date: $0.date, plan: renamed($0.plan))
      })
  }

  func renamed(_ id: Employee.ID) -> Employee.ID { names[id] ?? id }
}

@Suite("Names do not matter")
struct RelabellingTests {
  /// Colleagues who teach, composition, broken rules and a publication included.
  private func relabelled(_ seed: UInt64, isBroken: Bool = true) throws -> Relabelled {
    var workspace = RandomWorkspace(
      hasComposition: seed.isMultiple(of: 2), maxSessionsPerDay: seed.isMultiple(of: 3) ? 2 : 1
    ).make(seed: seed)
    let plans = [1, 2].map { solve(workspace, options: SolveOptions(steps: 1500, seed: $0, threads: 1)).plan }
    try workspace.apply(.publish(Publication(number: 1, date: workspace.season.start, plan: plans[0])))
    try workspace.apply(.setDraft(plans[1]))
    if isBroken {
      for team in plans[1].teams.sorted {
        let other = workspace.employees.sorted.first { !team.members.contains($0.id) }
        if let other { try workspace.apply(.addMember(other.id, to: team.id)) }
      }
    }
    return Relabelled(workspace, seed: seed)
  }

  @Test(arguments: 1...6)
  func otherNamesGiveTheSameScoreInTheSearch(seed: UInt64) throws {
    let pair = try relabelled(seed, isBroken: false)
    let (one, two) = (loaded(pair.original), loaded(pair.workspace))
    #expect(one.energy == two.energy)
    #expect(one.values == two.values)
  }

  @Test(arguments: 1...6)
  func otherNamesBreakAndCostTheSame(seed: UInt64) throws {
    let pair = try relabelled(seed)
    let (one, two) = (
      assess(pair.original.draft, of: pair.original), assess(pair.workspace.draft, of: pair.workspace)
    )
    #expect(one.hard == two.hard)
    #expect(one.hardTotal > 0)
    #expect(one.soft == two.soft)
    let (board, other) = (Board(pair.original), Board(pair.workspace))
    #expect(board.soft(Scope(all: board)) == other.soft(Scope(all: other)))
    #expect(board.violations(Scope(all: board)).count == other.violations(Scope(all: other)).count)
  }

  /// What a move would do does not depend on anybody's name either.
  @Test(arguments: 1...3)
  func otherNamesHaveTheSameAlternatives(seed: UInt64) throws {
    let pair = try relabelled(seed)
    let (one, two) = (WhatIf(pair.original), WhatIf(pair.workspace))
    for employee in pair.original.employees.sorted.prefix(8) {
      let effects = one.alternatives(for: employee.id)
      let others = two.alternatives(for: pair.renamed(employee.id))
      #expect(effects.map(\.total) == others.map(\.total))
      #expect(effects.map(\.isAllowed) == others.map(\.isAllowed))
      #expect(effects.map { $0.broken.count } == others.map { $0.broken.count })
    }
  }

  private func loaded(_ workspace: Workspace) -> State {
    let state = State(Problem(workspace))
    state.load(workspace.draft)
    return state
  }
}
