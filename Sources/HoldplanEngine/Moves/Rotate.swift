extension Annealing {
  /// Three members of different teams of one module move round: the first takes the place of the second, the second
  /// that of the third, and the third that of the first. It finds what swaps of two cannot where each of them alone is
  /// forbidden or too dear.
  func tryRotate(_ first: Int) {
    let module = Int(state.options.module[first])
    let one = Int(state.team[first])
    guard state.openCount[module] > 2, let two = drawTeam(module), let three = drawTeam(module),
      one != two, two != three, one != three, state.size[two] > 0, state.size[three] > 0
    else { return }
    let (second, third) = (drawMember(two), drawMember(three))
    guard [first, second, third].allSatisfy({ state.options.pin[$0] < 0 }),
      suits(first, from: one, to: two), suits(second, from: two, to: three),
      suits(third, from: three, to: one)
    else { return }
    let before = state.energy
    let route = [(option: first, from: one, to: two), (second, two, three), (third, three, one)]
    for (option, _, _) in route { state.move(option, to: state.none) }
    var joined = 0
    for (option, _, to) in route {
      guard state.canMove(option, to: to) else { break }
      state.move(option, to: to)
      joined += 1
    }
    if joined == route.count, [one, two, three].allSatisfy({ state.isComplete($0) }),
      state.energy - before <= allowance()
    {
      return
    }
    for (option, _, _) in route.prefix(joined) { state.move(option, to: state.none) }
    for (option, from, _) in route { state.move(option, to: from) }
  }

  private func suits(_ option: Int, from: Int, to: Int) -> Bool {
    state.suits(Int(state.options.person[option]), from: from, to: to)
  }
}
