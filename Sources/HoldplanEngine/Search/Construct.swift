/// Forms teams for the people who wait, module by module, prerequisites first.
///
/// For each team some forty sequences of dates are drawn and the one is kept that most of those who wait can
/// attend; the team is then filled department by department in turn.
struct Construction {
  let state: State
  var random: Random
  /// How many sequences of dates are tried for each team.
  var draws = 40
  /// How many of those who wait are asked.
  var sample = 250
  /// How many members are tried in all for making room for those who are left.
  var ejections = 20_000

  /// Who takes what in how many teams, where the relaxation has found out.
  var guide: RelaxedPlan?
  /// Whether dates for groups are sought by filling whole dates first: some timetables are found only so, others
  /// only otherwise, so searches side by side differ in it.
  var fillsDates = true
  /// How long dates are sought for groups that attend as a whole.
  var timetabling = 20_000
  /// Whether less than a share of the time is spent.
  var maySpend: @Sendable (Double) -> Bool = { _ in true }

  mutating func run() {
    let wanted = chooseModules()
    timetable(wanted)
    for module in moduleOrder() { form(module, wanted[module]) }
    // Whoever could not be placed with a first wish takes any other.
    for person in 0..<state.people.count where state.missing[person] > 0 {
      for option in state.options.range(of: person) where state.isWanted(option) { _ = placeAnywhere(option) }
    }
  }

  /// Dates for groups that attend as a whole, first without any conflict, then with the fewest left out.
  private mutating func timetable(_ wanted: [[Int]]) {
    for (isStrict, share) in [(true, 0.5), (false, 0.6)] {
      let seed = Random(seed: random.next())
      guard let timetable = Timetable(state, wanted: wanted, strict: isStrict, random: seed) else { return }
      timetable.search(iterations: timetabling, byDates: fillsDates) { [maySpend] in maySpend(share) }
      timetable.write()
    }
  }

  /// First what others wait for, then what is hardest to fit: many and long sessions.
  private func moduleOrder() -> [Int] {
    func weight(_ module: Int) -> Int {
      let first = Int(state.modules.sessionStart[module])
      let count = Int(state.modules.sessionCount[module])
      return count + 2 * ((0..<count).map { Int(state.modules.periods[first + $0]) }.max() ?? 0)
    }
    return (0..<state.modules.count).sorted {
      (state.modules.depth[$0], -weight($0), $0) < (state.modules.depth[$1], -weight($1), $1)
    }
  }

  // MARK: Wishes

  /// The options of each module that are to be placed: what is required, and the cheapest wishes for modules
  /// that enough people want to form a team.
  private mutating func chooseModules() -> [[Int]] {
    if let guide { return chosen(by: guide) }
    var closed = [Bool](repeating: false, count: state.modules.count)
    while true {
      var wanted = [[Int]](repeating: [], count: state.modules.count)
      for person in 0..<state.people.count {
        for option in wishes(of: person, closed) { wanted[Int(state.options.module[option])].append(option) }
      }
      let tooFew = (0..<state.modules.count).filter {
        !closed[$0] && !wanted[$0].isEmpty && state.openCount[$0] == 0
          && wanted[$0].count < Int(state.modules.minimum[$0])
      }
      guard let least = tooFew.min(by: { wanted[$0].count < wanted[$1].count }) else { return wanted }
      closed[least] = true
    }
  }

  private func chosen(by guide: RelaxedPlan) -> [[Int]] {
    var wanted = [[Int]](repeating: [], count: state.modules.count)
    let taken = Set(guide.taken)
    for option in 0..<state.options.count where state.isWanted(option) {
      guard !state.options.isChoice[option] || taken.contains(option) else { continue }
      wanted[Int(state.options.module[option])].append(option)
    }
    return wanted
  }

  private mutating func wishes(of person: Int, _ closed: [Bool]) -> [Int] {
    guard state.missing[person] > 0 else { return [] }
    var (result, choices): ([Int], [(cost: Int, option: Int)]) = ([], [])
    for option in state.options.range(of: person) where state.isWanted(option) {
      if !state.options.isChoice[option] {
        result.append(option)
      } else {
        let isClosed = closed[Int(state.options.module[option])]
        let cost = 10 * Int(state.options.cost[option]) + random.below(5) + (isClosed ? 1_000_000 : 0)
        choices.append((cost, option))
      }
    }
    let count = Int(state.people.choiceCount[person] - state.chosen[person])
    return result + choices.sorted { $0 < $1 }.prefix(max(0, count)).map(\.option)
  }

  // MARK: Teams

