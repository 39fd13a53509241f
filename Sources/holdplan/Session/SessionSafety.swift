import Foundation
import HoldplanInterface
import HoldplanModel
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

  /// Prints how the file is, and ends with code 1 when something is wrong with it.
  func examine(deep: Bool) throws {
    let report: DoctorReport
    do { report = try store.doctor(deep: deep) } catch { throw context.failure(error) }
    print(SafeText.of(report.file))
    print(
      "  SQLite \(report.sqliteVersion), schema \(report.schemaVersion), \(report.bytes) B, #\(report.revision)"
    )
    for setting in report.settings { print("  \(setting.name) = \(setting.found)") }
    for backup in report.backups.suffix(3) { print("  \(SafeText.of(backup.file.path))") }
    say("cli.doctor.whoCanOpen")
    say("cli.doctor.roles")
    for finding in report.findings { print("! " + text(finding)) }
    say(report.isHealthy ? "cli.doctor.good" : "cli.doctor.bad")
    if !report.isHealthy { throw CommandFailure(.planHasProblems, "") }
  }

  private func text(_ finding: DoctorReport.Finding) -> String {
    if case .model(let problem) = finding { return describe(problem, in: workspace, words: context.words) }
    return context.filled(finding.key, finding.values)
  }

  /// Prints the latest lines of the log.
  func printLog(limit: Int) throws {
    do {
      for entry in try store.history(limit: limit) {
        let what =
          switch entry.kind {
          case .create: context.words["cli.log.create"]
          case .erase: context.words["cli.log.erase"]
          case .purge: context.words["cli.log.purge"]
          default: text(try store.change(of: entry.number))
          }
        let line = context.words[
          "cli.log.line",
          [
            "number": "\(entry.number)", "moment": Clock.text(entry.recordedAt),
            "author": SafeText.of(entry.author), "what": what,
          ]]
        print(
          entry.kind == .undo || entry.kind == .redo
            ? "\(line)  (\(context.words["cli.log.\(entry.kind.rawValue)"]))" : line)
      }
    } catch { throw context.failure(error) }
  }
}
