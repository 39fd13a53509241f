import HoldplanModel
import HoldplanResources
import HoldplanText

/// Season, rules and all records that are not people: what a planner starts with.
extension Canvas {
  mutating func drawRecords(_ state: State, _ area: Area) {
    let words = state.words
    let (left, right) = area.splitLeft(max(24, area.columns * 24 / 100))
    let inner = box(left, title: words["records.title"], isActive: !state.records.isInside)
    let kinds = RecordKind.allCases
    list(
      .kinds, in: inner, count: kinds.count, selected: state.records.kind, state: state,
      isActive: !state.records.isInside
    ) { canvas, number, place in
      let isOpen = number == state.records.kind
      canvas.write((isOpen ? "▸" : " ") + words["records.\(kinds[number].rawValue)"], in: place, row: 0)
      if !kinds[number].isSingle {
        canvas.writeRight(
          words.number(state.count(of: kinds[number])), in: place, row: 0, style: Style(.dim))
      }
    }
    drawRecordList(state, right)
  }

  private mutating func drawRecordList(_ state: State, _ area: Area) {
    let words = state.words
    let kind = state.recordKind
    let filter = state.records.filter
    let note =
      filter.isEmpty
      ? ""
      : "  " + words["filter.shown", ["text": shown(filter), "count": words.number(state.recordRowCount)]]
    let marks = state.records.marks
    let marked =
      marks.isEmpty ? "" : " · ✓ " + words["marks.count", ["count": words.number(marks.count)]]
    let inner = box(
      area, title: words["records.\(kind.rawValue)"] + note + marked, isActive: state.records.isInside)
    let (text, rows) = inner.splitTop(2)
    paragraph(words["records.\(kind.rawValue).about"], in: text, row: 0, style: Style(.dim))
    let lines = state.recordRows
    if lines.isEmpty {
      let key =
        !filter.isEmpty ? "people.noneFound" : kind == .pin ? "hindrance.pinElsewhere" : "records.empty"
      paragraph(words[key], in: rows, row: 1)
    }
    let start = marks.isEmpty ? 0 : 2
    let widths = columnWidths(of: lines, in: rows.columns - start)
    let chosen =
      state.records.isInside ? wholeLine(state.records.selected, of: lines, widths, rows.columns - start) : []
    list(
      .records, in: Area(below: rows, from: 1), count: lines.count, selected: state.records.selected,
      state: state, isActive: state.records.isInside, selectedRows: chosen.count
    ) { canvas, number, place in
      if marks.contains(lines[number].id) {
        canvas.write("✓", in: place, row: 0, style: Style(.accent, bold: true))
      }
      if number == state.records.selected, place.rows == chosen.count {
        for (row, line) in chosen.enumerated() { canvas.write(line, in: place, row: row, column: start) }
        return
      }
      var column = start
      for (cell, width) in zip(lines[number].columns, widths) {
        canvas.write(
          fitted(cell, columns: width), in: place, row: 0, column: column,
          style: column == start ? Style(.title) : .plain)
        column += width + 2
      }
    }
  }
}

extension Canvas {
  /// A record in as many lines as it takes, where its columns do not hold it; otherwise nothing.
  private func wholeLine(
    _ number: Int, of lines: [RecordLine], _ widths: [Int], _ columns: Int
  ) -> [String] {
    guard lines.indices.contains(number) else { return [] }
    let cells = lines[number].columns
    let isCut = zip(cells, widths).contains { displayWidth($0) > $1 }
    return isCut
      ? Columns.wrapped(cells.joined(separator: "  "), to: max(1, columns), hanging: 2) : []
  }
}

/// How wide each column is: as its longest cell, the last one what is left. Where that is too much, the widest give.
func columnWidths(of lines: [RecordLine], in columns: Int) -> [Int] {
  let count = lines.map(\.columns.count).max() ?? 0
  guard count > 0 else { return [] }
  var widths = (0..<count).map { number in
    let wanted = lines.map { $0.columns.indices.contains(number) ? displayWidth($0.columns[number]) : 0 }
    return min(wanted.max() ?? 0, max(4, columns / (number == count - 1 ? 1 : 2)))
  }
  let room = columns - 2 * (count - 1)
  while widths.reduce(0, +) > room, let widest = widths.indices.max(by: { widths[$0] < widths[$1] }),
    widths[widest] > 4
  {
    widths[widest] -= 1
  }
  widths[count - 1] = max(0, room - widths.dropLast().reduce(0, +))
  return widths
}

extension State {
  func count(of kind: RecordKind) -> Int {
    var copy = self
    copy.records.kind = RecordKind.allCases.firstIndex(of: kind) ?? 0
    return copy.recordCount
  }

  /// The records of a kind, with what tells them apart.
  func recordLines(_ kind: RecordKind) -> [RecordLine] {
    switch kind {
    case .season: seasonLines
    case .closedDay:
      workspace.season.closedDays.sorted { $0.date < $1.date }.map {
        RecordLine(id: $0.date.iso, columns: [words.dayAndFullDate($0.date), shown($0.reason)])
      }
    case .rules: ruleLines
    case .coverage: coverageLines
    case .pin: pinLines
    case .access: accessLines
    case .retention: retentionLines
    case .site: workspace.sites.sorted.map { line($0.id, $0.name, $0.address) }
    case .department: workspace.departments.sorted.map { line($0.id, $0.name, $0.shortName) }
    case .role: workspace.roles.sorted.map { line($0.id, $0.name) }
    case .room:
      workspace.rooms.sorted.map {
        line($0.id, $0.name, words.counted("seat", $0.capacity), $0.site.map { workspace.name(of: $0) } ?? "")
      }
    case .instructor:
      workspace.instructors.sorted.map {
        line(
          $0.id, $0.name, words[$0.employee == nil ? "records.outside" : "records.colleague"],
          $0.unavailable.map { words.range($0) }.joined(separator: ", "))
      }
    case .module: index.modules.map { moduleLine($0) }
    case .programme:
      workspace.programmes.sorted.map {
        line($0.id, $0.name, $0.modules.map { workspace.name(of: $0) }.joined(separator: ", "))
      }
    case .waiver:
      workspace.waivers.sorted.map {
        RecordLine(id: $0.id.rawValue, columns: [describe($0, in: workspace, words: words)])
      }
    case .competence, .profile, .goal, .fund, .expense: competenceLines(kind)
    case .series, .meeting, .rota, .quota, .closedSeason: meetingLines(kind)
    }
  }

  func line<Record>(_ id: Identifier<Record>, _ cells: String...) -> RecordLine {
    RecordLine(id: id.rawValue, columns: [shown(id.rawValue)] + cells.map(shown))
  }

  private func moduleLine(_ module: Module) -> RecordLine {
    let size = module.teamSize
    return line(
      module.id, module.name, words.counted("session", module.sessions.count),
      "\(size.minimum)–\(size.maximum)")
  }

  private var seasonLines: [RecordLine] {
    let season = workspace.season
    let slots = season.slots.map { "\($0.start)-\($0.end)" }
    return [
      RecordLine(
        id: "season",
        columns: [
          shown(season.name), words.date(season.start) + " – " + words.date(season.end),
          slots.joined(separator: ", "),
        ])
    ]
  }

  private var ruleLines: [RecordLine] {
    [
      RecordLine(
        id: "rules",
        columns: [
          words.counted("coverageRule", workspace.rules.coverage.count),
          words.counted("dailySession", workspace.rules.maxSessionsPerDay),
          words[workspace.rules.closesTeachingDaysForLeave ? "records.leaveClosed" : "records.leaveOpen"],
        ])
    ]
  }
}
