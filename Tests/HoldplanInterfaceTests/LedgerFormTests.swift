import HoldplanModel
import HoldplanResources
import HoldplanTestSupport
import Testing

@testable import HoldplanInterface

/// What is kept beside the teaching, in forms and reports: competences, goals, money, meetings, cases, seasons.
struct LedgerFormTests {
  static let workspace: Workspace = {
    var workspace = Sample.workspace
    guard var person = workspace.employees["01"], var module = workspace.modules["KONF"],
      let share = Share(0.14)
    else {
      preconditionFailure("the sample has changed")
    }
    person.profession = "Jurist"
    person.tags = ["mentor", "ny"]
    person.levels = ["SAMT": 3]
    person.passed = ["KULT"]
    person.passedOn = ["KULT": day("2026-03-01")]
    module.raises = ["SAMT": 4]
    module.validMonths = 24
    module.composition = [
      CompositionRule(kind: .department("DRI"), minimum: 1, maximum: 8),
      CompositionRule(kind: .same(.profession), maximum: 7),
      CompositionRule(kind: .tag("mentor"), minimum: 1, company: .init(kind: .tag("lærling"), each: 3)),
    ]
    let change = Change.group([
      .put(.competence(Competence(id: "SAMT", name: "Samtale"))), .put(.employee(person)),
      .put(.module(module)),
      .put(.profile(JobProfile(id: "VM", name: "Varmemester", roles: ["VM"], required: ["SAMT": 3]))),
      .put(
        .goal(
          Goal(id: "G1", employee: "01", competence: "SAMT", level: 4, owner: "02", due: day("2026-12-18")))),
      .put(.goal(Goal(id: "G2", employee: "03", competence: "SAMT", level: 3))),
      .put(.fund(Fund(id: "F", name: "Tilskud", kind: .grant, amount: Money(oere: 28_000_050)))),
      .put(
        .expense(
          Expense(
            id: "U1", fund: "F", date: day("2026-10-01"), text: "Bøger", amount: Money(oere: -120_025),
            module: "KONF"))),
      .put(.series(group)), .put(.series(staff)),
      .put(.meeting(Meeting(series: "GR", number: 1, date: day("2026-11-10"), start: clock("09:00")))),
      .put(
        .rota(
          PairRota(
            id: "R", name: "Familier", workers: ["01", "02", "03"], targetPairs: 2,
            forbidsSameProfession: true, forbiddenPairs: [WorkerPair("01", "03")].compactMap { $0 },
            duties: [PairDuty(number: "1", pair: WorkerPair("01", "02")), PairDuty(number: "2")]))),
      .put(
        .quota(
          Quota(
            id: "Q", name: "Lærlinge", minimum: share,
            entries: [QuotaEntry(date: day("2026-10-31"), part: 6, whole: 43)]))),
    ])
    do { try workspace.apply(change) } catch { preconditionFailure("\(error)") }
    return workspace
  }()

  private static let group = MeetingSeries(
    id: "GR", name: "Følgegruppe", topics: ["Økonomi", "Byggeri"],
    recurrence: .window(minimum: 28, maximum: 42, on: WeekdaySet([.monday, .tuesday])),
    dates: days("2026-11-01", "2027-03-01"), times: [clock("09:00"), clock("13:30")], minutes: 90,
    place: "Nord",
    seats: [MeetingSeat(role: "VM", employee: "04"), MeetingSeat(employee: "01"), MeetingSeat(role: "VM")])
  private static let staff = MeetingSeries(
    id: "ST", name: "Personalemøde", recurrence: .timesAMonth(2, on: .wednesday),
    dates: days("2026-11-01", "2027-03-01"), times: [clock("08:30")], minutes: 60)

