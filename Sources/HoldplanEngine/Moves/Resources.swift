extension State {
  /// Finds a period, a room for `places` people and an instructor for session `index` of `candidate`, whose
  /// date is set; `slot` says which pins hold. Instructors who teach that day already come first.
  func findResources(_ index: Int, for slot: Int, places: Int, _ random: inout Random) -> Bool {
    let module = module(of: slot)
    let session = Int(slots.sessionStart[candidate]) + index
    let day = Int(date[session])
    let count = Int(modules.periods[Int(modules.sessionStart[module]) + index])
    let last = calendar.slotsPerDay - count
    guard last >= 0 else { return false }
    let pinned = Int(slots.pinnedPeriod[Int(slots.sessionStart[slot]) + index])
    let offset = random.below(last + 1)
    let wantsSaving = random.below(8) != 0
    var isFound = false
    for step in 0...last {
      let start = pinned >= 0 ? pinned : (offset + step) % (last + 1)
      let bits = Self.periods(from: start, count: count)
      if start <= last, let room = findRoom(module, day, bits, places, &random),
        let instructor = findInstructor(module, day, bits, wantsSaving: wantsSaving, &random),
        !isFound || instructor.isThere
      {
        period[session] = Int32(start)
        sessionRoom[session] = Int32(room)
        self.instructor[session] = Int32(instructor.person)
        if instructor.isThere || !wantsSaving { return true }
        isFound = true
      }
      if pinned >= 0 { return isFound }
    }
    return isFound
  }

  private func findRoom(
    _ module: Int, _ day: Int, _ bits: UInt32, _ places: Int, _ random: inout Random
  ) -> Int? {
    let range = modules.rooms.range(module)
    guard !range.isEmpty else { return nil }
    let offset = random.below(range.count)
    for step in 0..<range.count {
      var row = range.lowerBound + offset + step
      if row >= range.upperBound { row -= range.count }
      let room = Int(modules.rooms.values[row])
      if Int(resources.capacity[room]) >= places, RoomConstraint.isFree(room, day: day, periods: bits, self) {
        return room
      }
    }
    return nil
  }

  /// Somebody who may teach, and whether that adds no day of teaching. Who is there already comes first where that
  /// is wanted.
  private func findInstructor(
    _ module: Int, _ day: Int, _ bits: UInt32, wantsSaving: Bool, _ random: inout Random
  ) -> (person: Int, isThere: Bool)? {
    let range = modules.instructors.range(module)
    guard !range.isEmpty else { return nil }
    let offset = random.below(range.count)
    var fallback: Int?
    for step in 0..<range.count {
      var row = range.lowerBound + offset + step
      if row >= range.upperBound { row -= range.count }
      let person = Int(modules.instructors.values[row])
      guard InstructorConstraint.isFree(person, day: day, periods: bits, self),
        DoubleRoleConstraint.mayTeach(person, day: day, periods: bits, self)
      else { continue }
      if instructorBusy[day * resources.instructorCount + person] != 0 { return (person, true) }
      if !wantsSaving { return (person, false) }
      if fallback == nil { fallback = person }
    }
    return fallback.map { ($0, false) }
  }

  /// Finds and books what all sessions of `candidate` need, one after another. Returns the instructor days it
  /// adds; nil, with nothing booked, where something is missing.
  func bookCandidate(for slot: Int, places: Int, _ random: inout Random) -> Int? {
    let module = module(of: slot)
    let range = sessionRange(candidate, module)
    var added = 0
    for (index, session) in range.enumerated() {
      if findResources(index, for: slot, places: places, &random) {
        added += book(session, of: candidate, module)
      } else {
        for earlier in range.lowerBound..<session { _ = unbook(earlier, of: candidate, module) }
        return nil
      }
    }
    return added
  }
}
