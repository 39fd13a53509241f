import HoldplanModel
import HoldplanText

/// A session and the team that it belongs to.
struct SessionReference: Hashable, Sendable {
  var team: Team.ID
  /// Counts from 0 within the team.
  var index: Int
}

/// What views look up again and again, worked out once for each workspace, so that a frame costs nothing
/// in proportion to the number of people.
struct WorkspaceIndex: Sendable {
  /// By name, then identifier. A manager's holds the own people only.
  let employees: [Employee]
  /// The place of each in `employees`.
  let positions: [Employee.ID: Int]
  /// Whether anybody has hours of study.
  let hasStudyHours: Bool
  /// What a search compares with, for each of `employees`.
  let searchTexts: [SearchText]
  let modules: [Module]
  /// By name.
  let departments: [Department]
  let teams: [Module.ID: [Team]]
  /// The teams of the draft that each person is in.
  let seats: [Employee.ID: [Team.ID]]
  let sessions: [CalendarDate: [SessionReference]]
  let publishedSessions: [CalendarDate: [SessionReference]]
  /// All sessions that a roster can be made for, by date: of what is published, or else of the draft.
  let rosterSessions: [SessionReference]
  /// The sessions that were held up to today, each as announced by the publication then in force.
  let held: [Occurrence]
  /// The same with the meetings between them, as far as the viewer is concerned.
  let gatherings: [Gathering]
  /// The last day up to today on which a team has met.
  let met: [Team.ID: CalendarDate]
  /// People x sessions of the draft: what there is a chair for.
  let seatCount: Int
  /// Members and sessions of the draft that differ from what is published.
  let unpublishedChanges: Int
  let teachingDates: Set<CalendarDate>
  /// The weekdays on which the draft has sessions.
  let weekdays: Set<Weekday>
  let season: SeasonIndex
  /// The places of departments, sites and roles in the order of their names, to sort people by.
  let ranks: NameRanks
  let keys: PeopleKeys
  /// In how many teams of the draft each of `employees` is.
  let seatCounts: [Int]

  /// - Parameter before: the index before a change and the people whom the change touches: the others are taken
  ///   over as they are.
  init(
    _ workspace: Workspace, viewer: Viewer, today: CalendarDate,
    before: (index: WorkspaceIndex, touched: PeopleTouched)? = nil
  ) {
    let ranks = NameRanks(workspace)
    let (people, (plans, season)) = bothAtOnce(
      { PeopleIndex(workspace, viewer: viewer, ranks: ranks, before: before) },
      { (PlanIndex(workspace, viewer: viewer, today: today), SeasonIndex(workspace)) })
    self.ranks = ranks
    employees = people.employees
    searchTexts = people.searchTexts
    positions = people.positions
    hasStudyHours = people.employees.contains { $0.weeklyStudyHours > .zero }
    keys = people.keys
    modules = plans.modules
    departments = NaturalOrder.sorted(workspace.departments.sorted) { $0.name }
    teams = plans.teams
    seats = plans.seats
    seatCounts = employees.indices.map { [employees] in plans.seats[employees[$0].id]?.count ?? 0 }
    sessions = plans.sessions
    publishedSessions = plans.publishedSessions
    rosterSessions = plans.rosterSessions
    held = plans.held
    gatherings = plans.gatherings
    met = plans.met
    seatCount = plans.seatCount
    unpublishedChanges = plans.unpublishedChanges
    teachingDates = plans.teachingDates
    weekdays = plans.weekdays
    self.season = season
  }
}

/// What an assessment says, in the order in which it is shown.
struct Findings: Sendable {
  var problems: [Problem] = []
  /// Who has no place, for each module.
  var unplaced: [Module.ID: [Employee.ID]] = [:]
  /// The modules that each person lacks a place in.
  var missing: [Employee.ID: [Module.ID]] = [:]
  /// People who lack a place in at least one module.
  var unplacedPeople = 0
  /// People x sessions without a place.
  var missingSeats = 0
  var brokenCount = 0
  var waivedCount: Int { problems.count - brokenCount }
  /// People who are to be taught something, as far as the plan and the count say.
  var taughtPeople = 0
  /// How many of the pairs that could be mixed across departments are, in percent of what is possible.
  var mixPercent: Int?
  var byEmployee: [Employee.ID: Int] = [:]

  init() {}

  /// - Parameters:
  ///   - ledgers: what was counted of meetings, cases and quotas, where there are any.
  ///   - modelProblems: what is wrong with the records, apart from any plan.
  init(
    _ assessment: Assessment, ledgers: Assessment? = nil, modelProblems: [ModelProblem], workspace: Workspace,
    index: WorkspaceIndex
  ) {
    let visible = Set(index.employees.map(\.id))
    let isWhole = visible.count == workspace.employees.count
    func isShown(_ violation: Violation) -> Bool {
      isWhole || violation.employee.map(visible.contains) ?? false
    }
    problems += modelProblems.filter { _ in isWhole }.map(Problem.model)
    let broken = assessment.violations + (ledgers?.violations ?? [])
    let waived = assessment.waived + (ledgers?.waived ?? [])
    problems += broken.filter(isShown).map(Problem.broken)
    problems += waived.filter { isShown($0.violation) }.map(Problem.waived)
    brokenCount = problems.count { $0.isOpen }
    for violation in assessment.violations where violation.reason == .missing {
      let sessions = violation.module.flatMap { workspace.modules[$0] }?.sessions.count ?? 1
      missingSeats += violation.count * sessions
      guard let employee = violation.employee, let module = violation.module else { continue }
      unplaced[module, default: []].append(employee)
      missing[employee, default: []].append(module)
    }
    unplaced = unplaced.mapValues { $0.sorted() }
    unplacedPeople = missing.count
    taughtPeople = index.seats.count + missing.keys.count { index.seats[$0] == nil }
    mixPercent = Self.mix(workspace, index)
    for violation in broken {
      if let employee = violation.employee { byEmployee[employee, default: 0] += 1 }
    }
  }
}

extension Findings {
  /// Pairs from different departments as a share of the most that the teams' sizes allow: each department
  /// spread evenly over the teams of its module.
  private static func mix(_ workspace: Workspace, _ index: WorkspaceIndex) -> Int? {
    func pairs(_ count: Int) -> Int { count * (count - 1) / 2 }
    var (all, same, least) = (0, 0, 0)
    for teams in index.teams.values {
      var total: [Department.ID: Int] = [:]
      for team in teams {
        var inTeam: [Department.ID: Int] = [:]
        for member in team.members {
          if let department = workspace.employees[member]?.department { inTeam[department, default: 0] += 1 }
        }
        all += pairs(team.members.count)
        for (department, count) in inTeam {
          same += pairs(count)
          total[department, default: 0] += count
        }
      }
      for count in total.values {
        let (each, rest) = (count / teams.count, count % teams.count)
        least += rest * pairs(each + 1) + (teams.count - rest) * pairs(each)
      }
    }
    guard all > least else { return nil }
    return max(0, min(100, (all - same) * 100 / (all - least)))
  }
}

/// One line of the problems view.
enum Problem: Equatable, Sendable {
  case model(ModelProblem)
  case broken(Violation)
  case waived(WaivedViolation)

  /// Whether something is to be done about it.
  var isOpen: Bool {
    if case .waived = self { return false }
    return true
  }

  var violation: Violation? {
    switch self {
    case .model: nil
    case .broken(let violation): violation
    case .waived(let waived): waived.violation
    }
  }
}
