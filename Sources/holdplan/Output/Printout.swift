import Foundation
import HoldplanResources
import Synchronization

/// What a command prints: lines for people as they come, or with `--json` one JSON value at its end.
///
/// A command tells what it did in sentences (`say`) and answers questions with values (`answer`), each with its
/// lines. With `--json`, an answer without a name is all that is printed; otherwise an object is, with the
/// named answers, the sentences under `messages` and the numbers of the log's new entries under `entries`.
/// docs/json.md lists the keys, which scripts may rely on.
final class Printout: Sendable {
  typealias Value = Encodable & Sendable

  /// One sentence; its key is the same in every language.
  private struct Message: Encodable, Sendable {
    let key: String
    let text: String
  }

  private struct Contents {
    var messages: [Message] = []
    var entries: [Int] = []
    var named: [String: any Value] = [:]
    var lists: [String: [any Value]] = [:]
    var whole: (any Value)?
    /// A file was printed as it is.
    var isFile = false
    /// Why nothing more is printed.
    var failure: OutputError?
  }

  let isJSON: Bool
  private let words: Words
  private let contents = Mutex(Contents())

  init(words: Words, isJSON: Bool) {
    self.words = words
    self.isJSON = isJSON
  }

  /// Tells one sentence of the language files.
  func say(_ key: String, _ values: KeyValuePairs<String, String> = [:]) {
    say(text: words[key, values], key: key)
  }

  /// Tells a sentence that was put together.
  func say(text: String, key: String) {
    if isJSON { return contents.withLock { $0.messages.append(Message(key: key, text: text)) } }
    write([text])
  }

  /// Answers with a value, or with its lines where people read.
  ///
  /// - Parameter name: the key of the value among other answers; nil for a value that is the whole answer.
  func answer(_ value: some Value, as name: String? = nil, lines: () throws -> [String]) rethrows {
    guard isJSON else { return write(try lines()) }
    contents.withLock { contents in
      if let name { contents.named[name] = value } else { contents.whole = value }
    }
  }

  /// Answers with one more value of a list, or with its lines.
  func answer(_ value: some Value, in list: String, lines: () throws -> [String]) rethrows {
    guard isJSON else { return write(try lines()) }
    contents.withLock { $0.lists[list, default: []].append(value) }
  }

  /// Prints a file as it is; nothing else is printed after it.
  func answer(file bytes: Data) throws {
    try Output.write(bytes)
    contents.withLock { $0.isFile = true }
  }

  /// Notes an entry of the log that the command made.
  func note(entry: Int) { contents.withLock { $0.entries.append(entry) } }

  /// Prints what is left to be printed, at the end of the command.
  ///
  /// - Parameter failure: why the command did not do all that it was asked.
  /// - Throws: `OutputError` where standard output takes no more, such as a full disk.
  func end(failure: String? = nil) throws {
    if isJSON, !contents.withLock({ $0.isFile }) {
      let object = contents.withLock { contents -> any Encodable in
        contents.whole
          ?? Answer(
            parts: contents.named, lists: contents.lists, messages: contents.messages,
            entries: contents.entries, error: failure)
      }
      try Output.json(object)
    }
    if let failure = contents.withLock({ $0.failure }) { throw failure }
  }

  private func write(_ lines: [String]) {
    if lines.isEmpty { return }
    contents.withLock { contents in
      guard contents.failure == nil else { return }
      do throws(OutputError) {
        try Output.write(Data((lines.joined(separator: "\n") + "\n").utf8))
      } catch { contents.failure = error }
    }
  }

  private struct Answer: Encodable {
    let parts: [String: any Value]
    let lists: [String: [any Value]]
    let messages: [Message]
    let entries: [Int]
    let error: String?

    struct Key: CodingKey {
      let stringValue: String
      var intValue: Int? { nil }
      init(_ text: String) { stringValue = text }
      init?(stringValue: String) { self.stringValue = stringValue }
      init?(intValue: Int) { nil }
    }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Key.self)
      for (name, value) in parts { try value.encode(to: container.superEncoder(forKey: Key(name))) }
      for (name, values) in lists {
        var list = container.nestedUnkeyedContainer(forKey: Key(name))
        for value in values { try value.encode(to: list.superEncoder()) }
      }
      if !messages.isEmpty { try container.encode(messages, forKey: Key("messages")) }
      if !entries.isEmpty { try container.encode(entries, forKey: Key("entries")) }
      try container.encodeIfPresent(error, forKey: Key("error"))
    }
  }
}
