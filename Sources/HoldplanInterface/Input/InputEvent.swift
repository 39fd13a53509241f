/// What the person at the terminal does.
package enum InputEvent: Equatable, Sendable {
  case key(Key)
  case mouse(MouseEvent)
  /// Text that was pasted in one go.
  case paste(String)
  case resize(Size)
  /// The program came back to the foreground: everything is to be painted anew.
  case resume
  /// The terminal is gone or the program is asked to end: save nothing half done, and leave.
  case hangUp
}

/// A key, with what was held down. Letters come as the grapheme that they make, `Shift` included.
package struct Key: Hashable, Sendable {
  package enum Code: Hashable, Sendable {
    case character(Character)
    case enter, escape, tab, backTab, backspace, delete, insert
    case up, down, left, right, home, end, pageUp, pageDown
    case function(Int)
  }

  package var code: Code
  package var control: Bool
  package var alt: Bool

  package init(_ code: Code, control: Bool = false, alt: Bool = false) {
    self.code = code
    self.control = control
    self.alt = alt
  }

  package init(_ character: Character) { self.init(.character(character)) }
}

/// Something done with the mouse at a cell.
package struct MouseEvent: Hashable, Sendable {
  package enum Action: Hashable, Sendable {
    case press, release, drag, doubleClick, scrollUp, scrollDown
  }

  package var action: Action
  package var point: Point

  package init(_ action: Action, at point: Point) {
    self.action = action
    self.point = point
  }
}
