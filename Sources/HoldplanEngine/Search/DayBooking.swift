/// Rooms, instructors and times of day for the sessions of each date, matched exactly: a session that finds no
/// room makes others move to theirs along an augmenting path (Kuhn 1955), and to another time of day.
final class DayBooking {
  private let state: State
  private let arena = Arena()
  private let periods: Int
  private let width: Int
  /// Rooms that hold a group, smallest first, and instructors who may teach it.
  private let rooms: Rows
  private let instructors: Rows
  private let span: Flat<Int32>
  private let pinned: Flat<Int32>
  /// The group that has a room at a time: -1 nobody, -2 somebody outside; `(day * periods + period) * rooms`.
  private let roomUse: Flat<Int32>
  private let instructorUse: Flat<Int32>
  /// Which session a group has on a date, or -1.
  private let sessionOn: Flat<Int32>
  private let onDay: Flat<Int32>
  private let dayCount: Flat<Int32>
  private let groupCount: Int
  /// By group and session.
  let period: Flat<Int32>
  let room: Flat<Int32>
  let instructor: Flat<Int32>
  /// Counts the changes of a date, so that what is known of it can be remembered.
  private let version: Flat<Int32>
  private let knownAt: Flat<Int32>
  private let known: Flat<Int32>
  private let visited: Flat<Int32>
  private var stamp: Int32 = 0
  private let kept: [Flat<Int32>]
  private let size: Flat<Int32>

  init(_ state: State, _ groups: [Timetable.Group], width: Int) {
    self.state = state
    self.width = width
    let days = state.calendar.count
    periods = state.calendar.slotsPerDay
    groupCount = groups.count
    let capacity = state.resources.capacity
    rooms = arena.rows(
      groups.map { group in
        state.modules.rooms.range(group.module).map { state.modules.rooms.values[$0] }
          .filter { Int(capacity[$0]) >= group.members.count }
          .sorted { (capacity[$0], $0) < (capacity[$1], $1) }
      })
    instructors = arena.rows(
      groups.map { group in
        state.modules.instructors.range(group.module).map { state.modules.instructors.values[$0] }
      })
    span = arena.make(groups.count * width, 1)
    pinned = arena.make(groups.count * width, -1)
    size = arena.make(groups.map { Int32($0.members.count) })
    for (index, group) in groups.enumerated() {
      for session in 0..<Int(state.modules.sessionCount[group.module]) {
        span[index * width + session] =
          state.modules.periods[Int(state.modules.sessionStart[group.module]) + session]
        pinned[index * width + session] =
          state.slots.pinnedPeriod[Int(state.slots.sessionStart[group.slot]) + session]
      }
    }
    roomUse = arena.make(days * periods * state.resources.roomCount, -1)
    instructorUse = arena.make(days * periods * state.resources.instructorCount, -1)
    sessionOn = arena.make(groups.count * days, -1)
    onDay = arena.make(days * groups.count, -1)
    dayCount = arena.make(days, 0)
    period = arena.make(groups.count * width, -1)
    room = arena.make(groups.count * width, -1)
    instructor = arena.make(groups.count * width, -1)
    version = arena.make(days, 1)
    knownAt = arena.make(groups.count * days, 0)
    known = arena.make(groups.count * days, 0)
    visited = arena.make(max(state.resources.roomCount, state.resources.instructorCount), 0)
    let row = periods * (state.resources.roomCount + state.resources.instructorCount) + 3 * groups.count
    kept = [arena.make(row, -1), arena.make(row, -1)]
    blockWhatIsTaken(groups)
  }

  /// What teams outside the timetable have, and when instructors are away.
  private func blockWhatIsTaken(_ groups: [Timetable.Group]) {
    let (roomCount, instructorCount) = (state.resources.roomCount, state.resources.instructorCount)
    for day in 0..<state.calendar.count {
      for period in 0..<periods {
        let bit = UInt32(1) << UInt32(period)
        for room in 0..<roomCount where state.roomBusy[day * roomCount + room] & bit != 0 {
          roomUse[(day * periods + period) * roomCount + room] = -2
        }
        for person in 0..<instructorCount
        where state.instructorBusy[day * instructorCount + person] & bit != 0
          || state.contains(day, person, state.resources.instructorBlocked)
        {
          instructorUse[(day * periods + period) * instructorCount + person] = -2
        }
      }
    }
    for group in groups where state.isOpen[group.slot] { release(group) }
  }

  private func release(_ group: Timetable.Group) {
    let (roomCount, instructorCount) = (state.resources.roomCount, state.resources.instructorCount)
    for session in state.sessionRange(group.slot, group.module) {
      let bits = state.periods(session, of: group.slot, group.module)
      for period in 0..<periods where bits & (1 << UInt32(period)) != 0 {
        let row = Int(state.date[session]) * periods + period
        roomUse[row * roomCount + Int(state.sessionRoom[session])] = -1
        instructorUse[row * instructorCount + Int(state.instructor[session])] = -1
      }
    }
  }

  // MARK: Questions

