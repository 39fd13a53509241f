import GRDB
import HoldplanModel

extension Waiver: StoredRecord {
  static let table = "waivers"

  static func readAll(_ db: Database) throws -> [Waiver] {
    var result: [Waiver] = []
    try db.forEachRow(
      "SELECT id, rule, subject, first, last, reason, author, written_on FROM waivers ORDER BY id"
    ) { row in
      let dates = try row.optionalText(3).map { _ in try row.dates(3) }
      result.append(
        Waiver(
          id: try row.id(0), rule: try row.choice(1), subject: try row.json(2), dates: dates,
          reason: try row.text(5), author: try row.text(6), writtenOn: try row.date(7)))
    }
    return result
  }

  func write(_ db: Database, replacing old: Waiver?) throws {
    try db.run(
      """
      INSERT INTO waivers (id, rule, subject, first, last, reason, author, written_on)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET rule = excluded.rule, subject = excluded.subject,
        first = excluded.first, last = excluded.last, reason = excluded.reason,
        author = excluded.author, written_on = excluded.written_on
      """,
      [
        id.stored, rule.rawValue, JSONColumn.encode(subject), dates?.from.iso, dates?.to.iso, reason,
        author, writtenOn.iso,
      ])
  }
}
