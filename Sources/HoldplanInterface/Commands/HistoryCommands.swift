import HoldplanModel

/// The log, the latest first, with as much of it as has been asked for.
struct HistoryState: Sendable {
  /// How many lines are asked for at first, and how many times as many when the end is reached.
  static let firstLimit = 200
  static let growth = 4

  var entries: [HistoryEntry]?
  var limit = Self.firstLimit
  var selected = 0

  /// Whether there may be older lines than those that were read.
  var mayHaveMore: Bool { entries.map { $0.count >= limit } ?? false }
}

extension CommandTable {
  static let historyCommands: [Entry] = [
    Entry(
      id: "history", keys: ["H"], contexts: Context.views, rank: nil, hindrance: forHR
    ) { state in
      state.overlays.append(.history(HistoryState()))
      state.waiting.insert(.history)
      return [.history(limit: HistoryState.firstLimit)]
    },
    Entry(
      id: "history.undoTo", keys: [.code(.enter), "u"], contexts: [.history], rank: 1,
      hindrance: { $0.undoToHindrance }
    ) { $0.askToUndoTo() },
    Entry(
      id: "history.older", keys: ["m"], contexts: [.history], rank: 2,
      hindrance: { state in
        guard case .history(let history) = state.overlays.last, history.mayHaveMore else {
          return "hindrance.noOlder"
        }
        return nil
      }
    ) { $0.readOlderHistory() },
  ]
}

extension State {
  private var shownHistory: HistoryState? {
    if case .history(let history) = overlays.last { return history }
    return nil
  }

  private var selectedEntry: HistoryEntry? {
    guard let history = shownHistory, let entries = history.entries,
      entries.indices.contains(history.selected)
    else { return nil }
    return entries[history.selected]
  }

  /// What going back to before the line under the cursor takes back, the latest first.
  var entriesToUndo: [HistoryEntry] {
    guard let target = selectedEntry, let entries = shownHistory?.entries else { return [] }
    return entries.filter { $0.isInEffect && $0.number >= target.number }
  }

  /// Somebody else's change that lies between now and the line under the cursor: undo never reaches over it.
  var entryInTheWay: HistoryEntry? { entriesToUndo.first { $0.author != author } }

  var undoToHindrance: String? {
    if !isPlanner { return "hindrance.planner" }
    guard let entry = selectedEntry else { return "hindrance.noHistory" }
    if !entry.isInEffect { return "hindrance.notInEffect" }
    return entryInTheWay == nil ? nil : "hindrance.othersChange"
  }

  /// Shows everything that will be taken back, and asks.
  mutating func askToUndoTo() -> [Command] {
    guard let target = selectedEntry else { return [] }
    let entries = entriesToUndo
    let lines = entries.map { $0.moment + "  " + sentence(of: $0) }
    overlays.append(
      .confirm(
        Confirmation(
          title: words["undoTo.title", ["changes": words.counted("change", entries.count)]], lines: lines,
          commands: [.undoTo(target.number)])))
    return []
  }

  mutating func readOlderHistory() -> [Command] {
    guard case .history(var history) = overlays.last, history.mayHaveMore, !waiting.contains(.history) else {
      return []
    }
    history.limit *= HistoryState.growth
    overlays[overlays.count - 1] = .history(history)
    waiting.insert(.history)
    return [.history(limit: history.limit)]
  }

  mutating func take(_ entries: [HistoryEntry]) {
    waiting.remove(.history)
    guard case .history(var history) = overlays.last else { return }
    history.entries = entries
    history.selected = max(0, min(history.selected, entries.count - 1))
    overlays[overlays.count - 1] = .history(history)
  }

  /// The plan after several changes were taken back.
  mutating func takeUndone(_ workspace: Workspace, _ changes: [Change], blockedBy: String?) -> [Command] {
    waiting.remove(.saving)
    if let blockedBy {
      complain(
        words[
          "undoTo.blocked",
          ["changes": words.counted("change", changes.count), "who": shown(blockedBy)]])
    } else {
      tell(words["undoTo.done", ["changes": words.counted("change", changes.count)]])
    }
    return replace(workspace, assessment: nil, change: .group(changes))
  }

  /// `12-11-2026 14:05  mette  Ida Holm flyttet …`, as text.
  func line(of entry: HistoryEntry) -> String {
    entry.moment + "\t" + shown(entry.author) + "\t" + mark(of: entry) + sentence(of: entry)
  }

  /// What a line did, with what was there before where that tells more.
  func sentence(of entry: HistoryEntry) -> String {
    describe(entry.change, since: Earlier(inverse: entry.inverse), in: workspace, words: words)
  }

  /// What became of a line, where that is not plain: that it was undone, or that it undid another.
  func mark(of entry: HistoryEntry) -> String {
    switch entry.kind {
    case .undo: words["history.undoing"] + " "
    case .redo: words["history.redoing"] + (entry.isInEffect ? " " : " " + words["history.undone"] + " ")
    case .do: entry.isInEffect ? "" : words["history.undone"] + " "
    }
  }
}
