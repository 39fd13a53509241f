import GRDB
import HoldplanModel

extension Employee: StoredRecord {
  static let table = "employees"

  static func readAll(_ db: Database) throws -> [Employee] {
    var lists = try Lists(db)
    var result: [Employee] = []
    try db.forEachRow(
      """
      SELECT id, name, department, site, role, manager, email, employed_from, employed_to,
        weekly_study_nanohours, unavailable_weekdays, choice_count, passed_on, profession, tags, levels
      FROM employees ORDER BY id
      """
    ) { row in
      let id = try row.text(0)
      let employee = Employee(
        id: Identifier(id), name: try row.text(1), department: try row.id(2), site: try row.optionalID(3),
        role: try row.optionalID(4), manager: try row.optionalID(5), email: try row.text(6),
        employedFrom: try row.optionalDate(7), employedTo: try row.optionalDate(8),
        weeklyStudyHours: try row.hours(9), unavailableWeekdays: try row.weekdays(10),
        leave: try lists.leave.take(id), passed: Set(try lists.passed.take(id)), passedOn: try row.json(12),
        profession: try row.text(13), tags: try row.json(14), levels: try row.json(15),
        required: try lists.required.take(id),
        choice: ModuleChoice(
          count: try row.integer(11), from: try lists.choice.take(id),
          cost: Dictionary(try lists.costs.take(id), uniquingKeysWith: { _, last in last })),
        wishedFreeDates: Set(try lists.wishes.take(id)))
      result.append(employee)
    }
    try lists.finish()
    return result
  }

  func write(_ db: Database, replacing old: Employee?) throws {
    try db.run(
      """
      INSERT INTO employees (id, name, department, site, role, manager, email, employed_from, employed_to,
        weekly_study_nanohours, unavailable_weekdays, choice_count, passed_on, profession, tags, levels)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET name = excluded.name, department = excluded.department,
        site = excluded.site, role = excluded.role, manager = excluded.manager, email = excluded.email,
        employed_from = excluded.employed_from, employed_to = excluded.employed_to,
        weekly_study_nanohours = excluded.weekly_study_nanohours,
        unavailable_weekdays = excluded.unavailable_weekdays, choice_count = excluded.choice_count,
        passed_on = excluded.passed_on, profession = excluded.profession, tags = excluded.tags,
        levels = excluded.levels
      """,
      [
        id.stored, name, department.stored, site?.stored, role?.stored, manager?.stored, email,
        employedFrom?.iso, employedTo?.iso, weeklyStudyHours.nanohours, Int(unavailableWeekdays.rawValue),
        choice.count, JSONColumn.encode(passedOn), profession, JSONColumn.encode(tags.sorted()),
        JSONColumn.encode(levels),
      ])
    try writeDates(db, replacing: old)
    try writeModules(db, replacing: old)
  }

  private func writeDates(_ db: Database, replacing old: Employee?) throws {
    try writeList(
      db, "leave", owner: "employee", of: leave, before: old?.leave,
      insert: "(employee, first, last) VALUES (?, ?, ?)"
    ) { _, range in [range.from.iso, range.to.iso] }
    try writeList(
      db, "wished_free_dates", owner: "employee", of: wishedFreeDates.sorted(),
      before: old?.wishedFreeDates.sorted(), insert: "(employee, date) VALUES (?, ?)"
    ) { _, date in [date.iso] }
  }

  private func writeModules(_ db: Database, replacing old: Employee?) throws {
    try writeList(
      db, "passed_modules", owner: "employee", of: passed.sorted(), before: old?.passed.sorted(),
      insert: "(employee, module) VALUES (?, ?)"
    ) { _, module in [module.stored] }
    try writeList(
      db, "required_modules", owner: "employee", of: required, before: old?.required,
      insert: "(employee, position, module) VALUES (?, ?, ?)"
    ) { position, module in [position, module.stored] }
    try writeList(
      db, "choice_modules", owner: "employee", of: choice.from, before: old?.choice.from,
      insert: "(employee, position, module) VALUES (?, ?, ?)"
    ) { position, module in [position, module.stored] }
    try writeList(
      db, "choice_costs", owner: "employee", of: choice.costs, before: old?.choice.costs,
      insert: "(employee, module, cost) VALUES (?, ?, ?)"
    ) { _, entry in [entry.module.stored, entry.cost] }
  }

  /// What belongs to the employees, read along with them.
  private struct Lists {
    var leave: Children<String, DateRange>
    var wishes: Children<String, CalendarDate>
    var passed: Children<String, Module.ID>
    var required: Children<String, Module.ID>
    var choice: Children<String, Module.ID>
    var costs: Children<String, (Module.ID, Int)>

    init(_ db: Database) throws {
      leave = try Children<String, _>(
        db, of: "leave", "SELECT employee, first, last FROM leave ORDER BY employee, first"
      ) {
        try $0.dates(1)
      }
      wishes = try Children<String, _>(
        db, of: "wished_free_dates", "SELECT employee, date FROM wished_free_dates ORDER BY employee, date"
      ) { try $0.date(1) }
      passed = try Children<String, _>(
        db, of: "passed_modules", "SELECT employee, module FROM passed_modules ORDER BY employee, module"
      ) { try $0.id(1) }
      required = try Children<String, _>(
        db, of: "required_modules",
        "SELECT employee, module FROM required_modules ORDER BY employee, position"
      ) { try $0.id(1) }
      choice = try Children<String, _>(
        db, of: "choice_modules", "SELECT employee, module FROM choice_modules ORDER BY employee, position"
      ) { try $0.id(1) }
      costs = try Children<String, _>(
        db, of: "choice_costs", "SELECT employee, module, cost FROM choice_costs ORDER BY employee, module"
      ) { (try $0.id(1), try $0.integer(2)) }
    }

    func finish() throws {
      try leave.finish()
      try wishes.finish()
      try passed.finish()
      try required.finish()
      try choice.finish()
      try costs.finish()
    }
  }
}

private struct ModuleCost: Equatable {
  let module: Module.ID
  let cost: Int
}

extension ModuleChoice {
  fileprivate var costs: [ModuleCost] {
    cost.sorted { $0.key < $1.key }.map { ModuleCost(module: $0.key, cost: $0.value) }
  }
}
