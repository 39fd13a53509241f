/// A place for one session with another team, for somebody who missed it with the own team.
///
/// It is no membership: the own team, its sessions and its size stay as they are, a new plan is free to move
/// either team, and the seat is then flagged as out of date (`isCurrent`).
package struct GuestSeat: Hashable, Codable, Sendable {
  package var employee: Employee.ID
  /// The session that was, or is going to be, missed. A person has one seat for it at most.
  package var missed: Occurrence
  /// The session of a parallel team, as published when it was booked.
  package var host: Occurrence
  package var author: String
  package var bookedAt: Timestamp

  package init(
    employee: Employee.ID, missed: Occurrence, host: Occurrence, author: String, bookedAt: Timestamp
  ) {
    self.employee = employee
    self.missed = missed
    self.host = host
    self.author = author
    self.bookedAt = bookedAt
  }
}

extension GuestSeat: Comparable {
  /// By the host session, then by person.
  package static func < (left: Self, right: Self) -> Bool {
    (left.host, left.employee, left.missed) < (right.host, right.employee, right.missed)
  }
}

extension Workspace {
  /// The guests of a session, by identifier.
  package func guests(at occurrence: Occurrence) -> [Employee.ID] {
    guestSeats.filter { $0.host == occurrence }.map(\.employee).sorted()
  }

  /// The seat that a person has for a session missed.
  package func guestSeat(of employee: Employee.ID, for missed: Occurrence) -> GuestSeat? {
    guestSeats.first { $0.employee == employee && $0.missed == missed }
  }

  /// The seats of a person, by host session.
  package func guestSeats(of employee: Employee.ID) -> [GuestSeat] {
    guestSeats.filter { $0.employee == employee }.sorted()
  }

  /// Whether the host session still is as it was when the seat was booked: it was held, or the latest
  /// publication has it.
  package func isCurrent(_ seat: GuestSeat, today: CalendarDate) -> Bool {
    if seat.host.date < today { return hasPublished(seat.host) }
    guard let team = published?.plan.teams[seat.host.team] else { return false }
    return Occurrence(of: team, session: seat.host.session) == seat.host
  }
}

extension GuestSeat {
  /// A seat is with another team, for the same session of the same module. Whether the host session still is
  /// announced is for `Workspace.isCurrent` to tell: a seat that was cancelled can be given back whatever was
  /// published meanwhile.
  func check(in workspace: Workspace, _ findings: inout Findings) {
    findings.checkName(author, field: "guestSeat.author")
    if !workspace.employees.contains(employee) {
      findings.report("guestSeat.employee", .unknown(.employee(employee)))
    }
    if host.team == missed.team { findings.report("guestSeat.host", .duplicate(host.team.rawValue)) }
    if host.module != missed.module {
      findings.report(
        "guestSeat.host", .mismatch(actual: host.module.rawValue, expected: missed.module.rawValue))
    }
    if host.session != missed.session {
      findings.report(
        "guestSeat.host",
        .mismatch(actual: String(host.session + 1), expected: String(missed.session + 1)))
    }
  }
}