  /// What stands in the way of a group on a date: -1 nothing, -2 something that cannot be moved, else the
  /// smallest group that would have to go.
  func obstacle(_ group: Int, _ index: Int, day: Int) -> Int {
    let place = group * state.calendar.count + day
    // It can take the place that it leaves.
    if sessionOn[place] >= 0 { return -1 }
    if knownAt[place] == version[day] { return Int(known[place]) }
    let answer = findObstacle(group, index, day)
    knownAt[place] = version[day]
    known[place] = Int32(answer)
    return answer
  }

  private func findObstacle(_ group: Int, _ index: Int, _ day: Int) -> Int {
    if rooms.count(group) == 0 || instructors.count(group) == 0 { return -2 }
    // The group may be booked on another date: that must not be forgotten over the question.
    let session = group * width + index
    let own = (period[session], room[session], instructor[session])
    defer { (period[session], room[session], instructor[session]) = own }
    keep(day, 0)
    let fits = arrange(group, index, day)
    takeBack(day, 0)
    return fits ? -1 : smallestInTheWay(group, index, day)
  }

  private func smallestInTheWay(_ group: Int, _ index: Int, _ day: Int) -> Int {
    var (best, bestSize) = (-2, Int32.max)
    for entry in 0..<Int(dayCount[day]) {
      let other = Int(onDay[day * groupCount + entry])
      if other != group, size[other] < bestSize, fits(group, index, day, without: other) {
        (best, bestSize) = (other, size[other])
      }
    }
    return best
  }

  private func fits(_ group: Int, _ index: Int, _ day: Int, without other: Int) -> Bool {
    keep(day, 0)
    let place = other * state.calendar.count + day
    let session = sessionOn[place]
    clear(other, Int(session), day)
    sessionOn[place] = -1
    let fits = arrangeInTime(group, index, day)
    sessionOn[place] = session
    takeBack(day, 0)
    return fits
  }

  // MARK: Booking

  /// Books a session; false, with nothing changed, where that cannot be.
  func insert(_ group: Int, _ index: Int, day: Int) -> Bool {
    guard arrange(group, index, day) else { return false }
    note(group, index, day)
    return true
  }

  /// Books a session where and when it was booked before.
  func book(_ group: Int, _ index: Int, day: Int, period: Int32, room: Int32, instructor: Int32) {
    let session = group * width + index
    self.period[session] = period
    self.room[session] = room
    self.instructor[session] = instructor
    for step in Int(period)..<Int(period + span[session]) {
      let row = day * periods + step
      roomUse[row * state.resources.roomCount + Int(room)] = Int32(group)
      instructorUse[row * state.resources.instructorCount + Int(instructor)] = Int32(group)
    }
    note(group, index, day)
  }

  private func note(_ group: Int, _ index: Int, _ day: Int) {
    onDay[day * groupCount + Int(dayCount[day])] = Int32(group)
    dayCount[day] += 1
    sessionOn[group * state.calendar.count + day] = Int32(index)
    version[day] += 1
  }

  func remove(_ group: Int, _ index: Int, day: Int) {
    clear(group, index, day)
    sessionOn[group * state.calendar.count + day] = -1
    let count = Int(dayCount[day])
    for entry in 0..<count where Int(onDay[day * groupCount + entry]) == group {
      onDay[day * groupCount + entry] = onDay[day * groupCount + count - 1]
      break
    }
    dayCount[day] -= 1
    version[day] += 1
  }

  private func clear(_ group: Int, _ index: Int, _ day: Int) {
    let session = group * width + index
    guard period[session] >= 0 else { return }
    for step in Int(period[session])..<Int(period[session] + span[session]) {
      let row = day * periods + step
      roomUse[row * state.resources.roomCount + Int(room[session])] = -1
      instructorUse[row * state.resources.instructorCount + Int(instructor[session])] = -1
    }
    period[session] = -1
  }

  /// Finds a time, a room and an instructor, making others move where it must.
  private func arrange(_ group: Int, _ index: Int, _ day: Int) -> Bool {
    if arrangeInTime(group, index, day) { return true }
    guard periods >= Int(span[group * width + index]) else { return false }
    for entry in 0..<Int(dayCount[day]) {
      let other = Int(onDay[day * groupCount + entry])
      let otherIndex = Int(sessionOn[other * state.calendar.count + day])
      guard otherIndex >= 0, other != group, pinned[other * width + otherIndex] < 0 else { continue }
      if changesTime(other, otherIndex, for: group, index, day) { return true }
    }
    return false
  }

  /// As `arrange`, while all others keep their time of day.
  private func arrangeInTime(_ group: Int, _ index: Int, _ day: Int) -> Bool {
    keep(day, 1)
    let session = group * width + index
    let last = periods - Int(span[session])
    guard last >= 0 else { return false }
    for start in 0...last where pinned[session] < 0 || Int(pinned[session]) == start {
      if take(group, index, day, start) { return true }
      takeBack(day, 1)
    }
    return false
  }

