import HoldplanModel
import HoldplanResources
import HoldplanTestSupport
import HoldplanText
import Testing

@testable import HoldplanExchange

@Suite struct RosterTests {
  // MARK: Who and what

  @Test func `members stand in Danish alphabetical order`() throws {
    let names = ["Åse", "Zenia", "Ærmine", "aage", "Øjvind", "Anna", "Bo 10", "Bo 9"]
    let sheet = try Door.rosters(people: names.count, names: names).teamRoster(Door.team)
    #expect(
      members(of: sheet) == ["Anna", "Bo 9", "Bo 10", "Zenia", "Ærmine", "Øjvind", "aage", "Åse"])
  }

  @Test func `what is nobody else's business changes nothing on any sheet`() throws {
    var workspace = Door.workspace(people: 20)
    let before = try pack(of: workspace)
    for var person in workspace.employees.sorted {
      person.leave = [days("2026-12-01", "2026-12-24")]
      person.weeklyStudyHours = try #require(StudyHours(hours: 7.5))
      person.unavailableWeekdays = [.mondayToFriday]
      person.wishedFreeDates = [day("2026-11-10")]
      person.email = "nogen@example.dk"
      person.employedTo = day("2026-12-31")
      try workspace.apply(.put(.employee(person)))
    }
    #expect(try pack(of: workspace) == before)
    #expect(!before.text().contains("10000"), "staff numbers stay in the file")
  }

  @Test func `somebody who is no longer on file is shown by what is left: the number`() throws {
    var team = Team(id: "T", module: "KON", number: 1, sessions: Door.sessions, members: ["77"])
    team.sessions[0].room = "Z"
    team.sessions[0].instructor = "V"
    let sheet = try Rosters(
      of: Door.workspace(people: 1), edition: .draft(Plan(teams: [team])), words: Words(.danish),
      today: Door.today
    ).sessionRoster("T", session: 0)
    #expect(members(of: sheet) == ["77"])
    #expect(sheet.text().contains("Lokale          Z\n"))
    #expect(sheet.text().contains("Underviser      V\n"))
  }

  @Test func `an organisation without sites has no column for them`() throws {
    var workspace = Door.workspace(people: 3)
    for var person in workspace.employees.sorted {
      person.site = nil
      try workspace.apply(.put(.employee(person)))
    }
    let sheet = try Rosters(of: workspace, words: Words(.danish), today: Door.today).teamRoster(Door.team)
    #expect(!sheet.text().contains("Arbejdssted"))
  }

  // MARK: Published or not

  @Test func `sheets are made from the latest publication, with its number and date`() throws {
    var workspace = Door.workspace(people: 2)
    try workspace.apply(.removeMember("10001", from: Door.team))
    let rosters = Rosters(of: workspace, words: try Words(.danish), today: Door.today)
    let sheet = try rosters.teamRoster(Door.team)
    #expect(members(of: sheet).count == 2)
    #expect(sheet.sheets[0].heading.edition == "Udgivelse 2 af 12-10-2026")
    #expect(!sheet.sheets[0].heading.isDraft)
  }

  @Test func `a draft says so on every page`() throws {
    let sheet = try Door.rosters(people: 120, published: false).signInSheet(Door.team, session: 0)
    let pages = sheet.pages.count
    #expect(pages > 3)
    #expect(sheet.text().components(separatedBy: "*** KLADDE – ikke udgivet ***").count == pages + 1)
  }

  @Test func `the draft can be asked for beside a publication`() throws {
    var workspace = Door.workspace(people: 2)
    try workspace.apply(.removeMember("10001", from: Door.team))
    let rosters = Rosters(
      of: workspace, edition: .draft(workspace.draft), words: try Words(.danish), today: Door.today)
    #expect(members(of: try rosters.teamRoster(Door.team)).count == 1)
  }

  // MARK: Packs

  @Test func `a pack holds each team's roster and its sign-in sheets, each with its own page numbers`() throws
  {
    let pack = try Door.rosters(people: 40).pack(of: "KON")
    #expect(
      pack.sheets.map(\.name) == [
        "Hold 3: Holdliste", "Hold 3 · Undervisningsgang 1 af 3: Fremmødeliste",
        "Hold 3 · Undervisningsgang 2 af 3: Fremmødeliste", "Hold 3 · Eksamen (gang 3 af 3): Fremmødeliste",
      ])
    #expect(pack.pages.map(\.number) == [1, 2, 1, 2, 1, 2, 1, 2])
  }

  // MARK: What cannot be made

  @Test func `an unknown team, module or session is named, with what to do`() throws {
    let rosters = try Door.rosters()
    let words = try Words(.danish)
    let team = #expect(throws: RosterError.unknownTeam("X")) { try rosters.teamRoster("X") }
    #expect(team?.sentence(words).contains("'X'") == true)
    #expect(throws: RosterError.unknownModule("X")) { try rosters.pack(of: "X") }
    let session = #expect(throws: RosterError.unknownSession(Door.team, session: 3, count: 3)) {
      try rosters.signInSheet(Door.team, session: 3)
    }
    #expect(session?.sentence(words) == "Holdet 'KON-3' har ikke nogen gang 4. Vælg en gang fra 1 til 3.")
    #expect(throws: RosterError.unknownSession(Door.team, session: -1, count: 3)) {
      try rosters.sessionRoster(Door.team, session: -1)
    }
  }

  @Test func `a team without dates has no sheets for sessions, a module without teams no pack`() throws {
    let undated = try Door.rosters(sessions: false)
    let error = #expect(throws: RosterError.unknownSession(Door.team, session: 0, count: 0)) {
      try undated.signInSheet(Door.team, session: 0)
    }
    #expect(error?.sentence(try Words(.english)).contains("no dates yet") == true)
    let empty = Rosters(
      of: Door.workspace(people: 1), edition: .draft(Plan()), words: try Words(.danish), today: Door.today)
    #expect(throws: RosterError.noTeams("KON")) { try empty.pack(of: "KON") }
  }

  // MARK: Vocabulary

  private func pack(of workspace: Workspace) throws -> Document {
    try Rosters(of: workspace, words: Words(.danish), today: Door.today).pack(of: "KON")
  }

  /// The names in the last table of the first sheet.
  private func members(of document: Document) -> [String] {
    guard case .table(let table) = document.sheets[0].parts.last else { return [] }
    return table.rows.map { $0[1] }
  }
}
