extension Workspace {
  /// The records that refer to a record, so that it cannot be removed before them, in the order of the kinds
  /// and then of the identifiers.
  ///
  /// The latest publication counts through its teams: its rosters still have to be printed. So do teams at
  /// which the person has an attendance mark that stands: what somebody has attended isn't thrown away, and
  /// a leaver gets a last day of employment instead. Older publications keep identifiers of what no longer
  /// exists. Pins and coverage rules aren't records: see `removal(of:)` and `problems()`.
  package func references(to reference: RecordReference) -> [RecordReference] {
    references(to: [reference])[reference] ?? []
  }

  /// The same for many records in one pass over the workspace. What nothing refers to isn't in the result.
  package func references(to targets: Set<RecordReference>) -> [RecordReference: [RecordReference]] {
    var users: [RecordReference: Set<RecordReference>] = [:]
    let kinds = Set(targets.map(\.kind))
    func note(_ record: Record) {
      let user = record.reference
      record.forEachLink { _, target in
        if kinds.contains(target.kind), target != user, targets.contains(target) {
          users[target, default: []].insert(user)
        }
      }
    }
    // Nothing refers to these: don't look through everything for them.
    guard
      !kinds.isSubset(of: [.programme, .waiver, .meeting, .profile, .goal, .expense, .team])
    else {
      return [:]
    }
    for record in employees.unordered { note(.employee(record)) }
    for record in programmes.unordered { note(.programme(record)) }
    for record in modules.unordered { note(.module(record)) }
    for record in rooms.unordered { note(.room(record)) }
    for record in instructors.unordered { note(.instructor(record)) }
    for record in waivers.unordered { note(.waiver(record)) }
    for record in series.unordered { note(.series(record)) }
    for record in meetings.unordered { note(.meeting(record)) }
    for record in rotas.unordered { note(.rota(record)) }
    for record in profiles.unordered { note(.profile(record)) }
    for record in goals.unordered { note(.goal(record)) }
    for record in funds.unordered { note(.fund(record)) }
    for record in expenses.unordered { note(.expense(record)) }
    for team in draft.teams.unordered { note(.team(team)) }
    for team in published?.plan.teams.unordered ?? Plan().teams.unordered { note(.team(team)) }
    if kinds.contains(.employee) || kinds.contains(.module) {
      for mark in standingMarks {
        for target in [RecordReference.employee(mark.employee), .module(mark.occurrence.module)]
        where targets.contains(target) {
          users[target, default: []].insert(.team(mark.occurrence.team))
        }
      }
    }
    for (target, user) in usesBesidePlan where targets.contains(target) {
      users[target, default: []].insert(user)
    }
    return users.mapValues { $0.sorted() }
  }

  /// What guest seats, exam results that count, and access refer to, each with a record that stands for the
  /// user: the team visited, the person examined or the module, and the person who has access.
  private var usesBesidePlan: [(target: RecordReference, user: RecordReference)] {
    var uses: [(target: RecordReference, user: RecordReference)] = []
    for seat in guestSeats {
      uses.append((.employee(seat.employee), .team(seat.host.team)))
      uses.append((.module(seat.host.module), .team(seat.host.team)))
    }
    for result in examResults where examResult(of: result.employee, in: result.module) != nil {
      uses.append((.employee(result.employee), .module(result.module)))
      uses.append((.module(result.module), .employee(result.employee)))
    }
    for case let id? in accesses.map(\.employee) { uses.append((.employee(id), .employee(id))) }
    return uses
  }

  /// The change that removes a record together with what would only stand in its way: for an employee the
  /// places in the draft, the pins, the guest seats and the access, for a module, team or other record the
  /// pins that name it.
  ///
  /// Applying it is still refused while something else refers to the record.
  package func removal(of reference: RecordReference) -> Change {
    var parts: [Change] = []
    for pin in pins.sorted() {
      var isNamed = reference == .team(pin.team)
      pin.forEachLink { _, target in isNamed = isNamed || target == reference }
      if isNamed { parts.append(.unpin(pin)) }
    }
    if case .employee(let id) = reference {
      parts += draft.teams(with: id).map { .removeMember(id, from: $0.id) }
      parts += guestSeats(of: id).map(Change.cancelSeat)
      parts += accesses.filter { $0.employee == id }.map(Change.revokeAccess)
    }
    return parts.isEmpty ? .remove(reference) : .group(parts + [.remove(reference)])
  }
}

extension RecordReference: Comparable {
  /// By kind, then identifier.
  package static func < (left: Self, right: Self) -> Bool {
    (left.kind.position, left.identifier) < (right.kind.position, right.identifier)
  }
}

extension RecordReference.Kind {
  /// The order in which kinds are listed: that of their cases.
  fileprivate var position: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
