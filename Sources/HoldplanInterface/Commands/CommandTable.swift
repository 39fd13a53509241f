import HoldplanResources

/// All that can be done in the interface. Keys, the footer, help and the mouse are read from this one table.
package enum CommandTable {
  /// One thing that can be done.
  package struct Entry: Sendable {
    /// Such as `board.drop`. The words are `command.board.drop` (short, for the footer) and
    /// `command.board.drop.about` (a sentence, for help).
    package let id: String
    let keys: [Binding]
    let contexts: Set<Context>
    /// Whether the footer shows it where there is room; the lower, the sooner.
    let rank: Int?
    /// The key of the sentence that says why it cannot be done now; nil when it can.
    let hindrance: @Sendable (State) -> String?
    let run: @Sendable (inout State) -> [Command]

    package func name(_ words: Words) -> String { words["command.\(id)"] }
    package func about(_ words: Words) -> String { words["command.\(id).about"] }
    /// Its keys as people read them: `Ctrl+R`, `mellemrum`.
    package func keyNames(_ words: Words, _ set: KeySet = .arrows) -> [String] {
      set.keys(of: self, words).map { $0.name(words) }
    }
    /// The views and dialogs in which it applies, as words keys of their names.
    package var places: [String] { contexts.map { "context.\($0.rawValue)" }.sorted() }

    /// `Gælder i: Folk, Hold`, or that it applies in every view.
    func placesSentence(_ words: Words) -> String {
      // A view need not be opened from itself.
      if Context.views.subtracting(contexts).count <= 1 { return words["help.everywhere"] }
      return words["help.where", ["places": words.listed(places.map { words[$0] })]]
    }

    func matches(_ key: Key, _ words: Words, _ set: KeySet) -> Bool {
      set.keys(of: self, words).contains(key)
    }
  }

  /// In the order in which help lists them.
  package static let entries: [Entry] =
    placingCommands + teamCommands + choiceCommands + dayCommands + personCommands + compareCommands
    + boardCommands + calendarCommands + peopleCommands + problemCommands + repairCommands + solveCommands
    + attendanceCommands + rosterCommands + recordCommands + goalCommands + privacyCommands + formCommands
    + pickerCommands
    + overlayCommands
    + searchCommands + markCommands + everywhereCommands + historyCommands + copyCommands + fileCommands
    + reportCommands
    + settingsCommands + paletteCommands + progressCommands + listCommands

  static func entry(_ id: String) -> Entry? { entries.first { $0.id == id } }

  /// The command that a key gives. Where several have the key, the first that can be done; where none can,
  /// the first that one could have meant, so that its hindrance is told: with nothing in the hand, nobody means to
  /// put something down.
  static func find(_ key: Key, in state: State) -> Entry? {
    let context = state.context
    let matching = entries.filter {
      $0.contexts.contains(context) && $0.matches(key, state.words, state.settings.keys)
    }
    return matching.first { $0.hindrance(state) == nil }
      ?? matching.first { $0.hindrance(state) != "hindrance.nothingHeld" } ?? matching.first
  }

  /// Where there is nothing in the way.
  static let always: @Sendable (State) -> String? = { _ in nil }
}

/// A key that gives a command.
enum Binding: Hashable, Sendable {
  case key(Key)
  /// A letter that stands for a word, and therefore differs between languages. It's found in the words.
  case worded(String)

  func key(_ words: Words) -> Key {
    switch self {
    case .key(let key): key
    case .worded(let name): Key(words[name].first ?? "?")
    }
  }
}

extension Binding: ExpressibleByStringLiteral {
  /// One character.
  init(stringLiteral value: String) { self = .key(Key(value.first ?? "?")) }
}

extension Binding {
  static func code(_ code: Key.Code) -> Binding { .key(Key(code)) }
  static func control(_ character: Character) -> Binding {
    .key(Key(.character(character), control: true))
  }
}

extension Key {
  /// What the key is called where it is shown.
  func name(_ words: Words) -> String {
    let base =
      switch code {
      case .character(" "): words["key.space"]
      case .character(let character): String(character)
      case .enter: words["key.enter"]
      case .escape: words["key.escape"]
      case .tab: words["key.tab"]
      case .backTab: words["key.backTab"]
      case .backspace: words["key.backspace"]
      case .delete: words["key.delete"]
      case .insert: words["key.insert"]
      case .up: "↑"
      case .down: "↓"
      case .left: "←"
      case .right: "→"
      case .home: words["key.home"]
      case .end: words["key.end"]
      case .pageUp: words["key.pageUp"]
      case .pageDown: words["key.pageDown"]
      case .function(let number): "F\(number)"
      }
    return (control ? "Ctrl+" : "") + (alt ? "Alt+" : "") + (control ? base.uppercased() : base)
  }
}
