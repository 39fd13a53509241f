/// Hours of study by week and people away by date, where the groups of a `Timetable` can exceed what is allowed.
struct TimetableLoad {
  private let state: State
  let isCounted: Bool
  private let weeks: Int
  private let days: Int
  // Hours.
  private let hours: Flat<Int32>
  private let memberPerson: Rows
  private let groupsOfPerson: Rows
  private let weekHours: Flat<Int32>
  private let runs: Flat<Bool>
  /// Members of a group who would have too many hours in a week.
  private let hourCost: Flat<Int32>
  private let countsHours: Bool
  // Coverage.
  private let watched: Rows
  private let watchedCount: Flat<Int32>
  private let groupsWatched: Rows
  private let most: Flat<Int32>
  private let away: Flat<Int32>
  /// How many of a group would be too many away on a date.
  private let awayCost: Flat<Int32>
  private let meets: Flat<Bool>
  private let countsAway: Bool
  private let width: Int

  init(_ state: State, _ groups: [Timetable.Group], _ arena: Arena) {
    self.state = state
    weeks = max(1, state.weeks)
    days = max(1, state.calendar.count)
    width = groups.count
    hours = arena.make(groups.map { state.modules.hours[$0.module] })
    let people = groups.map { group in group.members.map { state.options.person[$0] } }
    memberPerson = arena.rows(people)
    var own = [[Int32]](repeating: [], count: state.people.count)
    for (index, group) in people.enumerated() {
      for person in group { own[Int(person)].append(Int32(index)) }
    }
    groupsOfPerson = arena.rows(own)
    weekHours = arena.make(state.hours.elements.map { $0 })
    runs = arena.make(groups.count * weeks, false)
    hourCost = arena.make(groups.count * weeks, 0)
    countsHours = own.indices.contains { !own[$0].isEmpty && !state.people.hoursAlwaysFit[$0] }
    let counts = Self.counts(state, people)
    watched = arena.rows(counts.map { $0.map { Int32($0.key) } })
    watchedCount = arena.make(counts.joined().map(\.value))
    var inverse = [[Int32]](repeating: [], count: state.coverage.groupCount)
    var largest = [Int32](repeating: 0, count: state.coverage.groupCount)
    for (index, row) in counts.enumerated() {
      for (key, value) in row {
        inverse[key].append(Int32(index))
        largest[key] = max(largest[key], value)
      }
    }
    groupsWatched = arena.rows(inverse)
    most = arena.make(largest)
    away = arena.make(state.awayCount.elements.map { $0 })
    awayCost = arena.make(groups.count * days, 0)
    meets = arena.make(groups.count * days, false)
    countsAway = counts.contains { !$0.isEmpty }
    isCounted = countsHours || countsAway
    forget(groups)
    startCosts()
  }

  /// How many of each watched department and site are in each group; those whom no limit can concern are
  /// left out.
  private static func counts(_ state: State, _ people: [[Int32]]) -> [[(key: Int, value: Int32)]] {
    var headcount = [Int32](repeating: 0, count: state.coverage.groupCount)
    for person in 0..<state.people.count {
      headcount[Int(state.people.departmentGroup[person])] += 1
      headcount[Int(state.people.siteGroup[person])] += 1
    }
    let days = state.calendar.count
    let isTight = headcount.indices.map { group in
      group > 0 && (0..<days).contains { state.coverage.limit[group * days + $0] < headcount[group] }
    }
    return people.map { members in
      var found: [Int: Int32] = [:]
      for person in members {
        for group in [Int(state.people.departmentGroup[person]), Int(state.people.siteGroup[person])]
        where isTight[group] { found[group, default: 0] += 1 }
      }
      return found.sorted { $0.key < $1.key }
    }
  }

