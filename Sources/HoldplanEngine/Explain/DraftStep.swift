import HoldplanModel

/// One alteration of a board, by position.
enum DraftStep {
  case join(Int, Int)
  case quit(Int, Int)
  case move(Int, from: Int, to: Int)
  case swap(Int, in: Int, with: Int, of: Int)
  case session(Board.Place, Session)
}

extension Board {
  /// The team of a module that a person is in.
  func membership(of person: Int, in module: Int) -> Int? {
    groupsOf[person].first { groups[$0].module == module }
  }

  /// The steps that a change of the draft consists of; nil where it is anything else, or does not fit the
  /// draft as it is now.
  func steps(of change: Change) -> [DraftStep]? {
    switch change {
    case .group(let parts):
      var all: [DraftStep] = []
      for part in parts {
        guard let steps = steps(of: part) else { return nil }
        all += steps
      }
      return all
    case .addMember(let employee, let team):
      return located(employee, team, isMember: false).map { [.join($0.person, $0.group)] }
    case .removeMember(let employee, let team):
      return located(employee, team, isMember: true).map { [.quit($0.person, $0.group)] }
    case .move(let employee, let from, let to):
      guard let one = located(employee, from, isMember: true),
        let two = located(employee, to, isMember: false)
      else { return nil }
      return [.move(one.person, from: one.group, to: two.group)]
    case .swap(let one, let team, let other, let otherTeam):
      guard let first = located(one, team, isMember: true),
        let second = located(other, otherTeam, isMember: true),
        located(one, otherTeam, isMember: false) != nil, located(other, team, isMember: false) != nil
      else { return nil }
      return [.swap(first.person, in: first.group, with: second.person, of: second.group)]
    case .setSession(let team, let index, let session):
      guard let group = groupIndex[team], groups[group].meetings.indices.contains(index) else { return nil }
      return [.session(Place(group: group, index: index), session)]
    default: return nil
    }
  }

  /// Person and team by position, where the person is a member of it or not, as asked.
  private func located(
    _ employee: Employee.ID, _ team: Team.ID, isMember: Bool
  ) -> (person: Int, group: Int)? {
    guard let person = names.employeeIndex[employee], let group = groupIndex[team],
      groups[group].members.contains(person) == isMember
    else { return nil }
    return (person, group)
  }

  func change(_ step: DraftStep) -> Change {
    func id(_ person: Int) -> Employee.ID { employee(person).id }
    switch step {
    case .join(let person, let group): return .addMember(id(person), to: groups[group].id)
    case .quit(let person, let group): return .removeMember(id(person), from: groups[group].id)
    case .move(let person, let from, let to):
      return .move(id(person), from: groups[from].id, to: groups[to].id)
    case .swap(let person, let group, let other, let otherGroup):
      return .swap(id(person), in: groups[group].id, with: id(other), of: groups[otherGroup].id)
    case .session(let place, let session):
      return .setSession(team: groups[place.group].id, index: place.index, session)
    }
  }

  func change(_ steps: [DraftStep]) -> Change {
    steps.count == 1 ? change(steps[0]) : .group(steps.map(change))
  }

  func scope(of steps: [DraftStep]) -> Scope {
    var scope = Scope()
    for step in steps {
      switch step {
      case .join(let person, let group), .quit(let person, let group):
        scope.touch(person, in: group, on: self)
      case .move(let person, let from, let to):
        scope.touch(person, in: from, on: self)
        scope.touch(person, in: to, on: self)
      case .swap(let person, let group, let other, let otherGroup):
        for someone in [person, other] {
          scope.touch(someone, in: group, on: self)
          scope.touch(someone, in: otherGroup, on: self)
        }
      case .session(let place, let session):
        scope.touch(place, becoming: session, on: self)
      }
    }
    // Dates that a session leaves or gets concern those too who join its team in another step.
    for group in scope.groups {
      for person in scope.movers {
        for day in scope.days.union(days(of: group)) {
          for watcher in names.watchers(person) {
            scope.watched.insert(Scope.GroupDay(group: watcher, day: day))
          }
        }
      }
    }
    return scope
  }

