import HoldplanModel
import HoldplanResources

extension State {
  /// The answer to a request for leave while it is being filled in: granted, or refused with every session, the
  /// source of the rule, and who or what could free the person. Absence that is a fact is never refused: then
  /// it is said which sessions it hits. Nothing while the form is not about leave or cannot be read yet.
  func leaveAnswer(to form: Form) -> [(String, Style)] {
    guard case .leave = form.subject else { return [] }
    var reader = FormReader(form: form, workspace: workspace, words: words, today: today, author: author)
    guard let person = reader.identifier("employee", of: workspace.employees, named: { $0.name }),
      let from = reader.date("from"), reader.problems.isEmpty,
      let range = DateRange(from: from, to: reader.date("to") ?? from), reader.problems.isEmpty
    else { return [] }
    do throws(ChangeError) {
      switch reader.value("leaveKind") {
      case "request": return try answer(to: person, range)
      case "absence":
        let conflicts = try workspace.recordLeave(for: person, range, today: today).conflicts
        if conflicts.isEmpty { return [(words["leave.answer.noted"], Style(.good))] }
        return [(words["leave.answer.hits"], Style(.warning, bold: true))]
          + conflicts.flatMap { lines(of: $0, isRefusal: false) }
      default: return []
      }
    } catch { return [] }
  }

  private func answer(to person: Employee.ID, _ range: DateRange) throws(ChangeError) -> [(String, Style)] {
    switch try workspace.leaveDecision(for: person, range, today: today) {
    case .granted:
      return [(words["leave.answer.granted", ["range": words.range(range)]], Style(.good, bold: true))]
    case .refused(let conflicts):
      return [(words["leave.answer.refused", ["range": words.range(range)]], Style(.problem, bold: true))]
        + conflicts.flatMap { lines(of: $0, isRefusal: true) }
    }
  }

  private func lines(of conflict: LeaveConflict, isRefusal: Bool) -> [(String, Style)] {
    let occurrence = conflict.occurrence
    let session = words[
      "leave.answer.\(conflict.duty.part.rawValue).\(conflict.kind.rawValue)",
      [
        "date": words.dayAndDate(occurrence.date), "time": workspace.slotName(occurrence.slot),
        "team": workspace.fullName(of: occurrence.team, words), "session": String(occurrence.session + 1),
      ]]
    var lines = [("✗ " + session, Style(isRefusal ? .problem : .warning))]
    if isRefusal {
      let source =
        conflict.source.isEmpty
        ? words["leave.answer.noSource"] : words["leave.answer.source", ["source": shown(conflict.source)]]
      lines.append(("  " + source, Style(.dim)))
    }
    lines.append(("  " + wayOut(of: conflict), Style(.text)))
    return lines
  }

  /// Which team or which colleague would free the person.
  private func wayOut(of conflict: LeaveConflict) -> String {
    if conflict.duty.part == .teaches {
      let names = conflict.substitutes.map { workspace.name(of: $0) }
      return names.isEmpty
        ? words["leave.answer.noSubstitute"]
        : words["leave.answer.substitutes", ["names": words.listed(names)]]
    }
    let teams = conflict.parallelTeams.map {
      workspace.name(of: $0, words) + " ("
        + ($0.freeSeats > 0 ? words.counted("free", $0.freeSeats) : words["leave.answer.full"]) + ")"
    }
    return teams.isEmpty
      ? words["leave.answer.noTeam"] : words["leave.answer.teams", ["teams": words.listed(teams)]]
  }
}
