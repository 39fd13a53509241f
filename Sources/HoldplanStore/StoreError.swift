import HoldplanModel

/// Why the file could not be read or written. Whatever was stored before still stands.
///
/// It holds values, not sentences: the words and the way out are in the language files, under `key` and
/// `key + ".remedy"`, with `values` for their placeholders.
package enum StoreError: Error, Equatable, Sendable {
  /// There is no such file.
  case missing(file: String)
  /// A new workspace never overwrites a file.
  case alreadyExists(file: String)
  /// An empty file is not taken for a new workspace.
  case empty(file: String)
  /// The file is something else than a workspace.
  case foreign(file: String)
  /// Written by a newer Holdplan.
  case newerVersion(file: String, version: Int, supported: Int)
  /// What is in the file contradicts itself; `detail` says where.
  case damaged(file: String, detail: String)
  /// Somebody else was writing for longer than the store waits.
  case busy(file: String)
  /// The file must be nobody else's while it is migrated or restored, and somebody has it open.
  case inUse(file: String)
  /// No room on the disk, a quota, or a limit on the size of files.
  case full(file: String)
  case readOnly(file: String)
  case noPermission(file: String)
  /// The system refused to read or write; `code` is SQLite's extended code or the system's error number.
  case inputOutput(file: String, code: Int, detail: String)
  /// The connection does not have the settings that a saved change depends on.
  case settings(file: String, setting: String, expected: String, found: String)
  /// The model allowed something that the file's schema does not: a fault in the program.
  case inconsistent(file: String, detail: String)
  /// A text holds the character NUL, which cannot be stored.
  case unstorable(text: String)
  /// Others have changed the workspace since it was read; their changes, oldest first. Nothing was written.
  case conflict([LogEntry])
  /// The change itself is refused.
  case refused(ChangeError)
  /// The author has made no change that is still in effect.
  case nothingToUndo(author: String)
  case nothingToRedo(author: String)
  /// Somebody else's change came later, and undo never reaches over it.
  case blocked(by: LogEntry)
  /// There is no line of this number in the log.
  case noSuchEntry(number: Int)
  /// The copy was made but is not the same as the file; it was removed.
  case backupFailed(file: String, detail: String)
}

extension StoreError {
  /// The key of the sentence in the language files.
  package var key: String {
    switch self {
    case .missing: "store.missing"
    case .alreadyExists: "store.alreadyExists"
    case .empty: "store.empty"
    case .foreign: "store.foreign"
    case .newerVersion: "store.newerVersion"
    case .damaged: "store.damaged"
    case .busy: "store.busy"
    case .inUse: "store.inUse"
    case .full: "store.full"
    case .readOnly: "store.readOnly"
    case .noPermission: "store.noPermission"
    case .inputOutput: "store.inputOutput"
    case .settings: "store.settings"
    case .inconsistent: "store.inconsistent"
    case .unstorable: "store.unstorable"
    case .conflict: "store.conflict"
    case .refused: "store.refused"
    case .nothingToUndo: "store.nothingToUndo"
    case .nothingToRedo: "store.nothingToRedo"
    case .blocked: "store.blocked"
    case .noSuchEntry: "store.noSuchEntry"
    case .backupFailed: "store.backupFailed"
    }
  }

  /// What the placeholders of the sentence and its remedy stand for.
  package var values: [String: String] {
    switch self {
    case .missing(let file), .alreadyExists(let file), .empty(let file), .foreign(let file),
      .busy(let file), .inUse(let file), .full(let file), .readOnly(let file), .noPermission(let file):
      ["file": file]
    case .newerVersion(let file, let version, let supported):
      ["file": file, "version": String(version), "supported": String(supported)]
    case .damaged(let file, let detail), .inconsistent(let file, let detail),
      .backupFailed(let file, let detail):
      ["file": file, "detail": detail]
    case .inputOutput(let file, let code, let detail):
      ["file": file, "code": String(code), "detail": detail]
    case .settings(let file, let setting, let expected, let found):
      ["file": file, "setting": setting, "expected": expected, "found": found]
    case .unstorable(let text): ["text": text]
    case .conflict(let entries):
      [
        "count": String(entries.count),
        "authors": Set(entries.map(\.author)).sorted().joined(separator: ", "),
      ]
    case .refused(let error): ["detail": "\(error)"]
    case .nothingToUndo(let author), .nothingToRedo(let author): ["author": author]
    case .blocked(let entry): ["author": entry.author, "number": String(entry.number)]
    case .noSuchEntry(let number): ["number": String(number)]
    }
  }
}
