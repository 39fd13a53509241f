import HoldplanInterface

/// What a terminal reports of the mouse, in either way of writing it.
struct MouseReport: Equatable {
  /// Button, modifiers, motion (32) and wheel (64) as xterm packs them.
  var code: Int
  var point: Point
  var isRelease: Bool

  /// `ESC [ < code ; column ; row M`, or `m` for a release.
  init?(_ sequence: ControlSequence) {
    guard sequence.prefix == UInt8(ascii: "<"), sequence.parameters.count == 3,
      sequence.final == UInt8(ascii: "M") || sequence.final == UInt8(ascii: "m")
    else { return nil }
    code = sequence.parameters[0]
    point = Point(column: max(0, sequence.parameters[1] - 1), row: max(0, sequence.parameters[2] - 1))
    isRelease = sequence.final == UInt8(ascii: "m")
  }

  /// Three bytes after `ESC [ M`, each 32 above its value; a release does not say of which button.
  init(oldStyle bytes: [UInt8]) {
    code = Int(bytes[0]) - 32
    point = Point(column: max(0, Int(bytes[1]) - 33), row: max(0, Int(bytes[2]) - 33))
    isRelease = code & 0b0110_0011 == 3
    if isRelease { code &= ~3 }
  }
}

/// Makes events of reports: two presses soon after each other at one cell are a double click.
struct MouseDecoder {
  /// The time between two presses of a double click.
  static let doubleClickTime = Duration.milliseconds(400)
  private var lastPress: (point: Point, time: Duration)?

  /// The event, or nil for what nobody is told of: other buttons than the left, and mere motion.
  mutating func event(_ report: MouseReport, at time: Duration) -> MouseEvent? {
    let button = report.code & 3
    if report.code & 64 != 0 {
      guard button < 2 else { return nil }
      return MouseEvent(button == 0 ? .scrollUp : .scrollDown, at: report.point)
    }
    guard button == 0 else { return nil }
    if report.isRelease { return MouseEvent(.release, at: report.point) }
    if report.code & 32 != 0 { return MouseEvent(.drag, at: report.point) }
    if let last = lastPress, last.point == report.point, time - last.time <= Self.doubleClickTime {
      lastPress = nil
      return MouseEvent(.doubleClick, at: report.point)
    }
    lastPress = (report.point, time)
    return MouseEvent(.press, at: report.point)
  }
}
