import HoldplanInterface
import HoldplanModel

extension Session {
  /// Answers a request for leave; granted leave is entered unless this is a rehearsal.
  mutating func requestLeave(of employee: Employee.ID, _ range: DateRange, dryRun: Bool) throws {
    let decision: LeaveDecision
    do { decision = try workspace.leaveDecision(for: employee, range, today: context.today) } catch {
      throw CommandFailure(.wrongInput, context.sentence(for: error, in: workspace))
    }
    switch decision {
    case .granted(let change):
      if !dryRun { try commit(change) }
      answer(LeaveAnswer(granted: true, conflicts: [])) {
        [context.words["cli.leave.granted", ["name": name(employee), "range": text(range)]]]
      }
    case .refused(let conflicts):
      answer(LeaveAnswer(granted: false, conflicts: conflicts.map(LeaveAnswer.Conflict.init))) {
        [context.words["cli.leave.refused", ["name": name(employee), "range": text(range)]]]
          + conflicts.flatMap(lines)
      }
      throw CommandFailure(.planHasProblems, "")
    }
  }

  /// Enters leave that is a fact, and names the sessions of the published plan that it hits.
  mutating func recordLeave(of employee: Employee.ID, _ range: DateRange) throws {
    let recorded: RecordedLeave
    do { recorded = try workspace.recordLeave(for: employee, range, today: context.today) } catch {
      throw CommandFailure(.wrongInput, context.sentence(for: error, in: workspace))
    }
    try commit(recorded.change)
    say("cli.leave.recorded", ["name": name(employee), "range": text(range)])
    answer(recorded.conflicts.map(LeaveAnswer.Conflict.init), as: "conflicts") {
      recorded.conflicts.flatMap(lines)
    }
    if !recorded.conflicts.isEmpty { say("cli.leave.repair") }
  }

  /// Takes leave back for some days.
  mutating func cancelLeave(of employee: Employee.ID, _ range: DateRange) throws {
    let workspace = workspace
    let change = try context.refusing(in: workspace) { () throws(ChangeError) in
      try workspace.cancelLeave(for: employee, range)
    }
    let isOnLeave = workspace.employees[employee]?.leave.contains { $0.overlaps(range) } ?? false
    guard isOnLeave else {
      let values: KeyValuePairs = ["name": name(employee), "range": text(range)]
      throw CommandFailure(.wrongInput, context.words["cli.leave.none", values])
    }
    try commit(change)
    say("cli.leave.cancelled", ["name": name(employee), "range": text(range)])
  }

  private func lines(_ conflict: LeaveConflict) -> [String] {
    let words = context.words
    let occurrence = conflict.occurrence
    let what = words[
      "cli.leave.conflict.\(conflict.kind.rawValue)",
      [
        "date": text(occurrence.date), "module": workspace.name(of: occurrence.module),
        "team": workspace.name(of: occurrence.team, words), "number": "\(occurrence.session + 1)",
      ]]
    let source = conflict.source.isEmpty ? words["cli.leave.noSource"] : conflict.source
    let teams = conflict.parallelTeams.map { parallel in
      words[
        "cli.leave.parallel",
        [
          "team": workspace.name(of: parallel, words), "id": parallel.team.rawValue,
          "seats": "\(parallel.freeSeats)",
        ]]
    }
    let parallel =
      teams.isEmpty
      ? words["cli.leave.noParallel"] : words["cli.leave.parallels", ["list": words.listed(teams)]]
    return [what, words["cli.leave.rule", ["source": source]], parallel].map { "  " + $0 }
  }
}

/// The answer to a request for leave, for scripts.
private struct LeaveAnswer: Encodable, Sendable {
  struct Conflict: Encodable, Sendable {
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
