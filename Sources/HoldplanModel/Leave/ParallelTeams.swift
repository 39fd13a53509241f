extension Workspace {
  /// Published teams of the same module whose days avoid the leave that is asked for, the person's other
  /// leave and weekdays off, and everything else the plan asks of the person.
  ///
  /// Only days and times are looked at: what the move does to the rules and goals is for the engine to say.
  func parallelTeams(
    freeing person: Employee, from occurrence: Occurrence, on leave: [DateRange], duties: [Duty],
    today: CalendarDate?
  ) -> [ParallelTeam] {
    guard let plan = published?.plan, let module = modules[occurrence.module] else { return [] }
    let others = duties.filter { $0.occurrence.team != occurrence.team || $0.part == .teaches }
      .map(\.occurrence)
    return plan.teams(of: module.id).compactMap { team in
      guard team.id != occurrence.team, !team.sessions.isEmpty else { return nil }
      if let today, let first = team.sessions.first, first.date < today { return nil }
      let suits = team.occurrences.allSatisfy { other in
        person.isAvailable(on: other.date) && !leave.contains { $0.contains(other.date) }
          && others.count { $0.date == other.date } < rules.maxSessionsPerDay
          && !others.contains { clash($0, other) }
      }
      return suits
        ? ParallelTeam(team: team.id, number: team.number, freeSeats: freeSeats(in: team, of: module)) : nil
    }
  }

  /// How many more a team can take under the largest team size and the smallest of its rooms.
  package func freeSeats(in team: Team, of module: Module) -> Int {
    let rooms = team.sessions.compactMap { self.rooms[$0.room]?.capacity }
    return max(0, min(module.teamSize.maximum, rooms.min() ?? .max) - team.members.count)
  }

  /// Other instructors of the module who are there on the day and neither teach nor attend at the time.
  func substitutes(at occurrence: Occurrence, in plan: Plan) -> [Instructor.ID] {
    guard let module = modules[occurrence.module], let session = plan.session(at: occurrence) else {
      return []
    }
    let sameTime = plan.occurrences(on: occurrence.date).filter { clash($0, occurrence) }
    let teaching = Set(sameTime.compactMap { plan.session(at: $0)?.instructor })
    let attending = Set(sameTime.flatMap { plan.teams[$0.team]?.members ?? [] })
    let busy = Set(instructors.unordered.filter { teaching.contains($0.id) }.compactMap(\.employee))
      .union(attending)
    return module.instructors.sorted().filter { id in
      guard id != session.instructor, !teaching.contains(id), let instructor = instructors[id] else {
        return false
      }
      return isAvailable(instructor, on: occurrence.date)
        && !(instructor.employee.map(busy.contains) ?? false)
    }
  }
}
