/// Everything that is known about one organisation's training: what one file holds.
///
/// A workspace is altered by `apply(_:)` alone, which checks a `Change` and returns its inverse.
package struct Workspace: Equatable, Sendable {
  package internal(set) var name: String
  package internal(set) var season: Season
  package internal(set) var rules: Rules
  package internal(set) var sites: Records<Site>
  package internal(set) var departments: Records<Department>
  package internal(set) var roles: Records<JobRole>
  package internal(set) var employees: Records<Employee>
  package internal(set) var programmes: Records<Programme>
  package internal(set) var modules: Records<Module>
  package internal(set) var rooms: Records<Room>
  package internal(set) var instructors: Records<Instructor>
  package internal(set) var waivers: Records<Waiver>
  package internal(set) var series: Records<MeetingSeries>
  package internal(set) var meetings: Records<Meeting>
  package internal(set) var rotas: Records<PairRota>
  package internal(set) var quotas: Records<Quota>
  package internal(set) var competences: Records<Competence>
  package internal(set) var profiles: Records<JobProfile>
  package internal(set) var goals: Records<Goal>
  package internal(set) var funds: Records<Fund>
  package internal(set) var expenses: Records<Expense>
  package internal(set) var pins: Set<Pin>
  /// The plan that is being worked on.
  package internal(set) var draft: Plan
  /// Every plan that was announced, by number.
  package internal(set) var publications: [Publication]
  /// The seasons that are over, oldest first.
  package internal(set) var closedSeasons: [ClosedSeason]
  /// In the order in which the marks were made.
  package internal(set) var attendance: Ledger
  /// Places with other teams for sessions that were missed.
  package internal(set) var guestSeats: Set<GuestSeat>
  /// In the order in which they were recorded.
  package internal(set) var examResults: [ExamResult]
  /// Who the users of the operating system are, each once, in the order of their names.
  package internal(set) var accesses: [Access]

  package init(
    name: String, season: Season, rules: Rules = Rules(), sites: Records<Site> = [],
    departments: Records<Department> = [], roles: Records<JobRole> = [],
    employees: Records<Employee> = [], programmes: Records<Programme> = [],
    modules: Records<Module> = [], rooms: Records<Room> = [], instructors: Records<Instructor> = [],
    waivers: Records<Waiver> = [], series: Records<MeetingSeries> = [], meetings: Records<Meeting> = [],
    rotas: Records<PairRota> = [], quotas: Records<Quota> = [], competences: Records<Competence> = [],
    profiles: Records<JobProfile> = [], goals: Records<Goal> = [], funds: Records<Fund> = [],
    expenses: Records<Expense> = [], pins: Set<Pin> = [], draft: Plan = Plan(),
    publications: [Publication] = [], closedSeasons: [ClosedSeason] = [], attendance: Ledger = [],
    guestSeats: Set<GuestSeat> = [], examResults: [ExamResult] = [], accesses: [Access] = []
  ) {
    self.name = name
    self.season = season
    self.rules = rules
    self.sites = sites
    self.departments = departments
    self.roles = roles
    self.employees = employees
    self.programmes = programmes
    self.modules = modules
    self.rooms = rooms
    self.instructors = instructors
    self.waivers = waivers
    self.series = series
    self.meetings = meetings
    self.rotas = rotas
    self.quotas = quotas
    self.competences = competences
    self.profiles = profiles
    self.goals = goals
    self.funds = funds
    self.expenses = expenses
    self.pins = pins
    self.draft = draft
    self.publications = publications
    self.closedSeasons = closedSeasons
    self.attendance = attendance
    self.guestSeats = guestSeats
    self.examResults = examResults
    self.accesses = accesses.sorted { $0.user < $1.user }
  }

  /// The plan that was announced last in this season.
  package var published: Publication? {
    publications.last.flatMap { $0.number > (closedSeasons.last?.lastPublication ?? 0) ? $0 : nil }
  }
}

