import HoldplanModel
import HoldplanText

/// The parts that rosters are put together from.
extension Rosters {
  // MARK: Facts

  func participants(of team: Team) -> Fact {
    Fact(words["roster.participants"], [String(team.members.count)], width: 3_000)
  }

  /// When, where and with whom.
  func facts(of team: Team, session index: Int) -> [Part] {
    let session = team.sessions[index]
    let times = dates.times(of: session, pattern: names.pattern(index, of: team), in: workspace.season)
    return [
      .facts([
        Fact(words["roster.date"], [dates.full(session.date)], width: 9_500),
        Fact(words["roster.time"], [times], width: 5_000),
        Fact(words["roster.week"], [String(session.date.isoWeek.number)], width: 3_000),
      ]),
      .facts([
        Fact(words["roster.room"], roomLines(session.room), width: 9_500),
        Fact(words["roster.instructor"], [names.instructor(session.instructor)], width: 5_000),
        participants(of: team),
      ]),
    ]
  }

  /// The sites of a team's sessions with their addresses, each once.
  func addresses(of team: Team) -> Fact? {
    var lines: [String] = []
    for session in team.sessions {
      guard let site = names.site(of: session.room), !site.address.isEmpty else { continue }
      let line = "\(site.name), \(site.address)"
      if !lines.contains(line) { lines.append(line) }
    }
    if lines.isEmpty { return nil }
    return Fact(words["roster.address"], lines, width: 14_500, isProminent: false)
  }

  /// The room with its site, and the address on a line of its own.
  private func roomLines(_ id: Room.ID) -> [String] {
    [names.room(id), names.address(id)].filter { !$0.isEmpty }
  }

  // MARK: Tables

  func sessionTable(of team: Team) -> Table {
    let rows = team.sessions.enumerated().map { index, session -> [String] in
      let pattern = names.pattern(index, of: team)
      let number = String(index + 1)
      return [
        pattern?.kind == .exam ? words["roster.exam", ["number": number]] : number,
        dates.inTable(session.date), String(session.date.isoWeek.number),
        dates.times(of: session, pattern: pattern, in: workspace.season, inTable: true),
        names.room(session.room), names.instructor(session.instructor),
      ]
    }
    return Table(
      caption: words["roster.sessions"], style: .list,
      columns: [
        Column(words["roster.session"], width: 2_500), Column(words["roster.date"], width: 4_900),
        Column(words["roster.week"], width: 1_000), Column(words["roster.time"], width: 2_500),
        Column(words["roster.room"], width: 3_700), Column(words["roster.instructor"], width: 2_900),
      ],
      rows: rows, rowHeights: 560...560, size: 950)
  }

  /// The members in alphabetical order, or that there are none.
  ///
  /// - Parameter session: with the guests of this session; nil leaves guests out.
  func memberPart(
    of team: Team, session: Int? = nil, caption: String?, size: Int, rowHeights: ClosedRange<Int>
  ) -> Part {
    let people = people(of: team, session: session)
    if people.isEmpty { return .note(words["roster.noMembers"]) }
    let hasSites = people.contains { $0.site != nil }
    var columns = [
      Column(words["roster.number"], width: 1_100, isNumber: true),
      Column(words["roster.name"], width: hasSites ? 6_900 : 9_400),
      Column(words["roster.department"], width: hasSites ? 5_300 : 7_000, isSecondary: true),
    ]
    if hasSites { columns.append(Column(words["roster.site"], width: 4_200, isSecondary: true)) }
    let rows = people.enumerated().map { index, person in
      [String(index + 1), person.name, names.department(of: person)]
        + (hasSites ? [siteName(of: person)] : [])
    }
    return .table(
      Table(
        caption: caption, style: .list, columns: columns, rows: rows, rowHeights: rowHeights, size: size))
  }

  /// The members, and the guests of the session, with room for a signature: 8 to 9 mm a row.
  func signInPart(of team: Team, session: Int) -> Part {
    let people = people(of: team, session: session)
    if people.isEmpty { return .note(words["roster.noMembers"]) }
    let rows = people.enumerated().map { index, person in
      [String(index + 1), person.name, names.department(of: person), "", ""]
    }
    return .table(
      Table(
        style: .form, columns: signInColumns(rows), rows: rows, rowHeights: 800...900, size: Self.signInSize))
  }

  private static let signInSize = 1_000

  /// Names and departments get the room that the longest needs, within bounds; the pen gets the rest.
  private func signInColumns(_ rows: [[String]]) -> [Column] {
    let type = Typeface(Self.signInSize)
    func widest(_ index: Int, _ bounds: ClosedRange<Int>) -> Int {
      let widest = rows.map { type.width(of: $0[index]) }.max() ?? 0
      return min(max(widest + 2 * Block.padding, bounds.lowerBound), bounds.upperBound)
    }
    let (number, name, department) = (1_000, widest(1, 4_200...5_800), widest(2, 2_600...3_600))
    let rest = Page.width - number - name - department
    // A heading is never broken within its word.
    let heading = Typeface(Block.headingSize, bold: true).width(of: words["roster.remarks"])
    let signature = min(rest * 3 / 5, rest - heading - 2 * Block.padding)
    return [
      Column(words["roster.number"], width: number, isNumber: true),
      Column(words["roster.name"], width: name),
      Column(words["roster.department"], width: department, isSecondary: true),
      Column(words["roster.signature"], width: signature, isBlank: true),
      Column(words["roster.remarks"], width: rest - signature, isBlank: true),
    ]
  }

  // MARK: People

  /// By name as Danes order names; people with the same name by department. Guests of the session are called
  /// so.
  func people(of team: Team, session: Int? = nil) -> [Employee] {
    func person(_ id: Employee.ID) -> Employee {
      workspace.employees[id] ?? Employee(id: id, name: id.rawValue, department: "")
    }
    let occurrence = session.flatMap { Occurrence(of: team, session: $0) }
    let guests = (occurrence.map { workspace.guests(at: $0) } ?? []).map { id in
      var guest = person(id)
      guest.name += " " + words["attendance.guest"]
      return guest
    }
    let people = team.members.map(person) + guests
    return NaturalOrder.sorted(people) { "\($0.name)\u{0}\(names.department(of: $0))\u{0}\($0.id)" }
  }

  private func siteName(of employee: Employee) -> String {
    guard let site = employee.site else { return "" }
    return workspace.sites[site]?.name ?? site.rawValue
  }
}
