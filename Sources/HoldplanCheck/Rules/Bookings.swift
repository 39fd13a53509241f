import HoldplanModel

extension Inspection {
  /// H06: each session has an instructor of the module's, who is there and teaches nothing else then.
  func instructorFaults() -> [Violation] {
    let faults = sessionsToBook { team, index, session -> Violation? in
      let instructor = workspace.instructors[session.instructor]
      let isEligible = team.module.instructors.contains(session.instructor)
      guard let instructor, isEligible else {
        return violation(.instructor, .notEligible, team, index)
      }
      if workspace.isAvailable(instructor, on: session.date) { return nil }
      return violation(.instructor, .absent, team, index)
    }
    return faults.compactMap { $0 }
      + doubleBookings(.instructor, by: \.instructor).map { violation, instructor in
        var violation = violation
        violation.instructor = instructor
        return violation
      }
  }

  /// H07: each session has a room of the module's that is large enough and holds nothing else then.
  func roomFaults() -> [Violation] {
    let faults = sessionsToBook { team, index, session -> Violation? in
      let isEligible = team.module.rooms.contains(session.room)
      guard let room = workspace.rooms[session.room], isEligible else {
        return violation(.room, .notEligible, team, index)
      }
      if team.size <= room.capacity { return nil }
      return violation(.room, .tooSmall, team, index, actual: team.size, limit: room.capacity)
    }
    return faults.compactMap { $0 }
      + doubleBookings(.room, by: \.room).map { violation, room in
        var violation = violation
        violation.room = room
        return violation
      }
  }

  /// S8: how many different days instructors teach.
  func instructorDays() -> Int {
    struct TeachingDay: Hashable {
      let instructor: Instructor.ID
      let date: CalendarDate
    }
    return Set(
      sessionsToBook { _, _, session in
        TeachingDay(instructor: session.instructor, date: session.date)
      }
    ).count
  }

  /// Calls `look` for each session of each team that has the right number of them.
  private func sessionsToBook<Found>(
    _ look: (InspectedTeam, Int, Session) -> Found
  ) -> [Found] {
    teams.filter(\.hasItsSessions).flatMap { team in
      team.sessions.enumerated().map { look(team, $0, $1) }
    }
  }

  private func violation(
    _ rule: HardRule, _ reason: Violation.Reason, _ team: InspectedTeam, _ index: Int, actual: Int? = nil,
    limit: Int? = nil
  ) -> Violation {
    let session = team.sessions[index]
    return Violation(
      rule, reason, module: team.module.id, team: team.id, session: index, date: session.date,
      room: session.room, instructor: session.instructor, actual: actual, limit: limit)
  }

  /// A slot on a date that something is booked for.
  private struct Booking<Resource: Hashable>: Hashable {
    let resource: Resource
    let date: CalendarDate
    let slot: Int
  }

  /// Bookings of the same room or instructor for the same slot: each one after the first counts, for each slot
  /// that is taken twice. The slots of one pair of teams on one date make one violation.
  private func doubleBookings<Resource: Hashable & Comparable>(
    _ rule: HardRule, by resource: KeyPath<Session, Resource>
  ) -> [(Violation, Resource)] {
    var bookings: [Booking<Resource>: [(team: Team.ID, module: Module.ID, session: Int)]] = [:]
    for team in teams {
      for (index, session, pattern) in team.patterned {
        for slot in Self.slots(from: session.slot, count: pattern.slotCount) {
          bookings[
            Booking(resource: session[keyPath: resource], date: session.date, slot: slot), default: []
          ].append((team.id, team.module.id, index))
        }
      }
    }
    let clashes = bookings.filter { $0.value.count > 1 }
      .sorted {
        ($0.key.resource, $0.key.date, $0.key.slot) < ($1.key.resource, $1.key.date, $1.key.slot)
      }
    var found: [(Violation, Resource)] = []
    for (booking, users) in clashes {
      let violation = Violation(
        rule, .doubleBooked, count: users.count - 1, module: users[0].module, team: users[0].team,
        otherTeam: users[1].team, session: users[0].session, date: booking.date, actual: users.count,
        limit: 1)
      if let last = found.last, last.1 == booking.resource, last.0.isSameClash(as: violation) {
        found[found.count - 1].0.count += violation.count
      } else {
        found.append((violation, booking.resource))
      }
    }
    return found
  }
}

extension Violation {
  /// Whether it is between the same teams on the same date, so that it can be told in one sentence.
  fileprivate func isSameClash(as other: Violation) -> Bool {
    date == other.date && team == other.team && otherTeam == other.otherTeam && session == other.session
      && actual == other.actual
  }
}
