import HoldplanModel
import HoldplanTestSupport
import Testing

@testable import HoldplanInterface

/// Keys in, commands out.
struct UpdateTests {
  @Test func digitsChangeTheView() throws {
    var state = try start()
    for (number, view) in ViewName.tabs.enumerated() {
      press("\(number + 1)", &state)
      #expect(state.view == view)
    }
  }

  @Test func quitAndSuspend() throws {
    var state = try start()
    assertUpdate(&state, "q", gives: [.quit])
    assertUpdate(&state, "^z", gives: [.suspend])
  }

  @Test func aTooSmallScreenOnlyLeaves() throws {
    var state = try start(size: Size(columns: 79, rows: 24))
    assertUpdate(&state, "P s enter 3 u", gives: [])
    #expect(state.view == .overview)
    assertUpdate(&state, "q", gives: [.quit])
    _ = update(&state, .input(.resize(Size(columns: 80, rows: 24))))
    press("3", &state)
    #expect(state.view == .board)
  }

  @Test func takeAPersonAndDropOnTheBestTeam() throws {
    var state = try start()
    press("3 right right", &state)
    assertUpdate(
      &state, "space",
      gives: [.alternatives("02", "KONF", revision: 0), .ways("02", "KONF", revision: 0)])
    answerAlternatives(&state)
    #expect(state.board.held?.ranking == ["KONF-3", "KONF-4", "KONF-1"])
    press("tab", &state)
    assertUpdate(
      &state, "space", gives: [.commit(.move("02", from: "KONF-2", to: "KONF-3"), label: "board.drop")])
    #expect(state.board.held == nil)
  }

  @Test func droppingWhereARuleBreaksAsksFirst() throws {
    var state = try start()
    press("3 right right space", &state)
    answerAlternatives(&state)
    assertUpdate(&state, "left space", gives: [])
    #expect(state.context == .confirm)
    assertUpdate(&state, "esc", gives: [])
    assertUpdate(
      &state, "space enter", gives: [.commit(.move("02", from: "KONF-2", to: "KONF-1"), label: "board.drop")])
  }

  @Test func escapeLetsGo() throws {
    var state = try start()
    press("3 right space", &state)
    assertUpdate(&state, "esc", gives: [])
    #expect(state.board.held == nil)
  }

  @Test func aPersonWithoutAPlaceIsAdded() throws {
    var state = try start()
    press("3 home space right", &state)
    _ = update(
      &state,
      .reply(
        .alternatives(
          [Effect(change: .addMember("09", to: "KONF-1"))], employee: "09", module: "KONF", revision: 0)))
    assertUpdate(&state, "space", gives: [.commit(.addMember("09", to: "KONF-1"), label: "board.drop")])
  }

  @Test func swapAsksAboutThePersonUnderTheCursor() throws {
    var state = try start()
    press("3 right", &state)
    let swap = Change.swap("01", in: "KONF-1", with: "02", of: "KONF-2")
    assertUpdate(&state, "b right", gives: [.effect(swap, revision: 0)])
    _ = update(&state, .reply(.effect(Effect(change: swap), revision: 0)))
    assertUpdate(&state, "b", gives: [.commit(swap, label: "board.drop")])
  }

  @Test func pinAndUnpin() throws {
    var state = try start()
    let pin = Pin.member("03", module: "KONF", team: "KONF-3")
    assertUpdate(&state, "3 right right right l", gives: [.commit(.pin(pin), label: "board.pin")])
    let pinned = Pin.member("07", module: "KONF", team: "KONF-3")
    assertUpdate(&state, "down l", gives: [.commit(.unpin(pinned), label: "board.pin")])
  }

  @Test func aLateAnswerIsThrownAway() throws {
    var state = try start()
    press("3 right right space", &state)
    let effects = Answers.alternatives(for: "02", from: "KONF-2")
    _ = update(&state, .reply(.alternatives(effects, employee: "02", module: "KONF", revision: 99)))
    #expect(state.board.held?.effects.isEmpty == true)
  }

  @Test func savedShowsTheNewPlanAndSaysWhatWasDone() throws {
    var state = try start()
    let change = Change.move("02", from: "KONF-2", to: "KONF-3")
    let after = try Sample.workspace.applying(change)
    let commands = update(&state, .reply(.saved(after, nil, change: change)))
    #expect(commands == [.assess(revision: 1)])
    #expect(state.index.seats["02"]?.contains("KONF-3") == true)
    #expect(state.message?.text == "Bo Elkjær flyttet fra hold 2 til hold 3 i Konflikthåndtering.")
  }

  @Test func aConflictSaysWhoseChangeStandsInTheWay() throws {
    var state = try start()
    _ = update(&state, .reply(.conflict(Sample.workspace, by: "anders")))
    #expect(state.message?.kind == .problem)
    #expect(state.message?.text.contains("anders") == true)
  }

