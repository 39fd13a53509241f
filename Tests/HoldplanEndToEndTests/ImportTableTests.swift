import Foundation
import Testing

/// Which room of the house may import which: read from the sources, compared with the plan of the house.
@Suite("Who imports whom")
struct ImportTableTests {
  /// Our own modules and the libraries that each target may import. Swift's own libraries are free.
  private static let table: [String: Set<String>] = [
    "HoldplanModel": [],
    "HoldplanText": [],
    "HoldplanCheck": ["HoldplanModel"],
    "HoldplanEngine": ["HoldplanModel"],
    "HoldplanStore": ["HoldplanModel", "GRDB"],
    "HoldplanExchange": ["HoldplanModel", "HoldplanText", "HoldplanResources", "CPage"],
    "HoldplanInterface": ["HoldplanModel", "HoldplanText", "HoldplanResources"],
    "HoldplanTerminal": ["CTerminal", "HoldplanInterface", "HoldplanText"],
    "holdplan": [
      "HoldplanModel", "HoldplanText", "HoldplanCheck", "HoldplanEngine", "HoldplanStore",
      "HoldplanExchange", "HoldplanInterface", "HoldplanTerminal", "HoldplanResources", "ArgumentParser",
    ],
  ]

  /// What comes with the toolchain and the system's C library.
  private static let free: Set<String> = [
    "Foundation", "Dispatch", "Glibc", "Synchronization", "FoundationEssentials", "Swift", "Testing",
  ]

  private static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  @Test(arguments: table.keys.sorted())
  func importsOnlyWhatItMay(_ target: String) throws {
    let allowed = try #require(Self.table[target])
    let files = try Self.files(under: "Sources/\(target)", endingIn: ["swift"])
    #expect(!files.isEmpty)
    for file in files {
      for name in try Self.imports(in: file) where !Self.free.contains(name) {
        #expect(allowed.contains(name), "\(file.lastPathComponent) imports \(name)")
      }
    }
  }

  @Test func everyTargetIsInTheTable() throws {
    let folders = try FileManager.default.contentsOfDirectory(
      atPath: Self.root.appendingPathComponent("Sources").path)
    let targets = Set(folders.filter { !$0.hasPrefix(".") })
    #expect(targets.subtracting(Self.table.keys) == ["CPage", "CTerminal", "CPangoCairo"])
  }

  @Test func onlyTheirOwnRoomsIncludeTheLibraries() throws {
    let owners = [
      "curses": ["CTerminal"], "pango": ["CPage", "CPangoCairo"], "cairo": ["CPage", "CPangoCairo"],
    ]
    for file in try Self.files(under: "Sources", endingIn: ["c", "h", "swift"]) {
      let text = try String(contentsOf: file, encoding: .utf8)
      let target = file.path.dropFirst(Self.root.appendingPathComponent("Sources").path.count + 1)
        .prefix { $0 != "/" }
      for line in text.split(whereSeparator: \.isNewline) where line.hasPrefix("#include") {
        for (library, rooms) in owners where line.contains(library) {
          #expect(rooms.contains(String(target)), "\(file.lastPathComponent): \(line)")
        }
      }
    }
  }

  private static func files(under folder: String, endingIn kinds: Set<String>) throws -> [URL] {
    let start = root.appendingPathComponent(folder)
    return try FileManager.default.subpathsOfDirectory(atPath: start.path).sorted()
      .map { start.appendingPathComponent($0) }
      .filter { kinds.contains($0.pathExtension) }
  }

  /// The modules that a file imports: the second word of `import X`, the third of `import struct X.Y`.
  private static func imports(in file: URL) throws -> [String] {
    let kinds: Set<Substring> = ["struct", "class", "enum", "protocol", "func", "var", "let", "typealias"]
    let text = try String(contentsOf: file, encoding: .utf8)
    return text.split(whereSeparator: \.isNewline).compactMap { line in
      let words = line.split(separator: " ").drop { $0.hasPrefix("@") || $0 == "package" || $0 == "internal" }
      guard words.first == "import" else { return nil }
      let name = words.dropFirst().drop { kinds.contains($0) }.first
      return name?.split(separator: ".").first.map(String.init)
    }
  }
}
