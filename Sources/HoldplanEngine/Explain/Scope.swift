import HoldplanModel

/// What a change touches: whatever lies outside counts the same before and after it.
struct Scope {
  struct GroupDay: Hashable, Comparable {
    var group: Int
    var day: Int

    static func < (left: Self, right: Self) -> Bool { (left.group, left.day) < (right.group, right.day) }
  }

  /// People whose sessions or modules change.
  var people: Set<Int> = []
  /// People who join or leave a team: those with whom they share teams change.
  var movers: Set<Int> = []
  var groups: Set<Int> = []
  /// Those of the groups whose sessions change.
  var retimed: Set<Int> = []
  /// Departments and sites on dates, as coverage rules watch them.
  var watched: Set<GroupDay> = []
  var days: Set<Int> = []
  var modules: Set<Int> = []

  init() {}

  /// Everything on a board.
  init(all board: Board) {
    people = Set(0..<board.names.employees.count)
    movers = people
    groups = Set(board.groups.indices)
    retimed = groups
    days = Set(0..<board.dayCount)
    modules = Set(0..<board.names.modules.count)
    for group in 1..<max(2, board.names.groupCount) {
      for day in days { watched.insert(GroupDay(group: group, day: day)) }
    }
  }

  mutating func touch(_ person: Int, in group: Int, on board: Board) {
    people.insert(person)
    movers.insert(person)
    groups.insert(group)
    watch(person, board.days(of: group), on: board)
  }

  mutating func touch(_ place: Board.Place, becoming session: Session, on board: Board) {
    let group = board.groups[place.group]
    let new = board.meeting(session)
    let both = [group.meetings[place.index], new]
    groups.insert(place.group)
    retimed.insert(place.group)
    let touched = both.map(\.day).filter { $0 >= 0 }
    days.formUnion(touched)
    for person in group.members + both.compactMap({ board.instructorPerson($0.instructor) }) {
      people.insert(person)
      watch(person, touched, on: board)
    }
  }

  private mutating func watch(_ person: Int, _ days: [Int], on board: Board) {
    for group in board.names.watchers(person) {
      for day in days { watched.insert(GroupDay(group: group, day: day)) }
    }
  }
}

extension Board {
  /// The rules that are broken within a scope, less what is waived, in a fixed order.
  func violations(_ scope: Scope) -> [Violation] {
    var found: [Violation] = []
    for person in scope.people.sorted() { found += violations(ofPerson: person) }
    for group in scope.groups.sorted() {
      found +=
        scope.retimed.contains(group)
        ? violations(ofGroup: groups[group]) : violations(ofMembers: groups[group])
    }
    for watched in scope.watched.sorted() { found += CoverageConstraint.violations(watched, self) }
    for day in scope.days.sorted() { found += bookingViolations(on: day) }
    for module in scope.modules.sorted() { found += TeamCountConstraint.violations(module, self) }
    return unwaived(found)
  }

  /// The same for everything on the board, without naming all of it first.
  func allViolations() -> [Violation] {
    var found: [Violation] = []
    for person in names.employees.indices { found += violations(ofPerson: person) }
    for group in groups { found += violations(ofGroup: group) }
    for group in 1..<max(1, names.groupCount) where names.coverageLimit[group] < .max {
      for day in 0..<dayCount where awayCount[group * dayCount + day] > names.coverageLimit[group] {
        found += CoverageConstraint.violations(Scope.GroupDay(group: group, day: day), self)
      }
    }
    for day in 0..<dayCount where !meetingsOn[day].isEmpty { found += bookingViolations(on: day) }
    for module in names.modules.indices { found += TeamCountConstraint.violations(module, self) }
    return unwaived(found)
  }

  /// Those that no waiver covers.
  func unwaived(_ violations: [Violation]) -> [Violation] {
    if waivers.isEmpty || violations.isEmpty { return violations }
    return violations.filter { violation in !waivers.contains { $0.covers(violation) } }
  }

