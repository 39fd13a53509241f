import Foundation

/// A program that this package built, beside the tests that are running.
package func builtProgram(_ name: String) throws -> String {
  let tests = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
  let path = URL(fileURLWithPath: tests).deletingLastPathComponent().appendingPathComponent(name).path
  guard FileManager.default.isExecutableFile(atPath: path) else {
    throw MissingProgram(path: path, remedy: "swift build makes it")
  }
  return path
}

/// A program that the tests need and that is not there.
package struct MissingProgram: Error, CustomStringConvertible {
  package let path: String
  package let remedy: String
  package var description: String { "\(path) is missing: \(remedy)" }
}
