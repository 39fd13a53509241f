import HoldplanModel

extension State {
  /// Goes to the team where dropping what is held is best.
  mutating func jumpToBest() -> [Command] {
    guard let best = board.held?.ranking.first else { return [] }
    board.column = boardColumns.firstIndex { $0.team == best } ?? board.column
    board.held?.isDropping = false
    settleBoard()
    return askAboutSwap()
  }

  /// The best way into a team where a move alone breaks a rule.
  func way(to team: Team.ID) -> Effect? {
    guard let held = board.held, held.purpose == .move, held.others.isEmpty else { return nil }
    if let effect = held.effects[team], effect.isAllowed { return nil }
    return held.ways?.first { $0.change.targetTeam(of: held.employee) == team }
  }

  /// Lists the exchanges and moves in two steps for whoever is held: those into the team under the cursor
  /// first.
  mutating func showWays() -> [Command] {
    guard let held = board.held, let ways = held.ways else { return [] }
    let here = boardColumn?.team
    func isHere(_ effect: Effect) -> Bool { effect.change.targetTeam(of: held.employee) == here }
    let options = (ways.filter(isHere) + ways.filter { !isHere($0) }).map { effect in
      ChoicesState.Option(
        label: describe(effect.change, in: workspace, words: words), change: effect.change, effect: effect)
    }
    overlays.append(
      .choices(
        ChoicesState(
          title: words["board.ways.title", ["employee": workspace.name(of: held.employee)]],
          notes: metNotes(for: [held.team].compactMap { $0 }), options: options, isComplete: true,
          command: "board.ways")))
    return []
  }

  mutating func take(ways: [Effect], for employee: Employee.ID, in module: Module.ID) {
    guard board.held?.employee == employee, board.module == module else { return }
    board.held?.ways = ways
  }

  /// Drops what was let go of before its effect was known.
  mutating func dropIfAsked() -> [Command] {
    guard board.held?.isDropping == true, !waiting.contains(.effects) else { return [] }
    board.held?.isDropping = false
    return drop()
  }

  /// The last day up to today on which a team has met, as it was announced.
  func lastMeeting(of team: Team.ID) -> CalendarDate? { index.met[team] }

  /// What is to be known of teams that have met: whoever comes now has missed something.
  func metNotes(for teams: [Team.ID]) -> [String] {
    teams.compactMap { team in
      lastMeeting(of: team).map { date in
        words[
          "board.met",
          ["team": capitalized(workspace.name(of: team, words)), "date": words.dayAndDate(date)]]
      }
    }
  }
}
