import HoldplanModel

/// The lists of what is kept beside the teaching: competences and money, meetings and cases, seasons.
extension State {
  func competenceLines(_ kind: RecordKind) -> [RecordLine] {
    switch kind {
    case .competence: workspace.competences.sorted.map { line($0.id, $0.name) }
    case .profile:
      workspace.profiles.sorted.map { profile in
        line(
          profile.id, profile.name,
          profile.required.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", "))
      }
    case .goal: workspace.goals.sorted.map(goalLine)
    case .fund: workspace.funds.sorted.map { line($0.id, $0.name, kroner($0.amount)) }
    default:
      workspace.expenses.sorted.map {
        line($0.id, $0.text, words.shortDate($0.date), kroner($0.amount), $0.fund.rawValue)
      }
    }
  }

  private func goalLine(_ goal: Goal) -> RecordLine {
    line(
      goal.id, workspace.name(of: goal.employee),
      "\(goal.competence) \(goal.level)",
      goal.due.map { words.date($0) } ?? "", words["report.word.goal.\(goal.state(on: today).rawValue)"])
  }

  func meetingLines(_ kind: RecordKind) -> [RecordLine] {
    switch kind {
    case .series:
      workspace.series.sorted.map {
        line($0.id, $0.name, words.counted("people", $0.participants.count), $0.place)
      }
    case .meeting:
      workspace.meetings.unordered.sorted { ($0.date, $0.start, $0.id) < ($1.date, $1.start, $1.id) }.map {
        line(
          $0.id, words.dayAndFullDate($0.date), $0.start.description,
          workspace.series[$0.series]?.topic(of: $0.number) ?? "")
      }
    case .rota:
      workspace.rotas.sorted.map {
        line(
          $0.id, $0.name, words.counted("people", $0.workers.count),
          words["records.cases", ["count": words.number($0.duties.count)]])
      }
    case .quota:
      workspace.quotas.sorted.map { quota in
        let standing = quota.standing()
        return line(
          quota.id, quota.name, words.decimal(quota.minimum.value * 100) + " %",
          "\(words.number(standing.part))/\(words.number(standing.whole))",
          words["report.word.\(standing.isKept ? "kept" : "notKept")"])
      }
    default:
      workspace.closedSeasons.map { closed in
        RecordLine(
          id: closed.season.name,
          columns: [
            shown(closed.season.name),
            words.date(closed.season.start) + "–" + words.date(closed.season.end),
            words["records.closedBy", ["author": shown(closed.author), "date": words.date(closed.closedOn)]],
          ])
      }
    }
  }

  private func kroner(_ amount: Money) -> String {
    amount.written(decimalMark: words["number.decimal"]) + " kr."
  }

  // MARK: Goals, meetings and seasons

  var selectedMeeting: Meeting? {
    recordKind == .meeting ? selectedRecord.flatMap { workspace.meetings[.init($0.id)] } : nil
  }

  var selectedGoal: Goal? {
    recordKind == .goal ? selectedRecord.flatMap { workspace.goals[.init($0.id)] } : nil
  }

  /// Asks whether the season is over, or where it is closed, when the next one is.
  mutating func changeSeason() -> [Command] {
    if workspace.closedSeasons.last?.season == workspace.season { return openForm(.nextSeason) }
    ask(
      words["season.close.title", ["season": shown(workspace.season.name)]],
      [words["season.close.about"]],
      [.commit(workspace.closing(by: author, today: today), label: "season.close")])
    return []
  }
}
