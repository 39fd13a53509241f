import HoldplanModel
import HoldplanResources

/// What a change alters for whom: a line for each person who changes team, each session that is moved and each team
/// that is called something else, and the same for meetings, seats and cases. Changes of other records alter nothing there.
package func difference(of change: Change, in workspace: Workspace, words: Words) -> [String] {
  let after: Workspace
  do { after = try workspace.applying(change) } catch {
    return [describe(error, in: workspace, words: words)]
  }
  let touched = change.teamsTouched(in: workspace.draft, after.draft)
  func part(_ plan: Plan) -> Plan { Plan(teams: Records(touched.compactMap { plan.teams[$0] })) }
  let found = PlanDifference(from: part(workspace.draft), to: part(after.draft))
  func team(_ id: Team.ID?) -> String {
    guard let id else { return words["difference.none"] }
    return after.draft.teams[id] == nil ? workspace.name(of: id, words) : after.name(of: id, words)
  }
  let members = found.memberships.map { membership in
    words[
      "wayOut.member",
      [
        "employee": workspace.name(of: membership.employee), "module": workspace.name(of: membership.module),
        "before": team(membership.before), "after": team(membership.after),
      ]]
  }
  let sessions = found.sessions.map { session in
    func place(_ session: Session?) -> String {
      guard let session else { return words["difference.none"] }
      return [
        words.dayAndDate(session.date), workspace.slotName(session.slot), workspace.name(of: session.room),
        workspace.name(of: session.instructor),
      ].joined(separator: " ")
    }
    let count = after.draft.teams[session.team]?.members.count ?? 0
    return words[
      "wayOut.session",
      [
        "team": capitalized(after.fullName(of: session.team, words)), "session": String(session.session + 1),
        "before": place(session.before), "after": place(session.after),
      ]] + " (" + words.counted("people", count) + ")"
  }
  let names = found.renamings.map { capitalized(words.text(of: $0)) }
  return members + sessions + names + ledgerDifference(of: change, in: workspace, words: words)
}

extension Change {
  /// The teams whose members or sessions the change names; all of them where it replaces the plan.
  func teamsTouched(in before: Plan, _ after: Plan) -> [Team.ID] {
    var teams: Set<Team.ID> = []
    forEachPart { part in
      switch part {
      case .addMember(_, let team), .removeMember(_, let team), .setSession(let team, _, _):
        teams.insert(team)
      case .move(_, let from, let to): teams.formUnion([from, to])
      case .swap(_, let one, _, let other): teams.formUnion([one, other])
      case .put(.team(let team)): teams.insert(team.id)
      case .remove(.team(let team)): teams.insert(team)
      case .setDraft:
        teams.formUnion(before.teams.unordered.map(\.id))
        teams.formUnion(after.teams.unordered.map(\.id))
      default: break
      }
    }
    return teams.sorted()
  }
}
