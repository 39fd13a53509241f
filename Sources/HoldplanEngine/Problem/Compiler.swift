import HoldplanModel

/// Turns a workspace into the flat tables of a `Problem`, one table at a time.
struct Compiler {
  let workspace: Workspace
  let arena = Arena()
  let weights: GoalWeights
  var names: Names
  let requirements: [Requirement]
  let words: Int
  let departmentIndex: [Department.ID: Int]
  let siteIndex: [Site.ID: Int]
  /// The first date on which something new may be put; nil sets no limit.
  let firstOpenDate: CalendarDate?
  /// The members of teams that have met: nobody joins them.
  let begun: [Team.ID: Int]
  let professions: [String]
  /// The tags that some rule of composition counts.
  let countedTags: [String]

  init(_ workspace: Workspace, today: CalendarDate? = nil) {
    self.workspace = workspace
    firstOpenDate = today.flatMap(workspace.firstPlannableDate)
    let begun = today.map(workspace.begunTeams) ?? []
    self.begun = Dictionary(begun.map { ($0.id, $0.members.count) }, uniquingKeysWith: max)
    weights = GoalWeights(workspace.rules.weights)
    professions = Set(workspace.employees.unordered.map(\.profession)).subtracting([""]).sorted()
    countedTags = Self.countedTags(workspace)
    let employees = workspace.employees.sorted
    requirements = employees.map(workspace.requirement(of:))
    let wanted = Set(requirements.flatMap { $0.required + $0.choice.from })
    let modules = workspace.modules.sorted.map {
      Self.withoutWaivedTeamCount($0, workspace, isWanted: wanted.contains($0.id))
    }
    let rooms = workspace.rooms.sorted
    let instructors = workspace.instructors.sorted
    let dates = workspace.season.teachingDates
    words = max(1, (dates.count + 63) / 64)
    let departments = Set(employees.map(\.department)).sorted()
    let sites = Set(employees.compactMap(\.site)).sorted()
    departmentIndex = Self.index(departments)
    siteIndex = Self.index(sites)
    names = Names(
      dates: dates, employees: employees, modules: modules, rooms: rooms, instructors: instructors,
      departments: departments, sites: sites,
      roles: Set(employees.compactMap(\.role)).sorted(), teams: [],
      employeeIndex: Self.index(employees.map(\.id)), moduleIndex: Self.index(modules.map(\.id)),
      roomIndex: Self.index(rooms.map(\.id)), instructorIndex: Self.index(instructors.map(\.id)),
      dateIndex: Self.index(dates), slotIndex: [:], weights: workspace.rules.weights,
      waivedRules: Set(workspace.waivers.unordered.map(\.rule)))
  }

  private static func countedTags(_ workspace: Workspace) -> [String] {
    var tags: Set<String> = []
    for rule in workspace.modules.unordered.flatMap(\.composition) {
      for case .tag(let tag)? in [rule.kind, rule.company?.kind] { tags.insert(tag) }
    }
    return tags.sorted()
  }

  /// The module, with as many teams as anybody likes where their number is waived, and with none that has to be
  /// where nobody takes it.
  private static func withoutWaivedTeamCount(
    _ module: Module, _ workspace: Workspace, isWanted: Bool
  ) -> Module {
    let isWaived = workspace.waivers.unordered.contains {
      $0.rule == .teamCount && $0.dates == nil
        && ($0.subject == .everything || $0.subject == .module(module.id))
    }
    var free = module
    if !isWanted { free.teamCount.required = nil }
    guard isWaived else { return free }
    free.teamCount = TeamCount(maximum: max(module.teamCount.maximum, 10_000))
    return free
  }

