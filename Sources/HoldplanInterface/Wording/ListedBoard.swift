import HoldplanModel
import HoldplanResources

/// The board and the other views of the plan line by line, for commands that print them: signs become words.
extension State {
  /// The teams of a module with all that the board shows of them, and who has no team.
  package func boardLines(of module: Module.ID) -> [String] {
    let size = workspace.modules[module]?.teamSize.maximum ?? 0
    let teams = (index.teams[module] ?? []).flatMap { lines(of: $0, of: size) }
    let people = findings.unplaced[module] ?? []
    let waiting =
      people.isEmpty ? [] : [words["listed.unplaced", ["people": words.counted("people", people.count)]]]
    return [shown(module.rawValue) + "  " + workspace.name(of: module)]
      + (teams.isEmpty && people.isEmpty ? ["  " + words["records.empty"]] : [])
      + (waiting + people.map { "  " + card($0, in: .unplaced(people)) } + teams).map { "  " + $0 }
  }

  /// Whether a module has teams, or people who wait for one.
  package func concernsBoard(_ module: Module.ID) -> Bool {
    index.teams[module]?.isEmpty == false || findings.unplaced[module]?.isEmpty == false
  }

  private func lines(of team: Team, of size: Int) -> [String] {
    let head = words[
      "listed.team",
      [
        "id": shown(team.id.rawValue), "team": capitalized(workspace.name(of: team.id, words)),
        "members": words.number(team.members.count), "size": words.number(size),
        "verdict": verdict(of: .team(team)).0,
      ]]
    let sessions = team.sessions.enumerated().map { at, session in
      let pin =
        pin(of: SessionReference(team: team.id, index: at)) == nil ? "" : ", " + words["listed.pinned"]
      return "  \(at + 1)  " + words.dayAndFullDate(session.date) + "  "
        + workspace.times(of: session, index: at, module: team.module) + "  "
        + workspace.name(of: session.room) + ", " + workspace.name(of: session.instructor) + pin
    }
    return [head] + (sessions.isEmpty ? ["  " + words["board.noDates"]] : sessions)
      + team.members.map { "  " + card($0, in: .team(team)) }
  }

  /// `0114  Ib Klit, Økonomi og løn; låst; fravær i holdets tid; 2 t. om ugen; 1 problem`.
  private func card(_ person: Employee.ID, in column: BoardColumn) -> String {
    let employee = workspace.employees[person]
    var parts = [
      shown(person.rawValue) + "  " + workspace.name(of: person) + ", "
        + (employee.map { workspace.name(of: $0.department) } ?? "")
    ]
    if case .team(let team) = column {
      if isPinned(person, in: team) { parts.append(words["listed.pinned"]) }
      if hasLeave(person, during: team) { parts.append(words["listed.leaveDuring"]) }
    } else if employee?.leave.isEmpty == false {
      parts.append(words["listed.leave"])
    }
    if let hours = employee?.weeklyStudyHours, hours > .zero {
      parts.append(words["person.hoursAWeek", ["hours": words.hours(hours)]])
    }
    if let problems = findings.byEmployee[person] { parts.append(words.counted("problem", problems)) }
    return parts.joined(separator: "; ")
  }

  /// All about one person, as the view of a person has it.
  package func lines(about person: Employee, history: [HistoryEntry]?) -> [String] {
    let (left, right) = personSections(person, history: history)
    return (left + right).filter { !$0.isEmpty }.flatMap { section in section.map(\.text) + [""] }.dropLast()
  }