  @Test func moveASessionInTheCalendar() throws {
    var state = try start()
    press("4 down left left", &state)
    assertUpdate(&state, "space", gives: [.sessionAlternatives("KONF-1", index: 1, revision: 0)])
    answerSessionAlternatives(&state)
    var session = try #require(Sample.workspace.draft.teams["KONF-1"]?.sessions[1])
    session.date = day("2026-11-18")
    assertUpdate(
      &state, "right space",
      gives: [.commit(.setSession(team: "KONF-1", index: 1, session), label: "calendar.drop")])
  }

  @Test func aProblemIsExplainedAndAWayOutApplied() throws {
    var state = try start()
    assertUpdate(&state, "5 enter", gives: [.explain("09", "KONF", revision: 0)])
    _ = update(&state, .reply(.explained(Answers.explanation, revision: 0)))
    let wayOut = Answers.explanation.waysOut[0].change
    assertUpdate(&state, "enter enter", gives: [.commit(wayOut, label: "problem.apply")])
    #expect(state.overlays.isEmpty)
  }

  @Test func aProblemLeadsToItsPlace() throws {
    var state = try start()
    press("5 g", &state)
    #expect(state.view == .board && state.boardPerson == "09")
    press("5 down g", &state)
    #expect(state.view == .board && state.boardColumn?.team == "KULT-2")
  }

  @Test func solveStopAccept() throws {
    var state = try start()
    assertUpdate(&state, "s + enter", gives: [.solve(SolveSettings(seconds: 20, seed: 1))])
    assertUpdate(&state, "x", gives: [.stopSolve])
    _ = update(&state, .reply(.solved(Answers.proposal)))
    assertUpdate(&state, "a", gives: [.commit(.setDraft(Answers.proposal.plan), label: "solve.accept")])
  }

  @Test func attendanceTakesOneKeyAPerson() throws {
    var state = try start()
    let commands = press("6 enter m o f enter x a", &state)
    let statuses = commands.compactMap { command -> AttendanceMark.Status? in
      if case .commit(.mark(let mark), _) = command { return mark.status }
      return nil
    }
    #expect(statuses == [.present, .remote, .late, .absent, .excused])
  }

  @Test func allPresentLeavesMarksAlone() throws {
    var state = try start(workspace: Answers.marked)
    let commands = press("6 *", &state)
    guard case .commit(.group(let marks), _)? = commands.last else {
      Issue.record("no marks")
      return
    }
    #expect(marks.count == state.attendees.count - 5)
  }

  @Test func aManagerSeesTheOwnPeopleAndCannotPlan() throws {
    var state = try start(viewer: .manager("01"))
    #expect(state.index.employees.allSatisfy { $0.manager == "01" })
    #expect(!state.index.employees.isEmpty)
    assertUpdate(&state, "3 right right space", gives: [])
    #expect(state.message?.kind == .problem)
  }

  @Test func rostersArePreviewedAndPrinted() throws {
    var state = try start()
    // The first from today on.
    let request = RosterRequest(team: "KULT-1", session: 0, kind: .roster, isPublished: true)
    assertUpdate(&state, "7", gives: [.previewRoster(request)])
    _ = update(&state, .reply(.rosterPreview(["Holdliste", "Anna Bach"], request)))
    #expect(picture(of: view(state, size: state.size)).contains("Anna Bach"))
    assertUpdate(&state, "f", gives: [.savePDF(request)])
  }

  @Test func publishingNeedsAPlanWithoutBrokenRules() throws {
    var broken = try start()
    assertUpdate(&broken, "P", gives: [])
    #expect(broken.message?.kind == .problem)
    var state = try start(assessment: Assessment(violations: [], waived: [], soft: [:]))
    let publication = Publication(number: 2, date: Sample.today, plan: Sample.workspace.draft)
    assertUpdate(&state, "P enter", gives: [.publish(publication)])
  }

  @Test func aFilterHidesAllElseAsOneTypes() throws {
    var state = try start()
    press("2 f 'møller'", &state)
    #expect(state.people.rows.count == 1 && state.selectedEmployee?.name == "Jens Møller")
    press("enter", &state)
    #expect(state.people.rows.count == 1)
    press("esc", &state)
    #expect(state.people.rows.count == 32)
  }

  @Test func helpIsSearchedAndRunsWhatItFinds() throws {
    var state = try start()
    press("? 'historik'", &state)
    press("esc", &state)
    #expect(state.overlays.isEmpty)
    assertUpdate(&state, "? 'hvem der har ændret' enter", gives: [.history(limit: 200)])
  }

  @Test func pasteIsTextOnlyWhereTextIsTyped() throws {
    var state = try start()
    _ = update(&state, .input(.paste("q3")))
    #expect(state.view == .overview)
    press("2 f", &state)
    _ = update(&state, .input(.paste("Ida\nHolm")))
    #expect(state.people.filter == "Ida Holm")
  }

  @Test func undoRedo() throws {
    var state = try start()
    assertUpdate(&state, "u ^r", gives: [.undo, .redo])
    _ = update(&state, .reply(.nothingToUndo))
    #expect(state.message != nil)
  }
}
