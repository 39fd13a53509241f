extension Annealing {
  /// Gives a team dates on which a few of its members cannot come: each of those changes places with somebody of
  /// another team of the module who can. Dates on which everybody can come are rare in large teams, and without
  /// this the teams would keep the dates that they were given first.
  func tryReshape(_ slot: Int) {
    let module = state.module(of: slot)
    let members = state.memberRange(slot).map { Int(state.members[$0]) }
    guard state.openCount[module] > 1, drawOtherDates(slot, module),
      members.allSatisfy({ state.options.pin[$0] < 0 })
    else { return }
    state.summariseDates(state.candidate)
    let leaving = members.filter {
      !state.suits(Int(state.options.person[$0]), from: slot, to: state.candidate)
    }
    guard (1...Self.mostLeaving).contains(leaving.count) else { return }
    let before = state.energy
    guard let old = reopen(slot, emptiedOf: members) else { return }
    var (moved, touched): ([(option: Int, from: Int)], [Int]) = ([], [slot])
    if stay(members, leaving, slot, &moved), trade(leaving, slot, &moved, &touched),
      touched.allSatisfy({ state.isComplete($0) }), state.energy - before <= allowance()
    {
      return
    }
    for (option, from) in moved.reversed() { state.move(option, to: from) }
    state.close(slot)
    takeBack(slot, old, members)
  }

  /// More could hardly all find somebody to change places with.
  private static let mostLeaving = 4

  /// Dates near the old ones, or on which an instructor is there already.
  private func drawOtherDates(_ slot: Int, _ module: Int) -> Bool {
    let sessions = Int(state.modules.sessionCount[module])
    guard sessions > 0 else { return false }
    state.moduleOf[state.candidate] = Int32(module)
    state.copySessions(from: slot, to: state.candidate, module: module)
    switch random.below(4) {
    case 0: return shiftDates(module, by: random.below(29) - 14) && state.hasAllowedDates(slot)
    case 1: return state.drawDates(slot, &random)
    default: return joinInstructor(random.below(sessions), module) && state.hasAllowedDates(slot)
    }
  }

  /// Puts those who can follow back into the team.
  private func stay(
    _ members: [Int], _ leaving: [Int], _ slot: Int, _ moved: inout [(option: Int, from: Int)]
  ) -> Bool {
    for member in members where !leaving.contains(member) {
      guard state.canMove(member, to: slot) else { return false }
      state.move(member, to: slot)
      moved.append((member, state.none))
    }
    return true
  }

  /// Lets each of those who leave change places with the one of some others whom it costs least.
  private func trade(
    _ leaving: [Int], _ slot: Int, _ moved: inout [(option: Int, from: Int)], _ touched: inout [Int]
  ) -> Bool {
    for member in leaving {
      var best: (energy: Int, other: Int, from: Int)?
      for _ in 0..<24 {
        guard let from = drawTeam(Int(state.options.module[member])), from != slot, state.size[from] > 0
        else {
          continue
        }
        let other = drawMember(from)
        guard state.options.pin[other] < 0,
          state.suits(Int(state.options.person[other]), from: from, to: slot)
        else { continue }
        state.move(other, to: state.none)
        // One after the other: both may be away on one date of the two teams.
        if state.canMove(member, to: from) {
          state.move(member, to: from)
          if state.canMove(other, to: slot) {
            state.move(other, to: slot)
            if state.energy < best?.energy ?? .max { best = (state.energy, other, from) }
            state.move(other, to: state.none)
          }
          state.move(member, to: state.none)
        }
        state.move(other, to: from)
      }
      guard let best else { return false }
      state.move(best.other, to: state.none)
      moved.append((best.other, best.from))
      state.move(member, to: best.from)
      moved.append((member, state.none))
      state.move(best.other, to: slot)
      moved.append((best.other, state.none))
      touched.append(best.from)
    }
    return true
  }
}
