import HoldplanModel
import HoldplanText

extension CommandTable {
  static let overlayCommands: [Entry] = [
    Entry(
      id: "overlay.close", keys: [.code(.escape)], contexts: [.help, .history, .explanation], rank: 9,
      hindrance: always
    ) { $0.closeOverlay() },
    Entry(id: "overlay.quit", keys: ["q"], contexts: [.history, .explanation], rank: nil, hindrance: always) {
      $0.closeOverlay()
    },
    Entry(
      id: "confirm.yes", keys: [.code(.enter), .worded("key.yes")], contexts: [.confirm], rank: 1,
      hindrance: always
    ) { $0.confirm() },
    Entry(
      id: "confirm.no", keys: [.code(.escape), .worded("key.no"), "q"], contexts: [.confirm], rank: 2,
      hindrance: always
    ) { $0.closeOverlay() },
    scroll("confirm.up", .up, .up), scroll("confirm.down", .down, .down),
    scroll("confirm.pageUp", .pageUp, .pageUp), scroll("confirm.pageDown", .pageDown, .pageDown),
    Entry(
      id: "help.run", keys: [.code(.enter)], contexts: [.help], rank: 1,
      hindrance: { state in
        guard case .help(let help) = state.overlays.last,
          state.helpEntries(help).indices.contains(help.selected)
        else { return "hindrance.noCommand" }
        return nil
      }
    ) { $0.runFromHelp() },
  ]
}

extension CommandTable {
  /// Moves a question that does not fit.
  private static func scroll(_ id: String, _ key: Key.Code, _ motion: Motion) -> Entry {
    Entry(id: id, keys: [.code(key)], contexts: [.confirm], rank: nil, hindrance: always) { $0.move(motion) }
  }
}

extension State {
  mutating func closeOverlay() -> [Command] {
    if case .explanation = overlays.last { waiting.remove(.explanation) }
    overlays.removeLast()
    return []
  }

  /// Does what was asked about. What lies below is closed too, since it was about the plan as it was.
  mutating func confirm() -> [Command] {
    guard case .confirm(let confirmation) = overlays.last else { return [] }
    overlays = []
    board.held = nil
    calendar.held = nil
    for command in confirmation.commands { waiting.insert(command.waiting) }
    return confirmation.commands
  }

  /// The lines of a question as they are drawn: long ones are broken.
  func lines(of question: Confirmation) -> [String] {
    let columns = max(1, min(size.columns, Confirmation.columns) - 4)
    return question.lines.flatMap { Columns.wrapped(SafeText.of($0), to: columns) }
  }

  /// The commands that help lists: those of the view first, and of them those that can be done, filtered by what is
  /// typed. In a dialog only its own
  /// are found: others would have it closed.
  func helpEntries(_ help: HelpState) -> [CommandTable.Entry] {
    let wanted = SearchQuery(help.filter.text)
    let isView = Context.views.contains(help.context)
    let entries = CommandTable.entries.filter { entry in
      guard isView || entry.contexts.contains(help.context) else { return false }
      guard !isView || !entry.contexts.isDisjoint(with: Context.views) else { return false }
      if entry.id == "help" && !isView { return false }
      let text = SearchText(entry.name(words) + " " + entry.about(words))
      return wanted.isEmpty ? entry.contexts.contains(help.context) : wanted.matches(text)
    }
    let below = without(help)
    // What is only here comes first, what is everywhere after it.
    let places = entries.filter { $0.contexts.contains(help.context) }
    func isEverywhere(_ entry: CommandTable.Entry) -> Bool {
      Context.views.subtracting(entry.contexts).count <= 1
    }
    let here = places.filter { !isEverywhere($0) } + places.filter(isEverywhere)
    return here.filter { $0.hindrance(below) == nil } + here.filter { $0.hindrance(below) != nil }
      + entries.filter { !$0.contexts.contains(help.context) }
  }

  /// What help says before the commands: what the place is for and what its signs mean; of a form, what may be
  /// filled in where the cursor stands.
  func helpAbout(_ help: HelpState) -> String {
    let about = words["help.about.\(help.context.rawValue)"]
    guard help.context == .form, let field = without(help).focusedField else { return about }
    var parts = [about, words["help.field", ["field": label(of: field)]]]
    switch without(help).fieldHelp {
    // These say more than the hint does.
    case .date: parts.append(words["help.field.date"])
    case .ranges: parts.append(words["help.field.ranges"])
    case .records: parts += [hint(for: field), words["help.field.records"]].filter { !$0.isEmpty }
    case nil: if !hint(for: field).isEmpty { parts.append(hint(for: field)) }
    }
    if field.choices != nil { parts.append(words["help.field.choice"]) }
    return parts.joined(separator: " ")
  }

  /// Closes help and does the command that was chosen, in the view where it belongs.
  mutating func runFromHelp() -> [Command] {
    guard case .help(let help) = overlays.last else { return [] }
    let entries = helpEntries(help)
    guard entries.indices.contains(help.selected) else { return [] }
    let entry = entries[help.selected]
    overlays.removeLast()
    return goTo(entry) + give(entry)
  }
}