  private func opened(_ kind: RecordKind, _ workspace: Workspace = Self.workspace) throws -> State {
    var state = try start(workspace: workspace)
    state.view = .records
    state.showRecords(of: try #require(RecordKind.allCases.firstIndex(of: kind)))
    state.records.isInside = true
    return state
  }

  @Test(
    arguments: [
      RecordKind.competence, .profile, .goal, .fund, .expense, .series, .meeting, .rota, .quota, .module,
    ])
  func savingAnUnchangedFormChangesNothing(_ kind: RecordKind) throws {
    var state = try opened(kind)
    for _ in 0..<max(1, state.recordRows.count) {
      let commands = press("enter ^s", &state)
      guard case .commit(let change, _)? = commands.first else {
        Issue.record("not saved: \(String(describing: state.overlays))")
        return
      }
      #expect(try state.workspace.applying(change) == state.workspace)
      press("down", &state)
    }
  }

  @Test func editingAPersonKeepsWhatTheFormDoesNotAskFor() throws {
    var state = try start(workspace: Self.workspace)
    let commands = press("2 e ^s", &state)
    guard case .commit(.put(.employee(let person)), _)? = commands.first else {
      Issue.record("not saved: \(commands)")
      return
    }
    #expect(person == Self.workspace.employees[person.id])
  }

  @Test func recordsAreMadeAndWhatIsWrongStandsUnderItsField() throws {
    var state = try opened(.goal)
    press("n 'G3' tab '03' tab tab '5' tab tab 'uge 99' enter", &state)
    guard case .form(let form) = state.overlays.last else {
      Issue.record("the form is gone")
      return
    }
    #expect(form.problems.count == 1)
    press("^u '18-12-2026' enter", &state)
    guard case .form(let again) = state.overlays.last else {
      Issue.record("a level of 5 was taken")
      return
    }
    let field = try #require(again.fields.firstIndex { $0.name == "level" })
    #expect(again.problems[field] != nil)
  }

  @Test func amountsAndLevelsAreReadAsPeopleWriteThem() throws {
    var state = try opened(.fund)
    let commands = press("n 'EGET' tab 'Egne midler' tab right tab '1.250.000,50' ^s", &state)
    guard case .commit(.put(.fund(let fund)), _)? = commands.first else {
      Issue.record("not saved: \(String(describing: state.overlays.last))")
      return
    }
    #expect(fund.amount == Money(oere: 125_000_050))
    #expect(fund.kind == .ownBudget)
  }

  @Test func aGoalIsSignedOffOnceTheModuleIsPassed() throws {
    var state = try opened(.goal)
    #expect(press("S", &state) == [])
    #expect(state.message?.text.contains("ikke bestået") == true)
    var person = try #require(Self.workspace.employees["01"])
    person.passed.insert("KONF")
    state = try opened(.goal, try Self.workspace.applying(.put(.employee(person))))
    guard case .commit(let change, "goal.signOff")? = press("S", &state).first else {
      Issue.record("not signed off")
      return
    }
    let after = try state.workspace.applying(change)
    #expect(after.goals["G1"]?.signOff == SignOff(author: "mette", date: Sample.today))
    #expect(after.employees["01"]?.levels["SAMT"] == 4)
  }

  @Test func theMeetingIsMarkedWhereSessionsAre() throws {
    var state = try opened(.meeting)
    press("m", &state)
    #expect(state.view == .attendance && state.gathering == .meeting("GR#01") && state.attendance.isMarking)
  }

  @Test func aMeetingMovedByHandRemembersItsDay() throws {
    var state = try opened(.meeting)
    guard case .commit(.put(.meeting(let moved)), _)? = press("enter tab ^u '11-11-2026' ^s", &state).first
    else {
      Issue.record("not saved: \(String(describing: state.overlays.last))")
      return
    }
    #expect(moved.date == day("2026-11-11") && moved.movedFrom == day("2026-11-10"))
  }

  @Test func theSeasonIsClosedAndTheNextOneOpened() throws {
    var state = try opened(.closedSeason)
    press("n", &state)
    guard case .commit(let closing, "season.close")? = press("enter", &state).first else {
      Issue.record("not closed")
      return
    }
    state = try opened(.closedSeason, try state.workspace.applying(closing))
    guard case .commit(let opening, _)? = press("n 'Vinter 2027/28' ^s", &state).first else {
      Issue.record("not opened: \(String(describing: state.overlays.last))")
      return
    }
    let after = try state.workspace.applying(opening)
    #expect(after.season.name == "Vinter 2027/28")
    #expect(after.season.start == day("2027-04-01"))
    #expect(after.closedSeasons.count == 1)
  }

  // MARK: Reports

  private static let page = ReportPage(
    kind: .profiles, title: "Kompetencer og jobprofiler",
    lines: ["Nr.  Navn         Samtale  Lovgivning og frister"]
      + (1...30).map { number in
        "\(number < 10 ? "0" : "")\(number)   Person \(number < 10 ? "0" : "")\(number)    "
          + (number.isMultiple(of: 3) ? "1/3 ▒▒   2/4 ▒▒" : "3/3      3/4 ░░")
      }, fixed: 18,
    notes: ["Undtaget, Bemanding for Direktionen: Direktøren er alene i sin afdeling og har vikar på dagene."]
  )

  @Test func aReportIsPickedReadAndLeft() throws {
    var state = try start(workspace: Self.workspace)
    let kinds = ReportKind.allCases
    press("B", &state)
    let at = try #require(kinds.firstIndex(of: .profiles))
    press(Array(repeating: "down", count: at).joined(separator: " "), &state)
    assertUpdate(&state, "enter", gives: [.report(.profiles), .noteView("report", nil)])
    #expect(state.waiting.contains(.report))
    _ = update(&state, .reply(.report(Self.page)))
    #expect(state.shownReports?.page == Self.page)
    press("pagedown right", &state)
    #expect(try #require(state.shownReports?.top) > 0)
    // The table is no wider than the screen: there is nothing to scroll to.
    #expect(state.shownReports?.left == 0)
    let wide = ReportPage(
      kind: Self.page.kind, title: Self.page.title,
      lines: Self.page.lines.map { $0 + String(repeating: "  3/3 ▒▒", count: 12) }, fixed: Self.page.fixed)
    _ = update(&state, .reply(.report(wide)))
    press("right", &state)
    #expect(state.shownReports?.left == 16)
    let first = wide.text(columns: 76, left: 16)[0]
    #expect(first.hasPrefix("Nr.  Navn         ") && !first.contains("Samtale"))
    assertUpdate(&state, "tab", gives: [.report(kinds[at + 1]), .noteView("report", nil)])
    // An answer that comes late is not taken for another report.
    _ = update(&state, .reply(.report(Self.page)))
    #expect(state.shownReports?.page == nil)
    press("esc", &state)
    #expect(state.shownReports?.open == nil && state.overlays.count == 1)
    press("esc", &state)
    #expect(state.overlays.isEmpty)
  }

  @Test(arguments: [Language.danish, .english])
  func frames(_ language: Language) throws {
    for size in PlanningFrameTests.sizes {
      var state = try start(language, workspace: Self.workspace, size: size)
      press("B down down", &state)
      let name = "\(size.columns)x\(size.rows)-\(language.rawValue)"
      try assertFrame(state, matches: "reports-list-\(name)")
      let down = try #require(ReportKind.allCases.firstIndex(of: .profiles)) - 2
      press(Array(repeating: "down", count: down).joined(separator: " ") + " enter", &state)
      _ = update(&state, .reply(.report(Self.page)))
      press("down down", &state)
      try assertFrame(state, matches: "reports-heat-map-\(name)")
    }
  }
}
