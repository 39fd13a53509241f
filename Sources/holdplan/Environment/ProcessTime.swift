import Foundation

/// How long the process has run, so that a limit on seconds holds for the whole command.
enum ProcessTime {
  /// Since the process was started, as the system tells; loading the program counts, too. Where the system
  /// does not tell, since the first call.
  static func secondsSinceStart() -> Double {
    do {
      return try secondsByKernel() ?? (Clock.seconds() - firstCall)
    } catch {
      return Clock.seconds() - firstCall
    }
  }

  private static let firstCall = Clock.seconds()

  private static func secondsByKernel() throws -> Double? {
    let statistics = try String(contentsOfFile: "/proc/self/stat", encoding: .utf8)
    let uptime = try String(contentsOfFile: "/proc/uptime", encoding: .utf8)
    // The name of the program is in parentheses and may hold spaces; the start time is the 22nd field.
    let fields = statistics.drop { $0 != ")" }.split(separator: " ")
    guard fields.count > 20, let ticks = Double(fields[20]),
      let up = uptime.split(separator: " ").first.flatMap({ Double($0) })
    else { return nil }
    return max(0, up - ticks / Double(sysconf(Int32(_SC_CLK_TCK))))
  }
}
