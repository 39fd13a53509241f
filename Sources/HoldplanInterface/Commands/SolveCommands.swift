import HoldplanModel

extension CommandTable {
  static let solveCommands: [Entry] = [
    Entry(
      id: "solve.start", keys: [.code(.enter)], contexts: [.solve], rank: 1,
      hindrance: { state in
        if !state.isPlanner { return "hindrance.planner" }
        if state.solve.isRunning { return "hindrance.solving" }
        if state.solve.proposal != nil { return "hindrance.proposal" }
        if state.workspace.modules.isEmpty { return "hindrance.noModules" }
        return state.workspace.employees.isEmpty ? "hindrance.noEmployees" : nil
      }
    ) { state in
      state.solve.start()
      state.waiting.insert(.solving)
      return [.solve(state.solve.settings)]
    },
    Entry(
      id: "solve.stop", keys: ["x", .code(.escape)], contexts: [.solve], rank: 2,
      hindrance: { $0.solve.isRunning ? nil : "hindrance.notSolving" }
    ) { state in
      state.solve.isStopping = true
      return [.stopSolve]
    },
    Entry(id: "solve.goOn", keys: ["c"], contexts: [.solve], rank: 5, hindrance: proposalHindrance) { state in
      guard let proposal = state.solve.proposal else { return [] }
      state.solve.goOn()
      state.waiting.insert(.solving)
      return [.solveOn(proposal.plan, state.solve.settings)]
    },
    Entry(id: "solve.accept", keys: ["a"], contexts: [.solve], rank: 3, hindrance: proposalHindrance) {
      state in
      guard let proposal = state.solve.proposal else { return [] }
      state.solve.discard()
      return state.commit(.setDraft(proposal.plan), label: "solve.accept")
    },
    Entry(id: "solve.discard", keys: ["d"], contexts: [.solve], rank: 4, hindrance: proposalHindrance) {
      state in
      state.solve.discard()
      state.tell(state.words["solve.discarded"])
      return []
    },
    Entry(
      id: "solve.chart", keys: ["v"], contexts: [.solve], rank: 6,
      hindrance: { state in
        if !state.solve.hasChart { return "hindrance.noChart" }
        if state.solve.proposal == nil { return "hindrance.noProposal" }
        let rows = ScreenLayout(state.size)?.body.rows ?? 0
        return rows >= SolveLayout.roomForBoth ? "hindrance.bothAreShown" : nil
      }
    ) { state in
      state.solve.wantsChart = !state.solve.prefersChart
      return []
    },
    Entry(id: "solve.longer", keys: ["+"], contexts: [.solve], rank: 5, hindrance: settingsHindrance) {
      state in
      state.solve.settings.seconds = min(3600, state.solve.settings.seconds * 2)
      return []
    },
    Entry(id: "solve.shorter", keys: ["-"], contexts: [.solve], rank: 6, hindrance: settingsHindrance) {
      state in
      state.solve.settings.seconds = max(1, state.solve.settings.seconds / 2)
      return []
    },
    Entry(id: "solve.seed", keys: ["r"], contexts: [.solve], rank: 7, hindrance: settingsHindrance) { state in
      state.solve.settings.seed += 1
      return []
    },
  ]

  private static let proposalHindrance: @Sendable (State) -> String? = {
    $0.solve.proposal == nil ? "hindrance.noProposal" : nil
  }
  private static let settingsHindrance: @Sendable (State) -> String? = {
    $0.solve.isRunning ? "hindrance.solving" : nil
  }
}
