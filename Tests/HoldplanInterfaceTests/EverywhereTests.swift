import HoldplanModel
import HoldplanResources
import HoldplanTestSupport
import HoldplanText
import Testing

@testable import HoldplanInterface

/// The palette, searching and filtering, sorting, and whatever else works in every view.
struct EverywhereTests {
  private func screen(_ state: State) -> String { picture(of: view(state, size: state.size)) }

  private func names(_ state: State) -> [String] {
    state.people.rows.map { state.index.employees[$0].name }
  }

  /// The words of a search may be about the team and about the date.
  @Test func rostersAreSearchedByTeamAndDate() throws {
    var state = try start()
    press("7 / 'kultur 14-1'", &state)
    #expect(state.rosterSessions[state.rosters.selected] == SessionReference(team: "KULT-4", index: 1))
    press("esc / 'konf-3 uge 45'", &state)
    #expect(state.rosterSessions[state.rosters.selected] == SessionReference(team: "KONF-3", index: 0))
  }

  /// Each column in turn; the cursor stays on its session, and what is alike stays by date.
  /// What stands in the list is found, and what is nowhere is said to be so while it is typed.
  @Test func rostersAreSearchedByCodeRoomAndInstructor() throws {
    for text: (State, Team) -> String in [
      { $0.code(of: $1) }, { $0.workspace.name(of: $1.sessions[0].room) },
      { $0.workspace.name(of: $1.sessions[0].instructor) },
    ] {
      var state = try start()
      let last = try #require(state.rosterSessions.last.flatMap { state.rosterPlan.teams[$0.team] })
      press("7 end /", &state)
      let wanted = text(state, last)
      press("'\(wanted)'", &state)
      let found = try #require(state.rosterPlan.teams[state.rosterSessions[state.rosters.selected].team])
      #expect(text(state, found) == wanted && state.search?.isMissed == false)
    }
    var state = try start()
    press("7 down /", &state)
    let before = state.rosters.selected
    press("'zzz'", &state)
    #expect(state.rosters.selected == before)
    #expect(picture(of: view(state, size: state.size)).contains(state.words.counted("found", 0)))
  }

  @Test func rostersAreSortedByEachColumn() throws {
    var state = try start()
    press("7", &state)
    let byDate = state.rosterSessions
    let chosen = byDate[state.rosters.selected]
    let plan = state.rosterPlan
    func session(_ reference: SessionReference) throws -> Session {
      try #require(plan.teams[reference.team]?.sessions[reference.index])
    }
    press("o", &state)
    let teams = state.rosterSessions.map(\.team)
    #expect(zip(teams, teams.dropFirst()).count { $0 != $1 } == Set(teams).count - 1)
    #expect(state.rosterSessions != byDate)
    #expect(state.rosterSessions[state.rosters.selected] == chosen)
    press("o", &state)
    let rooms = try state.rosterSessions.map { state.workspace.name(of: try session($0).room) }
    #expect(rooms == rooms.sorted())
    press("o", &state)
    let instructors = try state.rosterSessions.map { try session($0).instructor }
    #expect(zip(instructors, instructors.dropFirst()).count { $0 != $1 } == Set(instructors).count - 1)
    let forward = state.rosterSessions
    press("O", &state)
    #expect(state.rosterSessions == forward.reversed())
    #expect(state.rosterSessions[state.rosters.selected] == chosen)
    press("O o", &state)
    #expect(state.rosterSessions == byDate)
  }

  @Test(arguments: [["E10", "E9", "E100"], ["10", "9", "100"], ["E10", "9", "E9"]])
  func numbersAreSortedAsNumbers(_ ids: [String]) throws {
    var workspace = Workspace(
      name: "X", season: Sample.workspace.season, departments: [Department(id: "D", name: "Drift")])
    for id in ids {
      try workspace.apply(
        .put(.employee(Employee(id: Identifier(id), name: "Navn " + id, department: "D"))))
    }
    var state = try start(workspace: workspace, assessment: nil)
    press("2 o", &state)
    let sorted = state.people.rows.map { state.index.employees[$0].id.rawValue }
    #expect(sorted == ids.sorted { NaturalOrder.precedes($0, $1) })
  }

