import HoldplanModel

/// A plan that keeps all rules, made before the instance: teams on drawn dates are filled with whoever fits.
/// Whoever fits nowhere does not get the module at all.
struct SectioningPlanting {
  private let preset: SectioningPreset
  private let staff: [(Int, Int)]
  /// The days of the season on which there are sessions, counted from its start.
  private let days: [Int]
  private var random: SplitMix
  private var busy: [Set<Int>]
  private var taken: [[Int]]
  private var lastDay: [[Int: Int]]
  private var awayOfDepartment: [[Int]]
  private var awayOfSite: [[Int]]
  private let limitOfDepartment: [Int]
  private let limitOfSite: [Int]
  /// Rooms and instructors in use by day and half-day.
  private var rooms: [Int: Int] = [:]
  private var teachers: Set<[Int]> = []

  init(
    _ preset: SectioningPreset, _ season: Season, _ staff: [(Int, Int)], _ random: SplitMix
  ) {
    self.preset = preset
    self.staff = staff
    self.random = random
    days = season.teachingDates.map { season.start.distance(to: $0) }
    busy = Array(repeating: [], count: staff.count)
    taken = Array(repeating: [], count: staff.count)
    lastDay = Array(repeating: [:], count: staff.count)
    let most = (days.last ?? 0) + 1
    awayOfDepartment = Array(repeating: Array(repeating: 0, count: most), count: preset.departments)
    awayOfSite = Array(repeating: Array(repeating: 0, count: most), count: preset.sites)
    func limits(_ count: Int, _ place: ((Int, Int)) -> Int) -> [Int] {
      var heads = [Int](repeating: 0, count: count)
      for person in staff { heads[place(person)] += 1 }
      return heads.map { max(2, Int(preset.share * Double($0) + 1e-9)) }
    }
    limitOfDepartment = limits(preset.departments) { $0.0 }
    limitOfSite = limits(preset.sites) { $0.1 }
  }

  func dates(of person: Int) -> Set<Int> { busy[person] }
  func modules(of person: Int) -> [Int] { taken[person] }

  mutating func plant(_ wanted: [[Int]]) {
    for module in preset.modules.indices {
      var people = wanted.indices.filter { wanted[$0].contains(module) }
      random.shuffle(&people)
      let count = max(1, people.count / preset.size.ideal)
      for _ in 0..<min(preset.teams, count + 2) where !people.isEmpty { form(module, &people) }
    }
  }

  private mutating func form(_ module: Int, _ people: inout [Int]) {
    for _ in 0..<20 {
      guard let sessions = draw(module) else { continue }
      let members = join(module, sessions.map(\.day), people)
      guard members.count >= preset.size.minimum else { continue }
      for session in sessions {
        rooms[2 * session.day + session.period, default: 0] += 1
        teachers.insert([session.day, session.period, session.teacher])
      }
      for person in members { seat(person, module, sessions.map(\.day)) }
      let seated = Set(members)
      people.removeAll { seated.contains($0) }
      return
    }
  }

  /// Dates, times and instructors for a team, where there are rooms.
  private mutating func draw(_ module: Int) -> [(day: Int, period: Int, teacher: Int)]? {
    let isLong = preset.modules[module] > 3
    let span = 14 * (preset.modules[module] - 1)
    // Long modules are taught on Wednesdays, the season begins on a Monday.
    let first = days.filter { $0 + span <= (days.last ?? 0) && (!isLong || $0 % 7 == 2) }
    // Early in the season where others wait for it.
    let usable = preset.requiresAll && module == 0 ? Array(first.prefix(first.count / 2)) : first
    guard !usable.isEmpty else { return nil }
    let day = usable[random.below(usable.count)]
    var result: [(day: Int, period: Int, teacher: Int)] = []
    let able = preset.instructors(of: module)
    for index in 0..<preset.modules[module] {
      let wanted = day + 14 * index
      guard days.contains(wanted) else { return nil }
      let period = random.below(2)
      let free = able.filter { !teachers.contains([wanted, period, $0]) }
      guard rooms[2 * wanted + period, default: 0] < preset.rooms, !free.isEmpty else { return nil }
      result.append((wanted, period, free[random.below(free.count)]))
    }
    return result
  }

  private func join(_ module: Int, _ sessions: [Int], _ people: [Int]) -> [Int] {
    var members: [Int] = []
    var more: [Int: Int] = [:]
    for person in people where members.count < preset.size.ideal {
      let (department, site) = staff[person]
      let fits = sessions.allSatisfy { day in
        !busy[person].contains(day)
          && awayOfDepartment[department][day] + more[department, default: 0] < limitOfDepartment[department]
          && awayOfSite[site][day] + more[-1 - site, default: 0] < limitOfSite[site]
      }
      let mayBegin = !(preset.requiresAll && module == 1) || (lastDay[person][0] ?? .max) < sessions[0]
      guard fits, mayBegin else { continue }
      members.append(person)
      more[department, default: 0] += 1
      more[-1 - site, default: 0] += 1
    }
    return members
  }

  private mutating func seat(_ person: Int, _ module: Int, _ sessions: [Int]) {
    busy[person].formUnion(sessions)
    taken[person].append(module)
    lastDay[person][module] = sessions.last
    for day in sessions {
      awayOfDepartment[staff[person].0][day] += 1
      awayOfSite[staff[person].1][day] += 1
    }
  }
}
