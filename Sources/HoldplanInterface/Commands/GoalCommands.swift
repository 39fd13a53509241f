import HoldplanModel
import HoldplanResources

extension CommandTable {
  /// Goals are signed off where they are listed and where all is told about a person: by HR, and by whoever
  /// follows the goal up.
  static let goalCommands: [Entry] = [
    Entry(
      id: "goal.signOff", keys: ["S"], contexts: [.records, .person], rank: 5,
      hindrance: { state in
        if state.goalsAtHand.isEmpty {
          return state.shownPerson == nil ? "hindrance.noGoal" : "hindrance.noGoals"
        }
        let open = state.goalsAtHand.filter { $0.signOff == nil }
        if open.isEmpty { return "hindrance.goalReached" }
        return open.contains(where: state.maySignOff) ? nil : "hindrance.notOwnGoal"
      }
    ) { $0.signOffGoals() }
  ]
}

extension State {
  /// The goal under the cursor of the list, or those of the person who is shown.
  fileprivate var goalsAtHand: [Goal] {
    if let person = shownPerson { return workspace.goals.sorted.filter { $0.employee == person.id } }
    return selectedGoal.map { [$0] } ?? []
  }

  /// Whether it is for this person to say that a goal is reached.
  fileprivate func maySignOff(_ goal: Goal) -> Bool {
    switch viewer {
    case .planner: true
    case .manager(let id): workspace.owner(of: goal) == id
    case .instructor, .viewer: false
    }
  }

  /// Closes a goal that is reached and raises the level; says what is missing where that cannot be done yet. Where
  /// several are reached, it is asked which.
  fileprivate mutating func signOffGoals() -> [Command] {
    let open = goalsAtHand.filter { $0.signOff == nil && maySignOff($0) }
    let reached = open.filter { workspace.signOff($0, by: author, on: today) != nil }
    guard let first = reached.first, let change = workspace.signOff(first, by: author, on: today) else {
      complain(words["goal.notYet", ["name": open.first.map { workspace.name(of: $0.employee) } ?? ""]])
      return []
    }
    if reached.count > 1 { return openForm(.signOff(first.employee)) }
    return commit(change, label: "goal.signOff")
  }
}

/// Which of several goals is reached.
extension FormMaker {
  func signOffFields(_ person: Employee.ID) -> [Field] {
    let goals = workspace.goals.sorted.filter {
      $0.employee == person && workspace.signOff($0, by: "-", on: today) != nil
    }
    let choices = goals.map { goal in
      Field.Choice(
        id: goal.id.rawValue,
        label: words[
          "person.goal",
          [
            "competence": shown(workspace.competences[goal.competence]?.name ?? goal.competence.rawValue),
            "level": words.number(goal.level),
          ]])
    }
    return [.choice("goal", choices.first?.id ?? "", choices)]
  }
}

extension FormReader {
  func signOff() -> Change? {
    workspace.goals[.init(value("goal"))].flatMap { workspace.signOff($0, by: author, on: today) }
  }
}
