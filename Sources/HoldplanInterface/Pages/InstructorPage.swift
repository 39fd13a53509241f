import HoldplanModel

extension PageMaker {
  /// An instructor's page: the own teams with their sessions, what is unmarked in them, and who is in them.
  package func instructor(_ employee: Employee.ID) -> [PageLine] {
    let teams = workspace.teamsTaught(by: employee)
    var lines = [
      PageLine.heading(
        words["page.instructor", ["name": workspace.name(of: employee), "count": String(teams.count)]])
    ]
    if teams.isEmpty { return lines + [PageLine(words["page.instructor.none"], .dim)] }
    for team in teams {
      lines += [.blank, .heading(capitalized(workspace.fullName(of: team.id, words)))]
      lines += team.occurrences.map { session($0) }
      let members = workspace.roster(of: team).map(\.id)
      lines.append(PageLine(words["page.members", ["names": count(members, limit: 40)]], .dim))
      let guests = team.occurrences.flatMap { host in workspace.guests(at: host).map { ($0, host) } }
      lines += guests.map { guest, host in
        PageLine(
          words[
            "page.guest",
            ["name": workspace.name(of: guest), "date": words.dayAndDate(host.date)]], .accent)
      }
    }
    return lines
  }

  private func session(_ occurrence: Occurrence) -> PageLine {
    let text = "  " + sentence(occurrence)
    if today < occurrence.date { return PageLine(text, .dim) }
    let people = workspace.attendees(at: occurrence)
    let marked = workspace.marks(at: occurrence).count
    return PageLine(
      text + "  \(marked)/\(people.count)", marked < people.count ? .warning : .good,
      target: .session(occurrence))
  }
}
