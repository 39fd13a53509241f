import Foundation
import GRDB
import HoldplanModel

/// How the file and its settings are, and what is wrong with them.
package struct DoctorReport: Equatable, Sendable {
  /// A setting of the open connection.
  package struct Setting: Equatable, Sendable {
    package var name: String
    package var expected: String
    package var found: String
  }

  /// One thing that is not as it should be.
  package enum Finding: Equatable, Sendable {
    case setting(Setting)
    /// SQLite found damage.
    case damage(String)
    /// A row refers to what is not there.
    case reference(String)
    /// Other users can read or write the file: these permission bits.
    case fileOpenToOthers(mode: Int)
    /// Other users can put another file in its place.
    case directoryOpenToOthers(mode: Int)
    /// The rows cannot be read as a workspace.
    case unreadable(String)
    /// The workspace breaks a rule of its own.
    case model(ModelProblem)
    /// The log does not lead to what is stored: the line that cannot be made again.
    case brokenLog(number: Int, detail: String)
    /// The log leads somewhere else than to what is stored: these parts differ.
    case logDiffers(parts: [String])
  }

  package var file: String
  package var bytes: Int
  package var freeBytes: Int
  package var fileMode: Int
  package var directoryMode: Int
  package var isReadOnly: Bool
  package var sqliteVersion: String
  package var schemaVersion: Int
  package var settings: [Setting]
  package var revision: Int
  package var backups: [Backup]
  /// Whether the workspace's own rules and the log were gone through too.
  package var isDeep: Bool
  package var findings: [Finding]

  /// Whether the file itself is in order. What others may do to it is worth a warning, but no damage.
  package var isHealthy: Bool { findings.allSatisfy(\.isAdvice) }
}

extension DoctorReport.Finding {
  /// Whether it is about who can reach the file, and not about what is in it.
  package var isAdvice: Bool {
    switch self {
    case .fileOpenToOthers, .directoryOpenToOthers: true
    default: false
    }
  }

  /// The key of the sentence in the language files.
  package var key: String {
    switch self {
    case .setting: "store.finding.setting"
    case .damage: "store.finding.damage"
    case .reference: "store.finding.reference"
    case .fileOpenToOthers: "store.finding.fileOpenToOthers"
    case .directoryOpenToOthers: "store.finding.directoryOpenToOthers"
    case .unreadable: "store.finding.unreadable"
    case .model: "store.finding.model"
    case .brokenLog: "store.finding.brokenLog"
    case .logDiffers: "store.finding.logDiffers"
    }
  }

  /// What the placeholders of the sentence stand for.
  package var values: [String: String] {
    switch self {
    case .setting(let setting):
      ["setting": setting.name, "expected": setting.expected, "found": setting.found]
    case .damage(let detail), .reference(let detail), .unreadable(let detail): ["detail": detail]
    case .fileOpenToOthers(let mode), .directoryOpenToOthers(let mode): ["mode": String(mode, radix: 8)]
    case .model(let problem): ["detail": "\(problem)"]
    case .brokenLog(let number, let detail): ["number": String(number), "detail": detail]
    case .logDiffers(let parts): ["parts": parts.joined(separator: ", ")]
    }
  }
}