  private mutating func form(_ module: Int, _ wanted: [Int]) {
    var waiting = wanted
    random.shuffle(&waiting)
    waiting = waiting.filter { !placeInPin($0) }
    waiting = waiting.filter { !placeInOpenTeam($0) }
    var line = WaitingLine(waiting, state)
    var planned = teamsNeeded(module, line.count)
    var failures = 0
    while let slot = state.spareSlot(module), failures < 3 {
      let mustOpen =
        state.slots.isPinned[slot] || state.openCount[module] < state.modules.teamsRequired[module]
      guard mustOpen || !line.isEmpty else { break }
      let target = target(module, line.count, max(1, planned))
      let isFormed = openTeam(slot, line, target) && fill(slot, &line, target)
      planned -= isFormed ? 1 : 0
      failures += isFormed ? 0 : 1
      if !isFormed && line.count < Int(state.modules.minimum[module]) { break }
    }
    for option in line.options where !placeInOpenTeam(option) { _ = placeByEjection(option) }
  }

  private func teamsNeeded(_ module: Int, _ count: Int) -> Int {
    let ideal = max(1, Int(state.modules.ideal[module]))
    let minimum = max(1, Int(state.modules.minimum[module]))
    var teams = max(1, (count + ideal - 1) / ideal)
    while teams > 1, count < teams * minimum { teams -= 1 }
    if let guided = guide?.teams[module] { teams = guided - Int(state.openCount[module]) }
    let required = Int(state.modules.teamsRequired[module] - state.openCount[module])
    return max(teams, required)
  }

  private func target(_ module: Int, _ count: Int, _ teams: Int) -> Int {
    let share = (count + teams - 1) / teams
    return min(Int(state.modules.maximum[module]), max(Int(state.modules.minimum[module]), share))
  }

  /// Opens an empty team on the best dates drawn.
  private mutating func openTeam(_ slot: Int, _ line: WaitingLine, _ target: Int) -> Bool {
    let module = state.module(of: slot)
    let asked = line.first(sample)
    var best: (score: Int, dates: [Int32])?
    let sessions = state.sessionRange(state.candidate, module)
    for _ in 0..<draws {
      guard state.drawDates(slot, &random) else { break }
      if isLate(module), random.below(10) != 0 { continue }
      let score = score(slot, module, asked, line.count, target)
      if let best, best.score >= score { continue }
      guard state.bookCandidate(for: slot, places: target, &random) != nil else { continue }
      for session in sessions { _ = state.unbook(session, of: state.candidate, module) }
      best = (score, sessions.map { state.date[$0] })
    }
    guard let best else { return false }
    for (session, date) in zip(sessions, best.dates) { state.date[session] = date }
    state.summariseDates(state.candidate)
    guard let added = state.bookCandidate(for: slot, places: target, &random) else { return false }
    state.copySessions(from: state.candidate, to: slot, module: module)
    state.open(slot, instructorDays: added)
    return true
  }

  /// Whether the candidate of a module that others wait for ends so late that they have little time left.
  private func isLate(_ module: Int) -> Bool {
    guard state.modules.isRequired[module] else { return false }
    let days = state.calendar.dayNumber
    guard let first = days.elements.first, let last = days.elements.last else { return false }
    return Int(days[state.lastDate[state.candidate]] - first) * 20 > Int(last - first) * 11
  }

  private func score(_ slot: Int, _ module: Int, _ asked: [Int], _ waiting: Int, _ target: Int) -> Int {
    var able = 0
    for option in asked
    where state.suits(Int(state.options.person[option]), from: state.none, to: state.candidate)
      && PrerequisiteConstraint.allows(option, to: state.candidate, state)
    {
      able += 1
    }
    if asked.count < waiting { able = able * waiting / asked.count }
    var score = 400 * min(able, target) - 20 * Spacing.cost(state.candidate, state)
    for session in state.sessionRange(state.candidate, module) {
      let row = Int(state.date[session]) * state.resources.instructorCount
      let saves = state.modules.instructors.range(module).contains {
        state.instructorBusy[row + Int(state.modules.instructors.values[$0])] != 0
      }
      if !saves { score -= 50 }
    }
    return score
  }

  /// Fills a new team; closes it again when it cannot reach its minimum or its composition.
  private mutating func fill(_ slot: Int, _ line: inout WaitingLine, _ target: Int) -> Bool {
    if state.slots.isPinned[slot] {
      for option in line.options where Int(state.options.pin[option]) == slot { _ = join(option, slot) }
    }
    takeComposition(slot, line)
    line.leave(for: slot)
    takeByDepartment(slot, line, min(target, Int(state.room[slot])))
    if state.size[slot] < state.slots.minimum[slot] { pullFromOthers(slot) }
    let isComplete =
      state.size[slot] >= max(1, state.slots.minimum[slot])
      && CompositionConstraint.isComplete(slot, state)
    if isComplete {
      line.leave(for: slot)
      line.close()
    } else {
      let members = state.memberRange(slot).map { Int(state.members[$0]) }
      for member in members { state.move(member, to: state.none) }
      state.close(slot)
      line = WaitingLine(line.options, state)
    }
    return isComplete
  }

