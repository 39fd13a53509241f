import HoldplanModel

/// The shape of an instance with one team for each of many modules: everybody who wants a module attends it
/// together, so the dates of modules that share people must differ, and rooms are few and of different size.
///
/// A date, time, room and instructor is planted for every module first. People then take modules on different
/// dates, as many as the room holds, and leave is drawn around these dates.
struct TimetablePreset {
  var name: String
  var modules: Int
  var people: Int
  /// How many modules each person takes.
  var taken: ClosedRange<Int>
  var rooms: Int
  /// How much of a department may be away.
  var share = 1.0
  /// Days of leave for each person at most, apart from the planted dates.
  var leave = 6
  /// The share of modules that require another.
  var requiring = 0.15

  static let dates = 45

  static let all = [
    TimetablePreset(name: "timetable100", modules: 100, people: 300, taken: 5...10, rooms: 10),
    TimetablePreset(
      name: "timetable100-coverage", modules: 100, people: 300, taken: 5...8, rooms: 10, share: 0.35),
    TimetablePreset(name: "timetable200", modules: 200, people: 400, taken: 5...20, rooms: 10),
    TimetablePreset(name: "timetable300", modules: 300, people: 1000, taken: 10...30, rooms: 10),
    TimetablePreset(name: "timetable400", modules: 400, people: 800, taken: 10...30, rooms: 12),
    TimetablePreset(name: "timetable600", modules: 600, people: 1000, taken: 5...30, rooms: 20),
    TimetablePreset(
      name: "timetable600-full", modules: 600, people: 1000, taken: 20...30, rooms: 10, leave: 0),
  ]

  /// When and where a module is planted.
  struct Place {
    var date: Int
    var period: Int
    var room: Int
    var instructor = 0
  }

  func workspace(seed: UInt64) -> Workspace {
    var random = SplitMix(seed: seed &* 104_729 &+ UInt64(modules * 7 + people))
    // Nine weeks of five days.
    let season = BenchmarkSeason.make(from: BenchmarkSeason.autumn, days: 60)
    let capacity = capacities(&random)
    let places = places(&random)
    let members = members(places, capacity, &random)
    let requires = requirements(places, members, &random)
    var own = [[Int]](repeating: [], count: people)
    for module in members.indices { for person in members[module] { own[person].append(module) } }
    let employees = own.indices.map {
      employee($0, own[$0], places, requires, departments, season, &random)
    }
    let records = places.indices.map {
      module($0, members[$0].count, capacity, places, requires[$0], &random)
    }
    let limit = Share(share).map { CoverageRule.Limit.away(share: $0, atLeast: 2) } ?? .present(0)
    return Workspace(
      name: name, season: season,
      rules: Rules(coverage: [CoverageRule(scope: .everyDepartment, limit: limit)]),
      sites: [Site(id: "S0", name: "S0")],
      departments: Records((0..<departments).map { Department(id: .init("D\($0)"), name: "D\($0)") }),
      employees: Records(employees), modules: Records(records),
      rooms: Records(
        capacity.indices.map { Room(id: .init("R\($0)"), name: "R\($0)", capacity: capacity[$0]) }),
      instructors: Records(
        (0..<instructorCount).map { Instructor(id: .init("I\($0)"), name: "I\($0)") }))
  }

  private var departments: Int { max(5, people / 25) }

  private var instructorCount: Int { max(2 * rooms, modules / 6) }

  /// Half of all people fit into the largest room, a twenty-fifth into the smallest.
  private func capacities(_ random: inout SplitMix) -> [Int] {
    let shares = [0.5, 0.3, 0.2, 0.15, 0.12, 0.1, 0.08, 0.06, 0.05, 0.04]
    var result = (0..<rooms).map { max(20, Int(Double(people) * shares[$0 % shares.count])) }
    random.shuffle(&result)
    return result
  }

