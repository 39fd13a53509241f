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
        sortSlowly { NaturalOrder.key(for: people[$0].id.rawValue) }
      } else {
        sort { numbers[$0] ?? 0 }
      }
    case .department: sort { index.ranks.departments[people[$0].department] ?? -1 }
    case .site: sort { people[$0].site.flatMap { index.ranks.sites[$0] } ?? Int.max }
    case .role: sort { people[$0].role.flatMap { index.ranks.roles[$0] } ?? Int.max }
    case .manager: sort { people[$0].manager.flatMap { index.ranks.managers[$0] } ?? Int.max }
    case .places: sort { index.seats[people[$0].id]?.count ?? 0 }
    case .problems: sort { -(findings.byEmployee[people[$0].id] ?? 0) }
    case .leave: sort { -people[$0].leave.reduce(0) { $0 + $1.from.distance(to: $1.to) + 1 } }
    }
    if isDescending { rows.reverse() }
  }

  /// Sorts by a key that is worked out once for each row; the same keys stay in the order of the names.
  private mutating func sortSlowly<Key: Comparable>(by key: (Int) -> Key) {
    let keyed = rows.map { (key: key($0), row: $0) }
    rows = keyed.sorted { ($0.key, $0.row) < ($1.key, $1.row) }.map(\.row)
  }

  /// The same for whole numbers. Where they lie close together the rows are dealt out, which does not compare them.
  private mutating func sort(by key: (Int) -> Int) {
    rows.sort()
    let keys = rows.map(key)
    let known = keys.lazy.filter { $0 != Int.max }
    guard let low = known.min(), let high = known.max(), high - low < 4 * rows.count + 1000 else {
      return sortSlowly(by: key)
    }
    // One place more, for those who have no key and come last.
    var starts = [Int](repeating: 0, count: high - low + 3)
    for key in keys { starts[min(key, high + 1) - low + 1] += 1 }
    for place in 1..<starts.count { starts[place] += starts[place - 1] }
    var sorted = rows
    for (row, key) in zip(rows, keys) {
      let bucket = min(key, high + 1) - low
      sorted[starts[bucket]] = row
      starts[bucket] += 1
    }
    rows = sorted
  }
}

/// People who are chosen, by their places in `WorkspaceIndex.employees`: there may be tens of thousands.
struct MarkedPeople: Equatable, Sendable {
  private(set) var places: Set<Int> = []

  var isEmpty: Bool { places.isEmpty }
  var count: Int { places.count }

  func contains(_ place: Int) -> Bool { places.contains(place) }

  mutating func toggle(_ place: Int) {
    if places.remove(place) == nil { places.insert(place) }
  }

  mutating func insert(_ new: some Collection<Int>) {
    places.reserveCapacity(places.count + new.count)
    for place in new { places.insert(place) }
  }

  mutating func remove(_ old: some Collection<Int>) { for place in old { places.remove(place) } }

  /// Finds the same people in another index; those who are gone are chosen no more.
  mutating func follow(from old: WorkspaceIndex, to new: WorkspaceIndex) {
    places = Set(places.compactMap { new.positions[old.employees[$0].id] })
  }
}

/// The people who are chosen for one change to all of them, and what was searched for last.
struct MarkState: Sendable {
  var people = MarkedPeople()
  /// The row from which a range is marked.
  var anchor: Int?
  var lastSearch = ""
}
