import HoldplanModel

extension CommandTable {
  /// All about one person, over whatever view it was asked for in.
  static let personCommands: [Entry] = [
    Entry(
      id: "people.person", keys: [.code(.enter)], contexts: [.people], rank: 2,
      hindrance: { $0.selectedEmployee == nil ? "hindrance.nobody" : nil }
    ) { state in
      guard let person = state.selectedEmployee else { return [] }
      return state.openPerson(person.id)
    },
    Entry(id: "person.leave", keys: ["a"], contexts: [.person], rank: 1, hindrance: planner) { state in
      state.openForm(.leave(state.shownPerson?.id))
    },
    Entry(id: "person.edit", keys: ["e"], contexts: [.person], rank: 2, hindrance: planner) { state in
      state.openForm(.record(.employee, state.shownPerson?.id.rawValue))
    },
    Entry(
      id: "person.board", keys: ["g"], contexts: [.person], rank: 3,
      hindrance: { state in
        state.shownPerson.flatMap { state.moduleToShow(for: $0.id) } == nil ? "hindrance.noModule" : nil
      }
    ) { state in
      guard let person = state.shownPerson, let module = state.moduleToShow(for: person.id) else {
        return []
      }
      state.overlays = []
      return state.showOnBoard(person.id, module)
    },
    Entry(
      id: "person.next", keys: [.code(.tab)], contexts: [.person], rank: 4,
      hindrance: { $0.view == .people ? nil : "hindrance.notInPeople" }
    ) { $0.stepToPerson(1) },
    Entry(
      id: "person.previous", keys: [.code(.backTab)], contexts: [.person], rank: nil,
      hindrance: { $0.view == .people ? nil : "hindrance.notInPeople" }
    ) { $0.stepToPerson(-1) },
    Entry(id: "person.close", keys: [.code(.escape), "q"], contexts: [.person], rank: 9, hindrance: always) {
      $0.closeOverlay()
    },
  ]
}

extension State {
  /// The person that all is shown about.
  var shownPerson: Employee? {
    guard case .person(let person) = overlays.last else { return nil }
    return workspace.employees[person.employee]
  }

  mutating func openPerson(_ person: Employee.ID) -> [Command] {
    guard viewer.seesRecords, viewer.visible(in: workspace)?.contains(person) ?? true else {
      complain(words["hindrance.notOwnPerson"])
      return []
    }
    overlays.append(.person(PersonState(employee: person)))
    return [.personHistory(person)]
  }

  /// Shows the next of the list of people, which moves along.
  mutating func stepToPerson(_ step: Int) -> [Command] {
    people.selected = max(0, min(people.selected + step, people.rows.count - 1))
    guard let person = selectedEmployee, case .person = overlays.last else { return [] }
    overlays.removeLast()
    return openPerson(person.id)
  }

  mutating func take(history: [HistoryEntry], of employee: Employee.ID) {
    for at in overlays.indices {
      guard case .person(var person) = overlays[at], person.employee == employee else { continue }
      person.history = history
      overlays[at] = .person(person)
    }
  }

  /// The module to look at for a person: one without a place first.
  func moduleToShow(for person: Employee.ID) -> Module.ID? {
    if let module = findings.missing[person]?.first { return module }
    return index.seats[person]?.first.flatMap { workspace.draft.teams[$0]?.module }
  }

  /// Brings what was worked out for this part of the interface up to a workspace that has been replaced, and
  /// says what has to be asked for again.
  mutating func refreshPlanning() -> [Command] {
    var commands: [Command] = []
    for at in overlays.indices.reversed() {
      switch overlays[at] {
      case .day(var day):
        day.rows = dayRows(on: day.date)
        day.line = max(0, min(day.line, day.rows.count - 1))
        overlays[at] = .day(day)
      case .person(let person):
        // Somebody who is gone has nothing to show.
        if workspace.employees.contains(person.employee) {
          commands.append(.personHistory(person.employee))
        } else {
          overlays.remove(at: at)
        }
      case .choices, .teamMenu: overlays.remove(at: at)
      default: break
      }
    }
    return commands + openReports + refreshCompare()
  }
}

extension Change {
  /// Whether it is about a person: a place, a pin, a record or a mark.
  package func concerns(_ person: Employee.ID) -> Bool {
    switch self {
    case .group(let parts): parts.contains { $0.concerns(person) }
    case .put(.employee(let employee)): employee.id == person
    case .remove(.employee(let id)): id == person
    case .addMember(let id, _), .removeMember(let id, _), .move(let id, _, _): id == person
    case .swap(let one, _, let other, _): one == person || other == person
    case .pin(.member(let id, _, _)), .unpin(.member(let id, _, _)): id == person
    case .mark(let mark): mark.employee == person
    case .put(.goal(let goal)): goal.employee == person
    case .put(.waiver(let waiver)):
      if case .employee(person, _) = waiver.subject { true } else { false }
    default: false
    }
  }

  /// The parts that are about a person, for a history of that person alone.
  package func parts(about person: Employee.ID) -> Change {
    guard case .group(let parts) = self else { return self }
    let own = parts.filter { $0.concerns(person) }
    return own.count == 1 ? own[0].parts(about: person) : .group(own)
  }
}
