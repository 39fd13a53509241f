extension Annealing {
  /// Gives a team another date, another sequence of dates, or another room, instructor or time of day.
  func tryRetime(_ slot: Int) {
    let module = state.module(of: slot)
    let sessions = Int(state.modules.sessionCount[module])
    guard sessions > 0 else { return }
    state.moduleOf[state.candidate] = Int32(module)
    state.copySessions(from: slot, to: state.candidate, module: module)
    let kind = random.below(100)
    let index = random.below(sessions)
    let isReady =
      if kind < 40 {
        true
      } else if kind < 65 {
        drawDate(index, slot, module)
      } else if kind < 73 {
        shiftDates(module, by: random.below(29) - 14) && state.hasAllowedDates(slot)
      } else if kind < 85 {
        joinInstructor(index, module) && state.hasAllowedDates(slot)
      } else {
        state.drawDates(slot, &random)
      }
    guard isReady else { return }
    applyRetime(slot, module, touched: kind < 40 ? index : -1)
  }

  /// Draws another date for one session of the candidate between those beside it.
  private func drawDate(_ index: Int, _ slot: Int, _ module: Int) -> Bool {
    let start = Int(state.slots.sessionStart[state.candidate])
    let last = Int(state.modules.sessionCount[module]) - 1
    let old = Int(state.date[start + index])
    var (low, high) = (0, state.calendar.count - 1)
    if index > 0 { low = Int(state.date[start + index - 1]) + 1 }
    if index < last { high = Int(state.date[start + index + 1]) - 1 }
    guard high > low else { return false }
    for _ in 0..<4 {
      let day =
        random.below(3) == 0
        ? low + random.below(high - low + 1) : min(high, max(low, old + random.below(21) - 10))
      if day == old { continue }
      state.date[start + index] = Int32(day)
      if state.hasAllowedDates(slot) { return true }
    }
    return false
  }

  /// Shifts the candidate's dates so that one of its sessions falls on a day on which somebody who may teach it is
  /// there already, with time left.
  func joinInstructor(_ index: Int, _ module: Int) -> Bool {
    let able = state.modules.instructors.range(module)
    guard !able.isEmpty, state.weights.instructorDays > 0 else { return false }
    let person = Int(state.modules.instructors.values[able.lowerBound + random.below(able.count)])
    let old = Int(state.date[Int(state.slots.sessionStart[state.candidate]) + index])
    let all = state.calendar.count
    let (step, count) = (random.below(all), min(all, 60))
    for offset in 0..<count {
      let day = (step + offset) % all
      guard day != old else { continue }
      let busy = state.instructorBusy[day * state.resources.instructorCount + person]
      guard busy != 0, busy.nonzeroBitCount < state.calendar.slotsPerDay else { continue }
      return shiftDates(module, by: Int(state.calendar.dayNumber[day] - state.calendar.dayNumber[old]))
    }
    return false
  }

  func shiftDates(_ module: Int, by days: Int) -> Bool {
    guard days != 0 else { return false }
    for session in state.sessionRange(state.candidate, module) {
      let wanted = state.calendar.dayNumber[state.date[session]] + Int32(days)
      var day = min(max(0, Int(state.date[session]) + days), state.calendar.count - 1)
      while day > 0, state.calendar.dayNumber[day] > wanted { day -= 1 }
      while day < state.calendar.count - 1, state.calendar.dayNumber[day] < wanted { day += 1 }
      guard state.calendar.dayNumber[day] == wanted else { return false }
      state.date[session] = Int32(day)
    }
    return true
  }

  /// Books what the candidate needs in place of what the team has; makes the move or takes everything back.
  /// A session keeps what it has when neither its date changes nor it is `touched`.
  private func applyRetime(_ slot: Int, _ module: Int, touched: Int) {
    let (old, new) = (Int(state.slots.sessionStart[slot]), Int(state.slots.sessionStart[state.candidate]))
    var days = 0
    var isBooked = true
    var booked = 0
    let count = Int(state.modules.sessionCount[module])
    for index in 0..<count where isChanged(index, old, new, touched) {
      days -= state.unbook(old + index, of: slot, module)
    }
    let places = max(Int(state.size[slot]), 1)
    for index in 0..<count where isChanged(index, old, new, touched) {
      guard state.findResources(index, for: slot, places: places, &random) else {
        isBooked = false
        break
      }
      days += state.book(new + index, of: state.candidate, module)
      booked = index + 1
    }
    if isBooked && touched >= 0 && !state.hasSpecial {
      // The dates stay: nobody's week changes.
      let change =
        PerturbSession.cost(slot, sessionsOf: state.candidate, state) - PerturbSession.cost(slot, state)
      let delta = change + state.weights.instructorDays * days
      if delta <= allowance() { return state.commitResources(slot, module, delta: delta) }
    } else if isBooked {
      state.summariseDates(state.candidate)
      if state.membersCanFollow(slot, module) {
        let delta = state.retimeDelta(slot, module) + state.weights.instructorDays * days
        if delta <= allowance() { return state.commitRetime(slot, module, delta: delta) }
      }
    }
    for index in 0..<booked where isChanged(index, old, new, touched) {
      _ = state.unbook(new + index, of: state.candidate, module)
    }
    for index in 0..<count where isChanged(index, old, new, touched) {
      _ = state.book(old + index, of: slot, module)
    }
  }

  @inline(__always)
  private func isChanged(_ index: Int, _ old: Int, _ new: Int, _ touched: Int) -> Bool {
    index == touched || state.date[old + index] != state.date[new + index]
  }
}

