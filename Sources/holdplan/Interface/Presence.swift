import Foundation
import HoldplanExchange
import HoldplanInterface
import HoldplanModel

/// Who has a workspace open: beside it lies a folder in which each running interface keeps one small file of its
/// own. Nobody writes another's file, so nothing is locked; a courtesy, on which nothing depends.
///
/// On this machine a file counts while its process runs. From another machine, where that cannot be asked, it
/// counts while it is touched every few seconds.
final class Presence {
  private struct Entry: Codable {
    var name: String
    var host: String
    var process: Int32
    /// The kernel's start time of the process: its number may be given to another later.
    var start: String
    var openedAt: Int
  }

  private static let beat = 10.0
  /// After so long without a beat somebody on another machine is taken to be gone.
  private static let patience = 60.0
  private static let forgotten = 86_400.0

  private let folder: URL
  private let file: URL
  private let own: Entry
  private var lastBeat: Double

  /// Nil where nothing can be written beside the workspace: then it is not known who else is there.
  init?(beside workspace: URL, name: String, at moment: Timestamp) {
    folder = URL(fileURLWithPath: workspace.path + ".present")
    let host = Self.hostName
    own = Entry(
      name: name, host: host, process: getpid(), start: Self.start(of: getpid()) ?? "",
      openedAt: moment.seconds)
    file = folder.appendingPathComponent("\(FileName.safe(host))-\(getpid()).json")
    lastBeat = Clock.seconds()
    do {
      try Self.createFolder(folder)
      try SafeFile.write(try JSONEncoder().encode(own), to: file.path)
    } catch { return nil }
  }

  /// The others, one line for each running interface. Files of processes that have ended are removed.
  func others() -> [PresentPerson] {
    beat()
    let names: [String]
    do { names = try FileManager.default.contentsOfDirectory(atPath: folder.path) } catch { return [] }
    return names.sorted().compactMap { name -> PresentPerson? in
      let file = folder.appendingPathComponent(name)
      guard name.hasSuffix(".json"), name != self.file.lastPathComponent, let entry = Self.read(file),
        isRunning(entry, file)
      else { return nil }
      return PresentPerson(
        name: entry.name, host: entry.host == own.host ? nil : entry.host,
        since: Clock.text(Timestamp(seconds: entry.openedAt)))
    }
  }

  /// Takes the own file away, and the folder when it is the last.
  func leave() {
    unlink(file.path)
    rmdir(folder.path)
  }

  private func beat() {
    guard Clock.seconds() - lastBeat >= Self.beat else { return }
    lastBeat = Clock.seconds()
    utimes(file.path, nil)
  }

  private func isRunning(_ entry: Entry, _ file: URL) -> Bool {
    var status = stat()
    guard stat(file.path, &status) == 0 else { return false }
    let age = Date().timeIntervalSince1970 - Double(status.st_mtim.tv_sec)
    guard entry.host == own.host else {
      if age > Self.forgotten { unlink(file.path) }
      return age < Self.patience
    }
    let isRunning = Self.start(of: entry.process) == entry.start
    if !isRunning { unlink(file.path) }
    return isRunning
  }

  /// A file that somebody is just writing, or that is no such file, tells nothing.
  private static func read(_ file: URL) -> Entry? {
    do { return try JSONDecoder().decode(Entry.self, from: Data(contentsOf: file)) } catch { return nil }
  }

  /// As open to others as the folder around it, because whoever can open the workspace is to be seen.
  private static func createFolder(_ folder: URL) throws {
    var parent = stat()
    let path = folder.deletingLastPathComponent().path
    guard stat(path, &parent) == 0 else { throw CocoaError(.fileNoSuchFile) }
    if mkdir(folder.path, 0o700) == 0 {
      chmod(folder.path, parent.st_mode & 0o777)
    } else if errno != EEXIST {
      throw CocoaError(.fileWriteNoPermission)
    }
  }

  /// As the kernel says it: asking for more would ask the network.
  private static var hostName: String {
    var bytes = [CChar](repeating: 0, count: 256)
    guard gethostname(&bytes, bytes.count - 1) == 0 else { return "localhost" }
    return String(decoding: bytes.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  /// When a process was started, by the clock of the kernel; nil when there is none of that number.
  private static func start(of process: Int32) -> String? {
    let text: String
    do { text = try String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8) } catch { return nil }
    // The name of the program is in parentheses and may hold spaces; the start time is the 22nd field.
    let fields = text.drop { $0 != ")" }.split(separator: " ")
    return fields.count > 20 ? String(fields[20]) : nil
  }
}