  func violations(ofPerson person: Int) -> [Violation] { violations(of: person, attending: groupsOf[person]) }

  /// What a person would break as a member of just these teams.
  func violations(of person: Int, attending own: [Int]) -> [Violation] {
    var found = UnassignedConstraint.violations(person, attending: own, self)
    found += RoleConstraint.violations(person, attending: own, self)
    found += PinsConstraint.violations(person, attending: own, self)
    found += timeViolations(of: person, attending: own)
    return found
  }

  /// What depends on when the teams of a person meet.
  func timeViolations(of person: Int, attending own: [Int]) -> [Violation] {
    var found = DayClashConstraint.violations(person, attending: own, self)
    found += AbsenceConstraint.violations(person, attending: own, self)
    found += StudyHoursConstraint.violations(person, attending: own, self)
    found += PrerequisiteConstraint.violations(person, attending: own, self)
    found += DoubleRoleConstraint.violations(person, attending: own, self)
    return found
  }

  func violations(ofGroup group: Group) -> [Violation] {
    TeamSizeConstraint.violations(group, self) + CompositionConstraint.violations(group, self)
      + SessionsConstraint.violations(group, self) + RoomConstraint.violations(group, self)
      + InstructorConstraint.violations(group, self) + PinsConstraint.violations(group, self)
  }

  /// What depends on who is in a team.
  func violations(ofMembers group: Group) -> [Violation] {
    TeamSizeConstraint.violations(group, self) + CompositionConstraint.violations(group, self)
      + RoomConstraint.violations(group, self)
  }

  /// The weighted value of each goal within a scope.
  func soft(_ scope: Scope) -> GoalValues {
    var values = GoalValues()
    for group in scope.groups { GroupGoals.add(group, self, to: &values) }
    for person in scope.people { PersonGoals.add(person, self, to: &values) }
    values[.repeatPairs] = RepeatPairs.among(scope.movers, self)
    for day in scope.days {
      let teaching = meetingsOn[day].map { groups[$0.group].meetings[$0.index].instructor }
      values[.instructorDays] += Set(teaching).count
    }
    return values.weighted(by: rules.weights.values)
  }
}

extension Board {
  /// Rooms and instructors that are booked twice at a time on a date (H06, H07).
  func bookingViolations(on day: Int) -> [Violation] {
    let places = meetingsOn[day].sorted { ($0.group, $0.index) < ($1.group, $1.index) }
    return clashes(places, .room, by: \.room) { $0.room = $1.room }
      + clashes(places, .instructor, by: \.instructor) { $0.instructor = $1.instructor }
  }

  /// Each session after the first in the same slot counts; a pair of teams is named once.
  private func clashes(
    _ places: [Place], _ rule: HardRule, by resource: KeyPath<Meeting, Int>,
    name: (inout Violation, Session) -> Void
  ) -> [Violation] {
    struct Booking: Hashable {
      var resource: Int
      var period: Int
    }
    var bookings: [Booking: [Place]] = [:]
    for place in places {
      let group = groups[place.group]
      let used = group.meetings[place.index][keyPath: resource]
      for period in periods(group, place.index) where used >= 0 {
        bookings[Booking(resource: used, period: period), default: []].append(place)
      }
    }
    var found: [Violation] = []
    let clashes = bookings.filter { $0.value.count > 1 }
      .sorted { ($0.key.resource, $0.key.period) < ($1.key.resource, $1.key.period) }
    for (_, users) in clashes {
      let (first, second) = (groups[users[0].group], groups[users[1].group])
      let session = first.meetings[users[0].index].session
      var violation = Violation(
        rule, .doubleBooked, count: users.count - 1, module: module(first).id, team: first.id,
        otherTeam: second.id, session: users[0].index, date: session.date, actual: users.count, limit: 1)
      name(&violation, session)
      if let last = found.last, last.team == violation.team, last.otherTeam == violation.otherTeam {
        found[found.count - 1].count += violation.count
      } else {
        found.append(violation)
      }
    }
    return found
  }
}
