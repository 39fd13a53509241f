import HoldplanModel
import HoldplanResources
import HoldplanTestSupport
import Testing

@testable import HoldplanInterface

/// Arranging people and whole teams on the board.
struct PlacingTests {
  private func held() throws -> State {
    var state = try start()
    press("3 right right space", &state)
    answerPlanning(&state)
    return state
  }

  @Test func oneKeyJumpsToTheBestTeam() throws {
    var state = try held()
    press("*", &state)
    #expect(state.boardColumn?.team == "KONF-3")
  }

  @Test func aTeamThatARuleClosesShowsTheExchange() throws {
    let state = try held()
    let team = try #require(state.workspace.draft.teams["KONF-1"])
    #expect(
      state.placeLine(of: team, columns: 40).0 == "⇄ byt -4"
        || state.placeLine(of: team, columns: 40).0 == "⇄ byt -2")
    let open = try #require(state.workspace.draft.teams["KONF-4"])
    #expect(!state.placeLine(of: open, columns: 40).0.contains("⇄"))
  }

  @Test func waysAreListedAndOneIsChosen() throws {
    var state = try held()
    press("v", &state)
    #expect(state.context == .choices)
    assertUpdate(
      &state, "enter",
      gives: [.commit(.swap("02", in: "KONF-2", with: "05", of: "KONF-1"), label: "board.ways")])
    #expect(state.overlays.isEmpty && state.board.held == nil)
  }

  @Test func whatIsDroppedTooSoonWaitsForItsEffect() throws {
    var state = try start()
    press("3 right right space left", &state)
    assertUpdate(&state, "space", gives: [])
    #expect(state.board.held?.isDropping == true)
    answerAlternatives(&state)
    #expect(state.context == .confirm, "team 1 is closed by leave, which is asked about")
  }

  @Test func aTeamThatHasMetIsWarnedOf() throws {
    let state = try held()
    #expect(state.droppingNotes.contains { $0.contains("ti 10-11") })
    #expect(state.lastMeeting(of: "KONF-4") == nil)
  }

  @Test func aNewTeamHasDatesThatSuitTheModule() throws {
    var state = try start()
    let commands = press("3 right t n", &state)
    guard case .effects(let changes, _)? = commands.last else {
      Issue.record("nothing asked")
      return
    }
    #expect(!changes.isEmpty)
    for change in changes {
      guard case .put(.team(let team)) = change else {
        Issue.record("no team")
        continue
      }
      let gap = team.sessions[0].date.distance(to: team.sessions[1].date)
      #expect(team.id == "KONF-5" && team.number == 5 && (7...35).contains(gap))
      #expect(team.sessions.allSatisfy { $0.date > Sample.today })
      #expect(try state.workspace.applying(change).problems().isEmpty)
    }
  }

  @Test func splittingKeepsBothHalvesMixed() throws {
    var state = try start()
    let commands = press("3 right t d", &state)
    guard case .effects(let changes, _)? = commands.last, let first = changes.first else {
      Issue.record("nothing asked")
      return
    }
    let after = try state.workspace.applying(first)
    let (old, new) = (after.draft.teams["KONF-1"]?.members, after.draft.teams["KONF-5"]?.members)
    #expect(old?.count == 4 && new?.count == 3)
    let before = state.workspace.draft.teams["KONF-1"]?.members ?? []
    #expect(Set((old ?? []) + (new ?? [])) == Set(before))
  }

  @Test func mergingMovesEverybodyAndLeavesNoTeamBehind() throws {
    var state = try start()
    let commands = press("3 right right right t s", &state)
    guard case .effects(let changes, _)? = commands.last, let first = changes.first else {
      Issue.record("nothing asked")
      return
    }
    let after = try state.workspace.applying(first)
    #expect(after.draft.teams["KONF-3"] == nil && after.draft.teams["KONF-1"]?.members.count == 15)
    #expect(!after.pins.contains { $0.team == "KONF-3" }, "a pin to a team that is gone")
  }

  @Test func onlyComingSessionsGetAnotherRoom() throws {
    var state = try start()
    let commands = press("3 right t l", &state)
    guard case .effects(let changes, _)? = commands.last, let change = changes.first else {
      Issue.record("nothing asked")
      return
    }
    let sessions = try #require(try state.workspace.applying(change).draft.teams["KONF-1"]?.sessions)
    #expect(sessions.map(\.room) == ["A", "B"], "the first was held on 3 November")
  }

  @Test func numbersAreSwappedWithTheTeamThatHasThem() throws {
    var state = try start()
    let commands = press("3 right t r", &state)
    guard case .effects(let changes, _)? = commands.last, let change = changes.first else {
      Issue.record("nothing asked")
      return
    }
    let after = try state.workspace.applying(change)
    #expect(after.draft.teams["KONF-1"]?.number == 2 && after.draft.teams["KONF-2"]?.number == 1)
  }

  @Test func theBestChoiceComesFirstAndABrokenRuleIsAskedAbout() throws {
    var state = try start()
    press("3 right t r", &state)
    answerChoices(&state)
    guard case .choices(let choices) = state.overlays.last else {
      Issue.record("no choices")
      return
    }
    #expect(choices.options.first?.effect?.isAllowed == true)
    #expect(choices.options.last?.effect?.isAllowed == false)
    let worst = try #require(choices.options.last?.change)
    assertUpdate(&state, "end enter", gives: [])
    assertUpdate(&state, "enter", gives: [.commit(worst, label: "team.number")])
  }

  @Test func aTeamIsGivenANameThatIsShownWhereverItIs() throws {
    var state = try start()
    var team = try #require(state.workspace.draft.teams["KONF-1"])
    team.name = "Morgenhold"
    press("3 right t a 'Morgenhold '", &state)
    let change = Change.put(.team(team))
    guard case .commit(change, _)? = press("enter", &state).first else {
      Issue.record("the name is not given: \(String(describing: state.overlays.last))")
      return
    }
    let words = state.words
    #expect(
      describe(change, since: Earlier(state.workspace), in: state.workspace, words: words)
        .contains("navn"))
    try state.workspace.apply(change)
    #expect(state.workspace.name(of: team.id, words) == "hold 1 »Morgenhold«")
    #expect(state.workspace.fullName(of: team.id, words).hasPrefix("hold 1 »Morgenhold« i "))
    #expect(state.title(of: .team(team)).hasPrefix("Hold 1 »Morgenhold«"))
    #expect(
      state.title(of: .team(team), columns: 15) == "1 Morgenh…  7/8", "how many there are is not cut off")
    let moved = TeamChanges(
      workspace: state.workspace, today: state.today,
      module: try #require(state.workspace.modules[team.module]),
      team: team)
    #expect(moved.called(name: "Morgenhold") == nil, "that is its name already")
    team.number = 2
    #expect(moved.called(number: 2)?.parts.first == .put(.team(team)), "the name goes with the number")
  }

  @Test func ofALongNameTheHeadingShowsWhatHasRoomBesideTheCount() throws {
    var workspace = try start().workspace
    var team = try #require(workspace.draft.teams["KONF-1"])
    // With its number in words, one column more than the frame has room for.
    team.name = "Ås"
    try workspace.apply(.put(.team(team)))
    var state = try start(workspace: workspace)
    press("3", &state)
    #expect(picture(of: view(state, size: state.size)).contains("┌ 1 Ås  7/8 ─"))
    team.name = "Morgenhold"
    try workspace.apply(.put(.team(team)))
    state = try start(workspace: workspace)
    press("3", &state)
    #expect(picture(of: view(state, size: state.size)).contains("┌ 1 Morgenh…  7/8 ─┐"))
  }

  @Test func removingATeamAsksForItsEffectFirst() throws {
    var state = try start()
    assertUpdate(
      &state, "3 right t f", gives: [.effects([.group([.remove(.team("KONF-1"))])], revision: 0)])
  }

  @Test func aMenuIsAboutTheTeamUnderTheCursor() throws {
    var state = try start()
    press("3 home t d", &state)
    #expect(state.message?.text == state.words["hindrance.noTeamHere"], "the first column waits for a place")
  }

  @Test func draggingACardDropsItWhereTheButtonIsLetGo() throws {
    var state = try start()
    press("3", &state)
    let from = try #require(place(of: "Bo Elkjær", in: state))
    let to = try #require(place(of: "Carl Dam", in: state))
    _ = update(&state, .input(.mouse(MouseEvent(.press, at: from))))
    let commands = update(
      &state, .input(.mouse(MouseEvent(.drag, at: Point(column: from.column + 1, row: from.row)))))
    #expect(commands.first == .alternatives("02", "KONF", revision: 0))
    answerPlanning(&state)
    _ = update(&state, .input(.mouse(MouseEvent(.drag, at: to))))
    let dropped = update(&state, .input(.mouse(MouseEvent(.release, at: to))))
    #expect(dropped == [.commit(.move("02", from: "KONF-2", to: "KONF-3"), label: "board.drop")])
  }

  @Test func aCardLetGoOnItsOwnTeamStays() throws {
    var state = try start()
    press("3", &state)
    let from = try #require(place(of: "Bo Elkjær", in: state))
    _ = update(&state, .input(.mouse(MouseEvent(.press, at: from))))
    _ = update(&state, .input(.mouse(MouseEvent(.drag, at: from))))
    #expect(update(&state, .input(.mouse(MouseEvent(.release, at: from)))).isEmpty)
    #expect(state.board.held == nil)
  }

  /// The first two of the second team are marked; the answer says that the third could take both.
  private func twoMarked() throws -> State {
    var state = try start()
    press("3 right right v v", &state)
    return state
  }

  @Test func severalAreMarkedAndMovedTogether() throws {
    var state = try twoMarked()
    let members = try #require(state.workspace.draft.teams["KONF-2"]).members
    let (one, two) = (members[0], members[1])
    #expect(state.chosenSeats.map(\.employee) == [one, two] && screen(state).contains("✓ 2 valgt"))
    #expect(screen(state).contains("✓" + state.workspace.name(of: one)))
    assertUpdate(&state, "space", gives: [.alternativesOfSeveral([one, two], "KONF", revision: 0)])
    #expect(screen(state).contains("Flytter 2 personer: "))
    let change = Change.group([
      .move(one, from: "KONF-2", to: "KONF-3"), .move(two, from: "KONF-2", to: "KONF-3"),
    ])
    _ = update(
      &state, .reply(.alternatives([Effect(change: change)], employee: one, module: "KONF", revision: 0)))
    #expect(state.board.held?.ranking == ["KONF-3"])
    assertUpdate(&state, "space", gives: [])
    #expect(state.message?.text == state.words["hindrance.sameTeam"], "they are here already")
    assertUpdate(&state, "* space", gives: [.commit(change, label: "board.drop")])
    try state.workspace.apply(change)
    _ = update(&state, .reply(.saved(state.workspace, Sample.assessment, change: change)))
    #expect(state.board.marks.isEmpty)
  }

  /// Whoever is in the team already stays; the effect is about the others.
  @Test func thoseOfSeveralTeamsAreBroughtTogether() throws {
    var state = try start()
    press("3 right v right v", &state)
    let seats = state.chosenSeats
    #expect(seats.map(\.team) == ["KONF-1", "KONF-2"])
    let change = Change.move(seats[1].employee, from: "KONF-2", to: "KONF-1")
    press("space", &state)
    _ = update(
      &state,
      .reply(
        .alternatives(
          [Effect(change: change)], employee: seats[0].employee, module: "KONF", revision: 0)))
    #expect(state.board.held?.effects["KONF-1"]?.change == change)
    press("* space", &state)
    #expect(state.board.held == nil)
  }

  @Test func thoseWhoAreMarkedArePinnedAndTakenOutAsOneChange() throws {
    var state = try twoMarked()
    let people = state.chosenSeats.map(\.employee)
    let pins = people.map { Change.pin(.member($0, module: "KONF", team: "KONF-2")) }
    assertUpdate(&state, "l", gives: [.commit(.group(pins), label: "board.pin")])
    let out = people.map { Change.removeMember($0, from: "KONF-2") }
    assertUpdate(&state, "x", gives: [])
    #expect(screen(state).contains("har allerede mødtes"), "it is asked first")
    assertUpdate(&state, "enter", gives: [.commit(.group(out), label: "board.remove")])
    assertUpdate(&state, "b", gives: [])
    #expect(state.message?.text == state.words["hindrance.marked"], "only two swap")
  }

  @Test func anAnswerAboutOthersIsNotTaken() throws {
    var state = try twoMarked()
    let people = state.chosenSeats.map(\.employee)
    press("space esc esc up up space", &state)
    #expect(state.board.held?.seats.map(\.employee) == [people[0]])
    let late = Change.group(people.map { .move($0, from: "KONF-2", to: "KONF-3") })
    _ = update(
      &state, .reply(.alternatives([Effect(change: late)], employee: people[0], module: "KONF", revision: 0)))
    #expect(state.board.held?.effects.isEmpty == true)
  }

  @Test func whoIsPinnedIsTakenOutWithThePinAndNotUnasked() throws {
    var workspace = Sample.workspace
    let person = try #require(workspace.draft.teams["KONF-2"]).members[0]
    try workspace.apply(.pin(.member(person, module: "KONF", team: "KONF-2")))
    var state = try start(workspace: workspace)
    press("3 right right home", &state)
    assertUpdate(&state, "x", gives: [])
    #expect(state.context == .confirm && screen(state).contains("er låst til holdet"))
    assertUpdate(
      &state, "enter",
      gives: [
        .commit(
          .group([
            .unpin(.member(person, module: "KONF", team: "KONF-2")), .removeMember(person, from: "KONF-2"),
          ]), label: "board.remove")
      ])
  }

  @Test(arguments: ["esc", "m", "home v v"])
  func marksAreTakenAway(_ keys: String) throws {
    var state = try twoMarked()
    press(keys, &state)
    #expect(state.board.marks.isEmpty && state.view == .board)
  }

  @Test func whoeverIsNotMarkedIsDraggedAlone() throws {
    var state = try start()
    press("3 right v", &state)
    let from = try #require(place(of: "Bo Elkjær", in: state))
    _ = update(&state, .input(.mouse(MouseEvent(.press, at: from))))
    _ = update(&state, .input(.mouse(MouseEvent(.drag, at: from))))
    #expect(state.board.held?.seats.map(\.employee) == ["02"])
  }

  private func screen(_ state: State) -> String { picture(of: view(state, size: state.size)) }

  private func place(of text: String, in state: State) -> Point? {
    let rows = picture(of: view(state, size: state.size)).split(
      separator: "\n", omittingEmptySubsequences: false)
    for (row, line) in rows.enumerated() {
      guard let range = line.range(of: text) else { continue }
      return Point(column: displayWidth(String(line[..<range.lowerBound])), row: row)
    }
    return nil
  }
}

