/// A report as a table, before words and widths: the same for the terminal, paper, spreadsheets and scripts.
package struct ReportTable: Equatable, Sendable {
  /// The report's title is the sentence `report.<name>.title`.
  package var name: String
  package var columns: [Column]
  package var rows: [[Cell]]
  /// A last row that sums up, with as many cells as there are columns.
  package var total: [Cell]?
  /// What has to be known to read the table, such as the cases that are waived, each with its reason.
  package var notes: [Note]

  package init(
    _ name: String, columns: [Column], rows: [[Cell]], total: [Cell]? = nil, notes: [Note] = []
  ) {
    self.name = name
    self.columns = columns
    self.rows = rows
    self.total = total
    self.notes = notes
  }

  package enum Column: Hashable, Sendable {
    /// Headed by the sentence `report.column.<key>`; in JSON and CSV the key is the name.
    case key(String)
    /// Headed by the name of a record, such as a module's, with its identifier for scripts.
    case record(id: String, name: String)
  }

  package enum Cell: Hashable, Sendable {
    case none
    case text(String)
    case count(Int)
    case hours(StudyHours)
    case money(Money)
    case date(CalendarDate)
    case week(ISOWeek)
    /// So many of so many, shown with its percentage.
    case share(Int, of: Int)
    /// The name of a rule.
    case rule(HardRule)
    /// A level that somebody has, and the one that the job needs; shaded by how much is missing.
    case level(Int, required: Int?)
    /// The sentence `report.word.<key>`.
    case word(String)
  }

  /// The sentence `report.note.<key>` with its values.
  package struct Note: Hashable, Sendable {
    package var key: String
    package var values: [String: Cell]

    package init(_ key: String, _ values: [String: Cell] = [:]) {
      self.key = key
      self.values = values
    }
  }
}

extension ReportTable.Cell {
  /// How many levels are missing; nil for what is no level.
  package var missingLevels: Int? {
    guard case .level(let level, let required) = self else { return nil }
    return max(0, (required ?? 0) - level)
  }

  /// A number; nothing where it is 0, so that a wide table shows what there is.
  static func unlessZero(_ count: Int) -> Self { count == 0 ? .none : .count(count) }
}

extension Workspace {
  /// The plan that reports tell of: the published one, and before that the draft.
  package var reportedPlan: Plan { published?.plan ?? draft }

  /// The people of a manager, or all who are employed in the season, by name in Danish order.
  func reportedPeople(manager: Employee.ID?) -> [Employee] {
    Employee.inNameOrder(
      employees.unordered.filter { isActive($0) && (manager == nil || $0.manager == manager) })
  }
}
