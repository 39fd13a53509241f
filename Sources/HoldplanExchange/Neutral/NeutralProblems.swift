import HoldplanModel

extension NeutralInstance {
  /// Everything in the instance that does not hold together, in the order of the document.
  ///
  /// Only what makes no sense is a problem. An instance that no plan can satisfy (limits that cross,
  /// circular prerequisites, too few rooms) is sound: the plan's violations tell.
  func problems() -> [DocumentError.Problem] {
    var finder = NeutralProblemFinder(self)
    finder.findAll(in: self)
    return finder.problems
  }
}

/// Collects what is wrong with an instance.
private struct NeutralProblemFinder {
  typealias Issue = DocumentError.Problem.Issue
  var problems: [DocumentError.Problem] = []
  private let employees: Set<String>
  private let modules: Set<String>
  private let rooms: Set<String>
  private let instructors: Set<String>

  /// Larger numbers than these are slips of the keyboard, and could overflow sums.
  private static let manyPeople = 0...1_000_000
  private static let manyDays = -100_000...100_000
  private static let manySlots = 1...24
  private static let longestSeason = 3_660

  init(_ instance: NeutralInstance) {
    employees = Set(instance.employees.map(\.id))
    modules = Set(instance.modules.map(\.id))
    rooms = Set(instance.rooms.map(\.id))
    instructors = Set(instance.instructors.map(\.id))
  }

  mutating func findAll(in instance: NeutralInstance) {
    checkSeason(instance.season)
    checkUnique(instance.employees.map(\.id), path: "employees", field: ".id")
    for (index, employee) in instance.employees.enumerated() { check(employee, index: index) }
    checkUnique(instance.modules.map(\.id), path: "modules", field: ".id")
    for (index, module) in instance.modules.enumerated() { check(module, path: "modules[\(index)]") }
    checkUnique(instance.rooms.map(\.id), path: "rooms", field: ".id")
    for (index, room) in instance.rooms.enumerated() {
      check(room.capacity, in: Self.manyPeople, at: "rooms[\(index)].capacity")
    }
    checkUnique(instance.instructors.map(\.id), path: "instructors", field: ".id")
    checkRules(instance.rules)
    checkWeights(instance.weights)
    checkPins(instance.pins)
    if let published = instance.published { checkPublished(published) }
  }

  // MARK: - Sections

  private mutating func checkSeason(_ season: NeutralSeason) {
    if season.end < season.start {
      report("season.end", .outOfOrder(first: season.start.iso, second: season.end.iso))
    }
    check(season.start.distance(to: season.end) + 1, in: 1...Self.longestSeason, at: "season.end")
    for (index, date) in season.dates.enumerated() where date < season.start || season.end < date {
      report(
        "season.dates[\(index)]",
        .outOfRange(value: date.iso, minimum: season.start.iso, maximum: season.end.iso))
    }
    check(season.slots.count, in: Self.manySlots, at: "season.slots")
  }

  private mutating func check(_ employee: NeutralEmployee, index: Int) {
    if let manager = employee.manager, !employees.contains(manager) {
      report("employees[\(index)].manager", .unknown(kind: .employee, identifier: manager))
    }
    for (place, day) in employee.unavailableWeekdays.enumerated() where !(0...6).contains(day) {
      report(
        "employees[\(index)].unavailable_weekdays[\(place)]",
        .outOfRange(value: "\(day)", minimum: "0", maximum: "6"))
    }
    if !(0...1_000).contains(employee.weeklyStudyHours) {
      check(employee.weeklyStudyHours, in: 0...1_000, at: "employees[\(index)].weekly_study_hours")
    }
    checkModules(employee.completed, "employees", index, "completed")
    checkModules(employee.required, "employees", index, "required", areUnique: true)
    checkModules(employee.choose.from, "employees", index, "choose.from", areUnique: true)
    if !Self.manyPeople.contains(employee.choose.count) {
      check(employee.choose.count, in: Self.manyPeople, at: "employees[\(index)].choose.count")
    }
    let isSound = employee.preferences.allSatisfy {
      modules.contains($0.key) && Self.manyPeople.contains($0.value)
    }
    if !isSound { checkPreferences(employee.preferences, path: "employees[\(index)].preferences") }
  }

  private mutating func checkPreferences(_ preferences: [String: Int], path: String) {
    for (module, cost) in preferences.sorted(by: { $0.key < $1.key }) {
      if !modules.contains(module) {
        report("\(path).\(module)", .unknown(kind: .module, identifier: module))
      }
      check(cost, in: Self.manyPeople, at: "\(path).\(module)")
    }
  }

  private mutating func check(_ module: NeutralModule, path: String) {
    check(module.sessions.count, in: 1...1_000, at: "\(path).sessions")
    for (index, session) in module.sessions.enumerated() {
      check(session, isFirst: index == 0, path: "\(path).sessions[\(index)]")
    }
    if let weeks = module.everyWeeks { check(weeks, in: 0...520, at: "\(path).every_weeks") }
    check(module.studyHoursPerWeek, in: 0...1_000, at: "\(path).study_hours_per_week")
    checkReferences(module.requires, to: modules, kind: .module, path: "\(path).requires")
    check(module.minSize, in: Self.manyPeople, at: "\(path).min_size")
    check(module.maxSize, in: Self.manyPeople, at: "\(path).max_size")
    check(module.idealSize, in: Self.manyPeople, at: "\(path).ideal_size")
    check(module.teamsMax, in: Self.manyPeople, at: "\(path).teams_max")
    if let count = module.teamsRequired { check(count, in: Self.manyPeople, at: "\(path).teams_required") }
    checkReferences(module.instructors, to: instructors, kind: .instructor, path: "\(path).instructors")
    checkReferences(module.rooms, to: rooms, kind: .room, path: "\(path).rooms")
  }

