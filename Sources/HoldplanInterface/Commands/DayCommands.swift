import HoldplanModel

extension CommandTable {
  /// Looking closely at one day, and at one department's leave.
  static let dayCommands: [Entry] = [
    Entry(
      id: "calendar.day", keys: [.code(.enter)], contexts: [.calendar], rank: 2,
      hindrance: { $0.calendar.held == nil ? nil : "hindrance.holding" }
    ) { $0.openDay($0.calendar.date) },
    Entry(id: "calendar.goTo", keys: ["d"], contexts: [.calendar, .day], rank: 8, hindrance: always) {
      $0.openForm(.goTo)
    },
    Entry(
      id: "calendar.department", keys: ["v"], contexts: [.calendar], rank: 7,
      hindrance: { $0.index.departments.isEmpty ? "hindrance.noDepartments" : nil }
    ) { $0.showLeaveOfNextDepartment(1) },
    Entry(
      id: "calendar.departmentBack", keys: ["V"], contexts: [.calendar], rank: nil,
      hindrance: { $0.index.departments.isEmpty ? "hindrance.noDepartments" : nil }
    ) { $0.showLeaveOfNextDepartment(-1) },
    Entry(
      id: "day.person", keys: [.code(.enter)], contexts: [.day], rank: 1,
      hindrance: { $0.personOfDay == nil ? "hindrance.nobody" : nil }
    ) { state in
      guard let person = state.personOfDay else { return [] }
      return state.openPerson(person)
    },
    Entry(id: "day.close", keys: [.code(.escape), "q"], contexts: [.day], rank: 9, hindrance: always) {
      state in
      if case .day(let day) = state.overlays.last { state.calendar.date = day.date }
      return state.closeOverlay()
    },
  ]
}

extension State {
  mutating func openDay(_ date: CalendarDate) -> [Command] {
    overlays.append(.day(DayState(date: date, rows: dayRows(on: date))))
    return []
  }

  /// Goes to the day that the form says, in the day view where that is open and otherwise in the calendar; or
  /// says under the field why there is no such day.
  mutating func goToDate(_ form: Form, _ reader: inout FormReader) -> [Command] {
    let season = workspace.season
    let typed = reader.requiredDate("date")
    if let typed, !season.contains(typed) {
      reader.report(
        "date",
        words["form.outsideSeason", ["from": words.date(season.start), "to": words.date(season.end)]])
    }
    guard reader.problems.isEmpty, let typed else {
      let problems = reader.problems
      changeForm { $0.problems = problems }
      return []
    }
    overlays.removeLast()
    calendar.date = shownDay(from: typed, step: 1)
    calendar.selected = 0
    calendar.held?.choice = 0
    if case .day = overlays.last {
      overlays.removeLast()
      return openDay(calendar.date)
    }
    return []
  }

  mutating func showLeaveOfNextDepartment(_ step: Int) -> [Command] {
    let departments = index.departments.map(\.id)
    let choices = [nil] + departments.map { Optional($0) }
    let at = choices.firstIndex { $0 == calendar.department } ?? 0
    calendar.department = choices[((at + step) % choices.count + choices.count) % choices.count]
    return []
  }

  /// The person under the cursor of the day view.
  var personOfDay: Employee.ID? {
    guard case .day(let day) = overlays.last, day.rows.indices.contains(day.line),
      case .person(let person, _) = day.rows[day.line]
    else { return nil }
    return person
  }

  /// Goes to the day before or after; false for other steps.
  mutating func stepToDay(_ motion: Motion, from day: DayState) -> Bool {
    let step: Int
    switch motion {
    case .left, .previous: step = -1
    case .right, .next: step = 1
    default: return false
    }
    let date = shownDay(from: day.date.advanced(by: step), step: step)
    guard date != day.date else { return true }
    overlays[overlays.count - 1] = .day(DayState(date: date, rows: dayRows(on: date)))
    return true
  }
}
