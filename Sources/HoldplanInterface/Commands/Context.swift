/// Where keys are read: the uppermost overlay, a search that is being typed, or the view.
package enum Context: String, CaseIterable, Hashable, Sendable {
  case overview, people, board, calendar, problems, attendance, rosters, records, solve
  case compare
  case search, help, form, confirm, history, explanation
  case teamMenu, choices, day, person
  case palette, settings, files, picker, dates
  case reports

  static let views: Set<Context> = [
    .overview, .people, .board, .calendar, .problems, .attendance, .rosters, .records, .solve,
    .compare,
  ]
  static let overlays: Set<Context> = [
    .help, .form, .confirm, .history, .explanation, .palette, .settings, .files, .picker, .dates,
    .teamMenu, .choices, .day, .person, .reports,
  ]
  /// Where help can be asked for: everywhere but in help itself.
  static let helped: Set<Context> = Set(allCases).subtracting([.help])
  /// Where rows are stepped through, and letters are commands.
  static let lists: Set<Context> = views.union([
    .history, .explanation, .files, .choices, .day, .person, .reports,
  ])
  /// Where rows are stepped through while the other keys that move have a meaning of their own.
  static let typedLists: Set<Context> = [.help, .palette, .picker, .settings, .teamMenu]

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

extension Context {
  /// The command that prints what is shown there as text, for screen readers and other programs; nil where
  /// something is asked or typed.
  package var printedBy: String? {
    switch self {
    case .overview: "show overview"
    case .people: "show people"
    case .board: "show board"
    case .calendar: "show calendar"
    case .problems: "show problems"
    case .attendance: "show attendance"
    case .rosters: "show rosters"
    case .records: "show records"
    case .solve: "solve --dry-run"
    case .compare: "compare"
    case .day: "show day"
    case .person: "show person"
    case .explanation: "explain"
    case .history: "show history"
    case .help, .palette: "show keys"
    case .settings: "show settings"
    case .files: "show files"
    case .reports: "report"
    case .search, .form, .confirm, .teamMenu, .choices, .picker, .dates: nil
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
    case .palette: .palette
    case .settings: .settings
    case .files: .files
    case .picker: .picker
    case .dates: .dates
    case .reports: .reports
    case nil: search == nil ? Context(view) : .search
    }
  }
}
