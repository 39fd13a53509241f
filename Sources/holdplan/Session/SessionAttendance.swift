import HoldplanModel

extension Session {
  /// The sessions of the published plan up to today, by date.
  func heldSessions() throws -> [(Team, Int)] {
    guard let plan = workspace.published?.plan else {
      throw CommandFailure(.wrongInput, context.words["cli.publish.none"])
    }
    return plan.teams.sorted
      .flatMap { team in team.sessions.indices.map { (team, $0) } }
      .filter { $0.0.sessions[$0.1].date <= context.today }
      .sorted { ($0.0.sessions[$0.1].date, $0.0.id) < ($1.0.sessions[$1.1].date, $1.0.id) }
  }

  /// A session that was held, as attendance is marked for it.
  func heldOccurrence(_ team: String, _ number: Int) throws -> (Team, Occurrence) {
    guard let plan = workspace.published?.plan else {
      throw CommandFailure(.wrongInput, context.words["cli.publish.none"])
    }
    let team = try lookup.team(team, in: plan)
    guard let occurrence = Occurrence(of: team, session: number - 1) else {
      throw CommandFailure(
        .wrongInput, context.words["cli.session.none", ["team": team.id.rawValue, "number": "\(number)"]])
    }
    guard occurrence.date <= context.today else {
      throw CommandFailure(
        .wrongInput, context.words["cli.attendance.future", ["date": text(occurrence.date)]])
    }
    return (team, occurrence)
  }
}
