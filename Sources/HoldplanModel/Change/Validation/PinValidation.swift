extension Workspace {
  /// What is wrong with some pins, in their order.
  func problems(of some: some Sequence<Pin>) -> [ModelProblem] {
    var findings = Findings(about: nil)
    for pin in some.sorted() {
      pin.forEachLink { field, target in
        if !contains(target) { findings.report(field, .unknown(target)) }
      }
      let module = moduleOfTeam(in: pin)
      if case .session(let team, nil, _, _, _) = pin, module == nil {
        findings.report("pins", .unknown(.team(team)))
      }
      if let expected = draft.teams[pin.team]?.module, let module = pin.module, module != expected {
        findings.report("pins", .mismatch(actual: module.rawValue, expected: expected.rawValue))
      }
      if case .session(_, _, let index, _, let slot) = pin {
        if let module {
          findings.checkRange(index, field: "pins.session", 0, max(0, module.sessions.count - 1))
        }
        findings.checkRange(slot, field: "pins.slot", 0, max(0, season.slots.count - 1))
      }
    }
    return findings.problems
  }

  /// Pins that contradict each other: a person in two teams of a module, a session on two dates. Only what
  /// these pins take part in; nil means all.
  func pinContradictions(with some: Set<Pin>?) -> [ModelProblem] {
    var findings = Findings(about: nil)
    let places = some.map { Set($0.map(\.place)) }
    let relevant = pins.filter { places?.contains($0.place) ?? true }
    let byPlace = Dictionary(grouping: relevant, by: \.place).values.filter { $0.count > 1 }
    for contradicting in byPlace.map({ $0.sorted() }).sorted(by: { $0[0] < $1[0] }) {
      findings.report("pins", .duplicate(contradicting[0].place.name))
    }
    return findings.problems
  }

  /// The module that a pinned team teaches or will teach, where that is known.
  private func moduleOfTeam(in pin: Pin) -> Module? {
    let id = pin.module ?? draft.teams[pin.team]?.module
    if let id { return modules[id] }
    return modules.count == 1 ? modules.unordered.first : nil
  }
}

/// What a pin decides: two pins of one place contradict each other.
private enum PinnedPlace: Hashable {
  case seat(Employee.ID, Module.ID)
  case session(Team.ID, Int)

  var name: String {
    switch self {
    case .seat(let employee, let module): "\(employee) \(module)"
    case .session(let team, let index): "\(team) \(index + 1)"
    }
  }
}

extension Pin {
  fileprivate var place: PinnedPlace {
    switch self {
    case .member(let employee, let module, _): .seat(employee, module)
    case .session(let team, _, let index, _, _): .session(team, index)
    }
  }

  /// The module that the pin itself names.
  package var module: Module.ID? {
    switch self {
    case .member(_, let module, _): module
    case .session(_, let module, _, _, _): module
    }
  }
}
