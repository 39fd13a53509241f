import HoldplanModel
import HoldplanTestSupport
import Testing

@testable import HoldplanInterface

/// The day view, the person view, and the answer to a request for leave.
struct DayAndPersonTests {
  private func rows(_ keys: String) throws -> [DayRow] {
    var state = try start()
    press(keys, &state)
    guard case .day(let day) = state.overlays.last else { return [] }
    return day.rows
  }

  @Test func aDayTellsWhoIsTaughtAndWhoHasLeave() throws {
    let rows = try rows("4 down left left enter")
    #expect(rows.contains(.person("01", .attends([SessionReference(team: "KONF-1", index: 1)]))))
    #expect(rows.contains(.person("09", .leave)))
  }

  @Test func aDayTellsWhichCoverageIsBroken() throws {
    let rows = try rows("4 down left left enter")
    guard case .problem(let violation, let isWaived)? = rows.first else {
      Issue.record("no problem")
      return
    }
    #expect(violation.department == "KON" && isWaived)
    let office = rows.compactMap { row -> DepartmentDay? in
      if case .department(let day) = row, day.department == "KON" { return day }
      return nil
    }.first
    #expect(office?.taught == 1 && office?.limit == 0 && office?.isUnderCoverage == true)
  }

  @Test func arrowsGoToTheNextDay() throws {
    var state = try start()
    press("4 enter right right", &state)
    guard case .day(let shown) = state.overlays.last else {
      Issue.record("no day")
      return
    }
    // Thursday, Friday, Monday: nothing is taught at the weekend.
    #expect(shown.date == day("2026-11-16"))
    press("esc", &state)
    #expect(state.calendar.date == day("2026-11-16"))
  }

