import HoldplanModel
import HoldplanResources
import HoldplanTestSupport
import Testing

@testable import HoldplanInterface

/// Does what the commands ask and answers, as the program would.
private func carryOut(_ commands: [Command], _ state: inout State) {
  for command in commands {
    guard case .commit(let change, _) = command else { continue }
    do throws(ChangeError) {
      let after = try state.workspace.applying(change)
      _ = update(&state, .reply(.saved(after, nil, change: change)))
    } catch { _ = update(&state, .reply(.refused(error))) }
  }
}

/// Presses keys one by one, each answered before the next.
private func work(_ keys: String, _ state: inout State) {
  for key in parseKeys(keys) { carryOut(update(&state, .input(.key(key))), &state) }
}

extension Sample {
  /// The sample in which Søren Friis, who teaches, is Bo Elkjær (02).
  fileprivate static func withTeacher() throws -> Workspace {
    try workspace.applying(.put(.instructor(Instructor(id: "SF", name: "Søren Friis", employee: "02"))))
  }
}

@Suite("Noting attendance")
struct NotingTests {
  @Test func aListTakesOneKeyAPerson() throws {
    var state = try start()
    work("6 enter m o x a m", &state)
    let occurrence = try #require(state.occurrence)
    let statuses = state.attendees.prefix(5).map { state.workspace.mark(of: $0, at: occurrence)?.status }
    #expect(statuses == [.present, .remote, .absent, .excused, .present])
    #expect(state.attendance.person == 5)
  }

  @Test func aRefusedMarkDoesNotMoveTheCursor() throws {
    var state = try start()
    press("6 enter m", &state)
    _ = update(&state, .reply(.refused(.unknown(.team("X")))))
    #expect(state.attendance.person == 0 && state.message?.kind == .problem)
    press("m", &state)
    _ = update(&state, .reply(.failed("disken er fuld")))
    #expect(state.attendance.person == 0)
  }

  @Test func minutesAreAskedFor() throws {
    var state = try start()
    work("6 enter f '12' enter", &state)
    let occurrence = try #require(state.occurrence)
    let first = state.attendees[0]
    #expect(state.workspace.mark(of: first, at: occurrence)?.minutesLate == 12)
    #expect(state.attendance.person == 1 && state.overlays.isEmpty)
    // Nothing is noted when one thinks better of it.
    work("t esc", &state)
    #expect(state.workspace.mark(of: state.attendees[1], at: occurrence) == nil)
    #expect(state.attendance.person == 1)
  }

  @Test func severalSessionsAtOnce() throws {
    var state = try start()
    work("6 home space space *", &state)
    let held = state.heldSessions
    let counts = held.map { state.workspace.marks(at: $0).count == state.expected(at: $0).count }
    #expect(counts == [true, true, false, false])
    #expect(state.attendance.chosen.isEmpty)
  }

  @Test func whoMissedASessionIsBookedElsewhere() throws {
    var module = try #require(Sample.workspace.modules["KONF"])
    module.teamSize.maximum = 10
    var state = try start(workspace: try Sample.workspace.applying(.put(.module(module))))
    // The first session of conflict handling, team 1; team 4 has its own still to come.
    work("6 home enter x up i", &state)
    guard case .form(let form) = state.overlays.last else {
      Issue.record("no form: \(state.message?.text ?? "")")
      return
    }
    #expect(form.fields[0].choices?.map(\.id).contains("KONF-4") == true)
    work("enter", &state)
    let seat = try #require(state.workspace.guestSeats.first)
    #expect(seat.missed.team == "KONF-1" && seat.host.team == "KONF-4")
    #expect(state.workspace.draft == Sample.workspace.draft)
    #expect(
      PageMaker(state.workspace, words: state.words, today: state.today)
        .person(seat.employee).contains { $0.text.contains("gæst") })
  }
}

@Suite("Pages of the attendance view")
struct PageTests {
  @Test func theInterfaceStartsOnTheRolesPage() throws {
    for (viewer, view, page) in [
      (Viewer.planner, ViewName.overview, AttendancePage.marks), (.manager("01"), .attendance, .people),
      (.instructor("02"), .attendance, .teams), (.viewer("05"), .attendance, .own),
      (.viewer(nil), .overview, .rates),
    ] {
      let state = try start(viewer: viewer)
      #expect(state.view == view && state.attendancePage == page, "\(viewer)")
    }
  }

