/// One place where a plan breaks a hard rule, with everything and everybody concerned.
///
/// It holds values, not sentences: the words are in the language files, found by `rule` and `reason`.
package struct Violation: Hashable, Codable, Sendable {
  /// What about the rule is broken, where a rule can be broken in several ways.
  package enum Reason: String, Codable, CaseIterable, Sendable {
    // H01
    case missing, severalTeams, notRequired, tooFewChosen, tooManyChosen, duplicateMember, unknownEmployee
    // H03
    case leave, unavailableWeekday, notEmployed
    // H05, H12, H14
    case tooFew, tooMany, duplicateTeam
    // H14: too few for those whom they are to be with
    case tooFewForCompany
    // H06, H07
    case notEligible, absent, doubleBooked, tooSmall
    // H08
    case unknownModule, wrongNumber, outsideSeason, weekday, slot, order, gap, phase
    // H16
    case emptySeat, wrongSeat, closedDay, wrongDay, clashWithTeaching
    // H17
    case uneven
    // H02, H04, H09, H10, H11, H13, H15
    case general
  }

  package var rule: HardRule
  package var reason: Reason
  /// How much it counts in the rule's total; 1 or more.
  package var count: Int
  package var employee: Employee.ID?
  package var module: Module.ID?
  /// The module that should have come first (H09).
  package var otherModule: Module.ID?
  package var team: Team.ID?
  /// The other team, where two are in each other's way.
  package var otherTeam: Team.ID?
  /// Counts from 0 within the team.
  package var session: Int?
  package var date: CalendarDate?
  /// The Monday of the week concerned.
  package var week: CalendarDate?
  package var department: Department.ID?
  package var site: Site.ID?
  package var role: JobRole.ID?
  /// The profession or tag that a rule of composition counts.
  package var profession: String?
  package var tag: String?
  /// On whose account a rule of composition asks for more.
  package var company: CompositionRule.Kind?
  /// The series, rota or quota concerned (H16 to H18).
  package var ledger: Ledger?
  package var room: Room.ID?
  package var instructor: Instructor.ID?
  /// What was counted: members, people away, days of a gap, hours of study (in minutes).
  package var actual: Int?
  /// What is allowed, in the same unit.
  package var limit: Int?

  /// `profession`, `tag`, `company` and `ledger` are set afterwards, where a rule knows of them.
  package init(
    _ rule: HardRule, _ reason: Reason = .general, count: Int = 1, employee: Employee.ID? = nil,
    module: Module.ID? = nil, team: Team.ID? = nil, otherTeam: Team.ID? = nil, session: Int? = nil,
    date: CalendarDate? = nil, week: CalendarDate? = nil, department: Department.ID? = nil,
    site: Site.ID? = nil, role: JobRole.ID? = nil, room: Room.ID? = nil,
    instructor: Instructor.ID? = nil, otherModule: Module.ID? = nil, actual: Int? = nil,
    limit: Int? = nil
  ) {
    self.rule = rule
    self.reason = reason
    self.count = count
    self.employee = employee
    self.module = module
    self.otherModule = otherModule
    self.team = team
    self.otherTeam = otherTeam
    self.session = session
    self.date = date
    self.week = week
    self.department = department
    self.site = site
    self.role = role
    self.room = room
    self.instructor = instructor
    self.actual = actual
    self.limit = limit
  }
}

extension Violation {
  /// What is broken outside the teaching: it takes little room in the violations of teams.
  package indirect enum Ledger: Hashable, Sendable {
    case series(MeetingSeries.ID, meeting: Meeting.ID?, other: Meeting.ID?)
    case rota(PairRota.ID, cases: [String])
    case quota(Quota.ID)

    package var record: RecordReference {
      switch self {
      case .series(let id, _, _): .series(id)
      case .rota(let id, _): .rota(id)
      case .quota(let id): .quota(id)
      }
    }
  }

  /// The same in a series, rota or quota.
  package func inLedger(_ ledger: Ledger) -> Violation {
    var violation = self
    violation.ledger = ledger
    return violation
  }

  /// The same about people of a kind.
  package func naming(_ kind: CompositionRule.Kind) -> Violation {
    var violation = self
    switch kind {
    case .department(let id): violation.department = id
    case .site(let id): violation.site = id
    case .role(let id): violation.role = id
    case .profession(let name): violation.profession = name
    case .tag(let name): violation.tag = name
    case .same: break
    }
    return violation
  }

  /// Whether somebody is of the kind that a rule of composition counts.
  package func concernsKind(of employee: Employee) -> Bool {
    (department == nil || employee.department == department) && (site == nil || employee.site == site)
      && (role == nil || employee.role == role)
      && (profession == nil || employee.profession == profession)
      && (tag.map(employee.tags.contains) ?? true)
  }

  /// Whether it says that somebody has no place yet, rather than that a place breaks a rule.
  package var isUnplaced: Bool { rule == .unassigned && (reason == .missing || reason == .tooFewChosen) }
}
