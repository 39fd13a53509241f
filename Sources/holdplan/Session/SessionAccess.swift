import HoldplanExchange
import HoldplanInterface
import HoldplanModel
import HoldplanStore
import HoldplanText

extension Context {
  /// Who is at the keyboard: by `--as`, or by what the workspace says about the user.
  func access(in workspace: Workspace) throws -> Access {
    guard let role else { return workspace.access(of: author) }
    let parts = role.split(separator: ":", maxSplits: 1).map(String.init)
    guard let known = parts.first.flatMap(AccessRole.init(rawValue:)) else {
      throw CommandFailure(.wrongInput, words["access.form", ["text": SafeText.of(role)]])
    }
    let employee = try parts.dropFirst().first.map {
      try Lookup(workspace: workspace, context: self).employee($0).id
    }
    if employee == nil, known == .manager || known == .instructor {
      throw CommandFailure(
        .wrongInput, words["access.needsPerson", ["role": words["access.\(known.rawValue)"]]])
    }
    return Access(user: author, role: known, employee: employee)
  }
}

extension Session {
  /// Whose eyes the interface shows things to.
  var viewer: Viewer {
    switch (access.role, access.employee) {
    case (.hr, _): .planner
    case (.manager, let id?): .manager(id)
    case (.instructor, let id?): .instructor(id)
    case (.viewer, let id): .viewer(id)
    case (.manager, nil), (.instructor, nil): .viewer(nil)
    }
  }

  /// The manager whose people lists are limited to; nil for everybody's.
  var ownPeople: Employee.ID? { access.role == .manager ? access.employee : nil }

  /// The people about whom the role shows more than their places in the plan; nil for everybody.
  var shownPeople: Set<Employee.ID>? { viewer == .viewer(nil) ? [] : viewer.visible(in: workspace) }

  /// Whether somebody is among them: worked out once for a list.
  var isShown: @Sendable (Employee.ID) -> Bool {
    let people = shownPeople
    return { people?.contains($0) ?? true }
  }

  /// Leave, hours and wishes are shown to HR, the manager and the person.
  func requireRecord(of person: Employee.ID) throws {
    if !isShown(person) || !viewer.seesRecords {
      throw CommandFailure(.wrongInput, context.words["access.refused"])
    }
  }

  func requireShown(_ person: Employee.ID) throws {
    if !isShown(person) { throw CommandFailure(.wrongInput, context.words["access.refused"]) }
  }

  /// The manager to whose people something is limited: the one that is named, or oneself as a manager. Nobody
  /// but HR names another.
  func manager(_ name: String?) throws -> Employee.ID? {
    guard let name else { return ownPeople }
    let manager = try lookup.employee(name).id
    if access.role != .hr, manager != ownPeople {
      throw CommandFailure(.wrongInput, context.words["access.refused"])
    }
    return manager
  }

  /// Whether the role shows the lists of a team: an instructor those of the teams that the person teaches.
  func showsLists(of team: Team.ID) -> Bool {
    guard access.role != .hr else { return true }
    guard access.role == .instructor, let person = access.employee else { return false }
    return workspace.teamsTaught(by: person).contains { $0.id == team }
  }

  /// The person whom alone the role shows.
  var ownself: Employee.ID? { access.role == .viewer ? access.employee : nil }

  /// Whether the role offers a change. It is no protection: whoever can write the file can alter it.
  func mayMake(_ change: Change) -> Bool {
    if context.role != nil { return access.role == .hr && workspace.access(of: context.author).role == .hr }
    switch access.role {
    case .hr: return true
    case .viewer: return false
    case .manager, .instructor:
      if isOwnSignOff(change) { return true }
      var isOffered = true
      change.forEachPart { part in
        switch part {
        case .mark, .bookSeat, .cancelSeat, .noteExam: break
        case .put(.meeting(let meeting)) where notesOwnPeople(meeting): break
        default: isOffered = false
        }
      }
      return isOffered
    }
  }

  /// Whether a manager does nothing but note the own people at a meeting.
  private func notesOwnPeople(_ meeting: HoldplanModel.Meeting) -> Bool {
    guard let own = ownPeople, let marks = workspace.meetings[meeting.id].flatMap(meeting.marksAdded) else {
      return false
    }
    return marks.allSatisfy { workspace.employees[$0.employee]?.manager == own }
  }

  /// Whether a manager signs off a goal that is the manager's to follow up, and nothing else.
  private func isOwnSignOff(_ change: Change) -> Bool {
    guard let own = ownPeople, case .group(let parts) = change, case .put(.goal(let closed))? = parts.last,
      let goal = workspace.goals[closed.id], workspace.owner(of: goal) == own
    else { return false }
    return change == workspace.signOff(goal, by: context.author, on: context.today)
  }

  /// Why a change is not offered: by the role, or since it would shut out whoever makes it; nil where it is.
  func refusal(of change: Change) -> String? {
    if !mayMake(change) { return context.words["access.refused"] }
    guard workspace.shutsOut(context.author, by: change) else { return nil }
    return context.words["access.shutsOut", ["user": SafeText.of(context.author)]]
  }

  func requireRole(for change: Change) throws {
    if let refusal = refusal(of: change) { throw CommandFailure(.wrongInput, refusal) }
  }

  /// Erasing, purging and giving roles is for HR.
  func requireHR() throws {
    if access.role != .hr || (context.role != nil && workspace.access(of: context.author).role != .hr) {
      throw CommandFailure(.wrongInput, context.words["access.refused"])
    }
  }

  /// Adds a line for each kind of sheet.
  func note(_ action: ViewEntry.Action, _ sheets: [SheetKind], _ subject: RecordReference?) {
    for kind in sheets { note(action, "sheet.\(kind.rawValue)", subject) }
  }

  /// The same for what the interface asks for.
  func note(_ action: ViewEntry.Action, _ request: RosterRequest) {
    note(action, request.kind.sheets, request.kind == .wall ? nil : .team(request.team))
  }

  /// Adds a line to the log of views. A file that is in use for the moment is no reason not to show what was
  /// asked for, but the person is told.
  func note(_ action: ViewEntry.Action, _ what: String, _ subject: RecordReference? = nil) {
    do {
      try store.note(
        ViewEntry(
          user: context.author, viewedAt: Clock.now(), action: action, what: what, subject: subject))
    } catch { Output.complain(context.sentence(for: error)) }
  }
}
