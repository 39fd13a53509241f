import HoldplanModel
import HoldplanResources
import HoldplanText

/// One problem: why, and the ways out, each tried beforehand.
extension Canvas {
  mutating func draw(_ shown: ExplanationState, _ state: State, _ area: Area) {
    let place = area.centered(columns: min(area.columns, 100), rows: min(area.rows, 30))
    clear(place)
    let inner = box(place, title: state.sentence(for: shown.problem), isActive: true)
    // Half of the room for the ways out at most, and what is over for the effect of the chosen one.
    let ways = max(2, min(shown.waysOut.count, inner.rows / 3))
    let (upper, out) = inner.splitBottom(ways + 1)
    let lines = state.why(shown).flatMap { line in
      Columns.wrapped(SafeText.of(line), to: upper.columns, hanging: line.hasPrefix("  ") ? 5 : 0)
    }
    let effect = state.effectLines(shown).flatMap {
      Columns.wrapped(SafeText.of($0), to: upper.columns, hanging: 2)
    }
    let effectRows = min(effect.count, max(2, upper.rows - lines.count - 1), upper.rows / 2)
    let room = upper.rows - effectRows - 1
    for (row, line) in lines.prefix(room).enumerated() { write(line, in: upper, row: row) }
    if lines.count > room {
      let more = state.words["explanation.more", ["lines": state.words.counted("line", lines.count - room)]]
      writeRight(more, in: upper, row: max(0, room), style: Style(.dim))
    }
    for (row, line) in effect.prefix(effectRows).enumerated() {
      write(line, in: upper, row: upper.rows - effectRows + row, style: Style(.title))
    }
    drawWaysOut(shown, state, out)
  }

  private mutating func drawWaysOut(_ shown: ExplanationState, _ state: State, _ area: Area) {
    let words = state.words
    let (head, rows) = area.splitTop(1)
    write(words["waysOut.title"], in: head, row: 0, style: Style(.title, bold: true))
    guard !shown.waysOut.isEmpty else {
      let key = shown.problem.isOpen ? "waysOut.none" : "waysOut.waived"
      paragraph(
        words[shown.isComplete ? key : "waiting.explanation"], in: rows, row: 0, style: Style(.dim))
      park(rows, row: 0)
      return
    }
    writeRight(words["waysOut.price"], in: head, row: 0, style: Style(.dim))
    list(.waysOut, in: rows, count: shown.waysOut.count, selected: shown.selected, state: state) {
      canvas, number, place in
      let effect = shown.waysOut[number]
      let touched =
        effect.change.peopleTouched(in: state.workspace.draft)
        + effect.change.peopleTouched(inLedgersOf: state.workspace)
      let people =
        touched > 0
        ? words.counted("people", touched) : effect.change.needsReason ? words["wayOut.needsReason"] : "–"
      let right = aligned(people, columns: 12) + " " + aligned(words.signed(effect.total), columns: 6)
      let room = place.columns - displayWidth(right) - 1
      let text = describeWay(effect.change, in: state.workspace, words: words)
      canvas.write(
        (number == shown.selected ? "▸" : " ") + fitted(text, columns: room - 1), in: place, row: 0)
      canvas.writeRight(right, in: place, row: 0)
    }
  }
}

extension State {
  /// Why there is a problem. The title says what it is.
  fileprivate func why(_ shown: ExplanationState) -> [String] {
    if let explanation = shown.explanation {
      let lines = describe(explanation, in: workspace, words: words)
      // Teams are told one by one where there are few facts, or where nothing else is known.
      return explanation.facts.isEmpty
        ? [lines[0]] + lines.dropFirst().map { "  " + $0 } : lines
    }
    if let ledger = shown.ledger { return describe(ledger, in: workspace, words: words) }
    guard case .broken(let violation) = shown.problem else { return background(of: shown.problem) }
    let causes = causes(of: violation, in: workspace, words: words)
    var lines = causes.isEmpty ? [] : [words["cause.title"]] + causes.map { "  " + $0 }
    if let source = workspace.rules.sources[violation.rule], !source.isEmpty {
      lines.append(
        name(of: violation.rule) + " " + words["rule.source", ["source": HoldplanInterface.shown(source)]])
    }
    return lines
  }

  /// What the chosen way out does and costs.
  fileprivate func effectLines(_ shown: ExplanationState) -> [String] {
    guard shown.waysOut.indices.contains(shown.selected) else { return [] }
    let effect = shown.waysOut[shown.selected]
    return [describeWay(effect.change, in: workspace, words: words)]
      + describe(effect, in: workspace, words: words)
  }
}
