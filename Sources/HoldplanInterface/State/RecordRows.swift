import HoldplanModel
import HoldplanText

/// The records of the kind that is looked at, filtered and sorted once and not for each frame.
extension State {
  var recordRows: [RecordLine] { records.rows }
  var recordRowCount: Int { records.rows.count }

  /// Shows the records of another kind, all of them and in their own order.
  mutating func showRecords(of kind: Int) {
    if records.kind != kind {
      (records.filter, records.column, records.isDescending) = ("", 0, false)
      (records.selected, records.marks, records.anchor) = (0, [], nil)
    }
    records.kind = kind
    refreshRecords()
  }

  mutating func refreshRecords() {
    let wanted = RecordsState.Made(
      revision: revision, kind: records.kind, filter: records.filter, column: records.column,
      isDescending: records.isDescending, language: words.language.rawValue)
    guard records.made != wanted else { return }
    let query = SearchQuery(records.filter)
    var rows = recordLines(recordKind)
    if !records.marks.isEmpty, records.made?.revision != revision {
      // A place in a list may be another's now.
      records.marks.formIntersection(recordKind.isListedByPlace ? [] : rows.map(\.id))
    }
    records.made = wanted
    if !query.isEmpty { rows = rows.filter { query.matches(SearchText($0.columns.joined(separator: " "))) } }
    if records.column > 0 {
      let column = records.column
      let keyed = rows.enumerated().map { place, row in
        (
          key: NaturalOrder.key(for: row.columns.indices.contains(column) ? row.columns[column] : ""), place,
          row
        )
      }
      rows = keyed.sorted { ($0.key, $0.1) < ($1.key, $1.1) }.map { $0.2 }
    }
    records.rows = records.isDescending ? rows.reversed() : rows
  }

  /// One rule of staffing a line, by its place among the rules.
  var coverageLines: [RecordLine] {
    workspace.rules.coverage.enumerated().map { place, rule in
      let (scope, unit) =
        switch rule.scope {
        case .everyDepartment: ("everyDepartment", "")
        case .everySite: ("everySite", "")
        case .department(let id): ("department", workspace.name(of: id))
        case .site(let id): ("site", workspace.name(of: id))
        }
      let whom = words["coverage.scope.\(scope)"] + (unit.isEmpty ? "" : " " + unit)
      let limit =
        switch rule.limit {
        case .away(let share, let least):
          words[
            least == 0 ? "coverage.away" : "coverage.awayAtLeast",
            ["percent": words.decimal(share.value * 100), "count": words.number(least)]]
        case .present(let count): words["coverage.present", ["count": words.number(count)]]
        }
      return RecordLine(id: String(place), columns: [whom, limit])
    }
  }

  /// Every pin, first those of people and then those of sessions.
  var pinLines: [RecordLine] {
    workspace.pins.sorted().enumerated().map { place, pin in
      let columns =
        switch pin {
        case .member(let person, _, let team):
          [workspace.name(of: person), capitalized(workspace.fullName(of: team, words))]
        case .session(let team, _, let index, let date, _):
          [
            capitalized(workspace.fullName(of: team, words)),
            words[
              "records.pinnedSession", ["session": String(index + 1), "date": words.dayAndFullDate(date)]],
          ]
        }
      return RecordLine(id: String(place), columns: columns)
    }
  }

  func pin(_ id: String) -> Pin? {
    let pins = workspace.pins.sorted()
    return Int(id).flatMap { pins.indices.contains($0) ? pins[$0] : nil }
  }

  /// Shows what is pinned where it can be moved.
  mutating func goToPin(_ id: String) -> [Command] {
    switch pin(id) {
    case .member(let person, let module, _): return showOnBoard(person, module)
    case .session(_, _, _, let date, _):
      let commands = open(.calendar)
      calendar.date = date
      return commands
    case nil: return []
    }
  }
}
