import HoldplanModel

/// Ways out of a department or site that stands empty, where moving people and dates does not help: cover from
/// outside, which is a waiver with its reason, and one more team, so that not all are away at once.
extension WhatIf {
  /// More people than this are not divided anew while somebody waits.
  private static let mostPeople = 200
  private static let steps = 20_000

  func coverageWays(of violation: Violation) -> [Effect] {
    guard violation.rule == .coverage else { return [] }
    return outsideCover(of: violation) + oneMoreTeam(against: violation)
  }

  /// The rule is set aside for the department or site; somebody must say why.
  private func outsideCover(of violation: Violation) -> [Effect] {
    let subject: Waiver.Subject? =
      violation.department.map { .department($0) } ?? violation.site.map { .site($0) }
    guard let subject else { return [] }
    let waiver = Waiver(
      id: board.workspace.freeWaiverID(1), rule: .coverage, subject: subject, reason: "", author: "",
      writtenOn: board.season.start)
    let mended = board.allViolations().filter(waiver.covers)
    return mended.isEmpty ? [] : [Effect(change: .put(.waiver(waiver)), mended: mended)]
  }

  /// The module that is taught to everybody in one team is taught in two, divided and dated by a short search.
  private func oneMoreTeam(against violation: Violation) -> [Effect] {
    let workspace = board.workspace
    guard let date = violation.date, workspace.employees.count <= Self.mostPeople else { return [] }
    let modules = Set(workspace.draft.occurrences(on: date).map(\.module)).sorted()
    return modules.compactMap { id -> Effect? in
      guard var module = workspace.modules[id] else { return nil }
      let teams = workspace.draft.teams(of: id)
      guard teams.count == 1, module.teamCount.maximum == 1 || module.teamCount.required == 1,
        workspace.heldSessions(of: teams[0], through: board.today ?? workspace.season.start).isEmpty
      else { return nil }
      module.teamCount = TeamCount(maximum: 2, required: 2)
      module.teamSize.minimum = min(module.teamSize.minimum, teams[0].members.count / 2)
      module.teamSize.ideal = min(module.teamSize.ideal, (teams[0].members.count + 1) / 2)
      return effect(ofTeaching: module, against: violation)
    }
  }

  private func effect(ofTeaching module: Module, against violation: Violation) -> Effect? {
    do throws(ChangeError) {
      let put = Change.put(.module(module))
      let divided = try board.workspace.applying(put)
      let options = SolveOptions(steps: Self.steps, threads: 1, today: board.today)
      let plan = solve(divided, options: options).plan
      let effect = try effect(of: .group([put, .setDraft(plan)]))
      let isMended = effect.mended.contains {
        $0.date == violation.date && $0.department == violation.department
      }
      return effect.isAllowed && isMended ? effect : nil
    } catch {
      // What cannot be made is no way out.
      return nil
    }
  }
}
