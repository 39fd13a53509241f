import CTerminal
import Foundation
import HoldplanInterface

/// The one terminal of the process: shows frames, yields what the person does, and gives the terminal back
/// whatever happens.
///
/// From a crash, a signal or `exit` anywhere the terminal is restored by handlers that need no Swift. What the
/// process writes to standard error meanwhile is kept and shown when the terminal is given back.
///
/// The main loop is: `paint`, `waitForInput`, update, again. Waiting blocks the main actor, so whoever works
/// beside it puts the result where the loop finds it and calls ``wake()``.
@MainActor
package final class Terminal {
  /// What became of the wishes of the environment, to be said in words by the caller.
  package enum Note: Equatable, Sendable {
    /// The locale of the environment is missing or not UTF-8; C.UTF-8 is used.
    case localeReplaced(wanted: String)
    /// There is no UTF-8 at all: letters beyond ASCII show as question marks.
    case asciiOnly
  }

  /// Columns and rows as they are now.
  package private(set) var size: Size
  package let notes: [Note]
  /// Whether the font is likely to have the dots of braille: those of consoles have not.
  package let drawsDots: Bool
  /// What the roles look like; the next paint shows everything in the new colours.
  package var theme: Theme {
    didSet { applyTheme() }
  }

  private var decoder: InputDecoder
  private var looks: [Look] = []
  /// What is on the screen, to paint only what differs; nil when that is not known.
  private var shown: Frame?
  private var isGone = false
  /// Taken over again since the last wait.
  private var hasResumed = false
  private var hasReportedHangUp = false
  private let clock = ContinuousClock()
  private let start: ContinuousClock.Instant
  private let escapeDelay: Duration

  /// Takes the terminal over.
  ///
  /// - Parameters:
  ///   - theme: what the roles of the cells look like.
  ///   - mouse: false leaves the mouse to the terminal, for selecting text.
  /// - Throws: ``TerminalError`` if input or output is no terminal, or it cannot move its cursor (`TERM=dumb`).
  package init(
    theme: Theme, mouse: Bool = true,
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) throws(TerminalError) {
    notes = Self.chooseCharacterSet(environment)
    drawsDots = Self.drawsDots(kind: environment["TERM"] ?? "")
    let result = terminal_open(mouse)
    if let error = TerminalError(result, kind: environment["TERM"] ?? "") { throw error }
    self.theme = theme
    size = Size(terminal_size_now())
    decoder = InputDecoder(keys: KeySequences(bytes: Self.keyBytes))
    start = clock.now
    // Over a slow line the bytes of one key may come apart; who has such a line knows this variable.
    let milliseconds = environment["ESCDELAY"].flatMap(Int.init) ?? 25
    escapeDelay = .milliseconds(min(max(milliseconds, 1), 1000))
    applyTheme()
  }

  /// Whether a kind of terminal is one whose font has more than letters and lines.
  package nonisolated static func drawsDots(kind: String) -> Bool {
    let plain = ["linux", "vt", "cons", "ansi", "sun"]
    let kind = kind.split(separator: ".").last.map(String.init) ?? kind
    return !plain.contains { kind.hasPrefix($0) }
  }

  /// Shows a frame: writes the cells that differ from the frame before, and parks the cursor.
  ///
  /// A frame of another size than the terminal's is shown from the upper left corner as far as it fits.
  package func paint(_ frame: Frame) {
    guard !isGone else { return }
    if let shown, shown.size == frame.size {
      FrameDifference.runs(from: shown, to: frame).forEach(put)
    } else {
      terminal_clear()
      FrameDifference.runs(of: frame).forEach(put)
    }
    shown = frame
    let cursor = frame.cursor ?? Point(column: -1, row: -1)
    terminal_show(Int32(clamping: cursor.row), Int32(clamping: cursor.column))
  }

  /// Waits until the person does something, the world does something to the terminal, somebody calls
  /// ``wake()``, or the time is up; nil waits for ever. The events may be none.
  package func waitForInput(timeout: Duration? = nil) -> [InputEvent] {
    let requested = answerRequests()
    if !requested.isEmpty { return requested }
    let ready = wait(decoder.isPasting ? min(timeout ?? Self.pastePatience, Self.pastePatience) : timeout)
    var events = answerRequests()
    if ready & TERMINAL_READY_INPUT != 0 {
      events += readInput()
    } else if ready & TERMINAL_READY_GONE != 0 {
      events += leaveGoneTerminal()
    } else if ready == 0, decoder.isPasting, timeout.map({ $0 >= Self.pastePatience }) ?? true {
      events += decoder.flush(at: now)
    }
    return events
  }

  /// Makes ``waitForInput(timeout:)`` return. May be called from any thread and any signal handler.
  package nonisolated func wake() { terminal_wake() }

  /// What ^Z asks for: gives the terminal back, stops the job, and takes the terminal again when the job is
  /// continued. The next ``waitForInput(timeout:)`` yields `.resume`, after `.resize` if the size has changed.
  package func suspend() {
    terminal_leave()
    terminal_stop()
    // Continued only to end: the screen is the shell's, and taking it from the background would stop us again.
    guard terminal_ending_signal() == 0 else { return }
    terminal_enter()
    shown = nil
    hasResumed = true
  }

  /// Gives the terminal back for good. May be called again and again.
  package func restore() {
    isGone = true
    terminal_close()
  }

  /// If a signal asked the program to end (`.hangUp`), ends it by that signal, so that its parent sees why;
  /// else returns. Restores the terminal first.
  package func endBySignal() {
    restore()
    terminal_end_by_signal()
  }

  package func beep() { terminal_beep() }

  /// Hands text to the clipboard of the person's own machine (OSC 52), also over ssh.
  ///
  /// Returns false if this terminal has no such way or the text is too long for it (about 70 kB). True says
  /// only that it was sent: terminals may be set up to refuse.
  @discardableResult
  package func copy(_ text: String) -> Bool {
    let encoded = Data(text.utf8).base64EncodedString()
    guard terminal_has_extras(), !isGone, encoded.utf8.count <= 98_000 else { return false }
    send("\u{1B}]52;c;\(encoded)\u{7}")
    return true
  }

  private func send(_ text: String) {
    let bytes = Array(text.utf8)
    terminal_write_raw(bytes, Int32(bytes.count))
  }
}

