extension Workspace {
  /// Checks a change, makes it, and returns the change that takes it back.
  ///
  /// Either all of it happens or none. References must exist and values must make sense; the hard rules of
  /// scheduling are not checked here, because a planner may pass through a broken plan on the way to a good one.
  @discardableResult
  package mutating func apply(_ change: Change) throws(ChangeError) -> Change {
    var inverses: [Change] = []
    let marksBefore = attendance.count
    let resultsBefore = examResults.count
    do throws(ChangeError) {
      try perform(change, inverses: &inverses)
      try checkReferences(of: change)
      let problems = problems(leftBy: change)
      if !problems.isEmpty { throw ChangeError.invalid(problems) }
    } catch {
      for inverse in inverses.reversed() {
        var ignored: [Change] = []
        // An inverse undoes what was just done, so it cannot fail.
        try perform(inverse, inverses: &ignored)
      }
      // The inverse of a mark is one more mark, but a change that failed leaves no trace.
      attendance.truncate(to: marksBefore)
      examResults.removeSubrange(resultsBefore...)
      throw error
    }
    let undo = Array(inverses.reversed())
    return undo.count == 1 ? undo[0] : .group(undo)
  }

  /// The workspace after a change.
  package func applying(_ change: Change) throws(ChangeError) -> Workspace {
    var copy = self
    try copy.apply(change)
    return copy
  }

  /// Makes a blank workspace what a stored construction says, without checking what was checked when it was
  /// stored: a ledger outlives the publications that its marks belong to.
  package mutating func rebuild(from construction: Change) throws(ChangeError) {
    var ignored: [Change] = []
    try perform(construction, inverses: &ignored)
  }

  /// Refuses members who don't exist and removals of what is still referred to, once all parts of a group
  /// are done: the inverse of an import removes records in an order in which some still refer to others, and
  /// that of a leaver's removal gives the place back before the person.
  private func checkReferences(of change: Change) throws(ChangeError) {
    var removed: [RecordReference] = []
    var placed: [(employee: Employee.ID, team: Team.ID)] = []
    change.forEachPart { part in
      switch part {
      case .remove(let reference): if record(reference) == nil { removed.append(reference) }
      case .addMember(let employee, let team), .move(let employee, _, let team):
        placed.append((employee, team))
      case .swap(let one, let team, let other, let otherTeam): placed += [(one, otherTeam), (other, team)]
      default: break
      }
    }
    for (employee, team) in placed
    where !employees.contains(employee) && draft.teams[team]?.members.contains(employee) ?? false {
      throw ChangeError.unknown(.employee(employee))
    }
    if removed.isEmpty { return }
    let users = references(to: Set(removed))
    for reference in removed {
      if let users = users[reference] { throw ChangeError.inUse(reference, by: users) }
    }
  }

  private mutating func perform(_ change: Change, inverses: inout [Change]) throws(ChangeError) {
    switch change {
    case .group(let parts):
      for part in parts { try perform(part, inverses: &inverses) }
    case .put(let record):
      inverses.append(self.record(record.reference).map(Change.put) ?? .remove(record.reference))
      store(record)
    case .remove(let reference):
      guard let old = record(reference) else { throw ChangeError.unknown(reference) }
      inverses.append(.put(old))
      discard(reference)
    case .rename(let organisation):
      inverses.append(.rename(organisation: name))
      name = organisation
    case .setSeason(let season):
      inverses.append(.setSeason(self.season))
      self.season = season
    case .setRules(let rules):
      inverses.append(.setRules(self.rules))
      self.rules = rules
    case .addMember, .removeMember, .move, .swap, .setSession, .setDraft:
      try performOnDraft(change, inverses: &inverses)
    case .pin(let pin):
      guard pins.insert(pin).inserted else { throw ChangeError.alreadyPinned(pin) }
      inverses.append(.unpin(pin))
    case .unpin(let pin):
      guard pins.remove(pin) != nil else { throw ChangeError.notPinned(pin) }
      inverses.append(.pin(pin))
    case .publish(let publication):
      let expected = (publications.last?.number ?? 0) + 1
      guard publication.number == expected else {
        throw ChangeError.publicationNumber(given: publication.number, expected: expected)
      }
      inverses.append(.withdraw(publication: publication.number))
      publications.append(publication)
    case .withdraw(let number):
      guard let last = publications.last, last.number == number else {
        throw ChangeError.publicationNumber(given: number, expected: publications.last?.number ?? 0)
      }
      inverses.append(.publish(last))
      publications.removeLast()
    case .closeSeason(let closed):
      guard closed.season == season, closedSeasons.last?.season != season else {
        throw ChangeError.seasonNotOpen(closed.season.name)
      }
      inverses.append(.reopenSeason)
      closedSeasons.append(closed)
    case .reopenSeason:
      guard let closed = closedSeasons.popLast() else { throw ChangeError.noClosedSeason }
      inverses.append(.closeSeason(closed))
    case .mark(let mark):
      inverses.append(.mark(correction(of: mark)))
      attendance.append(mark)
    case .bookSeat, .cancelSeat, .noteExam, .grantAccess, .revokeAccess:
      try performBesidePlan(change, inverses: &inverses)
    }
  }

