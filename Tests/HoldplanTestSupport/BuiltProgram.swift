import Foundation

/// A program that this package built, beside the tests that are running.
package func builtProgram(_ name: String) throws -> String {
  let path = try besideTests(name)
  guard FileManager.default.isExecutableFile(atPath: path) else {
    throw MissingProgram(path: path, remedy: "swift build makes it")
  }
  return path
}

/// A library that this package built, beside the tests that are running.
package func builtLibrary(_ name: String) throws -> String {
  let path = try besideTests(name)
  guard FileManager.default.fileExists(atPath: path) else {
    throw MissingProgram(path: path, remedy: "swift build makes it")
  }
  return path
}

private func besideTests(_ name: String) throws -> String {
  let tests = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
  return URL(fileURLWithPath: tests).deletingLastPathComponent().appendingPathComponent(name).path
}

/// A program that the tests need and that is not there.
package struct MissingProgram: Error, CustomStringConvertible {
  package let path: String
  package let remedy: String
  package var description: String { "\(path) is missing: \(remedy)" }
}
