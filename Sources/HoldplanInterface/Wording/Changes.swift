import HoldplanModel
import HoldplanResources

/// What a change does, in one sentence, for the history and for messages.
///
/// - Parameters:
///   - earlier: what the change replaced, so that it can be said what is new.
///   - workspace: as it is after the change.
package func describe(
  _ change: Change, since earlier: Earlier = .unknown, in workspace: Workspace, words: Words
) -> String {
  switch change {
  case .group(let parts): describeGroup(parts, since: earlier, in: workspace, words)
  case .put(.waiver(let waiver)): describe(waiver, in: workspace, words: words)
  case .put(.meeting(let meeting)):
    describe(meeting, since: earlier, in: workspace, words)
      ?? describe(.meeting(meeting), since: earlier, in: workspace, words)
  case .put(let record): describe(record, since: earlier, in: workspace, words)
  case .remove(let reference):
    words[
      "change.remove",
      [
        "what": (earlier.record(reference) ?? nil).map { workspace.name(of: $0, words) }
          ?? workspace.name(of: reference, words)
      ]]
  case .rename(let name): words["change.rename", ["name": shown(name)]]
  case .setSeason(let season): describe(season, since: earlier, words)
  case .setRules: words["change.rules"]
  case .setDraft(let plan):
    words["change.draft", ["teams": words.counted("team", plan.teams.count)]]
  case .publish(let publication):
    words["change.publish", ["number": String(publication.number)]]
  case .withdraw(let number): words["change.withdraw", ["number": String(number)]]
  case .closeSeason(let closed): words["change.closeSeason", ["name": shown(closed.season.name)]]
  case .reopenSeason: words["change.reopenSeason"]
  case .mark(let mark): describe(mark, in: workspace, words)
  case .bookSeat, .cancelSeat, .noteExam, .grantAccess, .revokeAccess:
    describeBesidePlan(change, in: workspace, words)
  case .addMember, .removeMember, .move, .swap, .setSession, .pin, .unpin:
    describePlanning(change, in: workspace, words)
  }
}

private func describeGroup(
  _ parts: [Change], since earlier: Earlier, in workspace: Workspace, _ words: Words
) -> String {
  let parts = Change.joined(parts) { workspace.draft.teams[$0]?.module }
  guard let first = parts.first else { return words["change.nothing"] }
  if parts.count <= 3 {
    return parts.map { describe($0, since: earlier, in: workspace, words: words) }.joined(separator: " ")
  }
  let sentence = describe(first, since: earlier, in: workspace, words: words)
  return words["change.group", ["first": sentence, "more": words.counted("change", parts.count - 1)]]
}

private func describePlanning(_ change: Change, in workspace: Workspace, _ words: Words) -> String {
  func team(_ id: Team.ID) -> String { workspace.name(of: id, words) }
  switch change {
  case .addMember(let person, let to):
    return words[
      "change.add", ["employee": workspace.name(of: person), "team": workspace.fullName(of: to, words)]]
  case .removeMember(let person, let from):
    return words[
      "change.take", ["employee": workspace.name(of: person), "team": workspace.fullName(of: from, words)]]
  case .move(let person, let from, let to):
    return words[
      "change.move",
      ["employee": workspace.name(of: person), "from": team(from), "to": workspace.fullName(of: to, words)]]
  case .swap(let one, let from, let other, let to):
    return words[
      "change.swap",
      [
        "one": workspace.name(of: one), "other": workspace.name(of: other), "from": team(from),
        "to": workspace.fullName(of: to, words),
      ]]
  case .setSession(let id, let index, let session):
    return words[
      "change.session",
      [
        "team": workspace.fullName(of: id, words), "session": String(index + 1),
        "date": words.dayAndDate(session.date), "time": workspace.slotName(session.slot),
        "room": workspace.name(of: session.room), "instructor": workspace.name(of: session.instructor),
      ]]
  case .pin(let pin): return words["change.pin", ["what": describe(pin, in: workspace, words)]]
  case .unpin(let pin): return words["change.unpin", ["what": describe(pin, in: workspace, words)]]
  default: return ""
  }
}

