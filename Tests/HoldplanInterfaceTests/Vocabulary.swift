import Foundation
import HoldplanModel
import HoldplanResources
import HoldplanTestSupport
import Testing

@testable import HoldplanInterface

/// A state of the sample in a language, on a screen of a size.
func start(
  _ language: Language = .danish, workspace: Workspace = Sample.workspace,
  assessment: Assessment? = Sample.assessment, viewer: Viewer = .planner,
  size: Size = Size(columns: 80, rows: 24)
) throws -> State {
  var state = State(
    workspace: workspace, assessment: assessment, words: try Words(language), today: Sample.today,
    author: "mette", viewer: viewer, size: size)
  answerPages(update(&state, .input(.resize(size))), &state)
  if assessment != nil {
    let pairs = workspace.newAcquaintances(in: workspace.draft)
    _ = update(&state, .reply(.acquainted(pairs, revision: 0)))
  }
  return state
}

/// Answers what pages of attendance were asked for, and returns the other commands.
@discardableResult
func answerPages(_ commands: [Command], _ state: inout State) -> [Command] {
  commands.filter { command in
    guard case .page(let request) = command else { return true }
    let lines = request.lines(of: state.workspace, words: state.words, today: state.today)
    _ = update(&state, .reply(.page(lines, of: request)))
    return false
  }
}

/// Presses keys written as people write them: `3 right right space`, with text to be typed in quotes.
/// Returns the commands that came of it.
@discardableResult
func press(_ keys: String, _ state: inout State) -> [Command] {
  parseKeys(keys).flatMap { key in answerPages(update(&state, .input(.key(key))), &state) }
}

/// Presses keys and compares what is to be done outside.
func assertUpdate(
  _ state: inout State, _ keys: String, gives commands: [Command],
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let actual = press(keys, &state)
  #expect(actual == commands, "after \(keys)", sourceLocation: sourceLocation)
}

/// Compares the screen with `Snapshots/<name>.txt`; with `HOLDPLAN_RECORD=1` it writes the file instead.
func assertFrame(
  _ state: State, size: Size? = nil, matches name: String,
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  try assertPicture(
    picture(of: view(state, size: size ?? state.size)), matches: name, sourceLocation: sourceLocation)
}

/// Compares a text with `Snapshots/<name>.txt`, as `assertFrame` does.
func assertPicture(
  _ text: String, matches name: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Snapshots")
  let file = folder.appending(path: "\(name).txt")
  if ProcessInfo.processInfo.environment["HOLDPLAN_RECORD"] == "1" {
    try text.write(to: file, atomically: true, encoding: .utf8)
    return
  }
  let golden = try String(contentsOf: file, encoding: .utf8)
  if text != golden {
    try text.write(to: folder.appending(path: "\(name).actual.txt"), atomically: true, encoding: .utf8)
  }
  #expect(text == golden, "\(name): compare with \(name).actual.txt", sourceLocation: sourceLocation)
}

/// The screen as text without colours; the cursor's place is told below it.
func picture(of frame: Frame) -> String {
  var lines = (0..<frame.size.rows).map { row -> String in
    let line = (0..<frame.size.columns).map { frame[$0, row].text }.joined()
    return String(line.reversed().drop { $0 == " " }.reversed())
  }
  lines.append(frame.cursor.map { "cursor: \($0.column), \($0.row)" } ?? "cursor: none")
  return lines.joined(separator: "\n") + "\n"
}

func parseKeys(_ text: String) -> [Key] {
  var keys: [Key] = []
  for (number, part) in text.split(separator: "'", omittingEmptySubsequences: false).enumerated() {
    if number % 2 == 1 {
      keys += part.map { Key($0) }
    } else {
      keys += part.split(separator: " ").map { key(named: String($0)) }
    }
  }
  return keys
}

private func key(named name: String) -> Key {
  let named: [String: Key.Code] = [
    "up": .up, "down": .down, "left": .left, "right": .right, "enter": .enter, "esc": .escape, "tab": .tab,
    "backtab": .backTab, "space": .character(" "), "backspace": .backspace, "delete": .delete, "home": .home,
    "end": .end, "pageup": .pageUp, "pagedown": .pageDown,
  ]
  if let code = named[name] { return Key(code) }
  if name.hasPrefix("F"), let number = Int(name.dropFirst()) { return Key(.function(number)) }
  if name.hasPrefix("alt-"), let letter = name.last { return Key(.character(letter), alt: true) }
  if name.hasPrefix("^"), let letter = name.dropFirst().first {
    return Key(.character(letter), control: true)
  }
  precondition(name.count == 1, "\(name) is no key")
  return Key(Character(name))
}
