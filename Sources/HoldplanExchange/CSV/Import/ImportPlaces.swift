import HoldplanModel

// Departments, sites, job roles, rooms and instructors: records of a name and a few values.
extension ImportBatch {
  mutating func readDepartment(_ row: inout ImportRow) {
    guard let (id, name) = identify(.department, &row) else { return }
    let old = workspace.departments[Department.ID(id)]
    var department = old ?? Department(id: Department.ID(id), name: name ?? id)
    if let name { department.name = name }
    row.cell(.shortName).apply(to: &department.shortName, empty: "")
    stage(.department(department), from: row)
  }

  mutating func readSite(_ row: inout ImportRow) {
    guard let (id, name) = identify(.site, &row) else { return }
    var site = workspace.sites[Site.ID(id)] ?? Site(id: Site.ID(id), name: name ?? id)
    if let name { site.name = name }
    row.cell(.address).apply(to: &site.address, empty: "")
    stage(.site(site), from: row)
  }

  mutating func readRole(_ row: inout ImportRow) {
    guard let (id, name) = identify(.role, &row) else { return }
    var role = workspace.roles[JobRole.ID(id)] ?? JobRole(id: JobRole.ID(id), name: name ?? id)
    if let name { role.name = name }
    stage(.role(role), from: row)
  }

  mutating func readCompetence(_ row: inout ImportRow) {
    guard let (id, name) = identify(.competence, &row) else { return }
    let old = workspace.competences[Competence.ID(id)]
    var competence = old ?? Competence(id: Competence.ID(id), name: name ?? id)
    if let name { competence.name = name }
    stage(.competence(competence), from: row)
  }

  mutating func readRoom(_ row: inout ImportRow) {
    guard let (id, name) = identify(.room, &row) else { return }
    let old = workspace.rooms[Room.ID(id)]
    let capacity = row.wholeNumber(.capacity)
    if old == nil, capacity.value == nil, !row.isBad { reportMissing(.capacity, &row) }
    var room = old ?? Room(id: Room.ID(id), name: name ?? id, capacity: 0)
    if let name { room.name = name }
    capacity.apply(to: &room.capacity, empty: 0)
    place(.site, &row) { Site.ID($0) }.apply(to: &room.site)
    stage(.room(room), from: row)
  }

  mutating func readInstructor(_ row: inout ImportRow) {
    let colleague = employee(.employee, &row)
    var known: Employee?
    if let id = colleague.value, case .employee(let employee)? = current(.employee(id)) { known = employee }
    guard let (id, name) = identify(.instructor, &row, otherwise: known.map { ($0.id.rawValue, $0.name) })
    else { return }
    let old = workspace.instructors[Instructor.ID(id)]
    var instructor = old ?? Instructor(id: Instructor.ID(id), name: name ?? known?.name ?? id)
    if let name { instructor.name = name }
    colleague.apply(to: &instructor.employee)
    periods(.unavailable, &row).apply(to: &instructor.unavailable, empty: [])
    stage(.instructor(instructor), from: row)
  }

  /// The identifier and name that a row gives its record. Where only a name is given, it's that of a record
  /// with this name, or the identifier of a new one. Reports what is missing, and a second row for the same.
  mutating func identify(
    _ kind: RecordReference.Kind, _ row: inout ImportRow, otherwise: (id: String, name: String)? = nil
  ) -> (id: String, name: String?)? {
    let name = row.text(.name)
    var id = row.text(.id)
    if row.isBad { return nil }
    if let id, let existing = lostZeros(id, kind) {
      row.report(.lostZeros(existing: existing), .id)
      return nil
    }
    if id == nil, let name {
      switch answer(name, kind) {
      case .one(let known): id = known
      case .none: id = otherwise?.id ?? name
      case .several(let candidates):
        row.report(.ambiguous(kind, candidates: candidates), .name)
        return nil
      }
    }
    guard let found = id ?? otherwise?.id else {
      row.report(.missingValue, row.has(.id) ? .id : .name)
      return nil
    }
    if let line = staged[RecordReference(kind, found)].flatMap({ $0.isMentioned ? nil : $0.lines.first }) {
      row.report(.duplicateRow(line: line), row.has(.id) ? .id : .name)
      return nil
    }
    return (found, name)
  }

  /// The place or role that a cell names; one that doesn't exist yet is created.
  mutating func place<ID>(
    _ field: ImportField, _ row: inout ImportRow, _ identifier: (String) -> ID
  ) -> ImportCell<ID> {
    switch row.cell(field) {
    case .kept: return .kept
    case .cleared: return .cleared
    case .value(let text):
      let kind: RecordReference.Kind = field == .role ? .role : field == .site ? .site : .department
      switch answer(text, kind) {
      case .one(let id): return .value(identifier(id))
      case .several(let ids):
        row.report(.ambiguous(kind, candidates: ids), field)
        return .kept
      case .none(let similar?):
        row.report(.unknown(kind, similar: similar), field)
        return .kept
      case .none(nil):
        row.mentions.append(kind.newRecord(id: text, name: text))
        return .value(identifier(text))
      }
    }
  }

  /// The employee whom a cell names by staff number or, where only one has it, by name.
  mutating func employee(_ field: ImportField, _ row: inout ImportRow) -> ImportCell<Employee.ID> {
    switch row.cell(field) {
    case .kept: .kept
    case .cleared: .cleared
    case .value(let text): find(text, .employee, field, &row).map { .value(Employee.ID($0)) } ?? .kept
    }
  }

  func periods(_ field: ImportField, _ row: inout ImportRow) -> ImportCell<[DateRange]> {
    row.cell(field, orReport: .noPeriod) { text in
      let parts = ImportLists.splitDates(text)
      let periods = parts.compactMap { ImportDates.period($0) }
      return periods.count == parts.count ? periods : nil
    }
  }
}

extension RecordReference.Kind {
  /// A department, site or role that is only mentioned.
  fileprivate func newRecord(id: String, name: String) -> Record {
    switch self {
    case .site: .site(Site(id: Site.ID(id), name: name))
    case .role: .role(JobRole(id: JobRole.ID(id), name: name))
    default: .department(Department(id: Department.ID(id), name: name))
    }
  }
}
