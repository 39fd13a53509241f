import HoldplanModel
import HoldplanResources

/// What a person lacks for the job, and what has been agreed to reach.
extension State {
  /// Each competence of which the person has less than the job needs, and each goal with its dates.
  func personCompetences(_ person: Employee) -> [PersonLine] {
    let gaps = workspace.gaps(of: person).map { gap in
      PersonLine(
        text: "! "
          + words[
            "person.gap",
            [
              "competence": name(of: gap.competence), "level": words.number(gap.current),
              "required": words.number(gap.required),
            ]], style: Style(.warning))
    }
    let goals = workspace.goals.sorted.filter { $0.employee == person.id }.map(line)
    return gaps.isEmpty && goals.isEmpty ? [] : [heading("person.competences")] + gaps + goals
  }

  /// The groups that the person sits in: when each meets next, and how often the person was there.
  func personMeetings(_ person: Employee) -> [PersonLine] {
    let groups = workspace.series.sorted.filter { $0.participants.contains(person.id) }
    if groups.isEmpty { return [] }
    return [heading("person.meetings")]
      + groups.map { group in
        let own = workspace.meetings.unordered.filter { $0.series == group.id }
        let next = own.filter { today <= $0.date }.min { ($0.date, $0.start) < ($1.date, $1.start) }
        let marks = own.compactMap { $0.mark(of: person.id)?.status }
        let counts = MeetingMark.statuses.compactMap { status -> String? in
          let count = marks.count { $0 == status }
          return count == 0 ? nil : words["attendance.\(status.rawValue)"] + " " + words.number(count)
        }
        let coming = next.map {
          words["person.nextMeeting", ["date": words.dayAndFullDate($0.date) + " " + $0.start.description]]
        }
        return PersonLine(
          text: "  " + ([shown(group.name)] + [coming].compactMap { $0 } + counts).joined(separator: ", "))
      }
  }

  private func line(of goal: Goal) -> PersonLine {
    let state = goal.state(on: today)
    var parts = [
      words["person.goal", ["competence": name(of: goal.competence), "level": words.number(goal.level)]]
    ]
    if let date = goal.signOff?.date {
      parts.append(words["person.goal.reached", ["date": words.date(date)]])
    } else {
      if let due = goal.due { parts.append(words["person.goal.due", ["date": words.date(due)]]) }
      if let date = goal.followUp { parts.append(words["person.goal.followUp", ["date": words.date(date)]]) }
      if state == .overdue || state == .undated { parts.append(words["report.word.goal.\(state.rawValue)"]) }
    }
    let signs: [Goal.State: (String, ColorRole)] = [
      .reached: ("✓ ", .good), .overdue: ("! ", .problem), .followUp: ("! ", .warning),
    ]
    let (sign, role) = signs[state] ?? ("  ", .text)
    return PersonLine(text: sign + parts.joined(separator: ", "), style: Style(role))
  }

  private func name(of competence: Competence.ID) -> String {
    shown(workspace.competences[competence]?.name ?? competence.rawValue)
  }
}