  private mutating func check(_ pattern: NeutralModule.Pattern, isFirst: Bool, path: String) {
    if SessionPattern.Kind(rawValue: pattern.kind) == nil {
      report("\(path).kind", .notValid(value: pattern.kind, expected: .sessionKind))
    }
    check(pattern.slots, in: Self.manySlots, at: "\(path).slots")
    for (index, day) in (pattern.weekdays ?? []).enumerated() {
      check(day, in: 0...6, at: "\(path).weekdays[\(index)]")
    }
    guard !isFirst else { return }
    let gaps = [
      ("min_gap_days", pattern.minGapDays), ("max_gap_days", pattern.maxGapDays),
      ("ideal_gap_days", pattern.idealGapDays),
    ]
    for (key, gap) in gaps {
      if let gap {
        check(gap, in: Self.manyDays, at: "\(path).\(key)")
      } else {
        report("\(path).\(key)", .missing)
      }
    }
  }

  private mutating func checkRules(_ rules: NeutralRules) {
    check(rules.maxSessionsPerDay, in: 0...1_000, at: "rules.max_sessions_per_day")
    check(rules.departmentShareAway, in: 0...1, at: "rules.department_share_away")
    check(rules.siteShareAway, in: 0...1, at: "rules.site_share_away")
    check(rules.minAway, in: Self.manyPeople, at: "rules.min_away")
  }

  private mutating func checkWeights(_ weights: [String: Int]) {
    for goal in SoftGoal.allCases {
      if let weight = weights[goal.rawValue] {
        check(weight, in: 0...1_000_000, at: "weights.\(goal.rawValue)")
      } else {
        report("weights.\(goal.rawValue)", .missing)
      }
    }
  }

  private mutating func checkPins(_ pins: [NeutralPin]) {
    var seen: Set<[String]> = []
    for (index, pin) in pins.enumerated() {
      let path = "pins[\(index)]"
      if let employee = pin.employee {
        checkReferences([employee], to: employees, kind: .employee, path: "\(path).employee", indexed: false)
        if pin.module == nil { report("\(path).module", .missing) }
      } else {
        if let session = pin.session {
          check(session, in: 0...1_000, at: "\(path).session")
        } else {
          report("\(path).session", .missing)
        }
        if pin.date == nil { report("\(path).date", .missing) }
        if pin.slot == nil { report("\(path).slot", .missing) }
      }
      if let module = pin.module {
        checkReferences([module], to: modules, kind: .module, path: "\(path).module", indexed: false)
      }
      let key = [
        pin.employee ?? "", pin.module ?? "", pin.team, pin.session.map { "\($0)" } ?? "",
        pin.date?.iso ?? "", pin.slot.map { "\($0)" } ?? "",
      ]
      if !seen.insert(key).inserted { report(path, .duplicate(pin.team)) }
    }
  }

  private mutating func checkPublished(_ plan: NeutralPlan) {
    checkUnique(plan.teams.map(\.id), path: "published.teams", field: ".id")
    for (index, team) in plan.teams.enumerated() {
      checkUnique(team.members, path: "published.teams[\(index)].members", field: "")
    }
  }

  // MARK: - Kinds of problem

  private mutating func report(_ path: String, _ issue: Issue) {
    problems.append(.init(path: path, issue: issue))
  }

  private mutating func check(_ value: Int, in range: ClosedRange<Int>, at path: String) {
    if !range.contains(value) {
      report(
        path, .outOfRange(value: "\(value)", minimum: "\(range.lowerBound)", maximum: "\(range.upperBound)"))
    }
  }

  private mutating func check(_ value: Double, in range: ClosedRange<Double>, at path: String) {
    if !range.contains(value) {
      report(
        path,
        .outOfRange(
          value: "\(value)", minimum: "\(Int(range.lowerBound))", maximum: "\(Int(range.upperBound))"))
    }
  }

  private mutating func checkUnique(_ identifiers: [String], path: String, field: String) {
    guard Set(identifiers).count < identifiers.count else { return }
    var seen: Set<String> = []
    for (index, identifier) in identifiers.enumerated() where !seen.insert(identifier).inserted {
      report("\(path)[\(index)]\(field)", .duplicate(identifier))
    }
  }

  private mutating func checkReferences(
    _ identifiers: [String], to known: Set<String>, kind: RecordReference.Kind, path: String,
    indexed: Bool = true
  ) {
    for (index, identifier) in identifiers.enumerated() where !known.contains(identifier) {
      report(indexed ? "\(path)[\(index)]" : path, .unknown(kind: kind, identifier: identifier))
    }
  }

  /// Checks a list of modules without making its path before something is wrong: there are many people.
  private mutating func checkModules(
    _ identifiers: [String], _ section: String, _ index: Int, _ field: String, areUnique: Bool = false
  ) {
    if !identifiers.allSatisfy(modules.contains) {
      checkReferences(identifiers, to: modules, kind: .module, path: "\(section)[\(index)].\(field)")
    }
    if areUnique { checkUnique(identifiers, path: "\(section)[\(index)].\(field)", field: "") }
  }
}
