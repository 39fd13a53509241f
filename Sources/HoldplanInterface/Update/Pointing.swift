import HoldplanModel

extension State {
  /// What the mouse does. Everything that it can do has a key as well.
  mutating func point(_ event: MouseEvent) -> [Command] {
    guard ScreenLayout(size) != nil else { return [] }
    switch event.action {
    case .scrollUp: return move(.up)
    case .scrollDown: return move(.down)
    case .drag: return drag(to: event.point)
    case .release: return letGoOfMouse(at: event.point)
    case .press, .doubleClick: break
    }
    let targets = render(self, size: size).targets
    guard let target = targets.last(where: { $0.area.contains(event.point) }) else { return [] }
    message = nil
    var commands = hit(target.action)
    notePress(on: target.action)
    if event.action == .doubleClick, let enter = CommandTable.find(Key(.enter), in: self) {
      commands += give(enter)
    }
    return commands
  }

  private mutating func hit(_ action: Target.Action) -> [Command] {
    switch action {
    case .view(let view): return open(view)
    case .command(let id):
      guard let entry = CommandTable.entry(id) else { return [] }
      return give(entry)
    case .row(let list, let row): return select(row, of: list)
    case .card(let column, let row):
      board.column = column
      if let row { board.row = row }
      return askAboutSwap()
    case .day(let date):
      calendar.date = date
      calendar.selected = 0
    case .pickedDay(let date): changeDates { $0.date = date }
    case .order(let order): sortPeople(by: order)
    case .field(let field):
      guard case .form(var form) = overlays.last else { break }
      form.selected = field
      overlays[overlays.count - 1] = .form(form)
    }
    return []
  }

  private mutating func select(_ row: Int, of list: ListName) -> [Command] {
    switch list {
    case .people: people.selected = row
    case .problems where view == .overview: overview.selected = row
    case .problems: problems.selected = row
    case .sessions:
      attendance.session = row
      attendance.isMarking = false
    case .marks:
      attendance.person = row
      attendance.isMarking = true
    case .rosters:
      rosters.selected = row
      return refreshPreview()
    case .kinds:
      showRecords(of: row)
      records.isInside = false
    case .records:
      records.selected = row
      records.isInside = true
    case .difference: solve.line = row
    case .page: attendance.line = row
    case .day: calendar.selected = row
    case .help, .history, .waysOut, .palette, .settings, .files, .picker, .teamMenu, .choices,
      .reports:
      selectInOverlay(row)
    case .comparePeople: compare.line = row
    case .boardColumns, .boardCards, .weeks, .preview, .form, .person, .question: break
    }
    return []
  }

  private mutating func selectInOverlay(_ row: Int) {
    guard let overlay = overlays.last else { return }
    overlays[overlays.count - 1] = overlay.selecting(row)
  }
}
