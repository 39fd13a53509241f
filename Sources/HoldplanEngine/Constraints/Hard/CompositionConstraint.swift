import HoldplanModel

/// H14: each team of a module has as many of a department, site, role, profession or tag as its composition rules
/// say, and those whom others are to have beside them, such as mentors for newcomers.
enum CompositionConstraint {
  @inline(__always)
  static func counts(_ person: Int, _ row: CompositionRow, _ state: State) -> Bool {
    switch row.kind {
    case .department: state.people.department[person] == row.value
    case .site: state.people.site[person] == row.value
    case .role: state.people.role[person] == row.value
    case .profession: state.people.profession[person] == row.value
    case .tag: hasTag(person, Int(row.value), state)
    }
  }

  @inline(__always)
  private static func hasTag(_ person: Int, _ tag: Int, _ state: State) -> Bool {
    guard tag >= 0 else { return false }
    return state.people.tags[person * state.people.tagWords + tag >> 6] & (1 << UInt64(tag & 63)) != 0
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
      let place = slot * state.modules.maxComposition + rule - rules.lowerBound
      if state.composition[place] >= row.maximum, counts(person, row, state) { return false }
      if row.company > 0, !keepsCompany(row, rule, place, leaving: -1, joining: person, state) {
        return false
      }
    }
    return true
  }

  @inline(__always)
  static func canLose(_ slot: Int, _ person: Int, _ module: Int, _ state: State) -> Bool {
    let rules = rules(module, state)
    for rule in rules {
      let row = state.modules.composition[rule]
      let place = slot * state.modules.maxComposition + rule - rules.lowerBound
      if state.composition[place] <= row.minimum, counts(person, row, state) { return false }
      if row.company > 0, !keepsCompany(row, rule, place, leaving: person, joining: -1, state) {
        return false
      }
    }
    return true
  }

  /// Whether `joining` may take the place of `leaving`.
  @inline(__always)
  static func canExchange(_ slot: Int, leaving: Int, joining: Int, _ module: Int, _ state: State) -> Bool {
    let rules = rules(module, state)
    for rule in rules {
      let row = state.modules.composition[rule]
      let place = slot * state.modules.maxComposition + rule - rules.lowerBound
      if row.company > 0, !keepsCompany(row, rule, place, leaving: leaving, joining: joining, state) {
        return false
      }
      let less = counts(leaving, row, state)
      let more = counts(joining, row, state)
      guard less != more else { continue }
      let count = state.composition[place]
      if more ? count >= row.maximum : count <= row.minimum { return false }
    }
    return true
  }

  /// Whether a team has enough company for those who need it after somebody has come or gone (-1 is nobody). A
  /// team that has too few already may become no worse.
  private static func keepsCompany(
    _ row: CompositionRow, _ rule: Int, _ place: Int, leaving: Int, joining: Int, _ state: State
  ) -> Bool {
    let others = state.modules.composition[rule + Int(row.company)]
    func change(_ row: CompositionRow) -> Int32 {
      (joining >= 0 && counts(joining, row, state) ? 1 : 0)
        - (leaving >= 0 && counts(leaving, row, state) ? 1 : 0)
    }
    let (own, more) = (change(row), change(others))
    if own >= 0, more <= 0 { return true }
    let needed = wanted(row, for: state.composition[place + Int(row.company)] + more)
    return state.composition[place] + own >= needed
  }

  private static func wanted(_ row: CompositionRow, for others: Int32) -> Int32 {
    guard others > 0 else { return 0 }
    return row.each > 0 ? row.wanted * ((others + row.each - 1) / row.each) : row.wanted
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
      let row = state.modules.composition[rule]
      let place = slot * state.modules.maxComposition + rule - rules.lowerBound
      let count = state.composition[place]
      guard row.company > 0 else { return count >= row.minimum }
      return count >= wanted(row, for: state.composition[place + Int(row.company)])
    }
  }

  /// How many of a rule's kind a team that is being filled should have before others come.
  static func start(_ row: CompositionRow) -> Int32 { row.company > 0 ? row.wanted : row.minimum }
}

// MARK: On a draft as it is

extension CompositionConstraint {
  static func violations(_ group: Board.Group, _ board: Board) -> [Violation] {
    guard !board.names.composition[group.module].isEmpty else { return [] }
    let module = board.module(group)
    return board.names.composition[group.module].compactMap { rule in
      let count = group.members.count { rule.kind.includes(board.employee($0)) }
      let isTooMany = rule.maximum.map { count > $0 } ?? false
      if isTooMany, let maximum = rule.maximum {
        return Violation(
          .composition, .tooMany, count: count - maximum, module: module.id, team: group.id, actual: count,
          limit: maximum
        ).naming(rule.kind)
      }
      guard let minimum = minimum(rule, group, board), count < minimum else { return nil }
      var violation = Violation(
        .composition, rule.company == nil ? .tooFew : .tooFewForCompany, count: minimum - count,
        module: module.id, team: group.id, actual: count, limit: minimum)
      violation.company = rule.company?.kind
      return violation.naming(rule.kind)
    }
  }

  private static func minimum(_ rule: CompositionRule, _ group: Board.Group, _ board: Board) -> Int? {
    let others = rule.company.map { company in
      group.members.count { company.kind.includes(board.employee($0)) }
    }
    return rule.minimum(for: others ?? 0)
  }

  /// The rules that a team would break with one more member, each with what is wrong then.
  static func broken(_ index: Int, byJoining person: Int, _ board: Board) -> [(CompositionRule, Violation)] {
    let group = board.groups[index]
    let module = board.module(group)
    let employee = board.employee(person)
    return board.names.composition[group.module].compactMap { rule in
      let count = group.members.count { rule.kind.includes(board.employee($0)) }
      if rule.kind.includes(employee), let maximum = rule.maximum, count >= maximum {
        let violation = Violation(.composition, .tooMany, module: module.id, team: group.id)
        return (rule, violation.naming(rule.kind))
      }
      guard let company = rule.company, company.kind.includes(employee) else { return nil }
      let others = group.members.count { company.kind.includes(board.employee($0)) } + 1
      let own = count + (rule.kind.includes(employee) ? 1 : 0)
      guard let minimum = rule.minimum(for: others), own < minimum else { return nil }
      let violation = Violation(.composition, .tooFewForCompany, module: module.id, team: group.id)
      return (rule, violation.naming(rule.kind))
    }
  }
}
