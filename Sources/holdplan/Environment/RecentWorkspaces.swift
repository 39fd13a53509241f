import Foundation
import HoldplanExchange
import HoldplanInterface
import HoldplanModel

/// The workspaces that the interface opened lately, the latest first.
struct RecentWorkspaces {
  private struct Entry: Codable {
    var path: String
    var name: String
    var openedAt: Int
  }

  /// Older ones are forgotten.
  private static let limit = 20
  private let file: URL

  init(_ paths: Paths) { file = paths.recentWorkspaces }

  /// Those that are known, with the one that is open marked, and those that are gone.
  func list(open: URL) throws -> [RecentFile] {
    try read().map { entry in
      RecentFile(
        path: entry.path, name: entry.name, moment: Clock.text(Timestamp(seconds: entry.openedAt)),
        isOpen: entry.path == open.standardizedFileURL.path,
        exists: FileManager.default.fileExists(atPath: entry.path))
    }
  }

  /// Puts a workspace first.
  func remember(_ workspace: URL, name: String, at moment: Timestamp) throws {
    let path = workspace.standardizedFileURL.path
    var entries = try read().filter { $0.path != path }
    entries.insert(Entry(path: path, name: name, openedAt: moment.seconds), at: 0)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o700])
    try SafeFile.write(try JSONEncoder().encode(Array(entries.prefix(Self.limit))), to: file.path)
  }

  /// A list that cannot be read is begun anew: nothing depends on it.
  private func read() throws -> [Entry] {
    guard FileManager.default.fileExists(atPath: file.path) else { return [] }
    do { return try JSONDecoder().decode([Entry].self, from: Data(contentsOf: file)) } catch is DecodingError
    {
      return []
    }
  }
}
