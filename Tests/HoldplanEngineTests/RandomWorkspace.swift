import HoldplanModel

@testable import HoldplanEngine

/// Small organisations with everything that the rules know, from a seed.
struct RandomWorkspace {
  var people = 40
  var modules = 4
  var departments = 4
  var leaveDays = 6
  var hasColleaguesWhoTeach = true
  var hasComposition = false
  var maxSessionsPerDay = 1
  /// How much of a department may be away.
  var share = 0.5

  func make(seed: UInt64) -> Workspace {
    var random = Random(seed: seed)
    let start = CalendarDate(dayNumber: 20_000 + random.below(300))
    let season = Season(
      name: "Season", start: start, end: start.advanced(by: 90 + random.below(60)), slots: Self.slots)
    let departments = (1...departments).map { Department(id: .init("D\($0)"), name: "D\($0)") }
    let sites = (1...2).map { Site(id: .init("S\($0)"), name: "S\($0)") }
    let rooms = (1...3).map { Room(id: .init("R\($0)"), name: "R\($0)", capacity: 8 + 4 * $0) }
    let modules = (0..<modules).map { module($0, &random) }
    let employees = (0..<people).map { employee($0, modules, season, &random) }
    let instructors = (0..<5).map { index in
      Instructor(
        id: .init("I\(index)"), name: "I\(index)",
        employee: hasColleaguesWhoTeach && index < 3 ? employees[index * 7 % employees.count].id : nil,
        unavailable: [DateRange(day: start.advanced(by: random.below(90)))])
    }
    return Workspace(
      name: "Random", season: season, rules: rules(), sites: Records(sites),
      departments: Records(departments),
      roles: [JobRole(id: "clerk", name: "Clerk"), JobRole(id: "leader", name: "Leader")],
      employees: Records(employees), modules: Records(modules), rooms: Records(rooms),
      instructors: Records(instructors))
  }

  static let slots: [Slot] = [(8, 11), (12, 15)].compactMap { from, to in
    guard let start = ClockTime(hour: from, minute: 30), let end = ClockTime(hour: to, minute: 30) else {
      return nil
    }
    return Slot(name: "\(from)", start: start, end: end)
  }

  private func rules() -> Rules {
    let limit = Share(share).map { CoverageRule.Limit.away(share: $0, atLeast: 2) } ?? .present(0)
    return Rules(
      maxSessionsPerDay: maxSessionsPerDay,
      coverage: [
        CoverageRule(scope: .everyDepartment, limit: limit),
        CoverageRule(scope: .site("S1"), limit: .present(5)),
      ])
  }

  private func module(_ index: Int, _ random: inout Random) -> Module {
    let count = 1 + random.below(3)
    let patterns = (0..<count).map { position in
      SessionPattern(
        kind: position == 2 ? .exam : .lesson, slotCount: random.below(4) == 0 ? 2 : 1,
        gap: position == 0 ? nil : GapLimits(minimum: 5, ideal: 14, maximum: 28),
        weekdays: random.below(3) == 0 ? [.init(rawValue: 0b0011011)] : nil)
    }
    return Module(
      id: .init("M\(index)"), name: "M\(index)", sessions: patterns,
      everyWeeks: random.below(4) == 0 ? 1 : nil,
      studyHoursPerWeek: StudyHours(nanohours: random.below(3) * 500_000_000),
      requires: index == 1 ? ["M0"] : [], teamSize: TeamSize(minimum: 5, ideal: 8, maximum: 12),
      teamCount: TeamCount(maximum: 6), eligibleRoles: index == 2 ? ["clerk"] : nil,
      instructors: (0..<5).map { .init("I\($0)") }, rooms: (1...3).map { .init("R\($0)") },
      composition: hasComposition ? Self.composition(index) : [])
  }

  /// Counts of a department, a profession and a tag, no more than three of a profession, and mentors for newcomers.
  private static func composition(_ module: Int) -> [CompositionRule] {
    switch module {
    case 0: [CompositionRule(kind: .department("D1"), minimum: 1, maximum: 5)]
    case 1:
      [
        CompositionRule(kind: .same(.profession), maximum: 3),
        CompositionRule(kind: .tag("mentor"), minimum: 1, company: .init(kind: .tag("new"), each: 2)),
      ]
    case 2:
      [CompositionRule(kind: .profession("P1"), maximum: 2), CompositionRule(kind: .tag("new"), maximum: 1)]
    default: []
    }
  }

  private func employee(
    _ index: Int, _ modules: [Module], _ season: Season, _ random: inout Random
  ) -> Employee {
    let leave = (0..<random.below(leaveDays + 1)).compactMap { _ -> DateRange? in
      let first = season.start.advanced(by: random.below(120))
      return DateRange(from: first, to: first.advanced(by: random.below(4)))
    }
    let ids = modules.map(\.id)
    let wishes = Array(ids.dropFirst(2))
    let number = index < 10 ? "0\(index)" : "\(index)"
    return Employee(
      id: .init(number), name: "Person \(index)", department: .init("D\(1 + random.below(departments))"),
      site: random.below(5) == 0 ? nil : .init("S\(1 + random.below(2))"),
      role: random.below(4) == 0 ? "leader" : "clerk",
      employedFrom: random.below(10) == 0 ? season.start.advanced(by: 10) : nil,
      weeklyStudyHours: StudyHours(nanohours: (1 + random.below(3)) * 500_000_000),
      unavailableWeekdays: random.below(5) == 0 ? [.init(rawValue: 1 << UInt8(random.below(5)))] : [],
      leave: leave, passed: random.below(3) == 0 ? ["M0"] : [], profession: "P\(index % 6)",
      tags: index % 5 == 0 ? ["mentor"] : index % 4 == 1 ? ["new"] : [],
      required: random.below(2) == 0 ? ["M1"] + (random.below(3) > 0 ? ["M0"] : []) : [],
      choice: ModuleChoice(
        count: 1, from: wishes, cost: Dictionary(uniqueKeysWithValues: wishes.enumerated().map { ($1, $0) })),
      wishedFreeDates: [season.start.advanced(by: random.below(90))])
  }
}

/// The workspace with a plan as its draft.
func with(_ plan: Plan, in workspace: Workspace) throws -> Workspace {
  try workspace.applying(.setDraft(plan))
}
