import HoldplanModel
import HoldplanResources

/// The list of people, with as many columns as there is room for. A click on a head sorts by it.
extension Canvas {
  private struct Column {
    var order: PeopleState.Order
    var width: Int
    var start = 0
  }

  mutating func drawPeopleList(_ state: State, _ area: Area) {
    let words = state.words
    let people = state.people
    let inner = box(area, title: state.peopleTitle, isActive: true)
    let markWidth = state.marks.people.isEmpty ? 0 : 2
    let columns = columns(in: inner.columns - markWidth, from: markWidth)
    for column in columns { drawHead(column, state, inner) }
    let (_, rows) = inner.splitTop(1)
    if people.rows.isEmpty {
      paragraph(
        words[state.index.employees.isEmpty ? "people.none" : "people.noneFound"], in: rows, row: 0,
        style: Style(.dim))
      park(rows, row: 0)
    }
    list(.people, in: rows, count: people.rows.count, selected: people.selected, state: state) {
      canvas, row, place in
      let person = state.index.employees[people.rows[row]]
      if state.marks.people.contains(people.rows[row]) {
        canvas.write("✓", in: place, row: 0, style: Style(.accent, bold: true))
      }
      for column in columns {
        let (text, style) = state.cell(column.order, of: person)
        canvas.write(
          fitted(text, columns: column.width), in: place, row: 0, column: column.start, style: style)
      }
    }
  }

  private mutating func drawHead(_ column: Column, _ state: State, _ area: Area) {
    let isSorted = state.people.order == column.order && (column.order != .name || state.people.isDescending)
    let sign = isSorted ? (state.people.isDescending ? "▼" : "▲") : ""
    let head = state.words["people.\(column.order.rawValue)"] + sign
    write(
      fitted(head, columns: column.width), in: area, row: 0, column: column.start,
      style: Style(.dim, underline: true))
    target(
      Area(
        column: area.origin.column + column.start, row: area.origin.row, columns: column.width, rows: 1),
      .order(column.order))
  }

  /// Name, department and places always; more where there is room.
  private func columns(in width: Int, from start: Int) -> [Column] {
    var more: [Column] = []
    var left = width
    for (order, columns, needed) in [
      (PeopleState.Order.number, 8, 58), (.problems, 10, 70), (.role, 16, 86), (.site, 14, 100),
      (.leave, 12, 112),
    ] where width >= needed {
      more.append(Column(order: order, width: columns))
      left -= columns + 1
    }
    let department = max(10, (left - 10) * 2 / 5)
    let name = left - department - 8
    var result = [
      Column(order: .name, width: name), Column(order: .department, width: department),
      Column(order: .places, width: 6),
    ]
    result += more
    var at = start
    for number in result.indices {
      result[number].start = at
      at += result[number].width + 1
    }
    return result
  }
}

extension State {
  /// How many are listed, what they are filtered by, and how many are marked.
  fileprivate var peopleTitle: String {
    var title = words["people.title", ["count": words.number(people.rows.count)]]
    if !people.filter.isEmpty { title += " / " + shown(people.filter) }
    if people.showsProblemsOnly { title += " · " + words["people.problemsOnly"] }
    if !marks.people.isEmpty {
      title += " · ✓ " + words["marks.count", ["count": words.number(marks.people.count)]]
    }
    return title
  }

  /// What stands in a column for a person.
  fileprivate func cell(_ order: PeopleState.Order, of person: Employee) -> (String, Style) {
    switch order {
    case .name: return (shown(person.name), .plain)
    case .number: return (shown(person.id.rawValue), Style(.dim))
    case .department: return (workspace.name(of: person.department), Style(.dim))
    case .site: return (person.site.map { workspace.name(of: $0) } ?? "", Style(.dim))
    case .role: return (person.role.map { workspace.name(of: $0) } ?? "", Style(.dim))
    case .manager: return (person.manager.map { workspace.name(of: $0) } ?? "", Style(.dim))
    case .places:
      let (seats, wanted) = places(of: person.id)
      return (
        "\(seats)/\(wanted)" + (seats < wanted ? " !" : ""),
        seats < wanted ? Style(.problem, bold: true) : .plain
      )
    case .problems:
      let count = findings.byEmployee[person.id] ?? 0
      return (count == 0 ? "" : "! \(count)", Style(.problem, bold: true))
    case .leave where !viewer.seesRecords: return ("", .plain)
    case .leave:
      let days = person.leave.reduce(0) { $0 + $1.from.distance(to: $1.to) + 1 }
      return (days == 0 ? "" : words.counted("day", days), Style(.dim))
    }
  }
}
