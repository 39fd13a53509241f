import HoldplanModel

extension CommandTable {
  /// What the board offers to whoever is held, and the menu of whole teams.
  static let placingCommands: [Entry] = [
    Entry(
      id: "board.best", keys: ["*"], contexts: [.board], rank: 2,
      hindrance: { state in
        guard let held = state.board.held else { return "hindrance.nothingHeld" }
        return held.ranking.isEmpty ? "hindrance.noAnswer" : nil
      }
    ) { $0.jumpToBest() },
    Entry(
      id: "board.ways", keys: ["v"], contexts: [.board], rank: 2,
      hindrance: { state in
        guard let held = state.board.held else { return "hindrance.nothingHeld" }
        guard let ways = held.ways else { return "hindrance.noAnswer" }
        return ways.isEmpty ? "hindrance.noWays" : nil
      }
    ) { $0.showWays() },
    Entry(
      id: "board.team", keys: ["t"], contexts: [.board], rank: 6,
      hindrance: { state in
        if !state.isPlanner { return "hindrance.planner" }
        if state.board.held != nil { return "hindrance.holding" }
        return state.board.module == nil ? "hindrance.noModules" : nil
      }
    ) { $0.openTeamMenu() },
  ]

  /// Choosing among changes whose effects are shown.
  static let choiceCommands: [Entry] = [
    Entry(
      id: "choices.choose", keys: [.code(.enter), "a"], contexts: [.choices], rank: 1,
      hindrance: { state in
        if !state.isPlanner { return "hindrance.planner" }
        guard let option = state.chosenOption else { return "hindrance.noOption" }
        return option.effect == nil ? "hindrance.noAnswer" : nil
      }
    ) { $0.choose() },
    Entry(
      id: "choices.close", keys: [.code(.escape), "q"], contexts: [.choices, .teamMenu], rank: 9,
      hindrance: always
    ) { $0.closeOverlay() },
  ]
}

extension State {
  var chosenOption: ChoicesState.Option? {
    guard case .choices(let choices) = overlays.last, choices.options.indices.contains(choices.selected)
    else { return nil }
    return choices.options[choices.selected]
  }

  /// Makes the change that was chosen. Its effect has been shown; where it breaks a rule it is asked once more.
  mutating func choose() -> [Command] {
    guard case .choices(let choices) = overlays.last, let option = chosenOption, let effect = option.effect
    else { return [] }
    guard effect.isAllowed else {
      overlays.append(
        .confirm(
          Confirmation(
            title: words["drop.broken.title"],
            lines: obstaclesToAsk(effect)
              + [words["drop.broken.ask"]],
            commands: [.commit(option.change, label: choices.command)])))
      return []
    }
    overlays = []
    board.held = nil
    calendar.held = nil
    return commit(option.change, label: choices.command)
  }

  /// Takes in what changes would do; those that cannot be made go, and the best come first.
  mutating func takeChoices(_ effects: [Effect]) {
    guard case .choices(var choices) = overlays.last, !choices.isComplete else { return }
    choices.options = choices.options.compactMap { option in
      var option = option
      option.effect = effects.first { $0.change == option.change }
      return option.effect == nil ? nil : option
    }
    .enumerated().sorted { one, two in
      let (left, right) = (one.element.effect, two.element.effect)
      return (left?.obstacleCount ?? 0, left?.total ?? 0, one.offset)
        < (right?.obstacleCount ?? 0, right?.total ?? 0, two.offset)
    }
    .map(\.element)
    choices.isComplete = true
    choices.selected = 0
    overlays[overlays.count - 1] = .choices(choices)
  }
}
