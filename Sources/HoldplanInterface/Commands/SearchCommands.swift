import HoldplanText

/// What is being typed to find something: a search jumps to it, a filter hides all else.
struct SearchLine: Equatable, Sendable {
  enum Purpose: Sendable { case jump, filter }

  var purpose = Purpose.jump
  var input = TextInput()
  /// The row on which the search began, to return to.
  var origin = 0
  /// Whether nothing matches what is typed.
  var isMissed = false
}

extension CommandTable {
  /// Views with a list that can be searched.
  private static let searchable: Set<Context> = [.people, .problems, .records, .rosters]
  private static let filterable: Set<Context> = [.people, .problems, .records]

  private static let sortable = filterable.union([.rosters])

  static let searchCommands: [Entry] = [
    Entry(id: "search", keys: ["/"], contexts: searchable, rank: 5, hindrance: always) { state in
      state.search = SearchLine(purpose: .jump, origin: state.listRow)
      return []
    },
    Entry(
      id: "search.again", keys: [.code(.function(3)), .control("n")], contexts: searchable.union([.search]),
      rank: nil, hindrance: searchHindrance
    ) { $0.searchAgain(1) },
    Entry(
      id: "search.back", keys: [.code(.function(4)), .control("p")], contexts: searchable.union([.search]),
      rank: nil, hindrance: searchHindrance
    ) { $0.searchAgain(-1) },
    Entry(
      id: "search.down", keys: [.code(.down)], contexts: [.search], rank: 3, hindrance: searchHindrance
    ) { $0.searchAgain(1) },
    Entry(
      id: "search.up", keys: [.code(.up)], contexts: [.search], rank: nil, hindrance: searchHindrance
    ) { $0.searchAgain(-1) },
    Entry(id: "search.keep", keys: [.code(.enter)], contexts: [.search], rank: 1, hindrance: always) {
      $0.endSearch(keeping: true)
    },
    Entry(id: "search.cancel", keys: [.code(.escape)], contexts: [.search], rank: 2, hindrance: always) {
      $0.endSearch(keeping: false)
    },
    Entry(id: "filter", keys: ["f"], contexts: filterable, rank: 6, hindrance: always) { state in
      state.search = SearchLine(purpose: .filter, input: TextInput(state.listFilter))
      return []
    },
    Entry(
      id: "filter.clear", keys: [.code(.escape)], contexts: filterable, rank: 12,
      hindrance: { $0.listFilter.isEmpty ? "hindrance.noFilter" : nil }
    ) { state in
      state.filterList("")
      return []
    },
    Entry(id: "sort", keys: ["o"], contexts: sortable, rank: 13, hindrance: sortHindrance) {
      $0.sortByNextColumn()
    },
    Entry(id: "sort.reverse", keys: ["O"], contexts: sortable, rank: nil, hindrance: sortHindrance) {
      $0.reverseOrder()
    },
  ]

  private static let searchHindrance: @Sendable (State) -> String? = { state in
    (state.search?.input.text ?? state.lastSearch).isEmpty ? "hindrance.noSearch" : nil
  }
  private static let sortHindrance: @Sendable (State) -> String? = { state in
    state.view == .records && state.recordKind.isSingle ? "hindrance.single" : nil
  }
}

extension State {
  // MARK: The list of the view

  /// How many rows the list of the view has.
  var listCount: Int {
    switch view {
    case .people: people.rows.count
    case .problems: problems.rows.count
    case .records: recordRows.count
    case .rosters: rosterSessions.count
    default: 0
    }
  }

  /// The row under the cursor.
  var listRow: Int {
    get {
      switch view {
      case .people: people.selected
      case .problems: problems.selected
      case .records: records.selected
      case .rosters: rosters.selected
      default: 0
      }
    }
    set {
      switch view {
      case .people: people.selected = newValue
      case .problems: problems.selected = newValue
      case .records:
        records.selected = newValue
        records.isInside = true
      case .rosters: rosters.selected = newValue
      default: break
      }
    }
  }

  /// What a search compares with a row: every word must be in one of the texts.
  private func listTexts(_ row: Int) -> [SearchText] {
    switch view {
    case .people: [index.searchTexts[people.rows[row]]]
    case .problems: [problems.text(at: row, in: self)]
    case .records: [SearchText(recordRows[row].columns.joined(separator: " "))]
    case .rosters: rosters.texts?.of(rosterSessions[row], in: rosterPlan) ?? []
    default: []
    }
  }

