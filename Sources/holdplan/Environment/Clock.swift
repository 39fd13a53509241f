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
