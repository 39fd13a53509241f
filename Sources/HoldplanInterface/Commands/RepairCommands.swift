import HoldplanModel

extension CommandTable {
  /// Mending the plan: the proposal is shown where those of a search are, and waits for approval there.
  static let repairCommands: [Entry] = [
    Entry(
      id: "problem.repair", keys: ["R"], contexts: [.problems], rank: nil,
      hindrance: { state in
        if !state.isPlanner { return "hindrance.planner" }
        if state.solve.isRunning { return "hindrance.solving" }
        if state.solve.proposal != nil { return "hindrance.proposal" }
        if state.workspace.draft.teams.isEmpty { return "hindrance.nothingToRepair" }
        return state.assessment?.isFeasible ?? true ? "hindrance.nothingBroken" : nil
      }
    ) { state in
      let commands = state.open(.solve)
      state.solve.start()
      state.waiting.insert(.solving)
      return commands + [.repair(state.solve.settings)]
    }
  ]
}
