import HoldplanModel

/// What a repair may use and must leave alone.
package struct RepairOptions: Equatable, Sendable {
  /// What was held up to this day stays as it was, and nothing is put on an earlier date.
  package var today: CalendarDate?
  /// Wall time at most, in seconds.
  package var seconds: Double
  /// So many moves per thread where the search is widened, whatever time they take: then the repair is the same
  /// on every run for the same seed and threads.
  package var steps: Int?
  package var seed: UInt64
  package var threads: Int
  /// Whether the search may be widened to all teams of the modules that are hit, where small changes fail.
  package var mayWiden: Bool

  package init(
    today: CalendarDate? = nil, seconds: Double = 5, steps: Int? = nil, seed: UInt64 = 1, threads: Int = 2,
    mayWiden: Bool = true
  ) {
    self.today = today
    self.seconds = seconds
    self.steps = steps
    self.seed = seed
    self.threads = threads
    self.mayWiden = mayWiden
  }
}

/// A draft mended with few changes, for somebody to approve.
package struct Repair: Equatable, Sendable {
  /// What to apply; an empty group where nothing is to be changed.
  package var change: Change
  package var plan: Plan
  /// Against the draft as it was.
  package var difference: PlanDifference
  /// What is still broken or unplaced, history left out.
  package var remaining: [Violation]
  /// What is broken on days that have gone by, so that nothing can be done about it.
  package var past: [Violation]
  /// Pins that stand in the way of what remains. None of them was touched.
  package var pinConflicts: [PinConflict]
  /// Whether more than single moves was needed.
  package var isWidened: Bool
  package var seconds: Double
}

/// A pin and the broken rules that it makes impossible to mend.
package struct PinConflict: Equatable, Sendable {
  package var pin: Pin
  package var violations: [Violation]
}

/// Mends the draft after sickness, a leaver, a new colleague, a closed day, a room or an instructor lost: with
/// the fewest changes of memberships, then of sessions, then of goals.
///
/// Sessions that were held, teams that have met, and pins never change; what they make impossible is reported.
/// Small changes are tried first, each counted in full; what they leave is searched for with the teams that are
/// hit and up to four of their sisters set free, then with all teams of their modules, then with all teams there are
/// if they are not too many, and everything else pinned. Nothing is done that leaves more broken than before, or as
/// much broken and more without a place: a place that breaks a rule is given up, and whoever had it is named.
package func repair(
  _ workspace: Workspace, options: RepairOptions = RepairOptions(),
  isStopped: @escaping @Sendable () -> Bool = { false }
) -> Repair {
  let begin = ContinuousClock.now
  func seconds() -> Double { begin.duration(to: .now).inSeconds }
  var search = RepairSearch(Board(workspace, today: options.today)) {
    (options.steps != nil || seconds() < options.seconds) && !isStopped()
  }
  search.run()
  var plan = search.board.plan(of: workspace.draft)
  var isWidened = false
  // Whoever can have no place in any plan is not worth searching for.
  let open = options.mayWiden ? search.open.filter { !search.board.isHopeless($0) } : []
  if !open.isEmpty {
    let widening = Widening(workspace, options, remainingSeconds: { options.seconds - seconds() }, isStopped)
    if let better = widening.run(from: plan, hit: search.board.modulesAndTeams(of: open)) {
      plan = better
      isWidened = true
    }
  }
  let board = isWidened ? Board(workspace.withDraft(plan), today: options.today) : search.board
  let remaining = isWidened ? board.openViolations() : search.open
  let difference = PlanDifference(from: workspace.draft, to: plan)
  return Repair(
    change: Change(from: workspace.draft, to: plan, difference), plan: plan,
    difference: difference, remaining: remaining, past: board.allViolations().filter(board.isHistory),
    pinConflicts: board.pinConflicts(of: remaining), isWidened: isWidened, seconds: seconds())
}

extension Change {
  /// The single changes that lead from one plan to another, or the whole plan where teams come or go.
  package init(from old: Plan, to new: Plan) {
    self.init(from: old, to: new, PlanDifference(from: old, to: new))
  }

