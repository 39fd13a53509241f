import HoldplanModel

extension State {
  /// Takes over from a plan what keeps all rules: teams whose sessions can be held, and members who may be in
  /// them. The rest is left out and waits. Pinned members come first.
  func load(_ plan: Plan) {
    let names = problem.names
    let teams = plan.teams.sorted.compactMap { team -> (slot: Int, team: Team)? in
      names.slotIndex[team.id].flatMap { module(of: $0) == names.moduleIndex[team.module] ? ($0, team) : nil }
    }
    .sorted {
      (modules.depth[module(of: $0.slot)], $0.team.id) < (modules.depth[module(of: $1.slot)], $1.team.id)
    }
    for (slot, team) in teams where setCandidate(slot, team) { openAsPlanned(slot) }
    for isPinnedTurn in [true, false] {
      for (slot, team) in teams where isOpen[slot] {
        // Whoever needs company is let in when those have joined who keep it, whatever their names are.
        var size: Int32 = -1
        while size != self.size[slot] {
          size = self.size[slot]
          for member in team.members { join(member, slot, pinned: isPinnedTurn) }
        }
      }
    }
    // A team that lacks somebody first takes who waits; where that is not enough it cannot stay.
    for (slot, _) in teams where isOpen[slot] && !isComplete(slot) { completeOrClose(slot) }
  }

  func isComplete(_ slot: Int) -> Bool {
    size[slot] >= max(1, slots.minimum[slot]) && CompositionConstraint.isComplete(slot, self)
  }

  /// Whether the sessions of a planned team keep the rules of dates; then they stand in `candidate`.
  private func setCandidate(_ slot: Int, _ team: Team) -> Bool {
    let names = problem.names
    let module = module(of: slot)
    guard !isOpen[slot], openCount[module] < teamLimit(module),
      team.sessions.count == Int(modules.sessionCount[module]), !team.sessions.isEmpty
    else { return false }
    moduleOf[candidate] = Int32(module)
    for (index, session) in team.sessions.enumerated() {
      let place = Int(slots.sessionStart[candidate]) + index
      guard let day = names.dateIndex[session.date], let room = names.roomIndex[session.room],
        let teacher = names.instructorIndex[session.instructor], session.slot >= 0
      else { return false }
      let own = Int(slots.sessionStart[slot]) + index
      let pattern = Int(modules.sessionStart[module]) + index
      guard session.slot + Int(modules.periods[pattern]) <= calendar.slotsPerDay,
        slots.pinnedPeriod[own] < 0 || Int(slots.pinnedPeriod[own]) == session.slot,
        modules.rooms.contains(room, in: module), modules.instructors.contains(teacher, in: module)
      else { return false }
      date[place] = Int32(day)
      period[place] = Int32(session.slot)
      sessionRoom[place] = Int32(room)
      instructor[place] = Int32(teacher)
    }
    return hasAllowedDates(slot)
  }

  /// Opens the team with the sessions in `candidate` where rooms and instructors are free.
  private func openAsPlanned(_ slot: Int) {
    let module = module(of: slot)
    let range = sessionRange(candidate, module)
    var days = 0
    for session in range {
      let bits = periods(session, of: candidate, module)
      let (day, teacher) = (Int(date[session]), Int(instructor[session]))
      guard RoomConstraint.isFree(Int(sessionRoom[session]), day: day, periods: bits, self),
        InstructorConstraint.isFree(teacher, day: day, periods: bits, self),
        DoubleRoleConstraint.mayTeach(teacher, day: day, periods: bits, self)
      else {
        for earlier in range.lowerBound..<session { _ = unbook(earlier, of: candidate, module) }
        return
      }
      days += book(session, of: candidate, module)
    }
    copySessions(from: candidate, to: slot, module: module)
    open(slot, instructorDays: days)
  }

  private func join(_ member: Employee.ID, _ slot: Int, pinned: Bool) {
    guard let person = problem.names.employeeIndex[member] else { return }
    for option in options.range(of: person) where Int(options.module[option]) == module(of: slot) {
      let pin = Int(options.pin[option])
      if (pin == slot) == pinned, pin < 0 || pin == slot, isWanted(option), canMove(option, to: slot) {
        move(option, to: slot)
      }
    }
  }

  /// Seats who waits in a team that is too small; closes it where that is not enough.
  func completeOrClose(_ slot: Int) {
    for row in options.byModule.range(module(of: slot)) where !isComplete(slot) {
      let option = Int(options.byModule.values[row])
      let pin = Int(options.pin[option])
      if pin < 0 || pin == slot, isWanted(option), canMove(option, to: slot) { move(option, to: slot) }
    }
    guard !isComplete(slot) else { return }
    let leaving = memberRange(slot).map { Int(members[$0]) }
    for option in leaving { dropDependents(option) }
    for option in leaving where Int(team[option]) != none { move(option, to: none) }
    close(slot)
  }

  /// Takes out what may only be taken after `option`.
  func dropDependents(_ option: Int) {
    for row in options.requiredBy.range(option) {
      let after = Int(options.requiredBy.values[row])
      guard Int(team[after]) != none else { continue }
      dropDependents(after)
      move(after, to: none)
    }
  }
}
