/// Where the parts of the calendar lie. Pure arithmetic: tests draw the answer as a picture.
struct CalendarLayout: Equatable {
  static let widestDay = 11

  /// The weeks, with a border.
  var grid: Area
  /// The day under the cursor, or what is on offer on it.
  var day: Area
  /// What moving here would do, or what the signs mean.
  var panel: Area

  init(_ area: Area) {
    let (upper, lower) = area.splitBottom(area.rows >= 30 ? 9 : 6)
    (grid, day) = upper.splitLeft(max(51, upper.columns * 51 / 80))
    panel = lower
  }
}

/// The columns of the calendar's weeks: the week, a column for each day, and one for each department whose
/// leave there is room for.
struct WeekLayout: Equatable {
  /// Columns of the month and the week's number, with the space after them.
  var head: Int
  var dayWidth: Int
  /// How many departments are seen beside the days, four columns each.
  var departments: Int

  init(columns: Int, days: Int, departments count: Int) {
    head = days > 5 ? 4 : 7
    let days = max(1, days)
    dayWidth = max(4, min(CalendarLayout.widestDay, (columns - head) / days))
    departments = max(0, min(count, (columns - head - dayWidth * days - 1) / 4))
  }

  func column(ofDay number: Int) -> Int { head + number * dayWidth }
  func column(ofDepartment number: Int, days: Int) -> Int { head + days * dayWidth + 1 + number * 4 }
}