/// What one employee is to be taught this season.
package struct Requirement: Equatable, Sendable {
  /// Each once, in the order of the identifiers.
  package var required: [Module.ID]
  package var choice: ModuleChoice

  package init(required: [Module.ID], choice: ModuleChoice) {
    self.required = required
    self.choice = choice
  }
}

extension Workspace {
  /// Whether anybody is to be taught anything.
  package var hasDemand: Bool {
    employees.unordered.contains { person in
      let requirement = requirement(of: person)
      return !requirement.required.isEmpty || requirement.choice.count > 0
    }
  }

  /// Whether the person is employed on at least one day of the season. Only such people are taught and
  /// counted into the headcount of their department and site.
  package func isActive(_ employee: Employee) -> Bool {
    (employee.employedFrom ?? season.start) <= season.end
      && (employee.employedTo ?? season.end) >= season.start
  }

  /// Whether the person has passed a module and the pass is valid to the end of the season. A pass without a
  /// date is taken to be valid.
  package func hasValidPass(_ employee: Employee, in module: Module) -> Bool {
    hasValidPass(employee, in: module, on: season.end)
  }

  /// Whether a pass is valid on a day.
  package func hasValidPass(_ employee: Employee, in module: Module, on date: CalendarDate) -> Bool {
    guard employee.passed.contains(module.id) else { return false }
    guard let months = module.validMonths, let passed = employee.passedOn[module.id] else { return true }
    return passed.advanced(byMonths: months) > date
  }

  /// Whether a module was passed in a team that began on a day: then the place in it is not one too many, though
  /// nothing is required any more.
  package func hasPassed(_ module: Module.ID, _ employee: Employee, since begin: CalendarDate?) -> Bool {
    guard let begin, employee.passed.contains(module), let passed = employee.passedOn[module] else {
      return false
    }
    return begin <= passed
  }

  /// The day of a pass that runs out before the season ends; nil where there is none or it is valid.
  package func lapsedPass(of employee: Employee, in module: Module) -> CalendarDate? {
    employee.passed.contains(module.id) && !hasValidPass(employee, in: module)
      ? employee.passedOn[module.id] : nil
  }

  /// What a prerequisite asks for: a pass that is valid to the end of the season. One that lapses before is none,
  /// so that the course that renews it comes first; a module that is not known any more keeps its passes.
  package func hasValidPass(_ employee: Employee, in id: Module.ID) -> Bool {
    modules[id].map { hasValidPass(employee, in: $0) } ?? employee.passed.contains(id)
  }

  /// What the person is to be taught: what is listed with the person, and what a module's audience gives
  /// unless it has been passed; less what is waived (`HardRule.unassigned`).
  package func requirement(of employee: Employee) -> Requirement {
    guard isActive(employee) else { return Requirement(required: [], choice: .none) }
    var required = Set(employee.required)
    for module in modules.unordered
    where module.audience.includes(employee) && !hasValidPass(employee, in: module)
      && module.isEligible(employee.role)
    {
      required.insert(module.id)
    }
    var choice = employee.choice
    for waiver in waivers.unordered where waiver.rule == .unassigned && waiver.dates == nil {
      switch waiver.subject {
      case .employee(employee.id, let module?): required.remove(module)
      case .employee(employee.id, nil), .everything:
        required = []
        choice = .none
      case .module(let module): required.remove(module)
      default: break
      }
    }
    return Requirement(required: required.sorted(), choice: choice)
  }

  /// The instructor records that stand for a colleague who teaches.
  package func instructors(for employee: Employee.ID) -> [Instructor] {
    instructors.sorted.filter { $0.employee == employee }
  }

  /// Whether the instructor can teach on a date: not marked unavailable and, as a colleague, not on leave.
  package func isAvailable(_ instructor: Instructor, on date: CalendarDate) -> Bool {
    if instructor.unavailable.contains(where: { $0.contains(date) }) { return false }
    guard let id = instructor.employee, let employee = employees[id] else { return true }
    return employee.isAvailable(on: date)
  }
}
