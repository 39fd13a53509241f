import HoldplanModel
import HoldplanTestSupport
import Testing

private let today = day("2026-11-30")

/// 01 and 02 in a team of K1 with eight lessons, every Tuesday from 6 October, and an exam on 1 December.
private func eightLessons(_ rule: CompletionRule) -> Workspace {
  var module = Module.fixture("K1", sessions: 9)
  module.sessions[8].kind = .exam
  module.completion = rule
  let dates = (0..<9).map { day("2026-10-06").advanced(by: 7 * $0).iso }
  return .fixture(
    employees: [.fixture("01", manager: "02"), .fixture("02")], modules: [module],
    teams: [.fixture("K1-1", on: dates, members: ["01", "02"])], isPublished: true)
}

extension Workspace {
  /// 01 attends the first so many sessions and misses the rest of those held.
  fileprivate func attending(_ count: Int, of held: Int = 8) throws -> Workspace {
    try applying(
      .group(
        (0..<held).map {
          .mark(.fixture("01", $0 < count ? .present : .absent, at: session($0, of: "K1-1")))
        }))
  }

  fileprivate var first: ModuleProgress? { progress(of: "01", today: today).first }
}

@Suite("Completing a module")
struct CompletionTests {
  @Test func allSessionsUnlessTheModuleSaysOtherwise() throws {
    let workspace = try eightLessons(.allSessions).attending(8)
    let progress = try #require(workspace.first)
    #expect((progress.attended, progress.needed, progress.isComplete) == (8, 9, false))
    #expect(progress.upcoming == [workspace.session(8, of: "K1-1")] && !progress.needsAction)
  }

  @Test func aCourseThatHasLapsedIsRenewedByWhatIsAttendedSince() throws {
    var workspace = try eightLessons(CompletionRule(sessions: 7)).attending(8)
    var module = try #require(workspace.modules["K1"])
    module.validMonths = 12
    var person = try #require(workspace.employees["01"])
    person.passed = ["K1"]
    person.passedOn = ["K1": day("2026-02-01")]
    try workspace.apply(.group([.put(.module(module)), .put(.employee(person))]))
    // The pass of February runs out before the season ends: eight lessons since renew it, and a day counts once.
    #expect(workspace.first?.wasPassed == false && workspace.first?.isComplete == true)
    try workspace.apply(workspace.enteringCompletedModules(today: today))
    #expect(workspace.employees["01"]?.passedOn["K1"] == day("2026-11-24"))
    #expect(workspace.first?.wasPassed == true)
    #expect(workspace.enteringCompletedModules(today: today) == .group([]))
  }

  @Test func whatWasAttendedBeforeALapsedPassDoesNotCountTwice() throws {
    var workspace = try eightLessons(CompletionRule(sessions: 7)).attending(8)
    var module = try #require(workspace.modules["K1"])
    module.validMonths = 2
    var person = try #require(workspace.employees["01"])
    person.passed = ["K1"]
    person.passedOn = ["K1": day("2026-11-24")]
    try workspace.apply(.group([.put(.module(module)), .put(.employee(person))]))
    #expect(workspace.first?.attended == 0 && workspace.first?.isComplete == false)
    #expect(workspace.openAbsences() == [])
  }

  @Test func sevenOfEightAndTheExam() throws {
    var workspace = try eightLessons(CompletionRule(sessions: 7, exam: true)).attending(7)
    #expect(workspace.first?.lacking == 0 && workspace.first?.lacksExam == true)
    // The exam of the team is on the next day.
    #expect(workspace.first?.needsAction == false)
    try workspace.apply(.noteExam(.fixture("01", .failed)))
    #expect(workspace.first?.isComplete == false && workspace.first?.needsAction == true)
    try workspace.apply(.noteExam(.fixture("01", .reExam)))
    try workspace.apply(.noteExam(.fixture("01", .passed)))
    #expect(workspace.first?.isComplete == true)
    #expect(workspace.examResults(of: "01").map(\.outcome) == [.failed, .reExam, .passed])
  }