  private func places(_ random: inout SplitMix) -> [Place] {
    var all: [Place] = []
    for date in 0..<Self.dates {
      for period in 0..<2 {
        for room in 0..<rooms { all.append(Place(date: date, period: period, room: room)) }
      }
    }
    random.shuffle(&all)
    var onDate = [Int](repeating: 0, count: Self.dates)
    let most = (modules + Self.dates - 1) / Self.dates + 1
    var result: [Place] = []
    var taken: Set<[Int]> = []
    for place in all where result.count < modules && onDate[place.date] < most {
      onDate[place.date] += 1
      var place = place
      repeat {
        place.instructor = random.below(instructorCount)
      } while !taken.insert([place.date, place.period, place.instructor]).inserted
      result.append(place)
    }
    return result
  }

  /// Every person takes one module on each of some dates, where the room still holds one more and the department
  /// can do without.
  private func members(_ places: [Place], _ capacity: [Int], _ random: inout SplitMix) -> [[Int]] {
    var onDate = [[Int]](repeating: [], count: Self.dates)
    for (module, place) in places.enumerated() { onDate[place.date].append(module) }
    var members = [[Int]](repeating: [], count: modules)
    let headcount = (0..<departments).map { (people + departments - 1 - $0) / departments }
    let mostAway = headcount.map { max(2, Int(share * Double($0) + 1e-9)) }
    var away = [[Int]](repeating: [Int](repeating: 0, count: Self.dates), count: departments)
    for person in 0..<people {
      let department = person % departments
      var left = taken.lowerBound + random.below(taken.count)
      var order = Array(0..<Self.dates)
      random.shuffle(&order)
      for date in order where left > 0 {
        let open = onDate[date].filter { members[$0].count < capacity[places[$0].room] }
        guard !open.isEmpty, away[department][date] < mostAway[department] else { continue }
        away[department][date] += 1
        members[open[random.below(open.count)]].append(person)
        left -= 1
      }
    }
    return members
  }

  /// What some modules require: the earlier one, of some that are drawn, that most of their people take too.
  private func requirements(
    _ places: [Place], _ members: [[Int]], _ random: inout SplitMix
  ) -> [Int?] {
    places.indices.map { module in
      guard random.below(1000) < Int(requiring * 1000) else { return nil }
      let people = Set(members[module])
      return (0..<30).map { _ in random.below(places.count) }
        .filter { places[$0].date < places[module].date }
        .max { people.intersection(members[$0]).count < people.intersection(members[$1]).count }
    }
  }

  private func module(
    _ index: Int, _ members: Int, _ capacity: [Int], _ places: [Place], _ requires: Int?,
    _ random: inout SplitMix
  ) -> Module {
    let teachers = Set([places[index].instructor] + (0..<2).map { _ in random.below(instructorCount) })
    return Module(
      id: .init("M\(index)"), name: "M\(index)", sessions: [SessionPattern(gap: nil, weekdays: nil)],
      everyWeeks: nil, studyHoursPerWeek: StudyHours(nanohours: 500_000_000),
      requires: requires.map { [.init("M\($0)")] } ?? [],
      teamSize: TeamSize(minimum: 1, ideal: max(1, members), maximum: max(1, capacity[places[index].room])),
      teamCount: TeamCount(maximum: 1), instructors: teachers.sorted().map { .init("I\($0)") },
      rooms: capacity.indices.map { .init("R\($0)") })
  }

  private func employee(
    _ index: Int, _ own: [Int], _ places: [Place], _ requires: [Int?], _ departments: Int, _ season: Season,
    _ random: inout SplitMix
  ) -> Employee {
    var leave = Set((0..<random.below(leave + 1)).map { _ in random.below(62) })
    // Date d lies in week d / 5 of five days.
    leave.subtract(own.map { places[$0].date / 5 * 7 + places[$0].date % 5 })
    let passed = own.compactMap { requires[$0] }.filter { !own.contains($0) }
    return Employee(
      id: .init("E\(index)"), name: "E\(index)", department: .init("D\(index % departments)"),
      site: "S0", weeklyStudyHours: StudyHours(nanohours: 40_000_000_000),
      leave: BenchmarkSeason.leave(leave, of: season), passed: Set(passed.map { .init("M\($0)") }),
      required: own.map { .init("M\($0)") }, wishedFreeDates: [season.start.advanced(by: random.below(62))])
  }
}
