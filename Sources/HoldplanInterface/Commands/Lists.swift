/// A step through a list.
enum Motion: Sendable { case up, down, left, right, pageUp, pageDown, first, last, next, previous }

extension CommandTable {
  /// Moving about: what each view makes of it is in `State.move`.
  static let listCommands: [Entry] = [
    step("list.up", [.code(.up)], .up, whileTyping: true),
    step("list.down", [.code(.down)], .down, whileTyping: true),
    step("list.left", [.code(.left)], .left), step("list.right", [.code(.right)], .right),
    step("list.pageUp", [.code(.pageUp)], .pageUp, whileTyping: true),
    step("list.pageDown", [.code(.pageDown)], .pageDown, whileTyping: true),
    step("list.first", [.code(.home)], .first), step("list.last", [.code(.end)], .last),
    step("list.next", [.code(.tab)], .next), step("list.previous", [.code(.backTab)], .previous),
  ]

  /// Where text is typed, the keys that move within it are its own.
  private static func step(_ id: String, _ keys: [Binding], _ motion: Motion, whileTyping: Bool = false)
    -> Entry
  {
    Entry(
      id: id, keys: keys, contexts: whileTyping ? Context.lists.union(Context.typedLists) : Context.lists,
      rank: nil, hindrance: always
    ) { state in state.move(motion) }
  }
}

extension Motion {
  /// Where a step leads from a row of a list.
  func step(from row: Int, count: Int, page: Int) -> Int {
    let target =
      switch self {
      case .up, .previous: row - 1
      case .down, .next: row + 1
      case .pageUp: row - max(1, page - 1)
      case .pageDown: row + max(1, page - 1)
      case .first: 0
      case .last: count - 1
      case .left, .right: row
      }
    return max(0, min(count - 1, target))
  }
}
