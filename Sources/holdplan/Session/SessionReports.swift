import Foundation
import HoldplanCheck
import HoldplanExchange
import HoldplanModel
import HoldplanResources

extension Session {
  /// Prints a report, or writes it to a file; with `--json` always as JSON. A PDF goes to a file in any case.
  ///
  /// - Parameter manager: to whose people the report is limited; a manager has one's own reports alone.
  func deliver(
    _ table: ReportTable, as wanted: ReportFormat, to output: String?, of manager: Employee.ID? = nil
  ) throws {
    if manager == nil || manager != ownPeople { try requireHR() }
    let words = context.words
    let format = context.json ? .json : wanted
    note(output == nil && format != .pdf ? .view : .export, "report")
    let lines = format == .text ? WordedReport(table, words: words).lines : []
    let bytes =
      switch format {
      case .text: Data((lines.joined(separator: "\n") + "\n").utf8)
      case .json: try ReportValue(table, words: words).encoded()
      case .csv: table.csv(words: words)
      case .pdf: try pdf(of: rosters(published: workspace.published != nil).report(table))
      }
    let file = format == .pdf ? FileName.safe("\(workspace.name) \(table.name)") + ".pdf" : nil
    if let path = output ?? file { return try deliver(bytes, to: path) }
    // Sentences of a command may stand before and after a table, but nothing beside a file.
    if format == .text {
      say(text: lines.joined(separator: "\n"), key: "report")
    } else {
      try context.output.answer(file: bytes)
    }
  }

  /// What is known beyond the plan of the teaching, in few lines: the reports that apply to the organisation.
  func reportFigures() {
    for table in workspace.keyReports() {
      let report = WordedReport(table, words: context.words)
      answer(ReportValue(table, words: context.words), in: "reports") { [""] + report.lines }
    }
    let problems = meetingProblems(of: workspace)
    if !workspace.series.isEmpty {
      say("report.meetingProblems", ["count": "\(problems.count)"])
    }
  }
}

extension Workspace {
  /// The reports with a few rows that tell how an organisation of this kind stands.
  fileprivate func keyReports() -> [ReportTable] {
    var reports: [ReportTable] = []
    if !series.isEmpty { reports.append(seriesReport()) }
    if !rotas.isEmpty { reports.append(pairReport()) }
    if !quotas.isEmpty { reports.append(quotaReport()) }
    if !funds.isEmpty { reports.append(fundingReport()) }
    if !profiles.isEmpty {
      var gaps = gapReport()
      // The whole list is a report of its own; the proposals are what there is to decide.
      gaps.rows = []
      reports.append(gaps)
    }
    if !goals.isEmpty { reports.append(goalReport(today: season.start)) }
    var hours = studyHoursReport()
    if !hours.rows.isEmpty {
      hours.rows = Array(hours.rows.prefix(1))
      reports.append(hours)
    }
    if !reportedPlan.teams.isEmpty { reports.append(acquaintanceReport()) }
    return reports
  }
}

/// A report for scripts: rows as objects under the columns' names.
struct ReportValue: Encodable, Sendable {
  let report: String
  let title: String
  let rows: [[String: ReportCellValue]]
  let total: [String: ReportCellValue]?
  let notes: [String]

  init(_ table: ReportTable, words: Words) {
    let worded = WordedReport(table, words: words)
    let names = table.columns.map { column in
      switch column {
      case .key(let key): key
      case .record(let id, _): id
      }
    }
    func object(_ cells: [ReportTable.Cell]) -> [String: ReportCellValue] {
      Dictionary(zip(names, cells.map(ReportCellValue.init)), uniquingKeysWith: { first, _ in first })
        .filter { $0.value.cell != .none }
    }
    report = table.name
    title = worded.title
    rows = table.rows.map(object)
    total = table.total.map(object)
    notes = worded.notes
  }

  func encoded() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    return try encoder.encode(self) + Data("\n".utf8)
  }
}

/// A cell as a number where it is one; amounts in øre.
struct ReportCellValue: Encodable, Sendable {
  let cell: ReportTable.Cell

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch cell {
    case .none: try container.encodeNil()
    case .text(let text), .word(let text): try container.encode(text)
    case .count(let count): try container.encode(count)
    case .hours(let hours): try container.encode(hours)
    case .money(let amount): try container.encode(amount)
    case .date(let date): try container.encode(date)
    case .week(let week): try container.encode("\(week.year)-W\(week.number < 10 ? "0" : "")\(week.number)")
    case .share(let part, let whole): try container.encode(["of": whole, "part": part])
    }
  }
}
