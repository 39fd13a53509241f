import HoldplanInterface
import HoldplanModel
import HoldplanResources
import HoldplanText

extension Session {
  /// Tells one sentence of the language files.
  func say(_ key: String, _ values: KeyValuePairs<String, String> = [:]) { context.output.say(key, values) }

  /// Tells a sentence that was put together.
  ///
  /// - Parameter key: the same in every language.
  func say(text: String, key: String) { context.output.say(text: text, key: key) }

  /// Answers with a value, or with its lines where people read (`Printout.answer`).
  func answer(
    _ value: some Printout.Value, as name: String? = nil, lines: () throws -> [String]
  ) rethrows { try context.output.answer(value, as: name, lines: lines) }

  func name(_ employee: Employee.ID) -> String { workspace.name(of: employee) }
  func text(_ date: CalendarDate) -> String { context.words.dayAndFullDate(date) }
  func text(_ range: DateRange) -> String { context.words.range(range) }

  /// What a change does, part by part: on the command line there is room for all of it.
  func text(_ change: Change) -> String { change.fullText(in: workspace, context.words) }

  /// Answers with one more value of a list, or with its lines.
  func answer(_ value: some Printout.Value, in list: String, lines: () throws -> [String]) rethrows {
    try context.output.answer(value, in: list, lines: lines)
  }

  // MARK: - Reading what was typed

  /// A date as the interface reads it, too: `14-11-2026`, `14-11`, `uge 47`, `+2u`, `i dag`.
  func date(_ text: String) throws -> CalendarDate {
    if let date = CalendarDate(written: text) { return date }
    let entry = DateEntry.date(
      text, base: context.today, season: workspace.season, words: context.words)
    guard let date = entry else {
      throw CommandFailure(.wrongInput, context.words["cli.date.entry", ["text": SafeText.of(text)]])
    }
    return date
  }

  func range(_ from: String, _ to: String?) throws -> DateRange {
    let first = try date(from)
    let last = try to.map { try date($0) } ?? first
    guard let range = DateRange(from: first, to: last) else { throw wrongOrder(first, last) }
    return range
  }

  func wrongOrder(_ first: CalendarDate, _ last: CalendarDate) -> CommandFailure {
    CommandFailure(.wrongInput, context.words["cli.date.order", ["from": text(first), "to": text(last)]])
  }
}

extension Change {
  /// What the change does, with every part of it.
  func fullText(in workspace: Workspace, _ words: Words) -> String {
    var sentences: [String] = []
    forEachPart { sentences.append(describe($0, in: workspace, words: words)) }
    return sentences.joined(separator: " ")
  }
}

extension Collection {
  /// Nil where there is no such element.
  subscript(safe index: Index) -> Element? { indices.contains(index) ? self[index] : nil }
}