  @Test func sheetsAreThoseOfTheRole() throws {
    for (viewer, kinds) in [
      (Viewer.planner, RosterRequest.Kind.allCases),
      (.instructor("02"), [.roster, .signIn, .door, .team, .pack, .wall]),
      (.manager("01"), [.door, .wall]), (.viewer("05"), [.door, .wall]), (.viewer(nil), [.door, .wall]),
    ] {
      var workspace = Sample.workspace
      var instructor = try #require(workspace.instructors["BK"])
      instructor.employee = "02"
      workspace = try workspace.applying(.put(.instructor(instructor)))
      var state = try start(workspace: workspace, viewer: viewer)
      press("7", &state)
      var seen: [RosterRequest.Kind] = []
      for _ in kinds {
        seen.append(try #require(state.rosterRequest).kind)
        press("k", &state)
      }
      #expect(seen == kinds && state.rosterRequest?.kind == kinds[0], "\(viewer)")
      let name = state.words["rosters.\(kinds[0].rawValue)"]
      #expect(picture(of: view(state, size: state.size)).contains(name), "\(viewer): \(name)")
      let teams = Set(state.rosterSessions.map(\.team))
      let isOwn = viewer == .viewer("05") || viewer == .instructor("02")
      #expect(teams.count == (viewer == .viewer("05") ? 2 : isOwn ? 4 : 8), "\(viewer): \(teams)")
    }
  }

  @Test func whatIsForHRIsNotOffered() throws {
    for viewer in [Viewer.manager("01"), .instructor("02"), .viewer("05"), .viewer(nil)] {
      var state = try start(viewer: viewer)
      for key in ["E", "H", "I", "8 X"] {
        #expect(press("1 \(key)", &state) == [], "\(viewer): \(key)")
        #expect(state.message?.kind == .problem && state.overlays.isEmpty, "\(viewer): \(key)")
      }
    }
    // Who teaches people sees who they are, and nothing of their leave.
    var workspace = Sample.workspace
    var colleague = try #require(workspace.instructors["SF"])
    colleague.employee = "02"
    workspace = try workspace.applying(.put(.instructor(colleague)))
    for (viewer, seesLeave) in [(Viewer.manager("01"), true), (.instructor("02"), false)] {
      var teaching = try start(workspace: workspace, viewer: viewer, size: Size(columns: 200, rows: 60))
      press("2", &teaching)
      let text = picture(of: view(teaching, size: teaching.size))
      #expect(text.contains("Niels Olsen"), "\(viewer)")
      let niels = try #require(workspace.employees["15"])
      let labels = teaching.facts(about: niels).map(\.label)
      #expect(labels.contains(teaching.words["person.leave"]) == seesLeave, "\(viewer)")
    }
    // On the board everybody is seen, but not what is stored about them.
    var state = try start(viewer: .viewer("05"))
    press("3 right enter", &state)
    #expect(state.overlays.isEmpty)
  }

  @Test func whoOnlyLooksNotesNothing() throws {
    var state = try start(viewer: .viewer("05"))
    #expect(press("m", &state) == [] && state.message?.kind == .problem)
    #expect(press("*", &state) == [])
  }

  @Test func anInstructorNotesTheOwnTeams() throws {
    var state = try start(workspace: try Sample.withTeacher(), viewer: .instructor("02"))
    press("v", &state)
    #expect(Set(state.heldSessions.map(\.team)) == ["KONF-3"])
    #expect(!state.attendees.isEmpty)
  }

  @Test func aLineLeadsToWhatIsToBeDone() throws {
    var state = try start(viewer: .manager("01"))
    let line = try #require(state.pageLines.firstIndex { $0.target != nil })
    for _ in 0..<line { press("down", &state) }
    press("enter", &state)
    #expect(state.attendancePage == .marks && state.attendance.isMarking)
  }

  @Test func openingAPageIsNoted() throws {
    var state = try start(viewer: .manager("01"))
    #expect(state.opening.contains(.noteView("page.people", "01")))
    press("v", &state)
    #expect(press("v", &state).contains(.noteView("page.completion", "01")))
  }

  @Test(arguments: [
    (Viewer.manager("01"), "", ["Anna Bach: mine medarbejdere (31)", "Dan Holst"]),
    (.instructor("02"), "", ["mine hold", "Deltagere:"]), (.viewer("09"), "", ["Ida Holm", "Kommende"]),
    (.planner, "6 v", ["Udvikling uge for uge", "100 % │", "Pr. modul"]),
    (.planner, "6 v v", ["Konflikthåndtering:", "alle gange", "mangler"]),
  ])
  func saysWhatItIsFor(_ viewer: Viewer, _ keys: String, _ texts: [String]) throws {
    var workspace = try Sample.withTeacher()
    let first = workspace.heldSessions(through: Sample.today)
    for (number, occurrence) in first.prefix(3).enumerated() {
      let people = workspace.attendees(at: occurrence)
      try workspace.apply(
        workspace.change(
          noting: people.enumerated().map { at, person in
            .fixture(person, at % 5 == number ? .absent : .present, at: occurrence)
          }))
    }
    var state = try start(workspace: workspace, viewer: viewer)
    press(keys, &state)
    let screen = picture(of: view(state, size: Size(columns: 120, rows: 60)))
    for text in texts { #expect(screen.contains(text), "\(text)") }
    #expect(!screen.contains("page.") && !screen.contains("{"))
  }

  @Test func theSameWordsInEnglish() throws {
    let maker = PageMaker(Sample.workspace, words: try Words(.english), today: Sample.today)
    let all = [
      maker.manager("01"), maker.instructor("02"), maker.person("09"), maker.rates(), maker.completion(),
    ]
    for line in all.joined() { #expect(!line.text.contains("{") && !line.text.contains("page.")) }
  }
}
