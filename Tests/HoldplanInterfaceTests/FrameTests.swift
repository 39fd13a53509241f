import HoldplanModel
import HoldplanResources
import Testing

@testable import HoldplanInterface

/// Golden screens: what a person sees, in monochrome, with the place of the cursor.
struct FrameTests {
  static let views = [
    ("overview", "1"), ("people", "2"), ("board", "3"), ("calendar", "4"), ("problems", "5"),
    ("attendance", "6"), ("rosters", "7"), ("records", "8"), ("solve", "s"), ("help", "?"),
  ]

  @Test(arguments: views, [Language.danish, .english])
  func everyViewInEverySize(_ view: (name: String, keys: String), _ language: Language) throws {
    for size in PlanningFrameTests.sizes {
      let state = try opened(view.keys, language, size)
      try assertFrame(
        state, matches: "\(view.name)-\(size.columns)x\(size.rows)-\(language.rawValue)")
    }
  }

  /// A view with its answers.
  static func opened(_ keys: String, _ language: Language, _ size: Size) throws -> State {
    var state = try start(language, size: size)
    press(keys, &state)
    if let request = state.rosters.previewed {
      _ = update(&state, .reply(.rosterPreview(Answers.sheet(language), request)))
    }
    return state
  }

  private func opened(_ keys: String, _ language: Language, _ size: Size) throws -> State {
    try Self.opened(keys, language, size)
  }

  @Test func boardWhileAPersonIsHeld() throws {
    var state = try start()
    press("3 right right", &state)
    press("space", &state)
    answerPlanning(&state)
    press("tab", &state)
    try assertFrame(state, matches: "board-held-80x24-da")
  }

  @Test func calendarWhileASessionIsHeld() throws {
    var state = try start()
    press("4 down left left space", &state)
    answerSessionAlternatives(&state)
    press("right", &state)
    try assertFrame(state, matches: "calendar-held-80x24-da")
  }

  @Test func aProblemWithItsWaysOut() throws {
    var state = try start()
    press("5 enter", &state)
    _ = update(&state, .reply(.explained(Answers.explanation, revision: state.revision)))
    try assertFrame(state, matches: "explanation-80x24-da")
  }

  @Test func aProposalWithItsDifference() throws {
    var state = try start()
    press("s enter", &state)
    for total in stride(from: 400, through: 140, by: -20) {
      let progress = SolveProgress(
        seconds: Double(400 - total) / 100, unplaced: 0, softTotal: total, bound: 120, moves: 1_000_000,
        movesPerSecond: 500_000)
      _ = update(&state, .reply(.solving(progress)))
    }
    _ = update(&state, .reply(.solved(Answers.proposal)))
    try assertFrame(state, matches: "proposal-80x24-da")
  }

  @Test func aFormWithAProblemUnderAField() throws {
    var state = try start()
    press("2 n 'X9' tab 'Ny Person' tab tab tab tab tab tab 'måske' enter", &state)
    try assertFrame(state, matches: "form-80x24-da")
  }

  @Test func aQuestionBeforePublishing() throws {
    var state = try start(assessment: Assessment(violations: [], waived: [], soft: [:]))
    press("P", &state)
    try assertFrame(state, matches: "publish-80x24-da")
  }

  @Test func attendanceWithMarks() throws {
    var state = try start(workspace: Answers.marked)
    press("6 enter", &state)
    try assertFrame(state, matches: "attendance-marked-80x24-da")
  }

  @Test func nothingYet() throws {
    let empty = Workspace(name: "Ny forening", season: Sample.workspace.season)
    let state = try start(workspace: empty, assessment: Assessment(violations: [], waived: [], soft: [:]))
    try assertFrame(state, matches: "empty-80x24-da")
  }

  @Test(arguments: [Language.danish, .english])
  func aScreenThatIsTooSmallSaysSo(_ language: Language) throws {
    let state = try start(language, size: Size(columns: 79, rows: 23))
    try assertFrame(state, matches: "small-79x23-\(language.rawValue)")
  }

  @Test(arguments: [(1, 1), (3, 2), (20, 5), (79, 24), (80, 23)])
  func noScreenIsTooSmallToDraw(_ columns: Int, _ rows: Int) throws {
    let state = try start()
    let size = Size(columns: columns, rows: rows)
    #expect(view(state, size: size).size == size)
  }

  @Test(
    arguments: views,
    [Size(columns: 81, rows: 25), Size(columns: 200, rows: 60), Size(columns: 500, rows: 24)])
  func everySizeIsDrawn(_ view: (name: String, keys: String), _ size: Size) throws {
    var state = try start(size: size)
    press(view.keys, &state)
    #expect(HoldplanInterface.view(state, size: size).cells.count == size.columns * size.rows)
  }

  @Test func foreignTextIsShownAndNotObeyed() throws {
    var workspace = Sample.workspace
    let evil = "Ond\u{1B}[2J\u{202E}\nmand\u{7}"
    try workspace.apply(.put(.department(Department(id: "DRI", name: evil))))
    var person = try #require(workspace.employees["01"])
    person.name = evil
    try workspace.apply(.put(.employee(person)))
    for (_, keys) in Self.views {
      var state = try start(workspace: workspace)
      press(keys, &state)
      let text = picture(of: view(state, size: state.size))
      #expect(!text.contains("\u{1B}") && !text.contains("\u{202E}") && !text.contains("\u{7}"))
    }
  }
}
