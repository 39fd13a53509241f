import HoldplanModel

/// The dates of one team with as few sessions moved as can be, on which all its members can come: found exactly, by
/// going through the sessions in order and keeping the cheapest way to each date.
///
/// Other teams stay as they are. Held and pinned sessions do, too.
struct TeamDates {
  private let board: Board
  private let group: Int
  private let dates: [CalendarDate]
  private let patterns: [SessionPattern]
  /// For each session what it would be on each date; nil where it cannot be held then.
  private var choices: [[Session?]] = []

  /// What a sequence costs: sessions moved to another date or time, then days by which they are moved.
  private struct Cost: Comparable {
    var moved = 0
    var days = 0

    static func < (left: Self, right: Self) -> Bool { (left.moved, left.days) < (right.moved, right.days) }
    static func + (left: Self, right: Self) -> Self {
      Self(moved: left.moved + right.moved, days: left.days + right.days)
    }
  }

  /// Nil for a team that lacks sessions, or has too many.
  init?(_ board: Board, _ group: Int) {
    self.board = board
    self.group = group
    dates = board.names.dates
    patterns = board.names.modules[board.groups[group].module].sessions
    guard patterns.count == board.groups[group].meetings.count, !patterns.isEmpty else { return nil }
    choices = patterns.indices.map(choices)
  }

  // MARK: What is possible

  private func choices(_ index: Int) -> [Session?] {
    let place = Board.Place(group: group, index: index)
    let now = board.groups[group].meetings[index].session
    if board.isHeld(place) || board.isPinned(place) { return dates.map { $0 == now.date ? now : nil } }
    let members = board.groups[group].members
    var closed = board.days(of: members.flatMap { board.groupsOf[$0] }.filter { $0 != group })
    for member in members {
      let teaching = board.names.teaches[member].isEmpty ? nil : board.teachingDays(member)
      for word in closed.indices { closed[word] |= board.closed(member, word: word) | (teaching?[word] ?? 0) }
    }
    var counts: [Int: Int] = [:]
    for member in members { for watcher in board.names.watchers(member) { counts[watcher, default: 0] += 1 } }
    let first = board.today.flatMap(board.workspace.firstPlannableDate)
    return dates.map { date in
      let day = board.day(of: date)
      guard day >= 0, closed[day >> 6] & (1 << UInt64(day & 63)) == 0, first.map({ $0 <= date }) ?? true,
        patterns[index].weekdays?.contains(date.weekday) ?? true, mayBeAway(counts, on: day)
      else { return nil }
      return session(place, on: date)
    }
  }

  /// Whether departments and sites can spare all members at once.
  private func mayBeAway(_ counts: [Int: Int], on day: Int) -> Bool {
    let meets = board.mask(group, word: day >> 6) & (1 << UInt64(day & 63)) != 0
    return counts.allSatisfy { watcher, count in
      let away = board.awayCount[watcher * board.dayCount + day]
      return (meets ? away : away + count) <= board.names.coverageLimit[watcher]
    }
  }

  /// The session on a date, at its time if that can be, in a room and with an instructor that are free; nil where
  /// there are none.
  private func session(_ place: Board.Place, on date: CalendarDate) -> Session? {
    let now = board.groups[group].meetings[place.index].session
    let last = board.season.slots.count - patterns[place.index].slotCount
    let slots = [now.slot] + (0..<max(1, last + 1)).filter { $0 != now.slot }
    return slots.filter { (0...max(0, last)).contains($0) }.lazy
      .map { board.resourced(place, on: date, slot: $0) }
      .first { board.isBookable(place, as: $0) }
  }

  // MARK: The cheapest sequence

  /// The steps that move the fewest sessions; nil where no sequence of dates suits everybody, none where the team
  /// meets as it should.
  func fewestMoves() -> [DraftStep]? { cheapest().map { steps($0.dates) } }

