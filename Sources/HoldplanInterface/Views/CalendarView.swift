import HoldplanModel
import HoldplanResources

/// The season day by day; while a session is held, what each day would make of it.
extension Canvas {
  mutating func drawCalendar(_ state: State, _ area: Area) {
    let (upper, lower) = area.splitBottom(area.rows >= 30 ? 8 : 5)
    let (left, right) = upper.splitLeft(max(50, upper.columns * 50 / 80))
    drawGrid(state, left)
    drawDay(state, right)
    drawCalendarPanel(state, lower)
  }

  private mutating func drawGrid(_ state: State, _ area: Area) {
    let words = state.words
    let inner = box(
      area, title: capitalized(words.month(state.calendar.date.month)) + " \(state.calendar.date.year)",
      isActive: true)
    let days = state.calendarDays
    let width = max(4, (inner.columns - 4) / max(1, days.count))
    for (number, day) in days.enumerated() {
      write(words.weekday(day), in: inner, row: 0, column: 4 + number * width, style: Style(.dim))
    }
    let (_, rows) = inner.splitTop(1)
    let mondays = state.index.season.mondays
    let at = mondays.lastIndex { $0 <= state.calendar.date } ?? 0
    let window = Window.showing(at, of: mondays.count, height: rows.rows, after: state.windows[.weeks])
    remember(.weeks, window)
    for (line, week) in window.rows(of: mondays.count).enumerated() {
      write(
        aligned("\(mondays[week].isoWeek.number)", columns: 2), in: rows, row: line,
        style: week == at ? Style(.accent, bold: true) : Style(.dim))
      for (number, day) in days.enumerated() {
        let place = Area(
          column: rows.origin.column + 4 + number * width, row: rows.origin.row + line, columns: width - 1,
          rows: 1)
        drawDate(mondays[week].advanced(by: day.rawValue), state, place)
      }
    }
  }

  private mutating func drawDate(_ date: CalendarDate, _ state: State, _ area: Area) {
    guard state.workspace.season.contains(date) else { return }
    target(area, .day(date))
    let isToday = date == state.today
    let number = aligned("\(date.day)", columns: 2)
    write(
      number, in: area, row: 0, style: isToday ? Style(.accent, bold: true, underline: true) : Style(.dim))
    let (_, rest) = area.splitLeft(3)
    let (text, style) = state.calendarCell(for: date, width: rest.columns)
    write(text, in: rest, row: 0, style: style)
    if date == state.calendar.date {
      restyle(area, row: 0, style: Style(.selected, reverse: true))
      park(area, row: 0)
    }
  }

  private mutating func drawDay(_ state: State, _ area: Area) {
    let words = state.words
    let date = state.calendar.date
    let inner = box(area, title: words.dayAndDate(date) + " · " + words.week(date.isoWeek))
    var row = 0
    if let closure = state.closure(of: date) {
      row = paragraph("× " + closure, in: inner, row: row, style: Style(.warning))
    }
    let away = state.index.season.away(on: date)
    if away > 0 {
      write(words.counted("away", away), in: inner, row: row, style: Style(.dim))
      row += 1
    }
    if state.calendar.held == nil {
      drawSessions(state, Area(below: inner, from: row))
    } else {
      drawOffers(state, Area(below: inner, from: row))
    }
  }

  private mutating func drawSessions(_ state: State, _ area: Area) {
    let sessions = state.sessionsUnderCursor
    if sessions.isEmpty { write(state.words["calendar.empty"], in: area, row: 0, style: Style(.dim)) }
    for (number, reference) in sessions.enumerated() where number * 3 + 2 < area.rows {
      guard let team = state.workspace.draft.teams[reference.team] else { continue }
      let session = team.sessions[reference.index]
      let isSelected = number == state.calendar.selected
      let pin = state.pin(of: reference) == nil ? "" : " ◆"
      write(
        (isSelected ? "▸ " : "  ") + state.code(of: team) + " " + state.workspace.name(of: team.module) + pin,
        in: area, row: number * 3, style: Style(.title, bold: isSelected))
      let times = state.workspace.times(of: session, index: reference.index, module: team.module)
      write(
        "  \(times)  \(team.members.count) " + state.words["calendar.people"], in: area, row: number * 3 + 1)
      write(
        "  " + state.workspace.name(of: session.room) + ", " + state.workspace.name(of: session.instructor),
        in: area, row: number * 3 + 2, style: Style(.dim))
      let place = Area(
        column: area.origin.column, row: area.origin.row + number * 3, columns: area.columns, rows: 3)
      target(place, .row(.day, number))
    }
  }

  /// What is on offer on the day for the session that is held: times, rooms and instructors.
  private mutating func drawOffers(_ state: State, _ area: Area) {
    let offers = state.dateEffects
    if offers.isEmpty { paragraph(state.words["hindrance.noDate"], in: area, row: 0, style: Style(.dim)) }
    let chosen = (state.calendar.held?.choice ?? 0) % max(1, offers.count)
    for (number, effect) in offers.enumerated() {
      guard let session = effect.change.targetSession else { continue }
      let verdict = shortVerdict(effect, in: state.workspace, words: state.words)
      write(
        (number == chosen ? "▸ " : "  ") + state.workspace.slotName(session.slot) + " "
          + state.workspace.name(of: session.room) + " " + verdict,
        in: area, row: number, style: effect.isAllowed ? Style(.good) : Style(.problem))
    }
  }

  private mutating func drawCalendarPanel(_ state: State, _ area: Area) {
    let words = state.words
    guard let held = state.calendar.held else {
      let inner = box(area, title: words["calendar.legend.title"])
      paragraph(words["calendar.legend"], in: inner, row: 0, style: Style(.dim))
      return
    }
    let team = state.workspace.fullName(of: held.session.team, words)
    let inner = box(
      area,
      title: words[
        "calendar.ifMoved",
        [
          "session": String(held.session.index + 1), "team": team,
          "date": words.dayAndDate(state.calendar.date),
        ]])
    guard let effect = state.dateEffect else {
      let isWaiting = state.waiting.contains(.effects)
      paragraph(words[isWaiting ? "waiting.effects" : "calendar.chooseDay"], in: inner, row: 0)
      return
    }
    var row = 0
    for line in describe(effect, in: state.workspace, words: words) {
      row = paragraph(line, in: inner, row: row)
    }
  }
}

extension Area {
  /// What is left of an area below some of its rows.
  init(below area: Area, from row: Int) { self = area.splitTop(row).1 }
}

extension State {
  /// The weekdays that the calendar shows: those on which something may be held.
  var calendarDays: [Weekday] {
    let days = workspace.season.teachingWeekdays.weekdays
    return days.isEmpty ? WeekdaySet.mondayToFriday.weekdays : days
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
