import HoldplanModel
import HoldplanResources
import HoldplanText

/// Changes to choose among with what each would do, and the menu of whole teams.
extension Canvas {
  mutating func drawTeamMenu(_ menu: TeamMenuState, _ state: State, _ area: Area) {
    let words = state.words
    let entries = CommandTable.teamCommands.dropLast()
    let place = area.centered(columns: 64, rows: entries.count + 5)
    clear(place)
    let name = menu.team.map { state.workspace.fullName(of: $0, words) } ?? ""
    let inner = box(
      place, title: name.isEmpty ? words["team.menu"] : capitalized(name), isActive: true)
    let (rows, foot) = inner.splitBottom(2)
    list(.teamMenu, in: rows, count: entries.count, selected: menu.selected, state: state) {
      canvas, number, line in
      let entry = entries[number]
      let isPossible = entry.hindrance(state) == nil
      canvas.write(
        entry.keyNames(words, state.settings.keys).first ?? "", in: line, row: 0,
        style: Style(.accent, bold: isPossible))
      canvas.write(
        entry.about(words), in: line, row: 0, column: 3, style: isPossible ? .plain : Style(.dim))
    }
    guard entries.indices.contains(menu.selected) else { return }
    if let hindrance = entries[menu.selected].hindrance(state) {
      write(words[hindrance], in: foot, row: 1, style: Style(.warning))
    } else if let note = state.metNotes(for: [menu.team].compactMap { $0 }).first {
      write(note, in: foot, row: 1, style: Style(.warning))
    }
  }

  mutating func drawChoices(_ choices: ChoicesState, _ state: State, _ area: Area) {
    let words = state.words
    clear(area)
    let inner = box(area, title: choices.title, isActive: true)
    var row = 0
    for note in choices.notes {
      row = paragraph("! " + note, in: inner, row: row, indent: 2, style: Style(.warning))
    }
    if choices.options.isEmpty {
      let text = words[choices.isComplete ? "choices.none" : "waiting.effects"]
      paragraph(text, in: inner, row: row, style: Style(.dim))
      park(inner, row: row)
      return
    }
    let rest = Area(below: inner, from: row)
    // The choices need no more rows than there are; what one of them would do gets the rest.
    let (rows, detail) = rest.splitBottom(
      max(rest.rows * 2 / 5, min(rest.rows * 2 / 3, rest.rows - choices.options.count - 1)))
    list(.choices, in: rows, count: choices.options.count, selected: choices.selected, state: state) {
      canvas, number, line in
      let option = choices.options[number]
      let (verdict, style) = state.verdict(of: option.effect)
      canvas.write(padded(verdict, columns: 20), in: line, row: 0, style: style)
      canvas.write(option.label, in: line, row: 0, column: 21)
    }
    guard choices.options.indices.contains(choices.selected) else { return }
    draw(choices.options[choices.selected], state, detail)
  }

  /// All about the option under the cursor.
  private mutating func draw(_ option: ChoicesState.Option, _ state: State, _ area: Area) {
    write(String(repeating: "─", count: area.columns), in: area, row: 0, style: Style(.border))
    var row = paragraph(option.label, in: area, row: 1, indent: 2, style: Style(.title, bold: true))
    guard let effect = option.effect else {
      write(state.words["waiting.effects"], in: area, row: row, style: Style(.dim))
      return
    }
    // Why not, before what it would cost.
    let broken = obstacles(to: effect, in: state.workspace, words: state.words)
    let others = describe(effect, in: state.workspace, words: state.words).filter { !broken.contains($0) }
    let lines = (broken.prefix(3) + others + broken.dropFirst(3)).flatMap {
      Columns.wrapped(SafeText.of($0), to: max(1, area.columns), hanging: 2)
    }
    let room = area.rows - row
    let isWhole = lines.count <= room
    for line in lines.prefix(isWhole ? lines.count : max(0, room - 1)) {
      write(line, in: area, row: row)
      row += 1
    }
    guard !isWhole else { return }
    let more = state.words["board.more", ["lines": state.words.counted("line", lines.count - room + 1)]]
    writeRight(more, in: area, row: area.rows - 1, style: Style(.dim))
  }
}

extension State {
  /// A few words on an effect: whether it is allowed and what it costs, or the rule it breaks.
  func verdict(of effect: Effect?) -> (String, Style) {
    guard let effect else { return (waiting.contains(.effects) ? spinner : "?", Style(.dim)) }
    let text = shortVerdict(effect, in: workspace, words: words)
    return (text, effect.isAllowed ? Style(.good) : Style(.problem))
  }
}
