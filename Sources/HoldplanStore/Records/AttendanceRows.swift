import GRDB
import HoldplanModel

extension AttendanceMark {
  /// In the order in which they were made.
  static func readAll(_ db: Database) throws -> [AttendanceMark] {
    var result: [AttendanceMark] = []
    try db.forEachRow(
      """
      SELECT team, module, session, date, slot, employee, status, minutes_late, minutes_early, made_up_team,
        made_up_date, made_up_slot, author, marked_at
      FROM attendance ORDER BY number
      """
    ) { row in
      let occurrence = Occurrence(
        team: try row.id(0), module: try row.id(1), session: try row.integer(2), date: try row.date(3),
        slot: try row.integer(4))
      let host = try row.optionalText(9).map { team in
        Occurrence(
          team: Identifier(team), module: occurrence.module, session: occurrence.session,
          date: try row.date(10), slot: try row.integer(11))
      }
      result.append(
        AttendanceMark(
          occurrence: occurrence, employee: try row.id(5), status: try row.choice(6),
          minutesLate: try row.optionalInteger(7), minutesEarly: try row.optionalInteger(8), madeUpAt: host,
          author: try row.text(12), markedAt: try row.moment(13)))
    }
    return result
  }

  func insert(_ db: Database, number: Int) throws {
    try db.run(
      """
      INSERT INTO attendance (number, team, module, session, date, slot, employee, status, minutes_late,
        minutes_early, made_up_team, made_up_date, made_up_slot, author, marked_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        number, occurrence.team.stored, occurrence.module.stored, occurrence.session, occurrence.date.iso,
        occurrence.slot, employee.stored, status.rawValue, minutesLate, minutesEarly, madeUpAt?.team.stored,
        madeUpAt?.date.iso, madeUpAt?.slot, author, markedAt.seconds,
      ])
  }
}

extension GuestSeat {
  static func readAll(_ db: Database) throws -> Set<GuestSeat> {
    var result: Set<GuestSeat> = []
    try db.forEachRow(
      """
      SELECT employee, module, session, missed_team, missed_date, missed_slot, host_team, host_date, host_slot,
        author, booked_at
      FROM guest_seats
      """
    ) { row in
      func occurrence(_ column: Int) throws -> Occurrence {
        Occurrence(
          team: try row.id(column), module: try row.id(1), session: try row.integer(2),
          date: try row.date(column + 1), slot: try row.integer(column + 2))
      }
      result.insert(
        GuestSeat(
          employee: try row.id(0), missed: try occurrence(3), host: try occurrence(6),
          author: try row.text(9),
          bookedAt: try row.moment(10)))
    }
    return result
  }

  func insert(_ db: Database) throws {
    try db.run(
      """
      INSERT INTO guest_seats (employee, module, session, missed_team, missed_date, missed_slot, host_team,
        host_date, host_slot, author, booked_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        employee.stored, missed.module.stored, missed.session, missed.team.stored, missed.date.iso,
        missed.slot, host.team.stored, host.date.iso, host.slot, author, bookedAt.seconds,
      ])
  }

  func delete(_ db: Database) throws {
    try db.run(
      """
      DELETE FROM guest_seats WHERE employee = ? AND missed_team = ? AND module = ? AND session = ?
        AND missed_date = ? AND missed_slot = ?
      """,
      [
        employee.stored, missed.team.stored, missed.module.stored, missed.session, missed.date.iso,
        missed.slot,
      ])
  }
}

extension ExamResult {
  /// In the order in which they were recorded.
  static func readAll(_ db: Database) throws -> [ExamResult] {
    var result: [ExamResult] = []
    try db.forEachRow(
      "SELECT employee, module, outcome, date, author, recorded_at FROM exam_results ORDER BY number"
    ) { row in
      result.append(
        ExamResult(
          employee: try row.id(0), module: try row.id(1), outcome: try row.choice(2), date: try row.date(3),
          author: try row.text(4), recordedAt: try row.moment(5)))
    }
    return result
  }

  func insert(_ db: Database, number: Int) throws {
    try db.run(
      """
      INSERT INTO exam_results (number, employee, module, outcome, date, author, recorded_at)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      """,
      [
        number, employee.stored, module.stored, outcome.rawValue, date.iso, author, recordedAt.seconds,
      ])
  }
}

extension Access {
  /// In the order of the users' names.
  static func readAll(_ db: Database) throws -> [Access] {
    var result: [Access] = []
    try db.forEachRow("SELECT user, role, employee FROM accesses") { row in
      result.append(Access(user: try row.text(0), role: try row.choice(1), employee: try row.optionalID(2)))
    }
    return result
  }

  func insert(_ db: Database) throws {
    try db.run(
      "INSERT INTO accesses (user, role, employee) VALUES (?, ?, ?)", [user, role.rawValue, employee?.stored])
  }

  func delete(_ db: Database) throws { try db.run("DELETE FROM accesses WHERE user = ?", [user]) }
}
