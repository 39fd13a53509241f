import Foundation
import HoldplanExchange
import HoldplanInterface

/// The file in which a person's settings of the interface are kept, for all organisations.
struct SettingsFile {
  let file: URL

  init(_ paths: Paths) { file = paths.settings }

  /// The settings; without a file, those that nobody has altered.
  func read() throws -> InterfaceSettings {
    guard FileManager.default.fileExists(atPath: file.path) else { return InterfaceSettings() }
    return try JSONDecoder().decode(InterfaceSettings.self, from: Data(contentsOf: file))
  }

  /// Writes all of the file or leaves it as it was.
  func write(_ settings: InterfaceSettings) throws {
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o700])
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    try SafeFile.write(try encoder.encode(settings) + Data("\n".utf8), to: file.path)
  }
}
