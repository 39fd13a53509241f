import HoldplanModel

/// A workspace compiled to numbers: people, modules, dates, rooms, instructors and possible teams are
/// counted from 0 in the order of their identifiers, and everything the search reads lies in flat memory.
///
/// Sendable without the compiler's proof because the memory is written while it is compiled and never after.
final class Problem: @unchecked Sendable {
  let arena: Arena
  let calendar: DateTable
  let people: People
  let options: Options
  let modules: ModuleTable
  let resources: Resources
  let coverage: CoverageTable
  let slots: TeamSlots
  let patterns: PatternTable
  let weights: GoalWeights
  let names: Names

  init(_ workspace: Workspace, today: CalendarDate? = nil) {
    var compiler = Compiler(workspace, today: today)
    calendar = compiler.compileCalendar()
    coverage = compiler.compileCoverage()
    slots = compiler.compileTeamSlots()
    modules = compiler.compileModules(calendar)
    resources = compiler.compileResources(calendar)
    options = compiler.compileOptions(slots)
    people = compiler.compilePeople(calendar, options, modules)
    var patternCompiler = PatternCompiler(calendar, modules, slots)
    patterns = patternCompiler.compile(compiler.arena)
    weights = compiler.weights
    names = compiler.names
    arena = compiler.arena
  }
}

/// What the numbers stand for.
struct Names: Sendable {
  var dates: [CalendarDate]
  var employees: [Employee]
  var modules: [Module]
  var rooms: [Room]
  var instructors: [Instructor]
  var departments: [Department.ID]
  var sites: [Site.ID]
  var roles: [JobRole.ID]
  /// The identifier, number and name of each team slot that has one; others get theirs when the plan is written.
  var teams: [(id: Team.ID, number: Int, name: String)?]
  var employeeIndex: [Employee.ID: Int]
  var moduleIndex: [Module.ID: Int]
  var roomIndex: [Room.ID: Int]
  var instructorIndex: [Instructor.ID: Int]
  var dateIndex: [CalendarDate: Int]
  /// The slot that is kept for a team of the draft, the published plan or a pin.
  var slotIndex: [Team.ID: Int]
  var weights: Weights
  /// Rules that some waiver sets aside somewhere.
  var waivedRules: Set<HardRule> = []
}

/// The dates on which a session may be held.
struct DateTable: BitwiseCopyable {
  let count: Int
  /// How many 64-bit words a set of dates takes.
  let words: Int
  let weekCount: Int
  /// Sessions that are not pinned lie on this date or later.
  let firstOpen: Int
  let slotsPerDay: Int
  let maxPerDay: Int
  let dayNumber: Flat<Int32>
  let week: Flat<Int32>
}

struct People: BitwiseCopyable {
  let count: Int
  let department: Flat<Int32>
  /// Groups that coverage rules watch, by department and by site; 0 is watched by none.
  let departmentGroup: Flat<Int32>
  let siteGroup: Flat<Int32>
  let site: Flat<Int32>
  let role: Flat<Int32>
  let profession: Flat<Int32>
  /// The tags that rules of composition count, a row of words each.
  let tags: Flat<UInt64>
  let tagWords: Int
  /// Dates that are closed to the person, a row of words each.
  let blocked: Flat<UInt64>
  let wishedFree: Flat<UInt64>
  let hasWishes: Flat<Bool>
  /// In units of `ModuleTable.hours`.
  let allowance: Flat<Int32>
  /// Whether all the person could take together fits into the allowance.
  let hoursAlwaysFit: Flat<Bool>
  /// Whether the person teaches too, or may attend several sessions a day: then dates alone do not decide.
  let isSpecial: Flat<Bool>
  let teaches: Rows
  let choiceCount: Flat<Int32>
}

/// Pairs of a person and a module that the person must or may take. Members of teams are options.
struct Options: BitwiseCopyable {
  let count: Int
  /// The options of each person lie side by side: from `start[person]` to `start[person + 1]`.
  let start: Flat<Int32>
  let person: Flat<Int32>
  let module: Flat<Int32>
  let isChoice: Flat<Bool>
  /// Weighted cost of the wish.
  let cost: Flat<Int32>
  /// The person can never take it: the role is not eligible, or a prerequisite is out of reach.
  let isBarred: Flat<Bool>
  /// The person's options that must end before this one begins, and the other way round.
  let requires: Rows
  let requiredBy: Rows
  /// The team slot that the person is pinned to, or -1.
  let pin: Flat<Int32>
  /// The team slot of the published plan, or -1.
  let published: Flat<Int32>
  let byModule: Rows

