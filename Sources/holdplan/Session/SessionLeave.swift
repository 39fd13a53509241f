import HoldplanInterface
import HoldplanModel

extension Session {
  /// Answers a request for leave; granted leave is entered unless this is a rehearsal.
  mutating func requestLeave(of employee: Employee.ID, _ range: DateRange, dryRun: Bool) throws {
    let decision: LeaveDecision
    do { decision = try workspace.leaveDecision(for: employee, range, today: context.today) } catch {
      throw CommandFailure(.wrongInput, describe(error, in: workspace, words: context.words))
    }
    switch decision {
    case .granted(let change):
      if !dryRun { try commit(change) }
      if context.json { return try Output.json(LeaveAnswer(granted: true, conflicts: [])) }
      say("cli.leave.granted", ["name": name(employee), "range": text(range)])
    case .refused(let conflicts):
      if context.json {
        try Output.json(LeaveAnswer(granted: false, conflicts: conflicts.map(LeaveAnswer.Conflict.init)))
      } else {
        say("cli.leave.refused", ["name": name(employee), "range": text(range)])
        conflicts.forEach(report)
      }
      throw CommandFailure(.planHasProblems, "")
    }
  }

  /// Enters leave that is a fact, and names the sessions of the published plan that it hits.
  mutating func recordLeave(of employee: Employee.ID, _ range: DateRange) throws {
    let recorded: RecordedLeave
    do { recorded = try workspace.recordLeave(for: employee, range, today: context.today) } catch {
      throw CommandFailure(.wrongInput, describe(error, in: workspace, words: context.words))
    }
    try commit(recorded.change)
    say("cli.leave.recorded", ["name": name(employee), "range": text(range)])
    recorded.conflicts.forEach(report)
    if !recorded.conflicts.isEmpty { say("cli.leave.repair") }
  }

  private func report(_ conflict: LeaveConflict) {
    let words = context.words
    let occurrence = conflict.occurrence
    print(
      "  "
        + words[
          "cli.leave.conflict.\(conflict.kind.rawValue)",
          [
            "date": text(occurrence.date), "module": workspace.name(of: occurrence.module),
            "team": workspace.name(of: occurrence.team, words), "number": "\(occurrence.session + 1)",
          ]])
    let source = conflict.source.isEmpty ? words["cli.leave.noSource"] : conflict.source
    print("  " + words["cli.leave.rule", ["source": source]])
    let teams = conflict.parallelTeams.map { parallel in
      words[
        "cli.leave.parallel",
        [
          "team": workspace.name(of: parallel.team, words), "id": parallel.team.rawValue,
          "seats": "\(parallel.freeSeats)",
        ]]
    }
    print(
      "  "
        + (teams.isEmpty
          ? words["cli.leave.noParallel"] : words["cli.leave.parallels", ["list": words.listed(teams)]]))
  }
}

/// The answer to a request for leave, for scripts.
private struct LeaveAnswer: Encodable {
  struct Conflict: Encodable {
    let date: CalendarDate
    let team: Team.ID
    let module: Module.ID
    let session: Int
    let kind: String
    let source: String
    let parallelTeams: [Team.ID]

    init(_ conflict: LeaveConflict) {
      date = conflict.occurrence.date
      team = conflict.occurrence.team
      module = conflict.occurrence.module
      session = conflict.occurrence.session + 1
      kind = conflict.kind.rawValue
      source = conflict.source
      parallelTeams = conflict.parallelTeams.map(\.team)
    }
  }

  let granted: Bool
  let conflicts: [Conflict]
}
