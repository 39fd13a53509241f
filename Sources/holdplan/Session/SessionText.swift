import HoldplanInterface
import HoldplanModel
import HoldplanResources
import HoldplanText

extension Session {
  /// Prints one sentence of the language file.
  func say(_ key: String, _ values: KeyValuePairs<String, String> = [:]) {
    print(context.words[key, values])
  }

  func name(_ employee: Employee.ID) -> String { workspace.name(of: employee) }
  func text(_ date: CalendarDate) -> String { context.words.dayAndFullDate(date) }
  func text(_ range: DateRange) -> String { context.words.range(range) }
  func text(_ change: Change) -> String { describe(change, in: workspace, words: context.words) }

  /// One session of a team on one line: number, date, times, room, instructor.
  func line(_ team: Team, _ index: Int) -> String {
    let session = team.sessions[index]
    let count = workspace.modules[team.module]?.sessions[safe: index]?.slotCount ?? 1
    let times = workspace.season.times(from: session.slot, count: count).map { "\($0.start)–\($0.end)" } ?? ""
    return [
      "\(index + 1)", text(session.date), times, workspace.name(of: session.room),
      workspace.name(of: session.instructor),
    ].joined(separator: "  ")
  }

  // MARK: - Reading what was typed

  func date(_ text: String) throws -> CalendarDate {
    try context.date(text)
  }

  func range(_ from: String, _ to: String?) throws -> DateRange {
    let first = try date(from)
    let last = try to.map { try date($0) } ?? first
    guard let range = DateRange(from: first, to: last) else {
      throw CommandFailure(
        .wrongInput, context.words["cli.date.order", ["from": self.text(first), "to": self.text(last)]])
    }
    return range
  }
}

extension Collection {
  /// Nil where there is no such element.
  subscript(safe index: Index) -> Element? { indices.contains(index) ? self[index] : nil }
}
