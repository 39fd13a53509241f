import GRDB
import HoldplanModel

extension Publication {
  /// By number. A team that several publications have in common is read once.
  static func readAll(_ db: Database) throws -> [Publication] {
    let versions = try publishedTeams(db)
    var teams: [Int: [Team]] = [:]
    try db.forEachRow("SELECT publication, version FROM publication_teams") { row in
      let version = try row.integer(1)
      guard let team = versions[version] else { throw Damage("published_teams lacks version \(version)") }
      teams[try row.integer(0), default: []].append(team)
    }
    var result: [Publication] = []
    try db.forEachRow("SELECT number, date FROM publications ORDER BY number") { row in
      let number = try row.integer(0)
      result.append(
        Publication(number: number, date: try row.date(1), plan: Plan(teams: Records(teams[number] ?? []))))
    }
    return result
  }

  /// Writes the publication; teams that are as they were in the one before are only pointed at.
  func insert(_ db: Database, after previous: Publication?) throws {
    try db.run("INSERT INTO publications (number, date) VALUES (?, ?)", [number, date.iso])
    let known = try previous.map { try Self.versions(db, of: $0.number) } ?? [:]
    for team in plan.teams.sorted {
      let version: Int
      if let before = previous?.plan.teams[team.id], before == team, let stored = known[team.id.stored] {
        version = stored
      } else {
        version = try Self.insert(team, db)
      }
      try db.run("INSERT INTO publication_teams (publication, version) VALUES (?, ?)", [number, version])
    }
  }

  func delete(_ db: Database) throws {
    let versions = try Self.versions(db, of: number)
    try db.run("DELETE FROM publications WHERE number = ?", [number])
    for version in versions.values.sorted() {
      try db.run(
        """
        DELETE FROM published_teams WHERE version = ?1
          AND NOT EXISTS (SELECT 1 FROM publication_teams WHERE version = ?1)
        """, [version])
    }
  }

  private static func publishedTeams(_ db: Database) throws -> [Int: Team] {
    var sessions = try Children<Int, _>(
      db, of: "published_sessions",
      "SELECT version, date, slot, room, instructor FROM published_sessions ORDER BY version, position"
    ) {
      Session(date: try $0.date(1), slot: try $0.integer(2), room: try $0.id(3), instructor: try $0.id(4))
    }
    var members = try Children<Int, _>(
      db, of: "published_members",
      "SELECT version, employee FROM published_members ORDER BY version, employee"
    ) { (row) throws -> Employee.ID in try row.id(1) }
    var result: [Int: Team] = [:]
    try db.forEachRow("SELECT version, team, module, number, name FROM published_teams ORDER BY version") {
      row in
      let version = try row.integer(0)
      result[version] = Team(
        id: try row.id(1), module: try row.id(2), number: try row.integer(3), name: try row.text(4),
        sessions: try sessions.take(version), members: try members.take(version).sorted())
    }
    try sessions.finish()
    try members.finish()
    return result
  }

  private static func insert(_ team: Team, _ db: Database) throws -> Int {
    try db.run(
      "INSERT INTO published_teams (team, module, number, name) VALUES (?, ?, ?, ?)",
      [team.id.stored, team.module.stored, team.number, team.name])
    let version = Int(db.lastInsertedRowID)
    for (position, session) in team.sessions.enumerated() {
      try db.run(
        """
        INSERT INTO published_sessions (version, position, date, slot, room, instructor)
        VALUES (?, ?, ?, ?, ?, ?)
        """,
        [version, position, session.date.iso, session.slot, session.room.stored, session.instructor.stored])
    }
    for member in team.members {
      try db.run("INSERT INTO published_members (version, employee) VALUES (?, ?)", [version, member.stored])
    }
    return version
  }

  private static func versions(_ db: Database, of number: Int) throws -> [String: Int] {
    var result: [String: Int] = [:]
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT team, version FROM publication_teams JOIN published_teams USING (version) WHERE publication = ?
        """, arguments: [number])
    while let row = try rows.next() {
      let columns = Columns(row: row)
      result[try columns.text(0)] = try columns.integer(1)
    }
    return result
  }
}
