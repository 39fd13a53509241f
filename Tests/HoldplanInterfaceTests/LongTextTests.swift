import HoldplanModel
import HoldplanResources
import HoldplanTestSupport
import Testing

@testable import HoldplanInterface

/// What is longer than its line can be read all the same.
struct LongTextTests {
  private static let long =
    "Afdelingen for bolig, fællesskab, byudvikling og tværgående boligsocialt samarbejde"

  private func startWithLongNames() throws -> State {
    var workspace = Sample.workspace
    try workspace.apply(.put(.department(Department(id: "KON", name: Self.long))))
    return try start(workspace: workspace)
  }

  /// The words of a screen in order, without borders and breaks.
  private func words(_ state: State) -> String {
    picture(of: view(state, size: state.size)).split { " \n│▸".contains($0) }.joined(separator: " ")
  }

  @Test(arguments: ["1 end", "5 end"])
  func theProblemUnderTheCursorIsShownWhole(_ keys: String) throws {
    var state = try startWithLongNames()
    press(keys, &state)
    let cursor = try #require(view(state, size: state.size).cursor)
    #expect(words(state).contains("boligsocialt samarbejde: 1 væk ti 17-11, højst 0 må være væk."))
    // Both rows are marked as chosen, and the cursor stands on the first.
    let frame = view(state, size: state.size)
    #expect(frame[3, cursor.row + 1].style == Style(.selected, reverse: true))
  }

  @Test func aLineOfTheDifferenceIsShownWhole() throws {
    var workspace = Sample.workspace
    try workspace.apply(.put(.room(Room(id: "B", name: Self.long, site: "NORD", capacity: 24))))
    var state = try start(workspace: workspace)
    press("s enter", &state)
    var proposal = Answers.proposal
    proposal.plan.teams["KULT-3"]?.sessions[0].room = "B"
    _ = update(&state, .reply(.solved(proposal)))
    press("end", &state)
    #expect(words(state).contains("tværgående boligsocialt samarbejde"))
  }

  /// However much dropping would do, the board says all of it.
  @Test func theBoardSaysAllThatDroppingWouldDo() throws {
    var state = try start()
    press("3 right right", &state)
    press("space", &state)
    let broken = (0..<4).map { number in
      Violation(.coverage, date: day("2026-11-1\(number)"), department: "DRI", actual: 9, limit: 3)
    }
    let person = try #require(state.board.held?.employee)
    let effects = ["KONF-1", "KONF-3", "KONF-4"].map { team in
      Effect(
        change: .move(person, from: "KONF-2", to: Identifier(team)), broken: broken,
        soft: [.departmentPairs: 2])
    }
    _ = update(
      &state, .reply(.alternatives(effects, employee: person, module: "KONF", revision: state.revision)))
    press("right", &state)
    let text = words(state)
    for number in 0..<4 { #expect(text.contains("1\(number)-11, højst 3"), "\(text)") }
  }

  @Test(arguments: [
    // A site, a day's coverage, and what a command does in help and in the palette.
    ("8 down down down down right", "tværgående boligsocialt samarbejde Torvet 1,"),
    ("4 down left left enter", "boligsocialt samarbejde: 1 væk ti 17-11, højst 0 må være væk."),
    ("5 ? 'færreste'", "Låse og det, der er holdt, røres ikke."),
    ("5 : 'færreste'", "Låse og det, der er holdt, røres ikke."),
  ])
  func whatIsChosenIsShownWhole(_ keys: String, _ expected: String) throws {
    var workspace = Sample.workspace
    try workspace.apply(.put(.department(Department(id: "KON", name: Self.long))))
    try workspace.apply(.put(.site(Site(id: "NORD", name: Self.long, address: "Torvet 1, 8000 Aarhus C"))))
    var state = try start(workspace: workspace)
    press(keys, &state)
    #expect(words(state).contains(expected), "\(words(state))")
  }

  /// A sheet is as wide as paper: while it is read it has the whole screen.
  @Test func aSheetIsReadInItsWholeWidth() throws {
    var state = try start()
    press("7", &state)
    let request = try #require(state.rosters.previewed)
    let lines = (0..<60).map { "\($0) " + String(repeating: "x", count: 76) }
    _ = update(&state, .reply(.rosterPreview(lines, request)))
    press("enter down", &state)
    let text = picture(of: view(state, size: state.size))
    #expect(text.contains("\n" + lines[1] + "\n") && !text.contains("\n" + lines[0] + "\n"))
    press("esc", &state)
    #expect(picture(of: view(state, size: state.size)).contains(state.words["rosters.sessions"]))
  }

  /// Nine dates do not fit a column; how many, from when to when, does.
  @Test func manyDatesAreToldByTheirEnds() throws {
    var team = try #require(Sample.workspace.draft.teams["KONF-1"])
    team.sessions = (0..<9).map { week in
      var session = team.sessions[0]
      session.date = day("2026-11-03").advanced(by: 7 * week)
      return session
    }
    let state = try start()
    #expect(state.dates(of: team, columns: 16) == "3-11–29-12 (9)")
    team.sessions.removeLast(7)
    #expect(state.dates(of: team, columns: 16) == "3-11 10-11")
  }

  @Test func aDateIsNeverBroken() throws {
    var state = try start()
    press("3 right right space", &state)
    answerPlanning(&state)
    press("*", &state)
    for line in picture(of: view(state, size: state.size)).split(separator: "\n") {
      #expect(!line.contains(try Regex("[0-9]-+ *│$")), "\(line)")
    }
  }
}
