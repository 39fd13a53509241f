import HoldplanModel

extension Board {
  /// The session on its date and time with another room or instructor.
  func resources(for place: Place) -> [Session] {
    let session = groups[place.group].meetings[place.index].session
    let module = module(groups[place.group])
    let best = resourced(place, on: session.date, slot: session.slot)
    let size = groups[place.group].members.count
    let day = day(of: session.date)
    guard day >= 0 else { return [] }
    let periods = periods(groups[place.group], place.index)
    let others = meetingsOn[day].filter { other in
      other != place && self.periods(groups[other.group], other.index).overlaps(periods)
    }.map { groups[$0.group].meetings[$0.index].session }
    let (rooms, busy) = (Set(others.map(\.room)), Set(others.map(\.instructor)))
    let free = module.instructors.sorted().filter { id in
      !busy.contains(id)
        && (workspace.instructors[id].map { workspace.isAvailable($0, on: session.date) } ?? false)
    }
    let fitting = module.rooms.sorted().filter {
      !rooms.contains($0) && (workspace.rooms[$0]?.capacity ?? 0) >= size
    }
    var found = [best]
    for instructor in free.prefix(6) {
      for room in [session.room] + fitting.prefix(4) {
        var other = session
        other.instructor = instructor
        other.room = room
        if !found.contains(other) { found.append(other) }
      }
    }
    return found
  }

  /// Other dates for a session, with those after it moved as little as their gaps ask; those with the fewest
  /// members who cannot come first, and of these the nearest.
  func shifts(of place: Place) -> [[DraftStep]] {
    let group = groups[place.group]
    let patterns = module(group).sessions
    guard patterns.count == group.meetings.count else { return [] }
    let closed = group.members.map { member in
      zip(closedDays(member), days(of: groupsOf[member].filter { $0 != place.group })).map {
        $0 | $1
      }
    }
    func absent(_ date: CalendarDate) -> Int {
      let day = day(of: date)
      return closed.count { day < 0 || $0[day >> 6] & (1 << UInt64(day & 63)) != 0 }
    }
    let first = today.flatMap(workspace.firstPlannableDate)
    let dates = first.map { first in names.dates.filter { first <= $0 } } ?? names.dates
    let old = group.meetings[place.index].session.date
    let sequences = dates.compactMap { sequence(place, patterns, from: $0, dates, absent) }
    return sequences.sorted { one, two in
      let (missing, other) = (one.reduce(0) { $0 + absent($1) }, two.reduce(0) { $0 + absent($1) })
      let (near, far) = (abs(one[0].distance(to: old)), abs(two[0].distance(to: old)))
      return (missing, near, one[0]) < (other, far, two[0])
    }.prefix(12).map { sequence in steps(place, to: sequence) }
  }

  /// New dates for a session and those after it, beginning with `date`; nil where none keep the gaps.
  private func sequence(
    _ place: Place, _ patterns: [SessionPattern], from date: CalendarDate, _ dates: [CalendarDate],
    _ absent: (CalendarDate) -> Int
  ) -> [CalendarDate]? {
    let meetings = groups[place.group].meetings
    let start = meetings[0].session.date
    func suits(_ date: CalendarDate, _ index: Int, after previous: CalendarDate?) -> Bool {
      guard patterns[index].weekdays?.contains(date.weekday) ?? true else { return false }
      if let previous {
        let gap = previous.distance(to: date)
        guard gap > 0, patterns[index].gap?.allows(gap) ?? true else { return false }
      }
      guard index > 0, place.index > 0, let weeks = module(groups[place.group]).everyWeeks, weeks > 0,
        patterns[index].kind == .lesson
      else { return true }
      return start.distance(to: date) % (7 * weeks) == 0
    }
    var previous = place.index > 0 ? meetings[place.index - 1].session.date : nil
    guard suits(date, place.index, after: previous) else { return nil }
    var result = [date]
    previous = date
    for index in (place.index + 1)..<max(place.index + 1, meetings.count) {
      guard !isPinned(Place(group: place.group, index: index)) else { return nil }
      let now = meetings[index].session.date
      if suits(now, index, after: previous), keepsPhase(now, index, from: result[0], place, patterns) {
        result.append(now)
      } else {
        let next = dates.filter {
          suits($0, index, after: previous) && keepsPhase($0, index, from: result[0], place, patterns)
        }.min { (absent($0), abs($0.distance(to: now)), $0) < (absent($1), abs($1.distance(to: now)), $1) }
        guard let next else { return nil }
        result.append(next)
      }
      previous = result.last
    }
    return result
  }

  /// Whether a date keeps the rhythm of a team whose first session is among those that move.
  private func keepsPhase(
    _ date: CalendarDate, _ index: Int, from first: CalendarDate, _ place: Place, _ patterns: [SessionPattern]
  ) -> Bool {
    guard place.index == 0, let weeks = module(groups[place.group]).everyWeeks, weeks > 0,
      patterns[index].kind == .lesson
    else { return true }
    return first.distance(to: date) % (7 * weeks) == 0
  }

  private func steps(_ place: Place, to sequence: [CalendarDate]) -> [DraftStep] {
    sequence.enumerated().compactMap { offset, date in
      let moved = Place(group: place.group, index: place.index + offset)
      let session = groups[moved.group].meetings[moved.index].session
      if session.date == date { return nil }
      return .session(moved, resourced(moved, on: date, slot: session.slot))
    }
  }

  /// People who are to take a module and have no team in it.
  func waiting(for module: Int) -> [Int] {
    let id = names.modules[module].id
    return names.employees.indices.filter { person in
      names.requirements[person].required.contains(id) && membership(of: person, in: module) == nil
    }
  }

  /// Whether a person could come to all sessions of a team: leave, weekdays, employment and the own other teams
  /// of other modules.
  func isOpen(_ group: Int, to person: Int) -> Bool {
    let others = days(of: groupsOf[person].filter { groups[$0].module != groups[group].module })
    return (0..<words).allSatisfy { mask(group, word: $0) & (closed(person, word: $0) | others[$0]) == 0 }
  }
}