  init(from old: Plan, to new: Plan, _ difference: PlanDifference) {
    let isSameTeams =
      Set(old.teams.unordered.map(\.id)) == Set(new.teams.unordered.map(\.id))
      && difference.sessions.allSatisfy { $0.before != nil && $0.after != nil }
    guard isSameTeams else {
      self = .setDraft(new)
      return
    }
    let people = difference.memberships.compactMap { membership -> Change? in
      switch (membership.before, membership.after) {
      case (let from?, let to?): .move(membership.employee, from: from, to: to)
      case (nil, let to?): .addMember(membership.employee, to: to)
      case (let from?, nil): .removeMember(membership.employee, from: from)
      case (nil, nil): nil
      }
    }
    let sessions = difference.sessions.compactMap { moved in
      moved.after.map { Change.setSession(team: moved.team, index: moved.session, $0) }
    }
    self = .group(people + sessions)
  }
}

extension Workspace {
  /// The same with another draft, whatever it is.
  func withDraft(_ plan: Plan) -> Workspace {
    Workspace(
      name: name, season: season, rules: rules, sites: sites, departments: departments, roles: roles,
      employees: employees, programmes: programmes, modules: modules, rooms: rooms, instructors: instructors,
      waivers: waivers, pins: pins, draft: plan, publications: publications, attendance: attendance)
  }
}

extension Board {
  /// The draft with what was altered on the board.
  func plan(of draft: Plan) -> Plan {
    var plan = draft
    for group in groups {
      plan.teams[group.id]?.members = group.members.map { names.employees[$0].id }.sorted()
      plan.teams[group.id]?.sessions = group.meetings.map(\.session)
    }
    return plan
  }

  /// What is broken or unplaced and not history.
  func openViolations() -> [Violation] { allViolations().filter { !isHistory($0) } }

  /// Whether somebody is unplaced who is proven to have a place in no plan, in whatever module may still be taken.
  func isHopeless(_ violation: Violation) -> Bool {
    guard violation.isUnplaced, let person = violation.employee.flatMap({ names.employeeIndex[$0] }) else {
      return false
    }
    let wanted = names.requirements[person]
    let required = violation.module.flatMap { wanted.required.contains($0) ? [$0] : nil }
    return (required ?? wanted.choice.from).compactMap { names.moduleIndex[$0] }.allSatisfy {
      !PlaceCertificate(self, person, $0).conflict().isEmpty
    }
  }

  /// Whether a broken rule concerns a day that has gone by, so that nothing can be done about it: a session that was
  /// held, who was missing that day, or how many a team had that will not meet again.
  func isHistory(_ violation: Violation) -> Bool {
    guard let today, workspace.published != nil else { return false }
    let team = violation.team.flatMap { groupIndex[$0] }
    guard let date = violation.date else {
      return [.teamSize, .composition].contains(violation.rule) && team.map(hasEnded) ?? false
    }
    if let team, let index = violation.session, groups[team].meetings.indices.contains(index) {
      return isHeld(Place(group: team, index: index))
    }
    return date <= today && violation.rule == .coverage
  }

  /// The teams that some violations concern, and their modules.
  func modulesAndTeams(of violations: [Violation]) -> (modules: Set<Module.ID>, teams: Set<Team.ID>) {
    var modules = Set(violations.compactMap(\.module))
    let teams = Set(violations.flatMap { [$0.team, $0.otherTeam].compactMap { $0 } })
    for team in teams { if let group = groupIndex[team] { modules.insert(module(groups[group]).id) } }
    for violation in violations where violation.module == nil {
      guard let person = violation.employee.flatMap({ names.employeeIndex[$0] }) else { continue }
      let wanted = names.requirements[person]
      modules.formUnion(
        violation.isUnplaced ? wanted.choice.from : groupsOf[person].map { module(groups[$0]).id })
    }
    return (modules, teams)
  }

  /// The pins that keep what is broken from being mended.
  func pinConflicts(of violations: [Violation]) -> [PinConflict] {
    var found: [Pin: [Violation]] = [:]
    for violation in violations {
      for pin in workspace.pins where concerns(pin, violation) { found[pin, default: []].append(violation) }
    }
    return found.sorted { $0.key < $1.key }.map { PinConflict(pin: $0.key, violations: $0.value) }
  }

  private func concerns(_ pin: Pin, _ violation: Violation) -> Bool {
    switch pin {
    case .member(let employee, let module, let team):
      guard violation.employee == employee else { return false }
      return violation.team == team || violation.otherTeam == team
        || (violation.isUnplaced && violation.module == module)
    case .session(let team, _, let index, let date, _):
      guard violation.team == team || violation.otherTeam == team else { return false }
      return violation.session == index || violation.date == date
    }
  }
}
