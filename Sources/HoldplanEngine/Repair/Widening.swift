import HoldplanModel

/// Searches for what small changes did not mend, with some teams set free and everything else pinned.
struct Widening {
  /// No more teams than these are all set free at once.
  private static let mostTeams = 300

  private let workspace: Workspace
  private let options: RepairOptions
  private let remainingSeconds: () -> Double
  private let isStopped: @Sendable () -> Bool

  init(
    _ workspace: Workspace, _ options: RepairOptions, remainingSeconds: @escaping () -> Double,
    _ isStopped: @escaping @Sendable () -> Bool
  ) {
    self.workspace = workspace
    self.options = options
    self.remainingSeconds = remainingSeconds
    self.isStopped = isStopped
  }

  /// A plan with less broken, or as much broken and fewer without a place; nil where none was found.
  func run(from plan: Plan, hit: (modules: Set<Module.ID>, teams: Set<Team.ID>)) -> Plan? {
    let all = plan.teams.sorted
    let near = hit.teams.union(sisters(of: hit, in: plan))
    let wide = Set(all.filter { hit.modules.contains($0.module) }.map(\.id))
    let whole = all.count <= Self.mostTeams ? Set(all.map(\.id)) : wide
    var circles: [Set<Team.ID>] = []
    for circle in [near, wide, whole] where !circles.contains(circle) {
      if !circle.isEmpty || !hit.modules.isEmpty { circles.append(circle) }
    }
    var best = (plan: plan, cost: cost(of: plan))
    let pins = pinsAndHistory
    // Each circle from the plan as it is, at last from nothing: what has no place beside other teams may have one
    // where they meet on other days.
    let turns = circles.map { (free: $0, isAnew: false) } + circles.suffix(1).map { (free: $0, isAnew: true) }
    for (index, turn) in turns.enumerated() where best.cost != Cost() {
      let seconds = remainingSeconds() / Double(turns.count - index)
      guard options.steps != nil || seconds > 0.05, !isStopped(), !isFullyPinned(turn.free, in: plan),
        let found = search(from: plan, free: turn.free, isAnew: turn.isAnew, seconds: seconds)
      else { continue }
      var kept = options.today.map { workspace.keepingHeldSessions(in: found, until: $0) } ?? found
      keep(pins, of: plan, in: &kept)
      let cost = cost(of: kept)
      if cost < best.cost { best = (kept, cost) }
    }
    if best.plan == plan { return nil }
    var settling = Settling(workspace.withDraft(best.plan), today: options.today, from: workspace.draft)
    return settling.run()
  }

  /// Puts back what is pinned and was in its place: a search lets people wait who cannot come, and leaves teams out
  /// that cannot meet, but a pin that makes the rest impossible is reported and not dropped.
  private func keep(_ pins: Set<Pin>, of old: Plan, in plan: inout Plan) {
    for pin in pins.sorted() {
      guard let team = old.teams[pin.team] else { continue }
      if plan.teams[team.id] == nil {
        plan.teams[team.id] = team
        plan.teams[team.id]?.members = []
      }
      switch pin {
      case .member(let employee, let module, _) where team.members.contains(employee):
        for other in plan.teams(of: module) where other.id != team.id {
          plan.teams[other.id]?.members.removeAll { $0 == employee }
        }
        if plan.teams[team.id]?.members.contains(employee) == false {
          plan.teams[team.id]?.members.append(employee)
          plan.teams[team.id]?.members.sort()
        }
      case .session(_, _, let index, let date, let slot)
      where team.sessions.indices.contains(index) && team.sessions[index].date == date
        && team.sessions[index].slot == slot:
        if plan.teams[team.id]?.sessions.indices.contains(index) == true {
          plan.teams[team.id]?.sessions[index] = team.sessions[index]
        }
      default: break
      }
    }
  }

  /// What is pinned, and who was in teams that have met.
  private var pinsAndHistory: Set<Pin> {
    guard let today = options.today else { return workspace.pins }
    do throws(ChangeError) {
      return try workspace.keepingWhatWasHeld(until: today).pins
    } catch {
      // What was held contradicts a pin: then nothing is searched for.
      return workspace.pins
    }
  }

  struct Cost: Comparable {
    var broken = 0
    var unplaced = 0

    static func < (left: Self, right: Self) -> Bool {
      (left.broken, left.unplaced) < (right.broken, right.unplaced)
    }
  }

