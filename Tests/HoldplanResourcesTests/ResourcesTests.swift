import Foundation
import HoldplanModel
import HoldplanResources
import HoldplanTestSupport
import Testing

@Suite("The sample al2bolig")
struct AL2BoligTests {
  let workspace: Workspace
  let organisation: OrganisationFile

  init() throws {
    workspace = try Workspace(
      sample: "al2bolig",
      sessions: [
        SessionPattern(), SessionPattern(gap: GapLimits(minimum: 7, ideal: 14, maximum: 35)),
      ])
    organisation = try OrganisationFile(ofSample: "al2bolig")
  }

  @Test func everyReferenceResolves() { #expect(workspace.problems() == []) }

  @Test func has120PeopleInEightDepartments() {
    let sizes = Dictionary(grouping: workspace.employees.unordered, by: \.department).mapValues(\.count)
    #expect(sizes.values.sorted() == [1, 12, 17, 18, 18, 18, 18, 18])
    #expect(sizes["OKO"] == 12 && sizes["DIR"] == 1)
    #expect(Set(workspace.employees.unordered.map(\.name)).count == 120)
    #expect(Set(workspace.employees.unordered.map(\.email)).count == 120)
  }

  @Test func everybodyTakesTheTwoModulesOfThisWinterAndNobodyHasPassedThem() throws {
    let passed = try SampleTable("history", of: "al2bolig").rows
    #expect(!passed.isEmpty)
    for row in passed {
      #expect(workspace.employees.contains(Identifier(row["Medarbejdernr."] ?? "")), "\(row)")
      #expect(workspace.modules.contains(Identifier(row["Modul"] ?? "")), "\(row)")
      #expect(row["Modul"] != "K1" && row["Modul"] != "K2", "\(row)")
    }
    for person in workspace.employees.unordered {
      #expect(workspace.requirement(of: person) == Requirement(required: ["K1", "K2"], choice: .none))
    }
    #expect(workspace.programmes["MODE"]?.modules.count == 8)
  }

  @Test func sixTeamsOfTwoHalfDaysHaveAllTheSeats() throws {
    for id in ["K1", "K2"] as [Module.ID] {
      let module = try #require(workspace.modules[id])
      #expect(module.teamCount == TeamCount(maximum: 6, required: 6))
      #expect(module.teamSize == TeamSize(minimum: 18, ideal: 20, maximum: 22))
      #expect(module.rooms.allSatisfy { (workspace.rooms[$0]?.capacity ?? 0) >= 22 })
    }
    let sessions = try SampleTable("modules", of: "al2bolig").rows.map { $0["Undervisningsgange"] }
    #expect(sessions == Array(repeating: "2 x halv dag", count: 8))
    #expect(
      workspace.season.slots.map { "\($0.start)-\($0.end)" } == ["08:30-11:30", "12:30-15:30"])
  }

  @Test func theDepartmentOfTwelveSendsTwoToEachTeamAndCanSpareNoMore() throws {
    for id in ["K1", "K2"] as [Module.ID] {
      #expect(
        workspace.modules[id]?.composition
          == [CompositionRule(kind: .department("OKO"), minimum: 2, maximum: 2)])
    }
    let rule = try #require(workspace.rules.coverage.first)
    #expect([12, 17, 18, 1].map(rule.mayBeAway) == [2, 3, 4, 0])
    // 24 sessions with two from there each need as many days, and there are more than enough.
    #expect(workspace.season.teachingDates.count >= 24 * 2)
  }

  @Test func theOfficeOfOneHasAWaiverWithItsReason() throws {
    let waiver = try #require(workspace.waivers.sorted.first)
    #expect(workspace.waivers.count == 1)
    #expect(waiver.rule == .coverage && waiver.subject == .department("DIR"))
    #expect(!waiver.reason.isEmpty && !waiver.author.isEmpty)
  }

  @Test func colleaguesOfTheDepartmentsOfEighteenTeach() {
    let teaching = Set(["K1", "K2"].flatMap { workspace.modules[$0]?.instructors ?? [] })
    let departments = teaching.map { id in
      workspace.instructors[id]?.employee.flatMap { workspace.employees[$0] }?.department
    }
    #expect(teaching.count == 6)
    #expect(departments.allSatisfy { ["DRN", "DRS", "DRV", "BYG", "SOC"].contains($0) })
  }

  @Test func easterLiesInTheSeasonAndNobodyIsTaughtThen() {
    let dates = Set(workspace.season.teachingDates)
    for holiday in ["2027-03-25", "2027-03-26", "2027-03-29", "2026-12-25", "2027-01-01"] {
      #expect(workspace.season.contains(day(holiday)) && !dates.contains(day(holiday)), "\(holiday)")
    }
    #expect(!dates.contains(day("2026-12-24")) && dates.contains(day("2027-03-30")))
  }

  @Test func everybodyHasDaysLeft() {
    let dates = workspace.season.teachingDates
    for person in workspace.employees.unordered {
      #expect(dates.count(where: person.isAvailable) >= 30, "\(person.name)")
    }
  }
}

@Suite("The sample center-for-netvaerk")
struct CenterForNetvaerkTests {
  static let dates = [
    "2018-09-05", "2018-09-19", "2018-10-03", "2018-10-31", "2018-11-14", "2018-11-28", "2018-12-12",
    "2019-01-09",
    "2019-01-23",
  ]
  let workspace: Workspace

