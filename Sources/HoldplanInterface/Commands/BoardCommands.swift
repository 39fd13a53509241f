import HoldplanModel

extension CommandTable {
  static let boardCommands: [Entry] = [
    Entry(
      id: "board.drop", keys: [" ", .code(.enter)], contexts: [.board], rank: 1, hindrance: dropHindrance
    ) {
      $0.drop()
    },
    Entry(id: "board.letGo", keys: [.code(.escape)], contexts: [.board], rank: 3, hindrance: heldHindrance) {
      state in
      state.board.held = nil
      return []
    },
    Entry(id: "board.take", keys: [" "], contexts: [.board], rank: 1, hindrance: takeHindrance) {
      $0.pickUp(.move)
    },
    Entry(
      id: "board.confirmSwap", keys: ["b"], contexts: [.board], rank: 2,
      hindrance: { $0.board.held?.purpose == .swap ? dropHindrance($0) : "hindrance.nothingHeld" }
    ) { $0.drop() },
    Entry(id: "board.swap", keys: ["b"], contexts: [.board], rank: 2, hindrance: swapHindrance) {
      $0.pickUp(.swap)
    },
    Entry(id: "board.mark", keys: ["v"], contexts: [.board], rank: 7, hindrance: markHindrance) {
      $0.markOnBoard()
    },
    Entry(
      id: "board.unmark", keys: [.code(.escape)], contexts: [.board], rank: nil,
      hindrance: { $0.board.marks.isEmpty ? "hindrance.noMarks" : heldFreely($0) }
    ) { state in
      state.board.marks = []
      return []
    },
    Entry(id: "board.pin", keys: ["l"], contexts: [.board], rank: 3, hindrance: pinHindrance) {
      $0.togglePin()
    },
    Entry(
      id: "board.remove", keys: [.code(.delete), "x"], contexts: [.board], rank: nil, hindrance: pinHindrance
    ) { $0.takeOut() },
    Entry(
      id: "board.person", keys: [.code(.enter)], contexts: [.board], rank: 4,
      hindrance: { $0.boardPerson == nil ? "hindrance.nobody" : heldFreely($0) }
    ) { state in
      guard let person = state.boardPerson else { return [] }
      return state.openPerson(person)
    },
    Entry(
      id: "board.nextModule", keys: ["m"], contexts: [.board], rank: 5,
      hindrance: { $0.index.modules.count > 1 ? heldFreely($0) : "hindrance.oneModule" }
    ) { $0.moveOnBoard(.next) },
    Entry(id: "board.search", keys: ["/"], contexts: [.board], rank: 30, hindrance: always) { state in
      state.search = SearchLine()
      return []
    },
  ]

  private static let heldFreely: @Sendable (State) -> String? = {
    $0.board.held == nil ? nil : "hindrance.holding"
  }
  private static let heldHindrance: @Sendable (State) -> String? = {
    $0.board.held == nil ? "hindrance.nothingHeld" : nil
  }
  private static let takeHindrance: @Sendable (State) -> String? = { state in
    if !state.isPlanner { return "hindrance.planner" }
    if state.board.held != nil { return "hindrance.holding" }
    return state.chosenSeats.isEmpty ? "hindrance.nobody" : nil
  }
  private static let markHindrance: @Sendable (State) -> String? = { state in
    takeHindrance(state) ?? (state.boardPerson == nil ? "hindrance.nobody" : nil)
  }
  private static let swapHindrance: @Sendable (State) -> String? = { state in
    if let hindrance = takeHindrance(state) { return hindrance }
    if !state.board.marks.isEmpty { return "hindrance.marked" }
    return state.boardColumn?.team == nil ? "hindrance.noTeam" : nil
  }
  private static let pinHindrance: @Sendable (State) -> String? = { state in
    if let hindrance = takeHindrance(state) { return hindrance }
    return state.chosenSeats.allSatisfy { $0.team == nil } ? "hindrance.noTeam" : nil
  }
  private static let dropHindrance: @Sendable (State) -> String? = { state in
    guard let held = state.board.held else { return "hindrance.nothingHeld" }
    if held.isAll(in: state.boardColumn?.team) { return "hindrance.sameTeam" }
    if held.purpose == .swap && (state.boardPerson == nil || state.boardColumn?.team == nil) {
      return "hindrance.nobody"
    }
    return nil
  }
}

extension State {
  /// Whom a command is about: those who are marked, in the order of the columns, or else the one under the cursor.
  var chosenSeats: [BoardState.Seat] {
    if board.marks.isEmpty { return boardSeat.map { [$0] } ?? [] }
    return boardColumns.flatMap(\.seats).filter(board.marks.contains)
  }

  /// Marks the person under the cursor, or unmarks, and goes on to the next.
  mutating func markOnBoard() -> [Command] {
    guard let seat = boardSeat else { return [] }
    if board.marks.remove(seat) == nil { board.marks.insert(seat) }
    return moveOnBoard(.down)
  }

  /// Takes those who are chosen up, and asks what each team would make of them.
  mutating func pickUp(_ purpose: BoardState.Held.Purpose) -> [Command] {
    let seats = chosenSeats
    guard let first = seats.first, let module = board.module else { return [] }
    board.held = BoardState.Held(
      employee: first.employee, team: first.team, others: Array(seats.dropFirst()), purpose: purpose)
    if purpose == .swap { return [] }
    waiting.insert(.effects)
    if seats.count > 1 {
      // Exchanges and moves in two steps are for one person.
      board.held?.ways = []
      return [.alternativesOfSeveral(seats.map(\.employee), module, revision: revision)]
    }
    return [
      .alternatives(first.employee, module, revision: revision),
      .ways(first.employee, module, revision: revision),
    ]
  }