  /// Makes ready what a search in rosters compares, once for a workspace: there may be thousands of sessions.
  private mutating func prepareSearch() {
    guard view == .rosters else { return }
    let made = RosterTexts.Made(revision: revision, language: words.language)
    guard rosters.texts?.made != made else { return }
    rosters.texts = RosterTexts(self, made)
  }

  // MARK: Searching

  var lastSearch: String { marks.lastSearch }

  /// How the line begins on which is typed.
  var searchPrompt: String { search?.purpose == .filter ? " " + words["filter.prompt"] + " " : " / " }

  /// How many rows a filter has left, while it is typed.
  var foundCount: Int? { search?.purpose == .filter ? listCount : nil }

  /// Follows what is typed: a filter hides, a search jumps to the first match from where it began.
  mutating func find(_ text: String) {
    guard let search else { return }
    if search.purpose == .filter { return filterList(text) }
    if view == .board { return findOnBoard(text) }
    let isFound = !text.isEmpty && jump(to: SearchQuery(text), from: search.origin, step: 1)
    if !isFound { listRow = search.origin }
    self.search?.isMissed = !isFound && !text.isEmpty
  }

  /// The next row, or the one before, that the search fits. It goes round at the ends.
  mutating func searchAgain(_ step: Int) -> [Command] {
    let text = search?.input.text ?? lastSearch
    marks.lastSearch = text
    guard listCount > 0 else { return [] }
    if !jump(to: SearchQuery(text), from: listRow + step, step: step) {
      complain(words["search.none", ["text": shown(text)]])
    }
    return view == .rosters ? refreshPreview() : []
  }

  @discardableResult
  private mutating func jump(to query: SearchQuery, from start: Int, step: Int) -> Bool {
    let count = listCount
    guard count > 0 else { return false }
    prepareSearch()
    for offset in 0..<count {
      let row = (((start + offset * step) % count) + count) % count
      if query.matches(listTexts(row)) {
        listRow = row
        return true
      }
    }
    return false
  }

  mutating func endSearch(keeping: Bool) -> [Command] {
    guard let search else { return [] }
    self.search = nil
    switch (search.purpose, keeping) {
    case (.jump, true): marks.lastSearch = search.input.text
    case (.jump, false): if view != .board { listRow = search.origin }
    case (.filter, true): break
    case (.filter, false): filterList("")
    }
    return view == .rosters ? refreshPreview() : []
  }

  // MARK: Filtering and sorting

  var listFilter: String {
    switch view {
    case .people: people.filter
    case .problems: problems.filter
    case .records: records.filter
    default: ""
    }
  }

  mutating func filterList(_ text: String) {
    switch view {
    case .people:
      people.filter = text
      people.refresh(index, findings: findings)
    case .problems:
      problems.filter = text
      refreshProblems()
    case .records:
      records.filter = text
      records.selected = 0
      refreshRecords()
    default: break
    }
  }

  mutating func sortByNextColumn() -> [Command] {
    switch view {
    case .people:
      let orders = PeopleState.Order.allCases
      let next = ((orders.firstIndex(of: people.order) ?? 0) + 1) % orders.count
      sortPeople(by: orders[next])
    case .problems:
      problems.order = problems.order.next
      refreshProblems()
      tell(words["problems.ordered.\(problems.order.rawValue)"])
    case .records:
      let count = recordLines(recordKind).map(\.columns.count).max() ?? 1
      records.column = (records.column + 1) % max(1, count)
      refreshRecords()
      tell(words["records.ordered", ["number": String(records.column + 1)]])
    case .rosters:
      sortRosters(by: rosters.order.next, descending: rosters.isDescending)
      tell(words["rosters.ordered.\(rosters.order.rawValue)"])
    default: break
    }
    return []
  }

  /// Sorts by a column; again by the same one turns the order round.
  mutating func sortPeople(by order: PeopleState.Order) {
    people.isDescending = people.order == order ? !people.isDescending : false
    people.order = order
    people.refresh(index, findings: findings)
    tell(words["people.ordered.\(order.rawValue)"])
  }

  mutating func reverseOrder() -> [Command] {
    switch view {
    case .people:
      people.isDescending.toggle()
      people.refresh(index, findings: findings)
    case .problems:
      problems.isDescending.toggle()
      refreshProblems()
    case .records: records.isDescending.toggle()
    case .rosters: sortRosters(by: rosters.order, descending: !rosters.isDescending)
    default: break
    }
    tell(words["sort.reversed"])
    return []
  }
}