  mutating func perform(_ step: DraftStep) {
    switch step {
    case .join(let person, let group): join(person, group)
    case .quit(let person, let group): quit(person, group)
    case .move(let person, let from, let to):
      quit(person, from)
      join(person, to)
    case .swap(let person, let group, let other, let otherGroup):
      quit(person, group)
      quit(other, otherGroup)
      join(person, otherGroup)
      join(other, group)
    case .session(let place, let session): setSession(place, session)
    }
  }

  /// The step that takes one back; to be asked before it is made.
  func inverse(of step: DraftStep) -> DraftStep {
    switch step {
    case .join(let person, let group): .quit(person, group)
    case .quit(let person, let group): .join(person, group)
    case .move(let person, let from, let to): .move(person, from: to, to: from)
    case .swap(let person, let group, let other, let otherGroup):
      .swap(person, in: otherGroup, with: other, of: group)
    case .session(let place, _): .session(place, groups[place.group].meetings[place.index].session)
    }
  }

  /// Makes the steps, counts what they touch before and after, and takes them back.
  mutating func effect(_ steps: [DraftStep]) -> Effect {
    let scope = scope(of: steps)
    let (before, softBefore) = (violations(scope), soft(scope))
    var inverses: [DraftStep] = []
    var past: [PastConflict] = []
    for step in steps {
      past += self.past(of: step).filter { !past.contains($0) }
      inverses.append(inverse(of: step))
      perform(step)
    }
    let (after, softAfter) = (violations(scope), soft(scope))
    for inverse in inverses.reversed() { perform(inverse) }
    return Effect(
      change: change(steps), broken: brokenAnew(before, after), mended: subtract(after, from: before),
      soft: softAfter - softBefore, past: past)
  }

  // MARK: Quick looks

  /// Whether somebody's own leave, other sessions and hours would allow another team, whatever the team says.
  func isPersonFree(_ person: Int, leaving: Int?, joining: Int) -> Bool {
    guard groups[joining].isReached, !meetsWhenClosed(joining, person) else { return false }
    let own = groupsOf[person]
    let before = Set(violations(of: person, attending: own).map(\.rule))
    let next = (own.filter { $0 != leaving } + [joining]).sorted()
    let after = Set(violations(of: person, attending: next).map(\.rule))
    return after.subtracting(before).isEmpty
  }

  /// The session with another date and slot; room and instructor stay where they are free, else the first that
  /// are free and fit take their place, else they stay.
  /// - Parameter size: how many the room must hold; the members, where it is left out.
  func resourced(_ place: Place, on date: CalendarDate, slot: Int, size: Int? = nil) -> Session {
    var session = groups[place.group].meetings[place.index].session
    session.date = date
    session.slot = slot
    let module = self.module(groups[place.group])
    let day = day(of: date)
    guard day >= 0, module.sessions.indices.contains(place.index) else {
      return session
    }
    let periods = slot..<(slot + max(1, module.sessions[place.index].slotCount))
    let others = meetingsOn[day].filter {
      $0 != place && self.periods(groups[$0.group], $0.index).overlaps(periods)
    }
    let (size, index) = (size ?? groups[place.group].members.count, groups[place.group].module)
    let now = groups[place.group].meetings[place.index]
    let room = first(of: names.roomChoices[index], preferring: now.room) { room in
      names.rooms[room].capacity >= size
        && !others.contains { groups[$0.group].meetings[$0.index].room == room }
    }
    if let room { session.room = names.rooms[room].id }
    let instructor = first(of: names.instructorChoices[index], preferring: now.instructor) { instructor in
      !others.contains { groups[$0.group].meetings[$0.index].instructor == instructor }
        && isAvailable(instructor, on: date)
    }
    if let instructor { session.instructor = names.instructors[instructor].id }
    return session
  }

  /// What is there now where it will do, else the first that does.
  private func first(of choices: [Int], preferring now: Int, where suits: (Int) -> Bool) -> Int? {
    choices.contains(now) && suits(now) ? now : choices.first(where: suits)
  }
}
