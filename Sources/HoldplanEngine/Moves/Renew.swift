extension Annealing {
  /// Forms a team anew out of its members and those who wait, on the dates that suit the most of them among many that
  /// are drawn. Members who cannot follow go to other teams of the module or wait themselves.
  ///
  /// Where leave is so dense that few dates suit enough people at all, teams can hardly be changed person by person:
  /// each has no more members than it must have, and dates that suit the next who waits suit nobody else.
  func tryRenew(_ slot: Int) {
    let module = state.module(of: slot)
    let members = state.memberRange(slot).map { Int(state.members[$0]) }
    guard members.allSatisfy({ state.options.pin[$0] < 0 }) else { return }
    let invited = members + waiting(for: module)
    guard drawDates(slot, for: invited, members: members.count) else { return }
    let before = state.energy
    guard let old = reopen(slot, emptiedOf: members) else { return }
    var moved: [Int] = []
    let most = min(Int(state.modules.ideal[module]), Int(state.room[slot]))
    let offset = random.below(invited.count)
    for step in invited.indices where Int(state.size[slot]) < most {
      let someone = invited[(offset + step) % invited.count]
      guard state.isWanted(someone), state.canMove(someone, to: slot) else { continue }
      state.move(someone, to: slot)
      moved.append(someone)
    }
    for member in members where state.isWanted(member) {
      guard let to = cheapestTeam(member, besides: slot, module) else { continue }
      state.move(member, to: to)
      moved.append(member)
    }
    judge(slot, since: before, moved, members, old)
  }

  /// Some of those who wait for a place in a module, as options; more need not be asked to tell good dates from bad.
  func waiting(for module: Int) -> [Int] {
    let range = state.options.byModule.range(module)
    let offset = random.below(max(1, range.count))
    var found: [Int] = []
    for step in 0..<range.count where found.count < 250 {
      let option = Int(state.options.byModule.values[range.lowerBound + (offset + step) % range.count])
      let isMissed = state.missing[Int(state.options.person[option])] > 0
      if isMissed, state.options.pin[option] < 0, state.isWanted(option) { found.append(option) }
    }
    return found
  }

  /// Gives the candidate those dates, of many that are drawn, that suit the most of some people, the first of whom
  /// are in the team now.
  func drawDates(_ slot: Int, for invited: [Int], members: Int) -> Bool {
    let module = state.module(of: slot)
    let sessions = state.sessionRange(state.candidate, module)
    let enough = Int(state.modules.ideal[module])
    var best: (able: Int, dates: [Int32])?
    for _ in 0..<Self.drawsToRenew where best?.able ?? 0 < enough {
      guard state.drawDates(slot, &random) else { return false }
      var able = 0
      for (index, option) in invited.enumerated() {
        let from = index < members ? slot : state.none
        if state.suits(Int(state.options.person[option]), from: from, to: state.candidate) { able += 1 }
      }
      if able > best?.able ?? 0 { best = (able, sessions.map { state.date[$0] }) }
    }
    guard let best else { return false }
    for (session, date) in zip(sessions, best.dates) { state.date[session] = date }
    state.summariseDates(state.candidate)
    return true
  }

  private static let drawsToRenew = 64
}
