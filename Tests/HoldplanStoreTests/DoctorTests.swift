import Foundation
import HoldplanModel
import HoldplanTestSupport
import Testing

@testable import HoldplanStore

@Suite struct DoctorTests {
  @Test func tellsHowTheFileIs() throws {
    try withFolder { folder in
      let file = folder.appending(path: "private/a.holdplan")
      let store = try WorkspaceStore.create(at: file, .example, author: "Anna", at: second(1))
      let report = try store.doctor(deep: true)
      #expect(report.isHealthy)
      #expect(report.bytes == FileSystem.status(file.path).map { Int($0.st_size) })
      #expect(report.fileMode == 0o600)
      #expect(report.directoryMode == 0o700)
      #expect(report.schemaVersion == Migration.current)
      #expect(report.revision == 1)
      let settings = Dictionary(uniqueKeysWithValues: report.settings.map { ($0.name, $0.found) })
      #expect(
        settings == [
          "journal_mode": "delete", "synchronous": "3", "foreign_keys": "1", "secure_delete": "1",
          "cell_size_check": "1",
        ])
    }
  }

  @Test func findsFilesThatOthersCanRead() throws {
    try withStore { store in
      chmod(store.file.path, 0o644)
      chmod(store.file.deletingLastPathComponent().path, 0o777)
      let report = try store.doctor(deep: false)
      #expect(
        report.findings == [
          .fileOpenToOthers(mode: 0o644), .directoryOpenToOthers(mode: 0o777),
        ])
      #expect(report.isHealthy)
    }
  }

  @Test(arguments: [
    ("PRAGMA foreign_keys = OFF; DELETE FROM sites WHERE id = 'SYD'", "reference"),
    ("UPDATE organisation SET season_end = '2020-01-01'", "model logDiffers"),
    ("UPDATE employees SET name = 'X' WHERE id = '03'", "logDiffers"),
    ("UPDATE waivers SET rule = 'H99'", "unreadable"),
    ("DROP TRIGGER change_log_is_never_altered; UPDATE change_log SET change = '{}'", "brokenLog"),
  ])
  func findsWhatWasAlteredBehindItsBack(statements: String, findings: String) throws {
    try withStore { store in
      try tamper(with: store.file, statements)
      let report = try store.doctor(deep: true)
      let kinds = Set(report.findings.map(\.kind))
      #expect(kinds.isSuperset(of: findings.split(separator: " ").map(String.init)), "\(report.findings)")
    }
  }

  @Test func aShallowLookDoesNotReadTheWorkspace() throws {
    try withStore { store in
      try tamper(with: store.file, "UPDATE waivers SET rule = 'H99'")
      #expect(try store.doctor(deep: false).isHealthy)
      guard case .damaged = storeError({ _ = try store.load() }) else {
        return #expect(Bool(false), "it was read")
      }
    }
  }

  /// Each error has a sentence and a way out in both languages, and uses no placeholder that it has no value for.
  @Test(arguments: ["da", "en"])
  func everyErrorHasWordsAndARemedy(language: String) throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "../..")
    let file = root.appending(path: "Resources/languages/\(language)/store.json")
    let words = try JSONDecoder().decode([String: String].self, from: Data(contentsOf: file))
    let entry = LogEntry(
      number: 1, operation: UUID(), kind: .do, target: nil, author: "Anna", recordedAt: second(1), label: "x")
    let errors: [StoreError] = [
      .missing(file: ""), .alreadyExists(file: ""), .empty(file: ""), .foreign(file: ""),
      .newerVersion(file: "", version: 2, supported: 1), .damaged(file: "", detail: ""), .busy(file: ""),
      .inUse(file: ""), .full(file: ""), .readOnly(file: ""), .noPermission(file: ""),
      .inputOutput(file: "", code: 1, detail: ""), .settings(file: "", setting: "", expected: "", found: ""),
      .inconsistent(file: "", detail: ""), .unstorable(text: ""), .conflict([entry]),
      .refused(.unknown(.site("X"))), .nothingToUndo(author: ""), .nothingToRedo(author: ""),
      .blocked(by: entry), .noSuchEntry(number: 1), .backupFailed(file: "", detail: ""),
    ]
    var keys: Set<String> = []
    for error in errors {
      for key in [error.key, error.key + ".remedy"] {
        let sentence = try #require(words[key], "\(key)")
        let placeholders = sentence.matches(of: /\{(\w+)\}/).map { String($0.output.1) }
        #expect(Set(placeholders).isSubset(of: error.values.keys), "\(key)")
        keys.insert(key)
      }
    }
    #expect(Set(words.keys.filter { $0.hasPrefix("store.") && !$0.hasPrefix("store.finding.") }) == keys)
  }
}

extension DoctorReport.Finding {
  fileprivate var kind: String { String("\(self)".prefix { $0 != "(" }) }
}
