/// Where keys are read: the uppermost overlay, a search that is being typed, or the view.
enum Context: String, CaseIterable, Hashable, Sendable {
  case overview, people, board, calendar, problems, attendance, rosters, records, solve
  case compare
  case search, help, form, confirm, history, explanation
  case teamMenu, choices, day, person

  static let views: Set<Context> = [
    .overview, .people, .board, .calendar, .problems, .attendance, .rosters, .records, .solve,
    .compare,
  ]
  static let overlays: Set<Context> = [
    .help, .form, .confirm, .history, .explanation, .teamMenu, .choices, .day, .person,
  ]

  init(_ view: ViewName) {
    self =
      switch view {
      case .overview: .overview
      case .people: .people
      case .board: .board
      case .calendar: .calendar
      case .problems: .problems
      case .attendance: .attendance
      case .rosters: .rosters
      case .records: .records
      case .solve: .solve
      case .compare: .compare
      }
  }
}

extension State {
  /// Where the next key goes.
  var context: Context {
    switch overlays.last {
    case .help: .help
    case .form: .form
    case .confirm: .confirm
    case .history: .history
    case .explanation: .explanation
    case .teamMenu: .teamMenu
    case .choices: .choices
    case .day: .day
    case .person: .person
    case nil: search == nil ? Context(view) : .search
    }
  }
}
