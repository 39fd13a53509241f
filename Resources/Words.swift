import Foundation
import Synchronization

/// The languages that Holdplan speaks. The raw values are the names of the folders under `languages`.
package enum Language: String, CaseIterable, Sendable {
  case danish = "da"
  case english = "en"
}

/// The sentences of one language, found by key, such as `overview.title`.
///
/// All files `languages/<language>/*.json` are read as one: each is an object of keys and sentences. In a
/// sentence `{name}` stands for a value. A key that is missing shows as itself, so that nothing is hidden.
package struct Words: Sendable {
  package let language: Language
  private let sentences: [String: String]

  /// Their files are read once in the life of the program.
  private static let known = Mutex<[Language: [String: String]]>([:])

  package init(_ language: Language) throws {
    self.language = language
    if let known = Self.known.withLock({ $0[language] }) {
      sentences = known
      return
    }
    let sentences = try Self.read(language)
    self.sentences = sentences
    Self.known.withLock { $0[language] = sentences }
  }

  private static func read(_ language: Language) throws -> [String: String] {
    let folder = Bundle.module.bundleURL.appendingPathComponent("languages/\(language.rawValue)")
    var sentences: [String: String] = [:]
    let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    for file in files where file.pathExtension == "json" {
      let part = try JSONDecoder().decode([String: String].self, from: Data(contentsOf: file))
      sentences.merge(part) { first, _ in first }
    }
    return sentences
  }

  /// All keys, for the test that compares the languages.
  package var keys: Set<String> { Set(sentences.keys) }

  package subscript(key: String) -> String { sentences[key] ?? key }

  /// The sentence with `{name}` replaced by the value of `name`.
  package subscript(key: String, values: KeyValuePairs<String, String>) -> String {
    var sentence = self[key]
    for (name, value) in values { sentence = sentence.replacingOccurrences(of: "{\(name)}", with: value) }
    return sentence
  }
}
