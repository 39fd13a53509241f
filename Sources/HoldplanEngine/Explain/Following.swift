import HoldplanModel

extension Board {
  /// Makes the board that of a later workspace: what differs is altered, and only where records, dates or
  /// rules differ from which its tables are made is the board made anew.
  mutating func follow(_ new: Workspace) {
    let isSameGround =
      workspace.season == new.season && workspace.rules == new.rules && workspace.rooms == new.rooms
      && workspace.instructors == new.instructors && workspace.publications == new.publications
    guard isSameGround, followModules(new), followEmployees(new) else {
      self = Board(new, today: today)
      return
    }
    let old = workspace
    workspace = new
    if old.waivers != new.waivers || old.pins != new.pins { takeWaiversAndPins() }
    if old.draft != new.draft, !followDraft(from: old.draft, to: new.draft) {
      self = Board(new, names, today: today)
    }
  }

  private mutating func followModules(_ new: Workspace) -> Bool {
    guard workspace.modules != new.modules else { return true }
    guard workspace.modules.count == new.modules.count else { return false }
    return new.modules.unordered.allSatisfy { workspace.modules[$0.id] == $0 || names.replace($0) }
  }

  private mutating func followEmployees(_ new: Workspace) -> Bool {
    guard workspace.employees != new.employees else { return true }
    guard workspace.employees.count == new.employees.count else { return false }
    for employee in new.employees.unordered where workspace.employees[employee.id] != employee {
      guard names.replace(employee, in: new), let person = names.employeeIndex[employee.id] else {
        return false
      }
      close(person)
    }
    return true
  }

  /// False where teams came or went, or sessions did.
  private mutating func followDraft(from old: Plan, to draft: Plan) -> Bool {
    guard draft.teams.count == groups.count else { return false }
    var (quits, joins): ([(Int, Int)], [(Int, Int)]) = ([], [])
    var moved: [(Place, Session)] = []
    for index in groups.indices {
      guard let team = draft.teams[groups[index].id] else { return false }
      // Most teams are as they were, down to the memory that they stand in.
      if team == old.teams[groups[index].id] { continue }
      guard names.moduleIndex[team.module] == groups[index].module, team.number == groups[index].number,
        team.sessions.count == groups[index].meetings.count
      else { return false }
      for (position, session) in team.sessions.enumerated()
      where groups[index].meetings[position].session != session {
        guard day(of: session.date) >= 0 else { return false }
        moved.append((Place(group: index, index: position), session))
      }
      let wanted = team.members.compactMap { names.employeeIndex[$0] }
      let present = groups[index].members
      guard wanted != present else { continue }
      quits += Set(present).subtracting(wanted).sorted().map { ($0, index) }
      joins += Set(wanted).subtracting(present).sorted().map { ($0, index) }
    }
    for (person, group) in quits { quit(person, group) }
    for (place, session) in moved { setSession(place, session) }
    for (person, group) in joins { join(person, group) }
    return true
  }
}
