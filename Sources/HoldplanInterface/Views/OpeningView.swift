import HoldplanResources

/// What stands on the screen while an organisation is read and nothing can be shown of it yet.
///
/// - Parameters:
///   - name: what is opened: the name of a file.
///   - ticks: tenths of a second since it began.
package func openingView(
  _ words: Words, name: String, ticks: Int, size: Size, drawsASCII: Bool
) -> Frame {
  var canvas = Canvas(size: size)
  let time = words["solve.seconds", ["count": words.decimal(Double(ticks) / Double(State.ticksPerSecond))]]
  let sentence =
    State.spinner(ticks, isASCII: drawsASCII) + " " + words["opening.name", ["name": shown(name)]]
  let lines = [sentence + " " + time, words["opening.leave", ["key": words["key.escape"]]]]
  let top = max(0, size.rows / 2 - 1)
  canvas.write("Holdplan", at: Point(column: 1, row: 0), style: Style(.title, bold: true))
  for (number, line) in lines.enumerated() {
    let column = max(0, (size.columns - displayWidth(line)) / 2)
    canvas.write(
      line, at: Point(column: column, row: top + number), style: number == 0 ? .plain : Style(.dim))
  }
  canvas.park(canvas.area, row: top)
  return drawsASCII ? canvas.frame.inASCII() : canvas.frame
}

extension InputEvent {
  /// Whether somebody wants to leave rather than wait.
  package var asksToLeave: Bool {
    switch self {
    case .key(let key): key.code == .escape || key == Key("q")
    case .hangUp: true
    default: false
    }
  }

  /// Whether the program is asked to stop, as a job.
  package var asksToSuspend: Bool { self == .key(Key(.character("z"), control: true)) }
}
