import HoldplanModel

extension Compiler {
  /// A team that is there before the search begins.
  private struct KnownTeam {
    var id: Team.ID
    var module: Int
    var number: Int
    var name: String
  }

  mutating func compileTeamSlots() -> TeamSlots {
    let known = knownTeams()
    let demand = demands()
    var start: [Int32] = [0]
    var moduleOfSlot: [Int32] = []
    for index in names.modules.indices {
      let own = known[index]
      for team in own {
        names.slotIndex[team.id] = moduleOfSlot.count
        names.teams.append((team.id, team.number, team.name))
        moduleOfSlot.append(Int32(index))
      }
      let spare = max(0, slotCount(index, demand[index]) - own.count)
      for _ in 0..<spare {
        names.teams.append(nil)
        moduleOfSlot.append(Int32(index))
      }
      start.append(Int32(moduleOfSlot.count))
    }
    return slotTable(start: start, moduleOfSlot: moduleOfSlot, demand: demand)
  }

  private func slotTable(start: [Int32], moduleOfSlot: [Int32], demand: [Demand]) -> TeamSlots {
    let count = moduleOfSlot.count
    let modules = moduleOfSlot.map { names.modules[Int($0)] }
    let isFree = names.teams.indices.map { isSizeWaived(modules[$0], names.teams[$0]?.id) }
    let minimum = modules.indices.map { isFree[$0] ? 0 : Int32(modules[$0].teamSize.minimum) }
    let maximum = modules.indices.map { index in
      let most = Int32(max(1, demand[Int(moduleOfSlot[index])].most))
      let limit = isFree[index] ? most : min(most, Int32(modules[index].teamSize.maximum))
      // Whoever joined a team that has met would have missed something.
      let begun = names.teams[index].flatMap { self.begun[$0.id] }
      return begun.map { min(limit, Int32(max(1, $0))) } ?? limit
    }
    var (memberStart, sessionStart): ([Int32], [Int32]) = ([0], [0])
    let longest = names.modules.map(\.sessions.count).max() ?? 0
    // Two places more than there are teams: the empty team that waiting people come from, and the candidate.
    for index in 0..<(count + 2) {
      memberStart.append((memberStart.last ?? 0) + (index < count ? maximum[index] + 1 : 0))
      let sessions = index < count ? modules[index].sessions.count : longest
      sessionStart.append((sessionStart.last ?? 0) + Int32(sessions))
    }
    let sessionTotal = Int(sessionStart.last ?? 0)
    let table = TeamSlots(
      count: count, departmentCount: names.departments.count, start: arena.make(start),
      module: arena.make(moduleOfSlot), minimum: arena.make(minimum), maximum: arena.make(maximum),
      memberStart: arena.make(memberStart), sessionStart: arena.make(sessionStart),
      isPinned: arena.make(count + 2, false), isPublished: arena.make(count + 2, false),
      pinnedDate: arena.make(sessionTotal, -1), pinnedPeriod: arena.make(sessionTotal, -1),
      publishedDate: arena.make(sessionTotal, -1), publishedPeriod: arena.make(sessionTotal, -1))
    writePins(table)
    writePublished(table)
    return table
  }

  private func writePins(_ table: TeamSlots) {
    for pin in workspace.pins {
      guard let slot = names.slotIndex[pin.team] else { continue }
      table.isPinned[slot] = true
      guard case .session(_, _, let session, let date, let period) = pin,
        names.modules[Int(table.module[slot])].sessions.indices.contains(session),
        let dateIndex = names.dateIndex[date]
      else { continue }
      table.pinnedDate[Int(table.sessionStart[slot]) + session] = Int32(dateIndex)
      table.pinnedPeriod[Int(table.sessionStart[slot]) + session] = Int32(period)
    }
  }

  private func writePublished(_ table: TeamSlots) {
    for team in workspace.published?.plan.teams.unordered.map({ $0 }) ?? [] {
      guard let slot = names.slotIndex[team.id] else { continue }
      table.isPublished[slot] = true
      let sessions = names.modules[Int(table.module[slot])].sessions.count
      for (index, session) in team.sessions.enumerated() where index < sessions {
        let position = Int(table.sessionStart[slot]) + index
        // A date that is no longer in the season can never be kept: -2 equals no date.
        table.publishedDate[position] = Int32(names.dateIndex[session.date] ?? -2)
        table.publishedPeriod[position] = Int32(session.slot)
      }
    }
  }

  private func isSizeWaived(_ module: Module, _ team: Team.ID?) -> Bool {
    workspace.waivers.unordered.contains { waiver in
      guard waiver.rule == .teamSize, waiver.dates == nil else { return false }
      switch waiver.subject {
      case .everything, .module(module.id): return true
      case .team(let id): return id == team
      default: return false
      }
    }
  }

  // MARK: Known teams

  private func knownTeams() -> [[KnownTeam]] {
    var found: [Team.ID: KnownTeam] = [:]
    for team in (workspace.published?.plan.teams.sorted ?? []) + workspace.draft.teams.sorted {
      guard let module = names.moduleIndex[team.module] else { continue }
      found[team.id] = KnownTeam(id: team.id, module: module, number: team.number, name: team.name)
    }
    for pin in workspace.pins where found[pin.team] == nil {
      guard let id = moduleOfPin(pin), let module = names.moduleIndex[id] else { continue }
      found[pin.team] = KnownTeam(id: pin.team, module: module, number: 0, name: "")
    }
    var rows = [[KnownTeam]](repeating: [], count: names.modules.count)
    for team in found.values.sorted(by: { $0.id < $1.id }) { rows[team.module].append(team) }
    return rows
  }

