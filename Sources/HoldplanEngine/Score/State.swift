import HoldplanModel

/// A plan while it is being searched: who is in which team, which team meets when, and every count that the
/// rules and goals need to judge a move without looking at the rest of the plan.
///
/// A state keeps all hard rules at all times. People without a place wait. Team `none` is always empty and
/// stands for having no team; `candidate` holds the sessions of a team that may be opened or moved.
final class State {
  let problem: Problem
  let arena = Arena()
  // Copies of the problem's tables: one step less for the inner loop.
  let calendar: DateTable
  let people: People
  let options: Options
  let modules: ModuleTable
  let resources: Resources
  let coverage: CoverageTable
  let slots: TeamSlots
  let patterns: PatternTable
  let weights: GoalWeights
  let words: Int
  let weeks: Int
  let none: Int
  let candidate: Int
  /// Whether there is anybody whom dates alone do not decide.
  let hasSpecial: Bool

  /// What one missing place costs the search: more than all goals together could.
  static let missingPlace = 1_000_000

  // By option.
  let team: Flat<Int32>
  let position: Flat<Int32>
  // By team.
  let moduleOf: Flat<Int32>
  let isOpen: Flat<Bool>
  let size: Flat<Int32>
  let room: Flat<Int32>
  let members: Flat<Int32>
  let mask: Flat<UInt64>
  let firstWeek: Flat<Int32>
  let lastWeek: Flat<Int32>
  let firstDate: Flat<Int32>
  let lastDate: Flat<Int32>
  /// How many members of a department a team has.
  let departmentCount: PairCounts
  let composition: Flat<Int32>
  /// How many people two teams share.
  let shared: PairCounts
  // By team and session, from `slots.sessionStart`.
  let date: Flat<Int32>
  let period: Flat<Int32>
  let sessionRoom: Flat<Int32>
  let instructor: Flat<Int32>
  // By module.
  let openTeams: Flat<Int32>
  let openPosition: Flat<Int32>
  let openCount: Flat<Int32>
  // By person.
  let busy: Flat<UInt64>
  let away: Flat<UInt64>
  let hours: Flat<Int32>
  let weekCount: Flat<UInt8>
  let chosen: Flat<Int32>
  let missing: Flat<Int32>
  // People who lack a place somewhere.
  let waitingList: Flat<Int32>
  let waitingPosition: Flat<Int32>
  // By group and date, by date and room, by date and instructor.
  let awayCount: Flat<Int32>
  let full: Flat<UInt64>
  let roomBusy: Flat<UInt32>
  let instructorBusy: Flat<UInt32>
  let totals: Flat<Totals>
  let scratch: Flat<Int32>

  struct Totals: BitwiseCopyable {
    /// Weighted sum of all goals.
    var soft = 0
    /// Places that people lack, and teams that must be formed and are not.
    var missing = 0
    var waiting = 0
  }

  /// - Parameter largestMatrix: in bytes; counts by pairs that need more are kept in hash tables.
  init(_ problem: Problem, largestMatrix: Int = PairCounts.largestMatrix) {
    self.problem = problem
    calendar = problem.calendar
    people = problem.people
    options = problem.options
    modules = problem.modules
    resources = problem.resources
    coverage = problem.coverage
    slots = problem.slots
    patterns = problem.patterns
    weights = problem.weights
    words = calendar.words
    weeks = calendar.weekCount
    none = slots.count
    candidate = slots.count + 1
    hasSpecial = people.isSpecial.elements.contains(true)
    let teams = slots.count + 2
    team = arena.make(options.count, Int32(none))
    position = arena.make(options.count, -1)
    moduleOf = arena.make(slots.module.elements.map { $0 } + [0, 0])
    isOpen = arena.make(teams, false)
    size = arena.make(teams, 0)
    room = arena.make(teams, 0)
    members = arena.make(Int(slots.memberStart[teams]), -1)
    mask = arena.make(teams * words, 0)
    firstWeek = arena.make(teams, 1)
    lastWeek = arena.make(teams, 0)
    firstDate = arena.make(teams, -1)
    lastDate = arena.make(teams, -1)
    let places = Places(problem)
    departmentCount = PairCounts(
      arena, rows: teams, columns: slots.departmentCount, pairs: places.all, largestMatrix: largestMatrix)
    composition = arena.make(teams * max(1, modules.maxComposition), 0)
    shared = PairCounts(
      arena, rows: teams, columns: teams, isSymmetric: true, pairs: places.pairs, largestMatrix: largestMatrix
    )
    let sessions = Int(slots.sessionStart[teams])
    date = arena.make(sessions, -1)
    period = arena.make(sessions, -1)
    sessionRoom = arena.make(sessions, -1)
    instructor = arena.make(sessions, -1)
    openTeams = arena.make(slots.count, -1)
    openPosition = arena.make(teams, -1)
    openCount = arena.make(modules.count, 0)
    busy = arena.make(people.count * words, 0)
    away = arena.make(people.count * words, 0)
    hours = arena.make(people.count * weeks, 0)
    weekCount = arena.make(people.count * weeks, 0)
    chosen = arena.make(people.count, 0)
    missing = arena.make(people.count, 0)
    waitingList = arena.make(people.count, -1)
    waitingPosition = arena.make(people.count, -1)
    awayCount = arena.make(coverage.groupCount * calendar.count, 0)
    full = arena.make(coverage.groupCount * words, 0)
    roomBusy = arena.make(calendar.count * resources.roomCount, 0)
    instructorBusy = arena.make(calendar.count * resources.instructorCount, 0)
    totals = arena.make(1, Totals())
    scratch = arena.make(coverage.groupCount, 0)
    startEmpty()
  }

