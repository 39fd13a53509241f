import HoldplanModel

/// Personal data that is taken away for good: shown first, then asked about.
package enum Cleanup: Hashable, Sendable {
  /// All that is older than the retention rules allow.
  case purge
  case erase(Employee.ID)
}

extension CommandTable {
  /// What the law wants of personal data. All of it is HR's.
  static let privacyCommands: [Entry] = [
    Entry(id: "people.handOut", keys: ["Y"], contexts: [.people], rank: nil, hindrance: onePerson) { state in
      guard let person = state.selectedEmployee else { return [] }
      state.waiting.insert(.exporting)
      return [.exportPerson(person.id)]
    },
    Entry(id: "people.erase", keys: ["X"], contexts: [.people], rank: nil, hindrance: onePerson) { state in
      guard let person = state.selectedEmployee else { return [] }
      return state.rehearse(.erase(person.id))
    },
    Entry(
      id: "record.purge", keys: ["X"], contexts: [.records], rank: 4,
      hindrance: { state in
        if !state.isPlanner { return "hindrance.planner" }
        return state.recordKind == .retention ? nil : "hindrance.notRetention"
      }
    ) { $0.rehearse(.purge) },
  ]

  private static let onePerson: @Sendable (State) -> String? = { state in
    personHindrance(state) ?? (state.marks.people.isEmpty ? nil : "hindrance.onePerson")
  }
}

extension State {
  /// Asks what a cleanup would take away.
  mutating func rehearse(_ cleanup: Cleanup) -> [Command] {
    waiting.insert(.saving)
    return [.rehearse(cleanup)]
  }

  /// Shows what a cleanup would take away, and asks; where it is nothing, that is said.
  mutating func take(_ cleanup: Cleanup, wouldDo lines: [String], isEmpty: Bool) {
    waiting.remove(.saving)
    if isEmpty { return tell(lines.map(shown).joined(separator: " ")) }
    let title =
      switch cleanup {
      case .purge: words["cleanup.purge"]
      case .erase(let employee): words["cleanup.erase", ["name": shown(workspace.name(of: employee))]]
      }
    ask(title, lines + [words["cleanup.ask"]], [.cleanUp(cleanup)])
  }
}
