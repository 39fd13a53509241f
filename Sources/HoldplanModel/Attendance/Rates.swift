/// How many were expected at some sessions and what became of them. It always balances: the marks and the
/// unmarked together are those expected.
package struct AttendanceTally: Equatable, Sendable {
  package private(set) var counts: [AttendanceMark.Status: Int] = [:]
  /// Expected, and not noted yet.
  package private(set) var unmarked = 0

  package init() {}

  mutating func add(_ status: AttendanceMark.Status?) {
    if let status { counts[status, default: 0] += 1 } else { unmarked += 1 }
  }

  package var marked: Int { counts.values.reduce(0, +) }
  package var expected: Int { marked + unmarked }
  /// Those who have had the session, made up or not.
  package var attended: Int { counts.reduce(0) { $0 + ($1.key.isAttended ? $1.value : 0) } }
  /// Attended out of marked, in whole percent, rounded down so that 100 means all; nil while nobody is marked.
  package var percent: Int? { marked == 0 ? nil : attended * 100 / marked }

  package func count(_ status: AttendanceMark.Status) -> Int { counts[status] ?? 0 }
}

/// The attendance of a season, whole and in parts.
package struct AttendanceRates: Equatable, Sendable {
  /// One part: what it is called in the model, and its tally.
  package struct Part<Key: Hashable & Sendable>: Equatable, Sendable {
    package var key: Key
    package var tally: AttendanceTally
  }

  package internal(set) var total = AttendanceTally()
  /// By identifier.
  package internal(set) var teams: [Part<Team.ID>] = []
  /// By identifier. People whose record is gone are in no department.
  package internal(set) var departments: [Part<Department.ID>] = []
  package internal(set) var modules: [Part<Module.ID>] = []
  /// The trend: every week in which a session was held, in order.
  package internal(set) var weeks: [Part<ISOWeek>] = []
  /// Marks of guests, which count where they were missed and not once more where they were guests.
  package internal(set) var guests = 0
}

extension Workspace {
  /// The attendance at all sessions held up to a date. Guests are left out: their own team's session counts.
  ///
  /// - Parameter includes: whose attendance is counted; everybody's by default.
  package func attendanceRates(
    through date: CalendarDate, includes: (Employee.ID) -> Bool = { _ in true }
  ) -> AttendanceRates {
    var rates = AttendanceRates()
    var teams: [Team.ID: AttendanceTally] = [:]
    var departments: [Department.ID: AttendanceTally] = [:]
    var modules: [Module.ID: AttendanceTally] = [:]
    var weeks: [ISOWeek: AttendanceTally] = [:]
    for occurrence in heldSessions(through: date) {
      let marks = marks(at: occurrence)
      let guests = Set(guests(at: occurrence)).subtracting(expected(at: occurrence))
      for person in attendees(at: occurrence) where includes(person) {
        if guests.contains(person) {
          rates.guests += marks[person] == nil ? 0 : 1
          continue
        }
        let status = marks[person]?.status
        rates.total.add(status)
        teams[occurrence.team, default: AttendanceTally()].add(status)
        modules[occurrence.module, default: AttendanceTally()].add(status)
        weeks[occurrence.date.isoWeek, default: AttendanceTally()].add(status)
        if let department = employees[person]?.department {
          departments[department, default: AttendanceTally()].add(status)
        }
      }
    }
    rates.teams = Self.parts(teams)
    rates.departments = Self.parts(departments)
    rates.modules = Self.parts(modules)
    rates.weeks = Self.parts(weeks)
    return rates
  }

  private static func parts<Key: Hashable & Comparable>(
    _ tallies: [Key: AttendanceTally]
  ) -> [AttendanceRates.Part<Key>] {
    tallies.sorted { $0.key < $1.key }.map { AttendanceRates.Part(key: $0.key, tally: $0.value) }
  }
}
