import HoldplanModel

extension Board {
  /// The pins that a violation says are not kept.
  func brokenPins(of violation: Violation) -> [Pin] {
    guard violation.rule == .pins else { return [] }
    return workspace.pins.sorted().filter { pin in
      switch pin {
      case .member(let employee, let module, let team):
        employee == violation.employee && module == violation.module && team == violation.team
      case .session(let team, _, let index, _, _):
        violation.employee == nil && team == violation.team && index == violation.session
      }
    }
  }

  /// The step that makes things as a pin says; none where what it names is not there.
  func steps(keeping pin: Pin) -> [DraftStep] {
    guard let group = groupIndex[pin.team] else { return [] }
    switch pin {
    case .member(let employee, _, _):
      guard let person = names.employeeIndex[employee] else { return [] }
      let from = membership(of: person, in: groups[group].module)
      return [from.map { .move(person, from: $0, to: group) } ?? .join(person, group)]
    case .session(_, _, let index, let date, let slot):
      guard groups[group].meetings.indices.contains(index) else { return [] }
      let place = Place(group: group, index: index)
      return [.session(place, resourced(place, on: date, slot: slot))]
    }
  }
}