private func describe(_ pin: Pin, in workspace: Workspace, _ words: Words) -> String {
  switch pin {
  case .member(let person, _, let team):
    words[
      "pin.member", ["employee": workspace.name(of: person), "team": workspace.fullName(of: team, words)]]
  case .session(let team, _, let session, let date, _):
    words[
      "pin.session",
      [
        "team": workspace.fullName(of: team, words), "session": String(session + 1),
        "date": words.dayAndDate(date),
      ]]
  }
}

private func describe(_ mark: AttendanceMark, in workspace: Workspace, _ words: Words) -> String {
  words[
    "change.mark",
    [
      "employee": workspace.name(of: mark.employee), "status": words["attendance.\(mark.status.rawValue)"],
      "module": workspace.name(of: mark.occurrence.module), "date": words.dayAndDate(mark.occurrence.date),
    ]]
}

private func describeBesidePlan(_ change: Change, in workspace: Workspace, _ words: Words) -> String {
  func seat(_ key: String, _ seat: GuestSeat) -> String {
    words[
      key,
      [
        "employee": workspace.name(of: seat.employee), "team": workspace.fullName(of: seat.host.team, words),
        "date": words.dayAndDate(seat.host.date), "missed": words.dayAndDate(seat.missed.date),
      ]]
  }
  switch change {
  case .bookSeat(let booked): return seat("change.bookSeat", booked)
  case .cancelSeat(let cancelled): return seat("change.cancelSeat", cancelled)
  case .noteExam(let result):
    return words[
      "change.exam",
      [
        "employee": workspace.name(of: result.employee), "module": workspace.name(of: result.module),
        "outcome": words["page.exam.\(result.outcome.rawValue)"],
      ]]
  case .grantAccess(let access):
    return words[
      "change.grantAccess",
      ["user": shown(access.user), "role": words["access.\(access.role.rawValue)"]]]
  case .revokeAccess(let access): return words["change.revokeAccess", ["user": shown(access.user)]]
  default: return ""
  }
}

extension Workspace {
  /// `medarbejder Ida Holm`.
  package func name(of record: Record, _ words: Words) -> String {
    let name =
      switch record {
      case .waiver(let record): record.reason
      case .meeting(let record):
        words[
          "meeting.fullName",
          ["series": series[record.series]?.name ?? record.series.rawValue, "number": String(record.number)]]
      case .goal(let record):
        words[
          "goal.fullName",
          [
            "employee": self.name(of: record.employee),
            "competence": competences[record.competence]?.name ?? record.competence.rawValue,
            "level": String(record.level),
          ]]
      case .team(let record): fullName(of: record, words)
      default: record.name ?? record.reference.identifier
      }
    let kind = words["kind.\(record.reference.kind.rawValue)"]
    // Neither "hold hold 2" nor "lokale Lokale A".
    return name.lowercased().hasPrefix(kind.lowercased()) ? shown(name) : kind + " " + shown(name)
  }

  /// The same for a record that may be gone: then its identifier stands for it.
  package func name(of reference: RecordReference, _ words: Words) -> String {
    if let record = record(reference) { return name(of: record, words) }
    return words["kind.\(reference.kind.rawValue)"] + " " + shown(reference.identifier)
  }

  /// `08:30`, or the number of a slot that the season does not have.
  package func slotName(_ slot: Int) -> String {
    season.slots.indices.contains(slot) ? season.slots[slot].start.description : String(slot + 1)
  }

  /// `08:30-11:30`, for a session of a team.
  package func times(of session: Session, index: Int, module: Module.ID) -> String {
    let patterns = modules[module]?.sessions ?? []
    let count = patterns.indices.contains(index) ? patterns[index].slotCount : 1
    guard let times = season.times(from: session.slot, count: count) else { return slotName(session.slot) }
    return "\(times.start)-\(times.end)"
  }
}
