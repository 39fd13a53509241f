import HoldplanCheck
import HoldplanModel
import HoldplanTestSupport
import Testing

/// One thing is broken at a time in a plan that keeps every rule: the counter of that rule rises, by exactly
/// so much, and no other does.
@Suite("Each rule is counted")
struct HardRuleTests {
  @Test func theSampleKeepsEveryRule() {
    #expect(Sample().broken.isEmpty)
    #expect(Sample().assessment.isFeasible)
  }

  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let expected: [HardRule: Int]
    let change: @Sendable (inout Sample) -> Void

    init(
      _ name: String, _ expected: [HardRule: Int], _ change: @escaping @Sendable (inout Sample) -> Void
    ) {
      testDescription = name
      self.expected = expected
      self.change = change
    }
  }

  @Test(arguments: people + teams + dates + bookings + organisation)
  func counts(_ broken: Case) {
    #expect(Sample().with(broken.change).broken == broken.expected)
  }

  static let people: [Case] = [
    Case("somebody lacks a module", [.unassigned: 1]) { $0.teams[0].members.removeLast() },
    Case("somebody is in two teams of a module", [.unassigned: 1]) { $0.teams[1].members.append("01") },
    Case("a member is listed twice", [.unassigned: 1]) { $0.teams[0].members.append("01") },
    Case("a member does not exist", [.unassigned: 1]) { $0.teams[0].members.append("99") },
    Case("a module that nobody asked of a person", [.unassigned: 4]) {
      $0.modules[0].audience = .departments(["OKO"])
    },
    Case("too few modules chosen", [.unassigned: 8]) { sample in
      for index in sample.employees.indices {
        sample.employees[index].choice = ModuleChoice(count: 1, from: ["K1"])
      }
    },
    Case("one too many chosen", [.unassigned: 1]) {
      $0.modules[0].audience = .departments(["OKO"])
      for index in [0, 2, 4, 6] {
        $0.employees[index].choice = ModuleChoice(count: index == 0 ? 0 : 1, from: ["K1"])
      }
    },
    Case("two sessions on a date", [.dayClash: 2]) {
      $0.teams[2].sessions[0] = Session("2026-11-17", slot: 1)
    },
    Case("a session on leave", [.absence: 1]) { $0.employees[0].leave = [days("2026-11-01", "2026-11-08")] },
    Case("a weekday that somebody never comes", [.absence: 2]) {
      $0.employees[4].unavailableWeekdays = WeekdaySet([.thursday])
    },
    Case("before the employment", [.absence: 1]) { $0.employees[0].employedFrom = day("2026-11-04") },
    Case("after the employment", [.absence: 2]) { $0.employees[0].employedTo = day("2026-11-30") },
    Case("more study than granted", [.studyHours: 3]) {
      $0.employees[0].weeklyStudyHours = StudyHours(hours: 1) ?? .zero
      $0.modules[0].sessions[1].gap = GapLimits(minimum: 7, ideal: 14, maximum: 60)
      $0.teams[0].sessions[1] = Session("2026-12-16")
    },
    Case("a prerequisite that comes later", [.prerequisite: 8]) { $0.modules[0].requires = ["K2"] },
    Case("a prerequisite that was passed", [.prerequisite: 7]) {
      $0.modules[0].requires = ["K2"]
      $0.employees[0].passed = ["K2"]
      $0.employees[0].required = ["K2"]
    },
    Case("a prerequisite whose pass has lapsed", [.prerequisite: 8]) {
      $0.modules[0].requires = ["K2"]
      $0.modules[1].validMonths = 12
      $0.employees[0].passed = ["K2"]
      $0.employees[0].passedOn = ["K2": day("2025-03-01")]
    },
    Case("a role that the module is not for", [.role: 8]) {
      $0.modules[1].eligibleRoles = ["CHEF"]
      for index in $0.employees.indices { $0.employees[index].required = ["K2"] }
    },
  ]

  static let teams: [Case] = [
    Case("a team that is too small", [.teamSize: 2]) { $0.modules[0].teamSize.minimum = 5 },
    Case("a team that is too large", [.teamSize: 2]) { $0.modules[1].teamSize.maximum = 3 },
    Case("too many teams", [.teamCount: 1]) { $0.modules[0].teamCount.maximum = 1 },
    Case("not so many teams as required", [.teamCount: 1]) {
      $0.modules[0].teamCount = TeamCount(maximum: 9, required: 3)
    },
    Case("two teams with one identifier", [.teamCount: 1]) { $0.teams[1].id = "K1-1" },
    Case("an unknown module", [.sessions: 1, .unassigned: 4]) { $0.teams[0].module = "K9" },
    Case("too few of a department", [.composition: 4]) {
      $0.modules[0].composition = [CompositionRule(kind: .department("OKO"), minimum: 4)]
    },
    Case("too many of a role", [.composition: 1]) {
      $0.employees[0].role = "CHEF"
      $0.modules[0].composition = [CompositionRule(kind: .role("CHEF"), maximum: 0)]
    },
    Case("too few of a profession", [.composition: 3]) {
      $0.employees[0].profession = "Psykolog"
      $0.modules[0].composition = [CompositionRule(kind: .profession("Psykolog"), minimum: 2)]
    },
    Case("too many with a tag", [.composition: 2]) {
      for index in 0..<4 { $0.employees[index].tags = ["leder"] }
      $0.modules[0].composition = [CompositionRule(kind: .tag("leder"), maximum: 2)]
    },
    Case("two of the same profession, twice", [.composition: 2]) {
      for (index, name) in ["A", "A", "B", "B"].enumerated() { $0.employees[index].profession = name }
      $0.modules[0].composition = [CompositionRule(kind: .same(.profession), maximum: 1)]
    },
    Case("a newcomer without a mentor", [.composition: 1]) {
      $0.employees[0].tags = ["ny"]
      $0.employees[4].tags = ["mentor"]
      $0.modules[0].composition = [
        CompositionRule(kind: .tag("mentor"), minimum: 1, company: .init(kind: .tag("ny")))
      ]
    },
    Case("one mentor for three newcomers where two are asked for", [.composition: 1]) {
      for index in 0..<3 { $0.employees[index].tags = ["ny"] }
      $0.employees[3].tags = ["mentor"]
      $0.modules[0].composition = [
        CompositionRule(kind: .tag("mentor"), minimum: 1, company: .init(kind: .tag("ny"), each: 2))
      ]
    },
    Case("a mentor where there is a newcomer", [:]) {
      $0.employees[0].tags = ["ny"]
      $0.employees[1].tags = ["mentor"]
      $0.modules[0].composition = [
        CompositionRule(kind: .tag("mentor"), minimum: 1, company: .init(kind: .tag("ny")))
      ]
    },
    Case("no team where nobody takes the module", [:]) { sample in
      sample.modules[0].teamCount = TeamCount(maximum: 9, required: 2)
      sample.modules[0].audience = .listed
      sample.teams.removeAll { $0.module == "K1" }
    },
    Case("a place in the team in which the module was passed", [:]) {
      $0.employees[0].passed = ["K1"]
      $0.employees[0].passedOn = ["K1": day("2026-11-17")]
    },
    Case("a place in a team after the module was passed", [.unassigned: 1]) {
      $0.employees[0].passed = ["K1"]
      $0.employees[0].passedOn = ["K1": day("2026-11-02")]
    },
    Case("a pass that has run out brings the module back", [.unassigned: 2]) {
      $0.modules[0].validMonths = 12
      for (index, date) in ["2025-09-01", "2026-09-01"].enumerated() {
        $0.employees[index].passed = ["K1"]
        $0.employees[index].passedOn = ["K1": day(date)]
      }
      // The first has to take it again and has no place; the second has a place without need.
      $0.teams[0].members = ["02", "03", "04"]
    },
  ]

  static let dates: [Case] = [
    Case("a session is missing", [.sessions: 1]) { $0.teams[0].sessions.removeLast() },
    Case("a public holiday", [.sessions: 1]) {
      $0.teams[2].sessions[1] = Session("2026-12-25")
    },
    Case("a closed day", [.sessions: 1]) { $0.teams[2].sessions[1] = Session("2026-12-23") },
    Case("a weekday that the module excludes", [.sessions: 2]) {
      $0.modules[0].sessions[0].weekdays = WeekdaySet([.friday])
    },
    Case("a slot that does not exist", [.sessions: 1]) { $0.teams[0].sessions[0].slot = 2 },
    Case("a slot too late for a full day", [.sessions: 1]) {
      $0.modules[0].sessions[0].slotCount = 2
      $0.teams[0].sessions[0].slot = 1
    },
    Case("sessions in the wrong order", [.sessions: 1]) { $0.teams[0].sessions.reverse() },
    Case("a gap that is too long", [.sessions: 1]) { $0.teams[0].sessions[1] = Session("2026-12-02") },
    Case("lessons out of step", [.sessions: 1]) {
      $0.modules[0].everyWeeks = 2
      $0.teams[0].sessions[1] = Session("2026-11-10")
    },
  ]

  static let bookings: [Case] = [
    Case("an instructor of another module", [.instructor: 1]) {
      $0.teams[0].sessions[0].instructor = "U2"
    },
    Case("an instructor who is away", [.instructor: 1]) {
      $0.instructors[0].unavailable = [days("2026-11-03")]
    },
    Case("an instructor who is a colleague on leave", [.instructor: 1]) {
      $0.employees.append(.fixture("09", leave: [days("2026-11-03")], passed: ["K1", "K2"]))
      $0.instructors[0].employee = "09"
    },
    Case("one room and instructor twice at a time", [.instructor: 1, .room: 1]) {
      $0.teams[0].sessions[0] = Session("2026-11-05")
    },
    Case("full days clash in both slots", [.instructor: 2, .room: 2]) {
      $0.modules[0].sessions[0].slotCount = 2
      $0.teams[0].sessions[0] = Session("2026-11-05")
    },
    Case("a room of another module", [.room: 1]) { $0.teams[0].sessions[0].room = "B" },
    Case("a room that is too small", [.room: 1]) {
      $0.modules[0].rooms = ["A", "B"]
      $0.teams[0].sessions[0].room = "B"
    },
    Case("a colleague teaches the own team", [.doubleRole: 2]) {
      $0.instructors[1].employee = "01"
      $0.modules[0].instructors = ["U1", "U2"]
      for index in 0...1 { $0.teams[0].sessions[index].instructor = "U2" }
    },
    Case("two sessions at once where several a day are allowed", [.doubleRole: 2, .instructor: 1]) {
      $0.rules.maxSessionsPerDay = 2
      $0.modules[1].rooms = ["A", "B"]
      $0.rooms[1].capacity = 9
      $0.teams[2].sessions[0] = Session("2026-11-17", room: "B")
    },
  ]

  static let organisation: [Case] = [
    Case("too many of a department away", [.coverage: 8]) {
      $0.rules.coverage = [coverage(.department("OKO"), present: 3)]
    },
    Case("teaching is being away", [.coverage: 2]) {
      $0.employees.append(.fixture("09", in: "OKO", passed: ["K1", "K2"]))
      $0.rules.coverage = [coverage(.department("OKO"), present: 3)]
      $0.modules[0].instructors = ["U1", "U2"]
      $0.instructors[1].employee = "09"
      for index in 0...1 { $0.teams[0].sessions[index].instructor = "U2" }
    },
    Case("too many of every department away", [.coverage: 16]) {
      $0.rules.coverage = [away(.everyDepartment, share: 0.25)]
    },
    Case("too many of a site away", [.coverage: 16]) { $0.rules.coverage = [away(.everySite, share: 0.25)] },
    Case("a member is pinned elsewhere", [.pins: 1]) {
      $0.pins = [.member("01", module: "K1", team: "K1-2")]
    },
    Case("a session is pinned elsewhere", [.pins: 1]) {
      $0.pins = [
        .session(team: "K1-1", module: nil, session: 0, date: day("2026-11-03"), slot: 0),
        .session(team: "K1-1", module: nil, session: 1, date: day("2026-11-17"), slot: 1),
      ]
    },
  ]

  private static func coverage(_ scope: CoverageRule.Scope, present: Int) -> CoverageRule {
    CoverageRule(scope: scope, limit: .present(present))
  }

  private static func away(_ scope: CoverageRule.Scope, share: Double) -> CoverageRule {
    guard let share = Share(share) else { preconditionFailure("\(share) is no share") }
    return CoverageRule(scope: scope, limit: .away(share: share, atLeast: 0))
  }
}
