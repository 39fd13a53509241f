extension Annealing {
  /// Opens another team of a module and fills it with those who wait and with members of other teams.
  func tryOpen(_ module: Int, for option: Int? = nil) {
    guard let slot = state.spareSlot(module), drawDates(slot, for: option) else { return }
    let places = max(1, Int(state.slots.minimum[slot]))
    let before = state.energy
    guard let days = state.bookCandidate(for: slot, places: places, &random) else { return }
    state.copySessions(from: state.candidate, to: slot, module: module)
    state.open(slot, instructorDays: days)
    var moved: [(option: Int, from: Int)] = []
    gather(slot, module, limit: Int(2 * temperature), &moved)
    if state.size[slot] < state.slots.minimum[slot] { gather(slot, module, limit: .max, &moved) }
    let isFormed =
      state.size[slot] >= max(1, state.slots.minimum[slot])
      && CompositionConstraint.isComplete(slot, state)
    if isFormed, state.energy - before <= allowance() { return }
    for (option, from) in moved.reversed() { state.move(option, to: from) }
    state.close(slot)
  }

  /// Draws dates, if need be several times, until they suit somebody who waits.
  func drawDates(_ slot: Int, for option: Int?) -> Bool {
    guard let option else { return state.drawDates(slot, &random) }
    let person = Int(state.options.person[option])
    for _ in 0..<24 {
      guard state.drawDates(slot, &random) else { return false }
      if state.suits(person, from: state.none, to: state.candidate),
        PrerequisiteConstraint.allows(option, to: state.candidate, state)
      {
        return true
      }
    }
    return false
  }

  /// Moves into a new team whoever may come and costs no more than `limit`, up to the ideal size.
  private func gather(_ slot: Int, _ module: Int, limit: Int, _ moved: inout [(option: Int, from: Int)]) {
    let range = state.options.byModule.range(module)
    let ideal = min(Int(state.modules.ideal[module]), Int(state.room[slot]))
    let wanted = limit == .max ? min(ideal, Int(state.slots.minimum[slot])) : ideal
    let offset = random.below(max(1, range.count))
    for step in 0..<min(range.count, 400) {
      if Int(state.size[slot]) >= wanted { return }
      var row = range.lowerBound + offset + step
      if row >= range.upperBound { row -= range.count }
      let option = Int(state.options.byModule.values[row])
      let from = Int(state.team[option])
      let pin = Int(state.options.pin[option])
      guard from != slot, pin < 0 || pin == slot, from != state.none || state.isWanted(option),
        state.canMove(option, to: slot)
      else { continue }
      let delta = state.moveDelta(option, to: slot)
      if from == state.none || delta <= limit {
        state.move(option, to: slot, delta: delta)
        moved.append((option, from))
      }
    }
  }

  /// Spreads the members of a team over the others of its module and dissolves it.
  func tryDissolve(_ slot: Int) {
    let module = state.module(of: slot)
    guard state.openCount[module] > 1, state.canClose(slot) else { return }
    let before = state.energy
    let original = state.memberRange(slot).map { Int(state.members[$0]) }
    var moved: [Int] = []
    let allowed = allowance()
    let most = before + allowed + saved(byClosing: slot, module)
    for option in original {
      if state.energy > most { break }
      guard let to = cheapestTeam(option, besides: slot, module) else { break }
      // The team that is dissolved may fall below its minimum on the way.
      state.move(option, to: to)
      moved.append(option)
    }
    if moved.count == original.count {
      state.close(slot)
      if state.energy - before <= allowed { return }
      state.reopen(slot)
    }
    for option in moved.reversed() { state.move(option, to: slot) }
  }

  /// At most what a team costs apart from its members.
  private func saved(byClosing slot: Int, _ module: Int) -> Int {
    let weights = state.weights
    return weights.teams + weights.spacing * Spacing.cost(slot, state)
      + weights.sizeDeviation * Int(state.modules.ideal[module])
      + weights.instructorDays * Int(state.modules.sessionCount[module]) + PerturbSession.cost(slot, state)
  }

  /// The team among some of the module's that takes an option at the least cost.
  func cheapestTeam(_ option: Int, besides slot: Int, _ module: Int) -> Int? {
    var best: (delta: Int, slot: Int)?
    let tries = min(12, Int(state.openCount[module]))
    let start = Int(state.slots.start[module])
    let offset = random.below(Int(state.openCount[module]))
    for step in 0..<tries {
      let to = Int(state.openTeams[start + (offset + step) % Int(state.openCount[module])])
      guard to != slot, state.options.pin[option] < 0, TeamSizeConstraint.canGain(to, state),
        state.suits(Int(state.options.person[option]), from: Int(state.team[option]), to: to),
        CompositionConstraint.canGain(to, Int(state.options.person[option]), module, state),
        PrerequisiteConstraint.allows(option, to: to, state)
      else { continue }
      let delta = state.moveDelta(option, to: to)
      if best.map({ delta < $0.delta }) ?? true { best = (delta, to) }
    }
    return best?.slot
  }
}
