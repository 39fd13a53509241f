import HoldplanResources

extension Canvas {
  /// The organisations that were opened lately, the latest first.
  mutating func draw(_ shownFiles: FilesState, _ state: State, _ area: Area) {
    let words = state.words
    let count = shownFiles.files?.count ?? 0
    let place = area.centered(columns: min(area.columns, 100), rows: min(area.rows, max(8, count + 4)))
    clear(place)
    let inner = box(place, title: words["files.title"], isActive: true)
    guard let files = shownFiles.files, !files.isEmpty else {
      write(
        words[shownFiles.files == nil ? "waiting.files" : "files.none"], in: inner, row: 0, style: Style(.dim)
      )
      park(inner, row: 0)
      return
    }
    let (rows, about) = inner.splitBottom(2)
    let name = inner.columns * 2 / 5
    list(.files, in: rows, count: files.count, selected: shownFiles.selected, state: state) {
      canvas, number, line in
      let file = files[number]
      let note = file.isOpen ? words["files.open"] : file.exists ? file.moment : words["files.gone"]
      canvas.write(
        fitted(shown(file.name), columns: name - 1), in: line, row: 0,
        style: file.exists ? .plain : Style(.dim))
      canvas.write(note, in: line, row: 0, column: name, style: Style(.dim))
    }
    if files.indices.contains(shownFiles.selected) {
      write(shown(files[shownFiles.selected].path), in: about, row: 1, style: Style(.dim))
    }
  }
}