  private func cost(of plan: Plan) -> Cost {
    let open = Board(workspace.withDraft(plan), today: options.today).openViolations()
    return open.reduce(into: Cost()) { cost, violation in
      if violation.isUnplaced { cost.unplaced += violation.count } else { cost.broken += violation.count }
    }
  }

  /// Up to four teams of each module that is hit, those with the fewest members first.
  private func sisters(of hit: (modules: Set<Module.ID>, teams: Set<Team.ID>), in plan: Plan) -> Set<Team.ID>
  {
    var found: Set<Team.ID> = []
    for module in hit.modules {
      let others = plan.teams(of: module).filter { !hit.teams.contains($0.id) }
        .sorted { ($0.members.count, $0.id) < ($1.members.count, $1.id) }
      found.formUnion(others.prefix(4).map(\.id))
    }
    return found
  }

  /// Whether pins leave nothing of the free teams to be altered.
  private func isFullyPinned(_ free: Set<Team.ID>, in plan: Plan) -> Bool {
    let pins = workspace.pins
    return free.allSatisfy { id in
      guard let team = plan.teams[id] else { return true }
      return team.members.allSatisfy { pins.contains(.member($0, module: team.module, team: id)) }
        && team.sessions.indices.allSatisfy { index in
          pins.contains(
            .session(
              team: id, module: team.module, session: index, date: team.sessions[index].date,
              slot: team.sessions[index].slot))
        }
    } && !free.isEmpty
  }

  private func search(from plan: Plan, free: Set<Team.ID>, isAnew: Bool, seconds: Double) -> Plan? {
    var pinned = workspace.pins
    let taken = Set(pinned.compactMap { pin in pin.seat })
    for team in plan.teams.unordered where !free.contains(team.id) {
      for member in team.members where !taken.contains(Pin.Seat(employee: member, module: team.module)) {
        pinned.insert(.member(member, module: team.module, team: team.id))
      }
      pinned.formUnion(sessionPins(team, besides: pinned))
    }
    var rules = workspace.rules
    rules.weights[.perturbMember] = max(100, 5 * rules.weights[.perturbMember])
    rules.weights[.perturbSession] = max(150, 5 * rules.weights[.perturbSession])
    let weighted = Workspace(
      name: workspace.name, season: workspace.season, rules: rules, sites: workspace.sites,
      departments: workspace.departments, roles: workspace.roles, employees: workspace.employees,
      modules: workspace.modules, rooms: workspace.rooms, instructors: workspace.instructors,
      waivers: workspace.waivers, pins: pinned, draft: plan,
      publications: [Publication(number: 1, date: workspace.season.start, plan: plan)])
    var searched: Workspace
    do throws(ChangeError) {
      searched =
        try options.today.map { today throws(ChangeError) in
          try weighted.keepingWhatWasHeld(until: today, published: workspace.published?.plan)
        } ?? weighted
    } catch {
      // What was held contradicts a pin: then there is nothing to search.
      return nil
    }
    if isAnew { searched = searched.withDraft(plan.pinnedAlone(by: searched.pins)) }
    let solution = solve(
      searched,
      options: SolveOptions(
        seconds: seconds, steps: options.steps, seed: options.seed, threads: options.threads,
        today: options.today),
      isStopped: isStopped)
    return solution.plan
  }

  private func sessionPins(_ team: Team, besides pinned: Set<Pin>) -> [Pin] {
    let taken = Set(
      pinned.compactMap { pin -> Int? in
        if case .session(team.id, _, let index, _, _) = pin { index } else { nil }
      })
    return team.sessions.enumerated().filter { !taken.contains($0.offset) }.map { index, session in
      .session(team: team.id, module: team.module, session: index, date: session.date, slot: session.slot)
    }
  }
}

extension Pin {
  /// A person's place in a module.
  struct Seat: Hashable {
    var employee: Employee.ID
    var module: Module.ID
  }

  var seat: Seat? {
    if case .member(let employee, let module, _) = self {
      Seat(employee: employee, module: module)
    } else {
      nil
    }
  }
}

extension Plan {
  /// The teams that some pins name; a search forms all others anew.
  fileprivate func pinnedAlone(by pins: Set<Pin>) -> Plan {
    let named = Set(pins.map(\.team))
    return Plan(teams: Records(teams.unordered.filter { named.contains($0.id) }))
  }
}
