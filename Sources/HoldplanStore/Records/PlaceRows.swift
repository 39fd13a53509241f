import GRDB
import HoldplanModel

extension Site: StoredRecord {
  static let table = "sites"

  static func readAll(_ db: Database) throws -> [Site] {
    var result: [Site] = []
    try db.forEachRow("SELECT id, name, address FROM sites ORDER BY id") {
      result.append(Site(id: try $0.id(0), name: try $0.text(1), address: try $0.text(2)))
    }
    return result
  }

  func write(_ db: Database, replacing old: Site?) throws {
    try db.run(
      """
      INSERT INTO sites (id, name, address) VALUES (?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET name = excluded.name, address = excluded.address
      """, [id.stored, name, address])
  }
}

extension Department: StoredRecord {
  static let table = "departments"

  static func readAll(_ db: Database) throws -> [Department] {
    var result: [Department] = []
    try db.forEachRow("SELECT id, name, short_name FROM departments ORDER BY id") {
      result.append(Department(id: try $0.id(0), name: try $0.text(1), shortName: try $0.text(2)))
    }
    return result
  }

  func write(_ db: Database, replacing old: Department?) throws {
    try db.run(
      """
      INSERT INTO departments (id, name, short_name) VALUES (?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET name = excluded.name, short_name = excluded.short_name
      """, [id.stored, name, shortName])
  }
}

extension JobRole: StoredRecord {
  static let table = "roles"

  static func readAll(_ db: Database) throws -> [JobRole] {
    var result: [JobRole] = []
    try db.forEachRow("SELECT id, name FROM roles ORDER BY id") {
      result.append(JobRole(id: try $0.id(0), name: try $0.text(1)))
    }
    return result
  }

  func write(_ db: Database, replacing old: JobRole?) throws {
    try db.run(
      "INSERT INTO roles (id, name) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET name = excluded.name",
      [id.stored, name])
  }
}

extension Room: StoredRecord {
  static let table = "rooms"

  static func readAll(_ db: Database) throws -> [Room] {
    var result: [Room] = []
    try db.forEachRow("SELECT id, name, site, capacity FROM rooms ORDER BY id") {
      result.append(
        Room(id: try $0.id(0), name: try $0.text(1), site: try $0.optionalID(2), capacity: try $0.integer(3)))
    }
    return result
  }

  func write(_ db: Database, replacing old: Room?) throws {
    try db.run(
      """
      INSERT INTO rooms (id, name, site, capacity) VALUES (?, ?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET name = excluded.name, site = excluded.site, capacity = excluded.capacity
      """, [id.stored, name, site?.stored, capacity])
  }
}

extension Instructor: StoredRecord {
  static let table = "instructors"

  static func readAll(_ db: Database) throws -> [Instructor] {
    var absences = try Children<String, _>(
      db, of: "instructor_absences",
      "SELECT instructor, first, last FROM instructor_absences ORDER BY instructor, first"
    ) { try $0.dates(1) }
    var result: [Instructor] = []
    try db.forEachRow("SELECT id, name, employee FROM instructors ORDER BY id") {
      result.append(
        Instructor(
          id: try $0.id(0), name: try $0.text(1), employee: try $0.optionalID(2),
          unavailable: try absences.take($0.text(0))))
    }
    try absences.finish()
    return result
  }

  func write(_ db: Database, replacing old: Instructor?) throws {
    try db.run(
      """
      INSERT INTO instructors (id, name, employee) VALUES (?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET name = excluded.name, employee = excluded.employee
      """, [id.stored, name, employee?.stored])
    try writeList(
      db, "instructor_absences", owner: "instructor", of: unavailable, before: old?.unavailable,
      insert: "(instructor, first, last) VALUES (?, ?, ?)"
    ) { _, range in [range.from.iso, range.to.iso] }
  }
}
