import Foundation
import HoldplanInterface
import HoldplanModel
import HoldplanResources
import HoldplanStore
import HoldplanText

extension Session {
  /// A verified copy, so that an import can be looked back upon even after many changes.
  func backUpBeforeImport() throws {
    do { try store.backUp(for: .import, at: Clock.now()) } catch { throw context.failure(error) }
  }

  /// Puts a copy in the place of the workspace.
  func restore(from copy: URL) throws(StoreError) {
    let file = store.file
    try store.close()
    _ = try WorkspaceStore.restore(file, from: copy, author: context.author, at: Clock.now())
  }

  /// Answers how the file is, and ends with code 1 when something is wrong with it.
  func examine(deep: Bool) throws {
    let report: DoctorReport
    do { report = try store.doctor(deep: deep) } catch { throw context.failure(error) }
    let findings = report.findings.map(text)
    answer(DoctorValue(report, findings: findings)) {
      [SafeText.of(report.file), "  " + figures(of: report)]
        + report.settings.map { "  \($0.name) = \($0.found)" }
        + report.backups.suffix(3).map { "  " + SafeText.of($0.file.path) }
        + [context.words["cli.doctor.whoCanOpen"], context.words["cli.doctor.roles"]]
        + findings.map { "! " + $0 }
        + [context.words[report.isHealthy ? "cli.doctor.good" : "cli.doctor.bad"]]
    }
    if !report.isHealthy { throw CommandFailure(.planHasProblems, "") }
  }

  private func figures(of report: DoctorReport) -> String {
    context.words[
      "cli.doctor.figures",
      [
        "sqlite": report.sqliteVersion, "schema": "\(report.schemaVersion)",
        "bytes": context.words.number(report.bytes), "revision": "\(report.revision)",
      ]]
  }

  private func text(_ finding: DoctorReport.Finding) -> String {
    if case .model(let problem) = finding { return describe(problem, in: workspace, words: context.words) }
    return context.filled(finding.key, finding.values)
  }

  /// Answers with the latest entries of the log, latest first.
  func reportLog(limit: Int) throws {
    try requireHR()
    note(.view, "log")
    let rows: [LogRow]
    do { rows = try logRows(limit: limit) } catch { throw context.failure(error) }
    answer(rows) { rows.flatMap { $0.lines(columns: Output.columns, context.words) } }
  }

  private func logRows(limit: Int) throws(StoreError) -> [LogRow] {
    let entries = try store.history(limit: limit)
    let undone = Set(entries.filter { $0.kind == .undo }.compactMap(\.target))
    var rows: [LogRow] = []
    for entry in entries {
      let what =
        switch entry.kind {
        case .create, .erase, .purge: context.words["cli.log.\(entry.kind.rawValue)"]
        default: try sentence(ofEntry: entry.number)
        }
      rows.append(
        LogRow(
          number: entry.number, moment: Clock.text(entry.recordedAt), seconds: entry.recordedAt.seconds,
          author: SafeText.of(entry.author), kind: entry.kind, what: what,
          undone: undone.contains(entry.number)))
    }
    return rows
  }
}

/// An entry of the log, for people and scripts.
private struct LogRow: Encodable, Sendable {
  let number: Int
  let moment: String
  /// Since 1970.
  let seconds: Int
  let author: String
  let kind: LogEntry.Kind
  let what: String
  /// Whether a later entry took it back.
  let undone: Bool

  /// Number, time and author, and what was done below where it does not fit beside them.
  func lines(columns: Int, _ words: Words) -> [String] {
    let start = Columns.padded("\(number)", to: 4, .right) + "  " + moment + "  " + author + "  "
    var what = what
    if kind == .undo || kind == .redo {
      what = words["cli.log.\(kind.rawValue)", ["what": what]]
    } else if undone {
      what = words["cli.log.undone", ["what": what]]
    }
    let width = DisplayWidth.of(start)
    let wrapped = Columns.wrapped(what, to: max(30, columns - width))
    let indent = String(repeating: " ", count: width)
    return [start + (wrapped.first ?? "")] + wrapped.dropFirst().map { indent + $0 }
  }
}

/// How the file is, for scripts.
private struct DoctorValue: Encodable, Sendable {
  let file: String
  let healthy: Bool
  let sqlite: String
  let schema: Int
  let bytes: Int
  let revision: Int
  let settings: [String: String]
  let backups: [String]
  let findings: [String]

  init(_ report: DoctorReport, findings: [String]) {
    file = report.file
    healthy = report.isHealthy
    sqlite = report.sqliteVersion
    schema = report.schemaVersion
    bytes = report.bytes
    revision = report.revision
    settings = Dictionary(report.settings.map { ($0.name, $0.found) }) { first, _ in first }
    backups = report.backups.map(\.file.path)
    self.findings = findings
  }
}
