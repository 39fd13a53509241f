import HoldplanResources

/// Which keys give the commands. All of them have the arrows, Enter, Esc and the function keys.
package enum KeySet: String, CaseIterable, Sendable {
  case arrows
  /// `h j k l` move, `G` goes to the end, `^d` and `^u` go by pages. A command whose letter moves is on Alt with it.
  case vi
  /// What sits under Shift or far away on a Danish keyboard is on `æ`, `ø`, `å`, `-` and `'` as well.
  case danish
}

extension KeySet {
  /// Letters that move in the keys of vi.
  private static let moving: Set<Key> = [Key("h"), Key("j"), Key("k"), Key("l")]

  /// Keys of a command besides those that the table of commands gives it.
  private var extra: [String: [Key]] {
    switch self {
    case .arrows: [:]
    case .vi:
      [
        "list.left": [Key("h")], "list.down": [Key("j")], "list.up": [Key("k")], "list.right": [Key("l")],
        "list.last": [Key("G")], "list.pageDown": [Key(.character("d"), control: true)],
        "list.pageUp": [Key(.character("u"), control: true)],
      ]
    case .danish:
      [
        "palette": [Key("æ")], "search": [Key("-")], "board.search": [Key("-")], "filter": [Key("ø")],
        "mark.all": [Key("å")], "attendance.all": [Key("'")], "help": [Key(.function(1))],
      ]
    }
  }

  /// The keys of a command in a language, the one to be shown first.
  func keys(of entry: CommandTable.Entry, _ words: Words) -> [Key] {
    let base = entry.keys.map { $0.key(words) }
    let extra = extra[entry.id] ?? []
    switch self {
    case .arrows: return base
    case .vi:
      guard !entry.contexts.isDisjoint(with: Context.lists) else { return base }
      return base.map { Self.moving.contains($0) ? Key($0.code, alt: true) : $0 } + extra
    case .danish: return extra + base.filter { !extra.contains($0) }
    }
  }
}