  @Test func theBoardIsSearched() throws {
    var state = try start()
    press("3 / 'tove'", &state)
    #expect(state.boardPerson.map { state.workspace.name(of: $0) } == "Tove Vang")
  }

  @Test func thePaletteFindsByAFewLettersAndRuns() throws {
    var state = try start()
    press(": 'histor'", &state)
    #expect(state.chosenInPalette?.id == "history")
    assertUpdate(&state, "enter", gives: [.history(limit: 200)])
  }

  @Test func thePaletteSaysWhyNot() throws {
    var state = try start()
    press(": 'udgiv'", &state)
    let text = screen(state)
    #expect(text.contains("Ikke nu: " + state.words["hindrance.broken"].prefix(20)))
    assertUpdate(&state, "enter", gives: [])
    #expect(state.context == .palette && state.message?.text == state.words["hindrance.broken"])
  }

  @Test func aCommandOfAnotherViewIsDoneThere() throws {
    var state = try start()
    press("1 : 'undervisningsgang' esc", &state)
    press(": 'opret en medarbejder' enter", &state)
    #expect(state.view == .people && state.context == .form)
  }

  @Test func whatCanBeDoneHereComesFirst() throws {
    var state = try start()
    press("5 :", &state)
    guard case .palette(let palette) = state.overlays.last else {
      Issue.record("no palette")
      return
    }
    let entries = state.paletteEntries(palette)
    let here = entries.prefix { $0.contexts.contains(.problems) }
    #expect(entries.first?.hindrance(state.withoutOverlay) == nil && here.count > 15)
    #expect(here.count == entries.count { $0.contexts.contains(.problems) && $0.id != "palette" })
  }

  @Test func aSearchJumpsAndHidesNothing() throws {
    var state = try start()
    press("2 / 'høj'", &state)
    #expect(state.selectedEmployee?.name == "Gitte Høj" && state.people.rows.count == 32)
    press("esc", &state)
    #expect(state.people.selected == 0)
    press("/ 'Drift' enter", &state)
    let first = state.people.selected
    press("F3", &state)
    #expect(state.people.selected > first)
    press("F4", &state)
    #expect(state.people.selected == first)
  }

  @Test func aSearchThatFindsNothingSaysSo() throws {
    var state = try start()
    press("2 / 'zzz' enter F3", &state)
    #expect(state.message?.text == "Intet passer på zzz.")
  }

  @Test func problemsAreFilteredByWhoAndWhat() throws {
    var state = try start()
    press("5 f 'kult'", &state)
    #expect(state.visibleProblems.count == 1 && state.selectedProblem?.violation?.team == "KULT-2")
    press("enter esc", &state)
    #expect(state.visibleProblems.count == 3)
  }

  @Test func recordsAreSearchedFilteredAndSorted() throws {
    var state = try start()
    press("8 down down down down down right / 'soc' enter", &state)
    #expect(state.recordRows[state.records.selected].id == "SOC")
    press("f 'ko' enter", &state)
    #expect(state.recordRows.map(\.id) == ["KON", "ØKO"])
    // The first Esc leaves the list, the second drops the filter.
    press("esc esc o O", &state)
    #expect(state.recordRows.map(\.id) == ["ØKO", "SOC", "KON", "DRI"])
  }

  @Test func anyColumnSortsAndTurnsRound() throws {
    var state = try start()
    press("2 o", &state)
    #expect(state.people.order == .number && state.index.employees[state.people.rows[0]].id == "01")
    press("O", &state)
    #expect(state.index.employees[state.people.rows[0]].id == "32")
    for order in PeopleState.Order.allCases {
      state.sortPeople(by: order)
      #expect(state.people.rows.count == 32 && Set(state.people.rows).count == 32, "\(order)")
    }
    state.sortPeople(by: .places)
    #expect(state.selectedEmployee != nil && names(state).first == "Ida Holm")
    state.sortPeople(by: .problems)
    #expect(names(state).first == "Ida Holm")
    state.sortPeople(by: .leave)
    #expect(names(state).first == "Ida Holm")
  }

