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

  /// One line for each goal: what is to be reached, by when, who follows it up, and who signed it off.
  func goalRows(_ dates: DateWords) -> [[String]] {
    goals.map { goal in
      let name = workspace.competences[goal.competence]?.name ?? goal.competence.rawValue
      let owner = workspace.owner(of: goal)
      return [
        "\(name) \(goal.level)", goal.due.map { dates.short($0) } ?? "",
        goal.followUp.map { dates.short($0) } ?? "", owner?.rawValue ?? "",
        goal.signOff.map { $0.author + " " + dates.short($0.date) } ?? "",
      ]
    }
  }

  /// One line for each meeting of the person's groups, and for each mark at one, corrected ones included.
  func meetingRows(_ words: Words, _ dates: DateWords) -> [[String]] {
    let own = Set(groups.map(\.series))
    let meetings = workspace.meetings.unordered.filter { meeting in
      own.contains(meeting.series) || meeting.marks.contains { $0.employee == person.id }
    }
    return meetings.sorted { ($0.date, $0.start, $0.id) < ($1.date, $1.start, $1.id) }.flatMap { meeting in
      let topic = workspace.series[meeting.series]?.topic(of: meeting.number) ?? meeting.series.rawValue
      let head = [dates.short(meeting.date), meeting.start.description, topic]
      let marks = meeting.marks.filter { $0.employee == person.id }
      if marks.isEmpty { return [head + ["", ""]] }
      return marks.map { mark in
        head + [
          words["attendance.\(mark.status.rawValue)"], mark.author + " " + dates.short(mark.markedAt.date),
        ]
      }
    }
  }

  /// One line for each of the others: what it is, and what is known.
  func ledgerRows(_ words: Words, _ dates: DateWords) -> [[String]] {
    let groups = groups.map { seat in
      let role = seat.role.map { workspace.roles[$0]?.name ?? $0.rawValue } ?? ""
      return [
        words["person.field.group"], [seat.name, role].filter { !$0.isEmpty }.joined(separator: ", "), "",
      ]
    }
    let cases = cases.map { [words["person.field.case"], $0.name + " " + $0.number, ""] }
    let written = WrittenCell(words: words)
    let expenses = expenses.map {
      [words["person.field.expense"], $0.text, dates.short($0.date) + "  " + written.text(.money($0.amount))]
    }
    let owned = followedUp.map { [words["person.field.followsUp"], $0.rawValue, ""] }
    return owned + groups + cases + expenses
  }
}
