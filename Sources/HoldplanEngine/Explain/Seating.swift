import HoldplanModel

/// What joining one team after another of a module would do for a person, counted from what the person and the
/// team touch alone: a live view asks for hundreds of teams at once.
///
/// It says what `Board.effect` says of the same step, in another order.
struct Seating {
  private var board: Board
  private let person: Int
  private let module: Int
  /// The person's team in the module, which is left.
  private let from: Int?
  /// The person's other teams.
  private let rest: [Int]
  private let employee: Employee
  /// Days by which the person is away now, is away in the other teams, cannot come, or wished to be free.
  private let awayNow: [UInt64]
  private let awayRest: [UInt64]
  private let busyRest: [UInt64]
  private let closed: [UInt64]
  private let wished: [UInt64]
  /// Broken rules of the person now, and in the other teams alone.
  private let before: PersonViolations
  private let without: PersonViolations
  /// The team that is left, before and after.
  private let left: (before: [Violation], after: [Violation])
  private let goals: SeatingGoals
  /// Whether what the person lacks is the same whichever team is joined.
  private let lacksTheSame: Bool

  init(_ board: Board, _ person: Int, _ module: Int) {
    self.board = board
    self.person = person
    self.module = module
    let own = board.groupsOf[person]
    from = own.first { board.groups[$0].module == module }
    rest = own.filter { [from] in $0 != from }
    employee = board.employee(person)
    let teaching = board.teachingDays(person)
    busyRest = board.days(of: rest)
    awayRest = zip(busyRest, teaching).map { $0 | $1 }
    awayNow = zip(board.days(of: own), teaching).map { $0 | $1 }
    closed = board.closedDays(employee)
    wished = board.days(employee.wishedFreeDates)
    var copy = board
    before = PersonViolations(person, board)
    copy.pretend(person, isIn: rest)
    without = PersonViolations(person, copy)
    goals = SeatingGoals(board, person, module, from: from, rest: rest)
    let wanted = board.names.requirements[person]
    let id = board.names.modules[module].id
    lacksTheSame =
      (wanted.required.contains(id) || wanted.choice.from.contains(id))
      && !rest.contains { board.groups[$0].module == module }
    if let from {
      let old = board.violations(ofGroup: from)
      copy.pretend(team: from, has: board.groups[from].members.filter { $0 != person })
      left = (old, copy.violations(ofGroup: from))
    } else {
      left = ([], [])
    }
  }

  mutating func effect(of target: Int) -> Effect {
    var (old, new) = personViolations(target)
    let team = teamViolations(target)
    old += left.before + team.before
    new += left.after + team.after
    let coverage = coverageViolations(target)
    old += coverage.before
    new += coverage.after
    if !board.waivers.isEmpty {
      let waivers = board.waivers
      old.removeAll { violation in waivers.contains { $0.covers(violation) } }
      new.removeAll { violation in waivers.contains { $0.covers(violation) } }
    }
    let step = from.map { DraftStep.move(person, from: $0, to: target) } ?? .join(person, target)
    let isSame = old.isEmpty && new.isEmpty
    return Effect(
      change: board.change(step), broken: isSame ? [] : subtract(old, from: new),
      mended: isSame ? [] : subtract(new, from: old), soft: goals.difference(target, wished, board),
      past: board.past(of: step))
  }

  // MARK: The person

  private mutating func personViolations(_ target: Int) -> (before: [Violation], after: [Violation]) {
    let group = board.groups[target]
    let record = board.names.modules[module]
    let isReached = !group.meetings.contains { $0.day < 0 }
    board.pretend(person, isIn: (rest + [target]).sorted())
    var after: [Violation] = []
    after += lacksTheSame ? knownLack(target) : UnassignedConstraint.violations(person, board)
    let meetsApart =
      isReached && !intersects(group.mask, busyRest) && count(group.mask) == group.meetings.count
    after += meetsApart ? without.dayClash : DayClashConstraint.violations(person, board)
    after += without.absence
    if !isReached || intersects(group.mask, closed) {
      after += AbsenceConstraint.violations(person, in: target, board)
    }
    let hours = record.studyHoursPerWeek
    after += hours == .zero ? without.studyHours : StudyHoursConstraint.violations(person, board)
    let isIndependent =
      record.requires.allSatisfy { board.workspace.hasValidPass(employee, in: $0) }
      && !rest.contains { board.module(board.groups[$0]).requires.contains(record.id) }
    after += isIndependent ? without.prerequisite : PrerequisiteConstraint.violations(person, board)
    let isEligible = record.isEligible(employee.role)
    after += isEligible ? without.role : RoleConstraint.violations(person, board)
    let isPlain = board.names.teaches[person].isEmpty && board.rules.maxSessionsPerDay == 1
    after += isPlain ? [] : DoubleRoleConstraint.violations(person, board)
    return (before.all, after)
  }

