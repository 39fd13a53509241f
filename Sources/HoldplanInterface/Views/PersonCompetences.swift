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
