import HoldplanModel

extension Rosters {
  /// One session, to be read from the end of the corridor: what, when and where, without the participants.
  package func doorSign(_ team: Team.ID, session index: Int) throws(RosterError) -> Document {
    let team = try known(team, session: index)
    let session = team.sessions[index]
    var lines = [
      PosterLine(names.module(team.module), size: 3_600, bold: true, gap: 1_200),
      PosterLine(names.team(team), size: 3_000, bold: true, gap: 500),
      PosterLine(names.session(index, of: team), size: 1_800, gap: 200),
      PosterLine(dates.full(session.date), size: 2_400, bold: true, gap: 1_500),
      PosterLine(names.times(index, of: team), size: 4_400, bold: true, gap: 300),
      PosterLine(
        words["paper.week", ["number": String(session.date.isoWeek.number)]], size: 1_400, gap: 200),
      PosterLine(names.room(session.room), size: 3_000, bold: true, gap: 1_500),
    ]
    let address = names.address(session.room)
    if !address.isEmpty { lines.append(PosterLine(address, size: 1_600, gap: 200)) }
    lines.append(
      PosterLine(
        "\(words["roster.instructor"]): \(names.instructor(session.instructor))", size: 1_800, gap: 1_200))
    let document = document(
      of: team, session: index, kind: words["paper.kind.door"], parts: [.poster(lines)])
    return document.withoutTitle
  }
}

extension Document {
  /// For sheets that say in large type what the heading would.
  var withoutTitle: Document {
    var document = self
    for index in document.sheets.indices {
      document.sheets[index].heading.title = ""
      document.sheets[index].heading.subtitle = ""
    }
    return document
  }
}
