import HoldplanModel
import HoldplanTestSupport

@testable import HoldplanInterface

extension CommandTableTests {
  /// For the commands of placing, whole teams, days, people and comparing, the keys that lead to where each can
  /// be done.
  static let planningWays: [String: String] = [
    "board.best": "3 right right space ANSWER", "board.ways": "3 right right space ANSWER",
    "board.team": "3 right", "choices.choose": "3 right t r ANSWER", "choices.close": "3 right t",
    "team.new": "3 right t", "team.split": "3 right t", "team.merge": "3 right t",
    "team.room": "3 right t", "team.instructor": "3 right t", "team.number": "3 right t",
    "team.rename": "3 right t",
    "team.remove": "3 right t", "team.choose": "3 right t", "calendar.day": "4 down left left",
    "calendar.department": "4", "calendar.departmentBack": "4",
    "day.person": "4 down left left enter down down", "day.close": "4 enter", "people.person": "2",
    "person.leave": "2 enter", "person.edit": "2 enter", "person.board": "2 enter",
    "person.next": "2 enter", "person.previous": "2 down enter", "person.close": "2 enter",
    "solve.goOn": "s enter ANSWER", "view.compare": "1", "compare.left": "s enter ANSWER C",
    "compare.right": "s enter ANSWER C", "compare.show": "1 C ANSWER", "compare.close": "1 C",
  ]
}

extension Answers {
  /// For somebody in team 2 of conflict handling: an exchange into team 1, and a chain into it.
  static func ways(for person: Employee.ID, from: Team.ID) -> [Effect] {
    [
      Effect(
        change: .swap(person, in: from, with: "05", of: "KONF-1"), soft: [.departmentPairs: -2]),
      Effect(
        change: .group([
          .move("13", from: "KONF-1", to: "KONF-4"), .move(person, from: from, to: "KONF-1"),
        ]), soft: [.repeatPairs: 1]),
    ]
  }

  static let personHistory = [
    HistoryEntry(
      author: "mette", moment: "11-11-2026 14:05", change: .move("01", from: "KONF-2", to: "KONF-1")),
    HistoryEntry(
      author: "anders", moment: "02-11-2026 09:10",
      change: .pin(.member("01", module: "KONF", team: "KONF-1")), isUndone: true),
  ]
}

/// Answers whatever picking up, whole teams, days, people and comparing have asked.
func answerPlanning(_ state: inout State) {
  answerAlternatives(&state)
  answerWays(&state)
  answerChoices(&state)
  answerCompare(&state)
  for overlay in state.overlays {
    guard case .person(let person) = overlay else { continue }
    _ = update(&state, .reply(.personHistory(Answers.personHistory, employee: person.employee)))
  }
}

/// Answers what differs between the plans that are compared.
func answerCompare(_ state: inout State) {
  let ground = state.ground
  for case .difference(let pair) in state.compare.asked {
    let comparison = ground.comparison(from: state.plan(pair.left), to: state.plan(pair.right))
    _ = update(&state, .reply(.differing(comparison, between: pair, revision: state.revision)))
  }
}

func answerWays(_ state: inout State) {
  guard let held = state.board.held, let from = held.team, let module = state.board.module else { return }
  _ = update(
    &state,
    .reply(
      .ways(
        Answers.ways(for: held.employee, from: from), employee: held.employee, module: module,
        revision: state.revision)))
}

/// The first choice breaks a rule, the others cost less and less.
func answerChoices(_ state: inout State) {
  guard case .choices(let choices) = state.overlays.last, !choices.isComplete else { return }
  let effects = choices.options.enumerated().map { number, option in
    Effect(
      change: option.change,
      broken: number == 0
        ? [Violation(.teamSize, .tooFew, module: "KONF", team: "KONF-1", actual: 4, limit: 6)] : [],
      soft: [.teams: 20 - number])
  }
  _ = update(&state, .reply(.effects(effects, revision: state.revision)))
}
