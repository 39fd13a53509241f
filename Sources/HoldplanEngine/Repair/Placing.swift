import HoldplanModel

extension WhatIf {
  /// The best way found to give somebody a place in a module without solving anew: a team that can be joined;
  /// else one where somebody moves on to another team, or the person's own other team changes, or one session
  /// is moved. Breaks no rule. Nil where nothing was found, which proves nothing.
  package func place(_ employee: Employee.ID, in module: Module.ID) -> Effect? {
    guard let person = board.names.employeeIndex[employee], let index = board.names.moduleIndex[module] else {
      return nil
    }
    var search = PlaceSearch(board: board, person: person, module: index)
    for stage in PlaceSearch.Stage.allCases {
      if let best = search.ways(stage).min(by: { $0.total < $1.total }) { return best }
    }
    return nil
  }

  /// Takes a leaver out of every team of the draft. Where a team then lacks somebody, it takes one from another
  /// team of the module if that breaks no rule; what stays broken is in the effect.
  package func release(_ employee: Employee.ID) -> Effect {
    guard let person = board.names.employeeIndex[employee] else { return Effect(change: .group([])) }
    var working = board
    var steps = working.groupsOf[person].map { DraftStep.quit(person, $0) }
    for step in steps { working.perform(step) }
    for case .quit(_, let group) in steps {
      while let step = working.refill(group) {
        steps.append(step)
        working.perform(step)
      }
    }
    var original = board
    return original.effect(steps)
  }

  /// Moves somebody out of the teams whose sessions fall on days that are closed to the person, as after
  /// sickness: to another team, else by an exchange, else by the way `place` finds, else the person waits. The
  /// workspace must hold the leave already.
  package func reassign(_ employee: Employee.ID) -> Effect {
    guard let person = board.names.employeeIndex[employee] else { return Effect(change: .group([])) }
    var working = board
    var steps: [DraftStep] = []
    let hit = Set(
      AbsenceConstraint.violations(person, attending: working.groupsOf[person], working).compactMap(\.team)
    ).sorted()
    for team in hit {
      guard let group = working.groupIndex[team] else { continue }
      let taken = working.waysOut(of: group, for: person)
      for step in taken { working.perform(step) }
      steps += taken
    }
    var original = board
    return original.effect(steps)
  }
}

extension Board {
  func teams(of module: Int) -> [Int] { groupsIn[module] }

  func isPinned(_ person: Int, in group: Int) -> Bool {
    (memberPins[person] ?? []).contains { $0.team == groups[group].id }
  }

  /// Somebody of another team whose move into a team that lacks people mends it and breaks nothing.
  mutating func refill(_ group: Int) -> DraftStep? {
    let lacking = violations(ofMembers: groups[group]).contains { $0.reason == .tooFew }
    guard lacking else { return nil }
    var best: (total: Int, step: DraftStep)?
    for other in teams(of: groups[group].module) where other != group && groups[other].held == 0 {
      for member in groups[other].members where !isPinned(member, in: other) {
        guard isPersonFree(member, leaving: other, joining: group) else { continue }
        let step = DraftStep.move(member, from: other, to: group)
        let effect = effect([step])
        if effect.isAllowed, !effect.mended.isEmpty, best.map({ effect.total < $0.total }) ?? true {
          best = (effect.total, step)
        }
      }
    }
    return best?.step
  }

  /// The smallest change that takes a person out of a team: see `WhatIf.reassign`.
  mutating func waysOut(of group: Int, for person: Int) -> [DraftStep] {
    let others = teams(of: groups[group].module).filter { $0 != group && groups[$0].held == 0 }
    if membership(of: person, in: groups[group].module) == group,
      let step = PlaceSearch.bestMove(of: person, from: group, on: self)
    {
      return [step]
    }
    var best: (total: Int, steps: [DraftStep])?
    for other in others where isPersonFree(person, leaving: group, joining: other) {
      for member in groups[other].members where isPersonFree(member, leaving: other, joining: group) {
        let step = DraftStep.swap(person, in: group, with: member, of: other)
        let effect = effect([step])
        if effect.isAllowed, best.map({ effect.total < $0.total }) ?? true { best = (effect.total, [step]) }
      }
    }
    if let best { return best.steps }
    let leave = DraftStep.quit(person, group)
    perform(leave)
    defer { perform(.join(person, group)) }
    var search = PlaceSearch(board: self, person: person, module: groups[group].module)
    for stage in PlaceSearch.Stage.allCases {
      let ways = search.steps(stage).sorted { $0.effect.total < $1.effect.total }
      if let way = ways.first { return [leave] + way.steps }
    }
    // The team may be too small then: somebody of another takes the place.
    return [leave] + (refill(group).map { [$0] } ?? [])
  }
}
