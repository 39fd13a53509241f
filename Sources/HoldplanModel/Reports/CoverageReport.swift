extension Workspace {
  /// Every day on which a department or site has too few at work: how many are away and how many may be, and
  /// who has set the rule aside for what reason, or that nobody has.
  package func coverageReport(_ assessment: Assessment) -> ReportTable {
    let broken = assessment.violations.filter { $0.rule == .coverage }
    let waived = assessment.waived.filter { $0.violation.rule == .coverage }
    let entries =
      broken.map { (violation: $0, waiver: Waiver?.none) }
      + waived.map { (violation: $0.violation, waiver: waivers[$0.waiver]) }
    let rows = entries.sorted { order($0.violation) < order($1.violation) }.map {
      entry -> [ReportTable.Cell] in
      [
        entry.violation.date.map { .date($0) } ?? .none, .text(place(of: entry.violation)),
        entry.violation.actual.map { .count($0) } ?? .none, entry.violation.limit.map { .count($0) } ?? .none,
        entry.waiver.map { .text($0.reason) } ?? .word("notWaived"),
        entry.waiver.map { .text($0.author) } ?? .none,
      ]
    }
    return ReportTable(
      "coverage",
      columns: [
        .key("date"), .key("place"), .key("away"), .key("mayBeAway"), .key("reason"), .key("author"),
      ], rows: rows,
      notes: [
        ReportTable.Note("coverage", ["waived": .count(waived.count), "broken": .count(broken.count)])
      ])
  }

  private func order(_ violation: Violation) -> (CalendarDate, String) {
    (violation.date ?? season.start, place(of: violation))
  }

  private func place(of violation: Violation) -> String {
    violation.department.map { departments[$0]?.name ?? $0.rawValue }
      ?? violation.site.map { sites[$0]?.name ?? $0.rawValue } ?? ""
  }
}
