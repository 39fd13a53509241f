import Foundation
import GRDB
import HoldplanModel

/// The names that the log would otherwise repeat: a change is stored with a number in place of each, and
/// the name stands in `log_names`, from which a person can be erased.
enum LoggedNames {
  /// The change as it is stored.
  static func hide(_ change: Change, _ db: Database) throws -> Change {
    try replacing(change) { kind, identifier, name, email in
      try db.run(
        "INSERT OR IGNORE INTO log_names (kind, identifier, name, email) VALUES (?, ?, ?, ?)",
        [kind, identifier, name, email])
      let number = try Int.fetchOne(
        db.cachedStatement(
          sql: "SELECT number FROM log_names WHERE kind = ? AND identifier = ? AND name = ? AND email = ?"),
        arguments: [kind, identifier, name, email])
      guard let number else { throw Damage("log_names did not take \(kind) \(identifier)") }
      return (String(number), "")
    }
  }

  /// The change as it was made.
  static func show(_ change: Change, _ db: Database) throws -> Change {
    try replacing(change) { kind, identifier, number, _ in
      let row = try Row.fetchOne(
        db.cachedStatement(sql: "SELECT name, email FROM log_names WHERE number = ? AND kind = ?"),
        arguments: [Int(number), kind])
      guard let row else { throw Damage("log_names lacks number \(number) of \(kind) \(identifier)") }
      return (try Columns(row: row).text(0), try Columns(row: row).text(1))
    }
  }

  private static func replacing(
    _ change: Change,
    _ replace: (_ kind: String, _ identifier: String, _ name: String, _ email: String) throws -> (
      name: String, email: String
    )
  ) throws -> Change {
    switch change {
    case .group(let parts): return .group(try parts.map { try replacing($0, replace) })
    case .put(.employee(var employee)):
      (employee.name, employee.email) = try replace(
        "employee", employee.id.stored, employee.name, employee.email)
      return .put(.employee(employee))
    case .put(.instructor(var instructor)):
      instructor.name = try replace("instructor", instructor.id.stored, instructor.name, "").name
      return .put(.instructor(instructor))
    default: return change
    }
  }
}

extension LogEntry {
  static let columns = "number, operation, kind, target, author, recorded_at, label"

  init(_ row: Row) throws {
    let columns = Columns(row: row)
    let text = try columns.text(1)
    guard let operation = UUID(uuidString: text) else { throw Damage("\"\(text)\" names no operation") }
    self.init(
      number: try columns.integer(0), operation: operation, kind: try columns.choice(2),
      target: try columns.optionalInteger(3), author: try columns.text(4),
      recordedAt: try columns.moment(5), label: try columns.text(6))
  }

  func insert(_ db: Database, change: Change, inverse: Change?) throws {
    try db.run(
      """
      INSERT INTO change_log (number, operation, kind, target, author, recorded_at, label, change, inverse)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        number, operation.uuidString, kind.rawValue, target, author, recordedAt.seconds, label,
        JSONColumn.encode(try LoggedNames.hide(change, db)),
        try inverse.map { try JSONColumn.encode(LoggedNames.hide($0, db)) },
      ])
  }
}