  /// How many places people can have in teams at once, at most, and pairs of places of the same person.
  private struct Places {
    var (all, pairs) = (0, 0)

    init(_ problem: Problem) {
      for person in 0..<problem.people.count {
        let required = problem.options.range(of: person).count { !problem.options.isChoice[$0] }
        let most = required + Int(problem.people.choiceCount[person])
        all += most
        pairs += most * (most - 1) / 2
      }
    }
  }

  /// Counts for a plan without teams.
  private func startEmpty() {
    for group in 0..<coverage.groupCount {
      for day in 0..<calendar.count where coverage.limit[group * calendar.count + day] <= 0 {
        full[group * words + day >> 6] |= 1 << UInt64(day & 63)
      }
    }
    for person in 0..<people.count {
      var required = 0
      for option in options.range(of: person) where !options.isChoice[option] { required += 1 }
      changeMissing(person, by: required + Int(people.choiceCount[person]))
    }
    for option in 0..<options.count where options.published[option] >= 0 {
      totals.base.pointee.soft += weights.perturbMember
    }
    for slot in 0..<slots.count {
      totals.base.pointee.soft += PerturbSession.cost(slot, self)
      if slots.isPinned[slot] { totals.base.pointee.missing += 1 }
    }
    for module in 0..<modules.count where modules.teamsRequired[module] > 0 {
      totals.base.pointee.missing += Int(modules.teamsRequired[module])
    }
  }

  /// What the search minimises: goals, and everything that is missing at a price above all goals.
  @inline(__always)
  var energy: Int {
    totals.base.pointee.soft + Self.missingPlace * (totals.base.pointee.missing + totals.base.pointee.waiting)
  }

  @inline(__always)
  func module(of slot: Int) -> Int { Int(moduleOf[slot]) }

  @inline(__always)
  func sessionRange(_ slot: Int, _ module: Int) -> Range<Int> {
    let start = Int(slots.sessionStart[slot])
    return start..<(start + Int(modules.sessionCount[module]))
  }

  @inline(__always)
  func memberRange(_ slot: Int) -> Range<Int> {
    let start = Int(slots.memberStart[slot])
    return start..<(start + Int(size[slot]))
  }

  @inline(__always)
  func contains(_ day: Int, _ row: Int, _ mask: Flat<UInt64>) -> Bool {
    mask[row * words + day >> 6] & (1 << UInt64(day & 63)) != 0
  }

  /// Keeps the list of people who lack something up to date.
  @inline(__always)
  func changeMissing(_ person: Int, by difference: Int) {
    guard difference != 0 else { return }
    let before = missing[person]
    let after = before + Int32(difference)
    missing[person] = after
    let waiting = totals.base.pointee.waiting
    totals.base.pointee.waiting = waiting + difference
    if before == 0 {
      let end = waitingCount
      waitingList[end] = Int32(person)
      waitingPosition[person] = Int32(end)
      waitingCount = end + 1
    } else if after == 0 {
      let hole = Int(waitingPosition[person])
      let last = waitingList[waitingCount - 1]
      waitingList[hole] = last
      waitingPosition[last] = Int32(hole)
      waitingPosition[person] = -1
      waitingCount -= 1
    }
  }

  /// How many people lack a place somewhere.
  var waitingCount = 0
}
