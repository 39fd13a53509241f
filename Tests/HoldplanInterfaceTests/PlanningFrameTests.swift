import HoldplanModel
import HoldplanResources
import HoldplanTestSupport
import Testing

@testable import HoldplanInterface

/// Golden screens of board, calendar, person, planning and comparing in three sizes and both languages.
struct PlanningFrameTests {
  static let sizes = [
    Size(columns: 80, rows: 24), Size(columns: 120, rows: 40), Size(columns: 200, rows: 60),
  ]

  /// What is seen, and the keys that lead there; `ANSWER` answers what has been asked.
  static let screens = [
    ("teams", "3 right"), ("board-best", "3 right right space ANSWER *"),
    ("board-closed", "3 right right space ANSWER left"), ("board-ways", "3 right right space ANSWER v"),
    ("team-menu", "3 right t"), ("team-choices", "3 right t enter ANSWER"), ("weeks", "4"),
    ("weeks-moving", "4 down left left space ANSWER right right right"), ("day", "4 down left left enter"),
    ("person", "2 enter ANSWER"), ("leave-answer", "2 enter a '17-11'"),
    ("planning", "s enter PROGRESS"), ("difference", "s enter PROGRESS ANSWER"),
    ("compare", "s enter PROGRESS ANSWER C ANSWER"),
  ]

  @Test(arguments: screens, [Language.danish, .english])
  func everyScreenInEverySize(_ screen: (name: String, keys: String), _ language: Language) throws {
    for size in Self.sizes {
      let state = try Self.opened(screen.keys, language, size)
      try assertFrame(
        state, matches: "\(screen.name)-\(size.columns)x\(size.rows)-\(language.rawValue)")
    }
  }

  /// A screen with its answers.
  static func opened(_ keys: String, _ language: Language, _ size: Size) throws -> State {
    var state = try start(language, workspace: Answers.marked, size: size)
    for word in keys.split(separator: " ") {
      switch word {
      case "ANSWER": answer(&state)
      case "PROGRESS": progress(&state)
      default: press(String(word), &state)
      }
    }
    return state
  }

  /// A search whose price falls and whose bound rises.
  private static func progress(_ state: inout State) {
    for step in 0..<40 {
      let pairs = 20 + 200 / (step + 1)
      let progress = SolveProgress(
        seconds: Double(step) / 4, unplaced: step < 6 ? 1 : 0, softTotal: 80 + 2 * pairs,
        bound: step < 3 ? nil : 100 + min(10, step / 2), moves: 1_000_000, movesPerSecond: 512_000,
        goals: [.departmentPairs: pairs, .teams: 8])
      _ = update(&state, .reply(.solving(progress)))
    }
  }

  private static func answer(_ state: inout State) {
    answerPlanning(&state)
    answerSessionAlternatives(&state)
    if state.solve.isRunning { _ = update(&state, .reply(.solved(Answers.proposal))) }
    if state.waiting.contains(.comparing) {
      _ = update(
        &state,
        .reply(.compared(Answers.proposal.assessment, of: .result(0), revision: state.revision)))
    }
  }
}
