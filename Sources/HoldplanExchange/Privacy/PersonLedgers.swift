import HoldplanModel
import HoldplanResources

/// What is known about a person outside the teaching: goals, groups, cases and expenses.
extension PersonFile {
  /// A place in a group that meets, without those who meet with the person.
  struct GroupSeat: Encodable {
    let series: MeetingSeries.ID
    let name: String
    let role: JobRole.ID?
    let meetings: [CalendarDate]
  }

  /// A case, without the colleague who has it, too.
  struct Case: Encodable {
    let rota: PairRota.ID
    let name: String
    let number: String
  }

  var goals: [Goal] { workspace.goals.sorted.filter { $0.employee == person.id } }

  /// Goals of others that the person follows up: which, and nothing about the others.
  var followedUp: [Goal.ID] {
    workspace.goals.sorted.filter { $0.owner == person.id && $0.employee != person.id }.map(\.id)
  }

  var expenses: [Expense] { workspace.expenses.sorted.filter { $0.employee == person.id } }

  var groups: [GroupSeat] {
    workspace.series.sorted.flatMap { series in
      series.seats.filter { $0.employee == person.id }.map { seat in
        GroupSeat(
          series: series.id, name: series.name, role: seat.role,
          meetings: workspace.meetings.unordered.filter { $0.series == series.id }.map(\.date).sorted())
      }
    }
  }

  var rotas: [PairRota.ID] { workspace.rotas.sorted.filter { $0.workers.contains(person.id) }.map(\.id) }

  var cases: [Case] {
    workspace.rotas.sorted.flatMap { rota in
      rota.duties.filter { $0.pair?.contains(person.id) ?? false }.map {
        Case(rota: rota.id, name: rota.name, number: $0.number)
      }
    }
  }

  /// What the person can do, by competence: `Samtale 3`.
  var writtenLevels: String {
    person.levels.sorted { $0.key < $1.key }.map { id, level in
      "\(workspace.competences[id]?.name ?? id.rawValue) \(level)"
    }.joined(separator: ", ")
  }

  /// One line for each of them: what it is, and what is known.
  func ledgerRows(_ words: Words, _ dates: DateWords) -> [[String]] {
    let goals = goals.map { goal in
      let name = workspace.competences[goal.competence]?.name ?? goal.competence.rawValue
      let days = [goal.due, goal.followUp, goal.signOff?.date].compactMap { $0.map { dates.short($0) } }
      return [words["person.field.goal"], "\(name) \(goal.level)", days.joined(separator: ", ")]
    }
    let groups = groups.map { seat in
      [words["person.field.group"], seat.name, seat.meetings.map { dates.short($0) }.joined(separator: ", ")]
    }
    let cases = cases.map { [words["person.field.case"], $0.name + " " + $0.number, ""] }
    let written = WrittenCell(words: words)
    let expenses = expenses.map {
      [words["person.field.expense"], $0.text, dates.short($0.date) + "  " + written.text(.money($0.amount))]
    }
    let owned = followedUp.map { [words["person.field.followsUp"], $0.rawValue, ""] }
    return goals + owned + groups + cases + expenses
  }
}
