import Foundation
import GRDB
import HoldplanModel

/// One row, read column by column into the model's types. A value of the wrong type is an error, because
/// a damaged file may hold anything.
struct Columns {
  let row: Row

  func text(_ index: Int) throws -> String { try row.decode(String.self, atIndex: index) }
  func optionalText(_ index: Int) throws -> String? { try row.decode(String?.self, atIndex: index) }
  func integer(_ index: Int) throws -> Int { try row.decode(Int.self, atIndex: index) }
  func optionalInteger(_ index: Int) throws -> Int? { try row.decode(Int?.self, atIndex: index) }
  func flag(_ index: Int) throws -> Bool { try integer(index) != 0 }

  func id<Subject>(_ index: Int) throws -> Identifier<Subject> { Identifier(try text(index)) }
  func optionalID<Subject>(_ index: Int) throws -> Identifier<Subject>? {
    try optionalText(index).map { Identifier($0) }
  }

  func date(_ index: Int) throws -> CalendarDate { try Self.date(text(index)) }
  func optionalDate(_ index: Int) throws -> CalendarDate? { try optionalText(index).map(Self.date) }

  /// From two columns that stand together.
  func dates(_ index: Int) throws -> DateRange {
    let (first, last) = (try date(index), try date(index + 1))
    guard let range = DateRange(from: first, to: last) else { throw Damage("\(last) lies before \(first)") }
    return range
  }

  func weekdays(_ index: Int) throws -> WeekdaySet {
    WeekdaySet(rawValue: UInt8(truncatingIfNeeded: try integer(index)))
  }
  func hours(_ index: Int) throws -> StudyHours { StudyHours(nanohours: try integer(index)) }
  func moment(_ index: Int) throws -> Timestamp { Timestamp(seconds: try integer(index)) }

  func json<Value: Decodable>(_ index: Int) throws -> Value {
    try JSONColumn.decode(Value.self, from: text(index))
  }

  /// Most lists beside a record are empty, and then a decoder is far too slow for thousands of them.
  func json<Value: Decodable & ExpressibleByArrayLiteral>(_ index: Int) throws -> Value {
    let text = try text(index)
    return text == "[]" ? [] : try JSONColumn.decode(Value.self, from: text)
  }

  func json<Value: Decodable & ExpressibleByDictionaryLiteral>(_ index: Int) throws -> Value {
    let text = try text(index)
    return text == "{}" ? [:] : try JSONColumn.decode(Value.self, from: text)
  }

  func choice<Value: RawRepresentable>(_ index: Int) throws -> Value where Value.RawValue == String {
    let text = try text(index)
    guard let value = Value(rawValue: text) else { throw Damage("\"\(text)\" is no \(Value.self)") }
    return value
  }

  private static func date(_ text: String) throws -> CalendarDate {
    guard let date = CalendarDate(iso: text) else { throw Damage("\"\(text)\" is no date") }
    return date
  }
}

/// What a file holds that no program of ours wrote.
struct Damage: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}

/// Values that are stored as JSON, always in the same form.
enum JSONColumn {
  static func encode(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  static func decode<Value: Decodable>(_ type: Value.Type, from text: String) throws -> Value {
    try JSONDecoder().decode(type, from: Data(text.utf8))
  }
}

/// The rows that belong to one record after the other, both in the order of the owners' keys: one pass over
/// each table instead of a query a record.
struct Children<Owner: Equatable, Value> {
  private let rows: RowCursor
  private let table: String
  private let read: (Columns) throws -> (Owner, Value)
  private var next: (owner: Owner, value: Value)?

  mutating func take(_ owner: Owner) throws -> [Value] {
    var result: [Value] = []
    while let pending = next, pending.owner == owner {
      result.append(pending.value)
      try advance()
    }
    return result
  }

  /// Rows that are left belong to nobody.
  func finish() throws {
    if let next { throw Damage("\(table) has rows of \(next.owner), which is not there") }
  }

  private mutating func advance() throws {
    next = try rows.next().map { row in try read(Columns(row: row)) }
  }
}

extension Children where Owner == String {
  /// - Parameter select: columns whose first is the owner, ordered by it.
  init(_ db: Database, of table: String, _ select: String, value: @escaping (Columns) throws -> Value) throws
  {
    rows = try Row.fetchCursor(db, sql: select)
    self.table = table
    read = { (try $0.text(0), try value($0)) }
    try advance()
  }
}

extension Children where Owner == Int {
  init(_ db: Database, of table: String, _ select: String, value: @escaping (Columns) throws -> Value) throws
  {
    rows = try Row.fetchCursor(db, sql: select)
    self.table = table
    read = { (try $0.integer(0), try value($0)) }
    try advance()
  }
}
