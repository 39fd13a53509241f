import HoldplanCheck
import HoldplanModel

@testable import HoldplanEngine

/// Organisations so small that all their plans can be counted one by one.
struct TinyWorkspace {
  var people = 4
  var modules = 1
  var sessions = 1
  /// Teaching days in the season: it begins on a Monday and is taught on Mondays and Tuesdays.
  var weeks = 2
  var rooms = 1
  var instructors = 1
  var mostTeams = 2
  var hasChoice = false

  func make(seed: UInt64) -> Workspace {
    var random = Random(seed: seed)
    // A Monday far from public holidays: 3 March 2025.
    let start = CalendarDate(dayNumber: 20_150)
    let monday = start.advanced(by: (7 - start.weekday.rawValue) % 7)
    let season = Season(
      name: "Season", start: monday, end: monday.advanced(by: 7 * weeks - 1), observesDanishHolidays: false,
      teachingWeekdays: [.init(rawValue: 0b11)], slots: RandomWorkspace.slots)
    let ids = (0..<modules).map { Module.ID("M\($0)") }
    return Workspace(
      name: "Tiny", season: season,
      rules: Rules(coverage: coverage(&random), weights: weights(&random)),
      sites: [Site(id: "S1", name: "S1"), Site(id: "S2", name: "S2")],
      departments: [Department(id: "D1", name: "D1"), Department(id: "D2", name: "D2")],
      employees: Records((0..<people).map { employee($0, ids, season, &random) }),
      modules: Records(ids.map { module($0, &random) }),
      rooms: Records((0..<rooms).map { Room(id: .init("R\($0)"), name: "R", capacity: 9) }),
      instructors: Records(
        (0..<instructors).map { index in
          Instructor(
            id: .init("I\(index)"), name: "I",
            unavailable: random.below(3) == 0 ? [DateRange(day: monday.advanced(by: 7))] : [])
        }))
  }

  private func coverage(_ random: inout Random) -> [CoverageRule] {
    guard random.below(2) == 0 else { return [] }
    return [
      CoverageRule(scope: .everyDepartment, limit: .present(random.below(2))),
      CoverageRule(scope: .everySite, limit: .present(random.below(2))),
    ]
  }

  private func weights(_ random: inout Random) -> Weights {
    var weights = Weights.standard
    for goal in SoftGoal.allCases where random.below(3) == 0 { weights[goal] = random.below(12) }
    return weights
  }

  private func module(_ id: Module.ID, _ random: inout Random) -> Module {
    let patterns = (0..<sessions).map { index in
      SessionPattern(
        kind: .lesson, slotCount: 1 + random.below(5) / 4,
        gap: index == 0 ? nil : GapLimits(minimum: 1, ideal: 1 + random.below(7), maximum: 13))
    }
    return Module(
      id: id, name: "M", sessions: patterns,
      teamSize: TeamSize(minimum: 1, ideal: 1 + random.below(3), maximum: people - random.below(2)),
      teamCount: TeamCount(maximum: mostTeams), instructors: (0..<instructors).map { .init("I\($0)") },
      rooms: (0..<rooms).map { .init("R\($0)") })
  }

  private func employee(
    _ index: Int, _ modules: [Module.ID], _ season: Season, _ random: inout Random
  ) -> Employee {
    let days = season.teachingDates
    let leave = random.below(2) == 0 ? [DateRange(day: days[random.below(days.count)])] : []
    let cost = Dictionary(uniqueKeysWithValues: modules.map { ($0, random.below(3)) })
    return Employee(
      id: .init("E\(index)"), name: "E", department: random.below(2) == 0 ? "D1" : "D2",
      site: random.below(2) == 0 ? "S1" : "S2", weeklyStudyHours: StudyHours(nanohours: 1_000_000_000),
      leave: leave, required: hasChoice ? [] : modules,
      choice: hasChoice ? ModuleChoice(count: 1, from: modules, cost: cost) : .none,
      wishedFreeDates: Set(
        (0..<random.below(3)).map { _ in days[random.below(days.count)] }))
  }
}

/// All plans of a tiny workspace, judged by the independent check alone.
struct ExhaustivePlans {
  let workspace: Workspace
  /// The least total of a plan that keeps every rule; nil where there is none.
  private(set) var optimum: Int?
  private(set) var counted = 0

  init(_ workspace: Workspace) {
    self.workspace = workspace
    extend([], workspace.modules.sorted[...])
  }

  private mutating func extend(_ teams: [Team], _ modules: ArraySlice<Module>) {
    guard let module = modules.first else {
      let assessment = assess(teams: teams, of: workspace)
      counted += 1
      guard assessment.isFeasible else { return }
      let total = assessment.softTotal(workspace.rules.weights)
      optimum = min(optimum ?? total, total)
      return
    }
    // Everybody has one module: whoever has a place already is left out, and nobody is left at the end.
    let seated = Set(teams.flatMap(\.members))
    let hasChoice = workspace.employees.unordered.contains { $0.choice.count > 0 }
    let people = workspace.employees.sorted.filter {
      $0.required.contains(module.id) || hasChoice && !seated.contains($0.id)
    }
    let mayWait = hasChoice && modules.count > 1
    let isNamed = !workspace.pins.isEmpty || workspace.published != nil
    let timetables = timetables(of: module)
    let most = module.teamCount.maximum
    var seats = [Int](repeating: 0, count: people.count)
    repeat {
      // In no team (0), the first or the second; mirror images are left out unless a name makes a difference.
      guard mayWait || !seats.contains(0), isNamed || (seats.first { $0 > 0 } ?? 1) == 1 else { continue }
      let groups = (1...most).map { team in people.indices.filter { seats[$0] == team } }
      form(groups.map { $0.map { people[$0].id } }, module, timetables, teams, modules.dropFirst())
    } while Self.next(&seats, below: most + 1)
  }

  private mutating func form(
    _ groups: [[Employee.ID]], _ module: Module, _ timetables: [[Session]], _ teams: [Team],
    _ rest: ArraySlice<Module>
  ) {
    let formed = groups.indices.filter { !groups[$0].isEmpty }
    var choice = [Int](repeating: 0, count: formed.count)
    repeat {
      let new = zip(formed, choice).map { index, timetable in
        Team(
          id: .init("\(module.id)-\(index + 1)"), module: module.id, number: index + 1,
          sessions: timetables[timetable], members: groups[index])
      }
      extend(teams + new, rest)
    } while Self.next(&choice, below: timetables.count)
  }

  /// Every choice of dates in order, slots, rooms and instructors, good or not.
  private func timetables(of module: Module) -> [[Session]] {
    let days = workspace.season.teachingDates
    var all: [[Session]] = [[]]
    for _ in module.sessions {
      all = all.flatMap { earlier in
        days.filter { day in earlier.last.map { $0.date < day } ?? true }.flatMap { day in
          (0..<2).flatMap { slot in
            module.rooms.flatMap { room in
              module.instructors.map { teacher in
                earlier + [Session(date: day, slot: slot, room: room, instructor: teacher)]
              }
            }
          }
        }
      }
    }
    return all
  }

  private static func next(_ digits: inout [Int], below base: Int) -> Bool {
    for index in digits.indices {
      digits[index] += 1
      if digits[index] < base { return true }
      digits[index] = 0
    }
    return false
  }
}
