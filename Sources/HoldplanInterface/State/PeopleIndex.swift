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
  let keys: PeopleKeys

  init(
    _ workspace: Workspace, viewer: Viewer, ranks: NameRanks,
    before: (index: WorkspaceIndex, touched: PeopleTouched)?
  ) {
    if let before, case .some(let touched) = before.touched {
      (employees, searchTexts) = (before.index.employees, before.index.searchTexts)
      for id in touched.sorted() { Self.renew(id, workspace, viewer, &employees, &searchTexts) }
      if touched.isEmpty && ranks == before.index.ranks {
        (positions, keys) = (before.index.positions, before.index.keys)
      } else {
        positions = Self.positions(of: employees)
        keys = PeopleKeys(employees, ranks)
      }
      return
    }
    let visible = viewer.visible(in: workspace)
    var people = workspace.employees.unordered.filter { visible?.contains($0.id) ?? !$0.isErased }
    // The records are large: places are sorted, and what is wanted of a record is taken by its place, so that none
    // is copied on the way.
    let names = people.indices.map { NaturalOrder.key(for: people[$0].name) }
    people.reorder(
      people.indices.sorted { one, other in
        names[one] == names[other] ? people[one].id < people[other].id : names[one] < names[other]
      })
    let ordered = people
    employees = ordered
    (searchTexts, (positions, keys)) = bothAtOnce(
      { ordered.indices.map { Self.text(of: ordered[$0], workspace) } },
      { (Self.positions(of: ordered), PeopleKeys(ordered, ranks)) })
  }

  private static func positions(of employees: [Employee]) -> [Employee.ID: Int] {
    Dictionary(employees.indices.map { (employees[$0].id, $0) }, uniquingKeysWith: { first, _ in first })
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

/// What people are sorted by, and when they are on leave, as whole numbers side by side with the list of people: there
/// may be tens of thousands, and a name is not looked up for each while somebody waits.
struct PeopleKeys: Sendable {
  /// A stretch of leave of the person at a place of the list, in days since the epoch of dates.
  struct Leave: Sendable {
    var first: Int
    var last: Int
    var place: Int
  }

  let numbers: [Int]
  let departments: [Int]
  let sites: [Int]
  let roles: [Int]
  let managers: [Int]
  let leaveDays: [Int]
  private let leave: [Leave]

  init(_ people: [Employee], _ ranks: NameRanks) {
    numbers = Self.numbers(of: people)
    departments = people.indices.map { ranks.departments[people[$0].department] ?? -1 }
    // Those who have none come last.
    sites = people.indices.map { people[$0].site.flatMap { ranks.sites[$0] } ?? Int.max }
    roles = people.indices.map { people[$0].role.flatMap { ranks.roles[$0] } ?? Int.max }
    managers = people.indices.map { people[$0].manager.flatMap { ranks.managers[$0] } ?? Int.max }
    leaveDays = people.indices.map { people[$0].leave.reduce(0) { $0 + $1.from.distance(to: $1.to) + 1 } }
    leave = people.indices.flatMap { place in
      people[place].leave.map { Leave(first: $0.from.dayNumber, last: $0.to.dayNumber, place: place) }
    }
  }

  /// The places of those who are on leave on a date.
  func onLeave(_ date: CalendarDate) -> [Int] {
    let day = date.dayNumber
    return leave.filter { $0.first <= day && day <= $0.last }.map(\.place)
  }

  /// Identifiers as numbers where they are numbers after the same letters, and otherwise their order.
  private static func numbers(of people: [Employee]) -> [Int] {
    let letters = people.first?.id.rawValue.prefix { !$0.isNumber } ?? ""
    let read = people.indices.map { place -> Int? in
      let id = people[place].id.rawValue
      return id.hasPrefix(letters) ? Int(id.dropFirst(letters.count)) : nil
    }
    let known = read.compactMap { $0 }
    if known.count == people.count { return known }
    let order = people.indices.map { (NaturalOrder.key(for: people[$0].id.rawValue), $0) }.sorted { $0 < $1 }
    var ranks = [Int](repeating: 0, count: people.count)
    for (rank, (_, place)) in order.enumerated() { ranks[place] = rank }
    return ranks
  }
}

/// The place of each record in the order of the names of its kind.
struct NameRanks: Equatable, Sendable {
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

extension Array {
  /// Brings the elements into the order of some places, each named once, by exchanging them.
  fileprivate mutating func reorder(_ places: [Int]) {
    for place in indices {
      var source = places[place]
      // What was there has been exchanged already, as often as its place came before.
      while source < place { source = places[source] }
      swapAt(place, source)
    }
  }
}
