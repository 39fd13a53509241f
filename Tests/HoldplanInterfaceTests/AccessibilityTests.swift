import HoldplanModel
import HoldplanResources
import HoldplanTestSupport
import Testing

@testable import HoldplanInterface

/// The cursor stands on what is chosen, nothing is said by colour alone, and ASCII is enough.
struct AccessibilityTests {
  static let screens: [(name: String, keys: String)] =
    FrameTests.views + [
      ("palette", ":"), ("palette typed", ": 'for'"), ("settings", ","), ("history", "H"), ("files", "^o"),
      ("question", "2 D"), ("form", "2 e"), ("picker", "2 e tab tab tab tab tab ^p"),
      ("dates", "2 a ^p"), ("explanation", "5 enter"), ("filter", "2 f 'a'"), ("search", "5 / 'a'"),
      ("nothing found", "2 f 'zzz' enter"), ("no problems", "5 f 'zzz' enter"), ("bulk", "2 * e"),
      ("team menu", "3 right t"), ("choices", "3 right t r"), ("day", "4 enter"), ("person", "2 enter"),
      ("reports", "B"), ("held", "3 right space"), ("session held", "4 down left left space"),
      ("help in a form", "2 e F1"), ("compare", "C"), ("running", "s enter"),
    ]

  private func opened(_ keys: String, _ language: Language = .danish) throws -> State {
    var state = try start(language, workspace: Answers.marked)
    press(keys, &state)
    _ = update(&state, .reply(.history(Answers.log)))
    _ = update(&state, .reply(.recentFiles(Answers.recentFiles)))
    _ = update(&state, .reply(.explained(Answers.explanation, revision: state.revision)))
    return state
  }

  @Test(arguments: screens)
  func theCursorIsParked(_ screen: (name: String, keys: String)) throws {
    let state = try opened(screen.keys)
    let frame = view(state, size: state.size)
    let cursor = try #require(frame.cursor, "\(screen.name)")
    #expect((0..<80).contains(cursor.column) && (2..<24).contains(cursor.row))
  }

  /// Where a row is highlighted, the cursor stands in it, so that a screen reader reads it.
  @Test(arguments: screens)
  func theCursorStandsInTheHighlightedRow(_ screen: (name: String, keys: String)) throws {
    let state = try opened(screen.keys)
    let frame = view(state, size: state.size)
    let rows = (2..<22).filter { row in
      (0..<80).contains { frame[$0, row].style == Style(.selected, reverse: true) }
    }
    let cursor = try #require(frame.cursor)
    // A question lies over a list whose row stays highlighted.
    let isElsewhere = state.isTyping || state.context == .confirm
    #expect(rows.isEmpty || rows.contains(cursor.row) || isElsewhere, "\(screen.name)")
  }

  /// What is chosen is reversed and not only coloured; what is a problem or held is bold in every theme.
  @Test(arguments: screens)
  func whatIsChosenIsNotToldByColourAlone(_ screen: (name: String, keys: String)) throws {
    let state = try opened(screen.keys)
    let frame = view(state, size: state.size)
    #expect(frame.cells.allSatisfy { $0.style.role != .selected || $0.style.reverse }, "\(screen.name)")
  }

  @Test(arguments: screens)
  func linesAndSignsHaveASCII(_ screen: (name: String, keys: String)) throws {
    for language in Language.allCases {
      var state = try opened(screen.keys, language)
      state.settings.borders = .ascii
      let frame = view(state, size: state.size)
      #expect(frame.cursor == render(state, size: state.size).frame.cursor)
      for cell in frame.cells {
        let isPlain = cell.text.unicodeScalars.allSatisfy { $0.isASCII || $0.properties.isAlphabetic }
        #expect(isPlain, "\(screen.name): \(cell.text)")
      }
    }
  }

  @Test func aTerminalWithoutLinesGetsASCIIUnasked() throws {
    var state = try start()
    let words = try Words(.danish)
    _ = update(&state, .reply(.settings(InterfaceSettings(), words, drawsLines: false)))
    #expect(state.drawsASCII)
    _ = update(&state, .reply(.settings(InterfaceSettings(borders: .lines), words, drawsLines: false)))
    #expect(!state.drawsASCII)
  }
}