  /// One day: what is held, who is away and why, and what is left of each department.
  package func lines(of date: CalendarDate) -> [String] {
    let head =
      capitalized(words.weekdayName(date.weekday)) + " " + words.date(date) + ", "
      + words.week(date.isoWeek)
    let sessions = (index.sessions[date] ?? []).compactMap { reference -> String? in
      guard let team = workspace.draft.teams[reference.team] else { return nil }
      let session = team.sessions[reference.index]
      return workspace.times(of: session, index: reference.index, module: team.module) + "  "
        + capitalized(workspace.fullName(of: team.id, words)) + ", " + workspace.name(of: session.room) + ", "
        + workspace.name(of: session.instructor)
    }
    let rows = dayRows(on: date)
    return [head] + [closure(of: date)].compactMap { $0 }
      + (sessions.isEmpty ? [words["calendar.empty"]] : sessions)
      + (rows.isEmpty ? [words["day.nobody"]] : rows.map(line))
  }

  private func line(_ row: DayRow) -> String {
    switch row {
    case .problem(let violation, let isWaived):
      let sentence = describe(violation, in: workspace, words: words)
      return isWaived ? "~ " + words["problem.waived", ["what": sentence]] : "! " + sentence
    case .department(let day):
      return (day.isUnderCoverage ? "! " : "") + workspace.name(of: day.department) + ": "
        + sentence(for: day)
    case .person(let person, let absence):
      return "  " + workspace.name(of: person) + ": " + reason(of: absence)
    }
  }

  /// The weeks of the season with how much of each department is on leave on its fullest day: what the calendar
  /// shows as shade. Weeks without leave are left out.
  package var leaveLines: [String] {
    let leave = index.season.leave
    return index.season.mondays.compactMap { monday in
      let dates = calendarDays.map { monday.advanced(by: $0.rawValue) }
      let shares = index.departments.compactMap { department -> String? in
        let most = dates.map { leave.away(on: $0, of: department.id) }.max() ?? 0
        let people = leave.people(of: department.id)
        guard most > 0, people > 0 else { return nil }
        return words[
          "listed.leaveShare",
          [
            "department": workspace.name(of: department.id), "away": words.number(most),
            "people": words.number(people),
          ]]
      }
      return shares.isEmpty ? nil : words.week(monday.isoWeek) + "  " + shares.joined(separator: ", ")
    }
  }

  /// What comes next, as the overview tells it.
  package func nextLines(limit: Int) -> [String] {
    comingSessions(limit: limit).compactMap { date, reference in
      guard let team = rosterPlan.teams[reference.team], team.sessions.indices.contains(reference.index)
      else {
        return nil
      }
      return words.dayAndFullDate(date) + "  " + workspace.slotName(team.sessions[reference.index].slot)
        + "  "
        + code(of: team) + " " + workspace.name(of: team.module) + ", "
        + words.counted("people", team.members.count)
    }
  }

  /// What the list of people shows of one: places, problems, role, site, days of leave.
  package func listed(_ person: Employee) -> String {
    let (seats, wanted) = places(of: person.id)
    let teams = (index.seats[person.id] ?? []).map { shown($0.rawValue) }
    var parts = [
      shown(person.id.rawValue) + "  " + shown(person.name), workspace.name(of: person.department),
      words["listed.places", ["seats": words.number(seats), "wanted": words.number(wanted)]]
        + (teams.isEmpty ? "" : " (" + teams.joined(separator: " ") + ")"),
    ]
    if let problems = findings.byEmployee[person.id] { parts.append(words.counted("problem", problems)) }
    if let role = person.role { parts.append(workspace.name(of: role)) }
    if let site = person.site { parts.append(workspace.name(of: site)) }
    let days = person.leave.reduce(0) { $0 + $1.from.distance(to: $1.to) + 1 }
    if days > 0 { parts.append(words["listed.leaveDays", ["days": words.counted("day", days)]]) }
    return parts.joined(separator: "; ")
  }

  /// Every command with its keys and where it applies, as help and the palette list them.
  package var commandLines: [String] {
    CommandTable.entries.map { entry in
      entry.keyNames(words, settings.keys).joined(separator: ", ") + "  " + entry.about(words) + " "
        + entry.placesSentence(words)
    }
  }

  /// Each setting with its value and what that means.
  package var settingLines: [String] { listedSettings.map { "\($0.label): \($0.name). \($0.what)" } }
}
