import GRDB
import HoldplanModel

extension Module: StoredRecord {
  static let table = "modules"

  static func readAll(_ db: Database) throws -> [Module] {
    var lists = try Lists(db)
    var result: [Module] = []
    try db.forEachRow(
      """
      SELECT id, name, every_weeks, weekly_study_nanohours, size_minimum, size_ideal, size_maximum,
        count_maximum, count_required, admits_every_role, composition, audience, completion, raises,
        valid_months
      FROM modules ORDER BY id
      """
    ) { row in
      let id = try row.text(0)
      let roles = Set(try lists.roles.take(id))
      let module = Module(
        id: Identifier(id), name: try row.text(1), sessions: try lists.sessions.take(id),
        everyWeeks: try row.optionalInteger(2), studyHoursPerWeek: try row.hours(3),
        requires: try lists.requires.take(id),
        teamSize: TeamSize(
          minimum: try row.integer(4), ideal: try row.integer(5), maximum: try row.integer(6)),
        teamCount: TeamCount(maximum: try row.integer(7), required: try row.optionalInteger(8)),
        eligibleRoles: try row.flag(9) ? nil : roles, instructors: try lists.instructors.take(id),
        rooms: try lists.rooms.take(id), composition: try row.json(10), audience: try row.json(11),
        completion: try row.json(12), raises: try row.json(13), validMonths: try row.optionalInteger(14))
      result.append(module)
    }
    try lists.finish()
    return result
  }

  func write(_ db: Database, replacing old: Module?) throws {
    try db.run(
      """
      INSERT INTO modules (id, name, every_weeks, weekly_study_nanohours, size_minimum, size_ideal,
        size_maximum, count_maximum, count_required, admits_every_role, composition, audience, completion,
        raises, valid_months)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET name = excluded.name, every_weeks = excluded.every_weeks,
        weekly_study_nanohours = excluded.weekly_study_nanohours, size_minimum = excluded.size_minimum,
        size_ideal = excluded.size_ideal, size_maximum = excluded.size_maximum,
        count_maximum = excluded.count_maximum, count_required = excluded.count_required,
        admits_every_role = excluded.admits_every_role, composition = excluded.composition,
        audience = excluded.audience, completion = excluded.completion, raises = excluded.raises,
        valid_months = excluded.valid_months
      """,
      [
        id.stored, name, everyWeeks, studyHoursPerWeek.nanohours, teamSize.minimum, teamSize.ideal,
        teamSize.maximum, teamCount.maximum, teamCount.required, eligibleRoles == nil,
        JSONColumn.encode(composition), JSONColumn.encode(audience),
        JSONColumn.encode(completion), JSONColumn.encode(raises), validMonths,
      ])
    try writeList(
      db, "module_sessions", owner: "module", of: sessions, before: old?.sessions,
      insert: """
        (module, position, kind, slot_count, gap_minimum, gap_ideal, gap_maximum, weekdays)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """
    ) { position, pattern in
      [
        position, pattern.kind.rawValue, pattern.slotCount, pattern.gap?.minimum, pattern.gap?.ideal,
        pattern.gap?.maximum, pattern.weekdays.map { Int($0.rawValue) },
      ]
    }
    try writeLinks(db, replacing: old)
  }

  private func writeLinks(_ db: Database, replacing old: Module?) throws {
    try writeList(
      db, "module_requires", owner: "module", of: requires, before: old?.requires,
      insert: "(module, position, required) VALUES (?, ?, ?)"
    ) { position, module in [position, module.stored] }
    try writeList(
      db, "module_roles", owner: "module", of: (eligibleRoles ?? []).sorted(),
      before: (old?.eligibleRoles ?? []).sorted(), insert: "(module, role) VALUES (?, ?)"
    ) { _, role in [role.stored] }
    try writeList(
      db, "module_instructors", owner: "module", of: instructors, before: old?.instructors,
      insert: "(module, position, instructor) VALUES (?, ?, ?)"
    ) { position, instructor in [position, instructor.stored] }
    try writeList(
      db, "module_rooms", owner: "module", of: rooms, before: old?.rooms,
      insert: "(module, position, room) VALUES (?, ?, ?)"
    ) { position, room in [position, room.stored] }
  }

  /// What belongs to the modules, read along with them.
  private struct Lists {
    var sessions: Children<String, SessionPattern>
    var requires: Children<String, Module.ID>
    var roles: Children<String, JobRole.ID>
    var instructors: Children<String, Instructor.ID>
    var rooms: Children<String, Room.ID>

    init(_ db: Database) throws {
      sessions = try Children<String, _>(
        db, of: "module_sessions",
        """
        SELECT module, kind, slot_count, gap_minimum, gap_ideal, gap_maximum, weekdays
        FROM module_sessions ORDER BY module, position
        """, value: SessionPattern.init)
      requires = try Children<String, _>(
        db, of: "module_requires", "SELECT module, required FROM module_requires ORDER BY module, position"
      ) { try $0.id(1) }
      roles = try Children<String, _>(
        db, of: "module_roles", "SELECT module, role FROM module_roles ORDER BY module, role"
      ) { try $0.id(1) }
      instructors = try Children<String, _>(
        db, of: "module_instructors",
        "SELECT module, instructor FROM module_instructors ORDER BY module, position"
      ) { try $0.id(1) }
      rooms = try Children<String, _>(
        db, of: "module_rooms", "SELECT module, room FROM module_rooms ORDER BY module, position"
      ) { try $0.id(1) }
    }

    func finish() throws {
      try sessions.finish()
      try requires.finish()
      try roles.finish()
      try instructors.finish()
      try rooms.finish()
    }
  }
}

extension SessionPattern {
  fileprivate init(_ row: Columns) throws {
    var gap: GapLimits?
    if let minimum = try row.optionalInteger(3) {
      gap = GapLimits(minimum: minimum, ideal: try row.integer(4), maximum: try row.integer(5))
    }
    let weekdays = try row.optionalInteger(6).map { WeekdaySet(rawValue: UInt8(truncatingIfNeeded: $0)) }
    self.init(kind: try row.choice(1), slotCount: try row.integer(2), gap: gap, weekdays: weekdays)
  }
}

extension Programme: StoredRecord {
  static let table = "programmes"

  static func readAll(_ db: Database) throws -> [Programme] {
    var modules = try Children<String, _>(
      db, of: "programme_modules",
      "SELECT programme, module FROM programme_modules ORDER BY programme, position"
    ) { (row) throws -> Module.ID in try row.id(1) }
    var result: [Programme] = []
    try db.forEachRow("SELECT id, name FROM programmes ORDER BY id") {
      result.append(
        Programme(id: try $0.id(0), name: try $0.text(1), modules: try modules.take($0.text(0))))
    }
    try modules.finish()
    return result
  }

  func write(_ db: Database, replacing old: Programme?) throws {
    try db.run(
      "INSERT INTO programmes (id, name) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET name = excluded.name",
      [id.stored, name])
    try writeList(
      db, "programme_modules", owner: "programme", of: modules, before: old?.modules,
      insert: "(programme, position, module) VALUES (?, ?, ?)"
    ) { position, module in [position, module.stored] }
  }
}