  @Test func aPersonIsToldWithGapsAndGoals() throws {
    var workspace = Sample.workspace
    try workspace.apply(.put(.competence(Competence(id: "IT", name: "IT-sikkerhed"))))
    try workspace.apply(
      .put(.profile(JobProfile(id: "P", name: "Varmemester", roles: ["VM"], required: ["IT": 3]))))
    for (id, due) in [("G1", "2026-11-01"), ("G2", "2027-02-01")] {
      try workspace.apply(
        .put(.goal(Goal(id: Identifier(id), employee: "04", competence: "IT", level: 2, due: day(due)))))
    }
    let state = try start(workspace: workspace)
    let person = try #require(workspace.employees["04"])
    let lines = state.personCompetences(person).map(\.text)
    #expect(
      lines == [
        "Kompetencer og mål", "! IT-sikkerhed: niveau 0, stillingen kræver 3",
        "! Mål: IT-sikkerhed på niveau 2, frist 01-11-2026, over fristen",
        "  Mål: IT-sikkerhed på niveau 2, frist 01-02-2027",
      ])
    #expect(try start().personCompetences(person).isEmpty)
  }

  /// A sign beside a session is somebody's mark, and not that its day has gone by.
  @Test func aSessionHasASignOnceItIsMarked() throws {
    let person = try #require(Sample.workspace.employees["02"])
    #expect(!(try start().personPlaces(person).contains { $0.text.contains("✓") }))
    let mark = try #require(Answers.marked.attendance.first)
    let marked = try #require(Answers.marked.employees[mark.employee])
    let state = try start(workspace: Answers.marked)
    let sign = state.sign(of: mark.status).0
    #expect(state.personPlaces(marked).contains { $0.text.hasPrefix("  \(sign) ") })
  }

  @Test func shadesAreThoseOfTheChosenDepartment() throws {
    var state = try start()
    let date = day("2026-11-17")
    let leave = state.index.season.leave
    // Ida is one of 32, and one of sixteen in operations.
    #expect(leave.away(on: date) == 1 && leave.shade(on: date) == "░")
    #expect(leave.away(on: date, of: "DRI") == 1 && leave.shade(on: date, of: "DRI") == "░")
    #expect(leave.away(on: date, of: "SOC") == 0)
    press("4 v", &state)
    #expect(state.calendar.department == "DRI")
    press("V", &state)
    #expect(state.calendar.department == nil)
  }

  @Test func movingASessionTellsWhomItHits() throws {
    var state = try start()
    press("4 down down left left space", &state)
    let held = try #require(state.calendar.held?.session)
    #expect(held.team == "KONF-2")
    var session = try #require(state.workspace.draft.teams["KONF-2"]?.sessions[1])
    session.date = day("2026-11-18")
    let effect = Effect(
      change: .setSession(team: "KONF-2", index: 1, session),
      broken: [Violation(.absence, .leave, employee: "06", team: "KONF-2", session: 1, date: session.date)])
    let hits = state.hits(of: effect)
    #expect(hits.first?.person == "06" && hits.first?.isBroken == true)
    #expect(hits.contains { $0.person == "10" && !$0.isBroken }, "10 wishes the day free")
  }

  @Test func aPersonIsShownWithWeeksSessionsAndHistory() throws {
    var state = try start(size: Size(columns: 120, rows: 40))
    assertUpdate(&state, "2 enter", gives: [.personHistory("01")])
    answerPlanning(&state)
    let text = picture(of: view(state, size: state.size))
    #expect(text.contains("uge 45") && text.contains("1 af 2 t"))
    #expect(text.contains("11-11-2026 14:05 mette"))
    #expect(text.contains("Hold 1 i Konflikthåndtering"))
  }

  @Test(arguments: [("uge 47", "2026-11-16"), ("14-12", "2026-12-14"), ("+2u", "2026-11-26")])
  func aDayIsGoneToByTyping(_ typed: String, _ expected: String) throws {
    var state = try start()
    press("4 d '\(typed)' enter", &state)
    #expect(state.context == .calendar && state.calendar.date == day(expected))
  }

  @Test func theDayViewGoesToTheDayToo() throws {
    var state = try start()
    press("4 enter d '24-11' enter", &state)
    guard case .day(let shown) = state.overlays.last else {
      Issue.record("no day is shown")
      return
    }
    #expect(shown.date == day("2026-11-24") && state.overlays.count == 1)
    press("esc", &state)
    #expect(state.calendar.date == day("2026-11-24"))
  }

  @Test func aDayIsChosenInTheSmallCalendar() throws {
    var state = try start()
    press("4 d ^p down enter enter", &state)
    #expect(state.calendar.date == day("2026-11-19"))
  }

  @Test func aDayOutsideTheSeasonIsToldUnderTheField() throws {
    var state = try start()
    press("4 d '14-11-2030' enter", &state)
    guard case .form(let form) = state.overlays.last else {
      Issue.record("the form is gone")
      return
    }
    #expect(form.problems[0]?.contains("Uden for sæsonen") == true)
    press("esc", &state)
    #expect(state.context == .calendar && state.calendar.date == Sample.today)
  }

  @Test func tabGoesToTheNextOfTheList() throws {
    var state = try start()
    press("2 enter", &state)
    assertUpdate(&state, "tab", gives: [.personHistory("26")])
    #expect(state.people.selected == 1 && state.overlays.count == 1)
  }

  @Test func leaveIsAnsweredWhileItIsTyped() throws {
    var state = try start()
    press("2 enter a '17-11'", &state)
    let refused = answer(state)
    #expect(refused.contains { $0.contains("Afslås") } && refused.contains { $0.contains("MED-aftale") })
    #expect(refused.contains { $0.contains("Konflikthåndtering") && $0.contains("17-11") })
    press("^u '16-11'", &state)
    #expect(answer(state) == ["✓ Kan bevilges: 16-11."])
  }

  @Test func absenceTellsWhatItHits() throws {
    var state = try start()
    press("2 enter a backtab right tab '17-11'", &state)
    #expect(answer(state).first?.hasPrefix("Noteres, men rammer") == true)
  }

  private func answer(_ state: State) -> [String] {
    guard case .form(let form) = state.overlays.last else { return [] }
    return state.leaveAnswer(to: form).map(\.0)
  }

  @Test func aHistoryOfOnePersonLeavesOutTheOthers() {
    let change = Change.group([
      .move("01", from: "KONF-1", to: "KONF-2"), .move("02", from: "KONF-2", to: "KONF-1"),
    ])
    #expect(change.concerns("02") && !change.concerns("03"))
    #expect(change.parts(about: "01") == .move("01", from: "KONF-1", to: "KONF-2"))
  }
}
