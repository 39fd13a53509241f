import HoldplanModel

/// The records that a board refers to by position, in the order of their identifiers, with what the rules
/// need to know of them.
struct Directory: Sendable {
  private(set) var employees: [Employee]
  /// What each person is to be taught before anything is waived: a waiver covers the broken rule instead.
  private(set) var requirements: [Requirement]
  /// The same by position.
  private(set) var wanted: [Wanted]
  private(set) var modules: [Module]
  /// The rules of composition of each module, with every group named.
  private(set) var composition: [[CompositionRule]]
  /// Rooms and instructors of each module, in the order of the identifiers.
  private(set) var roomChoices: [[Int]]
  private(set) var instructorChoices: [[Int]]
  let employeeIndex: [Employee.ID: Int]
  let moduleIndex: [Module.ID: Int]
  let rooms: [Room]
  let roomIndex: [Room.ID: Int]
  let instructors: [Instructor]
  let instructorIndex: [Instructor.ID: Int]
  let departments: [Department.ID]
  let sites: [Site.ID]
  /// Position in `departments`, by person.
  let department: [Int]
  /// Groups that coverage rules watch, by person: departments are 1, 2, ..., sites follow, 0 is watched by none.
  let departmentGroup: [Int]
  let siteGroup: [Int]
  /// How many of each group may be away on a date, before waivers; `Int.max` where no rule says.
  let coverageLimit: [Int]
  /// The person who is the instructor, or -1.
  let instructorPerson: [Int]
  /// The instructors that a person is.
  let teaches: [[Int]]
  /// The dates on which sessions may be held, in order.
  let dates: [CalendarDate]
  let dateSet: Set<CalendarDate>

  init(_ workspace: Workspace) {
    employees = workspace.employees.sorted
    modules = workspace.modules.sorted
    composition = modules.map(workspace.groupedComposition)
    rooms = workspace.rooms.sorted
    instructors = workspace.instructors.sorted
    employeeIndex = Compiler.index(employees.map(\.id))
    moduleIndex = Compiler.index(modules.map(\.id))
    roomIndex = Compiler.index(rooms.map(\.id))
    instructorIndex = Compiler.index(instructors.map(\.id))
    dates = workspace.season.teachingDates
    dateSet = Set(dates)
    departments = Set(employees.map(\.department)).sorted()
    sites = Set(employees.compactMap(\.site)).sorted()
    let (departmentIndex, siteIndex) = (Compiler.index(departments), Compiler.index(sites))
    department = employees.map { departmentIndex[$0.department] ?? 0 }
    let isActive = employees.map(workspace.isActive)
    departmentGroup = zip(department, isActive).map { $1 ? $0 + 1 : 0 }
    let firstSite = departments.count + 1
    siteGroup = zip(employees, isActive).map { employee, isActive in
      guard isActive, let site = employee.site.flatMap({ siteIndex[$0] }) else { return 0 }
      return firstSite + site
    }
    coverageLimit = Self.limits(workspace.rules, departments, sites, departmentGroup, siteGroup)
    let people = employeeIndex
    instructorPerson = instructors.map { $0.employee.flatMap { people[$0] } ?? -1 }
    var teaches = [[Int]](repeating: [], count: employees.count)
    for (index, person) in instructorPerson.enumerated() where person >= 0 { teaches[person].append(index) }
    self.teaches = teaches
    let open = modules.filter { $0.audience != .listed }
    requirements = employees.map { Self.requirement(of: $0, open, in: workspace) }
    let moduleIndex = moduleIndex
    wanted = requirements.map { Wanted($0, moduleIndex) }
    let (roomIndex, instructorIndex) = (roomIndex, instructorIndex)
    roomChoices = modules.map { Self.positions($0.rooms, roomIndex) }
    instructorChoices = modules.map { Self.positions($0.instructors, instructorIndex) }
  }

  private static func positions<Record>(
    _ ids: [Identifier<Record>], _ index: [Identifier<Record>: Int]
  ) -> [Int] { ids.compactMap { index[$0] }.sorted() }

  /// What a person is to be taught, by position in the modules; -1 for one that does not exist.
  struct Wanted: Sendable {
    let required: [Int]
    let from: [Int]
    let count: Int

    init(_ requirement: Requirement, _ modules: [Module.ID: Int]) {
      required = requirement.required.map { modules[$0] ?? -1 }
      from = requirement.choice.from.map { modules[$0] ?? -1 }
      count = requirement.choice.count
    }
  }

  /// Whether anybody takes a module this season, or may choose it.
  func isWanted(_ module: Int) -> Bool {
    wanted.contains { $0.required.contains(module) || $0.from.contains(module) }
  }

  var groupCount: Int { coverageLimit.count }

  /// The department or site of a coverage group.
  func unit(of group: Int) -> (department: Department.ID?, site: Site.ID?) {
    group <= departments.count
      ? (departments[group - 1], nil) : (nil, sites[group - departments.count - 1])
  }

  func watchers(_ person: Int) -> [Int] { [departmentGroup[person], siteGroup[person]].filter { $0 > 0 } }

  /// Takes over a record that differs in what no table here is made from; false where all must be made anew.
  mutating func replace(_ employee: Employee, in workspace: Workspace) -> Bool {
    guard let index = employeeIndex[employee.id] else { return false }
    let old = employees[index]
    guard old.department == employee.department, old.site == employee.site, old.role == employee.role,
      old.profession == employee.profession, workspace.isActive(old) == workspace.isActive(employee)
    else { return false }
    employees[index] = employee
    requirements[index] = Self.requirement(
      of: employee, modules.filter { $0.audience != .listed }, in: workspace)
    wanted[index] = Wanted(requirements[index], moduleIndex)
    return true
  }

  mutating func replace(_ module: Module) -> Bool {
    guard let index = moduleIndex[module.id] else { return false }
    let old = modules[index]
    guard old.sessions == module.sessions, old.audience == module.audience,
      old.eligibleRoles == module.eligibleRoles, old.composition == module.composition
    else { return false }
    modules[index] = module
    roomChoices[index] = Self.positions(module.rooms, roomIndex)
    instructorChoices[index] = Self.positions(module.instructors, instructorIndex)
    return true
  }

  private static func requirement(
    of employee: Employee, _ open: [Module], in workspace: Workspace
  ) -> Requirement {
    guard workspace.isActive(employee) else { return Requirement(required: [], choice: .none) }
    var required = employee.required
    for module in open
    where module.audience.includes(employee) && !workspace.hasValidPass(employee, in: module)
      && module.isEligible(employee.role)
    {
      required.append(module.id)
    }
    return Requirement(required: Set(required).sorted(), choice: employee.choice)
  }

  private static func limits(
    _ rules: Rules, _ departments: [Department.ID], _ sites: [Site.ID], _ departmentGroup: [Int],
    _ siteGroup: [Int]
  ) -> [Int] {
    var headcount = [Int](repeating: 0, count: 1 + departments.count + sites.count)
    for group in departmentGroup { headcount[group] += 1 }
    for group in siteGroup { headcount[group] += 1 }
    return headcount.indices.map { group in
      guard group > 0 else { return Int.max }
      return rules.coverage.filter { rule in
        if group <= departments.count {
          return rule.scope == .everyDepartment || rule.scope == .department(departments[group - 1])
        }
        return rule.scope == .everySite || rule.scope == .site(sites[group - departments.count - 1])
      }.map { $0.mayBeAway(of: headcount[group]) }.min() ?? .max
    }
  }
}
