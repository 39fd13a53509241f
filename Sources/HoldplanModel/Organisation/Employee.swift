/// A person who is taught.
package struct Employee: Identified {
  package typealias ID = Identifier<Employee>
  /// The staff number as the organisation writes it, leading zeros included.
  package var id: ID
  package var name: String
  package var department: Department.ID
  package var site: Site.ID?
  package var role: JobRole.ID?
  package var manager: Employee.ID?
  package var email: String
  /// Nobody is taught before the first day or after the last day of employment.
  package var employedFrom: CalendarDate?
  package var employedTo: CalendarDate?
  /// Granted for study while modules run.
  package var weeklyStudyHours: StudyHours
  package var unavailableWeekdays: WeekdaySet
  /// Days of leave, merged and in order. Never with a reason: sickness is health data.
  package var leave: [DateRange] { didSet { leave = DateRange.merged(leave) } }
  package var passed: Set<Module.ID>
  /// When modules were passed, as far as it is known: some are valid for a time only.
  package var passedOn: [Module.ID: CalendarDate]
  /// What the person was trained as; empty where it isn't noted.
  package var profession: String
  /// Words of the organisation's own that rules may ask for, such as `mentor`.
  package var tags: Set<String>
  /// What the person can do, from 0 to 4; a competence that's not named is at 0.
  package var levels: [Competence.ID: Int]
  /// Modules this person must take this season, besides those that `Module.audience` gives everybody.
  package var required: [Module.ID]
  package var choice: ModuleChoice
  /// Days the person would rather not be taught on: a wish, not leave.
  package var wishedFreeDates: Set<CalendarDate>

  package init(
    id: ID, name: String, department: Department.ID, site: Site.ID? = nil, role: JobRole.ID? = nil,
    manager: Employee.ID? = nil, email: String = "", employedFrom: CalendarDate? = nil,
    employedTo: CalendarDate? = nil, weeklyStudyHours: StudyHours = .zero,
    unavailableWeekdays: WeekdaySet = [], leave: [DateRange] = [], passed: Set<Module.ID> = [],
    passedOn: [Module.ID: CalendarDate] = [:], profession: String = "", tags: Set<String> = [],
    levels: [Competence.ID: Int] = [:],
    required: [Module.ID] = [], choice: ModuleChoice = .none, wishedFreeDates: Set<CalendarDate> = []
  ) {
    self.id = id
    self.name = name
    self.department = department
    self.site = site
    self.role = role
    self.manager = manager
    self.email = email
    self.employedFrom = employedFrom
    self.employedTo = employedTo
    self.weeklyStudyHours = weeklyStudyHours
    self.unavailableWeekdays = unavailableWeekdays
    self.leave = DateRange.merged(leave)
    self.passed = passed
    self.passedOn = passedOn
    self.profession = profession
    self.tags = tags
    self.levels = levels
    self.required = required
    self.choice = choice
    self.wishedFreeDates = wishedFreeDates
  }

  package func isEmployed(on date: CalendarDate) -> Bool {
    employedFrom.map { $0 <= date } ?? true && employedTo.map { date <= $0 } ?? true
  }

  package func isOnLeave(_ date: CalendarDate) -> Bool { leave.contains { $0.contains(date) } }

  /// Employed, not on leave and not on a weekday that the person never comes.
  package func isAvailable(on date: CalendarDate) -> Bool {
    isEmployed(on: date) && !isOnLeave(date) && !unavailableWeekdays.contains(date.weekday)
  }
}

extension Employee {
  /// Whether a text may be a mail address: something on both sides of one `@`, and no spaces. Whether mail can be
  /// written to it is for who writes it.
  package static func isAddress(_ text: String) -> Bool {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    return parts.count == 2 && parts.allSatisfy { !$0.isEmpty } && !text.contains(where: \.isWhitespace)
  }
}

/// So many modules to be chosen among some, with the person's order of wishes.
package struct ModuleChoice: Equatable, Codable, Sendable {
  /// What a module costs that is not among the wishes.
  package static let unlistedCost = 9

  package var count: Int
  package var from: [Module.ID]
  /// 0 for the first wish; a module that isn't listed costs `unlistedCost`.
  package var cost: [Module.ID: Int]

  package init(count: Int, from: [Module.ID], cost: [Module.ID: Int] = [:]) {
    self.count = count
    self.from = from
    self.cost = cost
  }

  package static let none = ModuleChoice(count: 0, from: [])

  package func cost(of module: Module.ID) -> Int { cost[module] ?? Self.unlistedCost }
}
