import Foundation
import HoldplanExchange
import HoldplanInterface
import HoldplanModel
import HoldplanText

extension Context {
  /// A date as somebody typed it.
  func date(_ text: String) throws -> CalendarDate {
    guard let date = CalendarDate(written: text) else {
      throw CommandFailure(.wrongInput, words["cli.date.form", ["text": SafeText.of(text)]])
    }
    return date
  }

  /// The contents of a file.
  func read(_ path: String) throws -> Data {
    if isFolder(path) { throw unreadable(path, POSIXError(.EISDIR)) }
    do { return try Data(contentsOf: URL(fileURLWithPath: path), options: .mappedIfSafe) } catch {
      throw unreadable(path, error)
    }
  }

  /// Refuses what is no folder, and a folder that is not there.
  func folder(_ path: String) throws -> URL {
    guard isFolder(path) else {
      let exists = FileManager.default.fileExists(atPath: path)
      throw unreadable(path, POSIXError(exists ? .ENOTDIR : .ENOENT))
    }
    return URL(fileURLWithPath: path)
  }

  private func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
  }

  func unreadable(_ path: String, _ error: any Error) -> CommandFailure {
    CommandFailure(
      .wrongInput,
      words[
        "cli.file.unreadable", ["file": SafeText.of(path), "detail": SystemReason.sentence(error, words)]])
  }

  func unwritable(_ path: String, _ error: any Error) -> CommandFailure {
    CommandFailure(
      .wrongInput,
      words[
        "cli.file.unwritable", ["file": SafeText.of(path), "detail": SystemReason.sentence(error, words)]])
  }

  /// Makes a change to a workspace that is not stored yet.
  func apply(_ change: Change, to workspace: inout Workspace) throws {
    let before = workspace
    try refusing(in: before) { () throws(ChangeError) in _ = try workspace.apply(change) }
  }

  /// Says in words why a change is refused.
  func refusing<Result>(in workspace: Workspace, _ work: () throws(ChangeError) -> Result) throws -> Result {
    do { return try work() } catch {
      throw CommandFailure(.wrongInput, sentence(for: error, in: workspace))
    }
  }

  /// Every bad row of a file, with what to do about it.
  func failure(_ preview: ImportPreview) -> CommandFailure {
    CommandFailure(.wrongInput, preview.report(in: words).joined(separator: "\n"))
  }
}
