import HoldplanModel

extension CommandTable {
  static let peopleCommands: [Entry] = [
    Entry(id: "people.problems", keys: ["!"], contexts: [.people], rank: 14, hindrance: always) { state in
      state.people.showsProblemsOnly.toggle()
      state.people.refresh(state.index, findings: state.findings)
      return []
    },
    Entry(id: "people.leave", keys: ["a"], contexts: [.people], rank: 1, hindrance: personHindrance) {
      state in
      guard state.marks.people.isEmpty else { return state.openForm(.leaveOf(state.chosenPeople.map(\.id))) }
      return state.openForm(.leave(state.selectedEmployee?.id))
    },
    Entry(
      id: "people.board", keys: ["g"], contexts: [.people], rank: 5,
      hindrance: { $0.moduleOfSelected == nil ? "hindrance.noModule" : nil }
    ) { state in
      guard let person = state.selectedEmployee, let module = state.moduleOfSelected else { return [] }
      return state.showOnBoard(person.id, module)
    },
    Entry(id: "people.new", keys: ["n"], contexts: [.people], rank: 8, hindrance: planner) { state in
      state.openForm(.record(.employee, nil))
    },
    Entry(id: "people.edit", keys: ["e"], contexts: [.people], rank: 4, hindrance: personHindrance) { state in
      guard state.marks.people.isEmpty else { return state.openForm(.bulk(state.chosenPeople.map(\.id))) }
      return state.openForm(.record(.employee, state.selectedEmployee?.id.rawValue))
    },
    Entry(
      id: "people.remove", keys: ["D", .code(.delete)], contexts: [.people], rank: nil,
      hindrance: personHindrance
    ) { state in
      guard state.marks.people.isEmpty else { return state.askToRemoveMarked() }
      guard let person = state.selectedEmployee else { return [] }
      return state.askToRemove(.employee(person.id))
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
