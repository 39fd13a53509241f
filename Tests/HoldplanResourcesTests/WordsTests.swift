import Foundation
import HoldplanResources
import Testing

@Suite("Words")
struct WordsTests {
  private static let package = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  @Test("both languages have the same keys")
  func sameKeys() throws {
    let (danish, english) = (try Words(.danish).keys, try Words(.english).keys)
    #expect(danish.symmetricDifference(english).sorted() == [])
  }

  @Test("no key stands in two files, where one sentence would hide the other", arguments: Language.allCases)
  func keysAreUnique(_ language: Language) throws {
    let folder = Self.package.appendingPathComponent("Resources/languages/\(language.rawValue)")
    var seen: [String: String] = [:]
    for file in try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil) {
      let sentences = try JSONDecoder().decode([String: String].self, from: Data(contentsOf: file))
      for key in sentences.keys {
        #expect(
          seen.updateValue(file.lastPathComponent, forKey: key) == nil, "\(key) in \(file.lastPathComponent)")
      }
    }
    #expect(seen.count > 100)
  }

  @Test("every key that the commands name has its sentence")
  func commandsSpeak() throws {
    let keys = try Words(.english).keys
    let folder = Self.package.appendingPathComponent("Sources/holdplan")
    let files = try #require(FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
    var found = 0
    for case let file as URL in files where file.pathExtension == "swift" {
      let source = try String(contentsOf: file, encoding: .utf8)
      for match in source.matches(of: /"((?:cli|summary|season|undo|redo|terminal)\.[A-Za-z.]+)"/) {
        found += 1
        #expect(keys.contains(String(match.1)), "\(match.1) in \(file.lastPathComponent)")
      }
    }
    #expect(found > 50)
  }

  @Test("a placeholder is replaced by its value, and an unknown key shows itself")
  func sentences() throws {
    let words = try Words(.english)
    #expect(words["cli.removed", ["id": "0042"]] == "Removed: 0042")
    #expect(words["no.such.key"] == "no.such.key")
  }
}