  @inline(__always)
  func range(of person: Int) -> Range<Int> { Int(start[person])..<Int(start[person + 1]) }
}

struct ModuleTable: BitwiseCopyable {
  let count: Int
  let sessionCount: Flat<Int32>
  let sessionStart: Flat<Int32>
  let minimum: Flat<Int32>
  let ideal: Flat<Int32>
  let maximum: Flat<Int32>
  let teamsMaximum: Flat<Int32>
  /// -1 where none is required.
  let teamsRequired: Flat<Int32>
  let hours: Flat<Int32>
  let rooms: Rows
  let instructors: Rows
  let composition: Flat<CompositionRow>
  let compositionStart: Flat<Int32>
  /// One per session of each module, from `sessionStart`.
  let periods: Flat<Int32>
  let gapMinimum: Flat<Int32>
  let gapIdeal: Flat<Int32>
  let gapMaximum: Flat<Int32>
  /// Lessons of a team are a multiple of so many days apart; 0 for sessions without such a rhythm.
  let rhythm: Flat<Int32>
  /// Dates allowed by weekday, a row of words for each session.
  let allowed: Flat<UInt64>
  let maxSessions: Int
  let maxComposition: Int
  /// Whether another module requires it.
  let isRequired: Flat<Bool>
  /// 0 for the first modules, 1 for those that require them, and so on.
  let depth: Flat<Int32>
}

struct CompositionRow: BitwiseCopyable {
  enum Kind: UInt8, BitwiseCopyable { case department, site, role, profession, tag }
  let kind: Kind
  let value: Int32
  let minimum: Int32
  let maximum: Int32
  /// How many rows further on those are counted on whose account `wanted` are asked for; 0 for no company.
  var company: Int32 = 0
  var wanted: Int32 = 0
  /// For how many of them `wanted` are enough; 0 for any number.
  var each: Int32 = 0
}

struct Resources: BitwiseCopyable {
  let roomCount: Int
  let instructorCount: Int
  let capacity: Flat<Int32>
  /// Dates that are closed to the instructor, a row of words each.
  let instructorBlocked: Flat<UInt64>
  /// The person who is the instructor, or -1.
  let instructorPerson: Flat<Int32>
}

struct CoverageTable: BitwiseCopyable {
  let groupCount: Int
  /// How many of a group may be away on a date: `limit[group * dates + date]`.
  let limit: Flat<Int32>
  /// How many of a group may be away on any date, before waivers.
  let unwaived: Flat<Int32>
}

/// Places for teams, open or not. Those of a module lie side by side. Teams that have a name already (in the
/// draft, the published plan or a pin) have a place of their own, so that they are recognised afterwards.
struct TeamSlots: BitwiseCopyable {
  let count: Int
  let departmentCount: Int
  let start: Flat<Int32>
  let module: Flat<Int32>
  let minimum: Flat<Int32>
  let maximum: Flat<Int32>
  let memberStart: Flat<Int32>
  let sessionStart: Flat<Int32>
  /// A pin names the team: it is formed and stays.
  let isPinned: Flat<Bool>
  /// Whether the team has sessions in the published plan.
  let isPublished: Flat<Bool>
  let pinnedDate: Flat<Int32>
  let pinnedPeriod: Flat<Int32>
  let publishedDate: Flat<Int32>
  let publishedPeriod: Flat<Int32>
}

/// Weights of the soft goals as plain numbers.
struct GoalWeights: BitwiseCopyable, Sendable {
  let departmentPairs: Int
  let sizeDeviation: Int
  let preference: Int
  let repeatPairs: Int
  let spacing: Int
  let weekLoad: Int
  let teams: Int
  let instructorDays: Int
  let avoidDates: Int
  let perturbMember: Int
  let perturbSession: Int

  init(_ weights: Weights) {
    departmentPairs = weights[.departmentPairs]
    sizeDeviation = weights[.sizeDeviation]
    preference = weights[.preference]
    repeatPairs = weights[.repeatPairs]
    spacing = weights[.spacing]
    weekLoad = weights[.weekLoad]
    teams = weights[.teams]
    instructorDays = weights[.instructorDays]
    avoidDates = weights[.avoidDates]
    perturbMember = weights[.perturbMember]
    perturbSession = weights[.perturbSession]
  }
}
