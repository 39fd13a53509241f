import HoldplanModel
import HoldplanTestSupport

/// A housing association in the middle of its winter: 32 people, two modules with four teams each. Ida Holm
/// is on leave for most of November and has no place in conflict handling; the office has a waiver.
enum Sample {
  static let today = day("2026-11-12")

  static let workspace: Workspace = {
    Workspace(
      name: "AL2Bolig", season: season, rules: rules, sites: [Site(id: "NORD", name: "Nord")],
      departments: [
        Department(id: "DRI", name: "Drift"), Department(id: "KON", name: "Kontoret"),
        Department(id: "SOC", name: "Social", shortName: "Soc"), Department(id: "ØKO", name: "Økonomi"),
      ],
      roles: [JobRole(id: "VM", name: "Varmemester")], employees: Records(employees),
      modules: Records(modules),
      rooms: [
        Room(id: "A", name: "Lokale A", site: "NORD", capacity: 24),
        Room(id: "B", name: "Lokale B", site: "NORD", capacity: 24),
      ],
      instructors: [
        Instructor(id: "BK", name: "Birte Krogh"), Instructor(id: "SF", name: "Søren Friis"),
      ],
      waivers: [
        Waiver(
          id: "W1", rule: .coverage, subject: .department("KON"), reason: "Naboerne passer telefonen",
          author: "Mette", writtenOn: day("2026-09-01"))
      ],
      pins: [.member("07", module: "KONF", team: "KONF-3")], draft: plan,
      publications: [Publication(number: 1, date: day("2026-09-20"), plan: published)])
  }()

  static let assessment = Assessment(
    violations: [
      Violation(.unassigned, .missing, employee: "09", module: "KONF"),
      Violation(
        .teamSize, .tooMany, module: "KULT", team: "KULT-2", actual: 9, limit: 8),
    ],
    waived: [
      WaivedViolation(
        violation: Violation(.coverage, date: day("2026-11-17"), department: "KON", actual: 1, limit: 0),
        waiver: "W1")
    ],
    soft: [.departmentPairs: 24, .sizeDeviation: 3, .repeatPairs: 12, .teams: 8, .avoidDates: 1])

  private static let season = Season(
    name: "Vinter 2026/27", start: day("2026-10-01"), end: day("2027-03-31"),
    closedDays: [
      ClosedDay(date: day("2026-12-24"), reason: "Juleaften"),
      ClosedDay(date: day("2026-12-31"), reason: "Nytårsaften"),
    ], slots: Slot.halfDays)

  private static let rules = Rules(
    coverage: [
      CoverageRule(scope: .everyDepartment, limit: .present(1))
    ],
    sources: [.coverage: "MED-aftale af 12. maj"], leaveSource: "MED-aftale af 12. maj")

  private static let names = [
    "Anna Bach", "Bo Elkjær", "Carl Dam", "Dorte Fog", "Finn Greve", "Gitte Høj", "Hugo Ibsen", "Inge Juhl",
    "Ida Holm", "Jens Møller", "Kaj Lund", "Lis Munk", "Mads Nør", "Maja Poulsen", "Niels Olsen", "Ole Riis",
    "Pia Skov", "Rasmus Toft", "Sara Ulv", "Tove Vang", "Ulla Winther", "Viggo Yde", "Åse Ørum", "Ævar Bisp",
    "Øjvind Lau", "Bente Krag", "Dan Holst", "Eva Gram", "Frida Kvist", "Gert Ravn", "Helle Bro", "Ib Kjær",
  ]

  private static let employees: [Employee] = names.enumerated().map { number, name in
    let departments: [Department.ID] = ["DRI", "ØKO", "SOC", "DRI"]
    let id = number + 1
    return Employee(
      id: Identifier(id < 10 ? "0\(id)" : "\(id)"), name: name,
      department: id == 17 ? "KON" : departments[number % 4], site: "NORD",
      role: number % 4 == 3 ? "VM" : nil, manager: number == 0 ? nil : "01",
      email: "\(id)@al2bolig.example", weeklyStudyHours: StudyHours(nanohours: 2_000_000_000),
      unavailableWeekdays: id == 12 ? WeekdaySet([.friday]) : [],
      leave: id == 9
        ? [days("2026-11-02", "2027-01-30")] : id % 5 == 0 ? [days("2026-12-21", "2027-01-03")] : [],
      wishedFreeDates: id == 10 ? [day("2026-11-18")] : [])
  }

  private static let modules = [
    module("KONF", "Konflikthåndtering"), module("KULT", "Mødet med andre kulturer"),
  ]

  private static func module(_ id: Module.ID, _ name: String) -> Module {
    Module(
      id: id, name: name,
      sessions: [
        SessionPattern(), SessionPattern(gap: GapLimits(minimum: 7, ideal: 14, maximum: 35)),
      ],
      studyHoursPerWeek: StudyHours(nanohours: 1_000_000_000),
      teamSize: TeamSize(minimum: 6, ideal: 8, maximum: 8), teamCount: TeamCount(maximum: 4, required: 4),
      instructors: ["BK", "SF"], rooms: ["A", "B"], audience: .everyone)
  }

  /// Everyone but Ida (09) in four teams, by turns.
  private static let plan = Plan(teams: Records(["KONF", "KULT"].flatMap(teams)))

  private static let dates = [
    "KONF": [
      ["2026-11-03", "2026-11-17"], ["2026-11-10", "2026-11-24"], ["2026-11-04", "2026-11-18"],
      ["2026-11-20", "2026-12-04"],
    ],
    "KULT": [
      ["2026-11-12", "2026-11-26"], ["2026-11-18", "2026-12-02"], ["2026-12-08", "2027-01-12"],
      ["2026-12-10", "2027-01-14"],
    ],
  ]

  private static func teams(of module: String) -> [Team] {
    (dates[module] ?? []).enumerated().map { number, dates in
      Team(
        id: Identifier("\(module)-\(number + 1)"), module: Identifier(module), number: number + 1,
        sessions: dates.map { date in
          Session(
            date: day(date), slot: number % 2, room: number % 2 == 0 ? "A" : "B",
            instructor: number < 2 ? "BK" : "SF")
        },
        members: members(of: module, number))
    }
  }

  private static func members(of module: String, _ number: Int) -> [Employee.ID] {
    employees.enumerated().filter { at, person in
      if module == "KONF" { return at % 4 == number && person.id != "09" }
      return (at / 4 + at) % 4 == number
    }.map(\.element.id)
  }

  /// What was announced: as the draft, but two people sit elsewhere and one session lies a week earlier.
  private static let published: Plan = {
    var plan = Self.plan
    plan.teams["KONF-1"]?.members.removeAll { $0 == "13" }
    plan.teams["KONF-2"]?.members.append("13")
    plan.teams["KONF-2"]?.members.sort()
    plan.teams["KONF-4"]?.sessions[1].date = day("2026-11-27")
    return plan
  }()
}
