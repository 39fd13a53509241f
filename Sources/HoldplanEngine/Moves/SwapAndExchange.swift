extension State {
  /// Whether two members of different teams of one module may take each other's place.
  @inline(__always)
  func canSwap(_ option: Int, _ other: Int) -> Bool {
    let (one, two) = (Int(team[option]), Int(team[other]))
    let (person, second) = (Int(options.person[option]), Int(options.person[other]))
    if !suits(person, from: one, to: two, insteadOf: second) { return false }
    if !suits(second, from: two, to: one, insteadOf: person) { return false }
    if modules.maxComposition > 0 {
      let module = Int(options.module[option])
      if !CompositionConstraint.canExchange(one, leaving: person, joining: second, module, self)
        || !CompositionConstraint.canExchange(two, leaving: second, joining: person, module, self)
      {
        return false
      }
    }
    return PrerequisiteConstraint.allows(option, to: two, self)
      && PrerequisiteConstraint.allows(other, to: one, self)
  }

  @inline(__always)
  func swapDelta(_ option: Int, _ other: Int) -> Int {
    let (one, two) = (Int(team[option]), Int(team[other]))
    let (person, second) = (Int(options.person[option]), Int(options.person[other]))
    var delta =
      weights.departmentPairs
      * DepartmentPairs.swap(
        Int(people.department[person]), in: one, Int(people.department[second]), in: two, self)
    delta +=
      weights.avoidDates
      * (AvoidDates.move(person, from: one, to: two, self) + AvoidDates.move(second, from: two, to: one, self))
    delta +=
      weights.weekLoad
      * (WeekLoad.move(person, from: one, to: two, self) + WeekLoad.move(second, from: two, to: one, self))
    delta +=
      weights.perturbMember
      * (PerturbMember.move(option, from: one, to: two, self)
        + PerturbMember.move(other, from: two, to: one, self))
    delta +=
      weights.repeatPairs
      * (RepeatPairs.move(person, from: one, to: two, self)
        + RepeatPairs.move(second, from: two, to: one, self)
        - 2 * RepeatPairs.teamsInCommon(person, in: one, second, in: two, self))
    return delta
  }

  func swap(_ option: Int, _ other: Int, delta: Int) {
    let (one, two) = (Int(team[option]), Int(team[other]))
    move(option, to: none, delta: delta)
    move(other, to: one, delta: 0)
    move(option, to: two, delta: 0)
  }

  /// Whether a person may give up one chosen module for a place in team `to` of another.
  @inline(__always)
  func canExchange(_ option: Int, for other: Int, _ to: Int) -> Bool {
    let from = Int(team[option])
    guard TeamSizeConstraint.canLose(from, self), mayTake(other, to, insteadOf: option) else { return false }
    return modules.maxComposition == 0
      || CompositionConstraint.canLose(from, Int(options.person[option]), Int(options.module[option]), self)
  }

  /// As `canExchange`, whatever becomes of the team that is left: it may be about to be dissolved.
  @inline(__always)
  func mayTake(_ other: Int, _ to: Int, insteadOf option: Int) -> Bool {
    guard option != other, options.isChoice[other], Int(team[other]) == none, !options.isBarred[other],
      options.pin[other] < 0 || Int(options.pin[other]) == to,
      !options.requires.contains(option, in: other)
    else { return false }
    let person = Int(options.person[option])
    guard TeamSizeConstraint.canGain(to, self), PrerequisiteConstraint.canLose(option, self),
      suits(person, from: Int(team[option]), to: to)
    else { return false }
    if modules.maxComposition > 0,
      !CompositionConstraint.canGain(to, person, Int(options.module[other]), self)
    {
      return false
    }
    return PrerequisiteConstraint.allows(other, to: to, self)
  }

  /// Whether a chosen module may be given up for another: it is taken, and no pin keeps it.
  @inline(__always)
  func isGivable(_ option: Int) -> Bool {
    options.isChoice[option] && Int(team[option]) != none && options.pin[option] < 0
  }

  func exchangeDelta(_ option: Int, for other: Int, _ to: Int) -> Int {
    let from = Int(team[option])
    let person = Int(options.person[option])
    var delta =
      weights.departmentPairs
      * DepartmentPairs.move(Int(people.department[person]), from: from, to: to, self)
    delta += weights.sizeDeviation * (SizeDeviation.gain(to, self) + SizeDeviation.lose(from, self))
    delta += weights.avoidDates * AvoidDates.move(person, from: from, to: to, self)
    delta += weights.weekLoad * WeekLoad.move(person, from: from, to: to, self)
    delta +=
      weights.perturbMember
      * (PerturbMember.move(option, from: from, to: none, self)
        + PerturbMember.move(other, from: none, to: to, self))
    delta += weights.repeatPairs * RepeatPairs.move(person, from: from, to: to, self)
    return delta + Preference.cost(other, self) - Preference.cost(option, self)
  }
}
