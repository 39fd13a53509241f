extension State {
  // MARK: Rules

  /// Whether the dates of `to` suit a person who leaves `from`: leave, clashes, coverage, study hours.
  @inline(__always)
  func suits(_ person: Int, from: Int, to: Int) -> Bool {
    if people.isSpecial[person] { return suitsSpecial(person, from: from, to: to) }
    for word in 0..<words {
      let new = mask[to * words + word] & ~mask[from * words + word]
      let closed =
        AbsenceConstraint.closed(person, word: word, self)
        | DayClashConstraint.closed(person, word: word, self)
        | CoverageConstraint.closed(person, word: word, self)
      if new & closed != 0 { return false }
    }
    return StudyHoursConstraint.allows(person, from: from, to: to, self)
  }

  /// As `suits`, for somebody who takes the place of a person of the same groups: coverage does not change.
  @inline(__always)
  func suits(_ person: Int, from: Int, to: Int, insteadOf other: Int) -> Bool {
    if people.isSpecial[person] || people.isSpecial[other] { return suits(person, from: from, to: to) }
    let (group, site) = (Int(people.departmentGroup[person]), Int(people.siteGroup[person]))
    let sameGroup = group == Int(people.departmentGroup[other])
    let sameSite = site == Int(people.siteGroup[other])
    for word in 0..<words {
      let new = mask[to * words + word] & ~mask[from * words + word]
      var closed =
        AbsenceConstraint.closed(person, word: word, self)
        | DayClashConstraint.closed(person, word: word, self)
      if !sameGroup { closed |= full[group * words + word] }
      if !sameSite { closed |= full[site * words + word] }
      if new & closed != 0 { return false }
    }
    return StudyHoursConstraint.allows(person, from: from, to: to, self)
  }

  @inline(never)
  private func suitsSpecial(_ person: Int, from: Int, to: Int) -> Bool {
    for word in 0..<words
    where mask[to * words + word] & AbsenceConstraint.closed(person, word: word, self) != 0 {
      return false
    }
    return DayClashConstraint.allows(person, from: from, to: to, self)
      && DoubleRoleConstraint.allows(person, to: to, self)
      && DoubleRoleConstraint.mayBeAway(person, from: from, to: to, self)
      && StudyHoursConstraint.allows(person, from: from, to: to, self)
  }

  /// Whether an option that is not pinned elsewhere may go from its team (or none) to another of its module.
  @inline(__always)
  func canMove(_ option: Int, to: Int) -> Bool {
    let from = Int(team[option])
    let person = Int(options.person[option])
    let module = Int(options.module[option])
    if !TeamSizeConstraint.canGain(to, self) || (from != none && !TeamSizeConstraint.canLose(from, self)) {
      return false
    }
    if !suits(person, from: from, to: to) { return false }
    if modules.maxComposition > 0 {
      if !CompositionConstraint.canGain(to, person, module, self) { return false }
      if from != none && !CompositionConstraint.canLose(from, person, module, self) { return false }
    }
    return PrerequisiteConstraint.allows(option, to: to, self)
  }

  /// Whether a waiting option may get a place at all: not barred, and if it is a choice, one is left.
  @inline(__always)
  func isWanted(_ option: Int) -> Bool {
    guard Int(team[option]) == none, !options.isBarred[option] else { return false }
    guard options.isChoice[option] else { return true }
    let person = options.person[option]
    return chosen[person] < people.choiceCount[person]
  }

  // MARK: Goals

  /// The weighted difference of all goals when an option goes to another team; either may be the empty team.
  @inline(__always)
  func moveDelta(_ option: Int, to: Int) -> Int {
    let from = Int(team[option])
    let person = Int(options.person[option])
    var delta =
      weights.departmentPairs
      * DepartmentPairs.move(Int(people.department[person]), from: from, to: to, self)
    delta += weights.sizeDeviation * (SizeDeviation.gain(to, self) + SizeDeviation.lose(from, self))
    delta += weights.avoidDates * AvoidDates.move(person, from: from, to: to, self)
    delta += weights.weekLoad * WeekLoad.move(person, from: from, to: to, self)
    delta += weights.perturbMember * PerturbMember.move(option, from: from, to: to, self)
    delta += weights.repeatPairs * RepeatPairs.move(person, from: from, to: to, self)
    if from == none { delta += Preference.cost(option, self) }
    if to == none { delta -= Preference.cost(option, self) }
    return delta
  }

  // MARK: Moving

  /// Moves an option to a team, or to `none`, and keeps every count; the rules must have been checked.
  func move(_ option: Int, to: Int, delta: Int) {
    totals.base.pointee.soft += delta
    if Int(team[option]) != none { detach(option) }
    if to != none { attach(option, to) }
  }

  func move(_ option: Int, to: Int) { move(option, to: to, delta: moveDelta(option, to: to)) }

  private func attach(_ option: Int, _ slot: Int) {
    let person = Int(options.person[option])
    let module = Int(options.module[option])
    RepeatPairs.add(1, person, slot, self)
    let end = Int(slots.memberStart[slot]) + Int(size[slot])
    members[end] = Int32(option)
    position[option] = Int32(end)
    size[slot] += 1
    team[option] = Int32(slot)
    departmentCount.change(slot, Int(people.department[person]), by: 1)
    if modules.maxComposition > 0 { CompositionConstraint.add(1, slot, person, module, self) }
    countSessions(person, slot, module, 1)
    if options.isChoice[option] { chosen[person] += 1 }
    changeMissing(person, by: -1)
  }

  private func detach(_ option: Int) {
    let slot = Int(team[option])
    let person = Int(options.person[option])
    let module = Int(options.module[option])
    RepeatPairs.add(-1, person, slot, self)
    size[slot] -= 1
    let end = Int(slots.memberStart[slot]) + Int(size[slot])
    let (hole, last) = (position[option], members[end])
    members[hole] = last
    position[last] = hole
    team[option] = Int32(none)
    departmentCount.change(slot, Int(people.department[person]), by: -1)
    if modules.maxComposition > 0 { CompositionConstraint.add(-1, slot, person, module, self) }
    countSessions(person, slot, module, -1)
    if options.isChoice[option] { chosen[person] -= 1 }
    changeMissing(person, by: 1)
  }

  /// Adds a team's sessions to a person's dates, weeks and hours, or takes them out.
  @inline(__always)
  func countSessions(_ person: Int, _ slot: Int, _ module: Int, _ sign: Int) {
    let weekRow = person * weeks
    let isSpecial = people.isSpecial[person]
    for session in sessionRange(slot, module) {
      let day = Int(date[session])
      weekCount[weekRow + Int(calendar.week[day])] &+= UInt8(truncatingIfNeeded: sign)
      if !isSpecial { CoverageConstraint.add(Int32(sign), person, day: day, self) }
    }
    if isSpecial {
      refreshSpecial(person)
    } else {
      for word in 0..<words {
        let bits = mask[slot * words + word]
        if sign > 0 {
          busy[person * words + word] |= bits
        } else {
          busy[person * words + word] &= ~bits
        }
      }
    }
    let more = modules.hours[module] * Int32(sign)
    guard more != 0 else { return }
    for week in Int(firstWeek[slot])...Int(lastWeek[slot]) { hours[weekRow + week] += more }
  }

  /// Counts anew when somebody is away who teaches or may attend several sessions a day.
  func refreshSpecial(_ person: Int) {
    for word in 0..<words {
      let before = away[person * words + word]
      var after: UInt64 = 0
      for option in options.range(of: person) where Int(team[option]) != none {
        after |= mask[Int(team[option]) * words + word]
      }
      busy[person * words + word] = after
      for day in (word * 64)..<min(word * 64 + 64, calendar.count) where teachesOn(person, day) {
        after |= 1 << UInt64(day & 63)
      }
      away[person * words + word] = after
      var changed = before ^ after
      while changed != 0 {
        let day = word * 64 + changed.trailingZeroBitCount
        CoverageConstraint.add(after & (1 << UInt64(day & 63)) != 0 ? 1 : -1, person, day: day, self)
        changed &= changed - 1
      }
    }
  }

  private func teachesOn(_ person: Int, _ day: Int) -> Bool {
    for row in people.teaches.range(person) {
      let place = day * resources.instructorCount + Int(people.teaches.values[row])
      if instructorBusy[place] != 0 { return true }
    }
    return false
  }
}