extension State {
  /// Whether all members of a team can attend the sessions of `candidate` instead.
  func membersCanFollow(_ slot: Int, _ module: Int) -> Bool {
    for place in memberRange(slot) {
      let option = Int(members[place])
      let person = Int(options.person[option])
      for word in 0..<words {
        let new = mask[candidate * words + word] & ~mask[slot * words + word]
        var closed = AbsenceConstraint.closed(person, word: word, self)
        if !people.isSpecial[person] { closed |= DayClashConstraint.closed(person, word: word, self) }
        if new & closed != 0 { return false }
      }
      if people.isSpecial[person],
        !DayClashConstraint.allows(person, from: slot, to: candidate, self)
          || !DoubleRoleConstraint.allows(person, to: candidate, self)
      {
        return false
      }
      if !StudyHoursConstraint.allows(person, from: slot, to: candidate, self)
        || !PrerequisiteConstraint.allows(option, to: candidate, self)
      {
        return false
      }
    }
    return hasCoverage(slot, module)
  }

  /// Whether all members together may be away on the new dates of `candidate`.
  private func hasCoverage(_ slot: Int, _ module: Int) -> Bool {
    for session in sessionRange(candidate, module) {
      let day = Int(date[session])
      if contains(day, slot, mask) { continue }
      var isWithin = true
      for place in memberRange(slot) {
        let person = Int(options.person[members[place]])
        if people.isSpecial[person] && contains(day, person, away) { continue }
        for group in [Int(people.departmentGroup[person]), Int(people.siteGroup[person])] {
          scratch[group] += 1
          let limit = coverage.limit[group * calendar.count + day]
          if awayCount[group * calendar.count + day] + scratch[group] > limit { isWithin = false }
        }
      }
      for place in memberRange(slot) {
        let person = options.person[members[place]]
        scratch[people.departmentGroup[person]] = 0
        scratch[people.siteGroup[person]] = 0
      }
      if !isWithin { return false }
    }
    return true
  }

  /// The weighted difference of all goals but instructor days when a team takes over the candidate's sessions.
  func retimeDelta(_ slot: Int, _ module: Int) -> Int {
    var delta = weights.spacing * (Spacing.cost(candidate, self) - Spacing.cost(slot, self))
    delta += PerturbSession.cost(slot, sessionsOf: candidate, self) - PerturbSession.cost(slot, self)
    for place in memberRange(slot) {
      let person = Int(options.person[members[place]])
      delta += weights.avoidDates * AvoidDates.move(person, from: slot, to: candidate, self)
      delta += weights.weekLoad * WeekLoad.move(person, from: slot, to: candidate, self)
    }
    return delta
  }

  /// Another room, instructor or time of day on the same dates, which concerns no member.
  func commitResources(_ slot: Int, _ module: Int, delta: Int) {
    copySessions(from: candidate, to: slot, module: module)
    room[slot] = RoomConstraint.capacity(of: slot, self)
    totals.base.pointee.soft += delta
  }

  func commitRetime(_ slot: Int, _ module: Int, delta: Int) {
    for place in memberRange(slot) { countSessions(Int(options.person[members[place]]), slot, module, -1) }
    copySessions(from: candidate, to: slot, module: module)
    summariseDates(slot)
    for place in memberRange(slot) { countSessions(Int(options.person[members[place]]), slot, module, 1) }
    room[slot] = RoomConstraint.capacity(of: slot, self)
    totals.base.pointee.soft += delta
  }
}