  /// Takes out what the groups themselves have in the plan.
  private func forget(_ groups: [Timetable.Group]) {
    for group in groups where state.isOpen[group.slot] {
      for place in state.memberRange(group.slot) {
        let person = Int(state.options.person[state.members[place]])
        for week in Int(state.firstWeek[group.slot])...Int(state.lastWeek[group.slot]) {
          weekHours[person * weeks + week] -= state.modules.hours[group.module]
        }
        for session in state.sessionRange(group.slot, group.module) {
          let day = Int(state.date[session])
          away[Int(state.people.departmentGroup[person]) * days + day] -= 1
          away[Int(state.people.siteGroup[person]) * days + day] -= 1
        }
      }
    }
  }

  private func startCosts() {
    for group in 0..<width where countsHours {
      for entry in memberPerson.range(group) {
        let person = Int(memberPerson.values[entry])
        for week in 0..<weeks
        where weekHours[person * weeks + week] + hours[group] > state.people.allowance[person] {
          hourCost[group * weeks + week] += 1
        }
      }
    }
    for group in 0..<width where countsAway {
      for entry in watched.range(group) {
        for day in 0..<state.calendar.count {
          awayCost[group * days + day] += excess(
            Int(watched.values[entry]), day, watchedCount[entry])
        }
      }
    }
  }

  @inline(__always)
  private func excess(_ group: Int, _ day: Int, _ more: Int32) -> Int32 {
    let limit = state.coverage.limit[group * days + day]
    return limit == .max ? 0 : max(0, min(more, away[group * days + day] + more - limit))
  }

  // MARK: Asking and counting

  @inline(__always)
  func cost(_ group: Int, _ dates: Flat<Int32>, _ row: Int, _ last: Int) -> Int {
    var sum = 0
    if countsAway {
      for index in 0...last { sum += Int(awayCost[group * days + Int(dates[row + index])]) }
    }
    if countsHours {
      let final = Int(state.calendar.week[dates[row + last]])
      for week in Int(state.calendar.week[dates[row]])...final { sum += Int(hourCost[group * weeks + week]) }
    }
    return sum
  }

  func count(_ group: Int, _ dates: Flat<Int32>, _ row: Int, _ last: Int, _ sign: Int32) {
    if countsAway {
      for index in 0...last { countAway(group, Int(dates[row + index]), sign) }
    }
    guard countsHours, hours[group] > 0 else { return }
    let final = Int(state.calendar.week[dates[row + last]])
    for week in Int(state.calendar.week[dates[row]])...final { countHours(group, week, sign) }
  }

  private func countAway(_ group: Int, _ day: Int, _ sign: Int32) {
    meets[group * days + day] = sign > 0
    for entry in watched.range(group) {
      let key = Int(watched.values[entry])
      let place = key * days + day
      let (before, more) = (away[place], sign * watchedCount[entry])
      let limit = state.coverage.limit[place]
      away[place] = before + more
      guard limit != .max, max(before, before + more) + most[key] > limit else { continue }
      for row in groupsWatched.range(key) {
        let other = Int(groupsWatched.values[row])
        if other == group { continue }
        let own = ownCount(other, key)
        let present = meets[other * days + day] ? own : 0
        let old = max(0, min(own, before - present + own - limit))
        awayCost[other * days + day] += max(0, min(own, before + more - present + own - limit)) - old
      }
    }
  }

  private func ownCount(_ group: Int, _ key: Int) -> Int32 {
    for entry in watched.range(group) where Int(watched.values[entry]) == key { return watchedCount[entry] }
    return 0
  }

  private func countHours(_ group: Int, _ week: Int, _ sign: Int32) {
    runs[group * weeks + week] = sign > 0
    let more = sign * hours[group]
    for entry in memberPerson.range(group) {
      let person = Int(memberPerson.values[entry])
      let before = weekHours[person * weeks + week]
      weekHours[person * weeks + week] = before + more
      let allowance = state.people.allowance[person]
      for row in groupsOfPerson.range(person) {
        let other = Int(groupsOfPerson.values[row])
        if other == group || hours[other] == 0 { continue }
        let base = runs[other * weeks + week] ? before : before + hours[other]
        hourCost[other * weeks + week] += (base + more > allowance ? 1 : 0) - (base > allowance ? 1 : 0)
      }
    }
  }
}
