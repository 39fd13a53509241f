import HoldplanModel

/// How many are on leave on each day of a season, in all and by department. Built in one pass over everybody.
struct LeaveDensity: Sendable {
  private let start: CalendarDate
  private let total: [Int]
  private let byDepartment: [Department.ID: [Int]]
  /// Those who are employed at some time of the season.
  private let headcounts: [Department.ID: Int]
  private let headcount: Int

  init(_ workspace: Workspace) {
    let season = workspace.season
    start = season.start
    let length = max(0, season.start.distance(to: season.end) + 1)
    // Differences first and sums afterwards: the cost does not depend on how long the leave is. People are many and
    // departments few: each person's is looked up once.
    var places: [Department.ID: Int] = [:]
    var steps: [[Int]] = []
    var heads: [Int] = []
    for employee in workspace.employees.unordered where workspace.isActive(employee) {
      let place = places[employee.department] ?? steps.count
      if place == steps.count {
        places[employee.department] = place
        steps.append([Int](repeating: 0, count: length + 1))
        heads.append(0)
      }
      heads[place] += 1
      for range in employee.leave {
        let from = max(0, season.start.distance(to: range.from))
        let to = min(length - 1, season.start.distance(to: range.to))
        guard from <= to else { continue }
        steps[place][from] += 1
        steps[place][to + 1] -= 1
      }
    }
    var total = [Int](repeating: 0, count: length)
    byDepartment = places.mapValues { place in
      var running = 0
      return steps[place].dropLast().enumerated().map { day, step in
        running += step
        total[day] += running
        return running
      }
    }
    headcounts = places.mapValues { heads[$0] }
    headcount = heads.reduce(0, +)
    self.total = total
  }

  /// How many are on leave on a date, of one department or of all.
  func away(on date: CalendarDate, of department: Department.ID? = nil) -> Int {
    let offset = start.distance(to: date)
    guard total.indices.contains(offset) else { return 0 }
    guard let department else { return total[offset] }
    return byDepartment[department]?[offset] ?? 0
  }

  func people(of department: Department.ID? = nil) -> Int {
    department.map { headcounts[$0] ?? 0 } ?? headcount
  }

  /// How dense leave is on a date: nothing, light, medium, dark or full.
  func shade(on date: CalendarDate, of department: Department.ID? = nil) -> String {
    shade(away(on: date, of: department), of: people(of: department))
  }

  /// The densest of some dates.
  func shade(on dates: some Sequence<CalendarDate>, of department: Department.ID? = nil) -> String {
    shade(dates.map { away(on: $0, of: department) }.max() ?? 0, of: people(of: department))
  }

  private func shade(_ away: Int, of people: Int) -> String {
    guard people > 0 else { return " " }
    let percent = away * 100 / people
    return percent >= 40 ? "█" : percent >= 20 ? "▓" : percent >= 8 ? "▒" : percent >= 2 ? "░" : " "
  }
}
