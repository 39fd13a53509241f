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
    let keys = index.keys
    switch order {
    case .name: break
    case .number: sort { keys.numbers[$0] }
    case .department: sort { keys.departments[$0] }
    case .site: sort { keys.sites[$0] }
    case .role: sort { keys.roles[$0] }
    case .manager: sort { keys.managers[$0] }
    case .places: sort { index.seatCounts[$0] }
    case .problems:
      // Few have any.
      var counts = [Int](repeating: 0, count: index.employees.count)
      for (person, count) in findings.byEmployee {
        if let place = index.positions[person] { counts[place] = -count }
      }
      sort { counts[$0] }
    case .leave: sort { -keys.leaveDays[$0] }
    }
    if isDescending { rows.reverse() }
  }

  /// Sorts by a whole number; the same ones stay in the order of the names. Where the numbers lie close together the
  /// rows are dealt out, which does not compare them.
  private mutating func sort(by key: (Int) -> Int) {
    rows.sort()
    let keys = rows.map(key)
    let known = keys.lazy.filter { $0 != Int.max }
    guard let low = known.min(), let high = known.max(), high - low < 4 * rows.count + 1000 else {
      rows = zip(keys, rows).sorted { $0 < $1 }.map(\.1)
      return
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
