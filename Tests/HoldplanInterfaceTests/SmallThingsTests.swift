import HoldplanModel
import HoldplanTestSupport
import Testing

@testable import HoldplanInterface

/// Small things that people stumble over.
struct SmallThingsTests {
  /// Many cases that were waived stand in one line of the overview, which leads to them.
  @Test func whatWasWaivedDoesNotHideThatAllIsWell() throws {
    let waived = (0..<45).map { number in
      WaivedViolation(
        violation: Violation(.coverage, date: day("2026-11-17").advanced(by: number), department: "KON"),
        waiver: "W1")
    }
    var state = try start(assessment: Assessment(violations: [], waived: waived, soft: [:]))
    let text = picture(of: view(state, size: state.size))
    #expect(text.contains(state.words["overview.allClear"]))
    #expect(text.contains("45 tilfælde undtaget") && !text.contains("Undtaget:"))
    press("enter", &state)
    #expect(state.view == .problems && state.visibleProblems.count == 45)
  }

  // In 7 the sheet is being laid out, which Escape gives up.
  @Test(arguments: ["1", "2", "3", "4", "5", "6", "8", "s"])
  func escapeWhereThereIsNothingToLeaveSaysNothing(_ view: String) throws {
    var state = try start()
    press("\(view) esc", &state)
    #expect(state.message == nil)
  }

  @Test func aLongMessageIsToldInFull() throws {
    var state = try start()
    let text = "Det gik galt, fordi " + String(repeating: "filen er låst og ", count: 12) + "slut."
    _ = update(&state, .reply(.failed(text)))
    let screen = picture(of: view(state, size: state.size))
    #expect(screen.contains("Det gik galt") && screen.contains("slut."))
  }

  @Test func aRefusedMarkLeavesTheCursorAtThePerson() throws {
    var state = try start()
    press("6 enter down m", &state)
    #expect(state.attendance.person == 2)
    _ = update(&state, .reply(.refused(.invalid([]))))
    #expect(state.attendance.person == 1)
  }

  @Test func aLateMarkAsksByHowMuchAndThenGoesOn() throws {
    var state = try start()
    press("6 enter f", &state)
    #expect(state.context == .form && state.attendance.person == 0)
    let commands = press("'15' enter", &state)
    guard case .commit(.mark(let mark), _)? = commands.first else {
      Issue.record("not noted")
      return
    }
    #expect(mark.status == .late && mark.minutesLate == 15)
    let after = try state.workspace.applying(.mark(mark))
    _ = update(&state, .reply(.saved(after, nil, change: .mark(mark))))
    #expect(state.attendance.person == 1)
  }

  @Test func aWrongNumberOfMinutesIsToldUnderTheField() throws {
    var state = try start()
    assertUpdate(&state, "6 enter f '0' enter", gives: [])
    #expect(state.context == .form)
  }

  @Test func aMarkStoredAfterSomebodyPublishedShowsTheirPublication() throws {
    var state = try start()
    let held = state.heldSessions.count
    var plan = try #require(state.workspace.published?.plan)
    plan.teams["KONF-1"]?.number = 7
    let occurrence = try #require(state.occurrence)
    let person = try #require(state.attendee)
    let mark = Change.mark(
      AttendanceMark(
        occurrence: occurrence, employee: person, status: .present, author: "mette",
        markedAt: Timestamp(seconds: 0)))
    let theirs = Change.publish(Publication(number: 2, date: Sample.today, plan: plan))
    let after = try state.workspace.applying(.group([theirs, mark]))
    #expect(update(&state, .reply(.saved(after, nil, change: mark))) == [.assess(revision: 1)])
    #expect(state.heldSessions.count == held && state.workspace.published?.number == 2)
    let alone = try state.workspace.applying(.mark(markAgain(occurrence, person)))
    #expect(update(&state, .reply(.saved(alone, nil, change: .mark(markAgain(occurrence, person))))).isEmpty)
  }

  private func markAgain(_ occurrence: Occurrence, _ person: Employee.ID) -> AttendanceMark {
    AttendanceMark(
      occurrence: occurrence, employee: person, status: .absent, author: "mette",
      markedAt: Timestamp(seconds: 1))
  }

  @Test func theFirstPublicationIsNotComparedWithAnEarlierOne() throws {
    let team = Team.fixture("K1-1", on: ["2026-12-03", "2026-12-17"], members: ["01", "02"])
    var state = try start(
      workspace: Workspace.fixture(teams: [team]),
      assessment: Assessment(violations: [], waived: [], soft: [:]))
    press("P", &state)
    guard case .confirm(let question) = state.overlays.last else {
      Issue.record("not asked")
      return
    }
    #expect(!question.lines.contains { $0.contains("siden sidst") })
  }

  @Test func rostersBeginAtTheNextSession() throws {
    var state = try start()
    press("7", &state)
    let request = try #require(state.rosterRequest)
    #expect(request.team == "KULT-1" && request.session == 0)
    press("up 1 7", &state)
    #expect(state.rosterRequest?.team == "KONF-2", "only the first time")
  }
}
