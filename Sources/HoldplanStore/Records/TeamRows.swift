import GRDB
import HoldplanModel

extension Team: StoredRecord {
  static let table = "teams"

  static func readAll(_ db: Database) throws -> [Team] {
    var sessions = try Children<String, _>(
      db, of: "team_sessions",
      "SELECT team, date, slot, room, instructor FROM team_sessions ORDER BY team, position"
    ) {
      Session(date: try $0.date(1), slot: try $0.integer(2), room: try $0.id(3), instructor: try $0.id(4))
    }
    var members = try Children<String, _>(
      db, of: "team_members", "SELECT team, employee FROM team_members ORDER BY team, employee"
    ) { (row) throws -> Employee.ID in try row.id(1) }
    var result: [Team] = []
    try db.forEachRow("SELECT id, module, number, name FROM teams ORDER BY id") { row in
      let id = try row.text(0)
      let team = Team(
        id: Identifier(id), module: try row.id(1), number: try row.integer(2), name: try row.text(3),
        sessions: try sessions.take(id),
        // Swift orders text by its characters, SQLite by its bytes.
        members: try members.take(id).sorted())
      result.append(team)
    }
    try sessions.finish()
    try members.finish()
    return result
  }

  /// Moving one person writes one member row away and one in, however large the teams are.
  func write(_ db: Database, replacing old: Team?) throws {
    if old?.module != module || old?.number != number || old?.name != name {
      try db.run(
        """
        INSERT INTO teams (id, module, number, name) VALUES (?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET module = excluded.module, number = excluded.number,
          name = excluded.name
        """, [id.stored, module.stored, number, name])
    }
    try writeSessions(db, before: old?.sessions ?? [])
    let (before, after) = (Set(old?.members ?? []), Set(members))
    for member in before.subtracting(after).sorted() {
      try db.run("DELETE FROM team_members WHERE team = ? AND employee = ?", [id.stored, member.stored])
    }
    for member in after.subtracting(before).sorted() {
      try db.run("INSERT INTO team_members (team, employee) VALUES (?, ?)", [id.stored, member.stored])
    }
  }

  private func writeSessions(_ db: Database, before: [Session]) throws {
    for (position, session) in sessions.enumerated()
    where !before.indices.contains(position) || before[position] != session {
      try db.run(
        """
        INSERT INTO team_sessions (team, position, date, slot, room, instructor) VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT (team, position) DO UPDATE SET date = excluded.date, slot = excluded.slot,
          room = excluded.room, instructor = excluded.instructor
        """,
        [
          id.stored, position, session.date.iso, session.slot, session.room.stored, session.instructor.stored,
        ])
    }
    if sessions.count < before.count {
      try db.run("DELETE FROM team_sessions WHERE team = ? AND position >= ?", [id.stored, sessions.count])
    }
  }
}
