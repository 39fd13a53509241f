import HoldplanModel

extension ImportBatch {
  mutating func readEmployee(_ row: inout ImportRow) {
    guard let id = staffNumber(&row) else { return }
    let name = fullName(&row)
    let department = department(&row)
    var employee: Employee
    if let old = workspace.employees[id] {
      employee = old
      if let name { employee.name = name }
      if let department { employee.department = department }
    } else {
      if row.isBad { return }
      if name == nil { reportMissing(row.has(.name) || !row.has(.lastName) ? .name : .lastName, &row) }
      if department == nil {
        reportMissing(row.has(.department) || !row.has(.departmentName) ? .department : .departmentName, &row)
      }
      guard let name, let department else { return }
      employee = Employee(id: id, name: name, department: department)
    }
    readEmployment(of: &employee, &row)
    readModules(of: &employee, &row)
    stage(.employee(employee), from: row)
  }

  private mutating func readEmployment(of employee: inout Employee, _ row: inout ImportRow) {
    place(.site, &row) { Site.ID($0) }.apply(to: &employee.site)
    place(.role, &row) { JobRole.ID($0) }.apply(to: &employee.role)
    self.employee(.manager, &row).apply(to: &employee.manager)
    row.cell(.email, orReport: .noAddress) { Employee.isAddress($0) ? $0 : nil }
      .apply(to: &employee.email, empty: "")
    row.date(.employedFrom).apply(to: &employee.employedFrom)
    row.date(.employedTo).apply(to: &employee.employedTo)
    if let from = employee.employedFrom, let to = employee.employedTo, to < from {
      let ends = (ImportDates.written(from), ImportDates.written(to))
      row.report(
        .outOfOrder(first: ends.0, second: ends.1), row.has(.employedTo) ? .employedTo : .employedFrom)
    }
    row.hours(.weeklyStudyHours).apply(to: &employee.weeklyStudyHours, empty: .zero)
    row.weekdays(.unavailableWeekdays).apply(to: &employee.unavailableWeekdays, empty: [])
    row.cell(.profession).apply(to: &employee.profession, empty: "")
    row.cell(.tags, keepingLines: true).map { Set(ImportLists.split($0)) }.apply(
      to: &employee.tags, empty: [])
    levels(.levels, &row).apply(to: &employee.levels, empty: [:])
    dates(.wishedFreeDates, &row).apply(to: &employee.wishedFreeDates, empty: [])
  }

  private mutating func readModules(of employee: inout Employee, _ row: inout ImportRow) {
    modules(.passed, &row).map { Set($0) }.apply(to: &employee.passed, empty: [])
    modules(.required, &row).map { $0.sorted() }.apply(to: &employee.required, empty: [])
    modules(.choiceFrom, &row).apply(to: &employee.choice.from, empty: [])
    row.wholeNumber(.choiceCount).apply(to: &employee.choice.count, empty: 0)
    wishes(&row).apply(to: &employee.choice.cost, empty: [:])
  }

  private mutating func staffNumber(_ row: inout ImportRow) -> Employee.ID? {
    guard let id = row.text(.id) else {
      if !row.isBad { row.report(.missingValue, .id) }
      return nil
    }
    if workspace.employees[Employee.ID(id)] == nil, let existing = lostZeros(id, .employee) {
      row.report(.lostZeros(existing: existing), .id)
      return nil
    }
    if let line = staged[.employee(Employee.ID(id))]?.lines.first {
      row.report(.duplicateRow(line: line), .id)
      return nil
    }
    return Employee.ID(id)
  }

  private func fullName(_ row: inout ImportRow) -> String? {
    if let name = row.text(.name) { return name }
    let parts = [row.text(.firstName), row.text(.lastName)].compactMap(\.self)
    return parts.isEmpty ? nil : parts.joined(separator: " ")
  }

  /// By code, by name, or by both, which tells the name of a new one.
  private mutating func department(_ row: inout ImportRow) -> Department.ID? {
    guard let code = row.text(.department) else {
      return place(.departmentName, &row) { Department.ID($0) }.value
    }
    guard let name = row.text(.departmentName), case .none(nil) = answer(code, .department) else {
      return place(.department, &row) { Department.ID($0) }.value
    }
    row.mentions.append(.department(Department(id: Department.ID(code), name: name)))
    return Department.ID(code)
  }

  /// The modules that a cell lists, each once.
  mutating func modules(_ field: ImportField, _ row: inout ImportRow) -> ImportCell<[Module.ID]> {
    references(field, .module, &row).map { $0.map { Module.ID($0) } }
  }

  /// The records that a cell lists, by identifier or name, each once.
  mutating func references(
    _ field: ImportField, _ kind: RecordReference.Kind, _ row: inout ImportRow
  ) -> ImportCell<[String]> {
    switch row.cell(field, keepingLines: true) {
    case .kept: return .kept
    case .cleared: return .cleared
    case .value(let text):
      // A name may hold a comma or slash itself.
      if case .one(let id) = answer(text, kind) { return .value([id]) }
      var ids: [String] = []
      for part in ImportLists.split(text) {
        if let id = find(part, kind, field, &row), !ids.contains(id) { ids.append(id) }
      }
      return .value(ids)
    }
  }

  private func dates(_ field: ImportField, _ row: inout ImportRow) -> ImportCell<Set<CalendarDate>> {
    periods(field, &row).map { Set($0.flatMap(\.dates)) }
  }

  /// Competences with their levels: `SAMT=3 | LOV=2`.
  mutating func levels(_ field: ImportField, _ row: inout ImportRow) -> ImportCell<[Competence.ID: Int]> {
    switch row.cell(field, keepingLines: true) {
    case .kept: return .kept
    case .cleared: return .cleared
    case .value(let text):
      var levels: [Competence.ID: Int] = [:]
      for part in ImportLists.split(text) {
        let sides = part.split(separator: "=", maxSplits: 1).map(\.trimmed)
        guard sides.count == 2, let level = ImportNumbers.whole(sides[1]) else {
          row.report(.noWholeNumber, field, value: part)
          continue
        }
        if let id = find(sides[0], .competence, field, &row) { levels[Competence.ID(id)] = level }
      }
      return .value(levels)
    }
  }

  /// Modules in the order of the wishes, or each with its cost: `K3 | K1` or `K3=0 | K1=4`.
  private mutating func wishes(_ row: inout ImportRow) -> ImportCell<[Module.ID: Int]> {
    switch row.cell(.wishes, keepingLines: true) {
    case .kept: return .kept
    case .cleared: return .cleared
    case .value(let text):
      var costs: [Module.ID: Int] = [:]
      for (index, part) in ImportLists.split(text).enumerated() {
        let sides = part.split(separator: "=", maxSplits: 1).map(\.trimmed)
        let cost = sides.count == 2 ? ImportNumbers.whole(sides[1]) : index
        guard let cost else {
          row.report(.noWholeNumber, .wishes, value: part)
          continue
        }
        if let id = find(sides[0], .module, .wishes, &row) { costs[Module.ID(id)] = cost }
      }
      return .value(costs)
    }
  }
}

extension ImportCell {
  func map<Other>(_ transform: (Value) -> Other) -> ImportCell<Other> {
    switch self {
    case .kept: .kept
    case .cleared: .cleared
    case .value(let value): .value(transform(value))
    }
  }
}
