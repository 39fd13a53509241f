import HoldplanModel
import HoldplanResources
import HoldplanText

/// What lies over a view.
extension Canvas {
  /// A question that must be answered.
  mutating func draw(_ question: Confirmation, _ state: State, _ area: Area) {
    let lines = state.lines(of: question)
    let place = area.centered(
      columns: min(area.columns, Confirmation.columns), rows: min(area.rows, lines.count + 4))
    clear(place)
    let inner = box(place, title: question.title, isActive: true)
    let text = inner.splitBottom(2).0
    let window = Window(top: max(0, min(question.top, lines.count - text.rows)), height: text.rows)
    remember(.question, window)
    for (row, line) in window.rows(of: lines.count).enumerated() { write(lines[line], in: text, row: row) }
    let words = state.words
    let below = lines.count - window.top - window.height
    if below > 0 {
      writeRight(
        words["question.more", ["lines": words.counted("line", below)]], in: inner, row: inner.rows - 2,
        style: Style(.dim))
    }
    let answers = ["confirm.yes", "confirm.no"].compactMap { CommandTable.entry($0) }
    var column = 0
    for entry in answers {
      let keys = entry.keyNames(words, state.settings.keys).prefix(2).joined(separator: "/")
      let text = keys + " " + entry.name(words)
      let used = write(
        text, in: inner, row: inner.rows - 1, column: column, style: Style(.accent, bold: true))
      target(
        Area(
          column: inner.origin.column + column, row: inner.origin.row + inner.rows - 1, columns: used, rows: 1
        ),
        .command(entry.id))
      column += used + 4
    }
    park(inner, row: inner.rows - 1)
  }

  /// All commands with their keys, searched as one types.
  mutating func drawHelp(_ help: HelpState, _ state: State, _ area: Area) {
    let words = state.words
    clear(area)
    let printed = help.context.printedBy.map { " · " + words["help.asText", ["command": "holdplan " + $0]] }
    let inner = box(
      area,
      title: words["help.title", ["view": words["context.\(help.context.rawValue)"]]] + (printed ?? ""),
      isActive: true)
    let isView = Context.views.contains(help.context)
    let prompt = words[isView ? "help.search" : "help.searchHere"] + " "
    write(prompt + help.filter.text, in: inner, row: 0, style: Style(.accent, bold: true))
    let entries = state.helpEntries(help)
    writeRight(words.counted("command", entries.count), in: inner, row: 0, style: Style(.dim))
    let said = Columns.wrapped(SafeText.of(state.helpAbout(help)), to: max(1, inner.columns))
    let head = help.filter.text.isEmpty ? said.prefix(inner.rows / 3) : []
    for (row, line) in head.enumerated() { write(line, in: inner, row: row + 1, style: Style(.dim)) }
    let (_, rows) = inner.splitTop(2 + head.count)
    let (about, list) = (rows.line(max(0, rows.rows - 1)), rows.splitBottom(2).0)
    let keyWidth = 17
    let below = state.without(help)
    func isPossible(_ entry: CommandTable.Entry) -> Bool {
      entry.hindrance(below) == nil || !entry.contexts.contains(help.context)
    }
    func sentence(_ entry: CommandTable.Entry) -> [String] {
      let text = (isPossible(entry) ? "" : "(" + words["help.notNow"] + ") ") + entry.about(words)
      return Columns.wrapped(text, to: max(1, list.columns - keyWidth))
    }
    let chosen = entries.indices.contains(help.selected) ? sentence(entries[help.selected]).count : 1
    self.list(
      .help, in: list, count: entries.count, selected: help.selected, state: state, selectedRows: chosen
    ) { canvas, number, place in
      let entry = entries[number]
      let isPossible = isPossible(entry)
      let keys = entry.keyNames(words, state.settings.keys).joined(separator: ", ")
      canvas.write(
        fitted(keys, columns: keyWidth - 1), in: place, row: 0, style: Style(.accent, bold: isPossible))
      let lines = sentence(entry)
      let style = isPossible ? .plain : Style(.dim)
      if place.rows >= lines.count {
        for (row, line) in lines.enumerated() {
          canvas.write(line, in: place, row: row, column: keyWidth, style: style)
        }
      } else {
        let room = place.columns - keyWidth
        canvas.write(
          fitted(lines.joined(separator: " "), columns: room), in: place, row: 0, column: keyWidth,
          style: style)
      }
    }
    if entries.indices.contains(help.selected) {
      let entry = entries[help.selected]
      let hindrance =
        entry.contexts.contains(help.context) ? entry.hindrance(below) : nil
      write(
        hindrance.map { words[$0] } ?? entry.placesSentence(words), in: about, row: 0,
        style: Style(hindrance == nil ? .dim : .warning))
    }
    park(inner, row: 0, column: displayWidth(prompt + help.filter.beforeCursor))
  }