  static func index<Key: Hashable>(_ keys: [Key]) -> [Key: Int] {
    Dictionary(keys.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The position of each date of the season or the next one after it, for ranges of dates.
  func firstDate(onOrAfter date: CalendarDate) -> Int {
    var (low, high) = (0, names.dates.count)
    while low < high {
      let middle = (low + high) / 2
      if names.dates[middle] < date { low = middle + 1 } else { high = middle }
    }
    return low
  }

  func set(_ row: Int, from: CalendarDate?, to: CalendarDate?, in mask: Flat<UInt64>) {
    let first = from.map(firstDate) ?? 0
    let end = to.map { firstDate(onOrAfter: $0.advanced(by: 1)) } ?? names.dates.count
    guard first < end else { return }
    for date in first..<end { mask[row * words + date >> 6] |= 1 << UInt64(date & 63) }
  }

  func set(_ row: Int, weekdays: WeekdaySet, in mask: Flat<UInt64>) {
    guard !weekdays.isEmpty else { return }
    for (date, day) in names.dates.enumerated() where weekdays.contains(day.weekday) {
      mask[row * words + date >> 6] |= 1 << UInt64(date & 63)
    }
  }

  func compileCalendar() -> DateTable {
    let first = names.dates.first?.weekIndex ?? 0
    return DateTable(
      count: names.dates.count, words: words,
      weekCount: (names.dates.last?.weekIndex ?? 0) - first + 1,
      firstOpen: firstOpenDate.map { firstDate(onOrAfter: $0) } ?? 0,
      slotsPerDay: workspace.season.slots.count, maxPerDay: workspace.rules.maxSessionsPerDay,
      dayNumber: arena.make(names.dates.map { Int32($0.dayNumber) }),
      week: arena.make(names.dates.map { Int32($0.weekIndex - first) }))
  }

  /// The largest unit in which all hours of study are whole numbers, so that sums stay exact and small.
  private var hoursUnit: Int {
    var unit = 0
    for module in names.modules {
      var (a, b) = (unit, abs(module.studyHoursPerWeek.nanohours))
      while b != 0 { (a, b) = (b, a % b) }
      unit = a
    }
    return max(unit, 1)
  }

  func compileResources(_ calendar: DateTable) -> Resources {
    let blocked = arena.make(names.instructors.count * words, UInt64(0))
    for (index, instructor) in names.instructors.enumerated() {
      for (date, day) in names.dates.enumerated() where !workspace.isAvailable(instructor, on: day) {
        blocked[index * words + date >> 6] |= 1 << UInt64(date & 63)
      }
    }
    return Resources(
      roomCount: names.rooms.count, instructorCount: names.instructors.count,
      capacity: arena.make(names.rooms.map { Int32($0.capacity) }),
      instructorBlocked: blocked,
      instructorPerson: arena.make(
        names.instructors.map { Int32($0.employee.flatMap { names.employeeIndex[$0] } ?? -1) }))
  }

  func hours(_ hours: StudyHours) -> Int32 { Int32(clamping: hours.nanohours / hoursUnit) }

  // MARK: People

  func compilePeople(_ calendar: DateTable, _ options: Options, _ modules: ModuleTable) -> People {
    let count = names.employees.count
    let blocked = arena.make(count * words, UInt64(0))
    let wished = arena.make(count * words, UInt64(0))
    let teaches = teachesRows()
    let roles = Self.index(names.roles)
    let trades = Self.index(professions)
    let tagWords = (countedTags.count + 63) / 64
    let tags = arena.make(count * tagWords, UInt64(0))
    for (index, employee) in names.employees.enumerated() {
      for (tag, name) in countedTags.enumerated() where employee.tags.contains(name) {
        tags[index * tagWords + tag >> 6] |= 1 << UInt64(tag & 63)
      }
    }
    let unit = hoursUnit
    var allowance: [Int32] = []
    var alwaysFit: [Bool] = []
    for (index, employee) in names.employees.enumerated() {
      block(employee, row: index, in: blocked)
      for date in employee.wishedFreeDates.sorted() {
        if let date = names.dateIndex[date] { wished[index * words + date >> 6] |= 1 << UInt64(date & 63) }
      }
      // Tolerance of a billionth of an hour, as `StudyHours.fits` has it.
      let hours =
        isWaived(.studyHours, employee)
        ? Int32.max / 2 : Int32(clamping: (employee.weeklyStudyHours.nanohours + 1) / unit)
      allowance.append(hours)
      alwaysFit.append(mostHours(of: index, options, modules) <= Int(hours))
    }
    return People(
      count: count,
      department: arena.make(names.employees.map { Int32(departmentIndex[$0.department] ?? 0) }),
      departmentGroup: arena.make(names.employees.map { departmentGroup(of: $0) }),
      siteGroup: arena.make(names.employees.map { siteGroup(of: $0) }),
      site: arena.make(names.employees.map { Int32($0.site.flatMap { siteIndex[$0] } ?? -1) }),
      role: arena.make(names.employees.map { Int32($0.role.flatMap { roles[$0] } ?? -1) }),
      profession: arena.make(names.employees.map { Int32(trades[$0.profession] ?? -1) }),
      tags: tags, tagWords: tagWords,
      blocked: blocked, wishedFree: wished,
      hasWishes: arena.make(names.employees.map { !$0.wishedFreeDates.isEmpty }),
      allowance: arena.make(allowance), hoursAlwaysFit: arena.make(alwaysFit),
      isSpecial: arena.make(teaches.map { !$0.isEmpty || calendar.maxPerDay != 1 }),
      teaches: arena.rows(teaches),
      choiceCount: arena.make(requirements.map { Int32(max(0, $0.choice.count)) }))
  }

  private func teachesRows() -> [[Int32]] {
    var rows = [[Int32]](repeating: [], count: names.employees.count)
    for (index, instructor) in names.instructors.enumerated() {
      if let person = instructor.employee.flatMap({ names.employeeIndex[$0] }) {
        rows[person].append(Int32(index))
      }
    }
    return rows
  }

  private func block(_ employee: Employee, row: Int, in mask: Flat<UInt64>) {
    set(row, weekdays: employee.unavailableWeekdays, in: mask)
    for range in employee.leave { set(row, from: range.from, to: range.to, in: mask) }
    if let first = employee.employedFrom { set(row, from: nil, to: first.advanced(by: -1), in: mask) }
    if let last = employee.employedTo { set(row, from: last.advanced(by: 1), to: nil, in: mask) }
  }

  private func mostHours(of person: Int, _ options: Options, _ modules: ModuleTable) -> Int {
    options.range(of: person).reduce(0) { $0 + Int(modules.hours[options.module[$1]]) }
  }

  /// Whether a rule that concerns one person alone is set aside for the whole season.
  func isWaived(_ rule: HardRule, _ employee: Employee, _ module: Module.ID? = nil) -> Bool {
    workspace.waivers.unordered.contains { waiver in
      guard waiver.rule == rule, waiver.dates == nil else { return false }
      switch waiver.subject {
      case .everything: return true
      case .employee(employee.id, let only): return only == nil || only == module
      case .module(let id): return id == module
      default: return false
      }
    }
  }
}