  /// What belongs to people and not to the plan.
  private mutating func performBesidePlan(_ change: Change, inverses: inout [Change]) throws(ChangeError) {
    switch change {
    case .bookSeat(let seat):
      if let other = guestSeat(of: seat.employee, for: seat.missed) { throw .alreadyBooked(other) }
      guestSeats.insert(seat)
      inverses.append(.cancelSeat(seat))
    case .cancelSeat(let seat):
      guard let old = guestSeat(of: seat.employee, for: seat.missed) else { throw .notBooked(seat) }
      guestSeats.remove(old)
      inverses.append(.bookSeat(old))
    case .noteExam(let result):
      inverses.append(.noteExam(correction(of: result)))
      examResults.append(result)
    case .grantAccess(let access):
      let old = accesses.firstIndex { $0.user == access.user }
      inverses.append(old.map { .grantAccess(accesses[$0]) } ?? .revokeAccess(access))
      if let old { accesses.remove(at: old) }
      accesses.insert(access, at: accesses.firstIndex { access.user < $0.user } ?? accesses.endIndex)
    case .revokeAccess(let access):
      guard let old = accesses.firstIndex(where: { $0.user == access.user }) else {
        throw .noAccess(user: access.user)
      }
      inverses.append(.grantAccess(accesses.remove(at: old)))
    default: break
    }
  }

  /// The result that makes the list say again what it said before `result`.
  private func correction(of result: ExamResult) -> ExamResult {
    let before = examResults.last { $0.employee == result.employee && $0.module == result.module }
    var correction = before ?? result
    if before == nil { correction.outcome = .cleared }
    correction.author = result.author
    correction.recordedAt = result.recordedAt
    return correction
  }

  private mutating func performOnDraft(_ change: Change, inverses: inout [Change]) throws(ChangeError) {
    switch change {
    case .addMember(let employee, let team):
      try join(employee, team)
      inverses.append(.removeMember(employee, from: team))
    case .removeMember(let employee, let team):
      try quit(employee, team)
      inverses.append(.addMember(employee, to: team))
    case .move(let employee, let from, let to):
      try performOnDraft(.removeMember(employee, from: from), inverses: &inverses)
      try performOnDraft(.addMember(employee, to: to), inverses: &inverses)
    case .swap(let one, let team, let other, let otherTeam):
      try performOnDraft(.move(one, from: team, to: otherTeam), inverses: &inverses)
      try performOnDraft(.move(other, from: otherTeam, to: team), inverses: &inverses)
    case .setSession(let team, let index, let session):
      guard let old = draft.teams[team] else { throw ChangeError.unknown(.team(team)) }
      guard old.sessions.indices.contains(index) else { throw ChangeError.noSuchSession(team, index: index) }
      inverses.append(.setSession(team: team, index: index, old.sessions[index]))
      draft.teams[team]?.sessions[index] = session
    case .setDraft(let plan):
      inverses.append(.setDraft(draft))
      draft = plan
    default: break
    }
  }

  private mutating func join(_ employee: Employee.ID, _ team: Team.ID) throws(ChangeError) {
    guard let members = draft.teams[team]?.members else { throw ChangeError.unknown(.team(team)) }
    if members.contains(employee) { throw ChangeError.alreadyMember(employee, team) }
    draft.teams[team]?.members.insert(employee, at: members.firstIndex { employee < $0 } ?? members.endIndex)
  }

  private mutating func quit(_ employee: Employee.ID, _ team: Team.ID) throws(ChangeError) {
    guard let members = draft.teams[team]?.members else { throw ChangeError.unknown(.team(team)) }
    guard let index = members.firstIndex(of: employee) else { throw ChangeError.notMember(employee, team) }
    draft.teams[team]?.members.remove(at: index)
  }

  /// The mark that makes the ledger say again what it said before `mark`.
  private func correction(of mark: AttendanceMark) -> AttendanceMark {
    let before = attendance.last(of: mark.employee, at: mark.occurrence)
    var correction = before ?? mark
    if before == nil {
      correction.status = .cleared
      correction.minutesLate = nil
      correction.minutesEarly = nil
      correction.madeUpAt = nil
    }
    correction.author = mark.author
    correction.markedAt = mark.markedAt
    return correction
  }

  private mutating func store(_ record: Record) {
    switch record {
    case .site(let record): sites[record.id] = record
    case .department(let record): departments[record.id] = record
    case .role(let record): roles[record.id] = record
    case .employee(let record): employees[record.id] = record
    case .programme(let record): programmes[record.id] = record
    case .module(let record): modules[record.id] = record
    case .room(let record): rooms[record.id] = record
    case .instructor(let record): instructors[record.id] = record
    case .waiver(let record): waivers[record.id] = record
    case .series(let record): series[record.id] = record
    case .meeting(let record): meetings[record.id] = record
    case .rota(let record): rotas[record.id] = record
    case .quota(let record): quotas[record.id] = record
    case .competence(let record): competences[record.id] = record
    case .profile(let record): profiles[record.id] = record
    case .goal(let record): goals[record.id] = record
    case .fund(let record): funds[record.id] = record
    case .expense(let record): expenses[record.id] = record
    case .team(let record): draft.teams[record.id] = record
    }
  }

  private mutating func discard(_ reference: RecordReference) {
    switch reference {
    case .site(let id): sites[id] = nil
    case .department(let id): departments[id] = nil
    case .role(let id): roles[id] = nil
    case .employee(let id): employees[id] = nil
    case .programme(let id): programmes[id] = nil
    case .module(let id): modules[id] = nil
    case .room(let id): rooms[id] = nil
    case .instructor(let id): instructors[id] = nil
    case .waiver(let id): waivers[id] = nil
    case .series(let id): series[id] = nil
    case .meeting(let id): meetings[id] = nil
    case .rota(let id): rotas[id] = nil
    case .quota(let id): quotas[id] = nil
    case .competence(let id): competences[id] = nil
    case .profile(let id): profiles[id] = nil
    case .goal(let id): goals[id] = nil
    case .fund(let id): funds[id] = nil
    case .expense(let id): expenses[id] = nil
    case .team(let id): draft.teams[id] = nil
    }
  }
}
