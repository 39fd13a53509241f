import HoldplanModel

/// H04: in no ISO week do the hours of study of the modules that run exceed what the person is granted. A
/// module runs from the week of a team's first session to that of its last.
enum StudyHoursConstraint {
  @inline(__always)
  static func allows(_ person: Int, from: Int, to: Int, _ state: State) -> Bool {
    if state.people.hoursAlwaysFit[person] { return true }
    return count(person, from: from, to: to, state)
  }

  private static func count(_ person: Int, from: Int, to: Int, _ state: State) -> Bool {
    let more = state.modules.hours[state.module(of: to)]
    guard more > 0 else { return true }
    let less = from == state.none ? 0 : state.modules.hours[state.module(of: from)]
    let allowance = state.people.allowance[person]
    let row = person * state.weeks
    let (freedFirst, freedLast) = (state.firstWeek[from], state.lastWeek[from])
    var week = state.firstWeek[to]
    while week <= state.lastWeek[to] {
      let freed = week >= freedFirst && week <= freedLast ? less : 0
      if state.hours[row + Int(week)] - freed + more > allowance { return false }
      week += 1
    }
    return true
  }
}

// MARK: On a draft as it is

extension StudyHoursConstraint {
  static func violations(_ person: Int, attending own: [Int], _ board: Board) -> [Violation] {
    let allowance = board.names.employees[person].weeklyStudyHours
    var atOnce = HoldplanModel.StudyHours.zero
    for group in own {
      let hours = board.names.modules[board.groups[group].module].studyHoursPerWeek
      if hours > .zero { atOnce = atOnce + hours }
    }
    if atOnce.fits(in: allowance) { return [] }
    let running = own.map { board.groups[$0] }.filter { board.module($0).studyHoursPerWeek > .zero }
    var hours: [Int: HoldplanModel.StudyHours] = [:]
    for group in running {
      guard let first = group.meetings.first?.session.date.weekIndex,
        let last = group.meetings.last?.session.date.weekIndex, first <= last
      else { continue }
      for week in first...last {
        hours[week] = (hours[week] ?? .zero) + board.module(group).studyHoursPerWeek
      }
    }
    return hours.filter { !$0.value.fits(in: allowance) }.sorted { $0.key < $1.key }.map { week, hours in
      violation(person, week: week, hours, board)
    }
  }

  /// What is broken by so many hours in a week.
  static func violation(
    _ person: Int, week: Int, _ hours: HoldplanModel.StudyHours, _ board: Board
  ) -> Violation {
    let allowance = board.names.employees[person].weeklyStudyHours
    return Violation(
      .studyHours, employee: board.names.employees[person].id, week: CalendarDate(dayNumber: week * 7 - 3),
      actual: Int((hours.hours * 60).rounded()), limit: Int((allowance.hours * 60).rounded()))
  }
}