  private var lack: [Violation]?

  private mutating func knownLack(_ target: Int) -> [Violation] {
    if let lack { return lack }
    let found = UnassignedConstraint.violations(person, board)
    lack = found
    return found
  }

  // MARK: The team

  private mutating func teamViolations(_ target: Int) -> (before: [Violation], after: [Violation]) {
    let record = board.names.modules[module]
    let count = board.groups[target].members.count
    let size = record.teamSize
    let isPlain =
      record.composition.isEmpty && board.pins[board.groups[target].id] == nil
      && count >= size.minimum && count < size.maximum
      && !board.groups[target].meetings.contains {
        $0.room < 0 || board.names.rooms[$0.room].capacity <= count
      }
    if isPlain { return ([], []) }
    let before = board.violations(ofGroup: target)
    let members = board.groups[target].members
    board.pretend(team: target, has: members + [person])
    let after = board.violations(ofGroup: target)
    board.pretend(team: target, has: members)
    return (before, after)
  }

  // MARK: Departments and sites

  private func coverageViolations(_ target: Int) -> (before: [Violation], after: [Violation]) {
    var (before, after): ([Violation], [Violation]) = ([], [])
    let mask = board.groups[target].mask
    for group in board.names.watchers(person) where board.names.coverageLimit[group] < .max {
      for word in awayNow.indices {
        let (old, new) = (awayNow[word], awayRest[word] | mask[word])
        var changed = old ^ new
        while changed != 0 {
          let bit = changed.trailingZeroBitCount
          changed &= changed - 1
          let watched = Scope.GroupDay(group: group, day: word * 64 + bit)
          let count = board.awayCount[group * board.dayCount + watched.day]
          let difference = new & (1 << UInt64(bit)) != 0 ? 1 : -1
          if let violation = CoverageConstraint.violation(watched, count: count, board) {
            before.append(violation)
          }
          if let violation = CoverageConstraint.violation(watched, count: count + difference, board) {
            after.append(violation)
          }
        }
      }
    }
    return (before, after)
  }

  private func intersects(_ one: [UInt64], _ other: [UInt64]) -> Bool {
    for word in one.indices where one[word] & other[word] != 0 { return true }
    return false
  }

  private func count(_ mask: [UInt64]) -> Int { mask.reduce(0) { $0 + $1.nonzeroBitCount } }
}

/// The broken rules that concern one person, rule by rule.
private struct PersonViolations {
  let unassigned: [Violation]
  let dayClash: [Violation]
  let absence: [Violation]
  let studyHours: [Violation]
  let prerequisite: [Violation]
  let role: [Violation]
  let doubleRole: [Violation]

  init(_ person: Int, _ board: Board) {
    unassigned = UnassignedConstraint.violations(person, board)
    dayClash = DayClashConstraint.violations(person, board)
    absence = AbsenceConstraint.violations(person, board)
    studyHours = StudyHoursConstraint.violations(person, board)
    prerequisite = PrerequisiteConstraint.violations(person, board)
    role = RoleConstraint.violations(person, board)
    doubleRole = DoubleRoleConstraint.violations(person, board)
  }

  var all: [Violation] { unassigned + dayClash + absence + studyHours + prerequisite + role + doubleRole }
}

/// The goals that change when a person joins a team of a module, with what is the same for all its teams.
private struct SeatingGoals {
  private let person: Int
  private let department: Int
  private let from: Int?
  private let ideal: Int
  /// What leaving the present team changes, by goal, weighted.
  private let leaving: [SoftGoal: Int]
  private let departmentPairs: Int
  private let sizeDeviation: Int
  private let preference: Int
  private let repeatPairs: Int
  private let weekLoad: Int
  private let avoidDates: Int
  private let perturbMember: Int
  /// Sessions a week in the person's other teams, and what they and the present team weigh together.
  private let weeks: [Int]
  /// How many people of the other teams are in each team, with repetition.
  private let known: [Int32]
  private let published: [Team.ID]

