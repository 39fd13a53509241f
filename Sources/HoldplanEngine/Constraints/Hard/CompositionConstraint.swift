import HoldplanModel

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

// MARK: On a draft as it is

extension CompositionConstraint {
  static func violations(_ index: Int, _ board: Board) -> [Violation] {
    let group = board.groups[index]
    let module = board.module(group)
    return module.composition.compactMap { rule in
      let count = group.members.filter { rule.counts(board.employee($0)) }.count
      let excess = rule.excess(of: count)
      guard excess > 0 else { return nil }
      let isTooFew = rule.minimum.map { count < $0 } ?? false
      var violation = Violation(
        .composition, isTooFew ? .tooFew : .tooMany, count: excess, module: module.id, team: group.id,
        actual: count, limit: isTooFew ? rule.minimum : rule.maximum)
      switch rule.kind {
      case .department(let id): violation.department = id
      case .site(let id): violation.site = id
      case .role(let id): violation.role = id
      }
      return violation
    }
  }
}
