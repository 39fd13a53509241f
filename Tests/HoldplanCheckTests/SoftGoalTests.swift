import HoldplanCheck
import HoldplanModel
import HoldplanTestSupport
import Testing

@Suite("Each goal has the value computed by hand")
struct SoftGoalTests {
  @Test func theSample() {
    // Two of each department in each team: 4 x (1 + 1). Each pair of a K1 and a K2 team shares two people.
    #expect(
      Sample().assessment.soft == [
        .departmentPairs: 8, .sizeDeviation: 0, .preference: 0, .repeatPairs: 4, .spacing: 0, .weekLoad: 0,
        .teams: 4, .instructorDays: 8, .avoidDates: 0, .perturbMember: 0, .perturbSession: 0,
      ])
    // 2 x 8 + 1 x 4 + 10 x 4 + 2 x 8.
    #expect(Sample().assessment.softTotal(.standard) == 76)
  }

  @Test func sizesAndSpacing() {
    let sample = Sample().with {
      $0.modules[0].teamSize.ideal = 6
      $0.teams[0].sessions[1] = Session("2026-11-13")
      $0.teams[2].sessions[1] = Session("2026-12-18")
    }
    #expect(sample.assessment.soft[.sizeDeviation] == 4)
    #expect(sample.assessment.soft[.spacing] == 4 + 3)
  }

  @Test func preferences() {
    let sample = Sample().with {
      $0.modules[0].audience = .listed
      for index in $0.employees.indices {
        $0.employees[index].choice = ModuleChoice(count: 1, from: ["K1"], cost: index == 0 ? ["K1": 2] : [:])
      }
    }
    #expect(sample.broken.isEmpty)
    #expect(sample.assessment.soft[.preference] == 2 + 7 * 9)
  }

  @Test func weekLoad() {
    // The week of 2 November gives 01 and 02 a second session, 05 and 06 too.
    let sample = Sample().with { $0.teams[2].sessions[0] = Session("2026-11-04") }
    #expect(sample.assessment.soft[.weekLoad] == 4)
  }

  @Test func instructorDaysCountADayOnce() {
    let sample = Sample().with { $0.teams[1].sessions[0] = Session("2026-11-03", slot: 1) }
    #expect(sample.assessment.soft[.instructorDays] == 7)
  }

  @Test func wishedDates() {
    let sample = Sample().with { $0.employees[0].wishedFreeDates = [day("2026-11-03"), day("2026-11-04")] }
    #expect(sample.assessment.soft[.avoidDates] == 1)
  }

  @Test func whatWasPublished() {
    let sample = Sample().with {
      $0.published = $0.teams
      $0.teams[0].members.removeFirst()
      $0.teams[1].members.append("01")
      $0.teams[2].sessions[0].slot = 1
      $0.teams[2].sessions[1].room = "B"
      $0.teams.removeLast()
    }
    // 01 left K1-1; the four of K2-2 lost theirs. One session moved, two are gone; a room is no matter.
    #expect(sample.assessment.soft[.perturbMember] == 1 + 4)
    #expect(sample.assessment.soft[.perturbSession] == 1 + 2)
  }
}