// MARK: Painting

extension Terminal {
  private func applyTheme() {
    looks = ColorRole.allCases.map { theme.look(of: $0, colors: Int(terminal_colors())) }
    for (index, look) in looks.enumerated() where look.hasColor {
      // A terminal with too few pairs shows the rest in its own colours; attributes still tell them apart.
      _ = terminal_define_pair(Int32(index + 1), look.foreground, look.background)
    }
    shown = nil
  }

  private func put(_ run: FrameRun) {
    guard run.row < size.rows else { return }
    for (offset, cell) in run.cells.enumerated() where !cell.text.isEmpty {
      let column = run.column + offset
      let wide = offset + 1 < run.cells.count && run.cells[offset + 1].text.isEmpty
      guard column < size.columns else { return }
      let cut = wide && column + 1 >= size.columns
      put(cut ? " " : cell.text, columns: wide && !cut ? 2 : 1, style: cell.style, column, run.row)
    }
  }

  private func put(_ text: String, columns: Int, style: Style, _ column: Int, _ row: Int) {
    let role = Int(style.role.rawValue)
    let look = looks[role]
    let pair: Int32 = look.hasColor ? Int32(role + 1) : 0
    for piece in CellText.pieces(of: text, columns: columns, width: CellText.cursesWidth) {
      terminal_put(
        Int32(row), Int32(column + piece.offset), piece.scalars, Int32(piece.scalars.count),
        look.attributes(with: style), pair)
    }
  }
}

// MARK: Waiting

extension Terminal {
  /// A paste whose end does not come is taken as it is after so long without a byte.
  private static let pastePatience = Duration.seconds(2)

  private var now: Duration { clock.now - start }

  private func wait(_ timeout: Duration?, forWakes: Bool = true) -> UInt32 {
    guard let timeout else { return terminal_wait(-1, !isGone, forWakes) }
    let (seconds, attoseconds) = timeout.components
    // Rounded up: a wait of less than a millisecond must not become a busy loop.
    let rest = (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000
    let whole = min(max(0, seconds), 1_000_000) * 1000
    return terminal_wait(Int32(max(0, whole + rest)), !isGone, forWakes)
  }

  private func readInput() -> [InputEvent] {
    var events: [InputEvent] = []
    var bytes = [UInt8](repeating: 0, count: 4096)
    // Bounded, so that a flood of input cannot keep the screen from being painted.
    for _ in 0..<16 {
      let count = terminal_read(&bytes, Int32(bytes.count))
      if count < 0 { return events + leaveGoneTerminal() }
      events += decoder.decode(bytes[..<Int(count)], at: now)
      // Wakes can wait so long; they must not cut the sequence of a key in two.
      let ready = wait(decoder.isWaiting ? escapeDelay : .zero, forWakes: false)
      guard ready & TERMINAL_READY_INPUT != 0 else { break }
    }
    if decoder.isWaiting { events += decoder.flush(at: now) }
    return events
  }

  private func leaveGoneTerminal() -> [InputEvent] {
    isGone = true
    terminal_mute()
    return reportHangUp()
  }

  private func reportHangUp() -> [InputEvent] {
    guard !hasReportedHangUp else { return [] }
    hasReportedHangUp = true
    return [.hangUp]
  }

  /// What signals have asked for since the last time.
  private func answerRequests() -> [InputEvent] {
    let requests = terminal_take_requests()
    if requests & TERMINAL_ASKED_END != 0 { return reportHangUp() }
    if isGone { return [] }
    if requests & TERMINAL_ASKED_STOP != 0 {
      suspend()
    } else if requests & TERMINAL_ASKED_CONTINUE != 0 {
      // Stopped by SIGSTOP, which nobody can prepare for: the shell has used the screen meanwhile.
      terminal_leave()
      terminal_enter()
      hasResumed = true
    }
    var events: [InputEvent] = []
    if hasResumed || requests & TERMINAL_ASKED_RESIZE != 0 { events += readSize() }
    if hasResumed { events.append(.resume) }
    if !events.isEmpty { shown = nil }
    hasResumed = false
    return events
  }

  private func readSize() -> [InputEvent] {
    let new = Size(terminal_read_size())
    guard new != size else { return [] }
    size = new
    return [.resize(new)]
  }
}

// MARK: What C knows

extension Terminal {
  private static func chooseCharacterSet(_ environment: [String: String]) -> [Note] {
    let wanted = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
    switch terminal_choose_character_set() {
    case 0: return []
    case 1: return [.localeReplaced(wanted: wanted ?? "")]
    default: return [.asciiOnly]
    }
  }

  private static func keyBytes(_ capability: String) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: 32)
    let count = terminal_key_bytes(capability, &bytes, Int32(bytes.count))
    return Array(bytes[..<Int(count)])
  }
}

extension Size {
  fileprivate init(_ size: terminal_size) {
    self.init(columns: Int(size.columns), rows: Int(size.rows))
  }
}
