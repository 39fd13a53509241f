import HoldplanModel
import HoldplanText

/// Whose record a change alters, so that the list of people need not be made anew for each change.
enum PeopleTouched: Equatable, Sendable {
  case some(Set<Employee.ID>)
  /// Anybody's, or what is written beside everybody.
  case anybody
}

extension Change {
  /// Beyond this number everything is worked out anew.
  private static let few = 64

  var peopleAltered: PeopleTouched {
    var touched: Set<Employee.ID> = []
    var isWide = false
    forEachPart { part in
      switch part {
      case .put(.employee(let employee)): touched.insert(employee.id)
      case .remove(.employee(let id)): touched.insert(id)
      case .put(.department), .remove(.department): isWide = true
      default: break
      }
    }
    return isWide || touched.count > Self.few ? .anybody : .some(touched)
  }
}

/// The people whom the viewer sees, by name, with what a search compares.
struct PeopleIndex {
  private(set) var employees: [Employee]
  private(set) var searchTexts: [SearchText]
  let positions: [Employee.ID: Int]

  init(
    _ workspace: Workspace, viewer: Viewer, before: (index: WorkspaceIndex, touched: PeopleTouched)?
  ) {
    if let before, case .some(let touched) = before.touched {
      (employees, searchTexts) = (before.index.employees, before.index.searchTexts)
      for id in touched.sorted() { Self.renew(id, workspace, viewer, &employees, &searchTexts) }
      positions = touched.isEmpty ? before.index.positions : Self.positions(of: employees)
      return
    }
    let visible = viewer.visible(in: workspace)
    let people = workspace.employees.unordered.filter { visible?.contains($0.id) ?? !$0.isErased }
    // Places are sorted and not the records, which are large.
    let keys = people.map { NaturalOrder.key(for: $0.name) }
    let order = people.indices.sorted { one, other in
      keys[one] == keys[other] ? people[one].id < people[other].id : keys[one] < keys[other]
    }
    employees = order.map { people[$0] }
    searchTexts = employees.map { Self.text(of: $0, workspace) }
    positions = Self.positions(of: employees)
  }

  private static func positions(of employees: [Employee]) -> [Employee.ID: Int] {
    Dictionary(employees.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  private static func text(of employee: Employee, _ workspace: Workspace) -> SearchText {
    let department = workspace.departments[employee.department]?.name ?? ""
    return SearchText("\(employee.name) \(department) \(employee.id.rawValue)")
  }

  /// Takes one person out and, where there still is such a person, puts the present record in its place by name.
  private static func renew(
    _ id: Employee.ID, _ workspace: Workspace, _ viewer: Viewer, _ employees: inout [Employee],
    _ searchTexts: inout [SearchText]
  ) {
    if let old = employees.firstIndex(where: { $0.id == id }) {
      employees.remove(at: old)
      searchTexts.remove(at: old)
    }
    guard let employee = workspace.employees[id], viewer.visible(in: workspace)?.contains(id) ?? true else {
      return
    }
    let key = NaturalOrder.key(for: employee.name)
    var (low, high) = (0, employees.count)
    while low < high {
      let middle = (low + high) / 2
      let other = employees[middle]
      let isBefore = (NaturalOrder.key(for: other.name), other.id) < (key, id)
      if isBefore { low = middle + 1 } else { high = middle }
    }
    employees.insert(employee, at: low)
    searchTexts.insert(text(of: employee, workspace), at: low)
  }
}

/// The place of each record in the order of the names of its kind.
struct NameRanks: Sendable {
  let departments: [Department.ID: Int]
  let sites: [Site.ID: Int]
  let roles: [JobRole.ID: Int]
  /// By number, as the list shows them.
  let managers: [Employee.ID: Int]

  init(_ workspace: Workspace) {
    departments = Self.ranks(workspace.departments) { $0.name }
    sites = Self.ranks(workspace.sites) { $0.name }
    roles = Self.ranks(workspace.roles) { $0.name }
    let known = Set(workspace.employees.unordered.lazy.compactMap(\.manager)).sorted()
    managers = Dictionary(uniqueKeysWithValues: known.enumerated().map { ($1, $0) })
  }

  private static func ranks<Record: Identified>(_ records: Records<Record>, name: (Record) -> String)
    -> [Record.ID: Int]
  {
    let ordered = records.sorted.map { (NaturalOrder.key(for: name($0)), $0.id) }.sorted { $0 < $1 }
    return Dictionary(uniqueKeysWithValues: ordered.enumerated().map { ($1.1, $0) })
  }
}
