import GRDB
import HoldplanModel

/// The one row of the organisation, with its season and rules.
struct OrganisationRows: Equatable {
  var name: String
  var season: Season
  var rules: Rules

  init(_ workspace: Workspace) {
    name = workspace.name
    season = workspace.season
    rules = workspace.rules
  }

  init(_ db: Database) throws {
    guard
      let row = try Row.fetchOne(
        db,
        sql: """
          SELECT name, season_name, season_start, season_end, observes_danish_holidays, teaching_weekdays, rules
          FROM organisation
          """)
    else { throw Damage("there is no organisation") }
    let columns = Columns(row: row)
    name = try columns.text(0)
    season = Season(
      name: try columns.text(1), start: try columns.date(2), end: try columns.date(3),
      observesDanishHolidays: try columns.flag(4), teachingWeekdays: try columns.weekdays(5),
      closedDays: try Self.closedDays(db), slots: try Self.slots(db))
    rules = try columns.json(6)
  }

  func write(_ db: Database, replacing old: OrganisationRows?) throws {
    try db.run(
      """
      INSERT INTO organisation (id, name, season_name, season_start, season_end, observes_danish_holidays,
        teaching_weekdays, rules)
      VALUES (1, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET name = excluded.name, season_name = excluded.season_name,
        season_start = excluded.season_start, season_end = excluded.season_end,
        observes_danish_holidays = excluded.observes_danish_holidays,
        teaching_weekdays = excluded.teaching_weekdays, rules = excluded.rules
      """,
      [
        name, season.name, season.start.iso, season.end.iso, season.observesDanishHolidays,
        Int(season.teachingWeekdays.rawValue), JSONColumn.encode(rules),
      ])
    if season.slots != old?.season.slots {
      try db.run("DELETE FROM slots", [])
      for (position, slot) in season.slots.enumerated() {
        try db.run(
          "INSERT INTO slots (position, name, starts, ends) VALUES (?, ?, ?, ?)",
          [position, slot.name, slot.start.minutes, slot.end.minutes])
      }
    }
    if season.closedDays != old?.season.closedDays {
      try db.run("DELETE FROM closed_days", [])
      for (position, day) in season.closedDays.enumerated() {
        try db.run(
          "INSERT INTO closed_days (position, date, reason) VALUES (?, ?, ?)",
          [position, day.date.iso, day.reason])
      }
    }
  }

  private static func slots(_ db: Database) throws -> [Slot] {
    var result: [Slot] = []
    try db.forEachRow("SELECT name, starts, ends FROM slots ORDER BY position") {
      result.append(Slot(name: try $0.text(0), start: try $0.clockTime(1), end: try $0.clockTime(2)))
    }
    return result
  }

  private static func closedDays(_ db: Database) throws -> [ClosedDay] {
    var result: [ClosedDay] = []
    try db.forEachRow("SELECT date, reason FROM closed_days ORDER BY position") {
      result.append(ClosedDay(date: try $0.date(0), reason: try $0.text(1)))
    }
    return result
  }
}

extension Columns {
  fileprivate func clockTime(_ index: Int) throws -> ClockTime {
    let minutes = try integer(index)
    guard let time = ClockTime(hour: minutes / 60, minute: minutes % 60) else {
      throw Damage("\(minutes) is no minute of a day")
    }
    return time
  }
}
