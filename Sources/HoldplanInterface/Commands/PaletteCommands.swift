import HoldplanText

/// The palette: every command there is, found by a few letters of its name.
struct PaletteState: Sendable {
  /// Where it was opened: what can be done there comes first.
  var context: Context
  var input = TextInput()
  var selected = 0
}

extension CommandTable {
  static let paletteCommands: [Entry] = [
    Entry(
      id: "palette", keys: [":"], contexts: Context.views.union([.explanation]), rank: 40, hindrance: always
    ) { state in
      state.overlays.append(.palette(PaletteState(context: state.context)))
      return []
    },
    Entry(
      id: "palette.run", keys: [.code(.enter)], contexts: [.palette], rank: 1,
      hindrance: { state in
        guard let entry = state.chosenInPalette else { return "hindrance.noCommand" }
        return state.hindranceInPalette(entry)
      }
    ) { $0.runFromPalette() },
    Entry(id: "palette.close", keys: [.code(.escape)], contexts: [.palette], rank: 2, hindrance: always) {
      $0.closeOverlay()
    },
  ]
}

extension State {
  /// What the palette lists: all that can be asked for, the best match first. Without a search those of where
  /// one is come first, and of them those that can be done now.
  func paletteEntries(_ palette: PaletteState) -> [CommandTable.Entry] {
    let query = SearchQuery(palette.input.text)
    let below = withoutOverlay
    let found = CommandTable.entries.enumerated().compactMap {
      number, entry -> (rank: [Int], entry: CommandTable.Entry)? in
      guard isListed(entry, palette) else { return nil }
      let isHere = entry.contexts.contains(palette.context)
      let order = [isHere ? 0 : 1, isHere && entry.hindrance(below) != nil ? 1 : 0, number]
      if query.isEmpty { return (order, entry) }
      let (name, about) = (SearchText(entry.name(words)), SearchText(entry.about(words)))
      // The name counts before the sentence, where letters that are spread over it mean little.
      let rank = query.rank(name) ?? (query.matches(about) ? 4 : nil)
      // Of several that begin so, the shortest is the nearest to what is typed.
      return rank.map { ([$0] + order.dropLast() + [entry.name(words).count, number], entry) }
    }
    return found.sorted { $0.rank.lexicographicallyPrecedes($1.rank) }.map(\.entry)
  }

  private func isListed(_ entry: CommandTable.Entry, _ palette: PaletteState) -> Bool {
    if entry.id == "palette" { return false }
    return !entry.contexts.isDisjoint(with: Context.views) || entry.contexts.contains(palette.context)
  }

  var chosenInPalette: CommandTable.Entry? {
    guard case .palette(let palette) = overlays.last else { return nil }
    let entries = paletteEntries(palette)
    return entries.indices.contains(palette.selected) ? entries[palette.selected] : nil
  }

  /// Why a command cannot be done from where the palette was opened. One of another view is asked there.
  func hindranceInPalette(_ entry: CommandTable.Entry) -> String? {
    var below = withoutOverlay
    below.goTo(entry)
    return entry.hindrance(below)
  }

  /// The state as it is below the uppermost overlay.
  var withoutOverlay: State {
    var copy = self
    if !copy.overlays.isEmpty { copy.overlays.removeLast() }
    return copy
  }

  /// Goes to a view in which a command applies, unless it does here.
  @discardableResult
  mutating func goTo(_ entry: CommandTable.Entry) -> [Command] {
    guard !entry.contexts.contains(context) else { return [] }
    guard let place = ViewName.allCases.first(where: { entry.contexts.contains(Context($0)) }) else {
      return []
    }
    overlays = []
    return open(place)
  }

  /// Closes the palette and does the command that was chosen, in the view where it belongs.
  mutating func runFromPalette() -> [Command] {
    guard let entry = chosenInPalette else { return [] }
    overlays.removeLast()
    return goTo(entry) + give(entry)
  }
}
