/// A text made ready to be searched many times.
///
/// Case and accents do not count. æ, ø and å are letters of their own and are not found by ae, oe or a, but
/// `aa` and `å` find each other.
package struct SearchText: Sendable {
  /// Letters as they are written, without accents.
  fileprivate let plain: String
  /// The same with `å` for `aa`; nil where there is no `aa`.
  fileprivate let joined: String?

  package init(_ text: some StringProtocol) {
    plain = Self.folded(text, joiningDoubleA: false)
    guard plain.utf8.contains("aa".utf8) else {
      joined = nil
      return
    }
    let joined = Self.folded(text, joiningDoubleA: true)
    self.joined = joined == plain ? nil : joined
  }

  fileprivate static func folded(_ text: some StringProtocol, joiningDoubleA: Bool) -> String {
    var result: [UInt8] = []
    result.reserveCapacity(text.utf8.count)
    for letter in Letters.simplified(text, joiningDoubleA: joiningDoubleA) { result.append(letter.base) }
    return String(decoding: result, as: UTF8.self)
  }

  fileprivate var forms: [String] { joined.map { [plain, $0] } ?? [plain] }
}

/// What somebody types to find a name: words in any order, all of which must be found.
package struct SearchQuery: Sendable {
  private let words: [SearchText]

  package init(_ text: some StringProtocol) {
    words = text.split(whereSeparator: \.isWhitespace).map { SearchText($0) }
  }

  /// Nothing was typed: everything matches.
  package var isEmpty: Bool { words.isEmpty }

  /// Whether every word stands somewhere in the text.
  package func matches(_ text: SearchText) -> Bool {
    words.allSatisfy { word in
      Self.pairs(word, text).contains { $1.utf8.contains($0.utf8) }
    }
  }

  /// Whether every word stands somewhere in one of the texts.
  package func matches(_ texts: [SearchText]) -> Bool {
    words.allSatisfy { word in
      texts.contains { text in Self.pairs(word, text).contains { $1.utf8.contains($0.utf8) } }
    }
  }

  /// How well the text fits, or nil when it does not: 0 is best. A word that begins the text is better than
  /// one that begins a word in it, then one inside a word, then letters in the right order with others
  /// between them. So a list sorted by rank, then by name, has what was meant at the top.
  package func rank(_ text: SearchText) -> Int? {
    var total = 0
    for word in words {
      guard let best = Self.pairs(word, text).compactMap({ Self.rank(of: $0, in: $1) }).min() else {
        return nil
      }
      total += best
    }
    return total
  }

  /// The two forms of a word beside the same forms of a text.
  private static func pairs(_ word: SearchText, _ text: SearchText) -> [(String, String)] {
    if word.joined == nil && text.joined == nil { return [(word.plain, text.plain)] }
    return [(word.plain, text.plain), (word.joined ?? word.plain, text.joined ?? text.plain)]
  }

  private static func rank(of word: String, in text: String) -> Int? {
    if text.hasPrefix(word) { return 0 }
    if let inside = rankInside(Array(word.utf8), Array(text.utf8)) { return inside }
    return isSpread(word, over: text) ? 3 : nil
  }

  /// 1 when the word begins a word of the text, 2 when it stands inside one.
  private static func rankInside(_ word: [UInt8], _ text: [UInt8]) -> Int? {
    guard !word.isEmpty, word.count <= text.count else { return nil }
    var found: Int?
    for start in 0...(text.count - word.count) where text[start..<(start + word.count)] == word[...] {
      if start == 0 || isSeparator(text[start - 1]) { return 1 }
      found = 2
    }
    return found
  }

  private static func isSeparator(_ byte: UInt8) -> Bool {
    byte < 0x80 && !(0x30...0x39).contains(byte) && !(0x61...0x7A).contains(byte)
  }

  private static func isSpread(_ word: String, over text: String) -> Bool {
    var rest = word.unicodeScalars[...]
    for scalar in text.unicodeScalars where scalar == rest.first { rest.removeFirst() }
    return rest.isEmpty
  }
}

extension String.UTF8View {
  /// Whether `other` stands somewhere in this. An empty one stands everywhere.
  fileprivate func contains(_ other: String.UTF8View) -> Bool {
    let found = withContiguousStorageIfAvailable { text in
      other.withContiguousStorageIfAvailable { word in
        Self.contains(text, word)
      }
    }
    if let found, let found { return found }
    return Array(self).withUnsafeBufferPointer { text in
      Array(other).withUnsafeBufferPointer { Self.contains(text, $0) }
    }
  }

  private static func contains(_ text: UnsafeBufferPointer<UInt8>, _ word: UnsafeBufferPointer<UInt8>) -> Bool
  {
    guard let first = word.first else { return true }
    guard word.count <= text.count else { return false }
    for start in 0...(text.count - word.count) where text[start] == first {
      var length = 1
      while length < word.count && text[start + length] == word[length] { length += 1 }
      if length == word.count { return true }
    }
    return false
  }
}
