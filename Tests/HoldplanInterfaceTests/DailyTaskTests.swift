import Foundation
import HoldplanModel
import HoldplanTestSupport
import Testing

@testable import HoldplanInterface

/// The ten things that a planner does on an ordinary day, as keys. `docs/daily-tasks.md` is written from here
/// (`HOLDPLAN_RECORD=1`), so that it cannot tell of keys that do something else.
struct DailyTaskTests {
  /// One task, from the overview of the sample.
  struct Task: Sendable, CustomTestStringConvertible {
    var name: String
    /// As they are pressed; `ANSWER` stands where the program answers what has been asked.
    var keys: String
    /// What the person sees or what is stored, in a sentence.
    var result: String
    /// Whether that came of it.
    var isDone: @Sendable ([Command], State) -> Bool

    var testDescription: String { name }
    var presses: [Key] { keys.components(separatedBy: "ANSWER").flatMap(parseKeys) }
  }

  static let tasks: [Task] = [
    Task(
      name: "Place a latecomer", keys: "5 enter ANSWER enter enter",
      result: "the cheapest way out is shown with its difference and applied"
    ) { commands, _ in
      commands.last == .commit(Answers.explanation.waysOut[0].change, label: "problem.apply")
    },
    Task(
      name: "Move a session", keys: "4 down left left space ANSWER right space",
      result: "each day says what the move would do; the session is moved"
    ) { commands, _ in
      guard case .commit(.setSession("KONF-1", 1, let session), _)? = commands.last else { return false }
      return session.date == day("2026-11-18")
    },
    Task(
      name: "Handle sickness", keys: "2 / 'jens' enter a backtab right tab '+0' tab '+2' enter",
      result: "the absence is noted, and problems list what it breaks"
    ) { commands, _ in
      guard case .commit(.put(.employee(let person)), _)? = commands.last else { return false }
      return person.id == "10" && person.isOnLeave(day("2026-11-13"))
    },
    Task(
      name: "Refuse a leave", keys: "2 a '17-11' enter",
      result: "the answer names the session, the rule's source and the teams that would free the person"
    ) { _, state in
      guard case .form(let form) = state.overlays.last, let problem = form.problems.values.first else {
        return false
      }
      return problem.contains("Afslået") && problem.contains("MED-aftale")
    },
    Task(
      name: "Mark attendance", keys: "6 enter m x *",
      result: "one present, one absent, and everybody else present"
    ) { commands, _ in
      let marks = commands.filter { if case .commit = $0 { true } else { false } }
      guard marks.count == 3, case .commit(.group(let rest), _)? = marks.last else { return false }
      return rest.count > 2
    },
    Task(
      name: "Print", keys: "7 ANSWER p enter", result: "the roster of the next session goes to the printer"
    ) {
      commands, _ in
      if case .print? = commands.last { true } else { false }
    },
    Task(
      name: "Compare", keys: "C", result: "draft and published plan side by side, by rule and by person"
    ) { _, state in state.view == .compare },
    Task(
      name: "Undo yesterday's change", keys: "H ANSWER down down down down enter enter",
      result: "everything since then is shown, and taken back"
    ) { commands, _ in commands.last == .undoTo(196) },
    Task(
      name: "Split a team", keys: "3 right t d ANSWER enter",
      result: "the best day for the new half is chosen; both halves stay mixed"
    ) { commands, state in
      if case .commit? = commands.last { return true }
      return state.context == .confirm
    },
    Task(
      name: "Find why somebody is unplaced", keys: "5 enter ANSWER",
      result: "the few facts that together leave no place, and the ways out with their prices"
    ) { _, state in
      picture(of: view(state, size: state.size)).contains("Uden én af dem er der en plads")
    },
  ]

  @Test(arguments: tasks) func theKeysDoTheTask(_ task: Task) throws {
    var state = try start()
    var commands: [Command] = []
    for (part, keys) in task.keys.components(separatedBy: "ANSWER").enumerated() {
      if part > 0 { answer(&state) }
      commands += press(keys, &state)
    }
    #expect(
      task.isDone(commands, state),
      "\(task.name): \(commands.last.map { "\($0)" } ?? "nothing") \(state.message?.text ?? "")")
  }

  private func answer(_ state: inout State) {
    answerPlanning(&state)
    answerSessionAlternatives(&state)
    _ = update(&state, .reply(.explained(Answers.explanation, revision: state.revision)))
    _ = update(&state, .reply(.history(Answers.log)))
  }

  @Test func theDocumentTellsTheseKeys() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "docs/daily-tasks.md")
    if ProcessInfo.processInfo.environment["HOLDPLAN_RECORD"] == "1" {
      try Self.document.write(to: file, atomically: true, encoding: .utf8)
      return
    }
    #expect(try String(contentsOf: file, encoding: .utf8) == Self.document)
  }

  /// How the README calls the tasks.
  static let namesInReadme = [
    "Place a latecomer": "place a latecomer", "Move a session": "move a session",
    "Handle sickness": "note sickness", "Refuse a leave": "answer a request for leave",
    "Mark attendance": "mark attendance", "Print": "print a roster",
    "Compare": "compare with what is published", "Undo yesterday's change": "undo yesterday's change",
    "Split a team": "split a team", "Find why somebody is unplaced": "find why somebody has no place",
  ]

  @Test(arguments: tasks) func theReadmeCountsTheKeys(_ task: Task) throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "README.md")
    let name = try #require(Self.namesInReadme[task.name])
    let row = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
      .first { $0.hasPrefix("| \(name) |") }
    let cells = try #require(row, "the README has no row for \(name)").split(separator: "|")
      .map { $0.trimmingCharacters(in: .whitespaces) }
    #expect(cells[2] == String(task.presses.count), "\(name)")
  }

  static var document: String {
    let rows = tasks.map { task in
      "| \(task.name) | \(shown(task)) | \(task.presses.count) | \(task.result) |"
    }
    return """
      # Ten daily tasks, key by key

      From the overview, with the keys of the Danish interface, in the sample of the tests. Typed letters count
      as keystrokes. This page is written by `DailyTaskTests`, which presses the keys and looks at what comes of
      them; `HOLDPLAN_RECORD=1 swift test --filter DailyTaskTests` writes it anew.

      | task | keys | keystrokes | what comes of it |
      |---|---|---|---|
      \(rows.joined(separator: "\n"))

      Every command is also found by typing a little of its name after `:`.

      """
  }

  private static func shown(_ task: Task) -> String {
    let names = [
      "enter": "Enter", "esc": "Esc", "tab": "Tab", "space": "Space", "down": "↓", "up": "↑", "left": "←",
      "right": "→",
    ]
    var parts: [String] = []
    for (number, part) in task.keys.replacing("ANSWER", with: "").split(
      separator: "'", omittingEmptySubsequences: false
    ).enumerated() {
      if number % 2 == 1 {
        parts.append("`\(part)`")
      } else {
        parts += part.split(separator: " ").map { "`\(names[String($0)] ?? String($0))`" }
      }
    }
    return parts.joined(separator: " ")
  }
}
