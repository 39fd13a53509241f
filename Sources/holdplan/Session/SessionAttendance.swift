import HoldplanInterface
import HoldplanModel
import HoldplanText

extension Session {
  var pages: PageMaker { PageMaker(workspace, words: context.words, today: context.today) }

  /// Answers with a page: its lines for people, and for scripts as a list of texts.
  func answer(_ lines: [PageLine]) {
    let texts = lines.map(\.text)
    answer(texts, as: "page") { texts }
  }

  /// The sessions that were held up to today, by date.
  func heldSessions() throws -> [Occurrence] {
    if workspace.publications.isEmpty {
      throw CommandFailure(.wrongInput, context.words["cli.publish.none"])
    }
    return workspace.heldSessions(through: context.today)
  }

  /// A session that was held: that of a team with a number from 1, the latest where it was moved; or the one
  /// on a date.
  func heldOccurrence(_ team: String, _ number: Int, on date: CalendarDate? = nil) throws -> Occurrence {
    let held = try heldSessions().filter {
      $0.team.rawValue == team && $0.session == number - 1 && (date == nil || $0.date == date)
    }
    if let last = held.last { return last }
    guard let plan = workspace.published?.plan else {
      throw CommandFailure(.wrongInput, context.words["cli.publish.none"])
    }
    let known = try lookup.team(team, in: plan)
    guard let occurrence = Occurrence(of: known, session: number - 1) else {
      throw CommandFailure(
        .wrongInput, context.words["cli.session.none", ["team": known.id.rawValue, "number": "\(number)"]])
    }
    throw CommandFailure(
      .wrongInput, context.words["cli.attendance.future", ["date": text(occurrence.date)]])
  }

  /// A held session from `K1-2/1`.
  func heldOccurrence(_ text: String) throws -> Occurrence {
    let parts = text.split(separator: "/", maxSplits: 1).map(String.init)
    guard parts.count == 2, let number = Int(parts[1]) else {
      throw CommandFailure(
        .wrongInput, context.words["cli.attendance.form", ["text": SafeText.of(text)]])
    }
    return try heldOccurrence(parts[0], number)
  }
}
