import HoldplanModel

/// Dates, rooms and instructors that a new team of a module could have beside what the draft holds.
struct Timetables {
  private struct Booking {
    var slots: Range<Int>
    var room: Room.ID
    var instructor: Instructor.ID
  }

  private let workspace: Workspace
  private let module: Module
  private let dates: [CalendarDate]
  private let open: Set<CalendarDate>
  private let bookings: [CalendarDate: [Booking]]

  init(workspace: Workspace, today: CalendarDate, module: Module) {
    self.workspace = workspace
    self.module = module
    dates = workspace.season.teachingDates.filter { $0 > today }
    open = Set(dates)
    var bookings: [CalendarDate: [Booking]] = [:]
    for team in workspace.draft.teams.unordered {
      let patterns = workspace.modules[team.module]?.sessions ?? []
      for (index, session) in team.sessions.enumerated() {
        let length = patterns.indices.contains(index) ? patterns[index].slotCount : 1
        bookings[session.date, default: []].append(
          Booking(
            slots: session.slot..<(session.slot + max(1, length)), room: session.room,
            instructor: session.instructor))
      }
    }
    self.bookings = bookings
  }

  /// At most `limit` timetables with free rooms for so many and free instructors, spread over the season.
  func choices(seats: Int, limit: Int = 16) -> [[Session]] {
    guard !module.sessions.isEmpty else { return [] }
    let all = dates.flatMap { first in
      workspace.season.slots.indices.compactMap { timetable(from: first, slot: $0, seats: seats) }
    }
    guard all.count > limit else { return all }
    return (0..<limit).map { all[$0 * all.count / limit] }
  }

  private func timetable(from first: CalendarDate, slot: Int, seats: Int) -> [Session]? {
    var sessions: [Session] = []
    for (index, pattern) in module.sessions.enumerated() {
      guard slot + pattern.slotCount <= workspace.season.slots.count else { return nil }
      let days = index == 0 ? [first] : following(sessions[index - 1].date, pattern)
      let next = days.lazy.filter { open.contains($0) && pattern.weekdays?.contains($0.weekday) ?? true }
        .compactMap { session(on: $0, slot, pattern, seats, like: sessions.last) }.first
      guard let next else { return nil }
      sessions.append(next)
    }
    return sessions
  }

  /// The days on which the next session may be held, those nearest to the ideal gap first.
  private func following(_ date: CalendarDate, _ pattern: SessionPattern) -> [CalendarDate] {
    let gap = pattern.gap ?? GapLimits(minimum: 1, ideal: 7, maximum: 28)
    guard gap.minimum <= gap.maximum else { return [] }
    let step = module.everyWeeks.map { $0 * 7 } ?? 1
    return (gap.minimum...gap.maximum).filter { pattern.kind == .exam || $0.isMultiple(of: step) }
      .sorted { (abs($0 - gap.ideal), $0) < (abs($1 - gap.ideal), $1) }
      .map { date.advanced(by: $0) }
  }

  private func session(
    on date: CalendarDate, _ slot: Int, _ pattern: SessionPattern, _ seats: Int, like last: Session?
  ) -> Session? {
    let slots = slot..<(slot + max(1, pattern.slotCount))
    let taken = (bookings[date] ?? []).filter { $0.slots.overlaps(slots) }
    let rooms = [last?.room].compactMap { $0 } + module.rooms.sorted()
    let room = rooms.first { id in
      !taken.contains { $0.room == id } && (workspace.rooms[id]?.capacity ?? 0) >= seats
    }
    let instructors = [last?.instructor].compactMap { $0 } + module.instructors.sorted()
    let instructor = instructors.first { id in
      !taken.contains { $0.instructor == id }
        && (workspace.instructors[id].map { workspace.isAvailable($0, on: date) } ?? false)
    }
    guard let room, let instructor else { return nil }
    return Session(date: date, slot: slot, room: room, instructor: instructor)
  }
}
