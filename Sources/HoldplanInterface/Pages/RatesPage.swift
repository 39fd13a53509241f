import HoldplanModel

extension PageMaker {
  /// HR's page: the attendance of the season as a trend, and by module, team and department.
  ///
  /// - Parameter includes: whose attendance is counted; everybody's by default.
  package func rates(includes: (Employee.ID) -> Bool = { _ in true }) -> [PageLine] {
    let rates = workspace.attendanceRates(through: today, includes: includes)
    if rates.total.expected == 0 { return [PageLine(words["attendance.noneHeld"], .dim)] }
    var lines = [PageLine.heading(words["page.rates"]), PageLine(sentence(rates.total))]
    lines += statuses(of: rates.total)
    lines += [.blank, .heading(words["page.trend"])] + trend(rates.weeks)
    lines += [.blank, .heading(words["page.byModule"])]
    lines += rates.modules.map { row(workspace.name(of: $0.key), $0.tally) }
    lines += [.blank, .heading(words["page.byTeam"])]
    lines += rates.teams.map { row(capitalized(workspace.fullName(of: $0.key, words)), $0.tally) }
    lines += [.blank, .heading(words["page.byDepartment"])]
    lines += rates.departments.map { row(workspace.name(of: $0.key), $0.tally) }
    return lines
  }

  private func sentence(_ tally: AttendanceTally) -> String {
    words[
      "page.total",
      [
        "expected": words.number(tally.expected), "attended": words.number(tally.attended),
        "unmarked": words.number(tally.unmarked), "percent": percent(tally),
      ]]
  }

  private func statuses(of tally: AttendanceTally) -> [PageLine] {
    let parts = AttendanceMark.Status.shown.filter { tally.count($0) > 0 }
      .map { words["attendance.\($0.rawValue)"] + " " + words.number(tally.count($0)) }
    return parts.isEmpty ? [] : [PageLine("  " + parts.joined(separator: "  "), .dim)]
  }

  private func percent(_ tally: AttendanceTally) -> String { tally.percent.map { "\($0) %" } ?? "–" }

  /// `Drift                      92 %  ▇▇▇▇▇▇▇▇▇░  110/120`
  private func row(_ name: String, _ tally: AttendanceTally) -> PageLine {
    let unmarked = tally.unmarked == 0 ? "" : "  · \(tally.unmarked)"
    let text =
      "  " + padded(name, columns: 34) + aligned(percent(tally), columns: 6) + "  "
      + bar(tally.percent ?? 0, of: 100, columns: 20) + "  \(tally.attended)/\(tally.marked)" + unmarked
    return PageLine(text, (tally.percent ?? 100) < 80 ? .warning : .text)
  }

  private func bar(_ value: Int, of whole: Int, columns: Int) -> String {
    let filled = whole == 0 ? 0 : value * columns / whole
    return String(repeating: "█", count: filled) + String(repeating: "░", count: columns - filled)
  }

  /// The weeks of the season side by side, each a column as high as its share; the weeks' numbers below.
  private func trend(_ weeks: [AttendanceRates.Part<ISOWeek>]) -> [PageLine] {
    let rows = 5
    let eighths = [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
    let shown = Array(weeks.suffix(24))
    var lines = (0..<rows).map { row -> PageLine in
      let floor = (rows - 1 - row) * 100 / rows
      let columns = shown.map { week -> String in
        guard let percent = week.tally.percent else { return row == rows - 1 ? "· " : "  " }
        let part = max(0, min(8, (percent - floor) * rows * 8 / 100))
        return eighths[part] + eighths[part]
      }
      let label = row == 0 ? "100 %" : row == rows - 1 ? "  0 %" : "     "
      return PageLine(label + " │" + columns.joined(separator: " "), .accent)
    }
    lines.append(PageLine("      └" + String(repeating: "───", count: shown.count), .dim))
    let numbers = shown.map { ($0.key.number < 10 ? " " : "") + String($0.key.number) }
    lines.append(PageLine("  " + words["page.week"] + "  " + numbers.joined(separator: " "), .dim))
    return lines
  }
}
