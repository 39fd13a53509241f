import Foundation

/// The sample organisations that come with Holdplan, each a folder of CSV and JSON files.
package enum Samples {
  /// The names, in alphabetical order.
  package static func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { !$0.hasPrefix(".") }.sorted()
  }

  /// The folder of one sample.
  package static func folder(of name: String) -> URL { folder.appendingPathComponent(name) }

  private static var folder: URL { Bundle.module.bundleURL.appendingPathComponent("samples") }
}