  private func takeComposition(_ slot: Int, _ line: WaitingLine) {
    let module = state.module(of: slot)
    let rules = CompositionConstraint.rules(module, state)
    guard !rules.isEmpty else { return }
    let waiting = line.options
    for rule in rules {
      let row = state.modules.composition[rule]
      for option in waiting where Int(state.team[option]) == state.none {
        let place = slot * state.modules.maxComposition + rule - rules.lowerBound
        if state.composition[place] >= CompositionConstraint.start(row) { break }
        if CompositionConstraint.counts(Int(state.options.person[option]), row, state) {
          _ = join(option, slot)
        }
      }
    }
  }

  /// One of each department in turn, from the ends of their queues.
  private func takeByDepartment(_ slot: Int, _ line: WaitingLine, _ target: Int) {
    var turns = line.departments.map { (department: $0, left: line.queue(of: $0).count) }
    while Int(state.size[slot]) < target, !turns.isEmpty {
      for index in turns.indices where Int(state.size[slot]) < target {
        let queue = line.queue(of: turns[index].department)[..<turns[index].left]
        turns[index].left = queue.lastIndex { join($0, slot) } ?? 0
      }
      turns.removeAll { $0.left == 0 }
    }
  }

  private func pullFromOthers(_ slot: Int) {
    let module = state.module(of: slot)
    for row in state.options.byModule.range(module)
    where state.size[slot] < state.slots.minimum[slot] {
      let option = Int(state.options.byModule.values[row])
      let from = Int(state.team[option])
      if from != state.none, from != slot, state.options.pin[option] < 0, state.canMove(option, to: slot) {
        state.move(option, to: slot)
      }
    }
  }

  private func join(_ option: Int, _ slot: Int) -> Bool {
    let pin = Int(state.options.pin[option])
    guard state.isWanted(option), pin < 0 || pin == slot, state.canMove(option, to: slot) else {
      return false
    }
    state.move(option, to: slot)
    return true
  }

  // MARK: Those who are left

  private func placeInPin(_ option: Int) -> Bool {
    let pin = Int(state.options.pin[option])
    return pin >= 0 && state.isOpen[pin] && join(option, pin)
  }

  /// Joins the open team that costs least.
  private func placeInOpenTeam(_ option: Int) -> Bool {
    let module = Int(state.options.module[option])
    let start = Int(state.slots.start[module])
    var best: (delta: Int, slot: Int)?
    guard state.isWanted(option) else { return false }
    for index in 0..<Int(state.openCount[module]) {
      let slot = Int(state.openTeams[start + index])
      let pin = Int(state.options.pin[option])
      guard pin < 0 || pin == slot, state.canMove(option, to: slot) else { continue }
      let delta = state.moveDelta(option, to: slot)
      if best.map({ delta < $0.delta }) ?? true { best = (delta, slot) }
    }
    guard let best else { return false }
    state.move(option, to: best.slot, delta: best.delta)
    return true
  }

  private mutating func placeAnywhere(_ option: Int) -> Bool {
    placeInOpenTeam(option) || placeByEjection(option)
  }

  /// Takes the place of somebody who can go to another team.
  private mutating func placeByEjection(_ option: Int) -> Bool {
    guard state.isWanted(option), state.options.pin[option] < 0 else { return false }
    let module = Int(state.options.module[option])
    let start = Int(state.slots.start[module])
    for index in 0..<Int(state.openCount[module]) {
      let slot = Int(state.openTeams[start + index])
      guard ejections > 0 else { return false }
      guard isFree(Int(state.options.person[option]), on: slot) else { continue }
      for member in state.memberRange(slot).map({ Int(state.members[$0]) })
      where state.options.pin[member] < 0 {
        ejections -= 1
        if eject(member, from: slot, for: option) { return true }
      }
    }
    return false
  }

  /// Whether the person is there and has nothing else on the dates of a team.
  private func isFree(_ person: Int, on slot: Int) -> Bool {
    (0..<state.words).allSatisfy { word in
      let closed =
        AbsenceConstraint.closed(person, word: word, state)
        | DayClashConstraint.closed(person, word: word, state)
      return closed & state.mask[slot * state.words + word] == 0
    }
  }

  private func eject(_ member: Int, from slot: Int, for option: Int) -> Bool {
    let module = Int(state.options.module[option])
    let start = Int(state.slots.start[module])
    guard state.openCount[module] > 1, PrerequisiteConstraint.canLose(member, state) else { return false }
    state.move(member, to: state.none)
    if state.canMove(option, to: slot) {
      state.move(option, to: slot)
      for index in 0..<Int(state.openCount[module]) {
        let other = Int(state.openTeams[start + index])
        if other != slot, state.canMove(member, to: other) {
          state.move(member, to: other)
          return true
        }
      }
      state.move(option, to: state.none)
    }
    state.move(member, to: slot)
    return false
  }
}
