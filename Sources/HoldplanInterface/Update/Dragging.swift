import HoldplanModel

/// Dragging people and sessions with the mouse: what was pressed on is picked up by the first movement, and
/// dropped where the button is let go.
extension State {
  mutating func notePress(on action: Target.Action) {
    board.isPressed = false
    calendar.isPressed = false
    guard isPlanner, overlays.isEmpty else { return }
    switch action {
    case .card(_, let row?) where view == .board:
      board.isPressed = board.held == nil && boardPerson != nil && row == board.row
    case .day, .row(.day, _):
      calendar.isPressed = view == .calendar && calendar.held == nil && sessionUnderCursor != nil
    default: break
    }
  }

  mutating func drag(to point: Point) -> [Command] {
    guard overlays.isEmpty else { return [] }
    var commands: [Command] = []
    if board.isPressed {
      board.isPressed = false
      board.isDragging = true
      // Whoever is not among those who are marked is dragged alone.
      if let seat = boardSeat, !board.marks.contains(seat) { board.marks = [] }
      commands = pickUp(.move)
    } else if calendar.isPressed {
      calendar.isPressed = false
      calendar.isDragging = true
      commands = pickUpSession()
    }
    guard board.isDragging || calendar.isDragging else { return [] }
    switch target(at: point) {
    case .card(let column, _) where board.isDragging:
      board.column = column
      board.held?.isDropping = false
      settleBoard()
    case .day(let date) where calendar.isDragging:
      calendar.date = date
      calendar.held?.choice = 0
    default: break
    }
    return commands
  }

  /// Drops what hangs on the mouse; where nothing can be dropped, it is let go of.
  mutating func letGoOfMouse(at point: Point) -> [Command] {
    board.isPressed = false
    calendar.isPressed = false
    if board.isDragging { return dropCard(at: point) }
    if calendar.isDragging { return dropSession(at: point) }
    return []
  }

  private mutating func dropCard(at point: Point) -> [Command] {
    board.isDragging = false
    guard case .card(let column, _) = target(at: point) else {
      board.held = nil
      return []
    }
    board.column = column
    settleBoard()
    if board.held?.isAll(in: boardColumn?.team) ?? true {
      board.held = nil
      return []
    }
    return drop()
  }

  private mutating func dropSession(at point: Point) -> [Command] {
    calendar.isDragging = false
    guard case .day(let date) = target(at: point), let held = calendar.held,
      workspace.draft.teams[held.session.team]?.sessions[held.session.index].date != date
    else {
      calendar.held = nil
      return []
    }
    // What is not known yet, or cannot be, stays in the hand: the keys and another look decide.
    return dateEffect == nil ? [] : dropSession()
  }

  private func target(at point: Point) -> Target.Action? {
    render(self, size: size).targets.last { $0.area.contains(point) }?.action
  }
}