  /// For each date that a session could have, the steps that move the fewest sessions then; the fewest first.
  func fewestMoves(byDateOf index: Int) -> [[DraftStep]] {
    let open = dates.indices.filter { choices[index][$0] != nil }
    return open.compactMap { date in
      var fixed = self
      for other in open where other != date { fixed.choices[index][other] = nil }
      return fixed.cheapest()
    }.sorted { $0.cost < $1.cost }.map { steps($0.dates) }
  }

  private func steps(_ chosen: [Int]) -> [DraftStep] {
    chosen.enumerated().compactMap { index, date in
      guard let session = choices[index][date], session != board.groups[group].meetings[index].session
      else { return nil }
      return .session(Board.Place(group: group, index: index), session)
    }
  }

  private func cheapest() -> (cost: Cost, dates: [Int])? {
    let module = board.names.modules[board.groups[group].module]
    let rhythm = module.everyWeeks.map { max(1, 7 * $0) } ?? 1
    return (0..<rhythm).compactMap { cheapest(rhythm, $0) }.min { $0.cost < $1.cost }
  }

  private func cheapest(_ rhythm: Int, _ phase: Int) -> (cost: Cost, dates: [Int])? {
    var reached: [Cost?] = dates.indices.map { cost(0, $0, rhythm, phase) }
    var before: [[Int]] = []
    for index in patterns.indices.dropFirst() {
      var next = [Cost?](repeating: nil, count: dates.count)
      var origins = [Int](repeating: -1, count: dates.count)
      for date in dates.indices {
        guard let own = cost(index, date, rhythm, phase) else { continue }
        for earlier in 0..<date {
          guard let cost = reached[earlier] else { continue }
          let gap = dates[earlier].distance(to: dates[date])
          guard patterns[index].gap?.allows(gap) ?? true else { continue }
          let total = cost + own
          if next[date].map({ total < $0 }) ?? true { (next[date], origins[date]) = (total, earlier) }
        }
      }
      reached = next
      before.append(origins)
    }
    guard
      let last = dates.indices.filter({ reached[$0] != nil }).min(by: { isCheaper(reached[$0], reached[$1]) }
      ),
      let cost = reached[last]
    else { return nil }
    var path = [last]
    for origins in before.reversed() { path.append(origins[path[path.count - 1]]) }
    return (cost, path.reversed())
  }

  private func isCheaper(_ one: Cost?, _ other: Cost?) -> Bool {
    guard let one, let other else { return one != nil }
    return one < other
  }

  /// What session `index` costs on a date; nil where it cannot be held then.
  private func cost(_ index: Int, _ date: Int, _ rhythm: Int, _ phase: Int) -> Cost? {
    guard let session = choices[index][date] else { return nil }
    let isInStep = index > 0 && patterns[index].kind != .lesson || dates[date].dayNumber % rhythm == phase
    guard isInStep else { return nil }
    let now = board.groups[group].meetings[index].session
    let isMoved = now.date != session.date || now.slot != session.slot
    return Cost(moved: isMoved ? 1 : 0, days: abs(now.date.distance(to: session.date)))
  }
}

extension Board {
  /// Whether a session has a room that holds the team and an instructor who is there, both free then.
  func isBookable(_ place: Place, as session: Session) -> Bool {
    let group = groups[place.group]
    let meeting = meeting(session)
    guard meeting.day >= 0, names.roomChoices[group.module].contains(meeting.room),
      names.rooms[meeting.room].capacity >= group.members.count,
      names.instructorChoices[group.module].contains(meeting.instructor),
      isAvailable(meeting.instructor, on: session.date)
    else { return false }
    let patterns = names.modules[group.module].sessions
    let count = patterns.indices.contains(place.index) ? max(1, patterns[place.index].slotCount) : 1
    let periods = session.slot..<session.slot + count
    return !meetingsOn[meeting.day].contains { other in
      guard other != place, self.periods(groups[other.group], other.index).overlaps(periods) else {
        return false
      }
      let taken = groups[other.group].meetings[other.index]
      return taken.room == meeting.room || taken.instructor == meeting.instructor
    }
  }
}
