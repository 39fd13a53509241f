import GRDB
import HoldplanModel

extension Pin {
  static func readAll(_ db: Database) throws -> Set<Pin> {
    var result: Set<Pin> = []
    try db.forEachRow("SELECT employee, module, team FROM member_pins") {
      result.insert(.member(try $0.id(0), module: try $0.id(1), team: try $0.id(2)))
    }
    try db.forEachRow("SELECT team, module, session, date, slot FROM session_pins") {
      result.insert(
        .session(
          team: try $0.id(0), module: try $0.optionalID(1), session: try $0.integer(2),
          date: try $0.date(3), slot: try $0.integer(4)))
    }
    return result
  }

  func insert(_ db: Database) throws {
    switch self {
    case .member(let employee, let module, let team):
      try db.run(
        "INSERT INTO member_pins (employee, module, team) VALUES (?, ?, ?)",
        [employee.stored, module.stored, team.stored])
    case .session(let team, let module, let session, let date, let slot):
      try db.run(
        "INSERT INTO session_pins (team, module, session, date, slot) VALUES (?, ?, ?, ?, ?)",
        [team.stored, module?.stored, session, date.iso, slot])
    }
  }

  func delete(_ db: Database) throws {
    switch self {
    case .member(let employee, let module, let team):
      try db.run(
        "DELETE FROM member_pins WHERE employee = ? AND module = ? AND team = ?",
        [employee.stored, module.stored, team.stored])
    case .session(let team, let module, let session, let date, let slot):
      try db.run(
        "DELETE FROM session_pins WHERE team = ? AND module IS ? AND session = ? AND date = ? AND slot = ?",
        [team.stored, module?.stored, session, date.iso, slot])
    }
  }
}
