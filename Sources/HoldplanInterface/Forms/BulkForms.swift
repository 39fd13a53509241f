import HoldplanModel
import HoldplanResources

/// One form for several people: what is left open stays as it is with each of them.
extension FormMaker {
  /// The choice that leaves a field alone, and the one that empties it.
  static let unchanged = ""
  static let none = "\u{2205}"

  var bulkFields: [Field] {
    [
      bulkChoice("department", workspace.departments, canBeEmpty: false) { $0.name },
      bulkChoice("site", workspace.sites, canBeEmpty: true) { $0.name },
      bulkChoice("role", workspace.roles, canBeEmpty: true) { $0.name },
      .text("manager", ""), .text("employedTo", ""), .text("weeklyStudyHours", ""),
      .text("unavailableWeekdays", ""), .text("bulk.require", ""), .text("bulk.release", ""),
      .text("bulk.pass", ""), .text("bulk.wish", ""),
    ]
  }

  func bulkChoice<Record: Identified>(
    _ name: String, _ records: Records<Record>, canBeEmpty: Bool, label: (Record) -> String
  ) -> Field {
    let empty = canBeEmpty ? [Field.Choice(id: Self.none, label: words["form.none"])] : []
    return .choice(
      name, Self.unchanged,
      [Field.Choice(id: Self.unchanged, label: words["bulk.unchanged"])] + empty
        + records.sorted.map { Field.Choice(id: $0.id.rawValue, label: shown(label($0))) })
  }
}

extension FormReader {
  /// The change to all of them, as one action; nil where something cannot be read or nothing was filled in.
  mutating func bulk(_ people: [Employee.ID]) -> Change? {
    let edit = bulkEdit()
    guard problems.isEmpty else { return nil }
    return several(
      people.compactMap { id in
        guard let before = workspace.employees[id] else { return nil }
        var person = before
        edit.apply(to: &person)
        return person == before ? nil : .put(.employee(person))
      })
  }

  /// Several changes as one action; where there are none, it is said that something must be filled in.
  mutating func several(_ parts: [Change]) -> Change? {
    if parts.isEmpty {
      report(form.fields[0].name, words["bulk.nothing"])
      return nil
    }
    return .together(parts)
  }

  private mutating func bulkEdit() -> BulkEdit {
    var edit = BulkEdit()
    edit.department = reference("department")
    edit.site = reference("site")
    edit.role = reference("role")
    edit.manager = identifier("manager", of: workspace.employees) { $0.name }
    edit.employedTo = date("employedTo")
    if !value("weeklyStudyHours").isEmpty { edit.hours = hours("weeklyStudyHours") }
    if !value("unavailableWeekdays").isEmpty { edit.weekdays = weekdays("unavailableWeekdays") }
    edit.required = identifiers("bulk.require", of: workspace.modules) { $0.name }
    edit.released = Set(identifiers("bulk.release", of: workspace.modules) { $0.name })
    edit.passed = Set(identifiers("bulk.pass", of: workspace.modules) { $0.name })
    edit.wishes = dates("bulk.wish")
    return edit
  }

  /// What was chosen among `bulkChoice`.
  func reference<Subject>(_ name: String) -> BulkReference<Subject> {
    switch value(name) {
    case FormMaker.unchanged: .unchanged
    case FormMaker.none: .none
    case let id: .some(Identifier(id))
    }
  }
}

/// What a form for several people changes with each of them.
private struct BulkEdit {
  var department = BulkReference<Department>.unchanged
  var site = BulkReference<Site>.unchanged
  var role = BulkReference<JobRole>.unchanged
  var manager: Employee.ID?
  var employedTo: CalendarDate?
  var hours: StudyHours?
  var weekdays: WeekdaySet?
  var required: [Module.ID] = []
  var released: Set<Module.ID> = []
  var passed: Set<Module.ID> = []
  var wishes: Set<CalendarDate> = []

  func apply(to person: inout Employee) {
    if case .some(let id) = department { person.department = id }
    person.site = site.applied(to: person.site)
    person.role = role.applied(to: person.role)
    // Nobody is the own manager, though the manager may be among those who are marked.
    if let manager, manager != person.id { person.manager = manager }
    person.employedTo = employedTo ?? person.employedTo
    person.weeklyStudyHours = hours ?? person.weeklyStudyHours
    person.unavailableWeekdays = weekdays ?? person.unavailableWeekdays
    person.required = person.required.filter { !released.contains($0) && !passed.contains($0) }
    person.required += required.filter { !person.required.contains($0) }
    person.passed.formUnion(passed)
    person.wishedFreeDates.formUnion(wishes)
  }
}

/// What several are to refer to.
enum BulkReference<Subject> {
  case unchanged, none
  case some(Identifier<Subject>)

  func applied(to old: Identifier<Subject>?) -> Identifier<Subject>? {
    switch self {
    case .unchanged: old
    case .none: nil
    case .some(let id): id
    }
  }
}