  @Test func sixOfEightAreTooFew() throws {
    let workspace = try eightLessons(CompletionRule(sessions: 7, exam: true)).attending(6)
    #expect(workspace.first?.lacking == 1 && workspace.first?.needsAction == true)
    #expect(workspace.first?.missed.map(\.session) == [6, 7])
  }

  @Test func anExamResultIsTakenBackByACorrection() throws {
    var workspace = try eightLessons(CompletionRule(exam: true)).attending(8)
    let undo = try workspace.apply(.noteExam(.fixture("01", .passed)))
    #expect(workspace.first?.isComplete == true)
    try workspace.apply(undo)
    #expect(workspace.examResult(of: "01", in: "K1") == nil && workspace.examResults.count == 2)
  }

  @Test func aRuleAsksForNoMoreThanThereIs() {
    let workspace = eightLessons(.allSessions)
    #expect(throws: ChangeError.self) {
      var module = try #require(workspace.modules["K1"])
      module.completion = CompletionRule(sessions: 9, exam: true)
      _ = try workspace.applying(.put(.module(module)))
    }
  }

  @Test func whatIsCompletedIsEnteredAsPassed() throws {
    var workspace = try eightLessons(CompletionRule(sessions: 7)).attending(7)
    try workspace.apply(workspace.enteringCompletedModules(today: today))
    #expect(workspace.employees["01"]?.passed == ["K1"])
    #expect(workspace.employees["02"]?.passed == [])
    #expect(workspace.enteringCompletedModules(today: today) == .group([]))
  }

  @Test func aManagerSeesTheOwnPeople() throws {
    let workspace = try eightLessons(.allSessions).attending(8)
    #expect(workspace.progress(manager: "02", today: today).map(\.employee) == ["01"])
  }

  @Test(arguments: [
    ("", nil, false), ("alle", nil, false), ("ALL + exam", nil, true), ("7", 7, false),
    ("7 + eksamen", 7, true), ("eksamen", nil, true),
  ])
  func theRuleIsReadInAnyLanguage(_ text: String, _ sessions: Int?, _ exam: Bool) {
    let rule = CompletionRule(text, all: ["alle", "all"], exam: ["eksamen", "exam"])
    #expect(rule == CompletionRule(sessions: sessions, exam: exam))
  }

  @Test(arguments: ["7 8", "-1", "mange", "exam exam", "alle 7"])
  func nonsenseIsNoRule(_ text: String) {
    #expect(CompletionRule(text, all: ["alle"], exam: ["exam"]) == nil)
  }
}

@Suite("Rates of attendance")
struct RatesTests {
  @Test func marksAndUnmarkedAreThoseExpected() throws {
    let workspace = try eightLessons(.allSessions).attending(6)
    let rates = workspace.attendanceRates(through: today)
    #expect((rates.total.expected, rates.total.attended, rates.total.unmarked) == (16, 6, 8))
    #expect(rates.total.percent == 75)
    #expect(rates.weeks.count == 8 && rates.weeks.map(\.tally.expected) == Array(repeating: 2, count: 8))
    #expect(rates.teams.map(\.tally) == [rates.total] && rates.departments.map(\.tally) == [rates.total])
  }

  @Test func aGuestCountsWithTheOwnTeam() throws {
    var workspace = Workspace.fixture(
      teams: [
        .fixture("K1-1", on: ["2026-11-03", "2026-11-17"], members: ["01", "02"]),
        .fixture("K1-2", on: ["2026-11-10", "2026-11-24"], members: ["03", "04"]),
      ], isPublished: true)
    let (missed, host) = (workspace.session(0, of: "K1-1"), workspace.session(0, of: "K1-2"))
    try workspace.apply(.mark(.fixture("01", .excused, at: missed)))
    try workspace.apply(.bookSeat(.fixture("01", missed: missed, host: host)))
    try workspace.apply(workspace.change(noting: [.fixture("01", .present, at: host)]))
    let rates = workspace.attendanceRates(through: day("2026-11-12"))
    #expect(rates.total.expected == 4 && rates.guests == 1)
    #expect(rates.total.count(.madeUp) == 1 && rates.total.unmarked == 3)
  }
}
