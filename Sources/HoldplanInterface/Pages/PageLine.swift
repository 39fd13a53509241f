import HoldplanModel
import HoldplanResources

/// One line of a page, as the screen and the command line show it.
package struct PageLine: Equatable, Sendable {
  /// What Enter leads to.
  enum Target: Equatable, Sendable {
    case session(Occurrence)
    case meeting(Meeting.ID)
    case exam(Employee.ID, Module.ID)
    case makeUp(Employee.ID, Occurrence)
  }

  package var text: String
  var role = ColorRole.text
  var target: Target?

  init(_ text: String, _ role: ColorRole = .text, target: Target? = nil) {
    self.text = text
    self.role = role
    self.target = target
  }

  static let blank = PageLine("")
  static func heading(_ text: String) -> PageLine { PageLine(text, .title) }
}

/// What pages are made from: the same for the screen and the command line.
package struct PageMaker: Sendable {
  let workspace: Workspace
  let words: Words
  let today: CalendarDate

  package init(_ workspace: Workspace, words: Words, today: CalendarDate) {
    self.workspace = workspace
    self.words = words
    self.today = today
  }

  // MARK: Wording

  /// `ma 14-12 12:30  Konflikthåndtering, hold 3, gang 1`.
  package func sentence(_ occurrence: Occurrence) -> String {
    words[
      "page.session",
      [
        "date": words.dayAndDate(occurrence.date), "time": workspace.slotName(occurrence.slot),
        "module": workspace.name(of: occurrence.module), "team": teamName(occurrence),
        "number": String(occurrence.session + 1),
      ]]
  }

  /// The team as it was announced when the session was held.
  package func teamName(_ occurrence: Occurrence) -> String {
    let plan = workspace.publication(inForceOn: occurrence.date)?.plan
    return plan?.teams[occurrence.team].map { words.name(of: $0) } ?? shown(occurrence.team.rawValue)
  }

  /// What was noted, with minutes and where and when a session was made up.
  package func sentence(_ mark: AttendanceMark?) -> String {
    guard let mark else { return words["attendance.cleared"] }
    var text = words["attendance.\(mark.status.rawValue)"]
    if let minutes = mark.minutesLate { text += " " + words["page.late", ["minutes": String(minutes)]] }
    if let minutes = mark.minutesEarly { text += " " + words["page.early", ["minutes": String(minutes)]] }
    if let host = mark.madeUpAt {
      text += " " + words["page.madeUp", ["team": teamName(host), "date": words.dayAndDate(host.date)]]
    }
    return text
  }

  func count(_ names: [Employee.ID], limit: Int = 6) -> String {
    let first = names.prefix(limit).map { workspace.name(of: $0) }.joined(separator: ", ")
    return names.count > limit
      ? first + " " + words["list.more", ["count": String(names.count - limit)]] : first
  }
}
