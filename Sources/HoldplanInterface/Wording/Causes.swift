import HoldplanModel
import HoldplanResources

/// What makes a broken rule broken: who is away, which modules share the week, which teams want the room. Each
/// line is a fact that could be altered.
package func causes(of violation: Violation, in workspace: Workspace, words: Words) -> [String] {
  switch violation.rule {
  case .coverage: coverageCauses(violation, workspace, words)
  case .studyHours: studyCauses(violation, workspace, words)
  case .dayClash, .doubleRole, .absence: dayCauses(violation, workspace, words)
  case .room, .instructor: bookingCauses(violation, workspace, words)
  case .meetings, .pairs, .quota:
    workspace.facts(behind: violation).map { describe($0, in: workspace, words: words) }
  default: []
  }
}

/// Who of the department or site is away that day, team by team.
private func coverageCauses(_ violation: Violation, _ workspace: Workspace, _ words: Words) -> [String] {
  guard let date = violation.date else { return [] }
  func isMeant(_ id: Employee.ID) -> Bool {
    guard let person = workspace.employees[id] else { return false }
    if let department = violation.department { return person.department == department }
    if let site = violation.site { return person.site == site }
    return false
  }
  var lines: [String] = []
  for occurrence in workspace.draft.occurrences(on: date) {
    guard let team = workspace.draft.teams[occurrence.team] else { continue }
    let people = team.members.filter(isMeant)
    let teacher = workspace.draft.session(at: occurrence)
      .flatMap { workspace.instructors[$0.instructor]?.employee }.flatMap { isMeant($0) ? $0 : nil }
    if !people.isEmpty {
      lines.append(
        words[
          "cause.attends",
          [
            "team": capitalized(workspace.fullName(of: team.id, words)),
            "people": names(people, workspace, words),
          ]])
    }
    if let teacher {
      lines.append(
        words[
          "cause.teaches",
          ["employee": workspace.name(of: teacher), "team": workspace.fullName(of: team.id, words)]])
    }
  }
  return lines
}

/// The modules that share the week, with the hours of each.
private func studyCauses(_ violation: Violation, _ workspace: Workspace, _ words: Words) -> [String] {
  guard let employee = violation.employee, let week = violation.week?.isoWeek else { return [] }
  return workspace.draft.teams(with: employee).filter { $0.weeks.contains(week) }.compactMap { team in
    guard let hours = workspace.modules[team.module]?.studyHoursPerWeek, hours > .zero else { return nil }
    return words[
      "cause.hours",
      ["team": capitalized(workspace.fullName(of: team.id, words)), "hours": words.hours(hours)]]
  }
}

/// What a person has on one day.
private func dayCauses(_ violation: Violation, _ workspace: Workspace, _ words: Words) -> [String] {
  guard let employee = violation.employee, let date = violation.date else { return [] }
  let leave = workspace.employees[employee]?.leave.filter { $0.contains(date) } ?? []
  let away = leave.map {
    words["cause.leave", ["employee": workspace.name(of: employee), "range": words.range($0)]]
  }
  return away
    + workspace.draft.occurrences(on: date).compactMap { occurrence in
      guard let team = workspace.draft.teams[occurrence.team],
        let session = workspace.draft.session(at: occurrence)
      else { return nil }
      let teaches = workspace.instructors[session.instructor]?.employee == employee
      guard teaches || team.members.contains(employee) else { return nil }
      return words[
        teaches ? "cause.teachesAt" : "cause.attendsAt",
        [
          "team": capitalized(workspace.fullName(of: team.id, words)),
          "time": workspace.times(of: session, index: occurrence.session, module: team.module),
        ]]
    }
}

/// The teams that share a room or an instructor that day.
private func bookingCauses(_ violation: Violation, _ workspace: Workspace, _ words: Words) -> [String] {
  guard let date = violation.date else { return [] }
  return workspace.draft.occurrences(on: date).compactMap { occurrence in
    guard let team = workspace.draft.teams[occurrence.team],
      let session = workspace.draft.session(at: occurrence)
    else { return nil }
    let isShared =
      violation.rule == .room ? session.room == violation.room : session.instructor == violation.instructor
    guard isShared else { return nil }
    return words[
      "cause.booked",
      [
        "team": capitalized(workspace.fullName(of: team.id, words)),
        "time": workspace.times(of: session, index: occurrence.session, module: team.module),
        "room": workspace.name(of: session.room), "instructor": workspace.name(of: session.instructor),
      ]]
  }
}

private func names(_ people: [Employee.ID], _ workspace: Workspace, _ words: Words) -> String {
  let limit = 6
  let first = people.prefix(limit).map { workspace.name(of: $0) }.joined(separator: ", ")
  let rest = people.count - limit
  return rest > 0 ? first + " " + words["list.more", ["count": words.number(rest)]] : first
}