extension WorkspaceStore {
  /// Looks the file over. - Parameter deep: reads the workspace, checks its own rules, and makes every line of
  /// the log again to see whether it leads to what is stored; takes as long as all that was ever done.
  package func doctor(deep: Bool) throws(StoreError) -> DoctorReport {
    let backups = try Self.backups(of: file)
    let directory = FileSystem.status(file.deletingLastPathComponent().path)
    return try read { db in
      let pages = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
      let free = try Int.fetchOne(db, sql: "PRAGMA freelist_count") ?? 0
      let size = try Int.fetchOne(db, sql: "PRAGMA page_size") ?? 0
      var report = DoctorReport(
        file: file.path, bytes: pages * size, freeBytes: free * size,
        fileMode: Int(FileSystem.status(file.path)?.st_mode ?? 0) & 0o777,
        directoryMode: Int(directory?.st_mode ?? 0) & 0o1777, isReadOnly: isReadOnly,
        sqliteVersion: try String.fetchOne(db, sql: "SELECT sqlite_version()") ?? "",
        schemaVersion: try Migration.version(db),
        settings: try Connection.found(db).map {
          DoctorReport.Setting(name: $0.name, expected: $0.expected, found: $0.found)
        },
        revision: try LogQueries.revision(db), backups: backups, isDeep: deep, findings: [])
      report.findings = report.permissionFindings
      report.findings += report.settings.filter { $0.expected != $0.found }.map { .setting($0) }
      report.findings += try Inspection.integrity(db).map { .damage($0) }
      report.findings += try Inspection.foreignKeys(db).map { .reference($0) }
      if deep { report.findings += try DeepInspection.findings(db) }
      return report
    }
  }
}

extension DoctorReport {
  fileprivate var permissionFindings: [Finding] {
    var result: [Finding] = []
    if fileMode & 0o077 != 0 { result.append(.fileOpenToOthers(mode: fileMode)) }
    // In a sticky directory (/tmp) nobody can put a file in the place of another's.
    if directoryMode & 0o022 != 0, directoryMode & 0o1000 == 0 {
      result.append(.directoryOpenToOthers(mode: directoryMode))
    }
    return result
  }
}

/// What no check of the database itself can find.
private enum DeepInspection {
  static func findings(_ db: Database) throws -> [DoctorReport.Finding] {
    let stored: Workspace
    do {
      stored = try Workspace(db)
    } catch let error as DatabaseError {
      return [.damage(error.message ?? "\(error)")]
    } catch {
      return [.unreadable("\(error)")]
    }
    return stored.problems().map { .model($0) } + (try replay(db, to: stored))
  }

  private static func replay(_ db: Database, to stored: Workspace) throws -> [DoctorReport.Finding] {
    var workspace = Workspace.blank
    let last = try LogQueries.revision(db)
    guard last >= 1 else { return [.brokenLog(number: 1, detail: "the log is empty")] }
    let base = try LogQueries.base(db)
    for number in base...last {
      do {
        let change = try LogQueries.change(db, number: number).change
        if number == base { try workspace.rebuild(from: change) } else { try workspace.apply(change) }
      } catch {
        return [.brokenLog(number: number, detail: "\(error)")]
      }
    }
    let parts = stored.parts(differingFrom: workspace)
    return parts.isEmpty ? [] : [.logDiffers(parts: parts)]
  }
}

extension Workspace {
  /// The names of the properties in which two workspaces differ.
  fileprivate func parts(differingFrom other: Workspace) -> [String] {
    if self == other { return [] }
    let all: [(String, Bool)] = [
      ("name", name == other.name), ("season", season == other.season), ("rules", rules == other.rules),
      ("sites", sites == other.sites), ("departments", departments == other.departments),
      ("roles", roles == other.roles), ("employees", employees == other.employees),
      ("programmes", programmes == other.programmes), ("modules", modules == other.modules),
      ("rooms", rooms == other.rooms), ("instructors", instructors == other.instructors),
      ("waivers", waivers == other.waivers), ("pins", pins == other.pins), ("draft", draft == other.draft),
      ("series", series == other.series), ("meetings", meetings == other.meetings),
      ("rotas", rotas == other.rotas), ("quotas", quotas == other.quotas),
      ("competences", competences == other.competences),
      ("profiles", profiles == other.profiles), ("goals", goals == other.goals),
      ("funds", funds == other.funds),
      ("expenses", expenses == other.expenses), ("closedSeasons", closedSeasons == other.closedSeasons),
      ("publications", publications == other.publications), ("attendance", attendance == other.attendance),
      ("guestSeats", guestSeats == other.guestSeats), ("examResults", examResults == other.examResults),
      ("accesses", accesses == other.accesses),
    ]
    return all.filter { !$0.1 }.map(\.0)
  }
}
