import HoldplanModel

/// The shape of an instance: how many people, where, and what they are taught.
struct Preset {
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
  /// Modules that everybody takes, and how many of four others each person chooses.
  var requiresAll: Bool
  var chosen: Int
  var share: Double
  var seconds: Double

  static let all = [
    Preset(
      name: "centre21", people: 21, departments: 5, sites: 2, modules: [9],
      size: TeamSize(minimum: 8, ideal: 11, maximum: 14), teams: 2, rooms: 2, instructors: 2,
      requiresAll: true, chosen: 0, share: 0.67, seconds: 0.5),
    Preset(
      name: "housing150", people: 150, departments: 8, sites: 3, modules: Array(repeating: 2, count: 8),
      size: TeamSize(minimum: 8, ideal: 12, maximum: 16), teams: 6, rooms: 3, instructors: 4,
      requiresAll: false, chosen: 2, share: 0.35, seconds: 5),
    Preset(
      name: "town500", people: 500, departments: 14, sites: 8, modules: [2, 2, 3, 1, 2, 2, 3, 1, 2, 2],
      size: TeamSize(minimum: 8, ideal: 14, maximum: 18), teams: 16, rooms: 6, instructors: 10,
      requiresAll: false, chosen: 3, share: 0.35, seconds: 10),
    Preset(
      name: "city5000", people: 5000, departments: 70, sites: 40, modules: [2, 2, 1, 2, 2, 1, 2, 1],
      size: TeamSize(minimum: 12, ideal: 20, maximum: 24), teams: 320, rooms: 40, instructors: 60,
      requiresAll: true, chosen: 0, share: 0.3, seconds: 30),
    Preset(
      name: "region50000", people: 50_000, departments: 420, sites: 120,
      modules: [2, 2, 1, 2, 2, 1, 2, 2, 2, 3, 1, 2], size: TeamSize(minimum: 12, ideal: 22, maximum: 26),
      teams: 900, rooms: 120, instructors: 150, requiresAll: false, chosen: 2, share: 0.3, seconds: 120),
  ]

  func workspace(seed: UInt64) -> Workspace {
    var random = SplitMix(state: seed &* 7919 &+ UInt64(people))
    let start = CalendarDate(dayNumber: 20_758)
    let days = modules == [9] ? 150 : 180
    let season = Season(name: name, start: start, end: start.advanced(by: days), slots: Self.slots)
    let modules = self.modules.indices.map { module($0) }
    let records = (0..<people).map { employee($0, season, modules.map(\.id), &random) }
    let share = Share(share).map { CoverageRule.Limit.away(share: $0, atLeast: 2) } ?? .present(0)
    return Workspace(
      name: name, season: season,
      rules: Rules(coverage: [
        CoverageRule(scope: .everyDepartment, limit: share), CoverageRule(scope: .everySite, limit: share),
      ]),
      sites: Records((0..<sites).map { Site(id: .init("S\($0)"), name: "S\($0)") }),
      departments: Records((0..<departments).map { Department(id: .init("D\($0)"), name: "D\($0)") }),
      employees: Records(records), modules: Records(modules),
      rooms: Records(
        (0..<rooms).map { Room(id: .init("R\($0)"), name: "R\($0)", capacity: size.maximum + $0 % 3 * 4) }),
      instructors: Records((0..<instructors).map { Instructor(id: .init("I\($0)"), name: "I\($0)") }))
  }

  private static let slots: [Slot] = [(8, 11), (12, 15)].compactMap { from, to in
    guard let start = ClockTime(hour: from, minute: 30), let end = ClockTime(hour: to, minute: 30) else {
      return nil
    }
    return Slot(name: from < 12 ? "AM" : "PM", start: start, end: end)
  }

  private func module(_ index: Int) -> Module {
    let isLong = modules[index] > 3
    let gap = GapLimits(minimum: isLong ? 14 : 7, ideal: 14, maximum: 28)
    return Module(
      id: .init("M\(index)"), name: "M\(index)",
      sessions: (0..<modules[index]).map {
        SessionPattern(gap: $0 == 0 ? nil : gap, weekdays: isLong ? [.init(rawValue: 4)] : nil)
      },
      everyWeeks: isLong ? 2 : nil, studyHoursPerWeek: StudyHours(nanohours: 500_000_000),
      requires: requiresAll && index == 1 ? ["M0"] : [], teamSize: size,
      teamCount: TeamCount(maximum: teams),
      instructors: (0..<instructors).filter { $0 % modules.count == index % instructors || instructors < 12 }
        .map { .init("I\($0)") },
      rooms: (0..<rooms).map { .init("R\($0)") })
  }

  private func employee(
    _ index: Int, _ season: Season, _ modules: [Module.ID], _ random: inout SplitMix
  ) -> Employee {
    let leave = (0..<random.below(4)).compactMap { _ -> DateRange? in
      let first = season.start.advanced(by: random.below(170))
      return DateRange(from: first, to: first.advanced(by: modules.count == 1 ? 0 : random.below(8)))
    }
    var wishes = modules
    for position in stride(from: wishes.count - 1, to: 0, by: -1) {
      wishes.swapAt(position, random.below(position + 1))
    }
    let from = Array(wishes.prefix(chosen + 2))
    return Employee(
      id: .init("E\(index)"), name: "E\(index)", department: .init("D\(random.below(departments))"),
      site: .init("S\(random.below(sites))"), weeklyStudyHours: StudyHours(nanohours: 2_000_000_000),
      leave: leave, required: requiresAll ? modules : [],
      choice: requiresAll
        ? .none
        : ModuleChoice(
          count: chosen, from: from,
          cost: Dictionary(uniqueKeysWithValues: from.enumerated().map { ($1, $0) })))
  }
}

/// SplitMix64 (Steele, Lea and Flood 2014): the same instances from the same seed, whatever the engine does.
struct SplitMix {
  var state: UInt64

  mutating func below(_ bound: Int) -> Int {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = (state ^ (state >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return Int((mixed ^ (mixed >> 31)) >> 33) % max(1, bound)
  }
}
