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
    let times = dates.times(of: session, pattern: pattern(index, of: team), in: workspace.season)
    return [
      .facts([
        Fact(words["roster.date"], [dates.full(session.date)], width: 9_500),
        Fact(words["roster.time"], [times.isEmpty ? "–" : times], width: 5_000),
        Fact(words["roster.week"], [String(session.date.isoWeek.number)], width: 3_000),
      ]),
      .facts([
        Fact(words["roster.room"], roomLines(session.room), width: 9_500),
        Fact(words["roster.instructor"], [instructorName(session.instructor)], width: 5_000),
        participants(of: team),
      ]),
    ]
  }

  /// The room with its site, and the address on a line of its own.
  private func roomLines(_ id: Room.ID) -> [String] {
    guard let room = workspace.rooms[id] else { return [id.rawValue] }
    guard let site = room.site.flatMap({ workspace.sites[$0] }) else { return [room.name] }
    return ["\(room.name), \(site.name)", site.address].filter { !$0.isEmpty }
  }

  private func instructorName(_ id: Instructor.ID) -> String {
    workspace.instructors[id]?.name ?? id.rawValue
  }

  // MARK: Tables

  func sessionTable(of team: Team) -> Table {
    let rows = team.sessions.enumerated().map { index, session -> [String] in
      let pattern = pattern(index, of: team)
      let number = String(index + 1)
      return [
        pattern?.kind == .exam ? words["roster.exam", ["number": number]] : number,
        dates.inTable(session.date), String(session.date.isoWeek.number),
        dates.times(of: session, pattern: pattern, in: workspace.season),
        roomLines(session.room).joined(separator: ", "), instructorName(session.instructor),
      ]
    }
    return Table(
      caption: words["roster.sessions"], style: .list,
      columns: [
        Column(words["roster.session"], width: 1_500), Column(words["roster.date"], width: 5_000),
        Column(words["roster.week"], width: 1_000), Column(words["roster.time"], width: 2_700),
        Column(words["roster.room"], width: 4_300), Column(words["roster.instructor"], width: 3_000),
      ],
      rows: rows, rowHeight: 620, size: 950)
  }

  /// The members in alphabetical order, or that there are none.
  func memberPart(of team: Team, caption: String?) -> Part {
    let people = people(of: team)
    if people.isEmpty { return .note(words["roster.noMembers"]) }
    let hasSites = people.contains { $0.site != nil }
    var columns = [
      Column(words["roster.number"], width: 1_100, isNumber: true),
      Column(words["roster.name"], width: hasSites ? 7_400 : 9_400),
      Column(words["roster.department"], width: hasSites ? 5_000 : 7_000),
    ]
    if hasSites { columns.append(Column(words["roster.site"], width: 4_000)) }
    let rows = people.enumerated().map { index, person in
      [String(index + 1), person.name, departmentName(of: person)] + (hasSites ? [siteName(of: person)] : [])
    }
    return .table(
      Table(caption: caption, style: .list, columns: columns, rows: rows, rowHeight: 680, size: 1_050))
  }

  /// The members with room for a signature: 8.5 mm a row.
  func signInPart(of team: Team) -> Part {
    let people = people(of: team)
    if people.isEmpty { return .note(words["roster.noMembers"]) }
    return .table(
      Table(
        style: .form,
        columns: [
          Column(words["roster.number"], width: 1_000, isNumber: true),
          Column(words["roster.name"], width: 5_000),
          Column(words["roster.department"], width: 3_300),
          Column(words["roster.signature"], width: 4_900, isBlank: true),
          Column(words["roster.remarks"], width: 3_300, isBlank: true),
        ],
        rows: people.enumerated().map { index, person in
          [String(index + 1), person.name, departmentName(of: person), "", ""]
        },
        rowHeight: 850, size: 1_000))
  }

  // MARK: People

  /// By name as Danes order names; people with the same name by department.
  private func people(of team: Team) -> [Employee] {
    let people = team.members.map { id in
      workspace.employees[id] ?? Employee(id: id, name: id.rawValue, department: "")
    }
    return NaturalOrder.sorted(people) { "\($0.name)\u{0}\(departmentName(of: $0))\u{0}\($0.id)" }
  }

  private func departmentName(of employee: Employee) -> String {
    workspace.departments[employee.department]?.name ?? employee.department.rawValue
  }

  private func siteName(of employee: Employee) -> String {
    guard let site = employee.site else { return "" }
    return workspace.sites[site]?.name ?? site.rawValue
  }
}
