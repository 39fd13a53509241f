import HoldplanModel
import HoldplanResources

/// What there is to say of a person, in sections whose first line is a heading.
extension State {
  func heading(_ key: String) -> PersonLine {
    PersonLine(text: words[key], style: Style(.title, bold: true, underline: true))
  }

  /// Number, site, role, manager, leave, weekdays off, wishes and modules passed.
  func personFacts(_ person: Employee) -> [PersonLine] {
    facts(about: person).prefix { !$0.text.isEmpty || !$0.label.isEmpty }.map { fact in
      PersonLine(text: padded(fact.label, columns: 12) + fact.text, style: Style(fact.role))
    } + personWishes(person)
  }

  /// The modules that may be chosen, with the person's order of wishes, and those still to be found a place in.
  private func personWishes(_ person: Employee) -> [PersonLine] {
    guard person.choice.count > 0 else { return [] }
    let modules = person.choice.from.sorted {
      (person.choice.cost(of: $0), $0) < (person.choice.cost(of: $1), $1)
    }
    .map { workspace.name(of: $0) }
    return [
      PersonLine(
        text: padded(words["person.choice"], columns: 12)
          + words[
            "person.choiceOf",
            ["count": words.number(person.choice.count), "modules": words.listed(modules)]])
    ]
  }

  /// Each module with its team and sessions, those without a place first.
  func personPlaces(_ person: Employee) -> [PersonLine] {
    var lines = [heading("person.modules")]
    let marks = workspace.standingMarks(of: person.id)
    for module in findings.missing[person.id] ?? [] {
      lines.append(
        PersonLine(
          text: "! " + words["person.missing", ["module": workspace.name(of: module)]],
          style: Style(.problem, bold: true)))
    }
    for id in index.seats[person.id] ?? [] {
      guard let team = workspace.draft.teams[id] else { continue }
      let pin = isPinned(person.id, in: team) ? " ◆" : ""
      lines.append(
        PersonLine(
          text: capitalized(workspace.fullName(of: id, words)) + pin, style: Style(.text, bold: true)))
      lines += team.sessions.enumerated().map { personSession($1, at: $0, of: team, marks) }
    }
    if lines.count == 1 { lines.append(PersonLine(text: words["person.noModules"], style: Style(.dim))) }
    return lines + personTeaching(person)
  }

  /// A session with the sign of the person's mark, once it is noted.
  private func personSession(
    _ session: Session, at index: Int, of team: Team, _ marks: [AttendanceMark]
  ) -> PersonLine {
    let isPast = session.date < today
    let mark = marks.last { mark in
      mark.occurrence.team == team.id && mark.occurrence.session == index
        && mark.occurrence.date == session.date
    }
    return PersonLine(
      text: "  " + (mark.map { sign(of: $0.status).0 } ?? " ") + " " + words.dayAndDate(session.date) + " "
        + workspace.times(of: session, index: index, module: team.module) + "  "
        + workspace.name(of: session.room) + ", " + workspace.name(of: session.instructor),
      style: isPast ? Style(.dim) : .plain)
  }

  /// What a colleague teaches.
  private func personTeaching(_ person: Employee) -> [PersonLine] {
    let own = Set(workspace.instructors(for: person.id).map(\.id))
    guard !own.isEmpty else { return [] }
    let sessions = index.sessions.keys.sorted().flatMap { index.sessions[$0] ?? [] }.filter { reference in
      workspace.draft.teams[reference.team].map { own.contains($0.sessions[reference.index].instructor) }
        ?? false
    }
    guard !sessions.isEmpty else { return [] }
    return [PersonLine(text: ""), heading("person.teaches")]
      + sessions.compactMap { reference in
        guard let team = workspace.draft.teams[reference.team] else { return nil }
        let session = team.sessions[reference.index]
        return PersonLine(
          text: "    " + words.dayAndDate(session.date) + " "
            + workspace.times(of: session, index: reference.index, module: team.module) + "  "
            + workspace.fullName(of: team.id, words))
      }
  }

  /// Hours of study as bars, a line for each ISO week, against what the person may use.
  func personWeeks(_ person: Employee) -> [PersonLine] {
    // The person's own teams only: there may be thousands of others.
    let own = (index.seats[person.id] ?? []).compactMap { workspace.draft.teams[$0] }
    let weeks = workspace.studyWeeks(of: person.id, in: Plan(teams: Records(own)))
    guard !weeks.isEmpty else { return [] }
    let allowance = person.weeklyStudyHours
    let scale = max(allowance, weeks.map(\.hours).max() ?? .zero)
    return [heading("person.weeks")]
      + weeks.map { week in
        let isOver = !week.hours.fits(in: allowance)
        return PersonLine(
          text: padded(words.week(week.week), columns: 8)
            + bar(week.hours.hours, of: scale.hours, limit: allowance.hours) + "  "
            + words[
              "person.weekHours",
              ["hours": words.hours(week.hours), "allowance": words.hours(allowance)]]
            + (isOver ? " !" : ""),
          style: isOver ? Style(.problem, bold: true) : .plain)
      }
  }

  /// What was noted about the person at sessions that were held, the latest last.
  func personAttendance(_ person: Employee) -> [PersonLine] {
    let marks = workspace.standingMarks(of: person.id)
    guard !marks.isEmpty else { return [] }
    return [heading("person.attendance")]
      + marks.map { mark in
        let (sign, style) = sign(of: mark.status)
        let minutes = mark.minutesLate.map {
          " " + words["attendance.minutes", ["count": words.number($0)]]
        }
        return PersonLine(
          text: sign + " " + words.dayAndDate(mark.occurrence.date) + "  "
            + workspace.name(of: mark.occurrence.module) + ": "
            + words["attendance.\(mark.status.rawValue)"] + (minutes ?? ""), style: style)
      }
  }

  /// What was changed about the person.
  func personHistory(_ entries: [HistoryEntry]?, of person: Employee) -> [PersonLine] {
    guard let entries else {
      return [heading("person.history"), PersonLine(text: words["waiting.history"], style: Style(.dim))]
    }
    if entries.isEmpty {
      return [heading("person.history"), PersonLine(text: words["history.empty"], style: Style(.dim))]
    }
    return [heading("person.history")]
      + entries.map { entry in
        let undone = entry.isUndone ? words["history.undone"] + " " : ""
        return PersonLine(
          text: shown(entry.moment) + " " + shown(entry.author) + ": " + undone
            + describe(entry.change.parts(about: person.id), in: workspace, words: words),
          style: entry.isUndone ? Style(.dim) : .plain)
      }
  }
}

/// A bar of twelve columns for a value, with a mark where the limit lies.
func bar(_ value: Double, of scale: Double, limit: Double) -> String {
  let columns = 12
  guard scale > 0 else { return String(repeating: " ", count: columns) }
  let filled = max(0, min(columns, Int((value / scale * Double(columns)).rounded())))
  let end = max(0, min(columns, Int((limit / scale * Double(columns)).rounded())))
  return (0..<columns).map { $0 < filled ? ($0 < end ? "█" : "▓") : $0 < end ? "░" : " " }.joined()
}

extension Workspace {
  /// The marks of a person that stand, by date.
  func standingMarks(of person: Employee.ID) -> [AttendanceMark] {
    var latest: [Occurrence: AttendanceMark] = [:]
    for mark in attendance where mark.employee == person { latest[mark.occurrence] = mark }
    return latest.values.filter { $0.status != .cleared }.sorted { $0.occurrence < $1.occurrence }
  }
}