/// Cards and the panel below them.
struct BoardCardTests {
  @Test func anyCardTellsStudyHoursLeavePinsAndDepartment() throws {
    var state = try start()
    press("3 right right", &state)
    let rows = picture(of: view(state, size: state.size)).split(separator: "\n").map(String.init)
    let person = try #require(rows.first { $0.contains("Anna Bach") })
    #expect(person.contains("2 Dri"), "two hours a week, in the narrowest column")
    let pinned = try #require(rows.first { $0.contains("◆") })
    #expect(pinned.contains("◆"))
    #expect(rows.contains { $0.contains("tal: læsetimer om ugen") && $0.contains("◆ låst") })
  }

  @Test func aLongNameLeavesRoomForTheMarks() throws {
    var workspace = Sample.workspace
    var person = try #require(workspace.employees["01"])
    person.name = "Anne-Margrethe Kristoffersen-Bach"
    person.weeklyStudyHours = StudyHours(nanohours: 1_500_000_000)
    try workspace.apply(.put(.employee(person)))
    var state = try start(workspace: workspace)
    press("3 right", &state)
    let text = picture(of: view(state, size: state.size))
    #expect(text.contains("… 1,5 Dri"))
  }

  /// `Hvis X flyttes til hold 2` was said of the team where X already is.
  @Test func whereSomebodyIsNothingIsSaidOfMoving() throws {
    var state = try start()
    press("3 right right space", &state)
    #expect(state.boardPanel.0 == "Bo Elkjær er på hold 2")
    press("left left", &state)
    #expect(state.boardPanel.0.hasPrefix("Hvis Bo Elkjær"))
  }

