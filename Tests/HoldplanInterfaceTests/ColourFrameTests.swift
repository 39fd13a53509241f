import HoldplanModel
import HoldplanResources
import Testing

@testable import HoldplanInterface

/// The colours of every golden screen: the role of each cell, which a theme gives its colour to.
struct ColourFrameTests {
  /// What is seen, and how it is reached.
  struct Screen: Sendable, CustomTestStringConvertible {
    var name: String
    var open: @Sendable (Language, Size) throws -> State

    var testDescription: String { name }
  }

  static let screens: [Screen] =
    FrameTests.views.map { screen in
      Screen(name: screen.0) { try FrameTests.opened(screen.1, $0, $1) }
    }
    + PlanningFrameTests.screens.map { screen in
      Screen(name: screen.0) { try PlanningFrameTests.opened(screen.1, $0, $1) }
    }
    + (EverywhereFrameTests.screens + [("form", "2 n tab tab tab tab tab tab tab 'x' tab")]).map { screen in
      Screen(name: screen.0) { try EverywhereFrameTests.opened(screen.1, $0, $1) }
    }

  /// All sizes and both languages of a screen stand in one file.
  @Test(arguments: screens)
  func colours(_ screen: Screen) throws {
    var text = ""
    for size in PlanningFrameTests.sizes {
      for language in [Language.danish, .english] {
        text += "== \(size.columns)x\(size.rows) \(language.rawValue)\n"
        text += colours(of: view(try screen.open(language, size), size: size))
      }
    }
    try assertPicture(text, matches: "colours-\(screen.name)")
  }

  /// What stands at the right edge leaves what stands at the left readable, in every size and language.
  @Test(arguments: screens)
  func nothingIsWrittenOverOtherText(_ screen: Screen) throws {
    for size in PlanningFrameTests.sizes {
      for language in Language.allCases {
        let clashes = render(try screen.open(language, size), size: size).clashes
        #expect(clashes.isEmpty, "\(size.columns)x\(size.rows) \(language): \(clashes)")
      }
    }
  }

  /// The cells of each line from left to right, as many of a kind at a time: a letter for the role, capital where
  /// it is bold, then `_` where it is underlined and `#` where it is reversed. `80.` is a line of plain text.
  private func colours(of frame: Frame) -> String {
    (0..<frame.size.rows).map { row in
      var runs: [(kind: String, count: Int)] = []
      for column in 0..<frame.size.columns {
        let kind = Self.kind(of: frame[column, row].style)
        if runs.last?.kind == kind { runs[runs.count - 1].count += 1 } else { runs.append((kind, 1)) }
      }
      return runs.map { "\($0.count)\($0.kind)" }.joined(separator: " ")
    }
    .joined(separator: "\n") + "\n"
  }

  private static let letters: [ColorRole: String] = [
    .text: ".", .dim: "d", .title: "t", .border: "b", .selected: "s", .accent: "a", .good: "g",
    .warning: "w", .problem: "p", .held: "h", .shade1: "i", .shade2: "j", .shade3: "k",
  ]

  private static func kind(of style: Style) -> String {
    let letter = letters[style.role] ?? "?"
    return (style.bold ? letter.uppercased() : letter) + (style.underline ? "_" : "")
      + (style.reverse ? "#" : "")
  }
}
