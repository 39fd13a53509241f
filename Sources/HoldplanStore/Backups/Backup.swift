import Foundation
import HoldplanModel

/// A copy of the file in the folder of backups beside it, made and checked by the store.
package struct Backup: Equatable, Sendable {
  /// What the copy was made for.
  package enum Reason: String, CaseIterable, Sendable {
    case daily, migration, `import`, purge
    /// The file that a restore put aside, as it was.
    case replaced
    case asked
  }

  package let file: URL
  package let reason: Reason
  package let madeAt: Timestamp
  /// The number of the last change in it; nil for what was put aside without being read.
  package let revision: Int?

  /// How many of each reason are kept; the oldest go first. What was asked for or put aside is never removed.
  package static let kept = 10

  /// Beside the workspace: `name.holdplan.backups`.
  static func folder(of file: URL) -> URL {
    URL(fileURLWithPath: file.path + ".backups", isDirectory: true)
  }

  /// `20261122T061400Z-daily-r12.sqlite`: sorts by age.
  init(in folder: URL, reason: Reason, madeAt: Timestamp, revision: Int?) {
    let name = "\(Self.stamp(madeAt))-\(reason.rawValue)" + (revision.map { "-r\($0)" } ?? "") + ".sqlite"
    self.init(file: folder.appending(path: name), reason: reason, madeAt: madeAt, revision: revision)
  }

  /// Reads a name; nil for a file that is no backup.
  init?(_ file: URL) {
    guard file.pathExtension == "sqlite" else { return nil }
    let parts = file.deletingPathExtension().lastPathComponent.split(separator: "-").map(String.init)
    guard (2...3).contains(parts.count), let moment = Self.moment(parts[0]),
      let reason = Reason(rawValue: parts[1])
    else { return nil }
    let revision = parts.count == 3 && parts[2].hasPrefix("r") ? Int(parts[2].dropFirst()) : nil
    self.init(file: file, reason: reason, madeAt: moment, revision: revision)
  }

  private init(file: URL, reason: Reason, madeAt: Timestamp, revision: Int?) {
    self.file = file
    self.reason = reason
    self.madeAt = madeAt
    self.revision = revision
  }

  private static func stamp(_ moment: Timestamp) -> String {
    let (date, seconds) = (moment.date, moment.seconds - moment.date.dayNumber * 86_400)
    let clock = [seconds / 3600, seconds / 60 % 60, seconds % 60].map { ($0 < 10 ? "0" : "") + String($0) }
    return date.iso.filter { $0 != "-" } + "T" + clock.joined() + "Z"
  }

  private static func moment(_ stamp: String) -> Timestamp? {
    let digits = Array(stamp)
    guard digits.count == 16, digits[8] == "T", digits[15] == "Z" else { return nil }
    let iso = String(digits[0..<4]) + "-" + String(digits[4..<6]) + "-" + String(digits[6..<8])
    guard let date = CalendarDate(iso: iso), let hour = Int(String(digits[9..<11])),
      let minute = Int(String(digits[11..<13])), let second = Int(String(digits[13..<15]))
    else { return nil }
    return Timestamp(seconds: date.dayNumber * 86_400 + hour * 3600 + minute * 60 + second)
  }
}

extension Timestamp {
  /// The date in UTC.
  var date: CalendarDate {
    CalendarDate(dayNumber: Int((Double(seconds) / 86_400).rounded(.down)))
  }

  /// By the clock of the machine.
  package static var now: Timestamp { Timestamp(seconds: Int(Date().timeIntervalSince1970)) }
}
