import HoldplanModel
import HoldplanResources
import HoldplanText

/// All about one person: one column on a narrow screen, two on a wide one.
extension Canvas {
  mutating func drawPersonView(_ person: PersonState, _ state: State, _ area: Area) {
    clear(area)
    guard let employee = state.workspace.employees[person.employee] else { return }
    let title = shown(employee.name) + " · " + state.workspace.name(of: employee.department)
    let inner = box(area, title: title, isActive: true)
    let columns = state.personColumns(person, columns: inner.columns)
    let count = columns.map(\.count).max() ?? 0
    let top = max(0, min(person.line, count - inner.rows))
    remember(.person, Window(top: top, height: inner.rows))
    let width = inner.columns / max(1, columns.count)
    for (number, lines) in columns.enumerated() {
      let place = Area(
        column: inner.origin.column + number * width, row: inner.origin.row,
        columns: width - (number + 1 < columns.count ? 2 : 0), rows: inner.rows)
      for (row, line) in lines.dropFirst(top).prefix(inner.rows).enumerated() {
        write(line.text, in: place, row: row, style: line.style)
      }
    }
    if top + inner.rows < count {
      writeRight(
        " ↓\(count - top - inner.rows) ", in: area.line(area.rows - 1).splitLeft(area.columns - 2).0, row: 0,
        style: Style(.dim))
    }
    park(inner, row: 0)
  }
}

/// A line of the person view, fit for its column.
struct PersonLine: Equatable {
  var text: String
  var style = Style.plain
}

extension State {
  func personLineCount(_ person: PersonState) -> Int {
    personColumns(person, columns: size.columns - 4).map(\.count).max() ?? 0
  }

  /// What there is to say: who the person is and is taught what, and how that goes.
  func personSections(
    _ person: Employee, history: [HistoryEntry]?
  ) -> (left: [[PersonLine]], right: [[PersonLine]]) {
    (
      [personFacts(person), personPlaces(person), personCompetences(person)],
      [
        personWeeks(person), personAttendance(person), personMeetings(person),
        personHistory(history, of: person),
      ]
    )
  }

  /// What the person view shows, in one column or two, wrapped.
  func personColumns(_ person: PersonState, columns: Int) -> [[PersonLine]] {
    guard let employee = workspace.employees[person.employee] else { return [] }
    let (left, right) = personSections(employee, history: person.history)
    let isWide = columns >= 106
    let width = isWide ? columns / 2 - 2 : columns
    let groups = isWide ? [left, right] : [left + right]
    return groups.map { sections in
      var lines: [PersonLine] = []
      for section in sections where !section.isEmpty {
        if !lines.isEmpty { lines.append(PersonLine(text: "")) }
        for line in section {
          let indent = line.text.prefix { $0 == " " }.count + 2
          lines += Columns.wrapped(SafeText.of(line.text), to: max(10, width), hanging: indent).map {
            PersonLine(text: $0, style: line.style)
          }
        }
      }
      return lines
    }
  }
}
