import HoldplanModel

extension CommandTable {
  static let calendarCommands: [Entry] = [
    Entry(
      id: "calendar.drop", keys: [" ", .code(.enter)], contexts: [.calendar], rank: 1,
      hindrance: { state in
        if state.calendar.held == nil { return "hindrance.nothingHeld" }
        return state.dateEffect == nil ? "hindrance.noDate" : nil
      }
    ) { $0.dropSession() },
    Entry(
      id: "calendar.letGo", keys: [.code(.escape)], contexts: [.calendar], rank: 3,
      hindrance: { $0.calendar.held == nil ? "hindrance.nothingHeld" : nil }
    ) { state in
      state.calendar.held = nil
      return []
    },
    Entry(id: "calendar.take", keys: [" "], contexts: [.calendar], rank: 1, hindrance: sessionHindrance) {
      $0.pickUpSession()
    },
    Entry(id: "calendar.pin", keys: ["l"], contexts: [.calendar], rank: 2, hindrance: sessionHindrance) {
      $0.toggleSessionPin()
    },
    Entry(
      id: "calendar.board", keys: ["g"], contexts: [.calendar], rank: 4,
      hindrance: { $0.sessionUnderCursor == nil ? "hindrance.noSession" : nil }
    ) { state in
      guard let session = state.sessionUnderCursor, let team = state.workspace.draft.teams[session.team]
      else { return [] }
      let commands = state.open(.board)
      state.board.module = team.module
      state.board.column = state.boardColumns.firstIndex { $0.team == team.id } ?? 0
      state.board.row = 0
      return commands
    },
    Entry(
      id: "calendar.today", keys: ["t"], contexts: [.calendar], rank: 5,
      hindrance: { $0.workspace.season.contains($0.today) ? nil : "hindrance.outsideSeason" }
    ) { state in
      state.calendar.date = state.today
      state.calendar.selected = 0
      return []
    },
    Entry(id: "calendar.close", keys: ["c"], contexts: [.calendar], rank: 6, hindrance: planner) { state in
      state.openForm(.closedDay(state.calendar.date))
    },
  ]

  private static let sessionHindrance: @Sendable (State) -> String? = { state in
    if !state.isPlanner { return "hindrance.planner" }
    if state.calendar.held != nil { return "hindrance.holding" }
    return state.sessionUnderCursor == nil ? "hindrance.noSession" : nil
  }
}

extension State {
  /// The sessions of the draft on the day under the cursor.
  var sessionsUnderCursor: [SessionReference] { index.sessions[calendar.date] ?? [] }

  var sessionUnderCursor: SessionReference? {
    let sessions = sessionsUnderCursor
    return sessions.indices.contains(calendar.selected) ? sessions[calendar.selected] : nil
  }

  /// What moving the held session to the day under the cursor would do, the best first.
  var dateEffects: [Effect] {
    guard let held = calendar.held else { return [] }
    return held.effects.filter { $0.change.targetSession?.date == calendar.date }
  }

  var dateEffect: Effect? {
    let effects = dateEffects
    guard !effects.isEmpty, let choice = calendar.held?.choice else { return nil }
    return effects[choice % effects.count]
  }

  mutating func moveInCalendar(_ motion: Motion) {
    let season = workspace.season
    let days: Int
    switch motion {
    case .left: days = -1
    case .right: days = 1
    case .up: days = -7
    case .down: days = 7
    case .pageUp: days = -28
    case .pageDown: days = 28
    case .first: days = calendar.date.distance(to: season.start)
    case .last: days = calendar.date.distance(to: season.end)
    case .next, .previous:
      stepThroughDay(motion == .next ? 1 : -1)
      return
    }
    let target = calendar.date.advanced(by: days)
    calendar.date = shownDay(from: target, step: days < 0 ? -1 : 1)
    calendar.selected = 0
    calendar.held?.choice = 0
  }

  /// The day itself where the calendar has a column for it, otherwise the next one that has, within the season.
  func shownDay(from date: CalendarDate, step: Int) -> CalendarDate {
    let (season, days) = (workspace.season, calendarDays)
    let inside = max(season.start, min(season.end, date))
    for direction in [step, -step] {
      let candidates = (0..<7).lazy.map { inside.advanced(by: $0 * direction) }
      if let found = candidates.first(where: { season.contains($0) && days.contains($0.weekday) }) {
        return found
      }
    }
    return inside
  }

  private mutating func stepThroughDay(_ step: Int) {
    let count = calendar.held == nil ? sessionsUnderCursor.count : dateEffects.count
    guard count > 0 else { return }
    if let held = calendar.held {
      calendar.held?.choice = ((held.choice + step) % count + count) % count
    } else {
      calendar.selected = ((calendar.selected + step) % count + count) % count
    }
  }

  mutating func pickUpSession() -> [Command] {
    guard let session = sessionUnderCursor else { return [] }
    calendar.held = CalendarState.Held(session: session)
    waiting.insert(.effects)
    return [.sessionAlternatives(session.team, index: session.index, revision: revision)]
  }

  mutating func takeDates(_ effects: [Effect], for session: SessionReference) {
    let sorted = effects.sorted {
      ($0.obstacleCount, $0.total, $0.change.targetSession?.date ?? today)
        < ($1.obstacleCount, $1.total, $1.change.targetSession?.date ?? today)
    }
    if calendar.held?.session == session { calendar.held?.effects = sorted }
  }

  mutating func dropSession() -> [Command] {
    guard let effect = dateEffect else { return [] }
    guard effect.isAllowed else {
      overlays.append(
        .confirm(
          Confirmation(
            title: words["drop.broken.title"],
            lines: obstaclesToAsk(effect)
              + [words["drop.broken.ask"]],
            commands: [.commit(effect.change, label: "calendar.drop")])))
      return []
    }
    calendar.held = nil
    return commit(effect.change, label: "calendar.drop")
  }

  func pin(of session: SessionReference) -> Pin? {
    workspace.pins.first {
      if case .session(session.team, _, session.index, _, _) = $0 { return true }
      return false
    }
  }

  mutating func toggleSessionPin() -> [Command] {
    guard let reference = sessionUnderCursor, let team = workspace.draft.teams[reference.team] else {
      return []
    }
    if let pin = pin(of: reference) { return commit(.unpin(pin), label: "calendar.pin") }
    let session = team.sessions[reference.index]
    return commit(
      .pin(
        .session(
          team: team.id, module: team.module, session: reference.index, date: session.date,
          slot: session.slot)),
      label: "calendar.pin")
  }
}

extension Change {
  /// The session as the change leaves it, where the change moves one.
  var targetSession: Session? {
    switch self {
    case .setSession(_, _, let session): session
    case .group(let parts): parts.lazy.compactMap(\.targetSession).first
    default: nil
    }
  }
}
