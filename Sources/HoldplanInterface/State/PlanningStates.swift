import HoldplanModel

/// What can be done with a whole team, to be chosen from.
struct TeamMenuState: Sendable {
  /// Nil where the module has no team yet.
  var team: Team.ID?
  var module: Module.ID
  var selected = 0
}

/// Changes to choose among, each with what it would do, the best first.
struct ChoicesState: Sendable {
  struct Option: Equatable, Sendable {
    var label: String
    var change: Change
    /// Nil until the answer has come.
    var effect: Effect?
  }

  var title: String
  /// What is to be known before choosing, such as that the team has met already.
  var notes: [String] = []
  var options: [Option]
  var selected = 0
  /// Whether what the options would do is known.
  var isComplete = false
  /// The command that is carried out, for the log.
  var command: String
}

/// One day, looked at closely.
struct DayState: Sendable {
  var date: CalendarDate
  var line = 0
  /// Worked out when the day is opened, since it takes a look at everybody.
  var rows: [DayRow] = []
}

/// A line of the day view.
enum DayRow: Equatable, Sendable {
  /// A rule of coverage that the day breaks, or breaks with a waiver.
  case problem(Violation, isWaived: Bool)
  case department(DepartmentDay)
  case person(Employee.ID, Absence)

  /// Why somebody is away. That somebody is on leave is all that is known: never why.
  enum Absence: Equatable, Sendable {
    case leave
    case attends([SessionReference])
    case teaches([SessionReference])
  }
}

/// How many of a department are where on one day.
struct DepartmentDay: Equatable, Sendable {
  var department: Department.ID
  var headcount: Int
  /// At a session, as participants or as instructors.
  var taught: Int
  var onLeave: Int
  /// How many may be at sessions, where a rule says so.
  var limit: Int?

  var left: Int { max(0, headcount - taught - onLeave) }
  var isUnderCoverage: Bool { limit.map { taught > $0 } ?? false }
}

/// All about one person.
struct PersonState: Sendable {
  var employee: Employee.ID
  var line = 0
  /// What was changed about the person, the latest first; nil until the answer has come.
  var history: [HistoryEntry]?
}

/// Two plans side by side.
struct CompareState: Sendable {
  /// What is worked out beside the interface.
  enum Question: Hashable, Sendable {
    case difference(ComparedPair)
    case count(ComparedPlan)
  }

  var pair = ComparedPair(left: .published, right: .draft) {
    didSet { if pair != oldValue { (comparison, line) = (nil, 0) } }
  }
  var assessments: [ComparedPlan: Assessment] = [:]
  /// What differs; nil until the answer has come.
  var comparison: PlanComparison?
  /// What was asked and has not been answered.
  var asked: Set<Question> = []
  var line = 0

  var left: ComparedPlan { pair.left }
  var right: ComparedPlan { pair.right }
  var lines: [DifferenceLine] { comparison?.lines ?? [] }

  /// Lets go of what was said of plans that may be others now; answers that are on their way are not taken.
  mutating func forget() {
    assessments = [:]
    comparison = nil
    asked = []
  }
}
