import HoldplanModel
import HoldplanText

/// One column of the board.
enum BoardColumn: Equatable, Sendable {
  /// Those who have no place in the module.
  case unplaced([Employee.ID])
  case team(Team)

  var members: [Employee.ID] {
    switch self {
    case .unplaced(let people): people
    case .team(let team): team.members
    }
  }

  var team: Team.ID? {
    if case .team(let team) = self { return team.id }
    return nil
  }

  var seats: [BoardState.Seat] { members.map { BoardState.Seat(employee: $0, team: team) } }
}

extension State {
  var boardModule: Module? { board.module.flatMap { workspace.modules[$0] } }

  /// The columns of the module that is shown: first those who have no place, where there are any.
  var boardColumns: [BoardColumn] {
    guard let module = board.module else { return [] }
    let teams = (index.teams[module] ?? []).map(BoardColumn.team)
    guard let people = findings.unplaced[module], !people.isEmpty else { return teams }
    return [.unplaced(people)] + teams
  }

  /// Brings the board's cursor back into what exists.
  mutating func settleBoard() {
    if board.module.map({ !workspace.modules.contains($0) }) ?? true {
      board.module = (index.modules.first { index.teams[$0.id] != nil } ?? index.modules.first)?.id
    }
    let columns = boardColumns
    board.column = max(0, min(board.column, columns.count - 1))
    let count = columns.indices.contains(board.column) ? columns[board.column].members.count : 0
    board.row = max(0, min(board.row, count - 1))
    if !board.marks.isEmpty { board.marks.formIntersection(columns.flatMap(\.seats)) }
  }

  var boardColumn: BoardColumn? {
    let columns = boardColumns
    return columns.indices.contains(board.column) ? columns[board.column] : nil
  }

  /// The person under the cursor.
  var boardPerson: Employee.ID? {
    guard let members = boardColumn?.members, members.indices.contains(board.row) else { return nil }
    return members[board.row]
  }

  var boardSeat: BoardState.Seat? {
    boardPerson.map { BoardState.Seat(employee: $0, team: boardColumn?.team) }
  }

  mutating func moveOnBoard(_ motion: Motion) -> [Command] {
    let columns = boardColumns
    board.held?.isDropping = false
    switch motion {
    case .left: board.column -= 1
    case .right: board.column += 1
    case .next, .previous:
      if board.held == nil {
        showModule(motion == .next ? 1 : -1)
      } else {
        stepThroughRanking(motion == .next ? 1 : -1, columns)
      }
    default:
      board.row = motion.step(
        from: board.row, count: boardColumn?.members.count ?? 0, page: page(.boardCards(board.column)))
    }
    settleBoard()
    return askAboutSwap()
  }

  private mutating func showModule(_ step: Int) {
    guard let at = index.modules.firstIndex(where: { $0.id == board.module }) else { return }
    let count = index.modules.count
    board.module = index.modules[((at + step) % count + count) % count].id
    board.column = 0
    board.row = 0
    board.marks = []
  }

  /// Goes to the next best target of what is held.
  private mutating func stepThroughRanking(_ step: Int, _ columns: [BoardColumn]) {
    guard let ranking = board.held?.ranking, !ranking.isEmpty else { return }
    let here = columns.indices.contains(board.column) ? columns[board.column].team : nil
    let at = here.flatMap { ranking.firstIndex(of: $0) } ?? (step > 0 ? -1 : 0)
    let next = ranking[((at + step) % ranking.count + ranking.count) % ranking.count]
    board.column = columns.firstIndex { $0.team == next } ?? board.column
  }

  mutating func findOnBoard(_ text: String) {
    let wanted = SearchQuery(text)
    guard !wanted.isEmpty else { return }
    for (number, column) in boardColumns.enumerated() {
      let row = column.members.firstIndex { person in
        index.positions[person].map { wanted.matches(index.searchTexts[$0]) } ?? false
      }
      if let row {
        board.column = number
        board.row = row
        return
      }
    }
  }
}

extension BoardState {
  /// What the teams would do for the person held: the allowed ones first, the lowest total first.
  mutating func take(_ effects: [Effect], for employee: Employee.ID, in module: Module.ID) {
    guard held?.employee == employee, self.module == module else { return }
    var byTeam: [Team.ID: Effect] = [:]
    for effect in effects {
      let teams = held?.seats.lazy.compactMap { effect.change.targetTeam(of: $0.employee) }
      // An answer about others, who were held a moment ago, is none about these.
      guard let team = teams?.first, effect.change == held?.change(to: team) else { continue }
      byTeam[team] = effect
    }
    held?.effects = byTeam
    held?.ranking = byTeam.sorted { one, two in
      (one.value.obstacleCount, one.value.total, one.key)
        < (two.value.obstacleCount, two.value.total, two.key)
    }
    .map(\.key)
  }
}

extension Change {
  /// The team that a person is in after the change, where the change says so.
  func targetTeam(of employee: Employee.ID) -> Team.ID? {
    switch self {
    case .addMember(employee, let team): team
    case .move(employee, _, let team): team
    case .swap(employee, _, _, let team): team
    case .swap(_, let team, employee, _): team
    case .group(let parts): parts.lazy.compactMap { $0.targetTeam(of: employee) }.last
    default: nil
    }
  }
}