  /// Where dropping breaks a rule, the question names the way into the team that breaks none.
  @Test func aQuestionNamesTheWayThatBreaksNothing() throws {
    var state = try start()
    press("3 right right space", &state)
    answerPlanning(&state)
    press("left", &state)
    #expect(state.dropEffect?.isAllowed == false)
    press("space", &state)
    guard case .confirm(let question) = state.overlays.last else {
      Issue.record("no question")
      return
    }
    #expect(question.lines.contains { $0.hasPrefix("Uden regelbrud:") && $0.contains("byttet") })
  }

  @Test func aRemovedTeamTellsHowManyAreWithoutAPlace() throws {
    let words = try Words(.danish)
    let broken = ["01", "02", "03"].map {
      Violation(.unassigned, .missing, employee: $0, module: "KONF")
    }
    let effect = Effect(change: .group([]), broken: broken)
    #expect(shortVerdict(effect, in: Sample.workspace, words: words) == "✗ 3 uden plads")
  }

  @Test func aTeamThatIsNotThereYetIsNew() throws {
    let violation = Violation(.teamSize, .tooFew, module: "KONF", team: "KONF-77", actual: 4, limit: 6)
    let text = describe(violation, in: Sample.workspace, words: try Words(.danish))
    #expect(text.hasPrefix("Et nyt hold i Konflikthåndtering har 4"))
  }

  @Test func withEmptyHandsNobodyIsToldToLetGo() throws {
    var state = try start()
    press("4 home space", &state)
    #expect(state.message?.text == state.words["hindrance.noSession"])
  }

  /// The calendar has no column for Saturday: the cursor must not go there.
  @Test func theCalendarsCursorStaysOnDaysThatAreShown() throws {
    var state = try start()
    press("4", &state)
    for key in ["right", "left", "end", "home", "pagedown", "right", "right", "right"] {
      press(key, &state)
      #expect(state.calendarDays.contains(state.calendar.date.weekday))
      #expect(view(state, size: state.size).cursor != nil)
    }
    let friday = day("2026-11-13")
    state.calendar.date = friday
    press("right", &state)
    #expect(state.calendar.date == day("2026-11-16"))
    press("left", &state)
    #expect(state.calendar.date == friday)
  }
}
