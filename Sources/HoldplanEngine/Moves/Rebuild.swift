extension Annealing {
  /// Gives a team other dates, on which somebody who waits can come. Members who cannot follow go to other
  /// teams of the module or wait themselves; it pays when fewer wait in the end.
  func tryRebuild(_ option: Int, _ slot: Int) {
    let members = state.memberRange(slot).map { Int(state.members[$0]) }
    guard state.options.pin[option] < 0, members.allSatisfy({ state.options.pin[$0] < 0 }),
      drawDates(slot, for: option)
    else { return }
    let module = state.module(of: slot)
    let before = state.energy
    guard let old = reopen(slot, emptiedOf: members) else { return }
    var moved: [Int] = []
    for someone in [option] + members {
      let to = state.canMove(someone, to: slot) ? slot : cheapestTeam(someone, besides: slot, module)
      guard let to else { continue }
      state.move(someone, to: to)
      moved.append(someone)
    }
    judge(slot, since: before, moved, members, old)
  }

  /// Keeps a team that was emptied of its members and opened anew, where it is complete, nobody waits whom others
  /// need, and it costs no more than is allowed now. Otherwise all is as it was before.
  ///
  /// - Parameters:
  ///   - before: the energy before.
  ///   - moved: who was given a place since.
  func judge(
    _ slot: Int, since before: Int, _ moved: [Int], _ members: [Int], _ old: [State.BookedSession]
  ) {
    let isWhole =
      state.isComplete(slot)
      && members.allSatisfy {
        Int(state.team[$0]) != state.none || PrerequisiteConstraint.canLose($0, state)
      }
    if isWhole, state.energy - before <= allowance() { return }
    for someone in moved.reversed() { state.move(someone, to: state.none) }
    state.close(slot)
    takeBack(slot, old, members)
  }

  /// Takes a team apart and opens it without members, with the sessions of the candidate. Returns those it had; nil,
  /// with all as it was, where rooms or instructors are missing.
  func reopen(_ slot: Int, emptiedOf members: [Int]) -> [State.BookedSession]? {
    let old = state.sessions(of: slot)
    for member in members { state.move(member, to: state.none) }
    state.close(slot)
    guard let days = state.bookCandidate(for: slot, places: members.count, &random) else {
      takeBack(slot, old, members)
      return nil
    }
    state.copySessions(from: state.candidate, to: slot, module: state.module(of: slot))
    state.open(slot, instructorDays: days)
    return old
  }

  func takeBack(_ slot: Int, _ old: [State.BookedSession], _ members: [Int]) {
    state.setSessions(of: slot, old)
    state.reopen(slot)
    for member in members { state.move(member, to: slot) }
  }
}

extension State {
  /// When, where and by whom a session is held, by position.
  struct BookedSession {
    var date: Int32
    var period: Int32
    var room: Int32
    var instructor: Int32
  }

  func sessions(of slot: Int) -> [BookedSession] {
    sessionRange(slot, module(of: slot)).map {
      BookedSession(date: date[$0], period: period[$0], room: sessionRoom[$0], instructor: instructor[$0])
    }
  }

  func setSessions(of slot: Int, _ sessions: [BookedSession]) {
    for (place, session) in zip(sessionRange(slot, module(of: slot)), sessions) {
      date[place] = session.date
      period[place] = session.period
      sessionRoom[place] = session.room
      instructor[place] = session.instructor
    }
  }
}
