import HoldplanModel

/// Who must take which module and who may choose: all that the joint relaxation keeps of the people.
///
/// It holds for every plan in which each person has what `Workspace.requirement(of:)` asks for. A rule that is
/// waived anywhere, in a way that the compiled problem does not know of, is not relied on at all.
struct Demand {
  /// Somebody who takes exactly `count` of some options.
  struct Chooser {
    var department: Int
    var count: Int
    var options: Range<Int>
  }

  let problem: Problem
  /// People who must take each module, by department: `required[module * departments + department]`.
  private(set) var required: [Int]
  /// People who may, on the same places.
  private(set) var optional: [Int]
  private(set) var choosers: [Chooser] = []
  /// Of the options of choosers: the option, its module and its least cost, weighted.
  private(set) var option: [Int32] = []
  private(set) var module: [Int32] = []
  private(set) var cost: [Int] = []
  /// What people cost at least whatever is chosen, weighted.
  private(set) var constant = 0
  /// The same by goal, without weight, with the cheapest of the choices.
  private(set) var goals: [SoftGoal: Int] = [:]
  private let dates: [SessionDates]

  init(_ problem: Problem) {
    self.problem = problem
    let places = problem.modules.count * problem.slots.departmentCount
    required = [Int](repeating: 0, count: places)
    optional = required
    dates = (0..<problem.modules.count).map { SessionDates(problem, module: $0) }
    for person in 0..<problem.people.count { add(person) }
  }

  func place(_ module: Int, _ department: Int) -> Int { module * problem.slots.departmentCount + department }

  // MARK: One person

  private struct Candidate {
    var option: Int
    var wish: Int
    var avoided: Int
    var credit: Int
    func cost(_ weights: GoalWeights) -> Int {
      wish + avoided * weights.avoidDates - credit * weights.perturbMember
    }
  }

  private mutating func add(_ person: Int) {
    let options = problem.options
    var wishes: [Candidate] = []
    var (taken, sessions) = ([Candidate](), 0)
    for option in options.range(of: person) {
      let candidate = candidate(option, person)
      if let candidate, options.isChoice[option], !isPinned(option) {
        wishes.append(candidate)
      } else if !options.isChoice[option] || isPinned(option) {
        taken.append(candidate ?? Candidate(option: option, wish: 0, avoided: 0, credit: 0))
      }
    }
    let pinnedChoices = taken.filter { options.isChoice[$0.option] }.count
    var left = max(0, Int(problem.people.choiceCount[person]) - pinnedChoices)
    if left >= wishes.count {
      taken += wishes
      (wishes, left) = ([], 0)
    }
    constant += credits(person)
    for candidate in taken { take(candidate, person) }
    sessions += taken.reduce(0) { $0 + sessionCount($1.option) }
    if left > 0 { sessions += choose(left, wishes, person) }
    let pairs = weekLoad(person, sessions)
    goals[.weekLoad, default: 0] += pairs
    constant += problem.weights.weekLoad * pairs
  }

  private func sessionCount(_ option: Int) -> Int {
    Int(problem.modules.sessionCount[problem.options.module[option]])
  }

  private mutating func take(_ candidate: Candidate, _ person: Int) {
    required[
      place(Int(problem.options.module[candidate.option]), Int(problem.people.department[person]))] += 1
    constant += candidate.cost(problem.weights)
    goals[.avoidDates, default: 0] += candidate.avoided
    if problem.weights.preference > 0 {
      goals[.preference, default: 0] += candidate.wish / problem.weights.preference
    }
  }

  /// Enters somebody who chooses, and returns the fewest sessions of what may be chosen.
  private mutating func choose(_ count: Int, _ wishes: [Candidate], _ person: Int) -> Int {
    let start = module.count
    let department = Int(problem.people.department[person])
    for wish in wishes {
      let index = problem.options.module[wish.option]
      option.append(Int32(wish.option))
      module.append(index)
      cost.append(wish.cost(problem.weights))
      optional[place(Int(index), department)] += 1
    }
    choosers.append(Chooser(department: department, count: count, options: start..<module.count))
    if problem.weights.preference > 0 {
      goals[.preference, default: 0] +=
        Preference.bound(costs: wishes.map(\.wish), count: count) / problem.weights.preference
    }
    goals[.avoidDates, default: 0] += Preference.bound(costs: wishes.map(\.avoided), count: count)
    return wishes.map { sessionCount($0.option) }.sorted().prefix(count).reduce(0, +)
  }

  /// What all published choices would cost if none were taken; each is given back where it is.
  private func credits(_ person: Int) -> Int {
    problem.options.range(of: person).filter { PerturbMember.isCredited($0, problem) }.count
      * problem.weights.perturbMember
  }

  // MARK: Dates

  private func isPinned(_ option: Int) -> Bool {
    problem.options.pin[option] >= 0 && !problem.isWaived(.pins)
  }

  /// Nil for a choice that the person can never take.
  private func candidate(_ option: Int, _ person: Int) -> Candidate? {
    if problem.options.isBarred[option], !problem.isWaived(.role), !problem.isWaived(.prerequisite) {
      return nil
    }
    guard let avoided = leastAvoided(option, person) else { return nil }
    let wish = problem.options.isChoice[option] ? Int(problem.options.cost[option]) : 0
    let credit = PerturbMember.isCredited(option, problem) ? 1 : 0
    return Candidate(option: option, wish: wish, avoided: avoided, credit: credit)
  }

  private func leastAvoided(_ option: Int, _ person: Int) -> Int? {
    guard !problem.isWaived(.sessions), !problem.isWaived(.pins) else { return 0 }
    let words = problem.calendar.words
    let row = person * words
    let mayBeClosed = !problem.isWaived(.absence)
    let (closed, wished) = (problem.people.blocked, problem.people.wishedFree)
    let slot = Int(problem.options.pin[option])
    let table =
      slot >= 0 ? SessionDates(problem, slot: slot) : dates[Int(problem.options.module[option])]
    let isEasy = table.hasEasySequence { day in
      let word = mayBeClosed ? closed[row + day >> 6] | wished[row + day >> 6] : wished[row + day >> 6]
      return word & (1 << UInt64(day & 63)) != 0
    }
    if isEasy { return 0 }
    return AvoidDates.bound(
      table, closed: (0..<words).map { mayBeClosed ? closed[row + $0] : 0 },
      wished: (0..<words).map { wished[row + $0] })
  }

  /// S6 for one person: weeks have as much room as they have days on which the person is there.
  private func weekLoad(_ person: Int, _ sessions: Int) -> Int {
    guard problem.weights.weekLoad > 0, sessions > 1 else { return 0 }
    let calendar = problem.calendar
    let mayBeClosed = !problem.isWaived(.absence)
    let perDay = problem.isWaived(.dayClash) ? sessions : max(1, calendar.maxPerDay)
    guard !problem.isWaived(.sessions) else { return 0 }
    var room = [Int](repeating: 0, count: calendar.weekCount)
    for day in 0..<calendar.count {
      let word = problem.people.blocked[person * calendar.words + day >> 6]
      if !mayBeClosed || word & (1 << UInt64(day & 63)) == 0 { room[Int(calendar.week[day])] += perDay }
    }
    return WeekLoad.bound(sessions: sessions, room: room)
  }
}
