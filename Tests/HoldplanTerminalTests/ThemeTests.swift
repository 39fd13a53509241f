import HoldplanInterface
import Testing

@testable import HoldplanTerminal

struct ThemeTests {
  @Test func onlyANonEmptyNoColorCounts() {
    #expect(Theme.fitting([:]) == .dark)
    #expect(Theme.fitting(["NO_COLOR": ""]) == .dark)
    #expect(Theme.fitting(["NO_COLOR": "1"]) == .monochrome)
    #expect(Theme.fitting(["NO_COLOR": "0", "COLORFGBG": "0;15"]) == .monochrome)
  }

  @Test func theBackgroundThatTheTerminalTellsOfCounts() {
    #expect(Theme.fitting(["COLORFGBG": "15;0"]) == .dark)
    #expect(Theme.fitting(["COLORFGBG": "0;15"]) == .light)
    #expect(Theme.fitting(["COLORFGBG": "0;default;15"]) == .light)
    #expect(Theme.fitting(["COLORFGBG": ""]) == .dark)
  }

  @Test(arguments: ColorRole.allCases)
  func monochromeHasNoColours(role: ColorRole) {
    for colors in [0, 2, 8, 16, 256] { #expect(!Theme.monochrome.look(of: role, colors: colors).hasColor) }
  }

  @Test(arguments: Theme.allCases)
  func withoutColoursEveryThemeIsMonochrome(theme: Theme) {
    for role in ColorRole.allCases {
      #expect(theme.look(of: role, colors: 0) == Theme.monochrome.look(of: role, colors: 256))
      #expect(theme.look(of: role, colors: 2) == Theme.monochrome.look(of: role, colors: 256))
    }
  }

  @Test(arguments: Theme.allCases)
  func noThemeAsksForAColourThatTheTerminalHasNot(theme: Theme) {
    for colors in [0, 8, 16, 88, 256, 0x100_0000] {
      for role in ColorRole.allCases {
        let look = theme.look(of: role, colors: colors)
        #expect(look.foreground < Int32(colors) && look.background < Int32(colors), "\(role) of \(colors)")
        #expect(look.foreground >= -1 && look.background >= -1)
      }
    }
  }

  @Test(arguments: Theme.allCases, [0, 8, 16, 256])
  func whatMattersIsSeen(theme: Theme, colors: Int) {
    let text = theme.look(of: .text, colors: colors)
    for role in [ColorRole.selected, .held, .problem, .warning, .title] {
      #expect(theme.look(of: role, colors: colors) != text, "\(role)")
    }
    #expect(theme.look(of: .selected, colors: colors) != theme.look(of: .held, colors: colors))
    #expect(theme.look(of: .problem, colors: colors) != theme.look(of: .warning, colors: colors))
  }

  @Test(arguments: Theme.allCases, [8, 16, 256])
  func textNeverHasTheColourOfItsBackground(theme: Theme, colors: Int) {
    for role in ColorRole.allCases {
      let look = theme.look(of: role, colors: colors)
      #expect(!look.hasColor || look.foreground != look.background, "\(role)")
    }
  }

  @Test func theStyleAddsItsAttributes() {
    let look = Theme.monochrome.look(of: .text, colors: 0)
    #expect(look.attributes(with: .plain) == 0)
    #expect(look.attributes(with: Style(.text, bold: true, reverse: true, underline: true)) == 0b1101)
  }

  /// Consoles draw lines, but their fonts have no dots of braille.
  @Test(
    arguments: [
      ("xterm-256color", true), ("screen-256color", true), ("tmux-256color", true), ("linux", false),
      ("screen.linux", false), ("vt100", false), ("", true),
    ])
  func dots(_ kind: String, _ expected: Bool) { #expect(Terminal.drawsDots(kind: kind) == expected) }
}
