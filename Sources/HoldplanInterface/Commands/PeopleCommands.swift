import HoldplanModel

extension CommandTable {
  static let peopleCommands: [Entry] = [
    Entry(id: "people.search", keys: ["/"], contexts: [.people], rank: 1, hindrance: always) { state in
      state.search = SearchLine(input: TextInput(state.people.filter))
      return []
    },
    Entry(id: "people.order", keys: ["o"], contexts: [.people], rank: 2, hindrance: always) { state in
      let orders = PeopleState.Order.allCases
      let next = (orders.firstIndex(of: state.people.order) ?? 0) + 1
      state.people.order = orders[next % orders.count]
      state.people.refresh(state.index, findings: state.findings)
      state.tell(state.words["people.ordered.\(state.people.order.rawValue)"])
      return []
    },
    Entry(id: "people.problems", keys: ["f"], contexts: [.people], rank: 3, hindrance: always) { state in
      state.people.showsProblemsOnly.toggle()
      state.people.refresh(state.index, findings: state.findings)
      return []
    },
    Entry(id: "people.leave", keys: ["a"], contexts: [.people], rank: 4, hindrance: personHindrance) {
      state in
      state.openForm(.leave(state.selectedEmployee?.id))
    },
    Entry(
      id: "people.board", keys: ["g"], contexts: [.people], rank: 5,
      hindrance: { $0.moduleOfSelected == nil ? "hindrance.noModule" : nil }
    ) { state in
      guard let person = state.selectedEmployee, let module = state.moduleOfSelected else { return [] }
      return state.showOnBoard(person.id, module)
    },
    Entry(id: "people.new", keys: ["n"], contexts: [.people], rank: 6, hindrance: planner) { state in
      state.openForm(.record(.employee, nil))
    },
    Entry(id: "people.edit", keys: ["e"], contexts: [.people], rank: 7, hindrance: personHindrance) { state in
      state.openForm(.record(.employee, state.selectedEmployee?.id.rawValue))
    },
    Entry(
      id: "people.remove", keys: ["D", .code(.delete)], contexts: [.people], rank: nil,
      hindrance: personHindrance
    ) { state in
      guard let person = state.selectedEmployee else { return [] }
      return state.askToRemove(.employee(person.id))
    },
    Entry(
      id: "people.clear", keys: [.code(.escape)], contexts: [.people], rank: nil,
      hindrance: { $0.people.filter.isEmpty ? "hindrance.noFilter" : nil }
    ) { state in
      state.find("")
      return []
    },
  ]

  static let personHindrance: @Sendable (State) -> String? = { state in
    if !state.isPlanner { return "hindrance.planner" }
    return state.selectedEmployee == nil ? "hindrance.nobody" : nil
  }
}

extension State {
  /// The module to look at for the person under the cursor: one without a place first.
  var moduleOfSelected: Module.ID? {
    guard let person = selectedEmployee else { return nil }
    for module in index.modules where findings.unplaced[module.id]?.contains(person.id) == true {
      return module.id
    }
    return index.seats[person.id]?.first.flatMap { workspace.draft.teams[$0]?.module }
  }

  /// Asks before a record goes, and says who refers to it when it cannot.
  mutating func askToRemove(_ reference: RecordReference) -> [Command] {
    let what = name(of: reference)
    overlays.append(
      .confirm(
        Confirmation(
          title: words["remove.title", ["what": what]], lines: [words["remove.ask"]],
          commands: [.commit(.remove(reference), label: "remove")])))
    return []
  }

  func name(of reference: RecordReference) -> String { workspace.name(of: reference, words) }
}
