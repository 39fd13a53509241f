import Foundation

/// What the figures were measured on and what the process has used, as Linux tells.
enum Machine {
  static var name: String {
    let model = line(of: "/proc/cpuinfo", startingWith: "model name") ?? "unknown processor"
    let memory = (number("/proc/meminfo", "MemTotal") + 524_288) / 1_048_576
    return "\(model), \(ProcessInfo.processInfo.activeProcessorCount) cores, \(memory) GB"
  }

  /// How many processes wanted to run in the last minute: figures from a busy machine are worse.
  static var load: Double {
    Double(text("/proc/loadavg").split(separator: " ").first ?? "") ?? 0
  }

  static var peakKilobytes: Int { number("/proc/self/status", "VmHWM") }
  static var residentKilobytes: Int { number("/proc/self/status", "VmRSS") }

  static var processorSeconds: Double {
    var usage = rusage()
    guard getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage) == 0 else { return 0 }
    return [usage.ru_utime, usage.ru_stime].reduce(0) { $0 + Double($1.tv_sec) + Double($1.tv_usec) * 1e-6 }
  }

  /// The start of the process stands in clock ticks, a hundred a second.
  static var secondsSinceStart: Double {
    let uptime = Double(text("/proc/uptime").split(separator: " ").first ?? "") ?? 0
    let fields = text("/proc/self/stat").split(separator: ")").last?.split(separator: " ") ?? []
    guard fields.count > 19, let ticks = Double(fields[19]) else { return 0 }
    return max(0, uptime - ticks / 100)
  }

  private static func text(_ path: String) -> String {
    FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) } ?? ""
  }

  private static func line(of path: String, startingWith key: String) -> String? {
    text(path).split(separator: "\n").first { $0.hasPrefix(key) }?.split(separator: ":").last
      .map { $0.trimmingCharacters(in: .whitespaces) }
  }

  private static func number(_ path: String, _ key: String) -> Int {
    line(of: path, startingWith: key)?.split(separator: " ").first.flatMap { Int($0) } ?? 0
  }
}
