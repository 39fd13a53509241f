import HoldplanCheck
import HoldplanModel
import HoldplanTestSupport
import Testing

@Suite("A violation says all that a sentence needs")
struct ViolationTests {
  @Test func leaveNamesPersonTeamAndDate() {
    let sample = Sample().with { $0.employees[0].leave = [days("2026-11-03")] }
    #expect(
      sample.assessment.violations == [
        Violation(
          .absence, .leave, employee: "01", module: "K1", team: "K1-1", session: 0, date: day("2026-11-03"))
      ])
  }

  @Test func aGapNamesItsDaysAndTheLimit() {
    let sample = Sample().with { $0.teams[0].sessions[1] = Session("2026-12-02") }
    #expect(
      sample.assessment.violations == [
        Violation(
          .sessions, .gap, module: "K1", team: "K1-1", session: 1, date: day("2026-12-02"), actual: 29,
          limit: 28)
      ])
  }

  @Test func aDoubleBookingNamesBothTeams() {
    let sample = Sample().with {
      $0.modules[0].rooms = ["A", "B"]
      $0.rooms[1].capacity = 9
      $0.teams[0].sessions[0] = Session("2026-11-05", room: "B")
    }
    #expect(
      sample.assessment.violations == [
        Violation(
          .instructor, .doubleBooked, module: "K1", team: "K1-1", otherTeam: "K1-2", session: 0,
          date: day("2026-11-05"), instructor: "U1", actual: 2, limit: 1)
      ])
  }

  @Test func studyIsInMinutesAndNamesTheMonday() {
    let sample = Sample().with {
      $0.employees[0].weeklyStudyHours = StudyHours(hours: 0.5) ?? .zero
      $0.teams.removeLast(3)
      $0.modules[1].audience = .listed
    }
    let study = sample.assessment.violations.filter { $0.rule == .studyHours }
    #expect(study.map(\.week) == [day("2026-11-02"), day("2026-11-09"), day("2026-11-16")])
    #expect(study.first?.actual == 60)
    #expect(study.first?.limit == 30)
  }

  @Test func aWaiverCoversWhatItNames() {
    let waiver = Waiver(
      id: "D1", rule: .coverage, subject: .department("OKO"), dates: days("2026-11-01", "2026-11-30"),
      reason: "Vikar", author: "Leder", writtenOn: day("2026-10-01"))
    let sample = Sample().with {
      $0.rules.coverage = [CoverageRule(scope: .everyDepartment, limit: .present(3))]
      $0.waivers = [waiver]
    }
    // Each department is one short on eight days; four of those of OKO lie in November.
    #expect(sample.assessment.waived.count == 4)
    #expect(sample.assessment.waived.allSatisfy { $0.waiver == "D1" && $0.violation.department == "OKO" })
    #expect(sample.broken == [.coverage: 12])
  }

  @Test func aWaivedModuleIsShownAsWaived() {
    let waiver = Waiver(
      id: "D1", rule: .unassigned, subject: .employee("01", "K1"), reason: "Barsel", author: "HR",
      writtenOn: day("2026-10-01"))
    let sample = Sample().with {
      $0.teams[0].members.removeFirst()
      $0.waivers = [waiver]
    }
    #expect(sample.broken.isEmpty)
    #expect(sample.assessment.waived.map(\.violation.reason) == [.missing])
  }

  @Test func theSamePlanGivesTheSameList() {
    let sample = Sample().with {
      $0.teams[1].members += ["01", "99", "98"]
      $0.teams[2].sessions[0] = Session("2026-11-17")
      $0.rules.coverage = [CoverageRule(scope: .everyDepartment, limit: .present(4))]
    }
    let first = sample.assessment
    #expect(!first.violations.isEmpty)
    for _ in 0..<5 { #expect(sample.assessment == first) }
  }
}
