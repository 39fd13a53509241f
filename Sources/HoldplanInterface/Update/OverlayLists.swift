/// Overlays with a list: which one it is, where its cursor stands, and how long it is.
extension Overlay {
  var list: ListName? {
    switch self {
    case .help: .help
    case .history: .history
    case .explanation: .waysOut
    case .palette: .palette
    case .settings: .settings
    case .files: .files
    case .picker: .picker
    case .confirm: .question
    case .teamMenu: .teamMenu
    case .choices: .choices
    case .day: .day
    case .person: .person
    case .reports: .reports
    case .form, .dates: nil
    }
  }

  var row: Int? {
    switch self {
    case .help(let help): help.selected
    case .history(let history): history.selected
    case .explanation(let explanation): explanation.selected
    case .palette(let palette): palette.selected
    case .settings(let settings): settings.selected
    case .files(let files): files.selected
    case .picker(let picker): picker.selected
    case .confirm(let question): question.top
    case .teamMenu(let menu): menu.selected
    case .choices(let choices): choices.selected
    case .day(let day): day.line
    case .person(let person): person.line
    case .reports(let reports): reports.open == nil ? reports.selected : reports.top
    case .form, .dates: nil
    }
  }

  /// The overlay with another row under the cursor.
  func selecting(_ row: Int) -> Overlay {
    switch self {
    case .help(var help):
      help.selected = row
      return .help(help)
    case .history(var history):
      history.selected = row
      return .history(history)
    case .explanation(var explanation):
      explanation.selected = row
      return .explanation(explanation)
    case .palette(var palette):
      palette.selected = row
      return .palette(palette)
    case .settings(var settings):
      settings.selected = row
      return .settings(settings)
    case .files(var files):
      files.selected = row
      return .files(files)
    case .picker(var picker):
      picker.selected = row
      return .picker(picker)
    case .confirm(var question):
      question.top = row
      return .confirm(question)
    case .reports(var reports):
      if reports.open == nil { reports.selected = row } else { reports.top = row }
      return .reports(reports)
    case .teamMenu, .choices, .day, .person, .form, .dates: return selectingInPlanning(row)
    }
  }

  private func selectingInPlanning(_ row: Int) -> Overlay {
    switch self {
    case .teamMenu(var menu):
      menu.selected = row
      return .teamMenu(menu)
    case .choices(var choices):
      choices.selected = row
      return .choices(choices)
    case .day(var day):
      day.line = row
      return .day(day)
    case .person(var person):
      person.line = row
      return .person(person)
    default: return self
    }
  }
}

extension State {
  func rowCount(of overlay: Overlay) -> Int {
    switch overlay {
    case .help(let help): helpEntries(help).count
    case .history(let history): history.entries?.count ?? 0
    case .explanation(let explanation): explanation.waysOut.count
    case .palette(let palette): paletteEntries(palette).count
    case .settings: SettingsState.Row.allCases.count
    case .files(let files): files.files?.count ?? 0
    case .picker(let picker): picker.rows.count
    // A question is scrolled by whole lines, and its last page is full.
    case .confirm(let question): max(1, lines(of: question).count - page(.question) + 1)
    // The last command of the menu is the one that chooses.
    case .teamMenu: CommandTable.teamCommands.count - 1
    case .choices(let choices): choices.options.count
    case .day(let day): day.rows.count
    case .person(let person): max(1, personLineCount(person) - page(.person) + 1)
    case .reports(let reports): rowCount(of: reports)
    case .form, .dates: 0
    }
  }
}
