import HoldplanModel
import HoldplanText

/// Sheets about people, each for one reader: the person, or the person's manager.
extension Rosters {
  /// One person's own sessions, and the days on which no leave is granted with the rule that says so.
  package func slip(of employee: Employee.ID) throws(RosterError) -> Document {
    guard let person = workspace.employees[employee] else { throw RosterError.unknownPerson(employee) }
    let duties = workspace.duties(of: employee, in: edition.plan)
    var parts: [Part] = []
    if duties.isEmpty {
      parts.append(.note(words["paper.slip.none"]))
    } else {
      parts.append(.table(ownSessions(duties)))
      parts += closedDays(duties)
    }
    return document(
      kind: words["paper.kind.slip"], title: person.name, subtitle: names.department(of: person), parts: parts
    )
  }

  /// The people who report to a manager: who is away when, and who is in which team. Never leave.
  package func managersList(_ manager: Employee.ID) throws(RosterError) -> Document {
    guard let person = workspace.employees[manager] else { throw RosterError.unknownPerson(manager) }
    let people = NaturalOrder.sorted(workspace.directReports(of: manager)) { "\($0.name)\u{0}\($0.id)" }
    if people.isEmpty { throw RosterError.noPeople(manager) }
    let duties = people.flatMap { person in
      workspace.duties(of: person.id, in: edition.plan).map { (person: person, duty: $0) }
    }
    var parts: [Part] = [
      .facts([Fact(words["paper.manager.people"], [String(people.count)], width: 9_000)])
    ]
    if duties.isEmpty {
      parts.append(.note(words["paper.manager.none"]))
    } else {
      parts.append(.table(byDate(duties.sorted { $0.duty.occurrence < $1.duty.occurrence })))
    }
    parts.append(.table(byPerson(people)))
    return document(
      kind: words["paper.kind.manager"], title: person.name, subtitle: names.department(of: person),
      parts: parts)
  }

  // MARK: Tables

  private func ownSessions(_ duties: [Duty]) -> Table {
    let rows = duties.compactMap { duty -> [String]? in
      guard let (team, index) = find(duty) else { return nil }
      let session = team.sessions[index]
      let part = duty.part == .teaches ? [words["paper.teaches"]] : []
      let teacher =
        duty.part == .teaches
        ? [] : ["\(words["roster.instructor"]): \(names.instructor(session.instructor))"]
      return [
        dates.inTable(session.date), String(session.date.isoWeek.number),
        names.times(index, of: team, inTable: true),
        lines([names.module(team.module), "\(names.team(team)) · \(names.session(index, of: team))"] + part),
        lines([names.room(session.room), names.address(session.room)] + teacher),
      ]
    }
    var table = Table(
      caption: words["paper.slip.sessions"], style: .list,
      columns: [
        Column(words["roster.date"], width: 3_700), Column(words["roster.week"], width: 1_100),
        Column(words["roster.time"], width: 2_500), Column(words["roster.module"], width: 5_200),
        Column(words["roster.room"], width: 5_000),
      ],
      rows: rows, rowHeights: 700...1_400, size: 950)
    table.keepsLineBreaks = true
    return table
  }

  /// Nothing for a draft: days are closed from the publication on.
  private func closedDays(_ duties: [Duty]) -> [Part] {
    guard !edition.isDraft, workspace.rules.closesTeachingDaysForLeave else { return [] }
    let byDate = Dictionary(grouping: duties, by: \.occurrence.date)
    let rows = byDate.keys.sorted().map { date -> [String] in
      let why = (byDate[date] ?? []).map { duty in
        let isExam = find(duty).flatMap { names.pattern($0.1, of: $0.0)?.kind } == .exam
        let key = isExam ? "paper.closed.exam" : "paper.closed.lesson"
        return words[key, ["module": SafeText.of(names.module(duty.occurrence.module))]]
      }
      return [dates.inTable(date), String(date.isoWeek.number), why.joined(separator: "\n")]
    }
    var table = Table(
      caption: words["paper.closed.title"], style: .list,
      columns: [
        Column(words["roster.date"], width: 4_900), Column(words["roster.week"], width: 1_100),
        Column(words["paper.closed.why"], width: 11_500),
      ],
      rows: rows, rowHeights: 560...620, size: 950)
    table.keepsLineBreaks = true
    return [.table(table), .note(words["paper.closed.rule", ["source": SafeText.of(names.leaveSource)]])]
  }

  /// A row for each session with the manager's people at it; a long list of people goes on in further rows,
  /// so that no row is higher than a page.
  private func byDate(_ duties: [(person: Employee, duty: Duty)]) -> Table {
    let bySession = Dictionary(grouping: duties, by: \.duty.occurrence)
    let rows = bySession.keys.sorted().flatMap { occurrence -> [[String]] in
      let there = bySession[occurrence] ?? []
      guard let first = there.first, let (team, index) = find(first.duty) else { return [] }
      let session = team.sessions[index]
      let people = there.map { person, duty in
        SafeText.of(person.name) + (duty.part == .teaches ? " (\(words["paper.teaches"]))" : "")
      }
      return stride(from: 0, to: people.count, by: Self.peopleInRow).map { start in
        [
          dates.inTable(session.date), String(session.date.isoWeek.number),
          names.times(index, of: team, inTable: true),
          lines(["\(names.module(team.module)), \(names.team(team))"]), lines([names.room(session.room)]),
          people[start..<min(start + Self.peopleInRow, people.count)].joined(separator: "\n"),
        ]
      }
    }
    var table = Table(
      caption: words["paper.manager.byDate"], style: .list,
      columns: [
        Column(words["roster.date"], width: 3_300), Column(words["roster.week"], width: 1_000),
        Column(words["roster.time"], width: 2_300), Column(words["roster.module"], width: 3_700),
        Column(words["roster.room"], width: 3_300), Column(words["roster.name"], width: 3_900),
      ],
      rows: rows, rowHeights: 560...640, size: 900)
    table.keepsLineBreaks = true
    table.lineLimit = 6 * Self.peopleInRow
    return table
  }

  private static let peopleInRow = 10

  private func byPerson(_ people: [Employee]) -> Table {
    let plan = edition.plan
    let rows = people.map { person -> [String] in
      let teams = plan.teams(with: person.id).map { "\(names.module($0.module)), \(names.team($0))" }
      return [
        SafeText.of(person.name), SafeText.of(names.department(of: person)),
        teams.isEmpty ? "–" : lines(teams),
      ]
    }
    var table = Table(
      caption: words["paper.manager.byPerson"], style: .list,
      columns: [
        Column(words["roster.name"], width: 6_000), Column(words["roster.department"], width: 4_500),
        Column(words["paper.manager.teams"], width: 7_000),
      ],
      rows: rows, rowHeights: 560...640, size: 950)
    table.keepsLineBreaks = true
    table.lineLimit = 12
    return table
  }

  /// The team and session that a duty is about, as the edition has them.
  private func find(_ duty: Duty) -> (Team, Int)? {
    guard let team = edition.plan.teams[duty.occurrence.team],
      team.sessions.indices.contains(duty.occurrence.session)
    else { return nil }
    return (team, duty.occurrence.session)
  }

  /// Foreign text as the lines of one cell.
  private func lines(_ parts: [String]) -> String {
    parts.filter { !$0.isEmpty }.map { SafeText.of($0) }.joined(separator: "\n")
  }
}
