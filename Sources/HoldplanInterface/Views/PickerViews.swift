import HoldplanModel
import HoldplanResources

extension Canvas {
  /// Records to choose from, found by typing.
  mutating func draw(_ picker: PickerState, _ state: State, _ area: Area) {
    let words = state.words
    let place = area.centered(columns: min(area.columns, 70), rows: min(area.rows, 24))
    clear(place)
    let inner = box(place, title: shown(picker.title), isActive: true)
    let prompt = words["picker.search"] + " "
    write(prompt + picker.input.text, in: inner, row: 0, style: Style(.accent, bold: true))
    writeRight(words.counted("found", picker.rows.count), in: inner, row: 0, style: Style(.dim))
    let (rows, chosen) = inner.splitTop(2).1.splitBottom(picker.isMany ? 2 : 0)
    if picker.rows.isEmpty { write(words["people.noneFound"], in: rows, row: 0, style: Style(.dim)) }
    list(.picker, in: rows, count: picker.rows.count, selected: picker.selected, state: state) {
      canvas, number, line in
      let item = picker.items[picker.rows[number]]
      let mark = picker.chosen.contains(item.id) ? "✓ " : "  "
      canvas.write(mark + item.label + (item.detail.isEmpty ? "" : "  " + item.detail), in: line, row: 0)
      canvas.writeRight(shown(item.id), in: line, row: 0, style: Style(.dim))
    }
    if picker.isMany {
      write(
        words["picker.chosen", ["chosen": picker.chosen.map(shown).joined(separator: ", ")]], in: chosen,
        row: 1, style: Style(.title))
    }
    if !picker.input.text.isEmpty || picker.rows.isEmpty {
      park(inner, row: 0, column: displayWidth(prompt + picker.input.beforeCursor))
    }
  }

  /// A month with its weeks; closed days, days with teaching and the chosen range have signs of their own.
  mutating func draw(_ dates: DatesState, _ state: State, _ area: Area) {
    let words = state.words
    let (year, month, _) = dates.date.yearMonthDay
    let place = area.centered(columns: min(area.columns, 48), rows: min(area.rows, 13))
    clear(place)
    let inner = box(
      place, title: capitalized(words.month(month)) + " " + String(year), isActive: true)
    let cell = 5
    for weekday in Weekday.allCases {
      write(
        words.weekday(weekday), in: inner, row: 0, column: 6 + weekday.rawValue * cell, style: Style(.dim))
    }
    guard let first = CalendarDate(year: year, month: month, day: 1) else { return }
    let monday = first.isoWeek.monday
    for week in 0..<6 {
      let start = monday.advanced(by: week * 7)
      if week > 0 && start.yearMonthDay.month != month { break }
      write(String(start.isoWeek.number), in: inner, row: week + 1, style: Style(.dim))
      for offset in 0..<7 {
        let date = start.advanced(by: offset)
        guard date.yearMonthDay.month == month else { continue }
        draw(date, dates, state, inner, row: week + 1, column: 5 + offset * cell)
      }
    }
    let week = words.week(dates.date.isoWeek)
    let note = state.closure(of: dates.date).map { "  " + $0 } ?? ""
    write(words.dayAndFullDate(dates.date) + "  " + week + note, in: inner, row: 8, style: Style(.title))
    if let anchor = dates.anchor {
      write(words["dates.rangeFrom", ["date": words.dayAndFullDate(anchor)]], in: inner, row: 9)
    } else {
      write(words[dates.isRange ? "dates.howRange" : "dates.how"], in: inner, row: 9, style: Style(.dim))
    }
  }

  private mutating func draw(
    _ date: CalendarDate, _ dates: DatesState, _ state: State, _ area: Area, row: Int, column: Int
  ) {
    let day = aligned(String(date.yearMonthDay.day), columns: 2)
    let isClosed = state.closure(of: date) != nil
    let isTaught = state.index.sessions[date] != nil
    let sign = isClosed ? "×" : isTaught ? "·" : " "
    let isChosen = date == dates.date
    let anchor = dates.anchor ?? dates.date
    let isInside = min(anchor, dates.date) <= date && date <= max(anchor, dates.date)
    let text = (isInside ? "[" : " ") + day + (isInside ? "]" : sign)
    write(
      text, in: area, row: row, column: column,
      style: isChosen
        ? Style(.selected, reverse: true)
        : isInside ? Style(.accent, bold: true) : isClosed ? Style(.dim) : .plain)
    target(
      Area(column: area.origin.column + column, row: area.origin.row + row, columns: 4, rows: 1),
      .pickedDay(date))
    if isChosen { park(area, row: row, column: column + 1) }
  }
}
