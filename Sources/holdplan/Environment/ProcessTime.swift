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

  /// How much of a limit on the whole command is left for a search that begins now. A little more than what loading
  /// took is set aside for checking and writing, which handle the same amount of data.
  static func left(of seconds: Double) -> Double {
    let used = secondsSinceStart()
    return max(0.05, seconds - used - max(0.02, 1.1 * used))
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
