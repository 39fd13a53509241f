/// That the season has too few dates for a module's sessions: so many of so many, and what is closed among the days
/// that the module would use.
package struct DateShortage: Equatable, Sendable {
  package var module: Module.ID
  package var possible: Int
  package var needed: Int
  /// Days of the module's rhythm on which nobody is taught, in order.
  package var closed: [CalendarDate]
}

extension Workspace {
  /// Nil where some sequence of dates holds all sessions of the module, whoever takes part.
  ///
  /// A first date that is pinned is kept. The days tried are the season's teaching dates; the longest sequence
  /// counts, the earliest where several do.
  package func dateShortage(of module: Module) -> DateShortage? {
    let dates = season.teachingDates
    let pinned = pins.compactMap { pin -> CalendarDate? in
      guard case .session(let team, let owner, 0, let date, _) = pin,
        owner == module.id || draft.teams[team]?.module == module.id
      else { return nil }
      return date
    }.min()
    var best: (count: Int, first: CalendarDate?) = (0, pinned)
    for first in pinned.map({ [$0] }) ?? dates where isAllowed(first, 0, module, dates) {
      let count = longest(from: first, module, dates)
      if count == module.sessions.count { return nil }
      if count > best.count { best = (count, first) }
    }
    return DateShortage(
      module: module.id, possible: best.count, needed: module.sessions.count,
      closed: closedDays(of: module, from: best.first))
  }

  private func isAllowed(
    _ date: CalendarDate, _ index: Int, _ module: Module, _ dates: [CalendarDate]
  ) -> Bool {
    let pattern = module.sessions[index]
    return pattern.weekdays?.contains(date.weekday) ?? true && season.closedDay(on: date) == nil
      && season.holiday(on: date) == nil && season.contains(date)
  }

  /// How many sessions follow each other when the first is on a date.
  private func longest(from first: CalendarDate, _ module: Module, _ dates: [CalendarDate]) -> Int {
    var last: [CalendarDate] = [first]
    for index in module.sessions.indices.dropFirst() {
      let pattern = module.sessions[index]
      let next = dates.filter { date in
        guard first < date, isAllowed(date, index, module, dates) else { return false }
        if let weeks = module.everyWeeks, pattern.kind == .lesson,
          first.distance(to: date) % (7 * max(1, weeks)) != 0
        {
          return false
        }
        return last.contains { earlier in
          let days = earlier.distance(to: date)
          return days > 0 && pattern.gap?.allows(days) ?? true
        }
      }
      if next.isEmpty { return index }
      last = next
    }
    return module.sessions.count
  }

  /// Days that the module would use, were they not closed: those of its rhythm from the first date on, or where
  /// it has none all closed days on its weekdays.
  private func closedDays(of module: Module, from first: CalendarDate?) -> [CalendarDate] {
    guard season.start <= season.end else { return [] }
    let weekdays = module.sessions.compactMap(\.weekdays).first ?? season.teachingWeekdays
    return (season.start...season.end).filter { date in
      guard weekdays.contains(date.weekday), season.teachingWeekdays.contains(date.weekday),
        season.closedDay(on: date) != nil || season.holiday(on: date) != nil
      else { return false }
      guard let weeks = module.everyWeeks, let first else { return true }
      return first <= date && first.distance(to: date) % (7 * max(1, weeks)) == 0
    }
  }
}
