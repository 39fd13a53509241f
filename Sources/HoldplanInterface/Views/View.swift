import HoldplanModel

/// The whole screen for a state. Pure: the same state and size give the same frame.
package func view(_ state: State, size: Size) -> Frame {
  let frame = render(state, size: size).frame
  return state.drawsASCII ? frame.inASCII() : frame
}

/// The frame with the places that answer to the mouse and the windows of its lists.
func render(_ state: State, size: Size) -> Canvas {
  var canvas = Canvas(size: size)
  guard let layout = ScreenLayout(size) else {
    canvas.drawTooSmall(state)
    return canvas
  }
  canvas.drawHeader(state, layout.header)
  canvas.drawTabs(state, layout.tabs)
  canvas.drawBody(state, layout.body)
  for overlay in state.overlays {
    canvas.coverTargets()
    canvas.draw(overlay, state, layout.body)
  }
  canvas.drawMessage(state, layout.message)
  canvas.drawFooter(state, layout.footer)
  return canvas
}

extension Canvas {
  fileprivate mutating func drawBody(_ state: State, _ area: Area) {
    switch state.view {
    case .overview: drawOverview(state, area)
    case .people: drawPeople(state, area)
    case .board: drawBoard(state, area)
    case .calendar: drawCalendar(state, area)
    case .problems: drawProblems(state, area)
    case .attendance: drawAttendance(state, area)
    case .rosters: drawRosters(state, area)
    case .records: drawRecords(state, area)
    case .solve: drawSolve(state, area)
    case .compare: drawCompare(state, area)
    }
  }

  fileprivate mutating func draw(_ overlay: Overlay, _ state: State, _ area: Area) {
    switch overlay {
    case .help(let help): drawHelp(help, state, area)
    case .form(let form): drawForm(form, state, area)
    case .confirm(let confirmation): draw(confirmation, state, area)
    case .history(let history): drawHistory(history, state, area)
    case .explanation(let explanation): draw(explanation, state, area)
    case .teamMenu(let menu): drawTeamMenu(menu, state, area)
    case .choices(let choices): drawChoices(choices, state, area)
    case .day(let day): drawDayView(day, state, area)
    case .person(let person): drawPersonView(person, state, area)
    case .palette(let palette): draw(palette, state, area)
    case .settings(let settings): draw(settings, state, area)
    case .files(let files): draw(files, state, area)
    case .picker(let picker): draw(picker, state, area)
    case .dates(let dates): draw(dates, state, area)
    case .reports(let reports): draw(reports, state, area)
    }
  }
}
