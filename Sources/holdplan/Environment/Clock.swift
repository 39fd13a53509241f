import Foundation
import HoldplanModel

/// The only place that reads the clock.
enum Clock {
  /// Today's date in Denmark.
  static func today() -> CalendarDate {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = TimeZone(identifier: "Europe/Copenhagen") ?? .current
    let parts = calendar.dateComponents([.year, .month, .day], from: Date())
    return CalendarDate(year: parts.year ?? 1970, month: parts.month ?? 1, day: parts.day ?? 1)
      ?? CalendarDate(dayNumber: 0)
  }

  static func now() -> Timestamp { Timestamp(seconds: Int(Date().timeIntervalSince1970)) }
}

extension Clock {
  /// Seconds on a clock that nobody sets, for measuring how long something takes.
  static func seconds() -> Double { ProcessInfo.processInfo.systemUptime }
}

extension Clock {
  /// A moment as people in Denmark read it: `12-11-2026 14:05`.
  static func text(_ moment: Timestamp) -> String {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = TimeZone(identifier: "Europe/Copenhagen") ?? .current
    let date = Date(timeIntervalSince1970: Double(moment.seconds))
    let parts = calendar.dateComponents([.year, .month, .day, .hour, .minute], from: date)
    func two(_ number: Int?) -> String { (number ?? 0) < 10 ? "0\(number ?? 0)" : "\(number ?? 0)" }
    return "\(two(parts.day))-\(two(parts.month))-\(parts.year ?? 0) \(two(parts.hour)):\(two(parts.minute))"
  }
}
