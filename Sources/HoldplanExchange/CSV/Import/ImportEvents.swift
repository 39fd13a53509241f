import HoldplanModel

// Leave, closed days and modules passed: several rows may be about the same person.
extension ImportBatch {
  mutating func readLeave(_ row: inout ImportRow) {
    let employee = person(&row)
    let from = row.date(.from).value
    let to = row.date(.to).value
    if row.isBad { return }
    guard let from else {
      row.report(.missingValue, .from)
      return
    }
    guard let period = DateRange(from: from, to: to ?? from) else {
      let end = ImportDates.written(to ?? from)
      row.report(.outOfOrder(first: ImportDates.written(from), second: end), .to)
      return
    }
    guard var employee else { return }
    let before = employee.leave
    employee.leave.append(period)
    stage(
      .employee(employee), from: row, outcome: employee.leave == before ? .unchanged : .added,
      label: "\(employee.name), \(ImportDates.written(period))")
  }

  /// Whoever has passed a module needn't take it again.
  mutating func readHistory(_ row: inout ImportRow) {
    let employee = person(&row)
    let module = modules(.module, &row).value
    let isPassed = row.has(.result) ? row.yesOrNo(.result) : true
    if row.isBad { return }
    guard let module, !module.isEmpty else {
      row.report(.missingValue, .module)
      return
    }
    guard let isPassed else {
      row.report(.missingValue, .result)
      return
    }
    guard var employee else { return }
    let before = employee
    let date = row.date(.date).value
    if row.isBad { return }
    if isPassed {
      employee.passed.formUnion(module)
      if let date { for id in module { employee.passedOn[id] = date } }
      employee.required.removeAll { module.contains($0) }
    }
    let names = module.map { workspace.modules[$0]?.name ?? $0.rawValue }
    stage(
      .employee(employee), from: row, outcome: employee == before ? .unchanged : .added,
      label: "\(employee.name), \(names.joined(separator: ", "))")
  }

  mutating func readClosedDay(_ row: inout ImportRow) {
    let from = row.date(.date).value
    let to = row.date(.to).value
    let reason = row.cell(.reason)
    if row.isBad { return }
    guard let from else {
      row.report(.missingValue, .date)
      return
    }
    guard let period = DateRange(from: from, to: to ?? from), period.dates.count <= 3_700 else {
      let end = ImportDates.written(to ?? from)
      row.report(.outOfOrder(first: ImportDates.written(from), second: end), .to)
      return
    }
    for date in period.dates { close(date, reason, row) }
  }

  private mutating func close(_ date: CalendarDate, _ reason: ImportCell<String>, _ row: ImportRow) {
    let label = ImportDates.written(date)
    if let index = season.closedDays.firstIndex(where: { $0.date == date }) {
      let before = season.closedDays[index].reason
      reason.apply(to: &season.closedDays[index].reason, empty: "")
      let after = season.closedDays[index].reason
      stage(before == after ? .unchanged : .changed(before: before, after: after), label: label, from: row)
    } else {
      let index = season.closedDays.firstIndex { date < $0.date } ?? season.closedDays.endIndex
      season.closedDays.insert(ClosedDay(date: date, reason: reason.value ?? ""), at: index)
      stage(.added, label: label, from: row)
    }
  }

  /// The employee of a row, by staff number or name, as earlier rows have left the record.
  private mutating func person(_ row: inout ImportRow) -> Employee? {
    let field: ImportField = row.has(.employee) ? .employee : .name
    guard case .value(let id) = employee(field, &row) else {
      if !row.isBad { row.report(.missingValue, field) }
      return nil
    }
    guard case .employee(let employee)? = current(.employee(id)) else { return nil }
    return employee
  }
}