  /// The change that dropping here would be.
  var dropChange: Change? {
    guard let held = board.held, let column = boardColumn else { return nil }
    if held.purpose == .swap {
      guard let from = held.team, let to = column.team, let other = boardPerson, from != to else {
        return nil
      }
      return .swap(held.employee, in: from, with: other, of: to)
    }
    return held.change(to: column.team)
  }

  /// What is known about dropping here.
  var dropEffect: Effect? {
    guard let held = board.held else { return nil }
    if held.purpose == .swap { return held.swap?.change == dropChange ? held.swap : nil }
    return boardColumn?.team.flatMap { held.effects[$0] }
  }

  /// Puts what is held here. Where that breaks a rule, it is asked first.
  mutating func drop() -> [Command] {
    if dropEffect == nil && waiting.contains(.effects) && boardColumn?.team != nil {
      // It is not yet known whether that is allowed: it is done or asked about once it is.
      board.held?.isDropping = true
      return []
    }
    guard let change = dropEffect?.change ?? dropChange else { return [] }
    guard let effect = dropEffect, !effect.isAllowed else {
      board.held = nil
      return commit(change, label: "board.drop")
    }
    // There may be a way into this team that breaks nothing.
    let wayInstead = boardColumn?.team.flatMap { way(to: $0) }.map { way in
      let key = CommandTable.entry("board.ways")?.keyNames(words, settings.keys).first ?? ""
      return [
        words[
          "drop.broken.way", ["what": describe(way.change, in: workspace, words: words), "key": key]]
      ]
    }
    overlays.append(
      .confirm(
        Confirmation(
          title: words["drop.broken.title"],
          lines: obstaclesToAsk(effect) + (wayInstead ?? []) + [words["drop.broken.ask"]],
          commands: [.commit(change, label: "board.drop")])))
    return []
  }

  /// While two are about to swap: asks what the swap with the one under the cursor would do.
  mutating func askAboutSwap() -> [Command] {
    guard board.held?.purpose == .swap, let change = dropChange, board.held?.swap?.change != change else {
      return []
    }
    board.held?.swap = nil
    waiting.insert(.effects)
    return [.effect(change, revision: revision)]
  }

  mutating func takeSwap(_ effect: Effect) {
    if board.held?.purpose == .swap && effect.change == dropChange { board.held?.swap = effect }
  }

  func isPinned(_ employee: Employee.ID, in team: Team) -> Bool {
    workspace.pins.contains(.member(employee, module: team.module, team: team.id))
  }

  /// Pins those who are chosen to their teams; where all are pinned, unpins them.
  mutating func togglePin() -> [Command] {
    guard let module = board.module else { return [] }
    let pins = chosenSeats.compactMap { seat in
      seat.team.map { Pin.member(seat.employee, module: module, team: $0) }
    }
    return toggle(pins, label: "board.pin")
  }

  /// Takes those who are chosen out of their teams. A pin goes with the place it was for, and a team that has met is
  /// not as it was: both are asked about first.
  mutating func takeOut() -> [Command] {
    guard let module = board.module else { return [] }
    var (teams, pins, parts): ([Team.ID], [Pin], [Change]) = ([], [], [])
    for seat in chosenSeats {
      guard let team = seat.team else { continue }
      let pin = Pin.member(seat.employee, module: module, team: team)
      if workspace.pins.contains(pin) { pins.append(pin) }
      if !teams.contains(team) { teams.append(team) }
      parts.append(.removeMember(seat.employee, from: team))
    }
    parts = pins.map(Change.unpin) + parts
    let change = Change.together(parts)
    let names = pins.compactMap { pin in
      if case .member(let employee, _, _) = pin { workspace.name(of: employee) } else { nil }
    }
    let notes =
      metNotes(for: teams) + (names.isEmpty ? [] : [words["board.unpins", ["names": words.listed(names)]]])
    guard notes.isEmpty else {
      let lines = [describe(change, in: workspace, words: words)] + notes.map { "! " + $0 }
      overlays.append(
        .confirm(
          Confirmation(
            title: words["board.takeOut.title"], lines: lines + [words["drop.broken.ask"]],
            commands: [.commit(change, label: "board.remove")])))
      return []
    }
    return commit(change, label: "board.remove")
  }

  /// Shows a person in the list of people, where all about the person stands.
  mutating func show(_ person: Employee.ID) -> [Command] {
    people.filter = ""
    people.showsProblemsOnly = false
    people.refresh(index, findings: findings)
    people.selected = people.rows.firstIndex { index.employees[$0].id == person } ?? people.selected
    return open(.people)
  }

  /// Shows a person on the board of a module.
  mutating func showOnBoard(_ person: Employee.ID, _ module: Module.ID) -> [Command] {
    let commands = open(.board)
    board.module = module
    for (number, column) in boardColumns.enumerated() {
      guard let row = column.members.firstIndex(of: person) else { continue }
      board.column = number
      board.row = row
    }
    settle()
    return commands
  }
}
