import HoldplanModel
import HoldplanResources
import HoldplanText

/// Makes the lists that hang on doors and lie on tables: who is in a team, and who was there.
///
/// They say what others may see and nothing else: names, departments and sites, never a score, study hours,
/// leave or staff numbers.
package struct Rosters: Sendable {
  let workspace: Workspace
  let edition: Edition
  let words: Words
  let dates: DateWords
  let names: SessionNames
  let today: CalendarDate

  /// Sheets of `edition`, by default of what was published last. `today` is printed on each.
  package init(of workspace: Workspace, edition: Edition? = nil, words: Words, today: CalendarDate) {
    self.workspace = workspace
    self.edition = edition ?? workspace.edition
    self.words = words
    self.dates = DateWords(words)
    self.names = SessionNames(workspace, words)
    self.today = today
  }

  /// One team: all its sessions, and its members with department and site.
  package func teamRoster(_ team: Team.ID) throws(RosterError) -> Document {
    let team = try known(team)
    var parts: [Part] = [.facts([participants(of: team), addresses(of: team)].compactMap { $0 })]
    if team.sessions.isEmpty {
      parts.append(.note(words["roster.noDates"]))
    } else {
      parts.append(.table(sessionTable(of: team)))
    }
    parts.append(memberPart(of: team, caption: words["roster.members"], size: 1_050, rowHeights: 560...680))
    return document(of: team, session: nil, kind: words["roster.kind.team"], parts: parts)
  }

  /// One session, to hang on the door: when, where, with whom, and who takes part.
  package func sessionRoster(_ team: Team.ID, session: Int) throws(RosterError) -> Document {
    let team = try known(team, session: session)
    return document(
      of: team, session: session, kind: words["roster.kind.session"],
      parts: facts(of: team, session: session)
        // Read standing, at arm's length.
        + [memberPart(of: team, session: session, caption: nil, size: 1_250, rowHeights: 600...820)])
  }

  /// One session, to be signed by those who are there.
  package func signInSheet(_ team: Team.ID, session: Int) throws(RosterError) -> Document {
    let team = try known(team, session: session)
    return document(
      of: team, session: session, kind: words["roster.kind.signIn"],
      parts: facts(of: team, session: session) + [signInPart(of: team, session: session)])
  }

  /// Everything for a module: each team's roster, followed by its sign-in sheets.
  package func pack(of module: Module.ID) throws(RosterError) -> Document {
    guard let module = workspace.modules[module] else { throw RosterError.unknownModule(module) }
    let teams = edition.plan.teams(of: module.id)
    if teams.isEmpty { throw RosterError.noTeams(module.id) }
    var documents: [Document] = []
    for team in teams {
      documents.append(try teamRoster(team.id))
      for session in team.sessions.indices {
        documents.append(try signInSheet(team.id, session: session))
      }
    }
    let title = [words["roster.kind.pack"], module.name].joined(separator: ": ")
    return Document.joined(documents, title: title, date: today)
  }

  // MARK: Finding

  func known(_ id: Team.ID) throws(RosterError) -> Team {
    guard let team = edition.plan.teams[id] else { throw RosterError.unknownTeam(id) }
    return team
  }

  func known(_ id: Team.ID, session: Int) throws(RosterError) -> Team {
    let team = try known(id)
    guard team.sessions.indices.contains(session) else {
      throw RosterError.unknownSession(id, session: session, count: team.sessions.count)
    }
    return team
  }

  // MARK: Heading and footer

  /// A sheet about a team or one of its sessions.
  func document(of team: Team, session: Int?, kind: String, parts: [Part]) -> Document {
    let sessionName = session.map { names.session($0, of: team) }
    let place = [names.team(team), sessionName].compactMap { $0 }.joined(separator: " · ")
    return document(kind: kind, title: names.module(team.module), subtitle: place, parts: parts)
  }

  /// A sheet of any kind, with the organisation, the edition and the date that every sheet bears.
  func document(kind: String, title: String, subtitle: String, parts: [Part]) -> Document {
    let heading = Heading(
      organisation: workspace.name, kind: kind, title: title, subtitle: subtitle, edition: editionName,
      isDraft: edition.isDraft)
    let printed = words["roster.printedOnDate", ["date": dates.short(today)]]
    let footer = Footer(text: printed + " · " + editionName, numbering: words["roster.page"])
    let bookmark = "\(subtitle.isEmpty ? title : subtitle): \(kind)"
    return Document(
      title: subtitle.isEmpty ? bookmark : "\(title) · \(bookmark)", date: today,
      sheets: [Sheet(name: bookmark, heading: heading, parts: parts, footer: footer)])
  }

  var editionName: String {
    switch edition {
    case .draft: words["roster.draft"]
    case .published(let publication):
      words[
        "roster.publication",
        ["number": String(publication.number), "date": dates.short(publication.date)]]
    }
  }
}
