import HoldplanModel
import HoldplanText

/// The list of people, filtered and sorted once and not for each frame.
struct PeopleState: Sendable {
  /// The columns that the list can be sorted by.
  enum Order: String, CaseIterable, Sendable {
    case name, number, department, site, role, manager, places, problems, leave
  }

  var selected = 0
  var filter = ""
  var order = Order.name
  var isDescending = false
  /// Only those who have a problem.
  var showsProblemsOnly = false
  /// Positions in `WorkspaceIndex.employees`.
  private(set) var rows: [Int] = []
  /// What the rows were filtered by, so that a longer filter only looks through them.
  private var filtered: Filtered?

  private struct Filtered: Sendable {
    var text: String
    var showsProblemsOnly: Bool
    var order: Order
    var isDescending: Bool
  }

  mutating func refresh(_ index: WorkspaceIndex, findings: Findings = Findings()) {
    let chosen = rows.indices.contains(selected) ? rows[selected] : nil
    let wanted = SearchQuery(filter)
    let narrows = filtered.map(canNarrow) ?? false
    let candidates = narrows ? rows : Array(index.employees.indices)
    rows = candidates.filter { position in
      if showsProblemsOnly && findings.byEmployee[index.employees[position].id] == nil { return false }
      return wanted.isEmpty || wanted.matches(index.searchTexts[position])
    }
    if !narrows { sort(index, findings) }
    filtered = Filtered(
      text: filter, showsProblemsOnly: showsProblemsOnly, order: order, isDescending: isDescending)
    selected = chosen.flatMap { rows.firstIndex(of: $0) } ?? min(selected, max(0, rows.count - 1))
  }

  /// Has the next refresh look through everybody, because people or their problems have changed.
  mutating func forget() { filtered = nil }

  /// Whether what is to be shown is among what is shown, in the same order: only letters were added.
  private func canNarrow(_ old: Filtered) -> Bool {
    filter.hasPrefix(old.text) && !filter.isEmpty && filter.last?.isWhitespace == false
      && old.showsProblemsOnly == showsProblemsOnly && old.order == order
      && old.isDescending == isDescending
  }

  private mutating func sort(_ index: WorkspaceIndex, _ findings: Findings) {
    let people = index.employees
    switch order {
    case .name: break
    case .number:
      // Numbers after the same letters are compared as numbers, which is far quicker.
      let letters = people.first?.id.rawValue.prefix { !$0.isNumber } ?? ""
      let numbers = people.map { person -> Int? in
        let id = person.id.rawValue
        return id.hasPrefix(letters) ? Int(id.dropFirst(letters.count)) : nil
      }
      if numbers.contains(nil) {
        sort { NaturalOrder.key(for: people[$0].id.rawValue) }
      } else {
        sort { numbers[$0] ?? 0 }
      }
    case .department: sort { index.ranks.departments[people[$0].department] ?? -1 }
    case .site: sort { people[$0].site.flatMap { index.ranks.sites[$0] } ?? Int.max }
    case .role: sort { people[$0].role.flatMap { index.ranks.roles[$0] } ?? Int.max }
    case .manager: sort { people[$0].manager?.rawValue ?? "\u{10FFFF}" }
    case .places: sort { index.seats[people[$0].id]?.count ?? 0 }
    case .problems: sort { -(findings.byEmployee[people[$0].id] ?? 0) }
    case .leave: sort { -people[$0].leave.reduce(0) { $0 + $1.from.distance(to: $1.to) + 1 } }
    }
    if isDescending { rows.reverse() }
  }

  /// Sorts by a key that is worked out once for each row; the same keys stay in the order of the names.
  private mutating func sort<Key: Comparable>(by key: (Int) -> Key) {
    let keyed = rows.map { (key: key($0), row: $0) }
    rows = keyed.sorted { ($0.key, $0.row) < ($1.key, $1.row) }.map(\.row)
  }
}

/// The people who are chosen for one change to all of them, and what was searched for last.
struct MarkState: Sendable {
  var people: Set<Employee.ID> = []
  /// The row from which a range is marked.
  var anchor: Int?
  var lastSearch = ""
}
