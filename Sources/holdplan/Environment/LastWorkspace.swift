import Foundation

/// Remembers which workspace was used last, so that commands need not name it.
struct LastWorkspace {
  private let file: URL

  init(_ paths: Paths) { file = paths.lastWorkspace }

  func recall() throws -> URL? {
    guard FileManager.default.fileExists(atPath: file.path) else { return nil }
    let path = try String(contentsOf: file, encoding: .utf8).trimmingCharacters(in: .newlines)
    return path.isEmpty ? nil : URL(fileURLWithPath: path)
  }

  func remember(_ workspace: URL) throws {
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o700])
    let path = workspace.standardizedFileURL.path
    if try recall()?.path != path { try Data((path + "\n").utf8).write(to: file, options: .atomic) }
  }
}
