extension State {
  /// The periods of the day that a session takes, one bit each.
  @inline(__always)
  func periods(_ session: Int, of slot: Int, _ module: Int) -> UInt32 {
    let pattern = Int(modules.sessionStart[module]) + session - Int(slots.sessionStart[slot])
    return Self.periods(from: Int(period[session]), count: Int(modules.periods[pattern]))
  }

  @inline(__always)
  static func periods(from start: Int, count: Int) -> UInt32 {
    UInt32(truncatingIfNeeded: ((1 << count) - 1) << start)
  }

  @inline(__always)
  func week(_ session: Int) -> Int { Int(calendar.week[date[session]]) }

  /// The open teams, by place.
  var openSlots: [Int] { (0..<slots.count).filter { isOpen[$0] } }

  /// Works out what follows from the dates in `date`.
  func summariseDates(_ slot: Int) {
    for word in 0..<words { mask[slot * words + word] = 0 }
    let sessions = sessionRange(slot, module(of: slot))
    for session in sessions {
      let day = Int(date[session])
      mask[slot * words + day >> 6] |= 1 << UInt64(day & 63)
    }
    guard let first = sessions.first, let last = sessions.last else { return }
    firstDate[slot] = date[first]
    lastDate[slot] = date[last]
    firstWeek[slot] = calendar.week[date[first]]
    lastWeek[slot] = calendar.week[date[last]]
  }

  func clearDates(_ slot: Int) {
    for word in 0..<words { mask[slot * words + word] = 0 }
    firstDate[slot] = -1
    lastDate[slot] = -1
    firstWeek[slot] = 1
    lastWeek[slot] = 0
  }

  func copySessions(from: Int, to: Int, module: Int) {
    let (source, target) = (Int(slots.sessionStart[from]), Int(slots.sessionStart[to]))
    for index in 0..<Int(modules.sessionCount[module]) {
      date[target + index] = date[source + index]
      period[target + index] = period[source + index]
      sessionRoom[target + index] = sessionRoom[source + index]
      instructor[target + index] = instructor[source + index]
    }
  }

  /// Books room and instructor of one session. Returns how many instructor days it adds: 0 or 1.
  func book(_ session: Int, of slot: Int, _ module: Int) -> Int {
    let bits = periods(session, of: slot, module)
    let day = Int(date[session])
    roomBusy[day * resources.roomCount + Int(sessionRoom[session])] |= bits
    let place = day * resources.instructorCount + Int(instructor[session])
    let before = instructorBusy[place]
    instructorBusy[place] = before | bits
    let person = Int(resources.instructorPerson[instructor[session]])
    if person >= 0 { refreshSpecial(person) }
    return before == 0 ? 1 : 0
  }

  /// Frees room and instructor of one session. Returns how many instructor days that saves: 0 or 1.
  func unbook(_ session: Int, of slot: Int, _ module: Int) -> Int {
    let bits = periods(session, of: slot, module)
    let day = Int(date[session])
    roomBusy[day * resources.roomCount + Int(sessionRoom[session])] &= ~bits
    let place = day * resources.instructorCount + Int(instructor[session])
    instructorBusy[place] &= ~bits
    let person = Int(resources.instructorPerson[instructor[session]])
    if person >= 0 { refreshSpecial(person) }
    return instructorBusy[place] == 0 ? 1 : 0
  }

  /// Opens a team whose sessions are set and booked; `instructorDays` is what the booking added.
  func open(_ slot: Int, instructorDays: Int) {
    let module = module(of: slot)
    summariseDates(slot)
    var soft = -PerturbSession.cost(slot, self)
    isOpen[slot] = true
    let count = Int(openCount[module])
    openTeams[Int(slots.start[module]) + count] = Int32(slot)
    openPosition[slot] = Int32(count)
    openCount[module] += 1
    room[slot] = RoomConstraint.capacity(of: slot, self)
    soft += PerturbSession.cost(slot, self) + weights.spacing * Spacing.cost(slot, self) + weights.teams
    soft += weights.sizeDeviation * Int(modules.ideal[module]) + weights.instructorDays * instructorDays
    totals.base.pointee.soft += soft
    if slots.isPinned[slot] { totals.base.pointee.missing -= 1 }
    if openCount[module] <= modules.teamsRequired[module] { totals.base.pointee.missing -= 1 }
  }

  /// Closes a team without members and frees what it had booked.
  func close(_ slot: Int) {
    let module = module(of: slot)
    var saved = 0
    for session in sessionRange(slot, module) { saved += unbook(session, of: slot, module) }
    if slots.isPinned[slot] { totals.base.pointee.missing += 1 }
    if openCount[module] <= modules.teamsRequired[module] { totals.base.pointee.missing += 1 }
    var soft = -PerturbSession.cost(slot, self) - weights.spacing * Spacing.cost(slot, self) - weights.teams
    soft -= weights.sizeDeviation * Int(modules.ideal[module]) + weights.instructorDays * saved
    isOpen[slot] = false
    soft += PerturbSession.cost(slot, self)
    totals.base.pointee.soft += soft
    openCount[module] -= 1
    let start = Int(slots.start[module])
    let last = openTeams[start + Int(openCount[module])]
    openTeams[start + Int(openPosition[slot])] = last
    openPosition[last] = openPosition[slot]
    openPosition[slot] = -1
    clearDates(slot)
  }

  /// Opens a team again as it was when it was closed, which leaves dates, rooms and instructors where they were.
  func reopen(_ slot: Int) {
    let module = module(of: slot)
    var days = 0
    for session in sessionRange(slot, module) { days += book(session, of: slot, module) }
    open(slot, instructorDays: days)
  }

  /// How many teams of a module there may be.
  @inline(__always)
  func teamLimit(_ module: Int) -> Int32 {
    let required = modules.teamsRequired[module]
    return required > 0 ? min(required, modules.teamsMaximum[module]) : modules.teamsMaximum[module]
  }

  /// Whether a team may be dissolved: no pin keeps it, and the module has one more than it must.
  func canClose(_ slot: Int) -> Bool {
    !slots.isPinned[slot] && openCount[module(of: slot)] > modules.teamsRequired[module(of: slot)]
  }

  /// A closed place for another team of the module, where there may be one. Teams that pins name come first,
  /// then those of the published plan.
  func spareSlot(_ module: Int) -> Int? {
    guard openCount[module] < teamLimit(module) else { return nil }
    let range = Int(slots.start[module])..<Int(slots.start[module + 1])
    var best: Int?
    for slot in range where !isOpen[slot] {
      if slots.isPinned[slot] { return slot }
      if best.map({ slots.isPublished[slot] && !slots.isPublished[$0] }) ?? true { best = slot }
    }
    return best
  }
}
