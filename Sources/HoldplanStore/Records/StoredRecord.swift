import GRDB
import HoldplanModel

/// A record with a table of its own, whose rows are written one record at a time.
protocol StoredRecord: Identified {
  static var table: String { get }
  /// All of them, in the order of the identifiers.
  static func readAll(_ db: Database) throws -> [Self]
  /// Adds the record's rows, or changes those of `old` that differ.
  func write(_ db: Database, replacing old: Self?) throws
}

extension StoredRecord {
  /// The rows that belong to the record go with it.
  static func delete(_ db: Database, _ id: ID) throws {
    try db.run("DELETE FROM \(table) WHERE id = ?", [id.stored])
  }

  /// Writes the rows of one list that belongs to the record, if the list is another than before.
  func writeList<Element: Equatable>(
    _ db: Database, _ table: String, owner: String, of list: [Element], before: [Element]?,
    insert: String, values: (Int, Element) throws -> [(any DatabaseValueConvertible)?]
  ) throws {
    guard list != before ?? [] else { return }
    if !(before ?? []).isEmpty { try db.run("DELETE FROM \(table) WHERE \(owner) = ?", [id.stored]) }
    for (position, element) in list.enumerated() {
      try db.run("INSERT INTO \(table) \(insert)", [id.stored] + values(position, element))
    }
  }
}
