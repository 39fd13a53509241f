import CTerminal

/// Why the interface cannot be shown here. The sentence is found in the language files under ``key``; it names
/// the commands that work without a screen.
package enum TerminalError: Error, Equatable, Sendable {
  /// Standard input is a file or a pipe.
  case inputIsNoTerminal
  /// Standard output is a file or a pipe.
  case outputIsNoTerminal
  /// The variable `TERM` is missing or empty.
  case kindNotSet
  /// Terminfo has no such terminal.
  case kindUnknown(String)
  /// The terminal can only write line by line, such as `TERM=dumb`.
  case cannotMoveCursor(String)
  /// The system gave no descriptors.
  case systemRefused

  init?(_ result: Int32, kind: String) {
    switch result {
    case TERMINAL_OPENED: return nil
    case TERMINAL_INPUT_IS_NO_TERMINAL: self = .inputIsNoTerminal
    case TERMINAL_OUTPUT_IS_NO_TERMINAL: self = .outputIsNoTerminal
    case TERMINAL_KIND_NOT_SET: self = .kindNotSet
    case TERMINAL_KIND_UNKNOWN: self = .kindUnknown(kind)
    case TERMINAL_CANNOT_MOVE_CURSOR: self = .cannotMoveCursor(kind)
    default: self = .systemRefused
    }
  }

  /// The key of the sentence in the language files; `{kind}` in it stands for ``kind``.
  package var key: String {
    switch self {
    case .inputIsNoTerminal: "terminal.inputIsNoTerminal"
    case .outputIsNoTerminal: "terminal.outputIsNoTerminal"
    case .kindNotSet: "terminal.kindNotSet"
    case .kindUnknown: "terminal.kindUnknown"
    case .cannotMoveCursor: "terminal.cannotMoveCursor"
    case .systemRefused: "terminal.systemRefused"
    }
  }

  /// What `TERM` says; text from the environment, to be made safe before it is shown.
  package var kind: String {
    switch self {
    case .kindUnknown(let kind), .cannotMoveCursor(let kind): kind
    case .inputIsNoTerminal, .outputIsNoTerminal, .kindNotSet, .systemRefused: ""
    }
  }
}