  /// Fields to fill in, each with its hint, and what is wrong under it.
  mutating func drawForm(_ form: Form, _ state: State, _ area: Area) {
    clear(area)
    let inner = box(area, title: form.title, isActive: true)
    let (fields, hint) = inner.splitBottom(2)
    let labelWidth = min(30, (form.fields.map { displayWidth(state.label(of: $0)) }.max() ?? 0) + 2)
    // A problem takes the row under its field.
    let rows = form.fields.indices.flatMap { number in
      form.problems[number] == nil ? [(number, false)] : [(number, false), (number, true)]
    }
    let selected = rows.firstIndex { $0.0 == form.selected } ?? 0
    let window = Window.showing(
      selected + (form.problems[form.selected] == nil ? 0 : 1), of: rows.count, height: fields.rows,
      after: state.windows[.form])
    remember(.form, window)
    for (line, number) in window.rows(of: rows.count).enumerated() {
      let (field, isProblem) = rows[number]
      let place = fields.line(line)
      if isProblem {
        write(
          "! " + (form.problems[field] ?? ""), in: place, row: 0, column: labelWidth,
          style: Style(.problem, bold: true))
      } else {
        draw(form.fields[field], isSelected: field == form.selected, labelWidth, state, place)
      }
      target(place, .field(field))
    }
    var row = rows.count + 1
    for (line, style) in state.leaveAnswer(to: form) where row < fields.rows {
      row = paragraph(line, in: fields, row: row, indent: 2, style: style)
    }
    drawHint(form, state, hint)
  }

  private mutating func draw(
    _ field: Field, isSelected: Bool, _ labelWidth: Int, _ state: State, _ area: Area
  ) {
    write(
      fitted(state.label(of: field), columns: labelWidth - 1), in: area, row: 0,
      style: isSelected ? Style(.accent, bold: true) : Style(.dim))
    let (_, place) = area.splitLeft(labelWidth)
    if let choices = field.choices {
      let label = choices.indices.contains(field.choice) ? choices[field.choice].label : ""
      write(
        isSelected ? "◂ \(label) ▸" : "  \(label)", in: place, row: 0,
        style: Style(isSelected ? .accent : .text))
      if isSelected { park(place, row: 0, column: 2) }
      return
    }
    // The part of a long text that holds the cursor.
    let room = max(1, place.columns - 1)
    let before = displayWidth(shown(field.input.beforeCursor))
    let skipped = max(0, before - room + 1)
    let text = skipped == 0 ? field.input.text : String(field.input.text.dropFirst(skipped))
    write(
      padded(shown(text), columns: place.columns), in: place, row: 0,
      style: Style(isSelected ? .accent : .text, underline: true))
    if isSelected { park(place, row: 0, column: before - skipped) }
  }

  private mutating func drawHint(_ form: Form, _ state: State, _ area: Area) {
    guard form.fields.indices.contains(form.selected) else { return }
    let place = area.line(1)
    if let meaning = state.meaning(of: form.fields[form.selected]) {
      write("= " + meaning, in: area, row: 0, style: Style(.good))
    }
    write(state.hint(for: form.fields[form.selected]), in: place, row: 0, style: Style(.dim))
    writeRight("\(form.selected + 1)/\(form.fields.count)", in: place, row: 0, style: Style(.dim))
  }
}

extension State {
  func label(of field: Field) -> String { field.label ?? words["field.\(field.name)"] }

  /// What may be filled in, where it is not plain.
  func hint(for field: Field) -> String {
    let key = "field.\(field.name).hint"
    let hint = words[key]
    return hint == key ? "" : hint
  }

  /// The state as it is below a help screen, to ask what can be done there.
  func without(_ help: HelpState) -> State {
    var copy = self
    copy.overlays.removeLast()
    return copy
  }
}
