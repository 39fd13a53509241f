import Foundation
import HoldplanCheck
import HoldplanEngine
import HoldplanExchange
import HoldplanInterface
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
    let lines = format == .text ? lines(of: table, isFile: output != nil) : []
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

  /// A report as text. On a screen it is as wide as that, and columns that are records are headed by their codes
  /// where their names are too long.
  private func lines(of table: ReportTable, isFile: Bool = false) -> [String] {
    let words = context.words
    let report = WordedReport(table, words: words)
    guard !isFile, let columns = Output.tableColumns else { return report.lines }
    let hasRecords = table.columns.contains { if case .record = $0 { true } else { false } }
    let named = report.fits(columns) || !hasRecords
    return (named ? report : WordedReport(table, words: words, usesCodes: true)).lines(fitting: columns)
  }

  /// A report, with the waivers that it has to be read with.
  func table(_ kind: ReportKind, _ options: ReportOptions = ReportOptions()) -> ReportTable {
    var table = workspace.report(kind, options, today: context.today) {
      assess(workspace.reportedPlan, of: workspace)
    }
    table.notes += ledgerProblems(of: kind)
    return table
  }

  /// What is broken and not waived in the meetings, cases or quotas that a report is about.
  private func ledgerProblems(of kind: ReportKind) -> [ReportTable.Note] {
    let rule: HardRule? =
      switch kind {
      case .meetings, .series, .seats: .meetings
      case .pairs: .pairs
      case .quotas: .quota
      default: nil
      }
    guard let rule else { return [] }
    return assessLedgers(of: workspace).violations.filter { $0.rule == rule }.map { violation in
      let text = describe(violation, in: workspace, words: context.words)
      return ReportTable.Note("problem", ["text": .text(text)])
    }
  }

  /// A report as the interface shows it: the same text as `holdplan report` prints.
  func page(_ kind: ReportKind) -> ReportPage {
    let table = table(kind)
    let report = WordedReport(table, words: context.words)
    let isAboutPeople = table.columns.prefix(2) == [.key("employee"), .key("name")]
    return ReportPage(
      kind: kind, title: report.title, lines: report.table,
      fixed: isAboutPeople ? report.width(ofFirst: 2) : 0, notes: report.notes)
  }

  /// What is known beyond the plan of the teaching, in few lines: the reports that apply to the organisation.
  func reportFigures() {
    for table in keyReports() {
      answer(ReportValue(table, words: context.words), in: "reports") { [""] + lines(of: table) }
    }
    if workspace.hasLedgerRules {
      reportLedgers(assessLedgers(of: workspace))
    }
    for rota in workspace.rotas.sorted { tellOfALeaver(in: rota) }
  }

  /// The rules of meetings, cases and quotas, counted: how many are broken, which, and what is waived.
  func reportLedgers(_ ledgers: Assessment) {
    answer(LedgersValue(ledgers, of: workspace, context.words), as: "ledgers") { ledgerLines(ledgers) }
  }

  /// The same as lines.
  func ledgerLines(_ ledgers: Assessment) -> [String] {
    let text = AssessmentText(ledgers, workspace: workspace, words: context.words)
    return [context.words["report.meetingProblems", ["count": "\(ledgers.hardTotal)"]]]
      + (ledgers.isFeasible ? [] : Array(text.problems().dropFirst())) + text.waived()
  }

  /// What would become of a rota if one of its workers left: whose cases change, and the pairs that are left.
  private func tellOfALeaver(in rota: PairRota) {
    guard let leaver = rota.workers.sorted().first, !rota.duties.contains(where: { $0.pair == nil }) else {
      return
    }
    let plan = planPairs(rota.without(leaver), of: workspace)
    let standing = plan.rota.standing(in: workspace)
    say(
      "rota.leaver",
      [
        "name": name(leaver), "cases": "\(plan.changed.count)", "workers": "\(plan.rota.workers.count)",
        "fewest": "\(standing.loads.values.min() ?? 0)", "most": "\(standing.loads.values.max() ?? 0)",
        "possible": "\(standing.possiblePairs)",
      ])
    if let target = standing.targetPairs, standing.isTargetOutOfReach {
      say("rota.leaver.target", ["target": "\(target)"])
    }
  }

  /// The reports with a few rows that tell how an organisation of this kind stands.
  private func keyReports() -> [ReportTable] {
    let today = workspace.season.start
    func report(_ kind: ReportKind) -> ReportTable {
      workspace.report(kind, today: today) { assess(workspace.reportedPlan, of: workspace) }
    }
    var reports: [ReportTable] = []
    if !workspace.series.isEmpty { reports += [report(.seats), report(.series)].filter { !$0.rows.isEmpty } }
    if !workspace.rotas.isEmpty { reports.append(report(.pairs)) }
    if !workspace.quotas.isEmpty { reports.append(report(.quotas)) }
    if !workspace.funds.isEmpty { reports.append(report(.funding)) }
    if !workspace.profiles.isEmpty {
      var gaps = report(.gaps)
      // The whole list is a report of its own; here are those that make no team.
      gaps.rows = gaps.rows.filter { $0.last == .word("individual") }
      reports += [gaps, report(.leaders)]
    }
    if !workspace.goals.isEmpty { reports.append(report(.goals)) }
    var hours = report(.studyHours)
    if !hours.rows.isEmpty {
      hours.rows = Array(hours.rows.prefix(1))
      reports.append(hours)
    }
    guard !workspace.reportedPlan.teams.isEmpty else { return reports }
    if workspace.programmes.unordered.contains(where: { $0.modules.count > 1 }) {
      reports.append(report(.programmes))
    }
    reports += [report(.composition)].filter { !$0.rows.isEmpty }
    if !workspace.rules.coverage.isEmpty { reports.append(report(.staffing)) }
    return reports + [report(.acquaintance)]
  }
}

extension Workspace {
  /// Whether there are meetings, cases or quotas to be counted.
  var hasLedgerRules: Bool { !series.isEmpty || !rotas.isEmpty || !quotas.isEmpty }
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
    case .rule(let rule): try container.encode(rule)
    case .level(let level, let required):
      try container.encode(required.map { ["level": level, "required": $0] } ?? ["level": level])
    case .count(let count): try container.encode(count)
    case .hours(let hours): try container.encode(hours)
    case .money(let amount): try container.encode(amount)
    case .date(let date): try container.encode(date)
    case .week(let week): try container.encode("\(week.year)-W\(week.number < 10 ? "0" : "")\(week.number)")
    case .share(let part, let whole): try container.encode(["of": whole, "part": part])
    }
  }
}
