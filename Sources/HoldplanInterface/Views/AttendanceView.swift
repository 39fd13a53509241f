import HoldplanModel
import HoldplanResources

/// The sessions that were held, and who was there: one key a person.
extension Canvas {
  mutating func drawAttendance(_ state: State, _ area: Area) {
    if state.attendancePage != .marks { return drawPage(state, area) }
    let (left, right) = area.splitLeft(max(34, area.columns * 34 / 80))
    drawHeldSessions(state, left)
    drawMarks(state, right)
  }

  /// A page of lines.
  private mutating func drawPage(_ state: State, _ area: Area) {
    let words = state.words
    let lines = state.pageLines
    let inner = box(area, title: words["page.title.\(state.attendancePage.rawValue)"], isActive: true)
    if lines.isEmpty {
      let key = state.waiting.contains(.page) ? "waiting.page" : "page.empty"
      paragraph(words[key], in: inner, row: 0, style: Style(.dim))
      park(inner, row: 0)
    }
    sentences(.page, in: inner, count: lines.count, selected: state.attendance.line, state: state) { number in
      (lines[number].text, Style(lines[number].role, bold: lines[number].role == .title))
    }
  }

  private mutating func drawHeldSessions(_ state: State, _ area: Area) {
    let words = state.words
    let inner = box(area, title: words["attendance.sessions"], isActive: !state.attendance.isMarking)
    let sessions = state.gatherings
    if sessions.isEmpty {
      let key = state.workspace.published == nil ? "attendance.unpublished" : "attendance.noneHeld"
      paragraph(words[key], in: inner, row: 0, style: Style(.dim))
      park(inner, row: 0)
      return
    }
    let selected = state.attendance.session ?? sessions.count - 1
    list(
      .sessions, in: inner, count: sessions.count, selected: selected, state: state,
      isActive: !state.attendance.isMarking
    ) { canvas, number, place in
      let gathering = sessions[number]
      let isChosen = state.attendance.chosen.contains(gathering)
      let marker = isChosen ? "◆" : number == selected ? "▸" : " "
      let people = state.expected(at: gathering)
      let statuses = state.statuses(at: gathering)
      let marked = people.count { statuses[$0] != nil }
      let count = "\(marked)/\(people.count)"
      canvas.write(
        fitted(marker + state.line(of: gathering), columns: place.columns - count.count - 1), in: place,
        row: 0)
      canvas.writeRight(
        count, in: place, row: 0, style: marked < people.count ? Style(.warning) : Style(.good))
    }
  }

  private mutating func drawMarks(_ state: State, _ area: Area) {
    let words = state.words
    guard let gathering = state.gathering else {
      box(area, title: words["attendance.marks"])
      return
    }
    let inner = box(area, title: state.title(of: gathering), isActive: state.attendance.isMarking)
    let people = state.attendees
    let occurrence = gathering.occurrence
    let marks = occurrence.map { state.workspace.marks(at: $0) } ?? [:]
    let statuses = state.statuses(at: gathering)
    let guests = Set(occurrence.map { state.workspace.guests(at: $0) } ?? [])
    let maker = PageMaker(state.workspace, words: words, today: state.today)
    let (rows, summary) = inner.splitBottom(1)
    let name = max(10, rows.columns - (people.contains { marks[$0]?.hasDetail ?? false } ? 22 : 14))
    list(
      .marks, in: rows, count: people.count, selected: state.attendance.person, state: state,
      isActive: state.attendance.isMarking
    ) { canvas, number, place in
      let person = people[number]
      let guest = guests.contains(person) ? " " + words["attendance.guest"] : ""
      canvas.write(fitted(state.workspace.name(of: person) + guest, columns: name - 1), in: place, row: 0)
      let (sign, style) = state.sign(of: statuses[person])
      let text = occurrence == nil ? state.statusName(statuses[person]) : maker.sentence(marks[person])
      canvas.write(sign + " " + text, in: place, row: 0, column: name, style: style)
    }
    if people.isEmpty { paragraph(words["attendance.nobody"], in: rows, row: 0, style: Style(.dim)) }
    let present = people.compactMap { statuses[$0] }
    let usual = occurrence == nil ? MeetingMark.statuses : [.present, .remote, .late, .absent, .excused]
    let counts = AttendanceMark.Status.shown.compactMap { status -> String? in
      let count = present.count { $0 == status }
      return count == 0 && !usual.contains(status) ? nil : state.sign(of: status).0 + " \(count)"
    }
    let unmarked = people.count { statuses[$0] == nil }
    write(
      (counts + ["· \(unmarked)"]).joined(separator: "  "), in: summary, row: 0,
      style: unmarked > 0 ? Style(.warning) : Style(.good))
    if unmarked > 0, let all = CommandTable.entry("attendance.all") {
      let text = (all.keyNames(words).first ?? "") + " " + all.name(words)
      writeRight(text, in: summary, row: 0, style: Style(.accent, bold: true))
      target(summary.splitLeft(max(0, summary.columns - displayWidth(text))).1, .command(all.id))
    }
  }
}

