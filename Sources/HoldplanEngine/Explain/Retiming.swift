import HoldplanModel

/// What holding a session on one date after another would do, counted from its team alone: a live calendar asks
/// for every date of the season at once.
///
/// It says what `Board.effect` says of the same step. The session is moved on a copy from date to date, and what
/// its people break on the present one is counted once.
struct Retiming {
  private let original: Board
  private var board: Board
  private let place: Board.Place
  private let old: Board.Meeting
  private let members: [Int]
  /// Departments and sites of the members that are watched.
  private let watchers: Set<Int>
  /// What holds now: of the team, of each of its members, and of whoever else teaches.
  private let teamBefore: [Violation]
  private let membersBefore: [Violation]
  private let goalsBefore: GoalValues
  /// Rooms and instructors that are booked twice, by day.
  private var bookingsBefore: [Int: [Violation]] = [:]

  init(_ board: Board, _ place: Board.Place) {
    original = board
    self.board = board
    self.place = place
    old = board.groups[place.group].meetings[place.index]
    members = board.groups[place.group].members
    watchers = Set(members.flatMap(board.names.watchers).filter { board.names.coverageLimit[$0] < .max })
    teamBefore = board.violations(ofGroup: board.groups[place.group])
    membersBefore = members.flatMap { board.timeViolations(of: $0, attending: board.groupsOf[$0]) }
    goalsBefore = Self.goals(place.group, members, board)
  }

  private static func goals(_ group: Int, _ members: [Int], _ board: Board) -> GoalValues {
    var values = GoalValues()
    GroupGoals.addTimes(of: board.groups[group], board, to: &values)
    for person in members { PersonGoals.addTimes(of: person, board, to: &values) }
    return values
  }

  mutating func effect(of session: Session) -> Effect {
    let step = DraftStep.session(place, session)
    board.setSession(place, session)
    let new = board.groups[place.group].meetings[place.index]
    let days = Set([old.day, new.day].filter { $0 >= 0 }).sorted()
    var (before, after) = (membersBefore, [Violation]())
    for person in members { after += board.timeViolations(of: person, attending: board.groupsOf[person]) }
    let teachers = Set([old, new].compactMap { board.instructorPerson($0.instructor) })
    for teacher in teachers.subtracting(members).sorted() {
      before += original.timeViolations(of: teacher, attending: original.groupsOf[teacher])
      after += board.timeViolations(of: teacher, attending: board.groupsOf[teacher])
    }
    before += teamBefore
    after += board.violations(ofGroup: board.groups[place.group])
    addCoverage(days, watchers.union(teachers.flatMap(board.names.watchers)), &before, &after)
    for day in days { addBookings(on: day, new, &before, &after) }
    (before, after) = (board.unwaived(before), board.unwaived(after))
    var goals = Self.goals(place.group, members, board) - goalsBefore
    let teaching = [old.instructor, new.instructor]
    goals[.instructorDays] = days.reduce(0) {
      $0 + count(teaching, on: $1, board) - count(teaching, on: $1, original)
    }
    return Effect(
      change: original.change(step), broken: brokenAnew(before, after),
      mended: subtract(after, from: before),
      soft: goals.weighted(by: board.rules.weights.values),
      past: original.today == nil ? [] : original.past(of: step))
  }

  private func addCoverage(
    _ days: [Int], _ watchers: Set<Int>, _ before: inout [Violation], _ after: inout [Violation]
  ) {
    for group in watchers {
      for day in days {
        let place = group * board.dayCount + day
        let (then, now) = (original.awayCount[place], board.awayCount[place])
        guard then != now else { continue }
        CoverageConstraint.add(
          Scope.GroupDay(group: group, day: day), then: then, now: now, board, to: &before, and: &after)
      }
    }
  }

  private mutating func addBookings(
    on day: Int, _ new: Board.Meeting, _ before: inout [Violation], _ after: inout [Violation]
  ) {
    let found = bookingsBefore[day] ?? original.bookingViolations(on: day)
    bookingsBefore[day] = found
    // Where nothing was booked twice, only the session itself can be in the way of others.
    if found.isEmpty, day != new.day || !isInTheWay(new) { return }
    before += found
    after += board.bookingViolations(on: day)
  }

  private func isInTheWay(_ new: Board.Meeting) -> Bool {
    let periods = board.periods(board.groups[place.group], place.index)
    return board.meetingsOn[new.day].contains { other in
      let meeting = board.groups[other.group].meetings[other.index]
      let isShared =
        (meeting.room == new.room && new.room >= 0)
        || (meeting.instructor == new.instructor && new.instructor >= 0)
      return isShared && other != place
        && board.periods(board.groups[other.group], other.index).overlaps(periods)
    }
  }

  /// How many of some instructors teach on a day.
  private func count(_ instructors: [Int], on day: Int, _ board: Board) -> Int {
    Set(
      board.meetingsOn[day].map { board.groups[$0.group].meetings[$0.index].instructor }
        .filter(instructors.contains)
    ).count
  }
}
