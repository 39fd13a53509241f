extension Annealing {
  /// Opens another team of a module and fills it with those who wait, with members of other teams and with people
  /// who have another wish. `atMost` is what it may cost; else that is drawn.
  func tryOpen(_ module: Int, for option: Int? = nil, atMost: Int? = nil) {
    guard let slot = state.spareSlot(module), drawDates(slot, for: option) else { return }
    let places = max(1, Int(state.slots.minimum[slot]))
    let before = state.energy
    guard let days = state.bookCandidate(for: slot, places: places, &random) else { return }
    state.copySessions(from: state.candidate, to: slot, module: module)
    state.open(slot, instructorDays: days)
    var moved: [(option: Int, from: Int)] = []
    gather(slot, module, limit: Int(2 * temperature), &moved)
    if state.size[slot] < state.slots.minimum[slot] { gatherCheapest(slot, module, &moved) }
    let isFormed =
      state.size[slot] >= max(1, state.slots.minimum[slot])
      && CompositionConstraint.isComplete(slot, state)
    if isFormed, state.energy - before <= atMost ?? allowance() { return }
    for (option, from) in moved.reversed() { state.move(option, to: from) }
    state.close(slot)
  }

  /// Opens the teams that are missing of a guide, whatever they cost, and keeps to its numbers of teams.
  func form(_ guide: RelaxedPlan) {
    teamGoal = (0..<state.modules.count).map { guide.teams[$0] ?? 0 }
    for module in teamGoal.indices {
      for _ in 0..<40 where Int(state.openCount[module]) < teamGoal[module] {
        tryOpen(module, atMost: Int.max / 2)
      }
    }
    // Hotter, the search would forget who takes what.
    hot = min(hot, 1.5)
    keepBest()
  }

  /// Draws dates, if need be several times, until they suit somebody who waits; while people are placed before all
  /// else, those that suit the most of them.
  func drawDates(_ slot: Int, for option: Int?) -> Bool {
    guard let option else { return state.drawDates(slot, &random) }
    if isPlacing { return drawDates(slot, for: waiting(for: state.module(of: slot)), members: 0) }
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
    let ideal = min(Int(state.modules.ideal[module]), Int(state.room[slot]))
    let range = state.options.byModule.range(module)
    let offset = random.below(max(1, range.count))
    for step in 0..<min(range.count, 400) {
      if Int(state.size[slot]) >= ideal { return }
      guard let entry = entry(to: slot, range, offset + step), entry.isNew || entry.delta <= limit else {
        continue
      }
      enter(slot, entry, &moved)
    }
  }

  /// Fills a new team up to its minimum with those whom it costs least.
  private func gatherCheapest(_ slot: Int, _ module: Int, _ moved: inout [(option: Int, from: Int)]) {
    let range = state.options.byModule.range(module)
    let offset = random.below(max(1, range.count))
    let missing = Int(state.slots.minimum[slot] - state.size[slot])
    var entries: [Entry] = []
    for step in 0..<min(range.count, 400) {
      if let entry = entry(to: slot, range, offset + step) { entries.append(entry) }
    }
    guard entries.count >= missing else { return }
    for entry in entries.sorted(by: { ($0.delta, $0.option) < ($1.delta, $1.option) }) {
      if state.size[slot] >= state.slots.minimum[slot] { return }
      // Those before may have changed what is possible.
      guard let now = self.entry(entry.option, to: slot) else { continue }
      enter(slot, now, &moved)
    }
  }

  /// How somebody may come into a team: out of another team of the module, out of the team of another wish
  /// (`givenUp`), or from waiting.
  private struct Entry {
    var option: Int
    var givenUp: Int?
    var delta: Int
    var isNew: Bool
  }

  private func entry(to slot: Int, _ range: Range<Int>, _ step: Int) -> Entry? {
    entry(Int(state.options.byModule.values[range.lowerBound + step % range.count]), to: slot)
  }

  private func entry(_ option: Int, to slot: Int) -> Entry? {
    let from = Int(state.team[option])
    let pin = Int(state.options.pin[option])
    guard from != slot, pin < 0 || pin == slot else { return nil }
    if from != state.none || state.isWanted(option) {
      guard state.canMove(option, to: slot) else { return nil }
      let isNew = from == state.none
      return Entry(option: option, delta: state.moveDelta(option, to: slot), isNew: isNew)
    }
    guard state.options.isChoice[option] else { return nil }
    var best: Entry?
    for taken in state.options.range(of: Int(state.options.person[option]))
    where state.isGivable(taken) && state.canExchange(taken, for: option, slot) {
      let delta = state.exchangeDelta(taken, for: option, slot)
      if best.map({ delta < $0.delta }) ?? true {
        best = Entry(option: option, givenUp: taken, delta: delta, isNew: false)
      }
    }
    return best
  }

  private func enter(_ slot: Int, _ entry: Entry, _ moved: inout [(option: Int, from: Int)]) {
    if let taken = entry.givenUp {
      moved.append((taken, Int(state.team[taken])))
      moved.append((entry.option, state.none))
      state.move(taken, to: state.none, delta: entry.delta)
      state.move(entry.option, to: slot, delta: 0)
    } else {
      moved.append((entry.option, Int(state.team[entry.option])))
      state.move(entry.option, to: slot, delta: entry.delta)
    }
  }

  /// Spreads the members of a team over the others of its module, or over the teams of their other wishes, and
  /// dissolves it.
  func tryDissolve(_ slot: Int) {
    let module = state.module(of: slot)
    guard state.canClose(slot) else { return }
    let before = state.energy
    let original = state.memberRange(slot).map { Int(state.members[$0]) }
    guard state.openCount[module] > 1 || original.allSatisfy({ state.isGivable($0) }) else { return }
    var moved: [(option: Int, from: Int)] = []
    let allowed = allowance()
    let most = before + allowed + saved(byClosing: slot, module)
    for option in original {
      guard state.energy <= most, let refuge = refuge(option, besides: slot, module) else { break }
      // The team that is dissolved may fall below its minimum on the way.
      enter(refuge.slot, refuge.entry, &moved)
    }
    if state.size[slot] == 0 {
      state.close(slot)
      if state.energy - before <= allowed { return }
      state.reopen(slot)
    }
    for (option, from) in moved.reversed() { state.move(option, to: from) }
  }

  /// Where a member of a team that is dissolved goes at the least cost.
  private func refuge(_ option: Int, besides slot: Int, _ module: Int) -> (slot: Int, entry: Entry)? {
    var best: (slot: Int, entry: Entry)?
    if let to = cheapestTeam(option, besides: slot, module) {
      best = (to, Entry(option: option, delta: state.moveDelta(option, to: to), isNew: false))
    }
    guard state.isGivable(option) else { return best }
    for other in state.options.range(of: Int(state.options.person[option])) {
      guard let to = drawTeam(Int(state.options.module[other])), state.mayTake(other, to, insteadOf: option)
      else { continue }
      let delta = state.exchangeDelta(option, for: other, to)
      if best.map({ delta < $0.entry.delta }) ?? true {
        best = (to, Entry(option: other, givenUp: option, delta: delta, isNew: false))
      }
    }
    return best
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
    guard state.openCount[module] > 0 else { return nil }
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
