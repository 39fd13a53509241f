/// Who of a manager's people is away on one day, and who is left.
package struct ManagerDay: Equatable, Sendable {
  package enum Reason: Equatable, Sendable {
    case attends(Occurrence), teaches(Occurrence)
    /// Takes a missed session with another team.
    case guest(Occurrence)
    /// On leave, or a weekday on which the person never comes. Why is nobody's business.
    case off
  }

  package struct Away: Equatable, Sendable {
    package var employee: Employee.ID
    /// In the order of the day; never empty.
    package var reasons: [Reason]
  }

  package var date: CalendarDate
  /// By name.
  package var away: [Away]
  /// Those who are at work, by name.
  package var left: [Employee.ID]
}

extension Workspace {
  /// The teaching days from a date on, for a manager: who is away and who is left.
  ///
  /// - Parameter count: how many days are looked at, the first included; days without teaching on which
  ///   nobody is away are left out.
  package func managerDays(of manager: Employee.ID, from today: CalendarDate, count: Int = 15) -> [ManagerDay]
  {
    let people = directReports(of: manager)
    let plan = published?.plan ?? Plan()
    var reasons: [Employee.ID: [CalendarDate: [ManagerDay.Reason]]] = [:]
    for person in people {
      let duties = duties(of: person.id, in: plan)
      for duty in duties {
        let reason: ManagerDay.Reason =
          duty.part == .attends ? .attends(duty.occurrence) : .teaches(duty.occurrence)
        reasons[person.id, default: [:]][duty.occurrence.date, default: []].append(reason)
      }
      for seat in guestSeats(of: person.id) {
        reasons[person.id, default: [:]][seat.host.date, default: []].append(.guest(seat.host))
      }
    }
    return (0..<max(0, count)).compactMap { offset in
      let date = today.advanced(by: offset)
      let employed = people.filter { $0.isEmployed(on: date) }
      let away = employed.compactMap { person -> ManagerDay.Away? in
        let off = !person.isAvailable(on: date)
        let all = (reasons[person.id]?[date] ?? []) + (off ? [.off] : [])
        return all.isEmpty ? nil : ManagerDay.Away(employee: person.id, reasons: all)
      }
      let isWorkday = season.teachingWeekdays.contains(date.weekday) && season.holiday(on: date) == nil
      guard isWorkday, !employed.isEmpty else { return nil }
      let absent = Set(away.map(\.employee))
      return ManagerDay(
        date: date, away: away, left: employed.map(\.id).filter { !absent.contains($0) })
    }
  }

  /// The published teams that somebody teaches at least one session of, by module and number.
  package func teamsTaught(by employee: Employee.ID) -> [Team] {
    let own = Set(instructors.unordered.filter { $0.employee == employee }.map(\.id))
    return (published?.plan.teams.unordered ?? Plan().teams.unordered)
      .filter { $0.sessions.contains { own.contains($0.instructor) } }
      .sorted { ($0.module, $0.number, $0.id) < ($1.module, $1.number, $1.id) }
  }

  /// Whether somebody taught a session, by the publication then in force.
  package func teaches(_ employee: Employee.ID, at occurrence: Occurrence) -> Bool {
    guard let session = publication(inForceOn: occurrence.date)?.plan.session(at: occurrence) else {
      return false
    }
    return instructors[session.instructor]?.employee == employee
  }
}
