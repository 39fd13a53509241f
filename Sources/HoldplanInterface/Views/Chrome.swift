import HoldplanModel
import HoldplanResources
import HoldplanText

/// What surrounds every view: header, tabs, message and footer.
extension Canvas {
  /// The only thing on a screen that is too small for anything else.
  mutating func drawTooSmall(_ state: State) {
    let smallest = ScreenLayout.smallest
    let text = state.words[
      "tooSmall",
      [
        "columns": String(smallest.columns), "rows": String(smallest.rows),
        "haveColumns": String(size.columns),
        "haveRows": String(size.rows),
      ]]
    paragraph(text, in: area, row: max(0, size.rows / 2 - 1))
    park(area, row: max(0, size.rows / 2 - 1))
  }

  mutating func drawHeader(_ state: State, _ area: Area) {
    let bold = Style(.title, bold: true)
    let right = headerStatus(state)
    let room = area.columns - displayWidth(right) - 2
    var column = 1
    let parts = ["Holdplan", shown(state.workspace.name), shown(state.workspace.season.name)]
    for (number, part) in parts.enumerated() {
      let space = room - column
      if space < displayWidth(part) && number > 0 && space < 8 { break }
      column += write(
        part, at: Point(column: column, row: area.origin.row), style: number == 0 ? bold : .plain,
        columns: space)
      column += 2
    }
    writeRight(right + " ", in: area, row: 0)
  }

  /// `kladde +3  uge 46  12-11-2026  mette`.
  private func headerStatus(_ state: State) -> String {
    let words = state.words
    let plan =
      if state.workspace.draft.teams.isEmpty && state.workspace.published == nil {
        words["status.none"]
      } else if let published = state.workspace.published {
        state.index.unpublishedChanges == 0
          ? words["status.published", ["number": String(published.number)]]
          : words["status.changed", ["count": words.number(state.index.unpublishedChanges)]]
      } else {
        words["status.draft"]
      }
    let parts = [plan, words.week(state.today.isoWeek), words.date(state.today), state.whoIsHere]
    return parts.joined(separator: "  ")
  }

  mutating func drawTabs(_ state: State, _ area: Area) {
    let words = state.words
    let problems = state.findings.brokenCount
    func labels(_ count: String) -> [String] {
      ViewName.tabs.enumerated().map { number, view in
        "\(number + 1) " + words["tab.\(view.rawValue)"] + (view == .problems ? count : "")
      }
    }
    let full = labels(problems > 0 ? " " + words.number(problems) : "")
    let short = labels(problems > 0 ? "!" : "")
    let gaps = ViewName.tabs.count - 1
    func width(_ labels: [String], _ gap: Int) -> Int {
      labels.reduce(0) { $0 + displayWidth($1) } + gap * gaps + 1
    }
    let (chosen, gap) =
      width(full, 2) <= area.columns
      ? (full, 2) : width(full, 1) <= area.columns ? (full, 1) : (short, 1)
    var column = width(chosen, gap) < area.columns ? 1 : 0
    for (view, label) in zip(ViewName.tabs, chosen) {
      let isOpen = state.view == view
      let style =
        isOpen
        ? Style(.accent, bold: true, reverse: true)
        : view == .problems && problems > 0 ? Style(.problem, bold: true) : Style(.text)
      let used = write(label, at: Point(column: column, row: area.origin.row), style: style)
      target(Area(column: column, row: area.origin.row, columns: used, rows: 1), .view(view))
      column += used + gap
    }
  }

  /// The search that is being typed, a message, or what is being waited for.
  mutating func drawMessage(_ state: State, _ area: Area) {
    if let search = state.search, state.overlays.isEmpty {
      let prompt = state.searchPrompt
      write(prompt + search.input.text, in: area, row: 0, style: Style(.accent, bold: true))
      park(area, row: 0, column: displayWidth(prompt + search.input.beforeCursor))
      if let count = state.foundCount {
        writeRight(state.words.counted("found", count) + " ", in: area, row: 0, style: Style(.dim))
      } else if search.isMissed {
        writeRight(state.words.counted("found", 0) + " ", in: area, row: 0, style: Style(.warning))
      }
    } else if let message = state.message {
      let isProblem = message.kind == .problem
      drawWrapped(
        (isProblem ? "! " : "") + message.text, upwardsFrom: area,
        style: isProblem ? Style(.problem, bold: true) : Style(.good))
    } else if let waiting = state.waitingSentence {
      write(" " + waiting, in: area, row: 0, style: Style(.dim))
    }
  }

  /// A message of any length: its last line lies in `area`, those before it above.
  private mutating func drawWrapped(_ text: String, upwardsFrom area: Area, style: Style) {
    let lines = Columns.wrapped(SafeText.of(text), to: max(1, area.columns - 2))
    let rows = min(lines.count, max(1, area.origin.row - 3))
    let place = Area(
      column: area.origin.column, row: area.origin.row - rows + 1, columns: area.columns, rows: rows)
    if rows > 1 { clear(place) }
    for (row, line) in lines.prefix(rows).enumerated() {
      write(" " + line, in: place, row: row, style: style)
    }
  }

  /// The commands of where the keys go, as many as there is room for.
  mutating func drawFooter(_ state: State, _ area: Area) {
    let context = state.context
    let entries = CommandTable.entries
      .filter { $0.rank != nil && $0.contexts.contains(context) && $0.hindrance(state) == nil }
      .sorted { ($0.rank ?? 0) < ($1.rank ?? 0) }
    let labels = entries.map { entry in
      let keys = entry.keyNames(state.words, state.settings.keys)
      // Where text is typed, a question mark may be a part of it.
      let key = entry.id == "help" && state.isTyping ? Key(.function(1)).name(state.words) : keys.first ?? ""
      return (entry, key + " ", state.name(of: entry))
    }
    var left = labels
    func width() -> Int { left.reduce(0) { $0 + displayWidth($1.1 + $1.2) + 2 } }
    // Help and the way out stay; what matters least goes first.
    while width() > area.columns, let victim = left.lastIndex(where: { ($0.0.rank ?? 0) < 40 }) {
      left.remove(at: victim)
    }
    var column = 1
    for (entry, key, label) in left {
      let start = column
      let row = area.origin.row
      column += write(key, at: Point(column: column, row: row), style: Style(.accent, bold: true))
      column += write(label, at: Point(column: column, row: row))
      target(Area(column: start, row: row, columns: column - start, rows: 1), .command(entry.id))
      column += 2
    }
  }
}