  private func moduleOfPin(_ pin: Pin) -> Module.ID? {
    switch pin {
    case .member(_, let module, _): module
    case .session(_, let module?, _, _, _): module
    case .session: names.modules.count == 1 ? names.modules[0].id : nil
    }
  }

  // MARK: Demand

  /// How many people want a module: those who must, what is to be expected, and at most.
  struct Demand {
    var expected = 0.0
    var most = 0
  }

  private func demands() -> [Demand] {
    var result = [Demand](repeating: Demand(), count: names.modules.count)
    for requirement in requirements {
      for id in requirement.required {
        guard let module = names.moduleIndex[id] else { continue }
        result[module].expected += 1
        result[module].most += 1
      }
      let from = Set(requirement.choice.from).subtracting(requirement.required)
      for id in from {
        guard let module = names.moduleIndex[id] else { continue }
        result[module].expected += Double(requirement.choice.count) / Double(from.count)
        result[module].most += 1
      }
    }
    return result
  }

  /// Enough places for every team that could be formed; on large instances for half as many again as are
  /// likely, since each has its share of every search's memory.
  private func slotCount(_ module: Int, _ demand: Demand) -> Int {
    let record = names.modules[module]
    let limit = record.teamCount.required ?? record.teamCount.maximum
    let possible = demand.most / max(1, record.teamSize.minimum)
    let likely = Int(1.5 * demand.expected / Double(max(1, record.teamSize.ideal))) + 8
    return min(limit, max(record.teamCount.required ?? 0, min(possible, max(32, likely))))
  }

  // MARK: Options

  mutating func compileOptions(_ slots: TeamSlots) -> Options {
    var start: [Int32] = [0]
    var (person, module, cost): ([Int32], [Int32], [Int32]) = ([], [], [])
    var (isChoice, isBarred): ([Bool], [Bool]) = ([], [])
    for (index, employee) in names.employees.enumerated() {
      let requirement = requirements[index]
      let chosen = Set(requirement.choice.from).subtracting(requirement.required)
      for (ids, choice) in [(requirement.required, false), (chosen.sorted(), true)] {
        for id in ids {
          guard let moduleIndex = names.moduleIndex[id] else { continue }
          person.append(Int32(index))
          module.append(Int32(moduleIndex))
          cost.append(choice ? Int32(clamping: requirement.choice.cost(of: id) * weights.preference) : 0)
          isChoice.append(choice)
          isBarred.append(
            !names.modules[moduleIndex].isEligible(employee.role) && !isWaived(.role, employee, id))
        }
      }
      start.append(Int32(person.count))
    }
    var byModule = [[Int32]](repeating: [], count: names.modules.count)
    for (option, index) in module.enumerated() { byModule[Int(index)].append(Int32(option)) }
    let requires = prerequisites(start: start, person: person, module: module, isBarred: &isBarred)
    let pins = arena.make(person.count, Int32(-1))
    let published = arena.make(person.count, Int32(-1))
    let options = Options(
      count: person.count, start: arena.make(start), person: arena.make(person),
      module: arena.make(module), isChoice: arena.make(isChoice), cost: arena.make(cost),
      isBarred: arena.make(isBarred), requires: requires.before, requiredBy: requires.after, pin: pins,
      published: published, byModule: arena.rows(byModule))
    markPinsAndPublished(options, slots)
    return options
  }

  /// For each option the options of the same person that must end before it, and those that wait for it.
  /// Where a prerequisite is neither passed nor among the options, the option is barred.
  private func prerequisites(
    start: [Int32], person: [Int32], module: [Int32], isBarred: inout [Bool]
  ) -> (before: Rows, after: Rows) {
    var before = [[Int32]](repeating: [], count: person.count)
    var after = before
    for option in person.indices {
      let employee = names.employees[Int(person[option])]
      let own = start[Int(person[option])]..<start[Int(person[option]) + 1]
      let taken = names.modules[Int(module[option])]
      if isWaived(.prerequisite, employee, taken.id) { continue }
      for id in taken.requires.sorted() where !workspace.hasValidPass(employee, in: id) {
        let index = names.moduleIndex[id] ?? -1
        guard let other = own.first(where: { Int(module[Int($0)]) == index }) else {
          isBarred[option] = true
          continue
        }
        before[option].append(other)
        after[Int(other)].append(Int32(option))
      }
    }
    return (arena.rows(before), arena.rows(after))
  }

  private func markPinsAndPublished(_ options: Options, _ slots: TeamSlots) {
    func mark(_ employee: Employee.ID, _ team: Team.ID, in table: Flat<Int32>) {
      guard let slot = names.slotIndex[team], let person = names.employeeIndex[employee] else { return }
      for option in options.range(of: person) where options.module[option] == slots.module[slot] {
        table[option] = Int32(slot)
      }
    }
    for pin in workspace.pins {
      if case .member(let employee, _, let team) = pin { mark(employee, team, in: options.pin) }
    }
    for team in workspace.published?.plan.teams.sorted ?? [] {
      for member in team.members { mark(member, team.id, in: options.published) }
    }
  }
}