  init() throws {
    let gap = GapLimits(minimum: 14, ideal: 14, maximum: 28)
    workspace = try Workspace(
      sample: "center-for-netvaerk",
      sessions: (0..<9).map { index in
        SessionPattern(
          kind: index < 8 ? .lesson : .exam, slotCount: 2, gap: index == 0 ? nil : gap,
          weekdays: WeekdaySet([.wednesday]))
      })
  }

  /// The one plan there is, published.
  private func published() throws -> Workspace {
    let team = Team(
      id: "DIPLOM-1", module: "DIPLOM", number: 1,
      sessions: Self.dates.map { Session(date: day($0), slot: 0, room: "BYRAAD", instructor: "LEKTOR1") },
      members: workspace.employees.sorted.map(\.id))
    return try workspace.applying(
      .group([
        .put(.team(team)),
        .publish(Publication(number: 1, date: day("2018-08-20"), plan: Plan(teams: [team]))),
      ]))
  }

  @Test func everyReferenceResolves() { #expect(workspace.problems() == []) }

  @Test func has21PeopleInFiveServices() throws {
    #expect(workspace.employees.count == 21 && workspace.departments.count == 5)
    let sizes = Dictionary(grouping: workspace.employees.unordered, by: \.department).mapValues(\.count)
    #expect(sizes.count == 5)
    #expect(workspace.modules.count == 1)
    let row = try #require(SampleTable("modules", of: "center-for-netvaerk").rows.first)
    #expect(row["Undervisningsgange"] == "8 x hel dag på onsdag + hel dag eksamen på onsdag")
  }

  @Test func elevenWednesdaysLessTwoClosedAreNineDates() {
    let fortnights = stride(from: day("2018-09-05"), through: workspace.season.end, by: 14).map { $0 }
    let open = Set(workspace.season.teachingDates)
    #expect(fortnights.count == 11)
    #expect(fortnights.filter { !open.contains($0) }.map(\.iso) == ["2018-10-17", "2018-12-26"])
    #expect(fortnights.filter(open.contains).map(\.iso) == Self.dates)
  }

  @Test func theFirstDateIsPinnedForATeamThatIsStillToBeFormed() {
    #expect(
      workspace.pins
        == [.session(team: "DIPLOM-1", module: "DIPLOM", session: 0, date: day("2018-09-05"), slot: 0)])
    #expect(workspace.draft.teams.isEmpty)
  }

  @Test func nobodyIsAwayOnATeachingDay() {
    for person in workspace.employees.unordered {
      #expect(Self.dates.allSatisfy { person.isAvailable(on: day($0)) }, "\(person.name)")
    }
  }

  @Test func leaveIsRefusedOnATeachingDayAndGrantedTheDayAfter() throws {
    let published = try published()
    let person = try #require(published.employees.sorted.first).id
    guard case .refused(let conflicts) = try published.leaveDecision(for: person, days("2018-11-14")) else {
      Issue.record("granted")
      return
    }
    #expect(conflicts.map(\.occurrence.session) == [4] && conflicts.map(\.kind) == [.lesson])
    #expect(conflicts.first?.source.contains("MED-aftale") == true)
    #expect(conflicts.first?.parallelTeams == [])
    guard case .granted = try published.leaveDecision(for: person, days("2018-11-15")) else {
      Issue.record("refused")
      return
    }
  }

  @Test func readingIs42HoursEachAnd882InAll() throws {
    let published = try published()
    let weeks = published.employees.sorted.map { published.studyWeeks(of: $0.id, in: published.draft) }
    #expect(weeks.allSatisfy { $0.count == 21 && $0.reduce(0) { $0 + $1.hours.hours } == 42 })
    #expect(weeks.flatMap { $0 }.reduce(0) { $0 + $1.hours.hours } == 882)
    #expect(weeks.first?.first?.week.number == 36 && weeks.first?.last?.week.number == 4)
    #expect(published.employees.unordered.allSatisfy { $0.weeklyStudyHours.hours == 2 })
  }

  @Test func allFiveServicesStandEmptyOnNineDaysWhichTheWaiverCovers() throws {
    let published = try published()
    let rule = try #require(published.rules.coverage.first)
    let uncovered = Self.dates.flatMap { date in
      published.peopleAway(on: day(date), in: published.draft).filter {
        $0.away > rule.mayBeAway(of: $0.headcount)
      }
      .map { Violation(.coverage, date: day(date), department: $0.department) }
    }
    #expect(uncovered.count == 45)
    let waiver = try #require(published.waivers.sorted.first)
    #expect(uncovered.allSatisfy(waiver.covers) && waiver.reason.hasPrefix("Ekstern dækning"))
    #expect(!waiver.author.isEmpty)
  }
}

@Suite("All samples")
struct SampleTests {
  @Test func areFolders() throws {
    #expect(
      try Samples.names() == [
        "al2bolig", "center-for-netvaerk", "faellesbo", "opgang-til-opgang", "vesthimmerland",
      ])
  }

  @Test func haveAPageForNewcomers() throws {
    for name in try Samples.names() {
      let file = Samples.folder(of: name).appendingPathComponent("README.md")
      #expect(try String(contentsOf: file, encoding: .utf8).contains("holdplan demo \(name)"))
    }
  }
}
