import Foundation
import HoldplanModel
import HoldplanResources
import HoldplanTestSupport
import Testing

@testable import HoldplanInterface

/// Golden screens of lists, forms and overlays in three sizes and both languages, and some with their colours.
struct EverywhereFrameTests {
  /// What is seen, and the keys that lead there; `ANSWER` answers what has been asked.
  static let screens = [
    ("list", "2 space down space f 'a' enter o"), ("palette", "2 :"), ("palette-why", "5 : 'udgiv'"),
    ("history", "H ANSWER down"), ("history-undo", "H ANSWER down down down down enter"),
    ("files", "^o ANSWER"), ("settings", ","), ("staffing", "8 down down down right"),
    ("employee", "2 e tab tab tab tab tab"), ("bulk", "2 space space space e"),
    ("calendar-sheet", "2 a tab tab '1-12' ^p"), ("choice-list", "2 n tab tab tab tab tab ^p 'd'"),
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

  /// The role of each cell by a letter: what a theme gives its colours to.
  @Test(arguments: [
    ("list", "2 space down space"), ("problem", "5 enter ANSWER"),
    ("form", "2 n tab tab tab tab tab tab tab 'x' tab"),
  ])
  func colours(_ screen: (name: String, keys: String)) throws {
    let state = try opened(screen.keys, .danish, Size(columns: 80, rows: 24))
    try assertPicture(colours(of: view(state, size: state.size)), matches: "colours-\(screen.name)-80x24-da")
  }

  @Test func inASCII() throws {
    var state = try opened("5 enter ANSWER", .danish, Size(columns: 80, rows: 24))
    state.settings.borders = .ascii
    try assertFrame(state, matches: "everywhere-ascii-80x24-da")
  }

  private func opened(_ keys: String, _ language: Language, _ size: Size) throws -> State {
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

  /// A letter for each role; capital where it is bold, `#` where it is reversed.
  private func colours(of frame: Frame) -> String {
    let letters: [ColorRole: Character] = [
      .text: ".", .dim: "d", .title: "t", .border: "b", .selected: "s", .accent: "a", .good: "g",
      .warning: "w", .problem: "p", .held: "h", .shade1: "1", .shade2: "2", .shade3: "3",
    ]
    return (0..<frame.size.rows).map { row in
      String(
        (0..<frame.size.columns).map { column -> Character in
          let style = frame[column, row].style
          if style.reverse { return "#" }
          let letter = letters[style.role] ?? "?"
          return style.bold ? Character(letter.uppercased()) : letter
        })
    }
    .joined(separator: "\n") + "\n"
  }
}