extension Workspace {
  /// The team as it was announced when the session was held, or its identifier.
  func heldName(of occurrence: Occurrence, _ words: Words) -> String {
    let plan = publication(inForceOn: occurrence.date)?.plan
    return plan?.teams[occurrence.team].map { capitalized(fullName(of: $0, words)) }
      ?? shown(occurrence.team.rawValue)
  }
}

extension AttendanceMark {
  /// Whether there is more to say than the status.
  fileprivate var hasDetail: Bool { minutesLate != nil || minutesEarly != nil || madeUpAt != nil }
}

extension State {
  /// `K2`, as the session was announced.
  func code(of occurrence: Occurrence) -> String {
    workspace.publication(inForceOn: occurrence.date)?.plan.teams[occurrence.team].map { code(of: $0) } ?? "?"
  }

  /// `ti 3-11 08:30 K2`, or `ti 3-11 09:00 Familiemøde`.
  func line(of gathering: Gathering) -> String {
    switch gathering {
    case .session(let occurrence):
      return words.dayAndDate(occurrence.date) + " " + workspace.slotName(occurrence.slot) + " "
        + code(of: occurrence)
    case .meeting(let id):
      guard let meeting = workspace.meetings[id] else { return shown(id.rawValue) }
      return words.dayAndDate(meeting.date) + " " + meeting.start.description + " " + topic(of: meeting)
    }
  }

  func title(of gathering: Gathering) -> String {
    switch gathering {
    case .session(let occurrence): workspace.heldName(of: occurrence, words)
    case .meeting(let id): workspace.meetings[id].map(fullTopic) ?? shown(id.rawValue)
    }
  }

  private func topic(of meeting: Meeting) -> String {
    shown(workspace.series[meeting.series]?.topic(of: meeting.number) ?? meeting.series.rawValue)
  }

  /// `Familiemøde`, or `Følgegruppe: Økonomi` where the meetings are about different things.
  private func fullTopic(_ meeting: Meeting) -> String {
    let (name, topic) = (workspace.seriesName(meeting.series), topic(of: meeting))
    return name == topic ? name : name + ": " + topic
  }

  func statusName(_ status: AttendanceMark.Status?) -> String {
    words["attendance.\((status ?? .cleared).rawValue)"]
  }

  /// A sign for each mark, since colour alone says nothing.
  func sign(of status: AttendanceMark.Status?) -> (String, Style) {
    switch status {
    case .present: ("✓", Style(.good))
    case .remote: ("@", Style(.good))
    case .late: ("◷", Style(.warning))
    case .leftEarly: ("◶", Style(.warning))
    case .madeUp: ("↺", Style(.good))
    case .absent: ("✗", Style(.problem, bold: true))
    case .excused: ("–", Style(.dim))
    case .cleared, nil: ("·", Style(.dim))
    }
  }
}