  @Test func aClickOnAHeadSorts() throws {
    var state = try start()
    press("2", &state)
    _ = update(&state, .input(.mouse(MouseEvent(.press, at: Point(column: 26, row: 3)))))
    #expect(state.people.order == .department)
    _ = update(&state, .input(.mouse(MouseEvent(.press, at: Point(column: 26, row: 3)))))
    #expect(state.people.isDescending)
  }

  @Test func copyingTakesWhatIsChosen() throws {
    var state = try start()
    assertUpdate(
      &state, "2 y",
      gives: [
        .copy("01\tAnna Bach\tDrift\thold 1 i Konflikthåndtering\thold 1 i Mødet med andre kulturer")
      ])
    assertUpdate(&state, "5 y", gives: [.copy("Ida Holm har ingen plads i Konflikthåndtering.")])
    guard case .copy(let text)? = press("1 y", &state).last else {
      Issue.record("nothing copied")
      return
    }
    #expect(text.contains("Placeret") && !text.contains("q luk"))
    _ = update(&state, .reply(.copied(false)))
    #expect(state.message?.kind == .problem)
  }

  @Test func othersAreSeenComingAndGoing() throws {
    var state = try start()
    _ = update(&state, .reply(.present([PresentPerson(name: "anders", since: "14:05")])))
    #expect(screen(state).contains("mette + anders"))
    #expect(state.message?.text.contains("14:05") == true)
    _ = update(&state, .reply(.present([])))
    #expect(!screen(state).contains("mette + anders") && state.message?.text.contains("anders") == true)
  }

  @Test func anotherOrganisationIsOpened() throws {
    var state = try start()
    assertUpdate(&state, "^o", gives: [.recentFiles])
    _ = update(&state, .reply(.recentFiles(Answers.recentFiles)))
    assertUpdate(&state, "enter", gives: [])
    #expect(state.message?.text == state.words["hindrance.fileIsOpen"])
    assertUpdate(&state, "down enter", gives: [.open("/home/mette/sovang.holdplan")])
    assertUpdate(&state, "^o o 'anden.holdplan' enter", gives: [.recentFiles, .open("anden.holdplan")])
  }

  @Test func anImportIsPreviewedAndThenMade() throws {
    var state = try start()
    let request = FileRequest(kind: "employees", path: "folk.csv")
    assertUpdate(&state, "I tab 'folk.csv' enter", gives: [.previewImport(request)])
    let change = Change.rename(organisation: "Ny")
    let preview = FilePreview(
      request: request, lines: ["3 nye medarbejdere"], change: change, isRefused: false)
    _ = update(&state, .reply(.importPreview(preview)))
    #expect(screen(state).contains("3 nye medarbejdere"))
    assertUpdate(&state, "enter", gives: [.importChange(change)])
  }

  @Test func badRowsAreLeftOutOnlyWhenAsked() throws {
    var state = try start()
    let request = FileRequest(kind: "leave", path: "f.csv")
    _ = update(
      &state,
      .reply(
        .importPreview(
          FilePreview(request: request, lines: ["f.csv, linje 3"], change: .group([]), isRefused: true))))
    assertUpdate(
      &state, "enter", gives: [.previewImport(FileRequest(kind: "leave", path: "f.csv", skipsBadRows: true))])
  }

  @Test func aPlanOrRecordsAreExported() throws {
    var state = try start()
    assertUpdate(
      &state, "E tab 'kopi.json' enter", gives: [.export(FileRequest(kind: "workspace", path: "kopi.json"))])
  }

  @Test func whatTakesLongIsCountedAndCanBeGivenUp() throws {
    var state = try start()
    press("7", &state)
    #expect(!screen(state).contains("afbryder"))
    for _ in 0..<8 { _ = update(&state, .tick) }
    #expect(screen(state).contains("0,8 s  Esc afbryder"))
    assertUpdate(&state, "esc", gives: [.cancel])
    #expect(!state.canCancel)
  }

  @Test func givingUpTheCountLeavesNoWrongOne() throws {
    var state = try start()
    assertUpdate(&state, "1 F5", gives: [.assess(revision: 0)])
    for _ in 0..<8 { _ = update(&state, .tick) }
    press("esc", &state)
    #expect(state.assessment == nil && state.findings.problems.isEmpty)
    assertUpdate(&state, "P", gives: [])
    #expect(state.message?.text == state.words["hindrance.assessing"])
  }
}
