import Foundation
import HoldplanExchange
import HoldplanInterface
import HoldplanModel
import HoldplanStore
import HoldplanText

extension Session {
  /// Writes what is stored about a person, with the lines of both logs, and notes that it was done.
  ///
  /// - Returns: the path of both files without what follows the point.
  @discardableResult
  func exportPerson(_ person: Employee, to folder: String) throws -> String {
    try requireHR()
    note(.export, "personFile", .employee(person.id))
    let file: PersonFile
    do {
      let changes = try store.history(about: person.id).map {
        PersonFile.Change(
          number: $0.entry.number, moment: Clock.text($0.entry.recordedAt), author: $0.entry.author,
          kinds: $0.kinds)
      }
      let views = try store.views(concerning: person.id, teams: workspace.teams(everWith: person.id))
        .reversed().map {
          PersonFile.View(
            moment: Clock.text($0.viewedAt), user: $0.user, action: $0.action.rawValue, what: $0.what)
        }
      file = PersonFile(person, of: workspace, changes: changes, views: views, today: context.today)
    } catch { throw context.failure(error) }
    let base = URL(fileURLWithPath: folder).appendingPathComponent(FileName.safe(person.id.rawValue)).path
    try deliver(try file.encoded(), to: base + ".json")
    try deliver(try pdf(of: file.document(words: context.words)), to: base + ".pdf")
    return base
  }

  /// What a cleanup would take away, for the interface.
  func rehearse(_ cleanup: Cleanup) throws -> Reply {
    try requireHR()
    switch cleanup {
    case .purge:
      let report = try store.purgePreview(of: workspace, today: context.today)
      return .rehearsed(
        cleanup, report.isEmpty ? [context.words["purge.nothing"]] : lines(of: report),
        isEmpty: report.isEmpty)
    case .erase(let person):
      let what = context.words["cleanup.erase.about", ["name": name(person), "id": person.rawValue]]
      return .rehearsed(cleanup, [what] + lines(of: try store.backups(naming: person)), isEmpty: false)
    }
  }

  /// Takes it away, for the interface.
  mutating func cleanUp(_ cleanup: Cleanup) throws -> Reply {
    try requireHR()
    let words = context.words
    switch cleanup {
    case .purge:
      let report = try purge(called: words["erase.name"])
      return .cleanedUp(workspace, [words["purge.done"]] + lines(of: report))
    case .erase(let person):
      let report = try erase(person, called: words["erase.name"])
      let done = words["erase.done", ["id": report.employee.rawValue, "standIn": report.standIn.rawValue]]
      return .cleanedUp(workspace, [done] + lines(of: report.backups))
    }
  }

  /// Writes everything about a person beside the present folder's other files, for the interface.
  func exportPersonForInterface(_ person: Employee.ID) throws -> Reply? {
    guard let employee = workspace.employees[person] else { return nil }
    return .exported(path: try exportPerson(employee, to: ".") + ".pdf")
  }

  /// Says what erasing would do, or does it and names the backups that still know the person.
  mutating func erasePerson(_ person: Employee, apply: Bool) throws {
    try requireHR()
    let (name, words) = (self.name(person.id), context.words)
    do {
      guard apply else {
        say("erase.preview", ["name": name, "id": person.id.rawValue])
        return list(try store.backups(naming: person.id))
      }
      let report = try erase(person.id, called: words["erase.name"])
      say("erase.done", ["id": report.employee.rawValue, "standIn": report.standIn.rawValue])
      list(report.backups)
    } catch { throw context.failure(error, in: workspace) }
  }

  private func list(_ backups: [HoldplanStore.Backup]) {
    answer(backups.map { SafeText.of($0.file.path) }, as: "backups") { lines(of: backups) }
  }

  private func lines(of backups: [HoldplanStore.Backup]) -> [String] {
    if backups.isEmpty { return [context.words["erase.noBackups"]] }
    return [context.words["erase.backups"]] + backups.map { "  " + SafeText.of($0.file.path) }
  }

  /// Says what is too old, or takes it away.
  mutating func purge(apply: Bool) throws {
    try requireHR()
    do {
      let report =
        apply
        ? try purge(called: context.words["erase.name"])
        : try store.purgePreview(of: workspace, today: context.today)
      if report.isEmpty { say("purge.nothing") }
      answer(PurgeCounts(report), as: "purge") { lines(of: report) }
      if !report.isEmpty { say(apply ? "purge.done" : "purge.preview") }
    } catch { throw context.failure(error, in: workspace) }
  }

  private func lines(of report: PurgeReport) -> [String] {
    let counts: [(String, Int)] = [
      ("attendance", report.preview.marks + report.preview.guestSeats), ("passed", report.preview.passed),
      ("exams", report.preview.examResults), ("leave", report.preview.leave),
      ("leavers", report.preview.leavers.count), ("history", report.historyLines), ("views", report.views),
      ("backups", report.backups.count),
    ]
    let words = context.words
    return counts.filter { $0.1 > 0 }.map { words["purge.\($0.0)", ["count": "\($0.1)"]] }
      + report.preview.leavers.map { "  " + SafeText.of($0.rawValue) }
      + (report.backup.map { [words["purge.backup", ["file": SafeText.of($0.file.path)]]] } ?? [])
  }

  func printViews(about person: Employee.ID?, limit: Int) throws {
    try requireHR()
    let views: [ViewEntry]
    do { views = try store.views(limit: limit, about: person.map { .employee($0) }) } catch {
      throw context.failure(error)
    }
    let words = context.words
    answer(views.map(ViewRow.init)) {
      views.map { view in
        let subject = view.subject.map { "  " + $0.identifier } ?? ""
        return "\(Clock.text(view.viewedAt))  \(SafeText.of(view.user))  "
          + words["view.action.\(view.action.rawValue)"] + ": " + words["view.what.\(view.what)"]
          + SafeText.of(subject)
      }
    }
  }
}

private struct PurgeCounts: Encodable, Sendable {
  let marks: Int
  let guestSeats: Int
  let examResults: Int
  let leave: Int
  let passed: Int
  let leavers: [Employee.ID]
  let historyLines: Int
  let views: Int
  let backups: [String]
  let backup: String?

  init(_ report: PurgeReport) {
    let preview = report.preview
    (marks, guestSeats, examResults) = (preview.marks, preview.guestSeats, preview.examResults)
    (leave, passed, leavers) = (preview.leave, preview.passed, preview.leavers)
    (historyLines, views) = (report.historyLines, report.views)
    backups = report.backups.map(\.file.path)
    backup = report.backup?.file.path
  }
}

private struct ViewRow: Encodable, Sendable {
  let moment: Int
  let user: String
  let action: String
  let what: String
  let subject: String?

  init(_ view: ViewEntry) {
    (moment, user, action) = (view.viewedAt.seconds, view.user, view.action.rawValue)
    (what, subject) = (view.what, view.subject?.identifier)
  }
}