  /// Lets another session go to another time of day and takes what it had.
  private func changesTime(
    _ other: Int, _ otherIndex: Int, for group: Int, _ index: Int, _ day: Int
  ) -> Bool {
    let (session, second) = (group * width + index, other * width + otherIndex)
    let old = Int(period[second])
    for start in 0...(periods - Int(span[second])) where start != old {
      for own in 0...(periods - Int(span[session]))
      where pinned[session] < 0 || Int(pinned[session]) == own {
        clear(other, otherIndex, day)
        if take(group, index, day, own), take(other, otherIndex, day, start) { return true }
        period[session] = -1
        takeBack(day, 1)
      }
    }
    return false
  }

  private func take(_ group: Int, _ index: Int, _ day: Int, _ start: Int) -> Bool {
    let session = group * width + index
    period[session] = Int32(start)
    if span[session] == 1 {
      let row = day * periods + start
      stamp += 1
      guard augmentRoom(group, session, row) else {
        period[session] = -1
        return false
      }
      stamp += 1
      if augmentInstructor(group, session, row) { return true }
      period[session] = -1
      return false
    }
    if takeWhole(group, session, day, isRoom: true), takeWhole(group, session, day, isRoom: false) {
      return true
    }
    period[session] = -1
    return false
  }

  private func augmentRoom(_ group: Int, _ session: Int, _ row: Int) -> Bool {
    let base = row * state.resources.roomCount
    for entry in rooms.range(group) {
      let place = Int(rooms.values[entry])
      guard visited[place] != stamp else { continue }
      visited[place] = stamp
      let other = Int(roomUse[base + place])
      if other != -1 {
        guard let moved = movable(other, row), augmentRoom(other, moved, row) else { continue }
      }
      roomUse[base + place] = Int32(group)
      room[session] = Int32(place)
      return true
    }
    return false
  }

  private func augmentInstructor(_ group: Int, _ session: Int, _ row: Int) -> Bool {
    let base = row * state.resources.instructorCount
    for entry in instructors.range(group) {
      let place = Int(instructors.values[entry])
      guard visited[place] != stamp else { continue }
      visited[place] = stamp
      let other = Int(instructorUse[base + place])
      if other != -1 {
        guard let moved = movable(other, row), augmentInstructor(other, moved, row) else { continue }
      }
      instructorUse[base + place] = Int32(group)
      instructor[session] = Int32(place)
      return true
    }
    return false
  }

  /// The session of a group that may be moved along a path: it takes no more than one period.
  private func movable(_ group: Int, _ row: Int) -> Int? {
    guard group >= 0 else { return nil }
    let index = Int(sessionOn[group * state.calendar.count + row / periods])
    guard index >= 0, span[group * width + index] == 1 else { return nil }
    return group * width + index
  }

  /// A room or instructor for a session of several periods: all of them must be free or be freed.
  private func takeWhole(_ group: Int, _ session: Int, _ day: Int, isRoom: Bool) -> Bool {
    let use = isRoom ? roomUse : instructorUse
    let list = isRoom ? rooms : instructors
    let stride = isRoom ? state.resources.roomCount : state.resources.instructorCount
    let range = Int(period[session])..<Int(period[session] + span[session])
    for entry in list.range(group) {
      let place = Int(list.values[entry])
      let rows = range.map { (day * periods + $0) }
      let others = rows.map { Int(use[$0 * stride + place]) }
      guard others.allSatisfy({ $0 == -1 }) else { continue }
      for row in rows { use[row * stride + place] = Int32(group) }
      if isRoom { room[session] = Int32(place) } else { instructor[session] = Int32(place) }
      return true
    }
    return false
  }

  // MARK: Taking back

  /// Remembers what is booked on a date.
  private func keep(_ day: Int, _ level: Int) {
    let buffer = kept[level].base
    let (roomCells, instructorCells) = cells
    buffer.update(from: roomUse.base + day * roomCells, count: roomCells)
    (buffer + roomCells).update(
      from: instructorUse.base + day * instructorCells, count: instructorCells)
    var end = roomCells + instructorCells
    for entry in 0..<Int(dayCount[day]) {
      let session = booked(entry, day)
      guard session >= 0 else { continue }
      buffer[end] = period[session]
      buffer[end + 1] = room[session]
      buffer[end + 2] = instructor[session]
      end += 3
    }
  }

  private func takeBack(_ day: Int, _ level: Int) {
    let buffer = kept[level].base
    let (roomCells, instructorCells) = cells
    (roomUse.base + day * roomCells).update(from: buffer, count: roomCells)
    (instructorUse.base + day * instructorCells).update(
      from: buffer + roomCells, count: instructorCells)
    var end = roomCells + instructorCells
    for entry in 0..<Int(dayCount[day]) {
      let session = booked(entry, day)
      guard session >= 0 else { continue }
      period[session] = buffer[end]
      room[session] = buffer[end + 1]
      instructor[session] = buffer[end + 2]
      end += 3
    }
  }

  private var cells: (Int, Int) {
    (periods * state.resources.roomCount, periods * state.resources.instructorCount)
  }

  private func booked(_ entry: Int, _ day: Int) -> Int {
    let group = Int(onDay[day * groupCount + entry])
    let index = Int(sessionOn[group * state.calendar.count + day])
    return index < 0 ? -1 : group * width + index
  }
}
