extension Timetable {
  /// Forms the teams with the best dates found and seats their members. Whoever cannot come waits. Nothing is
  /// changed where fewer would have a place than before.
  func write() {
    guard !best.chosen.isEmpty else { return }
    let before = state.snapshot
    let order = groups.indices.sorted {
      (state.modules.depth[groups[$0].module], $0) < (state.modules.depth[groups[$1].module], $1)
    }
    for group in order.reversed() where state.isOpen[groups[group].slot] { vacate(groups[group].slot) }
    for group in order where best.chosen[group] >= 0 { open(group) }
    for group in order where best.chosen[group] >= 0 {
      for option in groups[group].members { seat(option, groups[group].slot) }
    }
    for group in order where state.isOpen[groups[group].slot] && !state.isComplete(groups[group].slot) {
      state.completeOrClose(groups[group].slot)
    }
    for group in groups {
      for option in group.members where Int(state.team[option]) == state.none { state.dropDependents(option) }
    }
    if state.energy > before.energy { state.restore(before) }
  }

  private func vacate(_ slot: Int) {
    for option in state.memberRange(slot).map({ Int(state.members[$0]) }) {
      state.move(option, to: state.none)
    }
    state.close(slot)
  }

  private func open(_ group: Int) {
    let (slot, module) = (groups[group].slot, groups[group].module)
    let pattern = Int(best.chosen[group])
    var days = 0
    let range = state.sessionRange(slot, module)
    for (index, session) in range.enumerated() {
      state.date[session] = patternDate[pattern * width + index]
      state.period[session] = best.period[group * width + index]
      state.sessionRoom[session] = best.room[group * width + index]
      state.instructor[session] = best.instructor[group * width + index]
      let bits = state.periods(session, of: slot, module)
      let (day, teacher) = (Int(state.date[session]), Int(state.instructor[session]))
      // A colleague who teaches may be away only where the own department can do without.
      guard DoubleRoleConstraint.mayTeach(teacher, day: day, periods: bits, state) else {
        for earlier in range.lowerBound..<session { _ = state.unbook(earlier, of: slot, module) }
        return
      }
      days += state.book(session, of: slot, module)
    }
    state.open(slot, instructorDays: days)
  }

  private func seat(_ option: Int, _ slot: Int) {
    guard state.isOpen[slot], state.isWanted(option), state.canMove(option, to: slot) else { return }
    state.move(option, to: slot)
  }
}
