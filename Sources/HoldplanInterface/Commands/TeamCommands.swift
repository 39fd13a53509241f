import HoldplanModel

extension CommandTable {
  /// What can be done with a whole team. The menu lists them in this order.
  static let teamCommands: [Entry] = [
    team("team.new", "key.team.new") { $0.newTeam() },
    team("team.split", "key.team.split", hindrance: splitHindrance) { $0.splitTeam() },
    team("team.merge", "key.team.merge", hindrance: mergeHindrance) { $0.mergeTeam() },
    team("team.room", "key.team.room", hindrance: sessionsHindrance) { $0.changeRoom() },
    team("team.instructor", "key.team.instructor", hindrance: sessionsHindrance) { $0.changeInstructor() },
    team("team.number", "key.team.number", hindrance: teamHindrance) { $0.renumberTeam() },
    team("team.rename", "key.team.rename", hindrance: teamHindrance) { $0.renameTeam() },
    team("team.remove", "key.team.remove", hindrance: teamHindrance) { $0.removeTeam() },
    Entry(
      id: "team.choose", keys: [.code(.enter)], contexts: [.teamMenu], rank: 1, hindrance: always
    ) { state in
      guard case .teamMenu(let menu) = state.overlays.last, teamCommands.indices.contains(menu.selected)
      else { return [] }
      return state.give(teamCommands[menu.selected])
    },
  ]

  private static func team(
    _ id: String, _ key: String, hindrance: @escaping @Sendable (State) -> String? = always,
    run: @escaping @Sendable (inout State) -> [Command]
  ) -> Entry {
    Entry(id: id, keys: [.worded(key)], contexts: [.teamMenu], rank: nil, hindrance: hindrance, run: run)
  }

  private static let teamHindrance: @Sendable (State) -> String? = {
    $0.menuTeam == nil ? "hindrance.noTeamHere" : nil
  }
  private static let splitHindrance: @Sendable (State) -> String? = { state in
    guard let team = state.menuTeam else { return "hindrance.noTeamHere" }
    return team.members.count < 2 ? "hindrance.tooSmallToSplit" : nil
  }
  private static let mergeHindrance: @Sendable (State) -> String? = { state in
    guard let team = state.menuTeam else { return "hindrance.noTeamHere" }
    return (state.index.teams[team.module]?.count ?? 0) < 2 ? "hindrance.oneTeam" : nil
  }
  private static let sessionsHindrance: @Sendable (State) -> String? = { state in
    guard let team = state.menuTeam else { return "hindrance.noTeamHere" }
    return team.sessions.contains { $0.date >= state.today } ? nil : "hindrance.noComingSession"
  }
}

extension State {
  /// The team that the menu is about.
  var menuTeam: Team? {
    guard case .teamMenu(let menu) = overlays.last else { return nil }
    return menu.team.flatMap { workspace.draft.teams[$0] }
  }

  private var teamChanges: TeamChanges? {
    guard case .teamMenu(let menu) = overlays.last, let module = workspace.modules[menu.module] else {
      return nil
    }
    return TeamChanges(workspace: workspace, today: today, module: module, team: menuTeam)
  }

  mutating func openTeamMenu() -> [Command] {
    guard let module = board.module else { return [] }
    overlays.append(.teamMenu(TeamMenuState(team: boardColumn?.team, module: module)))
    return []
  }

  mutating func newTeam() -> [Command] {
    offer(teamChanges?.new() ?? [], "team.new") { state, change in state.label(ofNew: change) }
  }

  mutating func splitTeam() -> [Command] {
    offer(teamChanges?.split() ?? [], "team.split") { state, change in state.label(ofNew: change) }
  }

  mutating func mergeTeam() -> [Command] {
    offer(teamChanges?.merge() ?? [], "team.merge") { state, change in
      let into = change.parts.lazy.compactMap { part -> Team.ID? in
        if case .move(_, _, let to) = part { return to }
        return nil
      }.first
      return state.words["team.into", ["team": into.map { state.workspace.name(of: $0, state.words) } ?? "?"]]
    }
  }

  mutating func changeRoom() -> [Command] {
    offer(teamChanges?.rooms() ?? [], "team.room") { state, change in
      change.targetSession.map { state.workspace.name(of: $0.room) } ?? ""
    }
  }

  mutating func changeInstructor() -> [Command] {
    offer(teamChanges?.instructors() ?? [], "team.instructor") { state, change in
      change.targetSession.map { state.workspace.name(of: $0.instructor) } ?? ""
    }
  }

  mutating func renumberTeam() -> [Command] {
    offer(teamChanges?.numbers() ?? [], "team.number") { state, change in
      let numbers = change.parts.compactMap { part -> Int? in
        if case .put(.team(let team)) = part { return team.number }
        return nil
      }
      return state.words[
        numbers.count > 1 ? "team.number.swap" : "team.number.free",
        ["number": String(numbers.first ?? 0)]]
    }
  }

  mutating func renameTeam() -> [Command] {
    guard let team = menuTeam else { return [] }
    overlays.removeLast()
    return openForm(.teamName(team.id))
  }

  mutating func removeTeam() -> [Command] {
    offer(teamChanges?.remove() ?? [], "team.remove") { state, _ in
      let count = state.menuTeam?.members.count ?? 0
      return state.words["team.remove.what", ["people": state.words.counted("people", count)]]
    }
  }

  /// Shows changes to choose among and asks what each would do.
  private mutating func offer(
    _ changes: [Change], _ command: String, label: (State, Change) -> String
  ) -> [Command] {
    guard case .teamMenu(let menu) = overlays.last else { return [] }
    let options = changes.map { ChoicesState.Option(label: label(self, $0), change: $0) }
    // A new team is about the module, whatever team lies under the cursor.
    let team = command == "team.new" ? nil : menu.team
    let name = team.map { workspace.fullName(of: $0, words) } ?? workspace.name(of: menu.module)
    overlays[overlays.count - 1] = .choices(
      ChoicesState(
        title: words["\(command).title", ["team": name]], notes: metNotes(for: [team].compactMap { $0 }),
        options: options, isComplete: options.isEmpty, command: command))
    guard !options.isEmpty else { return [] }
    waiting.insert(.effects)
    return [.effects(changes, revision: revision)]
  }

  /// When a new team would meet, where and with whom: `ti 17-11, ti 1-12 08:30 Lokale A, Birte Krogh`.
  private func label(ofNew change: Change) -> String {
    let team = change.parts.lazy.compactMap { part -> Team? in
      if case .put(.team(let team)) = part { return team }
      return nil
    }.first
    guard let team, let first = team.sessions.first else { return words["board.noDates"] }
    let dates = team.sessions.map { words.dayAndDate($0.date) }.joined(separator: ", ")
    return "\(dates)  \(workspace.slotName(first.slot))  \(workspace.name(of: first.room)), "
      + workspace.name(of: first.instructor)
  }
}

extension Change {
  /// Its parts, or itself.
  var parts: [Change] {
    if case .group(let parts) = self { return parts }
    return [self]
  }
}
