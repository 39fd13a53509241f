import HoldplanModel

/// A report as it is shown: the same text as the command prints.
package struct ReportPage: Equatable, Sendable {
  package var kind: ReportKind
  package var title: String
  /// The headings and the rows, in columns.
  package let lines: [String]
  /// The columns of the widest line.
  let widest: Int
  /// How many columns of the screen stay in sight when the table is scrolled sideways: whom a row is about.
  package var fixed: Int
  /// Sentences below the table.
  package var notes: [String]

  package init(kind: ReportKind, title: String, lines: [String], fixed: Int = 0, notes: [String] = []) {
    self.kind = kind
    self.title = title
    self.lines = lines
    widest = lines.map { displayWidth($0) }.max() ?? 0
    self.fixed = fixed
    self.notes = notes
  }
}

/// The list of reports, and the one that is open over it.
struct ReportsState: Sendable {
  var selected = 0
  /// Nil while the list is looked at.
  var open: ReportKind?
  /// Nil until the answer has come.
  var page: ReportPage?
  /// The first line and the first column that are seen.
  var top = 0
  var left = 0

  var kind: ReportKind { ReportKind.allCases[max(0, min(selected, ReportKind.allCases.count - 1))] }
}

extension CommandTable {
  static let reportCommands: [Entry] = [
    Entry(id: "reports", keys: ["B"], contexts: Context.views, rank: nil, hindrance: planner) { state in
      state.overlays.append(.reports(ReportsState()))
      return []
    },
    Entry(
      id: "reports.open", keys: [.code(.enter)], contexts: [.reports], rank: 1,
      hindrance: { $0.shownReports?.open == nil ? nil : "hindrance.reportIsOpen" }
    ) { $0.openReport() },
    Entry(
      id: "reports.next", keys: [.code(.tab)], contexts: [.reports], rank: 2,
      hindrance: { $0.shownReports?.open == nil ? "hindrance.noReport" : nil }
    ) { $0.stepToReport(1) },
    Entry(
      id: "reports.previous", keys: [.code(.backTab)], contexts: [.reports], rank: nil,
      hindrance: { $0.shownReports?.open == nil ? "hindrance.noReport" : nil }
    ) { $0.stepToReport(-1) },
    Entry(
      id: "reports.close", keys: [.code(.escape), "q"], contexts: [.reports], rank: 3, hindrance: always
    ) { $0.closeReport() },
  ]
}

extension State {
  var shownReports: ReportsState? {
    if case .reports(let reports) = overlays.last { reports } else { nil }
  }

  private mutating func change(_ edit: (inout ReportsState) -> Void) {
    guard case .reports(var reports) = overlays.last else { return }
    edit(&reports)
    overlays[overlays.count - 1] = .reports(reports)
  }

  mutating func openReport() -> [Command] {
    change { reports in
      (reports.open, reports.page, reports.top, reports.left) = (reports.kind, nil, 0, 0)
    }
    guard let kind = shownReports?.open else { return [] }
    waiting.insert(.report)
    return [.report(kind), .noteView("report", nil)]
  }

  mutating func stepToReport(_ step: Int) -> [Command] {
    let count = ReportKind.allCases.count
    change { $0.selected = ($0.selected + step + count) % count }
    return openReport()
  }

  /// Goes back to the list, and from there away.
  mutating func closeReport() -> [Command] {
    waiting.remove(.report)
    guard shownReports?.open != nil else { return closeOverlay() }
    change { ($0.open, $0.page) = (nil, nil) }
    return []
  }

  /// Takes the text of the report that was asked for; another one has been opened meanwhile where it differs.
  mutating func take(_ page: ReportPage) {
    waiting.remove(.report)
    change { if $0.open == page.kind { $0.page = page } }
  }

  /// Scrolls an open report sideways; false where that is left to the list.
  mutating func scrollReport(_ motion: Motion) -> Bool {
    guard let open = shownReports, open.open != nil, motion == .left || motion == .right else { return false }
    // As far as the last column stands at the right edge.
    let most = max(0, (open.page?.widest ?? 0) - (size.columns - 4))
    change { reports in
      reports.left = max(0, min(reports.left + (motion == .right ? 16 : -16), most))
    }
    return true
  }

  /// The reports that are open are asked for again when the workspace has changed.
  var openReports: [Command] {
    overlays.compactMap { overlay in
      if case .reports(let reports) = overlay { reports.open.map { .report($0) } } else { nil }
    }
  }
}
