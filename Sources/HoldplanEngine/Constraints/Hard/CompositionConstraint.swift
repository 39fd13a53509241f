/// H14: each team of a module has as many of a department, site or role as its composition rules say.
enum CompositionConstraint {
  @inline(__always)
  static func counts(_ person: Int, _ row: CompositionRow, _ state: State) -> Bool {
    switch row.kind {
    case .department: state.people.department[person] == row.value
    case .site: state.people.site[person] == row.value
    case .role: state.people.role[person] == row.value
    }
  }

  @inline(__always)
  static func rules(_ module: Int, _ state: State) -> Range<Int> {
    Int(state.modules.compositionStart[module])..<Int(state.modules.compositionStart[module + 1])
  }

  @inline(__always)
  static func canGain(_ slot: Int, _ person: Int, _ module: Int, _ state: State) -> Bool {
    let rules = rules(module, state)
    for rule in rules {
      let row = state.modules.composition[rule]
      let count = state.composition[slot * state.modules.maxComposition + rule - rules.lowerBound]
      if count >= row.maximum, counts(person, row, state) { return false }
    }
    return true
  }

  @inline(__always)
  static func canLose(_ slot: Int, _ person: Int, _ module: Int, _ state: State) -> Bool {
    let rules = rules(module, state)
    for rule in rules {
      let row = state.modules.composition[rule]
      let count = state.composition[slot * state.modules.maxComposition + rule - rules.lowerBound]
      if count <= row.minimum, counts(person, row, state) { return false }
    }
    return true
  }

  /// Whether `joining` may take the place of `leaving`.
  @inline(__always)
  static func canExchange(_ slot: Int, leaving: Int, joining: Int, _ module: Int, _ state: State) -> Bool {
    let rules = rules(module, state)
    for rule in rules {
      let row = state.modules.composition[rule]
      let less = counts(leaving, row, state)
      let more = counts(joining, row, state)
      guard less != more else { continue }
      let count = state.composition[slot * state.modules.maxComposition + rule - rules.lowerBound]
      if more ? count >= row.maximum : count <= row.minimum { return false }
    }
    return true
  }

  static func add(_ difference: Int32, _ slot: Int, _ person: Int, _ module: Int, _ state: State) {
    let rules = rules(module, state)
    for rule in rules where counts(person, state.modules.composition[rule], state) {
      state.composition[slot * state.modules.maxComposition + rule - rules.lowerBound] += difference
    }
  }

  /// Whether the team lacks nobody.
  static func isComplete(_ slot: Int, _ state: State) -> Bool {
    let rules = rules(state.module(of: slot), state)
    return rules.allSatisfy { rule in
      state.composition[slot * state.modules.maxComposition + rule - rules.lowerBound]
        >= state.modules.composition[rule].minimum
    }
  }
}
