import HoldplanModel
import HoldplanResources
import HoldplanText

/// What stands beside and below the calendar's weeks.
extension Canvas {
  mutating func drawCalendarDay(_ state: State, _ area: Area) {
    let words = state.words
    let date = state.calendar.date
    let inner = box(area, title: words.dayAndDate(date) + " · " + words.week(date.isoWeek))
    var row = 0
    if let closure = state.closure(of: date) {
      row = paragraph("× " + closure, in: inner, row: row, style: Style(.warning))
    }
    let away = state.index.season.leave.away(on: date, of: state.calendar.department)
    if away > 0 {
      row = paragraph(
        words.counted("away", away)
          + (state.calendar.department == nil ? "" : " (" + state.nameOfShade + ")"), in: inner, row: row,
        style: Style(.dim))
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
    let room = max(1, area.rows / 3)
    let first = max(0, min(state.calendar.selected - room + 1, sessions.count - room))
    for (line, number) in (first..<min(sessions.count, first + room)).enumerated() {
      let reference = sessions[number]
      guard let team = state.workspace.draft.teams[reference.team] else { continue }
      let session = team.sessions[reference.index]
      let isSelected = number == state.calendar.selected
      let pin = state.pin(of: reference) == nil ? "" : " ◆"
      write(
        (isSelected ? "▸ " : "  ") + state.code(of: team) + " " + state.workspace.name(of: team.module) + pin,
        in: area, row: line * 3, style: Style(.title, bold: isSelected))
      let times = state.workspace.times(of: session, index: reference.index, module: team.module)
      write(
        "  \(times) " + state.words.counted("people", team.members.count), in: area, row: line * 3 + 1)
      write(
        "  " + state.workspace.name(of: session.room) + ", " + state.workspace.name(of: session.instructor),
        in: area, row: line * 3 + 2, style: Style(.dim))
      let place = Area(
        column: area.origin.column, row: area.origin.row + line * 3, columns: area.columns, rows: 3)
      target(place, .row(.day, number))
    }
    if sessions.count > first + room {
      writeRight("↓\(sessions.count - first - room)", in: area, row: area.rows - 1, style: Style(.dim))
    }
  }

  /// What is on offer on the day for the session that is held (times, rooms and instructors), and below it who
  /// of the team is hit and why.
  private mutating func drawOffers(_ state: State, _ area: Area) {
    let offers = state.dateEffects
    if offers.isEmpty { paragraph(state.words["hindrance.noDate"], in: area, row: 0, style: Style(.dim)) }
    let chosen = (state.calendar.held?.choice ?? 0) % max(1, offers.count)
    let shown = min(offers.count, max(1, area.rows / 3))
    let first = max(0, min(chosen - shown + 1, offers.count - shown))
    for (line, number) in (first..<(first + shown)).enumerated() where offers.indices.contains(number) {
      let effect = offers[number]
      guard let session = effect.change.targetSession else { continue }
      write(
        (number == chosen ? "▸ " : "  ") + state.workspace.slotName(session.slot) + " "
          + state.verdictWords(effect) + " " + state.workspace.name(of: session.room),
        in: area, row: line, style: effect.isAllowed ? Style(.good) : Style(.problem))
    }
    guard let effect = state.dateEffect else { return }
    drawHits(of: effect, state, Area(below: area, from: shown))
  }

  private mutating func drawHits(of effect: Effect, _ state: State, _ area: Area) {
    let hits = state.hits(of: effect)
    write(
      state.words["calendar.hits", ["people": state.words.counted("people", Set(hits.map(\.person)).count)]],
      in: area, row: 0, style: Style(.title, bold: true))
    var row = 1
    for (number, hit) in hits.enumerated() {
      if row >= area.rows - 1, number < hits.count - 1 {
        write(
          state.words["list.more", ["count": state.words.number(hits.count - number)]], in: area,
          row: area.rows - 1, style: Style(.dim))
        return
      }
      row = paragraph(
        (hit.isBroken ? "✗ " : "~ ") + hit.text, in: area, row: row, indent: 2,
        style: hit.isBroken ? Style(.problem) : Style(.warning))
    }
  }

  mutating func drawCalendarPanel(_ state: State, _ area: Area) {
    let words = state.words
    guard let held = state.calendar.held else {
      let inner = box(area, title: words["calendar.legend.title"])
      let codes = Columns.wrapped(state.moduleCodes, to: max(1, inner.columns)).prefix(2)
      for (row, line) in codes.enumerated() { write(line, in: inner, row: row) }
      paragraph(words["calendar.legend"], in: inner, row: codes.count, style: Style(.dim))
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
    let (upper, legend) = inner.splitBottom(1)
    write(words["calendar.legend.moving"], in: legend, row: 0, style: Style(.dim))
    guard let effect = state.dateEffect else {
      let isWaiting = state.waiting.contains(.effects)
      paragraph(words[isWaiting ? "waiting.effects" : "calendar.chooseDay"], in: upper, row: 0)
      return
    }
    var row = 0
    for line in describe(effect, in: state.workspace, words: words) where row < upper.rows {
      row = paragraph(line, in: upper, row: row)
    }
  }
}

extension State {
  /// `Ko Konflikthåndtering   Ku Kulturmøder`: what the letters in the calendar stand for, of the modules that are
  /// taught, as far as two lines go.
  var moduleCodes: String {
    let taught = index.modules.filter { index.teams[$0.id]?.isEmpty == false }
    let codes = taught.prefix(6).map { (index.season.codes[$0.id] ?? "?") + " " + shown($0.name) }
    let more = taught.count - codes.count
    return codes.joined(separator: "   ")
      + (more > 0 ? "   " + words["list.more", ["count": words.number(more)]] : "")
  }

  /// Somebody of the team whom another date would hit.
  struct Hit: Equatable {
    var person: Employee.ID
    var text: String
    /// Whether a rule is broken, rather than a wish.
    var isBroken: Bool
  }

  /// Whom of its team moving a session hits, and why: rules first, then wishes and full weeks.
  func hits(of effect: Effect) -> [Hit] {
    guard let held = calendar.held?.session, let team = workspace.draft.teams[held.team],
      let session = effect.change.targetSession
    else { return [] }
    let members = Set(team.members)
    var hits = effect.broken.compactMap { violation -> Hit? in
      guard let person = violation.employee, members.contains(person) else { return nil }
      return Hit(
        person: person, text: describe(violation, in: workspace, words: words, isTeamKnown: true),
        isBroken: true)
    }
    let week = session.date.isoWeek
    for person in team.members {
      if workspace.employees[person]?.wishedFreeDates.contains(session.date) == true {
        hits.append(
          Hit(
            person: person, text: words["calendar.hit.wish", ["employee": workspace.name(of: person)]],
            isBroken: false))
      }
      if hasOtherSession(person, in: week, than: held) {
        hits.append(
          Hit(
            person: person,
            text: words[
              "calendar.hit.week", ["employee": workspace.name(of: person), "week": words.week(week)]],
            isBroken: false))
      }
    }
    return hits
  }

  private func hasOtherSession(_ person: Employee.ID, in week: ISOWeek, than held: SessionReference) -> Bool {
    (index.seats[person] ?? []).contains { id in
      guard let sessions = workspace.draft.teams[id]?.sessions else { return false }
      return sessions.enumerated().contains { at, session in
        !(id == held.team && at == held.index) && session.date.isoWeek == week
      }
    }
  }

  func verdictWords(_ effect: Effect) -> String {
    shortVerdict(effect, in: workspace, words: words)
  }
}
