import GRDB
import HoldplanModel

/// A record that is stored as one JSON text: it is read and written as a whole, and no query asks for a part.
protocol DocumentRecord: StoredRecord {}

extension DocumentRecord {
  static func readAll(_ db: Database) throws -> [Self] {
    var result: [Self] = []
    try db.forEachRow("SELECT document FROM \(table) ORDER BY id") { result.append(try $0.json(0)) }
    return result
  }

  func write(_ db: Database, replacing old: Self?) throws {
    try db.run(
      """
      INSERT INTO \(Self.table) (id, document) VALUES (?, ?)
      ON CONFLICT (id) DO UPDATE SET document = excluded.document
      """, [id.stored, JSONColumn.encode(self)])
  }
}

extension MeetingSeries: DocumentRecord { static let table = "meeting_series" }
extension Meeting: DocumentRecord { static let table = "meetings" }
extension PairRota: DocumentRecord { static let table = "pair_rotas" }
extension Quota: DocumentRecord { static let table = "quotas" }
extension Competence: DocumentRecord { static let table = "competences" }
extension JobProfile: DocumentRecord { static let table = "job_profiles" }
extension Goal: DocumentRecord { static let table = "goals" }
extension Fund: DocumentRecord { static let table = "funds" }
extension Expense: DocumentRecord { static let table = "expenses" }

extension ClosedSeason {
  static func readAll(_ db: Database) throws -> [ClosedSeason] {
    var result: [ClosedSeason] = []
    try db.forEachRow("SELECT document FROM closed_seasons ORDER BY position") {
      result.append(try $0.json(0))
    }
    return result
  }

  static func writeAll(_ seasons: [ClosedSeason], _ db: Database) throws {
    try db.run("DELETE FROM closed_seasons", [])
    for (position, season) in seasons.enumerated() {
      try db.run(
        "INSERT INTO closed_seasons (position, document) VALUES (?, ?)",
        [position, JSONColumn.encode(season)])
    }
  }
}
