import Foundation

/// A workspace that a new one is to take the place of.
struct OldWorkspace {
  private let file: URL

  init(_ file: URL) { self.file = file }

  /// Renames the file, so that nothing is lost, to the first free name with a number.
  func putAside() throws {
    let files = FileManager.default
    guard files.fileExists(atPath: file.path) else { return }
    var number = 1
    while files.fileExists(atPath: name(number).path) { number += 1 }
    try files.moveItem(at: file, to: name(number))
  }

  private func name(_ number: Int) -> URL {
    file.deletingPathExtension().appendingPathExtension("old-\(number).\(file.pathExtension)")
  }
}
