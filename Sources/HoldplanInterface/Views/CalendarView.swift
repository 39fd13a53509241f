import HoldplanModel
import HoldplanResources

/// The season day by day; while a session is held, what each day would make of it.
extension Canvas {
  mutating func drawCalendar(_ state: State, _ area: Area) {
    let layout = CalendarLayout(area)
    drawGrid(state, layout.grid)
    drawCalendarDay(state, layout.day)
    drawCalendarPanel(state, layout.panel)
  }

  private mutating func drawGrid(_ state: State, _ area: Area) {
    let words = state.words
    let date = state.calendar.date
    let inner = box(
      area,
      title: capitalized(words.month(date.month)) + " \(date.year) · "
        + words["calendar.shade", ["whose": state.nameOfShade]], isActive: true)
    let days = state.calendarDays
    let departments = state.index.departments
    let layout = WeekLayout(columns: inner.columns, days: days.count, departments: departments.count)
    write(words["calendar.week"], in: inner, row: 0, column: layout.head - 4, style: Style(.dim))
    for (number, day) in days.enumerated() {
      write(
        words.weekday(day), in: inner, row: 0, column: layout.column(ofDay: number), style: Style(.dim))
    }
    for number in 0..<layout.departments {
      write(
        state.workspace.shortName(of: departments[number].id), in: inner, row: 0,
        column: layout.column(ofDepartment: number, days: days.count), style: Style(.dim))
    }
    let (_, rows) = inner.splitTop(1)
    let mondays = state.index.season.mondays
    let at = mondays.lastIndex { $0 <= date } ?? 0
    let window = Window.showing(at, of: mondays.count, height: rows.rows, after: state.windows[.weeks])
    remember(.weeks, window)
    for (line, week) in window.rows(of: mondays.count).enumerated() {
      drawWeek(mondays[week], isFirst: line == 0, isChosen: week == at, layout, state, rows.line(line))
    }
  }

  private mutating func drawWeek(
    _ monday: CalendarDate, isFirst: Bool, isChosen: Bool, _ layout: WeekLayout, _ state: State, _ area: Area
  ) {
    let season = state.workspace.season
    let beginning = (0..<7).map { monday.advanced(by: $0) }.first { $0.day == 1 && season.contains($0) }
    if layout.head > 4, let month = beginning?.month ?? (isFirst ? max(monday, season.start).month : nil) {
      write(state.words["month.\(month).short"], in: area, row: 0, style: Style(.dim))
    }
    write(
      aligned("\(monday.isoWeek.number)", columns: 2), in: area, row: 0, column: layout.head - 3,
      style: isChosen ? Style(.accent, bold: true) : Style(.dim))
    let days = state.calendarDays
    for (number, day) in days.enumerated() {
      let place = Area(
        column: area.origin.column + layout.column(ofDay: number), row: area.origin.row,
        columns: layout.dayWidth - 1, rows: 1)
      drawDate(monday.advanced(by: day.rawValue), state, place)
    }
    let dates = days.map { monday.advanced(by: $0.rawValue) }
    for number in 0..<layout.departments {
      let shade = state.index.season.leave.shade(on: dates, of: state.index.departments[number].id)
      write(
        shade + shade + shade, in: area, row: 0,
        column: layout.column(ofDepartment: number, days: days.count), style: Style(.shade2))
    }
  }

  private mutating func drawDate(_ date: CalendarDate, _ state: State, _ area: Area) {
    guard state.workspace.season.contains(date) else { return }
    target(area, .day(date))
    let isToday = date == state.today
    let number = aligned("\(date.day)", columns: 2)
    write(
      number, in: area, row: 0, style: isToday ? Style(.accent, bold: true, underline: true) : Style(.dim))
    let shade = state.index.season.leave.shade(on: date, of: state.calendar.department)
    write(shade, in: area, row: 0, column: 2, style: Style(.shade2))
    let (_, rest) = area.splitLeft(3)
    let (text, style) = state.calendarCell(for: date, width: rest.columns)
    write(text, in: rest, row: 0, style: style)
    if date == state.calendar.date {
      restyle(area, row: 0, style: Style(.selected, reverse: true))
      park(area, row: 0)
    }
  }
}

extension Area {
  /// What is left of an area below some of its rows.
  init(below area: Area, from row: Int) { self = area.splitTop(row).1 }
}

extension State {
  /// The weekdays that the calendar shows: those on which something may be held or is held.
  var calendarDays: [Weekday] {
    let teaching = workspace.season.teachingWeekdays.weekdays
    let days = teaching.isEmpty ? WeekdaySet.mondayToFriday.weekdays : teaching
    if index.weekdays.isSubset(of: days) { return days }
    return Weekday.allCases.filter { days.contains($0) || index.weekdays.contains($0) }
  }

  /// Whose leave is shown as shade.
  var nameOfShade: String {
    calendar.department.map { workspace.name(of: $0) } ?? words["calendar.everybody"]
  }

  /// What stands beside a date: its sessions, or what the session that is held would cost there.
  func calendarCell(for date: CalendarDate, width: Int) -> (String, Style) {
    guard let held = calendar.held else { return cell(for: date, width: width) }
    if workspace.draft.teams[held.session.team]?.sessions[held.session.index].date == date {
      return ("▸" + code(of: held.session, in: workspace.draft), Style(.held, bold: true))
    }
    guard let effect = held.effects.first(where: { $0.change.targetSession?.date == date }) else {
      return closure(of: date) == nil ? ("", .plain) : ("×", Style(.dim))
    }
    return effect.isAllowed ? ("✓" + words.signed(effect.total), Style(.good)) : ("✗", Style(.problem))
  }
}
