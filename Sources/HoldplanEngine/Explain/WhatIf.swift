import HoldplanModel

/// What changes to the draft would do to rules and goals, for a live view: built once from a workspace, asked
/// as often as needed. It holds for the workspace as it was; after a change it follows to the next.
///
/// Every rule that a change would break is named with people, teams, dates and numbers; waived cases are left
/// out. The goals' differences are weighted.
package struct WhatIf: Sendable {
  private(set) var board: Board

  /// - Parameter today: where given, what was held before that day stays, and effects say so.
  package init(_ workspace: Workspace, today: CalendarDate? = nil) {
    board = Board(workspace, today: today)
  }

  /// Goes on to a later workspace. Changes of teams, sessions, waivers, pins and single people cost no more
  /// than a comparison of the two workspaces; others build everything anew.
  package mutating func follow(_ workspace: Workspace) { board.follow(workspace) }

  /// As `follow`, on a copy.
  package func following(_ workspace: Workspace) -> WhatIf {
    var copy = self
    copy.follow(workspace)
    return copy
  }

  private var names: Directory { board.names }

  /// Joining each team of a module, or moving there from the person's team in it; by team number. The team
  /// that the person is in is left out.
  package func alternatives(for employee: Employee.ID, in module: Module.ID) -> [Effect] {
    guard let person = names.employeeIndex[employee], let index = names.moduleIndex[module] else { return [] }
    var found: [Effect] = []
    addAlternatives(for: person, in: index, to: &found)
    return found
  }

  /// Several people in one team after another of a module, together: whoever is in it already stays, the others join
  /// or move there. By team number; a team that all are in is left out.
  package func alternatives(forAllOf employees: [Employee.ID], in module: Module.ID) -> [Effect] {
    guard let index = names.moduleIndex[module] else { return [] }
    let people = employees.compactMap { names.employeeIndex[$0] }
    var copy = board
    return board.groupsIn[index].compactMap { team in
      let steps = people.compactMap { person -> DraftStep? in
        guard let own = board.membership(of: person, in: index) else { return .join(person, team) }
        return own == team ? nil : .move(person, from: own, to: team)
      }
      return steps.isEmpty ? nil : copy.effect(steps)
    }
  }

  /// What `alternatives(for:in:)` says in every module that the person is in a team of, is to take or may choose; by
  /// module.
  package func alternatives(for employee: Employee.ID) -> [Effect] {
    guard let person = names.employeeIndex[employee] else { return [] }
    let wanted = names.requirements[person]
    let modules = Set((wanted.required + wanted.choice.from).compactMap { names.moduleIndex[$0] })
      .union(board.groupsOf[person].map { board.groups[$0].module })
    var found: [Effect] = []
    found.reserveCapacity(modules.reduce(0) { $0 + board.groupsIn[$1].count })
    for module in modules.sorted() { addAlternatives(for: person, in: module, to: &found) }
    return found
  }

  private func addAlternatives(for person: Int, in module: Int, to found: inout [Effect]) {
    let seating = Seating(board, person, module)
    let own = board.groupsOf[person]
    for team in board.groupsIn[module] where !own.contains(team) { found.append(seating.effect(of: team)) }
  }

  /// Exchanges with members of other teams of the module that break no rule, best first, at most `limit`; for
  /// where a move alone is not allowed.
  package func swaps(for employee: Employee.ID, in module: Module.ID, limit: Int = 20) -> [Effect] {
    guard let person = names.employeeIndex[employee], let index = names.moduleIndex[module],
      let own = board.membership(of: person, in: index)
    else { return [] }
    var copy = board
    var found: [Effect] = []
    for target in board.groupsIn[index] where target != own {
      guard board.isPersonFree(person, leaving: own, joining: target) else { continue }
      for other in board.groups[target].members
      where board.isPersonFree(other, leaving: target, joining: own) {
        let effect = copy.effect([.swap(person, in: own, with: other, of: target)])
        if effect.isAllowed { found.append(effect) }
      }
    }
    return Array(found.sorted { $0.total < $1.total }.prefix(limit))
  }

  /// Holding session `index` of a team on each other date and slot between the sessions beside it, with the
  /// room and instructor kept where they are free and else replaced where others are; by date, then slot.
  package func sessionAlternatives(team: Team.ID, index: Int) -> [Effect] {
    guard let group = board.groupIndex[team], board.groups[group].meetings.indices.contains(index) else {
      return []
    }
    let meetings = board.groups[group].meetings
    let patterns = board.module(board.groups[group]).sessions
    guard patterns.indices.contains(index) else { return [] }
    let earliest = index > 0 ? meetings[index - 1].session.date : nil
    let latest = index + 1 < meetings.count ? meetings[index + 1].session.date : nil
    let place = Board.Place(group: group, index: index)
    var retiming = Retiming(board, place)
    return names.dates.filter { date in
      (earliest.map { $0 < date } ?? true) && (latest.map { date < $0 } ?? true)
        && (patterns[index].weekdays?.contains(date.weekday) ?? true)
    }.flatMap { date -> [Effect] in
      let lastSlot = board.season.slots.count - patterns[index].slotCount
      return (0..<max(0, lastSlot + 1)).compactMap { slot -> Effect? in
        let old = meetings[index].session
        if old.date == date && old.slot == slot { return nil }
        return retiming.effect(of: board.resourced(place, on: date, slot: slot))
      }
    }
  }

  /// What any change would do. Changes of memberships and sessions are counted from what they touch; for any
  /// other, the whole draft is counted before and after.
  ///
  /// - Throws: `ChangeError` where the change cannot be made.
  package func effect(of change: Change) throws(ChangeError) -> Effect {
    var copy = board
    if let steps = copy.steps(of: change) {
      var effect = copy.effect(steps)
      effect.change = change
      return effect
    }
    var after = board
    after.follow(try board.workspace.applying(change))
    let (before, now) = (board.allViolations(), after.allViolations())
    return Effect(
      change: change, broken: brokenAnew(before, now), mended: subtract(now, from: before),
      soft: after.soft(Scope(all: after)) - board.soft(Scope(all: board)))
  }
}

extension WhatIf {
  /// What a change of memberships and sessions would do to what has already happened; nothing for any other.
  package func past(of change: Change) -> [PastConflict] {
    var found: [PastConflict] = []
    for step in board.steps(of: change) ?? [] {
      found += board.past(of: step).filter { !found.contains($0) }
    }
    return found
  }
}
