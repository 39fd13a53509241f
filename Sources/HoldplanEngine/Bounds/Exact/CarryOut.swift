extension State {
  /// Forms the teams of an exact end in an empty state and seats their members. False where that cannot be done
  /// within the rules; the state is of no use then.
  func carryOut(_ outcome: FewTeams.Outcome) -> Bool {
    var isDone = true
    for team in outcome.teams {
      guard let option = team.members.first, let slot = spareSlot(Int(options.module[option])) else {
        return false
      }
      isDone = isDone && open(slot, on: team.days, places: team.members.count)
      for member in team.members where isDone {
        let pin = Int(options.pin[member])
        isDone = isWanted(member) && (pin < 0 || pin == slot) && canMove(member, to: slot)
        if isDone { move(member, to: slot) }
      }
      guard isDone else { return false }
    }
    return totals[0].missing + totals[0].waiting == 0 && openSlots.allSatisfy(isComplete)
  }

  private func open(_ slot: Int, on days: [Int], places: Int) -> Bool {
    let module = module(of: slot)
    moduleOf[candidate] = Int32(module)
    let sessions = sessionRange(candidate, module)
    guard sessions.count == days.count else { return false }
    var added = 0
    for (session, day) in zip(sessions, days) {
      date[session] = Int32(day)
      guard bookCheapest(session, for: slot, places: places) else { return false }
      added += book(session, of: candidate, module)
    }
    guard hasAllowedDates(slot) else { return false }
    copySessions(from: candidate, to: slot, module: module)
    open(slot, instructorDays: added)
    return true
  }

  /// Chooses a period, an instructor and a room: of those that add no instructor day the earliest, else the
  /// earliest of all.
  private func bookCheapest(_ session: Int, for slot: Int, places: Int) -> Bool {
    let module = module(of: slot)
    let index = session - Int(slots.sessionStart[candidate])
    let count = Int(modules.periods[Int(modules.sessionStart[module]) + index])
    let pinned = Int(slots.pinnedPeriod[Int(slots.sessionStart[slot]) + index])
    let day = Int(date[session])
    for mustSave in [true, false] {
      for start in 0..<max(0, calendar.slotsPerDay - count + 1) where pinned < 0 || pinned == start {
        let bits = Self.periods(from: start, count: count)
        let teacher = modules.instructors.range(module).map { Int(modules.instructors.values[$0]) }.first {
          let isBusy = instructorBusy[day * resources.instructorCount + $0] != 0
          return isBusy == mustSave && InstructorConstraint.isFree($0, day: day, periods: bits, self)
            && DoubleRoleConstraint.mayTeach($0, day: day, periods: bits, self)
        }
        let place = modules.rooms.range(module).map { Int(modules.rooms.values[$0]) }.first {
          Int(resources.capacity[$0]) >= places && RoomConstraint.isFree($0, day: day, periods: bits, self)
        }
        guard let teacher, let place else { continue }
        period[session] = Int32(start)
        instructor[session] = Int32(teacher)
        sessionRoom[session] = Int32(place)
        return true
      }
    }
    return false
  }
}
