import HoldplanModel

/// The shape of an instance with many teams of few modules: how many people, where, and what they are taught.
///
/// A plan is made first (`SectioningPlanting`) and leave is drawn around it, so that everybody can be placed.
struct SectioningPreset {
  var name: String
  var people: Int
  var departments: Int
  var sites: Int
  /// Sessions of each module, one number a module.
  var modules: [Int]
  var size: TeamSize
  var teams: Int
  var rooms: Int
  var instructors: Int
  /// Whether everybody takes all modules; else each person chooses `chosen` among two more.
  var requiresAll = false
  var chosen = 0
  /// How much of a department may be away.
  var share: Double
  /// More days of leave for everybody, never on the planted dates: tighter, and still possible.
  var extraLeave = 0

  static let all: [SectioningPreset] = small + large

  private static let small = [
    SectioningPreset(
      name: "centre21", people: 21, departments: 5, sites: 2, modules: [9],
      size: TeamSize(minimum: 8, ideal: 11, maximum: 14), teams: 2, rooms: 2, instructors: 2,
      requiresAll: true, share: 0.67),
    housing("housing150", extraLeave: 0), housing("housing150-x20", extraLeave: 20),
    housing("housing150-x35", extraLeave: 35), housing("housing150-x45", extraLeave: 45),
  ]

  private static let large = [
    SectioningPreset(
      name: "town500", people: 500, departments: 14, sites: 8, modules: [2, 2, 3, 1, 2, 2, 3, 1, 2, 2],
      size: TeamSize(minimum: 8, ideal: 14, maximum: 18), teams: 16, rooms: 6, instructors: 10,
      chosen: 3, share: 0.35),
    city(people: 5000),
    SectioningPreset(
      name: "region50000", people: 50_000, departments: 420, sites: 120,
      modules: [2, 2, 1, 2, 2, 1, 2, 2, 2, 3, 1, 2], size: TeamSize(minimum: 12, ideal: 22, maximum: 26),
      teams: 900, rooms: 120, instructors: 150, chosen: 2, share: 0.3),
  ]

  private static func housing(_ name: String, extraLeave: Int) -> SectioningPreset {
    SectioningPreset(
      name: name, people: 150, departments: 8, sites: 3, modules: Array(repeating: 2, count: 8),
      size: TeamSize(minimum: 8, ideal: 12, maximum: 16), teams: 6, rooms: 3, instructors: 4, chosen: 2,
      share: 0.35, extraLeave: extraLeave)
  }

  /// The same organisation in any size: what the growth of time and memory is measured on.
  static func city(people: Int) -> SectioningPreset {
    SectioningPreset(
      name: "city\(people)", people: people, departments: max(8, people / 70), sites: max(4, people / 125),
      modules: [2, 2, 1, 2, 2, 1, 2, 1], size: TeamSize(minimum: 12, ideal: 20, maximum: 24),
      teams: max(16, people / 15), rooms: max(6, people / 125), instructors: max(10, people / 80),
      requiresAll: true, share: 0.3)
  }

  func workspace(seed: UInt64) -> Workspace {
    var random = SplitMix(seed: seed &* 7919 &+ UInt64(people) &+ UInt64(extraLeave) << 32)
    let season = BenchmarkSeason.make(from: BenchmarkSeason.winter, days: modules == [9] ? 150 : 180)
    let modules = self.modules.indices.map { module($0) }
    let staff = (0..<people).map { _ in (random.below(departments), random.below(sites)) }
    let wishes = staff.map { _ in self.wishes(modules, &random) }
    var planting = SectioningPlanting(self, season, staff, random)
    planting.plant(wishes.map { requiresAll ? Array(modules.indices) : Array($0.prefix(chosen)) })
    let employees = (0..<people).map { index in
      employee(index, staff[index], modules.map(\.id), wishes[index], planting, season, &random)
    }
    let share = Share(share).map { CoverageRule.Limit.away(share: $0, atLeast: 2) } ?? .present(0)
    return Workspace(
      name: name, season: season,
      rules: Rules(coverage: [
        CoverageRule(scope: .everyDepartment, limit: share), CoverageRule(scope: .everySite, limit: share),
      ]),
      sites: Records((0..<sites).map { Site(id: .init("S\($0)"), name: "S\($0)") }),
      departments: Records((0..<departments).map { Department(id: .init("D\($0)"), name: "D\($0)") }),
      employees: Records(employees), modules: Records(modules),
      rooms: Records(
        (0..<rooms).map { Room(id: .init("R\($0)"), name: "R\($0)", capacity: size.maximum + $0 % 3 * 4) }),
      instructors: Records((0..<instructors).map { Instructor(id: .init("I\($0)"), name: "I\($0)") }))
  }

  private func module(_ index: Int) -> Module {
    let isLong = modules[index] > 3
    let gap = GapLimits(minimum: isLong ? 14 : 7, ideal: 14, maximum: 28)
    return Module(
      id: .init("M\(index)"), name: "M\(index)",
      sessions: (0..<modules[index]).map {
        SessionPattern(gap: $0 == 0 ? nil : gap, weekdays: isLong ? [.init(rawValue: 4)] : nil)
      },
      everyWeeks: isLong ? 2 : nil, studyHoursPerWeek: StudyHours(nanohours: 250_000_000),
      requires: requiresAll && index == 1 ? ["M0"] : [], teamSize: size,
      teamCount: TeamCount(maximum: teams),
      instructors: instructors(of: index).map { .init("I\($0)") },
      rooms: (0..<rooms).map { .init("R\($0)") })
  }

  /// Who may teach a module: everybody where there are few, else their share.
  func instructors(of module: Int) -> [Int] {
    (0..<instructors).filter { instructors < 12 || $0 % modules.count == module }
  }

  /// The modules that a person would like, the dearest wish first.
  private func wishes(_ modules: [Module], _ random: inout SplitMix) -> [Int] {
    var order = Array(modules.indices)
    random.shuffle(&order)
    return Array(order.prefix(chosen + 2))
  }

  private func employee(
    _ index: Int, _ place: (department: Int, site: Int), _ modules: [Module.ID], _ wishes: [Int],
    _ planting: SectioningPlanting, _ season: Season, _ random: inout SplitMix
  ) -> Employee {
    let planted = planting.dates(of: index)
    var leave = Set<Int>()
    for _ in 0..<random.below(4) {
      let (first, length) = (random.below(170), modules.count == 1 ? 1 : 1 + random.below(8))
      leave.formUnion(first..<(first + length))
    }
    for _ in 0..<extraLeave { leave.insert(random.below(180)) }
    let taken = planting.modules(of: index)
    let from = wishes.map { modules[$0] }
    return Employee(
      id: .init("E\(index)"), name: "E\(index)", department: .init("D\(place.department)"),
      site: .init("S\(place.site)"), weeklyStudyHours: StudyHours(nanohours: 2_000_000_000),
      leave: BenchmarkSeason.leave(leave.subtracting(planted), of: season),
      required: requiresAll ? taken.map { modules[$0] } : [],
      choice: requiresAll
        ? .none
        : ModuleChoice(
          count: taken.count, from: from,
          cost: Dictionary(uniqueKeysWithValues: from.enumerated().map { ($1, $0) })))
  }
}