  init(_ board: Board, _ person: Int, _ module: Int, from: Int?, rest: [Int]) {
    self.person = person
    self.from = from
    department = board.names.department[person]
    let weights = board.rules.weights
    departmentPairs = weights[.departmentPairs]
    sizeDeviation = weights[.sizeDeviation]
    repeatPairs = weights[.repeatPairs]
    weekLoad = weights[.weekLoad]
    avoidDates = weights[.avoidDates]
    perturbMember = weights[.perturbMember]
    let record = board.names.modules[module]
    ideal = record.teamSize.ideal
    let wanted = board.names.requirements[person]
    let isChosen = !wanted.required.contains(record.id) && wanted.choice.from.contains(record.id)
    let isNew = from == nil
    preference = isChosen && isNew ? weights[.preference] * wanted.choice.cost(of: record.id) : 0
    published = board.publishedOf[person]
    var known = [Int32](repeating: 0, count: board.groups.count)
    for group in rest {
      for member in board.groups[group].members where member != person {
        for other in board.groupsOf[member] where board.groups[other].module == module { known[other] += 1 }
      }
    }
    self.known = known
    var weeks = [Int](repeating: 0, count: board.dayCount / 7 + 2)
    for group in rest {
      for meeting in board.groups[group].meetings where meeting.week >= 0 { weeks[meeting.week] += 1 }
    }
    self.weeks = weeks
    if let from {
      leaving = Self.leaving(from, board, person, known, weeks, published)
    } else {
      leaving = [:]
    }
  }

  /// What leaving a team changes, weighted.
  private static func leaving(
    _ from: Int, _ board: Board, _ person: Int, _ known: [Int32], _ weeks: [Int], _ published: [Team.ID]
  ) -> [SoftGoal: Int] {
    let group = board.groups[from]
    let record = board.module(group)
    let department = board.names.department[person]
    let count = group.members.count
    let same = group.members.count { board.names.department[$0] == department } - 1
    let wished = board.employee(person).wishedFreeDates
    var values: [SoftGoal: Int] = [:]
    values[.departmentPairs] = -same
    values[.sizeDeviation] = abs(count - 1 - record.teamSize.ideal) - abs(count - record.teamSize.ideal)
    values[.repeatPairs] = -Int(known[from])
    values[.weekLoad] = -pairs(added: group, to: weeks)
    values[.avoidDates] = -group.meetings.count { wished.contains($0.session.date) }
    values[.perturbMember] = published.contains(group.id) ? 1 : 0
    let weights = board.rules.weights
    return Dictionary(uniqueKeysWithValues: values.map { ($0, $1 * weights[$0]) })
  }

  /// How many pairs of sessions in one week a team adds to others.
  private static func pairs(added group: Board.Group, to weeks: [Int]) -> Int {
    var sum = 0
    for (index, meeting) in group.meetings.enumerated() where meeting.week >= 0 {
      sum += weeks[meeting.week]
      for earlier in 0..<index where group.meetings[earlier].week == meeting.week { sum += 1 }
    }
    return sum
  }

  func difference(_ target: Int, _ wished: [UInt64], _ board: Board) -> [SoftGoal: Int] {
    let group = board.groups[target]
    let count = group.members.count
    var same = 0
    for member in group.members where board.names.department[member] == department { same += 1 }
    var values = leaving
    func add(_ goal: SoftGoal, _ value: Int) { if value != 0 { values[goal, default: 0] += value } }
    add(.departmentPairs, departmentPairs * same)
    add(.sizeDeviation, sizeDeviation * (abs(count + 1 - ideal) - abs(count - ideal)))
    add(.repeatPairs, repeatPairs * Int(known[target]))
    add(.weekLoad, weekLoad * Self.pairs(added: group, to: weeks))
    var free = 0
    for meeting in group.meetings
    where meeting.day >= 0 && wished[meeting.day >> 6] & (1 << UInt64(meeting.day & 63)) != 0 {
      free += 1
    }
    add(.avoidDates, avoidDates * free)
    add(.preference, preference)
    if !published.isEmpty, published.contains(group.id) { add(.perturbMember, -perturbMember) }
    return values
  }
}

extension Board {
  /// The days on which some teams meet.
  func days(of some: [Int]) -> [UInt64] {
    var mask = [UInt64](repeating: 0, count: words)
    for group in some { for word in 0..<words { mask[word] |= groups[group].mask[word] } }
    return mask
  }

  func days(_ dates: some Sequence<CalendarDate>) -> [UInt64] {
    var mask = [UInt64](repeating: 0, count: words)
    for date in dates {
      let day = day(of: date)
      if day >= 0 { mask[day >> 6] |= 1 << UInt64(day & 63) }
    }
    return mask
  }

  /// The days on which a person teaches.
  func teachingDays(_ person: Int) -> [UInt64] {
    guard !names.teaches[person].isEmpty else { return [UInt64](repeating: 0, count: words) }
    return days((0..<dayCount).filter { !teaching(person, on: $0).isEmpty }.map(date))
  }

  /// The days on which a person cannot come: leave, weekdays off, before and after the employment.
  func closedDays(_ employee: Employee) -> [UInt64] {
    days((0..<dayCount).map(date).filter { !employee.isAvailable(on: $0) })
  }
}
