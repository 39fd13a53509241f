/// A line of text that is being typed, with a cursor between its characters.
struct TextInput: Equatable, Sendable {
  private(set) var characters: [Character] = []
  private(set) var cursor = 0

  init(_ text: String = "") {
    characters = Array(text)
    cursor = characters.count
  }

  var text: String { String(characters) }
  /// What stands before the cursor.
  var beforeCursor: String { String(characters[..<cursor]) }

  /// Takes a key that edits; false when the key means something else.
  mutating func take(_ key: Key) -> Bool {
    if key.alt { return false }
    if key.control { return takeControl(key) }
    switch key.code {
    case .character(let character):
      guard !character.isNewline else { return false }
      insert(String(character))
    case .backspace:
      if cursor > 0 {
        cursor -= 1
        characters.remove(at: cursor)
      }
    case .delete:
      if cursor < characters.count { characters.remove(at: cursor) }
    case .left: cursor = max(0, cursor - 1)
    case .right: cursor = min(characters.count, cursor + 1)
    case .home: cursor = 0
    case .end: cursor = characters.count
    default: return false
    }
    return true
  }

  /// The shortcuts that every line editor has: to the start, to the end, and clear.
  private mutating func takeControl(_ key: Key) -> Bool {
    switch key.code {
    case .character("a"): cursor = 0
    case .character("e"): cursor = characters.count
    case .character("u"):
      characters.removeFirst(cursor)
      cursor = 0
    case .character("k"): characters.removeLast(characters.count - cursor)
    default: return false
    }
    return true
  }

  /// Puts text in at the cursor; line breaks and tabs become spaces.
  mutating func insert(_ text: String) {
    let clean = text.map { $0.isNewline || $0 == "\t" ? " " : $0 }
    // Joined as text, so that a combining mark goes to the letter before it.
    let before = String(characters[..<cursor]) + String(clean)
    let after = characters[cursor...]
    characters = Array(before) + after
    cursor = Array(before).count
  }
}
