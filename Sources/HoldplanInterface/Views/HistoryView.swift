import HoldplanModel
import HoldplanResources

extension Canvas {
  /// Who changed what, the latest first; below, the whole sentence and what undoing up to here would take back.
  mutating func drawHistory(_ history: HistoryState, _ state: State, _ area: Area) {
    let words = state.words
    clear(area)
    let count = history.entries?.count ?? 0
    let more = history.mayHaveMore ? " · " + words["history.more", ["count": words.number(count)]] : ""
    let inner = box(area, title: words["history.title"] + more, isActive: true)
    guard let entries = history.entries, !entries.isEmpty else {
      write(
        words[history.entries == nil ? "waiting.history" : "history.empty"], in: inner, row: 0,
        style: Style(.dim))
      park(inner, row: 0)
      return
    }
    let (rows, panel) = inner.splitBottom(5)
    list(.history, in: rows, count: entries.count, selected: history.selected, state: state) {
      canvas, number, place in
      canvas.draw(entries[number], after: number > 0 ? entries[number - 1] : nil, state, place)
    }
    drawHistoryPanel(history, entries, state, panel)
  }

  /// The date stands only where it changes, so that earlier days are found at a glance.
  private mutating func draw(
    _ entry: HistoryEntry, after previous: HistoryEntry?, _ state: State, _ area: Area
  ) {
    let (day, time) = entry.dayAndTime
    let isNewDay = previous?.dayAndTime.day != day
    let head = padded(isNewDay ? day : "", columns: 11) + padded(time, columns: 6)
    var column = write(head, in: area, row: 0, style: Style(isNewDay ? .title : .dim))
    column += write(padded(shown(entry.author), columns: 10) + " ", in: area, row: 0, column: column)
    write(
      state.mark(of: entry) + state.sentence(of: entry), in: area,
      row: 0, column: column, style: entry.isInEffect ? .plain : Style(.dim))
  }

  private mutating func drawHistoryPanel(
    _ history: HistoryState, _ entries: [HistoryEntry], _ state: State, _ area: Area
  ) {
    let words = state.words
    guard entries.indices.contains(history.selected) else { return }
    let entry = entries[history.selected]
    let (sentence, verdict) = Area(below: area, from: 1).splitBottom(1)
    paragraph(state.sentence(of: entry), in: sentence, row: 0)
    // The counts of an overlay below another one are of no interest.
    guard case .history = state.overlays.last else { return }
    if let other = state.entryInTheWay {
      let text = words["undoTo.inTheWay", ["who": shown(other.author), "moment": other.moment]]
      write(text, in: verdict, row: 0, style: Style(.warning))
    } else if entry.isInEffect {
      let count = words.counted("change", state.entriesToUndo.count)
      write(words["undoTo.here", ["changes": count]], in: verdict, row: 0, style: Style(.dim))
    } else {
      write(words["hindrance.notInEffect"], in: verdict, row: 0, style: Style(.dim))
    }
  }
}

extension HistoryEntry {
  /// The date and the time of the moment, which are written with a space between them.
  var dayAndTime: (day: String, time: String) {
    let parts = moment.split(separator: " ", maxSplits: 1).map(String.init)
    return (parts.first ?? "", parts.count > 1 ? parts[1] : "")
  }
}
