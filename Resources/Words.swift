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

  /// - Parameter onAllCores: whether the files are read side by side, where nothing else can be done before there are
  ///   words. Takes memory for threads.
  package init(_ language: Language, onAllCores: Bool = false) throws {
    self.language = language
    if let known = Self.known.withLock({ $0[language] }) {
      sentences = known
      return
    }
    let sentences = try Self.read(language, onAllCores)
    self.sentences = sentences
    Self.known.withLock { $0[language] = sentences }
  }

  private static func read(_ language: Language, _ onAllCores: Bool) throws -> [String: String] {
    let folder = Bundle.module.bundleURL.appendingPathComponent("languages/\(language.rawValue)")
    let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .filter { $0.pathExtension == "json" }
    guard onAllCores else { return try merged(files.map(sentences)) }
    let parts = Mutex([Result<[String: String], any Error>?](repeating: nil, count: files.count))
    DispatchQueue.concurrentPerform(iterations: files.count) { number in
      let part = Result { try sentences(of: files[number]) }
      parts.withLock { $0[number] = part }
    }
    return try merged(parts.withLock { $0 }.compactMap { try $0?.get() })
  }

  private static func sentences(of file: URL) throws -> [String: String] {
    try JSONDecoder().decode([String: String].self, from: Data(contentsOf: file))
  }

  private static func merged(_ parts: [[String: String]]) -> [String: String] {
    parts.reduce(into: [:]) { all, part in all.merge(part) { first, _ in first } }
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
