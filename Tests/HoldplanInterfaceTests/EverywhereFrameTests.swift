import Foundation
import HoldplanModel
import HoldplanResources
import HoldplanTestSupport
import Testing

@testable import HoldplanInterface

/// Golden screens of lists, forms and overlays in three sizes and both languages.
struct EverywhereFrameTests {
  /// What is seen, and the keys that lead there; `ANSWER` answers what has been asked.
  static let screens = [
    ("list", "2 space down space f 'a' enter o"), ("palette", "2 :"), ("palette-why", "5 : 'udgiv'"),
    ("history", "H ANSWER down"), ("history-undo", "H ANSWER down down down down enter"),
    ("files", "^o ANSWER"), ("settings", ","), ("staffing", "8 down down down right"),
    ("employee", "2 e tab tab tab tab tab"), ("bulk", "2 space space space e"),
    ("bulk-records", "8 down down down down down down down down down right * e"),
    ("calendar-sheet", "2 a '1-12' ^p"), ("choice-list", "2 n tab tab tab tab tab ^p 'd'"),
    ("problem", "5 enter ANSWER"), ("problem-applied", "5 enter ANSWER enter"),
    ("problem-rule", "5 down enter ANSWER"),
  ]

  @Test(arguments: screens, [Language.danish, .english])
  func everyScreenInEverySize(_ screen: (name: String, keys: String), _ language: Language) throws {
    for size in PlanningFrameTests.sizes {
      let state = try opened(screen.keys, language, size)
      try assertFrame(
        state, matches: "everywhere-\(screen.name)-\(size.columns)x\(size.rows)-\(language.rawValue)")
    }
  }

  @Test func inASCII() throws {
    var state = try opened("5 enter ANSWER", .danish, Size(columns: 80, rows: 24))
    state.settings.borders = .ascii
    try assertFrame(state, matches: "everywhere-ascii-80x24-da")
  }

  private func opened(_ keys: String, _ language: Language, _ size: Size) throws -> State {
    try Self.opened(keys, language, size)
  }

  /// A screen with its answers.
  static func opened(_ keys: String, _ language: Language, _ size: Size) throws -> State {
    var state = try start(language, workspace: Answers.marked, size: size)
    for (part, text) in keys.components(separatedBy: "ANSWER").enumerated() {
      if part > 0 {
        _ = update(&state, .reply(.history(Answers.log)))
        _ = update(&state, .reply(.recentFiles(Answers.recentFiles)))
        _ = update(&state, .reply(.explained(Answers.explanation, revision: state.revision)))
        if let violation = state.selectedProblem?.violation, violation.reason == .tooMany {
          _ = update(
            &state, .reply(.waysOut(Answers.waysOut, of: violation, revision: state.revision)))
        }
      }
      press(text, &state)
    }
    return state
  }
}
