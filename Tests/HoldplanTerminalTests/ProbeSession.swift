import Foundation
import Glibc
import HoldplanTestSupport

/// Runs the probe under tmux as a shell would, and says afterwards what it left behind.
///
/// On the screen of the shell stands `before`; after the probe come `modes-kept` if the modes of the terminal are
/// as they were, and `status-N`. Then `cat -v` shows what the terminal still sends.
func withProbe(
  _ arguments: String..., columns: Int = 80, rows: Int = 24, environment: [String: String] = [:],
  _ body: (TmuxSession) async throws -> Void
) async throws {
  let script = """
    echo before; modes=$(stty -g); "$0" "$@"; status=$?
    [ "$modes" = "$(stty -g)" ] && echo modes-kept
    echo status-$status; exec cat -v
    """
  let command = ["/bin/sh", "-c", script, try builtProgram("TerminalProbe")] + arguments
  try await withTmux(command, columns: columns, rows: rows, environment: environment) { session in
    try await session.wait(until: "the probe or the shell waits for keys") {
      $0.contains("probe ") || $0.contains("status-")
    }
    try await body(session)
  }
}

extension TmuxSession {
  /// The process of the probe, which shows it in its first row.
  func probeID() async throws -> pid_t {
    let screen = try await wait(for: " pid ")
    let words = screen.text.split(whereSeparator: \.isWhitespace)
    guard let place = words.firstIndex(of: "pid"), let id = pid_t(words[place + 1]) else {
      throw TmuxFailure("no process number", screen)
    }
    return id
  }

  func signal(_ number: Int32) async throws {
    let id = try await probeID()
    guard kill(id, number) == 0 else { throw TmuxFailure("no process \(id) to send signal \(number)") }
  }
}

/// The processor time that a process has used, in ticks of a hundredth of a second; nil if it has ended.
func processorTicks(of process: pid_t) -> Int? {
  guard let text = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8) else { return nil }
  // The name in parentheses may hold spaces; the fields after it are counted from the state.
  let fields = text[(text.lastIndex(of: ")") ?? text.startIndex)...].split(separator: " ")
  guard fields.count > 13, fields[1] != "Z" else { return nil }
  return (Int(fields[12]) ?? 0) + (Int(fields[13]) ?? 0)
}
