import HoldplanModel

/// A date from `2026-11-14`. What is no date stops the test: it is a slip of the pen.
package func day(_ iso: String) -> CalendarDate {
  guard let date = CalendarDate(iso: iso) else { preconditionFailure("\(iso) is no date") }
  return date
}

/// From one date to another, both included; a single day without `to`.
package func days(_ from: String, _ to: String? = nil) -> DateRange {
  guard let range = DateRange(from: day(from), to: day(to ?? from)) else {
    preconditionFailure("\(to ?? from) lies before \(from)")
  }
  return range
}

/// A time of day from `08:30`.
package func clock(_ text: String) -> ClockTime {
  guard let time = ClockTime(text) else { preconditionFailure("\(text) is no time") }
  return time
}

extension Season {
  /// 1 October 2026 to 31 March 2027, Mondays to Fridays, mornings and afternoons.
  package static func fixture(
    _ start: String = "2026-10-01", _ end: String = "2027-03-31", closed: [String] = [],
    weekdays: WeekdaySet = .mondayToFriday, slots: [Slot] = Slot.halfDays
  ) -> Season {
    Season(
      name: "Vinter 2026/27", start: day(start), end: day(end), teachingWeekdays: weekdays,
      closedDays: closed.map { ClosedDay(date: day($0), reason: "Lukket") }, slots: slots)
  }
}

extension Slot {
  /// 08:30 to 11:30 and 12:30 to 15:30.
  package static let halfDays = [
    Slot(name: "Formiddag", start: clock("08:30"), end: clock("11:30")),
    Slot(name: "Eftermiddag", start: clock("12:30"), end: clock("15:30")),
  ]
}

extension Employee {
  /// Somebody in operations, named after the staff number.
  package static func fixture(
    _ id: Employee.ID, in department: Department.ID = "DRIFT", site: Site.ID? = nil, role: JobRole.ID? = nil,
    manager: Employee.ID? = nil, employed: (from: String?, to: String?) = (nil, nil), hours: Double = 0,
    leave: [DateRange] = [], passed: Set<Module.ID> = [], required: [Module.ID] = [],
    choice: ModuleChoice = .none, wishedFree: [String] = []
  ) -> Employee {
    Employee(
      id: id, name: "Person \(id)", department: department, site: site, role: role, manager: manager,
      employedFrom: employed.from.map(day), employedTo: employed.to.map(day),
      weeklyStudyHours: StudyHours(hours: hours) ?? .zero, leave: leave, passed: passed, required: required,
      choice: choice, wishedFreeDates: Set(wishedFree.map(day)))
  }
}

extension Module {
  /// Half-day lessons 7 to 28 days apart in teams of 2 to 6, taught by U1 in room A, for everyone.
  package static func fixture(
    _ id: Module.ID, sessions: Int = 2, size: (minimum: Int, ideal: Int, maximum: Int) = (2, 4, 6),
    teams: Int = 2, requires: [Module.ID] = [], hours: Double = 0, instructors: [Instructor.ID] = ["U1"],
    rooms: [Room.ID] = ["A"], composition: [CompositionRule] = [], audience: Audience = .everyone
  ) -> Module {
    Module(
      id: id, name: "Modul \(id)",
      sessions: (0..<sessions).map { index in
        SessionPattern(gap: index == 0 ? nil : GapLimits(minimum: 7, ideal: 14, maximum: 28))
      },
      studyHoursPerWeek: StudyHours(hours: hours) ?? .zero, requires: requires,
      teamSize: TeamSize(minimum: size.minimum, ideal: size.ideal, maximum: size.maximum),
      teamCount: TeamCount(maximum: teams), instructors: instructors, rooms: rooms,
      composition: composition, audience: audience)
  }
}

extension Team {
  /// A team that meets in the mornings in room A with U1. The number is that after the last hyphen: K1-2.
  package static func fixture(
    _ id: Team.ID, of module: Module.ID = "K1", on dates: [String] = [], slot: Int = 0, room: Room.ID = "A",
    instructor: Instructor.ID = "U1", members: [Employee.ID] = []
  ) -> Team {
    Team(
      id: id, module: module, number: id.rawValue.split(separator: "-").last.flatMap { Int($0) } ?? 1,
      sessions: dates.map { Session(date: day($0), slot: slot, room: room, instructor: instructor) },
      members: members.sorted())
  }
}

extension Workspace {
  /// A small organisation: operations (DRIFT) and finance (OKO), the site NORD, the room A for 30, the
  /// outside instructor U1, and what is given. Whatever is given replaces the default of its kind.
  ///
  ///     let workspace = Workspace.fixture(
  ///       employees: [.fixture("01"), .fixture("02", in: "OKO")], modules: [.fixture("K1")],
  ///       teams: [.fixture("K1-1", on: ["2026-11-03", "2026-11-17"], members: ["01", "02"])],
  ///       isPublished: true)
  package static func fixture(
    season: Season = .fixture(), rules: Rules = Rules(), sites: [Site]? = nil,
    departments: [Department]? = nil,
    roles: [JobRole] = [], employees: [Employee]? = nil, programmes: [Programme] = [],
    modules: [Module]? = nil,
    rooms: [Room]? = nil, instructors: [Instructor]? = nil, waivers: [Waiver] = [], pins: Set<Pin> = [],
    teams: [Team] = [], isPublished: Bool = false
  ) -> Workspace {
    let draft = Plan(teams: Records(teams))
    return Workspace(
      name: "Prøveboligforeningen", season: season, rules: rules,
      sites: Records(sites ?? [Site(id: "NORD", name: "Nord", address: "Nordvej 1, 9000 Aalborg")]),
      departments: Records(
        departments ?? [
          Department(id: "DRIFT", name: "Drift", shortName: "Dri"),
          Department(id: "OKO", name: "Økonomi", shortName: "Øko"),
        ]),
      roles: Records(roles),
      employees: Records(
        employees
          ?? (1...8).map { .fixture(Identifier("0\($0)"), in: $0.isMultiple(of: 2) ? "OKO" : "DRIFT") }),
      programmes: Records(programmes), modules: Records(modules ?? [.fixture("K1")]),
      rooms: Records(rooms ?? [Room(id: "A", name: "Lokale A", capacity: 30)]),
      instructors: Records(instructors ?? [Instructor(id: "U1", name: "Underviser U1")]),
      waivers: Records(waivers), pins: pins, draft: draft,
      publications: isPublished ? [Publication(number: 1, date: season.start, plan: draft)] : [])
  }
}
