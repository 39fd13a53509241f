import Foundation
import Glibc
import HoldplanInterface
import HoldplanTerminal

/// Opens the terminal, writes what comes from it on the screen, and misbehaves on command.
///
/// Usage: `TerminalProbe [deaf | plain]`. `deaf` goes on after a hang-up; `plain` leaves the mouse alone.
@main
@MainActor
struct TerminalProbe {
  private let terminal: Terminal
  private let isDeaf: Bool
  private var lines: [String] = []
  private var events = 0
  private var turns = 0

  static func main() {
    do {
      let words = CommandLine.arguments.dropFirst()
      let environment = ProcessInfo.processInfo.environment
      let theme = environment["PROBE_THEME"].flatMap(Theme.init(rawValue:)) ?? .fitting(environment)
      let terminal = try Terminal(theme: theme, mouse: !words.contains("plain"))
      var probe = TerminalProbe(terminal: terminal, isDeaf: words.contains("deaf"))
      probe.run()
    } catch {
      FileHandle.standardError.write(Data("refused: \(error.key) \(error.kind)\n".utf8))
      exit(2)
    }
  }

  private init(terminal: Terminal, isDeaf: Bool) {
    self.terminal = terminal
    self.isDeaf = isDeaf
    lines = terminal.notes.map { "note \($0)" }
  }

  private mutating func run() {
    while true {
      terminal.paint(frame())
      turns += 1
      for event in terminal.waitForInput() {
        events += 1
        lines.append("\(events): \(Self.describe(event))")
        if event == .hangUp, !isDeaf { return terminal.endBySignal() }
        if case .key(let key) = event, !obey(key) { return terminal.restore() }
      }
    }
  }

  /// Does what a capital letter asks for; false to quit.
  private mutating func obey(_ key: Key) -> Bool {
    guard case .character(let letter) = key.code, !key.alt else { return true }
    switch letter {
    case "Q": return false
    case "Z": terminal.suspend()
    case "C": lines.append("copied \(terminal.copy("blåbærgrød"))")
    case "B": terminal.beep()
    case "E": FileHandle.standardError.write(Data("kept \u{1B}[31m message\n".utf8))
    case "W":
      let terminal = terminal
      Thread.detachNewThread { terminal.wake() }
    case "M": terminal.theme = .monochrome
    default: Self.misbehave(letter)
    }
    return true
  }

  private static func misbehave(_ letter: Character) {
    switch letter {
    case "F": fatalError("on command")
    case "T": Thread.detachNewThread { fatalError("in a thread") }
    case "S": raise(SIGSEGV)
    case "N": UnsafeMutablePointer<Int>(bitPattern: 8)?.pointee = 1
    case "O": _ = overflow(1)
    case "A": abort()
    case "X": exit(7)
    case "H": while true { pause() }
    default: break
    }
  }

  /// Runs out of stack.
  private static func overflow(_ depth: Int) -> Int { depth == 0 ? 0 : overflow(depth + 1) + depth }

  private func frame() -> Frame {
    let size = terminal.size
    var frame = Frame(size: size)
    frame.write(
      "probe \(size.columns)x\(size.rows) turn \(turns) pid \(getpid()) ", at: Point(column: 0, row: 0),
      style: Style(.title))
    let room = max(0, size.rows - 2)
    for (index, line) in lines.suffix(room).enumerated() {
      let role = ColorRole.allCases[index % ColorRole.allCases.count]
      frame.write(line, at: Point(column: 0, row: index + 1), style: Style(role))
    }
    frame.write("end", at: Point(column: size.columns - 3, row: size.rows - 1), style: Style(.border))
    frame.cursor = Point(column: 2, row: 0)
    return frame
  }

  private static func describe(_ event: InputEvent) -> String {
    switch event {
    case .key(let key): "key \(describe(key))"
    case .mouse(let mouse): "mouse \(mouse.action) \(mouse.point.column),\(mouse.point.row)"
    case .paste(let text): "paste \(text.debugDescription)"
    case .resize(let size): "resize \(size.columns)x\(size.rows)"
    case .resume: "resume"
    case .hangUp: "hang-up"
    }
  }

  private static func describe(_ key: Key) -> String {
    let name = if case .character(let letter) = key.code { String(letter) } else { "\(key.code)" }
    return (key.control ? "control-" : "") + (key.alt ? "alt-" : "") + name
  }
}
