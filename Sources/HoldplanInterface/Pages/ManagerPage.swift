import HoldplanModel

extension PageMaker {
  /// A manager's page: the own people, who is away when and who is left, what is unmarked, and who lacks what.
  package func manager(_ manager: Employee.ID) -> [PageLine] {
    let people = workspace.directReports(of: manager)
    var lines = [
      PageLine.heading(
        words["page.manager", ["name": workspace.name(of: manager), "count": String(people.count)]])
    ]
    if people.isEmpty { return lines + [PageLine(words["page.manager.nobody"], .dim)] }
    lines += people.map { PageLine("  " + shown($0.name), .dim) }
    lines += [.blank, .heading(words["page.days"])] + days(of: manager)
    lines += [.blank, .heading(words["page.unmarked"])] + unmarked(manager: manager)
    lines += [.blank, .heading(words["page.lacking"])] + completion(manager: manager, onlyLacking: true)
    return lines
  }

  private func days(of manager: Employee.ID) -> [PageLine] {
    workspace.managerDays(of: manager, from: today).flatMap { day -> [PageLine] in
      let date = words.dayAndDate(day.date)
      if day.away.isEmpty { return [PageLine("\(date)  \(words["page.day.all"])", .dim)] }
      let left =
        day.left.isEmpty
        ? words["page.day.nobody"] : words["page.day.left", ["names": count(day.left)]]
      return [PageLine("\(date)  \(left)", day.left.isEmpty ? .warning : .text)]
        + day.away.map { PageLine("          " + sentence($0)) }
    }
  }

  private func sentence(_ away: ManagerDay.Away) -> String {
    let reasons = away.reasons.map { reason -> String in
      switch reason {
      case .attends(let occurrence): words["page.away.attends", ["what": short(occurrence)]]
      case .teaches(let occurrence): words["page.away.teaches", ["what": short(occurrence)]]
      case .guest(let occurrence): words["page.away.guest", ["what": short(occurrence)]]
      case .off: words["page.away.off"]
      }
    }
    return "– " + workspace.name(of: away.employee) + ": " + reasons.joined(separator: ", ")
  }

  /// `Konflikthåndtering, hold 2, 12:30`.
  func short(_ occurrence: Occurrence) -> String {
    [
      workspace.name(of: occurrence.module), teamName(occurrence), workspace.slotName(occurrence.slot),
    ].joined(separator: ", ")
  }

  /// Held sessions and meetings with people who are not noted yet.
  package func unmarked(manager: Employee.ID? = nil, team: Team.ID? = nil) -> [PageLine] {
    let sessions = workspace.unmarkedSessions(through: today, manager: manager)
      .filter { team == nil || $0.occurrence.team == team }
    let lines =
      sessions.map { session in
        PageLine(
          "· " + sentence(session.occurrence) + ": " + count(session.employees), .warning,
          target: .session(session.occurrence))
      } + (team == nil ? unmarkedMeetings(manager: manager) : [])
    return lines.isEmpty ? [PageLine("✓ " + words["page.unmarked.none"], .good)] : lines
  }

  private func unmarkedMeetings(manager: Employee.ID?) -> [PageLine] {
    let held = workspace.meetings.unordered.filter { $0.date <= today }
    return held.sorted { ($0.date, $0.start, $0.id) < ($1.date, $1.start, $1.id) }.compactMap { meeting in
      let missing = workspace.attendees(of: meeting).filter { id in
        meeting.mark(of: id) == nil && (manager == nil || workspace.employees[id]?.manager == manager)
      }
      if missing.isEmpty { return nil }
      return PageLine(
        "· " + sentence(meeting) + ": " + count(missing), .warning, target: .meeting(meeting.id))
    }
  }

  /// `ma 4-1 09:00  Familiemøde`.
  func sentence(_ meeting: Meeting) -> String {
    let topic = workspace.series[meeting.series]?.topic(of: meeting.number) ?? meeting.series.rawValue
    return words.dayAndDate(meeting.date) + " " + meeting.start.description + "  " + shown(topic)
  }
}
