import CTerminal
import HoldplanInterface

/// How the roles of the screen look. State is never shown by colour alone, so each theme works with no colour.
package enum Theme: String, CaseIterable, Sendable {
  /// For terminals with a dark background, which is kept.
  case dark
  /// For terminals with a light background, which is kept.
  case light
  /// Black, white and the strongest colours, on a background of its own.
  case highContrast = "high-contrast"
  /// Bold, underline and reverse only.
  case monochrome

  /// The theme for an environment: monochrome where `NO_COLOR` is set to something, light where `COLORFGBG`
  /// tells of a light background, else dark.
  package static func fitting(_ environment: [String: String]) -> Theme {
    if let noColor = environment["NO_COLOR"], !noColor.isEmpty { return .monochrome }
    let background = environment["COLORFGBG"]?.split(separator: ";").last
    return background == "7" || background == "15" ? .light : .dark
  }

  /// The look of a role on a terminal with so many colours; below eight every theme is monochrome.
  func look(of role: ColorRole, colors: Int) -> Look {
    var look = Look(attributes: Self.attributes(of: role, colored: colors >= 8 && self != .monochrome))
    guard colors >= 8, self != .monochrome else { return look }
    let paint = colors >= 256 ? richPaint(of: role) : plainPaint(of: role)
    look.foreground = paint.foreground
    look.background = paint.background
    if colors < 16 {
      // Eight colours have no bright ones: bold stands for bright.
      if look.foreground >= 8 { look.attributes |= UInt32(TERMINAL_BOLD) }
      look.foreground = look.foreground >= 8 ? look.foreground - 8 : look.foreground
      look.background = look.background >= 8 ? look.background - 8 : look.background
    }
    return look
  }

  private static func attributes(of role: ColorRole, colored: Bool) -> UInt32 {
    switch role {
    case .text, .border: 0
    case .dim: colored ? 0 : UInt32(TERMINAL_DIM)
    case .title, .warning: UInt32(TERMINAL_BOLD)
    case .problem: UInt32(TERMINAL_BOLD) | (colored ? 0 : UInt32(TERMINAL_UNDERLINE))
    case .selected: colored ? 0 : UInt32(TERMINAL_REVERSE)
    case .held: UInt32(TERMINAL_BOLD) | (colored ? 0 : UInt32(TERMINAL_REVERSE))
    case .accent: colored ? 0 : UInt32(TERMINAL_BOLD)
    case .good: 0
    case .shade1, .shade2, .shade3: colored ? 0 : UInt32(TERMINAL_DIM)
    }
  }

  private typealias Paint = (foreground: Int32, background: Int32)

  /// Colours of the palette of 256, chosen for a contrast of at least 4.5 to 1 for text to be read.
  private func richPaint(of role: ColorRole) -> Paint {
    let own: Int32 = -1
    switch self {
    case .dark:
      return switch role {
      case .text: (own, own)
      case .dim: (246, own)
      case .title: (117, own)
      case .border: (242, own)
      case .selected: (231, 24)
      case .accent: (80, own)
      case .good: (114, own)
      case .warning: (221, own)
      case .problem: (210, own)
      case .held: (16, 221)
      case .shade1: (240, own)
      case .shade2: (244, own)
      case .shade3: (248, own)
      }
    case .light:
      return switch role {
      case .text: (own, own)
      case .dim: (241, own)
      case .title: (25, own)
      case .border: (245, own)
      case .selected: (231, 25)
      case .accent: (24, own)
      case .good: (22, own)
      case .warning: (94, own)
      case .problem: (124, own)
      case .held: (16, 222)
      case .shade1: (250, own)
      case .shade2: (246, own)
      case .shade3: (242, own)
      }
    case .highContrast:
      return switch role {
      case .selected: (16, 231)
      case .held: (16, 226)
      case .title, .accent: (51, 16)
      case .good: (46, 16)
      case .warning: (226, 16)
      case .problem: (217, 16)
      case .text, .dim, .border, .shade1, .shade2, .shade3: (231, 16)
      }
    case .monochrome: return (own, own)
    }
  }

  /// The sixteen colours that every colour terminal has; how they look is the terminal's choice.
  private func plainPaint(of role: ColorRole) -> Paint {
    let own: Int32 = -1
    switch self {
    case .dark:
      return switch role {
      case .text, .dim, .border, .shade1, .shade2, .shade3: (own, own)
      case .selected: (15, 4)
      case .held: (0, 3)
      case .title, .accent: (14, own)
      case .good: (10, own)
      case .warning: (11, own)
      case .problem: (9, own)
      }
    case .light:
      return switch role {
      case .text, .dim, .border, .shade1, .shade2, .shade3: (own, own)
      case .selected: (15, 4)
      case .held: (0, 3)
      case .title, .accent: (4, own)
      case .good: (2, own)
      case .warning: (5, own)
      case .problem: (1, own)
      }
    case .highContrast:
      return switch role {
      case .selected: (0, 7)
      case .held: (0, 3)
      case .title, .accent: (14, 0)
      case .good: (10, 0)
      case .warning: (11, 0)
      case .problem: (15, 1)
      case .text, .dim, .border, .shade1, .shade2, .shade3: (15, 0)
      }
    case .monochrome: return (own, own)
    }
  }
}

/// Colours and attributes of a role on a certain terminal; -1 is the terminal's own colour.
struct Look: Equatable {
  var foreground: Int32 = -1
  var background: Int32 = -1
  var attributes: UInt32

  var hasColor: Bool { foreground >= 0 || background >= 0 }

  /// The attributes of the role together with those of the style.
  func attributes(with style: Style) -> UInt32 {
    attributes
      | (style.bold ? UInt32(TERMINAL_BOLD) : 0)
      | (style.reverse ? UInt32(TERMINAL_REVERSE) : 0)
      | (style.underline ? UInt32(TERMINAL_UNDERLINE) : 0)
  }
}
