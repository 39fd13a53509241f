import Foundation
import Glibc
import Testing

/// The folders in which tests run the program. A test of a suite with the trait `.homes` leaves none behind;
/// what is made for all tests together goes when the process ends.
enum Homes {
  @TaskLocal private static var ofTest: URL?

  /// A new folder.
  static func make() throws -> URL {
    let home = (ofTest ?? ofProcess).appendingPathComponent(shortName())
    try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
    return home
  }

  /// Folders that are made meanwhile are gone afterwards.
  static func during<Result>(_ body: () async throws -> Result) async throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("holdplan-" + shortName())
    defer { remove(folder) }
    return try await $ofTest.withValue(folder, operation: body)
  }

  /// Folders that are made meanwhile serve tests to come.
  static func outlivingTests<Result>(_ body: () async throws -> Result) async throws -> Result {
    try await $ofTest.withValue(nil, operation: body)
  }

  /// Paths stand in messages, and long ones are cut there.
  private static func shortName() -> String { String(UUID().uuidString.prefix(8)) }

  private static let ofProcess: URL = {
    atexit { Homes.remove(Homes.path) }
    return path
  }()

  private static let path = FileManager.default.temporaryDirectory
    .appendingPathComponent("holdplan-tests-\(getpid())")

  private static func remove(_ folder: URL) {
    // A test may have made it unwritable, to see what the program says.
    if let all = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil) {
      for case let item as URL in all where item.hasDirectoryPath { chmod(item.path, 0o700) }
    }
    // Where none was made there is none to remove, and what is left behind harms nobody.
    try? FileManager.default.removeItem(at: folder)
  }
}

/// Tests with it run the program in homes of their own.
struct HomesTrait: SuiteTrait, TestTrait, TestScoping {
  let isRecursive = true

  func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
  ) async throws {
    try await Homes.during(function)
  }
}

extension Trait where Self == HomesTrait {
  static var homes: Self { HomesTrait() }
}

@Suite("What tests leave behind")
struct HomesTests {
  @Test func aHomeIsGoneWhenItsTestHasEnded() async throws {
    let home = try await Homes.during {
      let program = try Program()
      _ = try program.file("note.txt", "x")
      #expect(FileManager.default.fileExists(atPath: program.home.path))
      return program.home
    }
    #expect(!FileManager.default.fileExists(atPath: home.deletingLastPathComponent().path))
  }
}
